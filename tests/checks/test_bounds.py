"""Bounds that values, ranks and shares can never leave."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.checks.conftest import add_indicators
from tests.conftest import Checked

_PERCENT = "kind: percent\nunit: percent\nmeasure: stock\n"
_SCORE = "kind: score\nunit: procedure\nmeasure: flow\nmost: 1\n"
_RANK = "kind: rank\nunit: procedure\nmeasure: flow\nmost: 63\n"
_RATIO = "kind: ratio\nunit: procedure\nmeasure: stock\n"
_COUNT = "kind: count\nunit: procedure\nmeasure: stock\n"


def _codes(checked: Checked, figures: str) -> list[str]:
    return [problem.code for problem in checked(figures)[1]]


@pytest.mark.parametrize(
    ("lines", "value", "codes"),
    [
        (_PERCENT, "100%", []),
        (_PERCENT, "99,99%", []),
        (_PERCENT, "0%", []),
        (_PERCENT, "trên 98%", []),
        (_PERCENT, "khoảng 100%", []),
        (_PERCENT, "gần 110%", ["out-of-bounds"]),
        (_PERCENT, "100,02%", ["out-of-bounds"]),
        (_PERCENT, "101%", ["out-of-bounds"]),
        (_PERCENT, "trên 101%", ["out-of-bounds"]),
        (_PERCENT, "-0,1%", ["out-of-bounds"]),
        (f"{_PERCENT}exceeds: true\n", "101%", []),
        (f"{_PERCENT}exceeds: true\n", "-0,1%", []),
        (f"{_PERCENT}exceeds: true\nmost: 200\n", "201%", ["out-of-bounds"]),
        (f"{_PERCENT}least: 50\n", "49%", ["out-of-bounds"]),
        (_SCORE, "0,6077", []),
        (_SCORE, "1", []),
        (_SCORE, "1,0001", ["out-of-bounds"]),
        (_SCORE, "60,77", ["out-of-bounds"]),
        (_RANK, "thứ 63", []),
        (_RANK, "thứ 64", ["out-of-bounds"]),
        (_RANK, "25/63", []),
        (_RANK, "25/64", ["out-of-bounds"]),
        (_RANK, "top 64", []),
        (_RATIO, "100%", []),
        (_RATIO, "102%", ["out-of-bounds"]),
        (f"{_RATIO}exceeds: true\n", "102%", []),
        (f"{_RATIO}most: 50\n", "82%", []),
        (f"{_RATIO}most: 50\n", "82/85", ["out-of-bounds"]),
        (f"{_COUNT}least: 5\nmost: 5\n", "5", []),
        (f"{_COUNT}least: 5\nmost: 5\n", "6", ["out-of-bounds"]),
        (f"{_COUNT}least: 5\nmost: 5\n", "4", ["out-of-bounds"]),
        (f"{_COUNT}most: 5\n", '"..."', []),
    ],
)
def test_a_value_stays_within_its_bounds(
    content: Path, checked: Checked, lines: str, value: str, codes: list[str]
) -> None:
    add_indicators(content, own=lines)
    assert _codes(checked, f"  own: {value}\n") == codes


def test_the_bound_is_told_with_the_value(content: Path, checked: Checked) -> None:
    add_indicators(content, own=_PERCENT)
    _, (problem,) = checked("  own: 100,02%\n")
    assert problem.values == {
        "name": "own",
        "which": "",
        "value": Decimal("100.02"),
        "most": Decimal(100),
        "least": "",
    }


def test_the_value_of_the_period_before_has_the_same_bounds(content: Path, checked: Checked) -> None:
    add_indicators(content, own=_PERCENT)
    _, (problem,) = checked("  own:\n    value: 97%\n    previous: 104%\n")
    assert problem.code == "out-of-bounds"
    assert problem.values["which"] == "previous"
    assert problem.values["value"] == Decimal(104)


_SERVICES = "  admin_procedures: {whole}\n  ops_online: {part}\n"


@pytest.mark.parametrize(
    ("whole", "part", "codes"),
    [
        ("1.849", "1.849, đạt 100%", []),
        # It can be worked out, and that it is wrong is told once.
        ("1.849", "1.849, đạt 102%", ["share-mismatch"]),
        ('"..."', "1.849, đạt 102%", ["share-above-whole"]),
        ("trên 1.800", "1.849, đạt 102%", ["share-above-whole"]),
        ("trên 1.800", "1.849, đạt gần 102%", ["share-above-whole"]),
        ("trên 1.800", "1.849, đạt khoảng 100%", []),
    ],
)
def test_a_share_of_a_known_whole_is_at_most_all_of_it(
    checked: Checked, whole: str, part: str, codes: list[str]
) -> None:
    assert _codes(checked, _SERVICES.format(whole=whole, part=part)) == codes


def test_a_part_of_a_breakdown_is_at_most_all_of_it(checked: Checked) -> None:
    part = "  digital_certificates:\n    by:\n      holder:\n        person: 1.690, đạt {share}%\n"
    assert _codes(checked, part.format(share="100")) == []
    assert _codes(checked, part.format(share="100,2")) == ["share-above-whole"]


def test_a_share_of_nobody_knows_what_is_questioned(content: Path, checked: Checked) -> None:
    # Tiền Giang 2023-H1: trên 1,7 triệu hồ sơ, đạt 100,02%.
    add_indicators(content, cards=_COUNT, installations=f"{_COUNT}exceeds: true\n")
    _, (problem,) = checked("  cards: trên 1,7 triệu, đạt 100,02%\n")
    assert problem.code == "share-above-hundred"
    assert problem.values["share"] == Decimal("100.02")
    assert _codes(checked, "  cards: trên 1,7 triệu, đạt 99,8%\n") == []
    assert _codes(checked, "  installations: trên 1,7 triệu, đạt 100,02%\n") == []


def test_a_ratio_without_its_denominator_has_a_share_of_at_most_all(content: Path, checked: Checked) -> None:
    add_indicators(content, own=_RATIO)
    assert _codes(checked, "  own: 648, đạt 100%\n") == []
    assert _codes(checked, "  own: 648, đạt 137,98%\n") == ["share-above-whole"]


def test_the_part_of_the_plan_that_was_reached_may_be_more_than_all(checked: Checked) -> None:
    assert _codes(checked, "  postal_revenue: 55 tỷ đồng, đạt 104,5% kế hoạch\n") == []
