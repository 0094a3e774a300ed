"""The site made of the real archive: its pages, what stands above them, series and neighbours."""

from collections import Counter
from pathlib import Path

from bulletin.site.assemble import assemble
from bulletin.site.site import PageKind
from tests.conftest import FRONT_MATTER, read_archive
from tests.content.conftest import REAL

SITE = assemble(REAL)


def test_there_is_a_page_for_everything_that_has_figures() -> None:
    kinds = Counter(page.kind for page in SITE.pages)
    assert kinds[PageKind.HOME] == kinds[PageKind.DATA] == kinds[PageKind.INDICATORS] == kinds[PageKind.PERIODS] == 1
    # Five with bulletins, and the three that others of these became part of.
    assert kinds[PageKind.PLACE] == 8
    assert kinds[PageKind.PLACES] == 1
    assert kinds[PageKind.BULLETIN] == 39
    assert kinds[PageKind.DOMAIN] == 10
    assert kinds[PageKind.INDICATOR] == len(REAL.catalogue.indicators)
    assert {page.path for page in SITE.pages if page.kind is PageKind.PERIOD} == {
        *("periods/2011-q2/", "periods/2015-2018/", "periods/2016/", "periods/2017/", "periods/2017-10/"),
        *("periods/2018/", "periods/2019/", "periods/2019-08/", "periods/2020/", "periods/2020-08/"),
        *("periods/2020-7m/", "periods/2020-2022/", "periods/2021/", "periods/2022/", "periods/2022-04/"),
        *("periods/2022-10/", "periods/2022-h1/", "periods/2023/", "periods/2023-h1/", "periods/2024/"),
        *("periods/2024-10/", "periods/2024-h1/", "periods/2025/", "periods/2025-05/", "periods/2025-07/"),
        "periods/2025-h1/",
    }
    assert {page.path for page in SITE.pages if page.kind is PageKind.TEXT} == {"about/", "methods/"}


def test_addresses_are_unique_and_lower_case() -> None:
    paths = [page.path for page in SITE.pages]
    assert len(set(paths)) == len(paths)
    assert "tien-giang/2023-h1/" in paths
    assert all(path == path.lower() for path in paths)


def test_each_page_knows_the_pages_above_it() -> None:
    def above(path: str) -> list[str]:
        return [page.path for page in SITE.parents[path]]

    assert above("") == []
    assert above("tra-vinh/2020/") == ["", "places/", "tra-vinh/"]
    assert above("indicators/postal_revenue/") == ["", "indicators/", "domains/post/"]
    assert above("periods/2023/") == ["", "periods/"]


def test_a_series_holds_each_place_and_period() -> None:
    series = {
        (observation.bulletin.key, observation.statement.id)
        for observation in SITE.observations["digital_certificates"]
    }
    assert series == {
        ("tien-giang/2023-h1", "digital_certificates"),
        ("tien-giang/2023-h1", "digital_certificates.holder.organisation"),
        ("tien-giang/2023-h1", "digital_certificates.holder.person"),
        ("tra-vinh/2017", "digital_certificates.holder.organisation"),
        ("tra-vinh/2017", "digital_certificates.holder.person"),
        ("tra-vinh/2020", "digital_certificates"),
        ("tra-vinh/2020", "digital_certificates.holder.organisation"),
        ("tra-vinh/2020", "digital_certificates.holder.person"),
        ("tra-vinh/2022-04", "digital_certificates"),
    }


def test_bulletins_of_one_place_are_neighbours_in_time(content: Path) -> None:
    folder = content / "bulletins" / "tra-vinh"
    english = folder.joinpath("2020.en.md").read_text("utf-8")
    for period in ("2021", "2019-H1"):
        folder.joinpath(f"{period}.md").write_text(FRONT_MATTER.replace("period: 2020", f"period: {period}"), "utf-8")
        folder.joinpath(f"{period}.en.md").write_text(english, "utf-8")
    archive, problems = read_archive(content)
    assert problems == ()
    assert archive is not None
    site = assemble(archive)
    assert [bulletin.period.code for bulletin in site.bulletins] == ["2019-H1", "2020", "2021"]
    first, middle, last = site.bulletins
    assert site.neighbours(middle) == (first, last)
    assert site.neighbours(first) == (None, middle)


def test_of_two_bulletins_on_one_observation_the_firm_one_serves_the_series(content: Path) -> None:
    folder = content / "bulletins" / "tra-vinh"
    english = folder.joinpath("2020.en.md").read_text("utf-8")
    later = FRONT_MATTER.replace("period: 2020", "period: 2021").replace("status: final", "status: preliminary")
    later = later.replace("published: 2021-01-28", "published: 2022-01-28")
    later = later.replace(
        "  digital_certificates: 2.165", "  digital_certificates:\n    value: 2.200\n    period: 2020"
    )
    folder.joinpath("2021.md").write_text(later, "utf-8")
    folder.joinpath("2021.en.md").write_text(english, "utf-8")
    archive, _ = read_archive(content)
    assert archive is not None
    (observation,) = assemble(archive).observations["digital_certificates"]
    assert observation.bulletin.period.code == "2020"
