"""A drawing: shapes and letters at fixed places, which templates only print.

Whatever has a colour has a class: `templates/assets/css/chart-marks.css` gives it one for screens,
`chart-print.css` for paper. Texts are placed by their start, since other anchors cost WeasyPrint a layer each.
"""

from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby

from bulletin.record import record
from bulletin.render.charts.lettering import BOLD, LABEL_SIZE, REGULAR, text_width

# How far letters reach above and below their line.
ASCENT, DESCENT = 0.8 * LABEL_SIZE, 0.25 * LABEL_SIZE


class Ink(StrEnum):
    """The classes of letters. `VALUE` is set bold, `LABEL` recedes, and has none: most letters of a page are such."""

    NAME = "chart-name"
    LABEL = ""
    VALUE = "chart-value"

    @property
    def weight(self) -> int:
        """The weight that it is set in."""
        return BOLD if self is Ink.VALUE else REGULAR


class Exactness(StrEnum):
    """What a mark says of its value. The shape tells it as well as the colour."""

    EXACT = "exact"
    ESTIMATE = "estimate"
    ABOVE = "above"  # over, at least
    BELOW = "below"  # nearly
    ABOUT = "about"

    @property
    def css(self) -> str:
        """What is added to the class of a mark; what is exact, as most is, needs nothing."""
        return "" if self is Exactness.EXACT else f" chart-{self}"


@record(frozen=True, slots=True)
class Line:
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    css: str


@record(frozen=True, slots=True)
class Mark:
    """A shape that stands for a figure. `tip` is the figure in words; empty for a shape that is only drawn."""

    d: str
    css: str
    tip: str = ""


@record(frozen=True, slots=True)
class Label:
    """A text from `x` on, standing on the line `y`."""

    x: float
    y: float
    text: str
    ink: Ink

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.x + text_width(self.text, self.ink.weight)

    def overlaps(self, other: "Label", apart: float = 0) -> bool:
        """Whether two texts touch, or come closer than `apart` side by side."""
        beside = self.right + apart <= other.x or other.right + apart <= self.x
        above = self.y + DESCENT <= other.y - ASCENT or other.y + DESCENT <= self.y - ASCENT
        return not (beside or above)


@record(frozen=True, slots=True, kw_only=True)
class Drawing:
    """One variant of a chart. What comes later is drawn over what comes before."""

    width: int
    height: int
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()
    labels: tuple[Label, ...] = ()

    @property
    def strokes(self) -> tuple[Mark, ...]:
        """The lines as shapes, those of one class together: a page holds hundreds of them."""
        return tuple(
            Mark("".join(f"M{one.x1} {one.y1}{_to_end(one)}" for one in own), css)
            for css, own in groupby(self.lines, key=lambda one: one.css)
        )


def _to_end(one: Line) -> str:
    if one.y1 == one.y2:
        return f"H{one.x2}"
    return f"V{one.y2}" if one.x1 == one.x2 else f"L{one.x2} {one.y2}"


def tidy(position: float) -> float | int:
    """A position with one decimal at most: what the eye can tell apart."""
    rounded = round(position, 1)
    return int(rounded) if rounded == int(rounded) else rounded


def line(x1: float, y1: float, x2: float, y2: float, css: str) -> Line:
    """A line at tidy positions."""
    return Line(tidy(x1), tidy(y1), tidy(x2), tidy(y2), css)


def label(x: float, y: float, text: str, ink: Ink = Ink.LABEL) -> Label:
    """A text that starts at `x`."""
    return Label(tidy(x), tidy(y), text, ink)


def label_ending(x: float, y: float, text: str, ink: Ink = Ink.LABEL) -> Label:
    """A text that ends at `x`."""
    return label(x - text_width(text, ink.weight), y, text, ink)


def label_around(x: float, y: float, text: str, within: tuple[float, float], ink: Ink = Ink.LABEL) -> Label:
    """A text with its middle at `x`, pushed into the bounds `within`."""
    width = text_width(text, ink.weight)
    left, right = within
    return label(max(left, min(x - width / 2, right - width)), y, text, ink)


def bar(x: float, y: float, width: float, height: float) -> str:
    """The outline of a rectangle."""
    x, y, width, height = (tidy(size) for size in (x, y, width, height))
    return f"M{x} {y}h{width}v{height}h-{width}z"


def symbol(exactness: Exactness, x: float, y: float) -> str:
    """The outline of the mark of a point."""
    x, y = tidy(x), tidy(y)
    match exactness:
        case Exactness.ABOVE:
            return f"M{tidy(x - 5)} {tidy(y + 4)}h10l-5 -9z"
        case Exactness.BELOW:
            return f"M{tidy(x - 5)} {tidy(y - 4)}h10l-5 9z"
        case Exactness.ABOUT:
            return f"M{x} {tidy(y - 5.5)}l5.5 5.5l-5.5 5.5l-5.5 -5.5z"
        case _:
            return f"M{tidy(x - 4)} {y}a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"


def without_overlaps(wanted: Iterable[Label], taken: Iterable[Label] = (), apart: float = 6) -> tuple[Label, ...]:
    """Those of the wanted texts that find room, the first ones first."""
    placed: list[Label] = []
    fixed = tuple(taken)
    for one in wanted:
        if not any(one.overlaps(other, apart) for other in (*fixed, *placed)):
            placed.append(one)
    return tuple(placed)
