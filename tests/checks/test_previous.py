"""Values of the period before: the base of a change beside them, held against what was published of that period."""

from pathlib import Path

import pytest

from tests.checks.conftest import add_indicators
from tests.checks.over_time import codes, found, the_one
from tests.conftest import add_bulletin

_KINDS = {
    "subscribers": "kind: count\nunit: procedure\nmeasure: stock\n",
    "rank": "kind: rank\nunit: procedure\nmeasure: flow\n",
}


@pytest.fixture
def site(years: Path) -> Path:
    add_indicators(years, **_KINDS)
    return years


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        # Lào Cai: subscribers of the period before and of this one, printed side by side.
        ("giảm 37% so với kỳ trước", []),
        ("giảm 73% so với kỳ trước", ["change-mismatch"]),
        ("tăng 37% so với kỳ trước", ["change-opposite"]),
        ("giảm 73% so với năm 2016", ["change-mismatch"]),
        # On another year than the one before: that value is none of its.
        ("giảm 73% so với năm 2015", []),
        ("giảm 73%", []),
    ],
)
def test_the_value_before_is_a_base_that_the_source_prints_itself(site: Path, change: str, expected: list[str]) -> None:
    figure = f"  subscribers:\n    value: 191.138\n    previous: 303.009\n    changes: {change}\n"
    add_bulletin(site, "tra-vinh", "2017", figure)
    assert codes(site) == expected


def test_a_value_before_may_be_that_of_the_base(site: Path) -> None:
    figure = "  subscribers:\n    value: 1.100\n    previous: {}\n    changes: tăng 10% so với cùng kỳ năm trước\n"
    add_bulletin(site, "tra-vinh", "2020-H1", "  subscribers: 900\n")
    add_bulletin(site, "tra-vinh", "2021-H1", figure.format("1.000"))
    assert codes(site) == ["previous-differs"]  # it fits the growth, but 900 were published
    add_bulletin(site, "tra-vinh", "2021-H1", figure.format("900"))
    assert codes(site) == ["change-mismatch"]


@pytest.mark.parametrize(
    ("period", "before", "previous", "expected"),
    [
        # Lào Cai in the Vietnam ICT Index: 8th in 2018, 7th the year before.
        ("2018", {"2017": "7"}, "hạng 7", None),
        ("2018", {"2017": "6"}, "hạng 7", "2017"),
        ("2018", {"2016": "6"}, "hạng 7", None),
        ("2024-10", {"2024-09": "4"}, "thứ 5", "2024-09"),
        ("2021-Q1", {"2020-Q4": "4"}, "thứ 5", "2020-Q4"),
        # A half-year's value before may be that of the same half a year ago.
        ("2021-H1", {"2020-H2": "4"}, "thứ 5", "2020-H2"),
        ("2021-H1", {"2020-H2": "4", "2020-H1": "5"}, "thứ 5", None),
        # Seven months from January have none just before them.
        ("2021-7M", {"2020-7M": "4"}, "thứ 5", None),
    ],
)
def test_the_value_before_is_what_was_published_then(
    site: Path, period: str, before: dict[str, str], previous: str, expected: str | None
) -> None:
    for other, figure in before.items():
        add_bulletin(site, "tra-vinh", other, f"  rank: {figure}\n")
    add_bulletin(site, "tra-vinh", period, f"  rank:\n    value: thứ 8\n    previous: {previous}\n")
    assert [(problem.code, problem.values["period"]) for problem in found(site)] == (
        [("previous-differs", expected)] if expected else []
    )


def test_the_value_before_is_told_with_both_values_and_the_file(site: Path) -> None:
    add_bulletin(site, "tra-vinh", "2017", "  rank: 6\n")
    add_bulletin(site, "tra-vinh", "2018", "  rank:\n    value: thứ 8\n    previous: hạng 7\n")
    assert {name: str(value) for name, value in the_one(site).values.items()} == {
        "name": "rank",
        "previous": "7",
        "published": "6",
        "difference": "1",
        "period": "2017",
        "file": "content/bulletins/tra-vinh/2017.md",
    }


def test_of_several_bases_none_is_taken_for_that_of_the_value_before(site: Path) -> None:
    figure = "  rank:\n    value: thứ 8\n    previous: hạng 7\n    changes:\n      - giảm 1 bậc so với năm 2017\n"
    add_bulletin(site, "tra-vinh", "2017", "  rank: 6\n")
    add_bulletin(site, "tra-vinh", "2018", figure + "      - tăng 4 bậc so với năm 2015\n")
    assert codes(site) == []
    add_bulletin(site, "tra-vinh", "2018", figure)
    assert codes(site) == ["previous-differs"]
