"""What former units state together. All figures are made up."""

from decimal import Decimal
from pathlib import Path

import pytest

from bulletin.model.bulletin import Status
from bulletin.site.mergers import ComputedSum, computed_sums, former_series, unreported
from tests.checks.conftest import add_indicators
from tests.conftest import add_breaks, add_bulletin
from tests.site.conftest import arranged

NEW = "vinh-long-2025"
ONE, OTHER = "tra-vinh", "long-an"


def sums(folder: Path, indicator: str = "digital_certificates") -> tuple[ComputedSum, ...]:
    site = arranged(folder)
    return computed_sums(site, site.places[NEW], site.catalogue.indicators[indicator])


def state(folder: Path, one: str, other: str, indicator: str = "digital_certificates") -> None:
    """A figure of 2024 from each of the two former units."""
    add_bulletin(folder, ONE, "2024", f"  {indicator}: {one}\n")
    add_bulletin(folder, OTHER, "2024", f"  {indicator}: {other}\n")


def test_adds_up_what_all_former_units_state(merged: Path) -> None:
    state(merged, "2.165", "1.000")
    (found,) = sums(merged)
    assert found.place.id == NEW
    assert found.period.code == "2024"
    assert found.figure.number is not None
    assert found.figure.number.value == Decimal(3165)
    assert found.status is Status.FINAL
    assert [one.bulletin.key for one in found.parts] == ["tra-vinh/2024", "long-an/2024"]


def test_adds_up_both_parts_of_n_of_m(merged: Path) -> None:
    state(merged, "1.307/1.849", "600/1.700", "nps_integrated")
    (found,) = sums(merged, "nps_integrated")
    assert found.figure.number is not None
    assert found.figure.of is not None
    assert (found.figure.number.value, found.figure.of.value) == (Decimal(1907), Decimal(3549))


def test_a_sum_claims_no_more_digits_than_its_least_exact_part(merged: Path) -> None:
    state(merged, "55 tỷ 878 triệu đồng", "374 tỷ đồng", "postal_revenue")
    (found,) = sums(merged, "postal_revenue")
    assert found.figure.number is not None
    assert found.figure.number.value == Decimal(430_000_000_000)
    assert found.figure.number.last_digit == 9


def test_a_sum_is_as_firm_as_its_least_firm_part(merged: Path) -> None:
    state(merged, "2.165", "ước đạt 1.000")
    (found,) = sums(merged)
    assert found.status is Status.ESTIMATE
    assert found.figure.estimated


@pytest.mark.parametrize(
    ("indicator", "one", "other"),
    [
        ("digital_certificates", "2.165", "khoảng 1.000"),
        ("digital_certificates", "2.165", '"..."'),
        # Of the one only the share is known, or only the part: the whole would be a guess.
        ("nps_integrated", "1.307/1.849", "70%"),
        ("nps_integrated", "1.307/1.849", "1.700"),
        ("nps_integrated", "1.307", "1.700"),
        ("coverage", "90%", "80%"),
        ("place_rank", "3/63", "5/63"),
        ("index_score", "0,6", "0,7"),
        ("radius", "1,672", "1,705"),
    ],
)
def test_no_sum_where_it_would_be_wrong(merged: Path, indicator: str, one: str, other: str) -> None:
    add_indicators(
        merged,
        coverage="kind: percent\nunit: percent\nmeasure: stock\n",
        place_rank="kind: rank\nunit: procedure\nmeasure: flow\n",
        index_score="kind: score\nunit: procedure\nmeasure: flow\n",
        radius="kind: number\nunit: procedure\nmeasure: stock\n",
    )
    state(merged, one, other, indicator)
    assert sums(merged, indicator) == ()


def test_no_sum_of_what_every_place_has_alike(merged: Path) -> None:
    add_indicators(merged, offered="kind: count\nunit: procedure\nmeasure: stock\nadds_up: false\n")
    state(merged, "1.900", "1.950", "offered")
    assert sums(merged, "offered") == ()


def test_no_sum_without_every_former_unit(merged: Path) -> None:
    add_bulletin(merged, ONE, "2024", "  digital_certificates: 2.165\n")
    site = arranged(merged)
    new = site.places[NEW]
    (series,) = former_series(site, new)
    assert series.sums == ()
    assert [(place.id, len(own)) for place, own in series.reported] == [(ONE, 1)]
    assert [place.id for place in unreported(site, new)] == [OTHER]


def test_no_sum_over_different_periods_categories_or_days(merged: Path) -> None:
    add_bulletin(merged, ONE, "2024", "  digital_certificates: 2.165\n")
    add_bulletin(merged, OTHER, "2024-H1", "  digital_certificates: 1.000\n")
    add_bulletin(merged, ONE, "2023", "  digital_certificates:\n    value: 2.000\n    as_of: 2023-12\n")
    add_bulletin(merged, OTHER, "2023", "  digital_certificates:\n    value: 900\n    as_of: 2023-11\n")
    assert sums(merged) == ()


def test_no_sum_across_a_break(merged: Path) -> None:
    add_breaks(merged)
    add_bulletin(merged, ONE, "2021", "  digital_certificates:\n    value: 10\n    as_of: 2021-06-30\n")
    add_bulletin(merged, OTHER, "2021", "  digital_certificates:\n    value: 12\n    as_of: 2021-07-01\n")
    assert sums(merged) == ()


def test_parts_are_added_up_like_totals(merged: Path) -> None:
    state(merged, "\n    by:\n      holder:\n        organisation: 5\n        person: 7\n", "12")
    add_bulletin(merged, OTHER, "2024", "  digital_certificates:\n    by:\n      holder:\n        person: 8\n")
    (found,) = sums(merged)
    assert found.category == (("holder", "person"),)
    assert found.figure.number is not None
    assert found.figure.number.value == Decimal(15)


def test_no_sum_stands_beside_what_the_new_unit_prints(merged: Path) -> None:
    state(merged, "2.165", "1.000")
    add_bulletin(merged, NEW, "2024", "  digital_certificates: 3.165\n", "territory: 2025-07-01\n")
    assert sums(merged) == ()


def test_a_place_that_was_not_formed_from_others_has_no_former_series(merged: Path) -> None:
    state(merged, "2.165", "1.000")
    site = arranged(merged)
    assert former_series(site, site.places[ONE]) == ()
    assert unreported(site, site.places[ONE]) == ()
