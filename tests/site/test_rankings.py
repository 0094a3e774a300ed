"""Which figures are ranked, and why others are not. All figures are made up."""

from pathlib import Path

import pytest

from bulletin.site.rankings import LeftOut, Ranking, ranking
from tests.checks.conftest import add_indicators
from tests.conftest import add_breaks, add_bulletin
from tests.site.conftest import arranged

THIRD = """\
  ben-tre:
    code: 83
    type: province
    names:
      vi: Bến Tre
      en: Ben Tre
    valid_to: 2025-06-30
  vinh-long-2025:
"""


@pytest.fixture
def three(empty: Path) -> Path:
    """Three provinces side by side."""
    places = empty / "places.yaml"
    text = places.read_text("utf-8").replace("  vinh-long-2025:\n", THIRD)
    places.write_text(text, "utf-8")
    return empty


def ranked(folder: Path, indicator: str = "digital_certificates") -> Ranking | None:
    site = arranged(folder)
    return ranking(site, site.catalogue.indicators[indicator])


def state(folder: Path, indicator: str, **figures: str) -> None:
    for place, figure in figures.items():
        add_bulletin(folder, place.replace("_", "-"), "2024", f"  {indicator}: {figure}\n")


def order(found: Ranking | None) -> list[tuple[int, str]]:
    assert found is not None
    return [(one.rank, one.observation.bulletin.place.id) for one in found.ranked]


def left_out(found: Ranking | None) -> list[tuple[str, str]]:
    assert found is not None
    return [(one.bulletin.place.id, reason.value) for one, reason in found.left_out]


def test_higher_is_better_and_equal_values_share_a_rank(three: Path) -> None:
    state(three, "digital_certificates", tra_vinh="100", long_an="300", ben_tre="300")
    assert order(ranked(three)) == [(1, "long-an"), (1, "ben-tre"), (3, "tra-vinh")]


def test_lower_is_better_where_the_catalogue_says_so(three: Path) -> None:
    add_indicators(three, place_rank="kind: rank\nunit: procedure\nmeasure: flow\nbetter: lower\n")
    state(three, "place_rank", tra_vinh="23/63", long_an="11/63", ben_tre="hạng 30")
    assert order(ranked(three, "place_rank")) == [(1, "long-an"), (2, "tra-vinh"), (3, "ben-tre")]


def test_ranks_out_of_another_number_are_no_ranks_of_the_same_list(three: Path) -> None:
    add_indicators(three, place_rank="kind: rank\nunit: procedure\nmeasure: flow\nbetter: lower\n")
    state(three, "place_rank", tra_vinh="23/63", long_an="11/63", ben_tre="5/34")
    found = ranked(three, "place_rank")
    assert order(found) == [(1, "long-an"), (2, "tra-vinh")]
    assert left_out(found) == [("ben-tre", "other-measure")]


def test_without_a_better_there_is_no_ranking(three: Path) -> None:
    state(three, "admin_procedures", tra_vinh="100", long_an="300")
    assert ranked(three, "admin_procedures") is None


def test_one_place_alone_has_no_rank(three: Path) -> None:
    state(three, "digital_certificates", tra_vinh="100", long_an="ước đạt 300")
    assert ranked(three) is None


def test_a_part_is_ranked_by_its_share_of_the_whole(three: Path) -> None:
    state(three, "nps_integrated", tra_vinh="50/100", long_an="90/300", ben_tre="70%")
    found = ranked(three, "nps_integrated")
    assert order(found) == [(1, "tra-vinh"), (2, "long-an")]
    assert left_out(found) == [("ben-tre", "other-measure")]


@pytest.mark.parametrize(
    ("figure", "reason"),
    [
        ("ước đạt 200", LeftOut.ESTIMATE),
        ("trên 200", LeftOut.APPROXIMATE),
        ('"..."', LeftOut.NO_VALUE),
        ("\n    value: 200\n    as_of: 2024-11", LeftOut.OTHER_COUNT),
    ],
)
def test_what_may_not_be_compared_is_left_out_with_its_reason(three: Path, figure: str, reason: LeftOut) -> None:
    state(three, "digital_certificates", tra_vinh="100", long_an="300", ben_tre=figure)
    found = ranked(three)
    assert order(found) == [(1, "long-an"), (2, "tra-vinh")]
    assert left_out(found) == [("ben-tre", reason.value)]


def test_figures_on_two_sides_of_a_break_are_not_ranked_together(three: Path) -> None:
    add_breaks(three)
    catalogue = three / "indicators" / "all.yaml"
    catalogue.write_text(catalogue.read_text("utf-8").replace("date: 2021-07-01", "date: 2021-06-20"), "utf-8")
    for place, day in (("tra-vinh", "2021-06-01"), ("long-an", "2021-06-10"), ("ben-tre", "2021-06-30")):
        add_bulletin(three, place, "2021-H1", f"  digital_certificates:\n    value: 10\n    as_of: {day}\n")
    found = ranked(three)
    assert order(found) == [(1, "tra-vinh"), (1, "long-an")]
    assert left_out(found) == [("ben-tre", "other-count")]


def test_the_latest_period_with_two_places_is_ranked_and_other_periods_are_named(three: Path) -> None:
    state(three, "digital_certificates", tra_vinh="100", long_an="300")
    add_bulletin(three, "tra-vinh", "2025-05", "  digital_certificates: 110\n")
    add_bulletin(three, "ben-tre", "2024-H1", "  digital_certificates: 90\n")
    found = ranked(three)
    assert found is not None
    assert found.period.code == "2024"
    assert left_out(found) == [("ben-tre", "other-period")]


def test_a_unit_on_later_boundaries_does_not_stand_beside_the_older_ones(three: Path) -> None:
    state(three, "digital_certificates", tra_vinh="100", long_an="300")
    add_bulletin(three, "vinh-long-2025", "2024", "  digital_certificates: 500\n", "territory: 2025-07-01\n")
    found = ranked(three)
    assert order(found) == [(1, "long-an"), (2, "tra-vinh")]
    assert left_out(found) == [("vinh-long-2025", "other-boundaries")]
