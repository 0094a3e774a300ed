"""Figures that lie far from the rest of their series."""

from decimal import Decimal
from pathlib import Path

import pytest

from tests.checks.conftest import add_indicators
from tests.checks.over_time import checked_site, codes, found, the_one
from tests.conftest import add_breaks, add_bulletin

_KINDS = {
    "revenue": "kind: money\nunit: vnd\nmeasure: flow\n",
    "subscribers": "kind: count\nunit: procedure\nmeasure: stock\n",
    "rank": "kind: rank\nunit: procedure\nmeasure: flow\n",
    "score": "kind: score\nunit: procedure\nmeasure: flow\n",
    "coverage": "kind: percent\nunit: percent\nmeasure: stock\n",
    "radius": "kind: number\nunit: procedure\nmeasure: stock\n",
}


@pytest.fixture
def site(years: Path) -> Path:
    add_indicators(years, **_KINDS)
    return years


def state(folder: Path, indicator: str, figures: dict[str, str]) -> None:
    """A bulletin for each period."""
    for period, figure in figures.items():
        add_bulletin(folder, "tra-vinh", period, f"  {indicator}: {figure}\n")


def questioned(folder: Path) -> list[tuple[str, str]]:
    """Each code with the period of the figure that it is told of."""
    return [(problem.code, str(problem.values["period"])) for problem in found(folder)]


@pytest.mark.parametrize(
    ("indicator", "before", "now", "is_questioned"),
    [
        # Trà Vinh: 2.165 certificates in 2020, 2.361 in April 2022.
        ("subscribers", "2.165", "2.361", False),
        ("subscribers", "2.165", "23.610", True),
        ("subscribers", "2.165", "236", True),  # 1/9.2
        ("subscribers", "2.165", "18.403", True),  # 8.5003 times
        ("subscribers", "2.165", "18.402", False),  # 8.4998 times
        ("subscribers", "2.165", "24.897", True),  # 11.4998 times
        ("subscribers", "2.165", "24.898", False),  # 11.5002 times
        ("subscribers", "2.165", "236.100", True),
        ("subscribers", "2.165", "2.361.000", True),
        ("subscribers", "2.165", "23.610.000", False),  # ten thousand is no slip that anybody makes
        ("subscribers", "2.165", "2.361.000.000", True),
        # Below ten everything may be true; Trà Vinh had 12 postal enterprises.
        ("subscribers", "9", "90", False),
        ("subscribers", "12", "120", True),
        ("revenue", "55 tỷ 878 triệu đồng", "60 triệu đồng", True),
        ("revenue", "55 tỷ 878 triệu đồng", "60 tỷ đồng", False),
        # 1,672 km read as one thousand six hundred and seventy-two.
        ("radius", "1,672", "1.705", True),
        ("radius", "1,672", "1,705", False),
        # The index was published from 0 to 1, and out of 1000 points.
        ("score", "0,6077", "0,06", False),
        ("score", "0,6077", "607,7", True),
        ("rank", "6", "60", False),
        ("coverage", "8,59%", "85,9%", False),
        ("nps_integrated", "130/1.849", "1.307/1.849", True),
        ("nps_integrated", "13%", "130/1.849", False),
        ("subscribers", '"-"', "2.361", False),
        ("subscribers", "0", "2.361", False),
    ],
)
def test_a_figure_ten_times_its_neighbour_is_questioned(
    site: Path, indicator: str, before: str, now: str, is_questioned: bool
) -> None:
    state(site, indicator, {"2020": before, "2021": now})
    assert codes(site) == (["scale-jump"] if is_questioned else [])


def test_tells_both_values_and_the_other_file(site: Path) -> None:
    state(site, "subscribers", {"2020": "2.165", "2021": "23.610"})
    problem = the_one(site)
    assert problem.where.path == "content/bulletins/tra-vinh/2021.md"
    assert problem.values == {
        "name": "subscribers",
        "period": "2021",
        "value": Decimal(23610),
        "times": Decimal(11),
        "part": "",
        "other": Decimal(2165),
        "other_period": "2020",
        "file": "content/bulletins/tra-vinh/2020.md",
    }


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # Only the figure in between is questioned, not the way back from it.
        (["2.165", "21.700", "2.361"], ["2021"]),
        (["2.165", "217", "2.361", "2.365"], ["2021"]),
        (["2.165", "21.700", "2.361", "23.700"], ["2021", "2023"]),
        (["2.165", "21.700", "21.800", "2.361"], ["2021", "2023"]),
        (["2.165", "21.700", "217.000"], ["2021", "2022"]),
        (["21.650", "2.361", "2.365"], ["2021"]),
    ],
)
def test_a_slip_is_told_of_once(site: Path, values: list[str], expected: list[str]) -> None:
    state(site, "subscribers", {str(year): value for year, value in enumerate(values, start=2020)})
    assert questioned(site) == [("scale-jump", period) for period in expected]


