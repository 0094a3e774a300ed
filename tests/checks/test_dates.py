"""The order of dates: of sources, of publication, of the day that something was counted on."""

from pathlib import Path

import pytest

from tests.checks.over_time import codes, found, the_one
from tests.conftest import FRONT_MATTER

_ONE = "  digital_certificates: 2.165\n"


def lay(folder: Path, figures: str = _ONE, *, dates: str, period: str = "2020", source: str = "") -> None:
    """The bulletin of Trà Vinh with its dates; its source has none unless one is given."""
    own = folder / "bulletins" / "tra-vinh"
    text = FRONT_MATTER.replace("period: 2020", f"period: {period}").replace(_ONE, figures)
    text = text.replace("published: 2021-01-28\n", f"published: {dates}\n")
    text = text.replace("    date: 2021-01-28\n", f"    date: {source}\n" if source else "")
    own.joinpath(f"{period}.md").write_text(text, "utf-8")
    if period != "2020":
        own.joinpath("2020.md").unlink()
        own.joinpath("2020.en.md").rename(own / f"{period}.en.md")


@pytest.mark.parametrize(
    ("source", "expected"),
    [("2019-12-31", ["source-before-period"]), ("2020-01-01", []), ("2026-11-22", []), ("", [])],
)
def test_a_source_cannot_report_on_a_period_that_has_not_begun(content: Path, source: str, expected: list[str]) -> None:
    lay(content, dates="2026-11-22", source=source)
    assert codes(content) == expected


def test_the_period_begins_where_the_bulletin_says(content: Path) -> None:
    dates = "2023-07-20\nstart: 2022-12-15\nend: 2023-06-14"
    lay(content, period="2023-H1", dates=dates, source="2022-12-20")
    assert codes(content) == []


def test_a_stock_counted_before_the_period_may_be_told_before_it(content: Path) -> None:
    figures = "  digital_certificates:\n    value: 2.165\n    as_of: {}\n"
    lay(content, figures.format("2019-12"), dates="2026-11-22", source="2019-12-15")
    assert codes(content) == []
    lay(content, figures.format("2019-12-20"), dates="2026-11-22", source="2019-12-15")
    assert codes(content) == ["source-before-period"]


def test_a_source_is_told_of_once_for_each_period(content: Path) -> None:
    figures = """\
  admin_procedures: 1.849
  digital_certificates:
    values:
      - value: 2.165
      - value: 2.000
        period: 2018
"""
    lay(content, figures, dates="2026-11-22", source="2017-12-15")
    assert [(problem.code, problem.values["name"], problem.values["period"]) for problem in found(content)] == [
        ("source-before-period", "admin_procedures", "2020"),
        ("source-before-period", "digital_certificates.2", "2018"),
    ]


@pytest.mark.parametrize(
    ("period", "published", "expected"),
    [
        ("2020", "2020-12-13", ["published-before-end"]),
        # The administrative year is over on 14 December.
        ("2020", "2020-12-14", []),
        ("2020", "2021-01-28", []),
        ("2020-10", "2020-10-14", []),
        ("2020-10", "2020-10-13", ["published-before-end"]),
        ("2020-10", "2020-10-01", ["published-before-end"]),
        ("2020-10", "2020-09-30", ["published-before-start"]),
    ],
)
def test_what_is_published_early_is_questioned(content: Path, period: str, published: str, expected: list[str]) -> None:
    lay(content, period=period, dates=published)
    assert codes(content) == expected


def test_early_figures_are_told_of_once_for_each_period(content: Path) -> None:
    figures = f"  admin_procedures: 1.849\n{_ONE}  postal_revenue:\n    value: 9 tỷ đồng\n    period: 2020-12\n"
    lay(content, figures, dates="2020-12-01")
    assert [problem.values["name"] for problem in found(content)] == ["admin_procedures", "postal_revenue"]


def test_what_is_published_early_may_be_an_estimate(content: Path) -> None:
    lay(content, "  digital_certificates: ước đạt 2.165\n", dates="2020-12-01")
    assert codes(content) == []


def test_a_count_within_the_period_is_known_from_that_day_on(content: Path) -> None:
    figures = "  digital_certificates:\n    value: 2.165\n    as_of: {}\n"
    lay(content, figures.format("2020-06"), dates="2020-06-20")
    assert codes(content) == []
    lay(content, figures.format("2020-06-21"), dates="2020-06-20")
    values = the_one(content).values
    assert {name: str(value) for name, value in values.items()} == {
        "name": "digital_certificates",
        "published": "2020-06-20",
        "period": "2020",
        "end": "2020-06-21",
    }


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        # Lào Cai's scores of October 2024 were read on 14 November.
        ("2020-11-14", []),
        ("2021-01-31", []),
        ("2021-02-01", ["as-of-outside"]),
        ("2020-07-01", []),
        ("2020-06-30", ["as-of-outside"]),
        ("2020-06", ["as-of-outside"]),
        ("2030-10", ["as-of-outside"]),
    ],
)
def test_a_count_lies_within_three_months_of_its_period(content: Path, as_of: str, expected: list[str]) -> None:
    figures = f"  digital_certificates:\n    value: 2.165\n    as_of: {as_of}\n"
    lay(content, figures, period="2020-10", dates="2031-01-28")
    assert codes(content) == expected


def test_parts_that_say_no_other_day_are_told_of_with_their_total(content: Path) -> None:
    figures = """\
  digital_certificates:
    value: 2.165
    as_of: 2019-06
    by:
      holder:
        organisation: 475
        person:
          value: 1.690
          as_of: {}
"""
    lay(content, figures.format("2019-06"), dates="2026-11-22")
    assert [problem.values["name"] for problem in found(content)] == ["digital_certificates"]
    lay(content, figures.format("2019-07"), dates="2026-11-22")
    assert [problem.values["name"] for problem in found(content)] == [
        "digital_certificates",
        "digital_certificates.holder.person",
    ]
