"""What is held against the figures in the words of a bulletin: numbers that are spelt out there, and headings."""

from decimal import Decimal
from typing import Literal

from bulletin.problems import Location
from bulletin.record import record


@record(frozen=True, slots=True, kw_only=True)
class TypedNumber:
    """A number that a title, a summary or a body spells out itself, and that is no date, period, time or law.

    `text` is as typed, with its scale and its percent sign. `values` is one number in full, the two of a fraction, or
    empty where the digits are no number of the language. `scale` is the power of ten of the largest scale word, 0
    without one. A `year` has the digits of one, which only the words around it may tell from a count. `before` is the
    word before it, `after` the text that follows.
    """

    text: str
    values: tuple[Decimal, ...]
    form: Literal["digits", "year", "words"]
    percent: bool
    scale: int
    before: str
    after: str
    in_title: bool
    where: Location


@record(frozen=True, slots=True)
class TypedHeading:
    """A heading of a body as typed; `level` counts from 1."""

    level: int
    text: str
    where: Location