def test_flows_are_held_against_those_of_the_same_length_and_stocks_against_any(site: Path) -> None:
    state(site, "revenue", {"2020": "100 tỷ đồng", "2021-01": "10 tỷ đồng", "2021-02": "12 tỷ đồng"})
    assert codes(site) == []
    state(site, "revenue", {"2021-02": "110 tỷ đồng"})
    assert questioned(site) == [("scale-jump", "2021-02")]
    state(site, "subscribers", {"2020": "2.165", "2021-01": "23.000", "2021-02": "23.500"})
    assert questioned(site) == [("scale-jump", "2021-01")]


def test_parts_have_series_of_their_own(site: Path) -> None:
    figure = "  digital_certificates:\n    by:\n      holder:\n        organisation: {}\n        person: {}\n"
    add_bulletin(site, "tra-vinh", "2020", figure.format("475", "4.800"))
    add_bulletin(site, "tra-vinh", "2021", figure.format("480", "4.900"))
    assert codes(site) == []
    add_bulletin(site, "tra-vinh", "2021", figure.format("480", "49.000"))
    assert the_one(site).values["name"] == "digital_certificates.holder.person"


def test_nothing_is_said_across_breaks_units_and_many_years(site: Path) -> None:
    add_breaks(site)
    state(site, "digital_certificates", {"2020": "2.165", "2023": "23.610"})
    add_bulletin(site, "vinh-long-2025", "2026", "  digital_certificates: 236.100\n")
    state(site, "subscribers", {"2010": "2.165", "2016": "23.610"})
    assert codes(site) == []
    state(site, "subscribers", {"2011": "2.200"})
    assert questioned(site) == [("scale-jump", "2016")]


def test_a_jump_can_be_accepted(site: Path) -> None:
    state(site, "subscribers", {"2020": "16"})
    figure = "\n    value: 1.690\n    accept:\n      scale-jump: Năm trước mới là thí điểm.\n"
    state(site, "subscribers", {"2021": figure})
    checked, problems = checked_site(site)
    assert problems == ()
    assert [(finding.code, finding.bulletin) for finding in checked.findings] == [("scale-jump", "tra-vinh/2021")]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        # Steps of 9 % and 2 %: the cube of 1.09 is 1.29, and below twice as much nothing is asked.
        (["2.165", "2.361", "2.402", "4.803"], []),
        (["2.165", "2.361", "2.402", "4.804"], ["2023"]),
        (["2.165", "2.361", "2.402", "1.201"], ["2023"]),
        (["2.165", "2.361", "2.402", "1.202"], []),
        # Three points say too little.
        (["2.165", "2.361", "4.804"], []),
        # The step of 40 % lets 2.7 times pass, but not 2.8 times.
        (["1.000", "1.400", "1.400", "3.841"], []),
        (["1.000", "1.400", "1.400", "3.842"], ["2023"]),
        # A figure from which the series returns is asked about once; what stays up as well.
        (["2.165", "4.900", "2.361", "2.402"], ["2021"]),
        (["2.165", "2.361", "4.900", "4.950"], ["2022"]),
        (["2.165", "4.900", "4.950", "4.990"], ["2021"]),
        # Where the series often jumps so, nothing is strange.
        (["1.000", "2.500", "1.100", "2.600", "1.200"], []),
        # A handful more may be true.
        (["3", "3", "3", "9"], []),
        (["10", "10", "10", "20"], ["2023"]),
        # A jump by a power of ten is told of as that alone.
        (["2.165", "2.361", "2.402", "24.000"], []),
    ],
)
def test_a_jump_by_far_more_than_ever_is_questioned(site: Path, values: list[str], expected: list[str]) -> None:
    state(site, "subscribers", {str(year): value for year, value in enumerate(values, start=2020)})
    far = [period for code, period in questioned(site) if code == "series-jump"]
    assert far == expected


def test_a_far_jump_is_told_with_what_the_series_did_before(site: Path) -> None:
    values = ["2.165", "2.361", "2.402", "1.000"]
    state(site, "subscribers", {str(year): value for year, value in enumerate(values, start=2020)})
    problem = the_one(site)
    assert problem.values == {
        "name": "subscribers",
        "period": "2023",
        "value": Decimal(1000),
        "times": "",
        "part": Decimal("2.4"),
        "other": Decimal(2402),
        "other_period": "2022",
        "file": "content/bulletins/tra-vinh/2022.md",
        "most": Decimal("1.1"),  # 1.0905
    }


@pytest.mark.parametrize("indicator", ["rank", "coverage", "score"])
def test_ranks_shares_and_scores_may_jump(site: Path, indicator: str) -> None:
    state(site, indicator, {"2020": "20", "2021": "20", "2022": "20", "2023": "60"})
    assert codes(site) == []
