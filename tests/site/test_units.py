"""Eras of the map, and what units are made up of."""

from datetime import date

from bulletin.site.units import eras, territory_of
from tests.content.conftest import REAL


def test_sixty_three_provinces_became_thirty_four() -> None:
    newer, older = eras(REAL.places)
    assert (newer.start, newer.end, len(newer.units)) == (date(2025, 7, 1), None, 34)
    assert (older.start, older.end, len(older.units)) == (None, date(2025, 6, 30), 63)
    assert (newer.code, older.code) == ("2025-07-01", "first")


def test_the_new_units_are_made_up_of_all_the_old_ones() -> None:
    newer, older = eras(REAL.places)
    of_new = [name for unit in newer.units for name in sorted(territory_of(unit, REAL.places))]
    assert sorted(of_new) == sorted(unit.id for unit in older.units)
    assert territory_of(REAL.places["lao-cai-2025"], REAL.places) == {"lao-cai", "yen-bai"}
    assert territory_of(REAL.places["hue"], REAL.places) == {"hue"}
