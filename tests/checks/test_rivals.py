"""One observation that two bulletins of a place state: which of them serves the series, and what is told."""

from decimal import Decimal
from pathlib import Path

from bulletin.checks.check import check
from bulletin.problems import Problem
from bulletin.site.assemble import assemble
from bulletin.site.site import CheckedSite
from tests.conftest import FRONT_MATTER, read_archive


def _two_bulletins(content: Path, value: str, extra: str = "") -> tuple[CheckedSite, tuple[Problem, ...]]:
    """The certificates of 2020, which the year's own bulletin gives as 2.165, told again in that of 2021."""
    folder = content / "bulletins" / "tra-vinh"
    again = f"  digital_certificates:\n    value: {value}\n    period: 2020\n{extra}"
    text = FRONT_MATTER.replace("period: 2020", "period: 2021").replace("2021-01-28\n", "2022-01-28\n", 1)
    folder.joinpath("2021.md").write_text(text.replace("  digital_certificates: 2.165\n", again), "utf-8")
    english = folder.joinpath("2020.en.md").read_text("utf-8")
    folder.joinpath("2021.en.md").write_text(english, "utf-8")
    archive, problems = read_archive(content)
    assert archive is not None
    site, found = check(assemble(archive))
    unsaid = {"reference-unknown", "translation-missing"}  # the words and their translation are not tested here
    return site, tuple(problem for problem in problems + found if problem.code not in unsaid)


def test_the_later_bulletin_serves_the_series_and_the_earlier_one_is_questioned(content: Path) -> None:
    site, (problem,) = _two_bulletins(content, "2.156")
    (observation,) = site.site.observations["digital_certificates"]
    assert observation.bulletin.period.code == "2021"
    assert [rival.bulletin.period.code for rival in observation.rivals] == ["2020"]
    assert problem.code == "observation-differs"
    assert problem.where.path == "content/bulletins/tra-vinh/2020.md"
    assert problem.values["value"] == Decimal(2165)
    assert problem.values["other"] == Decimal(2156)
    assert problem.values["difference"] == Decimal(9)


def test_the_firmer_statement_serves_the_series(content: Path) -> None:
    site, (problem,) = _two_bulletins(content, "ước 2.156")
    (observation,) = site.site.observations["digital_certificates"]
    assert observation.bulletin.period.code == "2020"
    assert problem.where.path == "content/bulletins/tra-vinh/2021.md"


def test_the_same_figure_told_twice_is_no_difference(content: Path) -> None:
    assert _two_bulletins(content, "2.165")[1] == ()
    assert _two_bulletins(content, "khoảng 2.160")[1] == ()
    assert _two_bulletins(content, '"..."')[1] == ()


def test_a_difference_that_the_sources_print_can_be_accepted(content: Path) -> None:
    accept = "    accept:\n      observation-differs: Hai nguồn in khác nhau.\n"
    site, problems = _two_bulletins(content, "ước 2.156", accept)
    assert problems == ()
    (finding,) = site.findings
    assert finding.code == "observation-differs"
    assert finding.bulletin == "tra-vinh/2021"
