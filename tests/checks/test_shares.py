"""Shares, n of m, and targets. The figures are those of Tiền Giang, first half of 2023, and Trà Vinh, 2020."""

from decimal import Decimal

import pytest

from bulletin.site.site import CheckedSite
from tests.conftest import Checked


def told(site: CheckedSite) -> dict[str, str]:
    return {finding.statement: finding.code for finding in site.findings}


@pytest.mark.parametrize(
    ("figure", "manner"),
    [
        ("1.307/1.849, đạt 70,68%", "share-truncated"),  # 70.6869…
        ("1.307/1.849, đạt 70,69%", "share-rounded"),
        ("1.307/1.849, đạt 70,7%", "share-rounded"),
        ("1.307/1.849, đạt 70%", "share-truncated"),
        ("1.307/1.849, đạt 71%", "share-rounded"),
    ],
)
def test_tells_a_truncated_share_from_a_rounded_one(checked: Checked, figure: str, manner: str) -> None:
    site, problems = checked(f"  nps_integrated: {figure}\n")
    assert problems == ()
    assert told(site) == {"nps_integrated": manner}


def test_refuses_a_share_that_is_off(checked: Checked) -> None:
    _, (problem,) = checked("  nps_integrated: 1.307/1.849, đạt 70,67%\n")
    assert problem.code == "share-mismatch"
    assert problem.values["printed"] == Decimal("70.67")
    assert problem.values["computed"] == Decimal("70.6868")


def test_warns_of_a_share_that_was_rounded_up(checked: Checked) -> None:
    _, (problem,) = checked("  nps_integrated: 1.300/1.850, đạt 70,28%\n")  # 70.2702…
    assert problem.code == "share-rounded-up"


def test_a_share_beside_a_count_is_of_the_indicator_that_the_catalogue_names(checked: Checked) -> None:
    figures = "  admin_procedures: 1.849\n  ops_online: 427, đạt {share}%\n"
    site, problems = checked(figures.format(share="23,09"))  # 23.0935…
    assert (problems, told(site)) == ((), {"ops_online": "share-rounded"})
    _, (problem,) = checked(figures.format(share="23,19"))
    assert problem.code == "share-mismatch"


def test_n_above_m_is_refused_with_the_difference(checked: Checked) -> None:
    _, (problem,) = checked("  nps_integrated: 1.850/1.849\n")
    assert problem.code == "n-above-m"
    assert problem.values["difference"] == Decimal(1)


def test_m_must_be_the_indicator_that_it_counts(checked: Checked) -> None:
    _, (problem,) = checked("  admin_procedures: 1.848\n  nps_integrated: 1.307/1.849\n")
    assert problem.code == "of-mismatch"
    assert problem.values["difference"] == Decimal(1)


@pytest.mark.parametrize(
    ("figure", "target", "outcome"),
    [
        ("1.307/1.849, đạt 70,68%", "70%", "target-met"),
        ("1.307/1.849", "70%", "target-met"),
        ("1.307/1.849", "71%", "target-missed"),
        ("1.307/1.849", "1.300/1.849", "target-met"),
    ],
)
def test_says_whether_a_target_was_met(checked: Checked, figure: str, target: str, outcome: str) -> None:
    site, problems = checked(f"  nps_integrated:\n    value: {figure}\n    target: {target}\n")
    assert problems == ()
    assert [finding.code for finding in site.findings if finding.code.startswith("target")] == [outcome]


def test_an_approximate_figure_below_its_target_says_nothing_for_certain(checked: Checked) -> None:
    site, _ = checked("  ops_online:\n    value: trên 1.200\n    target: 1.272\n")
    assert site.findings == ()
    site, _ = checked("  ops_online:\n    value: trên 1.300\n    target: 1.272\n")
    assert told(site) == {"ops_online": "target-met"}
