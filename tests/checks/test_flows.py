"""Flows from one day on: three months, six, nine, the year."""

from decimal import Decimal
from pathlib import Path

import pytest

from bulletin.problems import Problem
from tests.checks.conftest import add_indicators, problems_of
from tests.conftest import add_bulletin

_FLOW = "kind: {kind}\nunit: procedure\nmeasure: {measure}\nbreakdowns: {{holder: partial}}\n"


def _told(
    years: Path, figures: dict[str, str], kind: str = "count", measure: str = "flow", more: str = ""
) -> list[Problem]:
    """A bulletin of Trà Vinh for each period, with the value that it states."""
    add_indicators(years, own=_FLOW.format(kind=kind, measure=measure) + more)
    for period, value in figures.items():
        add_bulletin(years, "tra-vinh", period, f"  own: {value}\n")
    return list(problems_of(years, "flow-falls"))


@pytest.mark.parametrize(
    ("figures", "longer"),
    [
        ({"2023-Q1": "10", "2023-H1": "20", "2023-9M": "30", "2023": "40"}, []),
        ({"2023-Q1": "10", "2023-H1": "10", "2023-9M": "10", "2023": "10"}, []),
        ({"2023-Q1": "10", "2023-H1": "9"}, ["2023-H1"]),
        ({"2023-Q1": "10", "2023": "9"}, ["2023"]),
        ({"2023-Q1": "10", "2023-H1": "8", "2023-9M": "9", "2023": "11"}, ["2023-9M", "2023-H1"]),
        ({"2023-01": "10", "2023-2M": "9"}, ["2023-2M"]),
        ({"2023-Q3": "10", "2023-H2": "9"}, ["2023-H2"]),
        ({"2022": "10", "2022-2024": "9"}, ["2022-2024"]),
        ({"2023-H1": "10", "2023-H2": "9"}, []),
        ({"2023-H1": "10", "2024": "9"}, []),
        ({"2023-Q2": "10", "2023-H1": "9"}, []),
        ({"2023-H1": "trên 2.000", "2023": "1.990"}, ["2023"]),
        ({"2023-H1": "gần 2.000", "2023": "1.990"}, []),
        ({"2023-H1": "khoảng 2.000", "2023": "1.990"}, []),
        ({"2023-H1": '"..."', "2023": "5"}, []),
    ],
)
def test_a_flow_never_falls_as_the_months_go_by(years: Path, figures: dict[str, str], longer: list[str]) -> None:
    problems = _told(years, figures)
    assert sorted(str(problem.values["period"]) for problem in problems) == sorted(longer)


def test_both_values_and_the_other_file_are_told(years: Path) -> None:
    # Long An: 149 tỷ in the first half of 2023; a year of 37,4 tỷ would have lost a digit.
    add_bulletin(years, "tra-vinh", "2023-Q1", "  postal_revenue: 60 tỷ đồng\n")
    add_bulletin(years, "tra-vinh", "2023-H1", "  postal_revenue: 149 tỷ đồng\n")
    add_bulletin(years, "tra-vinh", "2023", "  postal_revenue: ước đạt 37,4 tỷ đồng\n")
    (problem,) = problems_of(years, "flow-falls")
    assert problem.where.path == "content/bulletins/tra-vinh/2023.md"
    assert problem.values == {
        "name": "postal_revenue",
        "value": Decimal(37_400_000_000),
        "period": "2023",
        "earlier": Decimal(149_000_000_000),
        "earlier_period": "2023-H1",
        "file": "content/bulletins/tra-vinh/2023-H1.md",
        "difference": Decimal(111_600_000_000),
    }


def test_money_printed_to_the_billion_may_look_a_little_less(years: Path) -> None:
    add_bulletin(years, "tra-vinh", "2023-H1", "  postal_revenue: 149,4 tỷ đồng\n")
    add_bulletin(years, "tra-vinh", "2023-9M", "  postal_revenue: 149 tỷ đồng\n")
    assert problems_of(years, "flow-falls") == ()


@pytest.mark.parametrize(
    ("kind", "measure", "more"),
    [
        ("count", "stock", ""),
        ("number", "flow", ""),
        ("duration", "flow", ""),
        ("count", "flow", "cumulative: false\n"),
    ],
)
def test_what_does_not_add_up_may_fall(years: Path, kind: str, measure: str, more: str) -> None:
    assert _told(years, {"2023-H1": "10", "2023": "9"}, kind, measure, more) == []


def test_a_break_between_lets_it_fall(years: Path) -> None:
    breaks = "breaks:\n  - date: {day}\n    reason: {{vi: Mới., en: New.}}\n"
    assert _told(years, {"2023-H1": "10", "2023": "9"}, more=breaks.format(day="2023-08-15")) == []
    assert _told(years, {"2023-H1": "10", "2023": "9"}, more=breaks.format(day="2023-06-30"))


def test_days_drawn_otherwise_are_not_compared(years: Path) -> None:
    add_indicators(years, own=_FLOW.format(kind="count", measure="flow"))
    add_bulletin(years, "tra-vinh", "2023-H1", "  own: 10\n", "start: 2022-12-15\nend: 2023-06-14\n")
    add_bulletin(years, "tra-vinh", "2023", "  own: 9\n")
    assert problems_of(years, "flow-falls") == ()


def test_a_year_dated_before_its_end_counts_until_then(years: Path) -> None:
    assert _told(years, {"2023-9M": "30", "2023": "\n    value: 20\n    as_of: 2023-06\n"}) == []
    assert _told(years, {"2023-Q1": "30", "2023": "\n    value: 20\n    as_of: 2023-06\n"})


def test_categories_are_compared_apart(years: Path) -> None:
    part = "\n    by:\n      holder:\n        {member}: {value}\n"
    half, year = part.format(member="person", value=10), part.format(member="organisation", value=9)
    assert _told(years, {"2023-H1": half, "2023": year}) == []
    (problem,) = _told(years, {"2023-H1": half, "2023": year.replace("organisation", "person")})
    assert problem.values["name"] == "own.holder.person"


def test_one_bulletin_may_state_both(years: Path) -> None:
    add_indicators(years, own=_FLOW.format(kind="count", measure="flow"))
    both = "  own:\n    values:\n      - value: 9\n      - value: 10\n        period: 2023-H1\n"
    add_bulletin(years, "tra-vinh", "2023", both)
    (problem,) = problems_of(years, "flow-falls")
    assert problem.code == "flow-falls"
    assert problem.values["file"] == problem.where.path
