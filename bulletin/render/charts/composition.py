"""The chart of a whole and its parts: one bar, and below it a line for each part, so that no label is squeezed."""

from decimal import Decimal

from bulletin.record import record
from bulletin.render.charts.drawing import Drawing, Ink, Label, Mark, bar, label, label_ending
from bulletin.render.charts.lettering import text_width, wrapped

# As many parts as can be told from each other.
MOST_PARTS = 6
_BAR, _LINE_HEIGHT, _SWATCH, _GAP = 28, 17, 12, 7
_SEAM = 2.0
_BEFORE_NAME, _BESIDE = _SWATCH + 8, 32


@record(frozen=True, slots=True)
class Part:
    """A part of a whole. A `value` of zero has a line, but no length in the bar."""

    name: str
    value: Decimal
    text: str
    tip: str


def draw_composition(parts: tuple[Part, ...], width: int) -> Drawing:
    """The chart at a width. White seams keep neighbours apart where colours cannot be told from each other."""
    whole = sum((part.value for part in parts), Decimal(0))
    marks: list[Mark] = []
    labels: list[Label] = []
    values = max(text_width(part.text, Ink.VALUE.weight) for part in parts)
    names = min(max(text_width(part.name) for part in parts), width - _BEFORE_NAME - _BESIDE - values)
    end = _BEFORE_NAME + names + _BESIDE + values
    x, y = 0.0, float(_BAR + 12)
    for number, part in enumerate(parts):
        colour = f"chart-part chart-part-{number + 1}"
        length = float(part.value / whole) * width
        last = not any(other.value for other in parts[number + 1 :])
        if part.value:
            marks.append(Mark(bar(x, 0, max(length - (0 if last else _SEAM), 0.5), _BAR), colour, part.tip))
        x += length
        marks.append(Mark(bar(0, y + 1, _SWATCH, _SWATCH), colour))
        lines = wrapped(part.name, names)
        labels += [label(_BEFORE_NAME, y + 11 + _LINE_HEIGHT * row, text, Ink.NAME) for row, text in enumerate(lines)]
        labels.append(label_ending(end, y + 11, part.text, Ink.VALUE))
        y += _LINE_HEIGHT * len(lines) + _GAP
    return Drawing(width=width, height=round(y), marks=tuple(marks), labels=tuple(labels))
