"""Series over places and time: which unit's figures follow whose, and between which figures a series breaks."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from bulletin.model.bulletin import Statement
from bulletin.model.indicator import Break
from bulletin.model.place import Place, Places, predecessors
from bulletin.record import record
from bulletin.site.site import Observation


@record(frozen=True, slots=True)
class Point:
    """One place and period of a series: the total, where a source states it, then the parts.

    `breaks` part it from the point before.
    """

    observations: tuple[Observation, ...]
    breaks: tuple[Break, ...]


@record(frozen=True, slots=True)
class Stretch:
    """What one unit contributes to a series, oldest first."""

    place: Place
    points: tuple[Point, ...]


def in_descent(places: Places) -> tuple[Place, ...]:
    """The places in the order of their file, but each directly behind the units that it was formed from."""
    met: set[str] = set()
    ordered: list[Place] = []

    def visit(place: Place) -> None:
        if place.id in met:
            return
        met.add(place.id)
        for former in predecessors(places, place):
            visit(former)
        ordered.append(place)
        if place.successor:
            visit(places[place.successor])

    for place in places.values():
        visit(place)
    return tuple(ordered)


def in_series_order(observations: Iterable[Observation], descent: Sequence[Place]) -> tuple[Observation, ...]:
    """By place as units descend from each other, then by period; the total before its parts."""
    position = {place.id: number for number, place in enumerate(descent)}

    def order(one: Observation) -> tuple[int, tuple[date, date, str], bool]:
        return position[one.bulletin.place.id], one.period.order, bool(one.category)

    return tuple(sorted(observations, key=order))


def stretches(series: Iterable[Observation], places: Places) -> tuple[Stretch, ...]:
    """A series parted by units; the first point of a new unit is held against the last of those it was formed from."""
    found: dict[str, Stretch] = {}
    for name, own in groupby(series, key=lambda one: one.bulletin.place.id):
        former = [found[one.id].points[-1] for one in predecessors(places, places[name]) if one.id in found]
        before = max((_head(point) for point in former), key=counted_on, default=None)
        found[name] = Stretch(places[name], tuple(_points(own, before)))
    return tuple(found.values())


def _points(observations: Iterable[Observation], before: Statement | None) -> Iterator[Point]:
    for _, own in groupby(observations, key=lambda one: one.period):
        point = tuple(own)
        head = point[0].statement
        yield Point(point, breaks_between(before, head) if before else ())
        before = head


def _head(point: Point) -> Statement:
    return point.observations[0].statement


def breaks_between(earlier: Statement, later: Statement) -> tuple[Break, ...]:
    """The breaks that part two figures of one indicator, in order of time."""
    parting = [one for one in later.indicator.breaks if counted_on(earlier) < one.date <= counted_on(later)]
    return tuple(sorted(parting, key=lambda one: one.date))


def counted_on(statement: Statement) -> date:
    """The day that tells on which side of a break a figure lies: the day of its count, or its last day."""
    return statement.as_of.day if statement.as_of else statement.end
