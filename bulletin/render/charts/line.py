"""The chart of a series over time: points in proportion to time, joined where nothing parts them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from bulletin.record import record
from bulletin.render.charts.drawing import (
    Drawing,
    Exactness,
    Ink,
    Label,
    Line,
    Mark,
    label,
    label_around,
    line,
    symbol,
    tidy,
    without_overlaps,
)
from bulletin.render.charts.lettering import text_width
from bulletin.render.charts.scales import Scale, TimeScale

_ABOVE, _BELOW = 10, 18
_TOP, _BOTTOM, _RIGHT, _BESIDE_TICK = 24, 40, 8, 10

# How a point is joined to the one before it: `gap` over years without a figure; not at all over a break.
Join = Literal["solid", "estimate", "gap", "none"]


@record(frozen=True, slots=True, kw_only=True)
class Point:
    """A figure of a series. Its `value` is None where a sign stands in its place, which `text` then is."""

    day: date
    value: Decimal | None
    exactness: Exactness
    period: str
    text: str
    tip: str
    join: Join = "solid"


@record(frozen=True, slots=True, kw_only=True)
class LinePlan:
    """What a line chart is drawn from. `first_is_best` puts the smallest value on top, as of ranks."""

    points: tuple[Point, ...]
    breaks: tuple[date, ...]
    ticks: tuple[Decimal, ...]
    tick_texts: tuple[str, ...]
    first_is_best: bool = False


def draw_line(plan: LinePlan, width: int, height: int) -> Drawing:
    """The chart at a size."""
    left = max(text_width(text) for text in plan.tick_texts) + _BESIDE_TICK
    across = TimeScale(plan.points[0].day, plan.points[-1].day, left + 8, width - _RIGHT)
    low, high = plan.ticks[0], plan.ticks[-1]
    top, bottom = float(_TOP), float(height - _BOTTOM)
    up = Scale(low, high, *((top, bottom) if plan.first_is_best else (bottom, top)))
    grid = [line(left, up(tick), width, up(tick), "chart-grid") for tick in plan.ticks]
    axis = [label(0, up(tick) + 4, text) for tick, text in zip(plan.ticks, plan.tick_texts, strict=True)]
    parting = [line(across(day), top - 14, across(day), bottom, "chart-break") for day in plan.breaks]
    stops = [line(across(one.day), bottom, across(one.day), bottom + 4, "chart-tick") for one in plan.points]
    values = _values(plan.points, across, up, (left, width))
    periods = _periods(plan.points, across, height - 6, (0, width))
    return Drawing(
        width=width,
        height=height,
        lines=(*grid, *stops, *parting, *_joins(plan.points, across, up)),
        marks=tuple(_marks(plan.points, across, up, bottom)),
        labels=(*without_overlaps(axis), *values, *periods),
    )


def _joins(points: Sequence[Point], across: TimeScale, up: Scale) -> Iterator[Line]:
    for one, other in pairwise(points):
        if one.value is not None and other.value is not None and other.join != "none":
            css = "chart-line" if other.join == "solid" else f"chart-line chart-{other.join}-line"
            yield line(across(one.day), up(one.value), across(other.day), up(other.value), css)


def _marks(points: Sequence[Point], across: TimeScale, up: Scale, bottom: float) -> Iterator[Mark]:
    for one in points:
        if one.value is None:
            x, y = tidy(across(one.day)), tidy(bottom)
            yield Mark(f"M{tidy(x - 4)} {tidy(y - 4)}l8 8m-8 0l8 -8", "chart-missing", one.tip)
        else:
            shape = symbol(one.exactness, across(one.day), up(one.value))
            yield Mark(shape, f"chart-point{one.exactness.css}", one.tip)


def _values(points: Sequence[Point], across: TimeScale, up: Scale, within: tuple[float, float]) -> tuple[Label, ...]:
    """The values beside their points, as far as there is room; the words of a point without a number below it.

    A value stands on the side of its point that its line does not cross.
    """
    heights = {number: up(one.value) for number, one in enumerate(points) if one.value is not None}
    labels = []
    for number in _worth_saying(points, heights):
        near = [
            heights[other]
            for other, at in ((number - 1, number), (number + 1, number + 1))
            if other in heights and points[at].join != "none"
        ]
        y = heights[number]
        at = y + _BELOW if any(other < y - 1 for other in near) and not _peak(y, near) else y - _ABOVE
        labels.append(label_around(across(points[number].day), at, points[number].text, within, Ink.VALUE))
    lowest = max(up.start, up.end)
    labels += [
        label_around(across(one.day), lowest - _ABOVE, one.text, within, Ink.VALUE)
        for one in points
        if one.value is None
    ]
    return without_overlaps(labels)


def _peak(y: float, near: Sequence[float]) -> bool:
    """Whether a line that rises on one side falls further on the other, so that more room is above."""
    return len(near) > 1 and sum(near) / len(near) > y


def _worth_saying(points: Sequence[Point], heights: Mapping[int, float]) -> Iterator[int]:
    """The last point, the first, the ends of lines that a break parts, the turns between them; then the others."""
    numbers = list(heights)
    ends = [
        number
        for number in numbers
        if points[number].join == "none" or (number + 1 < len(points) and points[number + 1].join == "none")
    ]
    turns = [
        number
        for before, number, after in zip(numbers, numbers[1:], numbers[2:], strict=False)
        if (heights[number] - heights[before]) * (heights[number] - heights[after]) > 0
    ]
    yield from dict.fromkeys((numbers[-1], numbers[0], *ends, *turns, *numbers))


def _periods(points: Sequence[Point], across: TimeScale, y: float, within: tuple[float, float]) -> tuple[Label, ...]:
    """The periods below the axis: the last and the first, then those between them that find room."""
    ordered = (points[-1], points[0], *points[1:-1])
    return without_overlaps(label_around(across(one.day), y, one.period, within) for one in ordered)
