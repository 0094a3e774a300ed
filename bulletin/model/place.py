"""Territorial units, with the dates between which each of them existed."""

from collections.abc import Mapping
from datetime import date
from typing import Literal

from bulletin.model.language import Localised
from bulletin.record import record

Level = Literal["country", "region", "province", "district", "commune"]


@record(frozen=True, slots=True)
class PlaceType:
    """What a unit is in law: a province, a centrally run city. `title` is a pattern such as "Tỉnh {name}"."""

    id: str
    level: Level
    names: Localised
    title: Localised


@record(frozen=True, slots=True, kw_only=True)
class Designation:
    """The type and the name of a unit between two days; None is an open end."""

    type: PlaceType
    names: Localised
    start: date | None = None
    end: date | None = None

    def title(self, language: str) -> str:
        """The unit's full name, such as "Tỉnh Trà Vinh"."""
        name = self.names.into(language)
        return self.type.title.into(name.language).text.replace("{name}", name.text)


@record(frozen=True, slots=True, kw_only=True)
class Place:
    """One territorial unit. The id is the slug of the unit that had the name first; later ones carry their year."""

    id: str
    code: str | None
    within: str | None
    designations: tuple[Designation, ...]
    valid_from: date | None = None
    valid_to: date | None = None
    successor: str | None = None

    def on(self, day: date) -> Designation:
        """The designation in force on `day`; before the first or after the last, the nearest one."""
        for designation in self.designations:
            if designation.end is None or day <= designation.end:
                return designation
        return self.designations[-1]

    @property
    def level(self) -> Level:
        """The level of the unit, which a change of type within a level does not touch."""
        return self.designations[-1].type.level

    def existed(self, start: date, end: date) -> bool:
        """Whether the unit existed on every day from `start` to `end`."""
        return (self.valid_from or date.min) <= start and end <= (self.valid_to or date.max)


Places = Mapping[str, Place]


def units_on(places: Places, level: Level, day: date) -> tuple[Place, ...]:
    """The units of a level that existed on `day`, in the order of the places file."""
    return tuple(place for place in places.values() if place.level == level and place.existed(day, day))


def predecessors(places: Places, place: Place) -> tuple[Place, ...]:
    """The units that `place` was formed from; empty where it was not formed from others."""
    return tuple(other for other in places.values() if other.successor == place.id)
