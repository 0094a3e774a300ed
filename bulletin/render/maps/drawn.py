"""The map of each time: an outline for every province, and both archipelagos with the provinces that they belong to."""

import hashlib
import json
import os
from collections.abc import Mapping
from pathlib import Path

from bulletin.model.place import Places
from bulletin.record import record
from bulletin.render.maps.shapes import outline, read_drawing, shape_name, shapes_of
from bulletin.site.units import Era, eras, territory_of

# In units of the view box, of which a page shows about three for two pixels: no eye sees a third of a pixel.
_FINE, _FINE_DECIMALS = 0.4, 1
# Where a province is pointed at need not be as exact.
_COARSE, _COARSE_DECIMALS = 1.5, 0
# By the name of its shape, the province that each archipelago belongs to, and where its name stands.
_ARCHIPELAGOS = {"hoangsa": ("da-nang", (590, 330)), "truongsa": ("khanh-hoa", (542, 604))}


class MapIncompleteError(Exception):
    """A map without Hoàng Sa and Trường Sa must not be made."""


@record(frozen=True, slots=True)
class Archipelago:
    """Islands that are drawn larger than life and named, with the id of the unit that they belong to."""

    shape: str
    unit: str
    outline: str
    label: tuple[int, int]


@record(frozen=True, slots=True)
class DrawnMap:
    """The provinces of an era by their ids: as drawn, and as areas to be pointed at."""

    era: Era
    outlines: Mapping[str, str]
    areas: Mapping[str, str]
    archipelagos: tuple[Archipelago, ...]


def draw_maps(places: Places, libraries: Path, cache: Path) -> tuple[DrawnMap, ...]:
    """A map for each era, newest first.

    There is none where the places file does not describe the whole country, as in the sites of tests: a map that lacks
    provinces would be wrong.

    Raises:
        MapIncompleteError: The shapes lack an archipelago.
    """
    if not all(unit in places for unit, _ in _ARCHIPELAGOS.values()):
        return ()
    drawing = read_drawing(libraries)
    fine = _outlines(drawing, _FINE, _FINE_DECIMALS, cache)
    coarse = _outlines(drawing, _COARSE, _COARSE_DECIMALS, cache)
    drawn = (_draw(era, places, fine, coarse) for era in eras(places))
    return tuple(one for one in drawn if one)


def _draw(era: Era, places: Places, fine: Mapping[str, str], coarse: Mapping[str, str]) -> DrawnMap | None:
    missing = sorted(set(_ARCHIPELAGOS) - set(fine))
    if missing:
        raise MapIncompleteError(f"no shape for {', '.join(missing)}: the map would be without it")
    made_of = {unit.id: sorted(shape_name(one) for one in territory_of(unit, places)) for unit in era.units}
    owner = {shape: unit for unit, shapes in made_of.items() for shape in shapes}
    if set(owner) != set(fine) - set(_ARCHIPELAGOS):
        return None
    return DrawnMap(
        era=era,
        outlines={unit: "".join(fine[shape] for shape in shapes) for unit, shapes in made_of.items()},
        areas={unit: "".join(coarse[shape] for shape in shapes) for unit, shapes in made_of.items()},
        archipelagos=tuple(
            Archipelago(shape, owner[shape_name(province)], fine[shape], label)
            for shape, (province, label) in _ARCHIPELAGOS.items()
        ),
    )


def _outlines(drawing: str, tolerance: float, decimals: int, cache: Path) -> Mapping[str, str]:
    """The path of each shape, made on first use and kept in `cache`; its name changes with what it is made from."""
    recipe = json.dumps([2, tolerance, decimals, drawing]).encode()
    kept = cache / "maps" / f"{hashlib.sha256(recipe).hexdigest()[:12]}.json"
    if not kept.exists():
        made = {name: outline(rings, tolerance, decimals) for name, rings in sorted(shapes_of(drawing).items())}
        kept.parent.mkdir(parents=True, exist_ok=True)
        beside = kept.with_name(f"{kept.name}.{os.getpid()}")
        beside.write_text(json.dumps(made), encoding="utf-8")
        beside.replace(kept)
    found: Mapping[str, str] = json.loads(kept.read_text(encoding="utf-8"))
    return found
