"""Figures of a merged unit against those of the units that it was formed from."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.checks.conftest import add_indicators
from tests.checks.over_time import codes, the_one
from tests.conftest import add_breaks, add_bulletin

_NEW = "territory: 2025-07-01\n"


@pytest.fixture
def site(years: Path) -> Path:
    """Vĩnh Long is formed from Trà Vinh and Long An here, which two are enough for."""
    places = years / "places.yaml"
    before, here, after = places.read_text("utf-8").partition("      en: Long An\n    valid_to: 2025-06-30\n")
    assert here
    places.write_text(f"{before}{here}    successor: vinh-long-2025\n{after}", "utf-8")
    add_indicators(
        years,
        radius="kind: number\nunit: procedure\nmeasure: stock\n",
        offered="kind: count\nunit: procedure\nmeasure: stock\nadds_up: false\n",
    )
    return years


def state(folder: Path, indicator: str, tra_vinh: str, long_an: str, vinh_long: str) -> None:
    """One figure of all three for 2024."""
    add_bulletin(folder, "tra-vinh", "2024", f"  {indicator}: {tra_vinh}\n")
    add_bulletin(folder, "long-an", "2024", f"  {indicator}: {long_an}\n")
    add_bulletin(folder, "vinh-long-2025", "2024", f"  {indicator}: {vinh_long}\n", _NEW)


@pytest.mark.parametrize(
    ("indicator", "figures", "expected"),
    [
        ("digital_certificates", ("2.165", "1.000", "3.165"), []),
        ("digital_certificates", ("2.165", "1.000", "3.166"), ["merger-differs"]),
        ("digital_certificates", ("2.165", "khoảng 1.000", "3.166"), []),
        # 55,878 and 374 are 429,878; what is printed to the billion may be off by as much.
        ("postal_revenue", ("55 tỷ 878 triệu đồng", "374 tỷ đồng", "430 tỷ đồng"), []),
        ("postal_revenue", ("55 tỷ 878 triệu đồng", "374 tỷ đồng", "432 tỷ đồng"), ["merger-differs"]),
        ("postal_revenue", ("ước đạt 55 tỷ 878 triệu đồng", "374 tỷ đồng", "432 tỷ đồng"), []),
        ("nps_integrated", ("1.307/1.849", "600/1.700", "1.907/3.549"), []),
        ("nps_integrated", ("1.307/1.849", "600/1.700", "1.906/3.549"), ["merger-differs"]),
        # A share does not add up to a number, and a length not to a length.
        ("nps_integrated", ("1.307/1.849", "70%", "1.900"), []),
        ("radius", ("1,672", "1,705", "1,7"), []),
        # Both offer largely the same.
        ("offered", ("1.900", "1.950", "1.960"), []),
        # One of the two did not collect it.
        ("digital_certificates", ("2.165", '"..."', "3.166"), []),
    ],
)
def test_the_former_units_make_the_new_one(
    site: Path, indicator: str, figures: tuple[str, str, str], expected: list[str]
) -> None:
    state(site, indicator, *figures)
    assert codes(site) == expected


def test_the_others_are_not_taken_for_the_whole(site: Path) -> None:
    add_bulletin(site, "tra-vinh", "2024", "  digital_certificates: 2.165\n")
    add_bulletin(site, "vinh-long-2025", "2024", "  digital_certificates: 3.166\n", _NEW)
    assert codes(site) == []


def test_tells_the_parts_their_sum_and_their_files(site: Path) -> None:
    state(site, "digital_certificates", "2.165", "1.000", "3.156")
    problem = the_one(site)
    assert problem.where.path == "content/bulletins/vinh-long-2025/2024.md"
    assert problem.values == {
        "name": "digital_certificates",
        "period": "2024",
        "parts": (Decimal(2165), Decimal(1000)),
        "sum": Decimal(3165),
        "whole": Decimal(3156),
        "difference": Decimal(9),
        "files": "content/bulletins/tra-vinh/2024.md, content/bulletins/long-an/2024.md",
    }


def test_other_periods_and_parts_are_not_taken_for_the_same(site: Path) -> None:
    add_bulletin(site, "tra-vinh", "2024", "  digital_certificates: 2.165\n")
    add_bulletin(site, "long-an", "2024-H2", "  digital_certificates: 1.000\n")
    add_bulletin(site, "vinh-long-2025", "2024", "  digital_certificates: 2.156\n", _NEW)
    parts = "  digital_certificates:\n    by:\n      holder:\n        organisation: 475\n        person: 500\n"
    add_bulletin(site, "long-an", "2024", parts)
    assert codes(site) == []


def test_parts_are_added_up_with_the_same_parts(site: Path) -> None:
    parts = "  digital_certificates:\n    by:\n      holder:\n        organisation: {}\n        person: {}\n"
    add_bulletin(site, "tra-vinh", "2024", parts.format("475", "1.690"))
    add_bulletin(site, "long-an", "2024", parts.format("500", "1.700"))
    add_bulletin(site, "vinh-long-2025", "2024", parts.format("975", "3.391"), _NEW)
    problem = the_one(site)
    assert problem.values["name"] == "digital_certificates.holder.person"
    assert problem.values["difference"] == Decimal(1)


def test_counts_on_other_sides_of_a_break_are_not_added_up(site: Path) -> None:
    add_breaks(site)
    figure = "  digital_certificates:\n    value: {}\n    as_of: {}\n"
    add_bulletin(site, "tra-vinh", "2021", figure.format("2.165", "2021-12-31"))
    add_bulletin(site, "long-an", "2021", figure.format("1.000", "2021-12-31"))
    add_bulletin(site, "vinh-long-2025", "2021", figure.format("4.000", "2022-01-01"), _NEW)
    assert codes(site) == []
    add_bulletin(site, "vinh-long-2025", "2021", figure.format("4.000", "2021-12-30"), _NEW)
    assert codes(site) == ["merger-differs"]
