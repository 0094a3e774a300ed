"""Shapes read from the package, and drawn with fewer points."""

import pytest

from bulletin.render.maps.shapes import outline, read_drawing, shape_name, shapes_of, simplified
from tests.content.conftest import REAL
from tests.render.conftest import LIBRARIES

SHAPES = shapes_of(read_drawing(LIBRARIES))


def test_there_is_a_shape_for_each_of_the_63_provinces_and_both_archipelagos() -> None:
    provinces = {
        shape_name(place.id) for place in REAL.places.values() if place.level == "province" and place.id in OLD
    }
    assert len(provinces) == 63
    assert set(SHAPES) == provinces | {"hoangsa", "truongsa"}


OLD = {place.id for place in REAL.places.values() if not (place.valid_from and place.valid_from.year == 2025)}


def test_every_island_of_the_archipelagos_is_kept() -> None:
    assert len(SHAPES["hoangsa"]) == 19
    assert len(SHAPES["truongsa"]) == 54
    for name in ("hoangsa", "truongsa"):
        assert outline(SHAPES[name], 1.5, 0).count("M") == len(SHAPES[name])


@pytest.mark.parametrize(
    ("ring", "tolerance", "expected"),
    [
        # A point on a straight side goes; a corner stays.
        ([(0, 0), (5, 0), (10, 0), (10, 10), (0, 10)], 0.5, [(0, 0), (10, 0), (10, 10), (0, 10)]),
        ([(0, 0), (5, 0.4), (10, 0), (10, 10), (0, 10)], 0.5, [(0, 0), (10, 0), (10, 10), (0, 10)]),
        ([(0, 0), (5, 0.6), (10, 0), (10, 10), (0, 10)], 0.5, [(0, 0), (5, 0.6), (10, 0), (10, 10), (0, 10)]),
        # What is smaller than the tolerance keeps an area.
        ([(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1)], 5, [(0, 0), (0.1, 0), (0.1, 0.1)]),
        ([(0, 0), (1, 0), (0, 1)], 5, [(0, 0), (1, 0), (0, 1)]),
    ],
)
def test_keeps_the_points_that_a_line_would_miss(
    ring: list[tuple[float, float]], tolerance: float, expected: list[tuple[float, float]]
) -> None:
    assert list(simplified(ring, tolerance)) == expected


@pytest.mark.parametrize(
    ("decimals", "expected"),
    [(1, "M1.5-.5l10 0 0-2.3z"), (0, "M2 0l10 0 0-3z")],
)
def test_writes_relative_steps_between_rounded_points(decimals: int, expected: str) -> None:
    assert outline([[(1.5, -0.5), (11.5, -0.5), (11.5, -2.8)]], 0.1, decimals) == expected


def test_an_island_smaller_than_a_step_is_still_drawn() -> None:
    assert outline([[(1, 1), (1.01, 1), (1, 1.01)]], 0.1, 1) == "M1 1h.1z"
