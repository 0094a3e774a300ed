"""Which territorial units there were, from one change of the map to the next."""

from collections.abc import Iterable
from datetime import date, timedelta

from bulletin.model.place import Place, Places, predecessors, units_on
from bulletin.record import record


@record(frozen=True, slots=True)
class Era:
    """The provinces of a time in which none was formed or ended; None is an open end."""

    start: date | None
    end: date | None
    units: tuple[Place, ...]

    @property
    def day(self) -> date:
        """A day that lies within it: its last, or its first where it has not ended."""
        return self.end or self.start or date.max

    @property
    def code(self) -> str:
        """Its name in addresses: the day that it began on, `2025-07-01`; `first` for the first."""
        return self.start.isoformat() if self.start else "first"


def eras(places: Places) -> tuple[Era, ...]:
    """The eras of the provinces, newest first."""
    begins: list[date | None] = [None, *_changes(places.values())]
    ends = [*(day - timedelta(days=1) for day in begins if day), None]
    found = [
        Era(begin, end, units_on(places, "province", end or begin or date.max))
        for begin, end in zip(begins, ends, strict=True)
    ]
    return tuple(reversed([era for era in found if era.units]))


def _changes(places: Iterable[Place]) -> list[date]:
    """The days on which a province began, or the first one without it."""
    provinces = [place for place in places if place.level == "province"]
    began = {place.valid_from for place in provinces if place.valid_from}
    ended = {place.valid_to + timedelta(days=1) for place in provinces if place.valid_to}
    return sorted(began | ended)


def territory_of(place: Place, places: Places) -> frozenset[str]:
    """The ids of the oldest units that a place is made up of: itself, where it was not formed from others."""
    found: set[str] = set()
    waiting, met = [place], set[str]()
    while waiting:
        one = waiting.pop()
        if one.id in met:
            continue
        met.add(one.id)
        former = predecessors(places, one)
        if former:
            waiting.extend(former)
        else:
            found.add(one.id)
    return frozenset(found)
