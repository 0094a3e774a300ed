"""`sitemap.xml` and `robots.txt`."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from bulletin.render.edition import Edition
from bulletin.render.sitemap import Limits, render_robots, render_sitemap
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite
from tests.conftest import add_bulletin
from tests.render.conftest import ROOT, Pages, check_folder, settings_for

BASE = "https://stats.example.vn/b/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "h": "http://www.w3.org/1999/xhtml"}


def edition_of(folder: Path, base_url: str | None = BASE) -> Edition:
    return make_editions(check_folder(folder), settings_for(folder, base_url))[0]


def sitemap(edition: Edition, limits: Limits | None = None) -> dict[str, etree._Element]:
    artefacts = render_sitemap(edition, limits) if limits else render_sitemap(edition)
    return {artefact.path: etree.fromstring(artefact.content) for artefact in artefacts}


def addresses(tree: etree._Element) -> list[str]:
    return [one.text or "" for one in tree.iterfind(".//s:loc", NAMES)]


def test_every_page_that_may_be_listed_stands_in_it_with_all_its_versions(
    real_site: CheckedSite, real_pages: Pages
) -> None:
    edition = make_editions(real_site, settings_for(ROOT / "content", BASE))[0]
    files = sitemap(edition)
    assert list(files) == ["sitemap.xml"]
    listed = {path for path, html in real_pages.items() if '<meta name="robots" content="noindex">' not in html}
    assert {path[:2] for path in listed} == {"vi", "en"}
    urls = {f"{BASE}{path.removesuffix('index.html')}" for path in listed}
    found = addresses(files["sitemap.xml"])
    assert len(found) == len(urls) > 500
    assert set(found) == urls
    for entry in files["sitemap.xml"]:
        links = [(one.get("hreflang"), one.get("href")) for one in entry.iterfind("h:link", NAMES)]
        path = re.sub(rf"{BASE}(vi|en)/", "", entry.findtext("s:loc", "", NAMES))
        default = f"{BASE}vi/{path}" if path else BASE
        assert links == [("vi", f"{BASE}vi/{path}"), ("en", f"{BASE}en/{path}"), ("x-default", default)]


def test_days_of_change_are_those_of_the_content(content: Path) -> None:
    corrected = (
        "corrections:\n  - date: 2027-03-01\n    figure: admin_procedures\n    was: 1.894\n    now: 1.849\n"
        "    reason: Gõ nhầm.\n"
    )
    add_bulletin(content, "tra-vinh", "2021", "  admin_procedures: 1.849\n", corrected)
    english = content / "bulletins" / "tra-vinh" / "2021.en.md"
    front, fence, _ = english.read_text("utf-8").rpartition("---\n")
    english.write_text(f"{front}  corrections.0.reason: Mistyped.\n{fence}", "utf-8")
    tree = sitemap(edition_of(content))["sitemap.xml"]
    days = {entry.findtext("s:loc", "", NAMES): entry.findtext("s:lastmod", "", NAMES) for entry in tree}
    told = {
        path: days[f"{BASE}en/{path}"]
        for path in (
            "",
            "tra-vinh/",
            "tra-vinh/2020/",
            "tra-vinh/2021/",
            "periods/2020/",
            "periods/2021/",
            "data/",
            "indicators/digital_certificates/",
            "indicators/admin_procedures/",
            "indicators/postal_revenue/",
            "domains/digital_government/",
        )
    }
    assert told == {
        "": "2027-03-01",
        "tra-vinh/": "2027-03-01",
        "tra-vinh/2020/": "2021-01-28",
        "tra-vinh/2021/": "2027-03-01",
        "periods/2020/": "2021-01-28",
        "periods/2021/": "2027-03-01",
        "data/": "2027-03-01",
        "indicators/digital_certificates/": "2021-01-28",
        "indicators/admin_procedures/": "2027-03-01",
        # Nothing tells when its definition was last changed.
        "indicators/postal_revenue/": "",
        "domains/digital_government/": "2027-03-01",
    }


@pytest.mark.parametrize("limits", [Limits(addresses=5), Limits(octets=2500)])
def test_one_that_grows_too_large_is_parted_below_an_index(content: Path, limits: Limits) -> None:
    edition = edition_of(content)
    whole = addresses(sitemap(edition)["sitemap.xml"])
    files = sitemap(edition, limits)
    index = files.pop("sitemap.xml")
    assert len(files) > 2
    assert etree.QName(index).localname == "sitemapindex"
    assert addresses(index) == [f"{BASE}sitemap-{number}.xml" for number in range(1, len(files) + 1)]
    assert list(files) == [f"sitemap-{number}.xml" for number in range(1, len(files) + 1)]
    assert [one for tree in files.values() for one in addresses(tree)] == whole
    for artefact in render_sitemap(edition, limits):
        assert len(artefact.content) <= limits.octets
    assert all(0 < len(tree) <= limits.addresses for tree in files.values())


def test_the_limits_are_those_of_the_protocol() -> None:
    assert Limits() == Limits(addresses=50_000, octets=52_428_800)


def test_robots_are_welcome_and_told_where_the_sitemap_is(content: Path) -> None:
    artefact = render_robots(edition_of(content))
    assert artefact.path == "robots.txt"
    assert artefact.content.decode() == f"User-agent: *\nDisallow:\n\nSitemap: {BASE}sitemap.xml\n"


def test_without_an_address_there_is_no_sitemap_to_name(content: Path) -> None:
    edition = edition_of(content, None)
    assert sitemap(edition) == {}
    assert render_robots(edition).content.decode() == "User-agent: *\nDisallow:\n"


def test_a_preview_of_what_is_not_out_yet_asks_robots_to_stay_away(content: Path) -> None:
    edition = edition_of(content)
    hidden = replace(edition, site=replace(edition.site, unpublished=frozenset({"tra-vinh/2020"})))
    assert sitemap(hidden) == {}
    assert render_robots(hidden).content.decode() == "User-agent: *\nDisallow: /\n"
