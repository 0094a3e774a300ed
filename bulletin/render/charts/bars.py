"""Charts of rows: bars from zero, or points on an axis where a length would say nothing, as of ranks."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from bulletin.record import record
from bulletin.render.charts.drawing import (
    Drawing,
    Exactness,
    Ink,
    Label,
    Line,
    Mark,
    bar,
    label,
    label_around,
    line,
    symbol,
    without_overlaps,
)
from bulletin.render.charts.lettering import text_width, wrapped
from bulletin.render.charts.scales import Scale

_LINE_HEIGHT = 16
_BAR, _GAP, _AXIS = 16, 12, 24
_BESIDE = 8
# Names beside their bars take at most this part of the width, and leave at least that part to the bars.
_NAMES_AT_MOST, _LEAST_PLOT = 0.4, 0.3

# Where names stand, and values: `apart` has both above the bar, for values too long to follow it.
Layout = Literal["beside", "above", "apart"]


@record(frozen=True, slots=True, kw_only=True)
class Row:
    """A figure in a row of its own.

    `text` is the value as printed beside it, `goal` what it was to reach, `note` a line below its name. What is only
    there to be compared with has no `emphasis`.
    """

    name: str
    value: Decimal
    exactness: Exactness
    text: str
    tip: str
    goal: Decimal | None = None
    note: str = ""
    emphasis: bool = True


@record(frozen=True, slots=True, kw_only=True)
class RowsPlan:
    """What a chart of rows is drawn from. `as_points` marks values on an axis that does not begin at zero."""

    rows: tuple[Row, ...]
    ticks: tuple[Decimal, ...]
    tick_texts: tuple[str, ...]
    as_points: bool = False


@record(frozen=True, slots=True)
class _Placed:
    """A row at its place: the middle of its bar, and the texts that do not depend on the bar's length."""

    row: Row
    middle: float
    texts: tuple[Label, ...]


def draw_rows(plan: RowsPlan, width: int, *, names_above: bool) -> Drawing:
    """The chart at a width; its height follows from its rows. Narrow charts have names above their bars."""
    names = min(max(text_width(text) for row in plan.rows for text in (row.name, row.note)), width * _NAMES_AT_MOST)
    values = max(text_width(row.text, Ink.VALUE.weight) for row in plan.rows) + 2 * _BESIDE
    if not names_above and names + _BESIDE + values + width * _LEAST_PLOT <= width:
        return _draw(plan, width, (names + _BESIDE, width - values), "beside")
    if values + width * _LEAST_PLOT <= width:
        return _draw(plan, width, (0.0, width - values), "above")
    return _draw(plan, width, (0.0, float(width - _BESIDE)), "apart")


def _draw(plan: RowsPlan, width: int, across: tuple[float, float], layout: Layout) -> Drawing:
    # The mark of the first place would be cut by the edge.
    start, end = across
    scale = Scale(plan.ticks[0], plan.ticks[-1], start + _BESIDE if plan.as_points else start, end)
    placed = list(_placed(plan, width, start - _BESIDE, layout))
    bottom = placed[-1].middle + _BAR / 2 + 8
    grid = [line(scale(tick), 0, scale(tick), bottom, "chart-grid") for tick in plan.ticks]
    drawn = [_drawn(one, scale, as_points=plan.as_points, beside=layout != "apart") for one in placed]
    return Drawing(
        width=width,
        height=round(bottom + _AXIS),
        lines=(*grid, *(each for lines, _, _ in drawn for each in lines)),
        marks=tuple(each for _, marks, _ in drawn for each in marks),
        labels=(*(each for _, _, labels in drawn for each in labels), *_axis(plan, scale, bottom + 16, width)),
    )


def _placed(plan: RowsPlan, width: int, names: float, layout: Layout) -> Iterator[_Placed]:
    y = 4.0
    for row in plan.rows:
        room = names if layout == "beside" else width
        lines = [(text, Ink.NAME) for text in wrapped(row.name, room)]
        lines += [(text, Ink.LABEL) for text in wrapped(row.note, room)]
        if layout == "apart":
            lines.append((row.text, Ink.VALUE))
        height = float(_LINE_HEIGHT * len(lines))
        if layout == "beside":
            block = max(height, float(_BAR))
            first, middle = y + (block - height) / 2, y + block / 2
            y += block + _GAP
        else:
            first, middle = y, y + height + 3 + _BAR / 2
            y += height + 3 + _BAR + _GAP
        texts = tuple(label(0, first + 12 + _LINE_HEIGHT * row, text, ink) for row, (text, ink) in enumerate(lines))
        yield _Placed(row, middle, texts)


def _drawn(
    placed: _Placed, scale: Scale, *, as_points: bool, beside: bool
) -> tuple[list[Line], list[Mark], tuple[Label, ...]]:
    row, middle = placed.row, placed.middle
    marks, end = _row_marks(row, scale, middle, as_points=as_points)
    lines = [line(scale.start, middle, scale.end, middle, "chart-grid")] if as_points else []
    if row.goal is not None:
        x = scale(row.goal)
        lines.append(line(x, middle - _BAR / 2 - 4, x, middle + _BAR / 2 + 4, "chart-goal"))
        # The value stands before the goal only where it fits between.
        if end - 1 <= x < end + 2 * _BESIDE + text_width(row.text, Ink.VALUE.weight):
            end = x
    value = (label(end + _BESIDE, middle + 4, row.text, Ink.VALUE),) if beside else ()
    return lines, marks, (*placed.texts, *value)


def _row_marks(row: Row, scale: Scale, middle: float, *, as_points: bool) -> tuple[list[Mark], float]:
    """The marks of a row, and where they end."""
    x = scale(row.value)
    if as_points:
        return [Mark(symbol(row.exactness, x, middle), f"chart-point{row.exactness.css}", row.tip)], x + 4
    css = f"chart-bar{'' if row.emphasis else ' chart-before'}{row.exactness.css}"
    end = max(x, scale.start + 1)
    marks = [Mark(bar(scale.start, middle - _BAR / 2, end - scale.start, _BAR), css, row.tip)]
    if row.exactness in (Exactness.ABOVE, Exactness.BELOW, Exactness.ABOUT):
        marks.append(Mark(symbol(row.exactness, end + 8, middle), f"chart-point{row.exactness.css}"))
        end += 13
    return marks, end


def _axis(plan: RowsPlan, scale: Scale, y: float, width: int) -> tuple[Label, ...]:
    """The numbers of the axis; its ends say most, and are placed first."""
    first, *between, last = (
        label_around(scale(tick), y, text, (0, width)) for tick, text in zip(plan.ticks, plan.tick_texts, strict=True)
    )
    return without_overlaps((first, last, *between), apart=10)
