"""A rule over the whole site: figures that lie far from the rest of their series are questioned."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from decimal import ROUND_UP, Decimal
from heapq import nlargest
from itertools import pairwise
from typing import NamedTuple

from bulletin.checks.remark import Held, Remark, Said, remark
from bulletin.model.figure import Kind
from bulletin.problems import Value
from bulletin.site.quality import RuleName
from bulletin.site.series import breaks_between, counted_on
from bulletin.site.site import Observation, Site

# By which power of ten a slip of notation or scale moves a figure: a digit too many, 1.849 for 1,849, triệu for tỷ.
_POWERS = (1, 2, 3, 6)
# How far from the power the factor may lie, since the figure itself changes from one period to the next.
_NEAR = Decimal("0.15")
_LEAST_FACTOR = 10 * (1 - _NEAR)
_AMOUNTS = frozenset({Kind.COUNT, Kind.MONEY, Kind.RATIO, Kind.NUMBER, Kind.DENSITY, Kind.DURATION})
_COUNTED = frozenset({Kind.COUNT, Kind.RATIO})
# A score has a highest value, so that ten times as much can be true; a hundred times is another scale.
_LEAST_POWER = dict.fromkeys(_AMOUNTS, 1) | {Kind.SCORE: 2}
# Handfuls rise tenfold by themselves: 2 licences in one year, 21 in the next.
_HANDFUL = 10
# Between figures further apart anything may have happened.
_FAR_APART = timedelta(days=5 * 366)
_LEAST_POINTS = 4
_DOUBLE = Decimal(2)
_SHOWN, _WHOLE_FROM = Decimal("0.1"), 10


class _Point(NamedTuple):
    """A figure above zero in a series without breaks."""

    observation: Observation
    kind: Kind
    value: Decimal

    def size(self, before: "_Point") -> Decimal:
        """How many times as much it is as the point before; of a fall, how many times as much that was. At least 1."""
        return max(self.value, before.value) / min(self.value, before.value)


def figures_that_jump(site: Site) -> Mapping[str, Sequence[Said]]:
    """By bulletin, its figures that differ from those around them as only a slip would make them.

    Held against each other are figures of one place, indicator, category and, for flows, length of period, from one
    break of the series to the next.
    """
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for observations in site.observations.values():
        for points in _stretches(observations):
            for one in _compared(points):
                found[one.observation.bulletin.key].append(Held(RuleName.JUMP, one.observation.statement))
            for observation, said in _questioned(points):
                found[observation.bulletin.key].append(said)
    return found


def _stretches(observations: Sequence[Observation]) -> Iterator[list[_Point]]:
    """The points that may be held against each other, in order of time."""
    series: defaultdict[tuple[object, ...], list[_Point]] = defaultdict(list)
    for one in observations:
        statement, figure = one.statement, one.statement.figure
        if figure and figure.number and figure.number.value > 0:
            length = statement.period.months if statement.indicator.measure == "flow" else 0
            key = (one.bulletin.place.id, statement.category, figure.kind, length)
            series[key].append(_Point(one, figure.kind, figure.number.value))
    for points in series.values():
        yield from _unbroken(sorted(points, key=lambda point: counted_on(point.observation.statement)))


def _unbroken(points: Sequence[_Point]) -> Iterator[list[_Point]]:
    stretch: list[_Point] = []
    for point in points:
        if stretch:
            earlier, later = stretch[-1].observation.statement, point.observation.statement
            if counted_on(later) - counted_on(earlier) > _FAR_APART or breaks_between(earlier, later):
                yield stretch
                stretch = []
        stretch.append(point)
    if stretch:
        yield stretch


def _compared(points: Sequence[_Point]) -> Iterator[_Point]:
    """The points whose neighbours could show a slip of notation or scale."""
    for before, point in pairwise(points):
        if point.kind in _LEAST_POWER and not _holds_handful(before, point):
            yield from (before, point)


def _questioned(points: Sequence[_Point]) -> Iterator[tuple[Observation, Remark]]:
    if not any(_doubles(before, point) for before, point in pairwise(points)):  # nearly all series, and soonest told
        return
    scale = [False, *(_is_other_scale(before, point) for before, point in pairwise(points))]
    returned = False
    for at, point in enumerate(points[1:], start=1):
        before = points[at - 1]
        if scale[at]:
            # The step back from a figure that was questioned says no more than the step towards it.
            returned = not returned and scale[at - 1] and _turns(points, at - 1)
            if not returned:
                yield point.observation, _remark("scale-jump", before, point)
        else:
            returned = False
    yield from _far_jumps(points, scale)


def _doubles(before: _Point, point: _Point) -> bool:
    one, other = before.value, point.value
    return one >= other * _DOUBLE or other >= one * _DOUBLE


def _is_other_scale(before: _Point, point: _Point) -> bool:
    kind = point.kind
    least = _LEAST_POWER.get(kind)
    if least is None or _holds_handful(before, point):
        return False
    size = point.size(before)
    if size < _LEAST_FACTOR:  # nearly all, and soonest told
        return False
    return any(abs(size.scaleb(-power) - 1) <= _NEAR for power in _POWERS if power >= least)


def _far_jumps(points: Sequence[_Point], scale: Sequence[bool]) -> Iterator[tuple[Observation, Remark]]:
    """Figures that jump by far more than their series ever did.

    Far is: at least to the double or the half, and by more than the cube of the largest factor between any other two
    neighbours (where no other step was beyond 1.3, beyond 2.2). The reports at hand know growth of 45 % and, once, of
    114 % in a year, so that doubling alone is no reason to ask; nor is three times the largest step (a cube is that
    on the scale on which growth adds up) of figures that hardly move. Were all steps of one kind, normally
    distributed, the next would be as far out in 6 % of series with two other steps, in 0.5 % with five. A figure
    from which the series returns is held against the series without it.
    """
    if len(points) < _LEAST_POINTS:
        return
    sizes = [Decimal(1), *(point.size(before) for before, point in pairwise(points))]
    largest = nlargest(3, range(1, len(points)), key=sizes.__getitem__)
    for at in range(1, len(points)):
        before, point = points[at - 1], points[at]
        if scale[at] or point.kind not in _AMOUNTS or _is_handful(before, point):
            continue
        known = [(sizes[at], max(sizes[other] for other in largest if other != at))]
        if at + 1 < len(points) and _turns(points, at):
            after = points[at + 1]
            others = [sizes[other] for other in largest if other not in (at, at + 1)]
            known.append((min(sizes[at], sizes[at + 1]), max(after.size(before), *others)))
        most = next((most for size, most in known if size >= _DOUBLE and size > most**3), None)
        if most is not None:
            yield point.observation, _remark("series-jump", before, point, most=most.quantize(_SHOWN, ROUND_UP))


def _turns(points: Sequence[_Point], at: int) -> bool:
    """Whether a series goes up to a point and down behind it, or the other way round."""
    before, point, after = points[at - 1 : at + 2]
    return (point.value > before.value) != (after.value > point.value)


def _holds_handful(before: _Point, point: _Point) -> bool:
    return point.kind in _COUNTED and min(before.value, point.value) < _HANDFUL


def _is_handful(before: _Point, point: _Point) -> bool:
    return point.kind in _COUNTED and abs(point.value - before.value) < _HANDFUL


def _remark(code: str, before: _Point, point: _Point, **values: Value) -> Remark:
    other, own = before.observation, point.observation.statement
    size = point.size(before)
    times = size.quantize(_SHOWN if size < _WHOLE_FROM else Decimal(1))
    rises = point.value > before.value
    return remark(
        code,
        own,
        period=own.period.code,
        value=point.value,
        times=times if rises else "",
        part="" if rises else times,
        other=before.value,
        other_period=other.statement.period.code,
        file=other.bulletin.path,
        **values,
    )
