"""Between which bounds the truth lies, given how a number was printed."""

from dataclasses import dataclass
from decimal import Decimal

from bulletin.model.figure import Figure, Kind, Number, Qualifier

# How far "over", "nearly" and "about" may lie from the number that they qualify.
_REACH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Interval:
    """A closed range of possible true values."""

    low: Decimal
    high: Decimal

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(self.low + other.low, self.high + other.high)

    def meets(self, other: "Interval") -> bool:
        """Whether one value can be both."""
        return self.low <= other.high and other.low <= self.high


def of_figure(figure: Figure) -> Interval | None:
    """The bounds of a figure's value; None for a sign."""
    if figure.number is None:
        return None
    counted = figure.kind in (Kind.COUNT, Kind.RATIO) and figure.number.scale == 0
    return of_number(figure.number, figure.qualifiers, exact=counted)


def of_number(number: Number, qualifiers: tuple[Qualifier, ...] = (), *, exact: bool = False) -> Interval:
    """The bounds of a printed number. Unless it is an exact count, its last digit was rounded or cut off."""
    low, high = (Decimal(0), Decimal(0)) if exact else (number.step / 2, number.step)
    reach = abs(number.value) * _REACH
    if Qualifier.TOP in qualifiers:
        return Interval(Decimal(1), number.value)
    if Qualifier.OVER in qualifiers or Qualifier.AT_LEAST in qualifiers:
        low, high = Decimal(0), high + reach
    if Qualifier.NEARLY in qualifiers:
        low, high = low + reach, Decimal(0)
    if Qualifier.ABOUT in qualifiers:
        low, high = low + reach, high + reach
    return Interval(number.value - low, number.value + high)
