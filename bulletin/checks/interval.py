"""Between which bounds the truth lies, given how a number was printed."""

from collections.abc import Callable, Iterator
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal

from bulletin.model.figure import Figure, Kind, Number, Qualifier, Sign
from bulletin.record import record

_Operation = Callable[[Context, Decimal, Decimal], Decimal]
_Rounding = Callable[[_Operation, Decimal, Decimal], Decimal]

_NOUGHT = Decimal(0)
_DOWNWARDS = frozenset({Qualifier.NEARLY, Qualifier.ABOUT})
_UPWARDS = frozenset({Qualifier.OVER, Qualifier.ABOUT})
# "At least" has no upper bound; nothing that is held against it is so many times as much.
_ENDLESS = 1000
# What is counted one by one. All other values are measured, and rounded or cut at their last digit.
_COUNTED = frozenset({Kind.COUNT, Kind.RATIO, Kind.RANK})
# Sums and products of printed numbers have fewer digits; quotients are rounded outwards at the last of these.
PRECISION = 100
_FLOOR = Context(prec=PRECISION, rounding=ROUND_FLOOR)
_CEILING = Context(prec=PRECISION, rounding=ROUND_CEILING)


@record(frozen=True, slots=True)
class Interval:
    """A range of possible true values; an open end is itself none of them."""

    low: Decimal
    high: Decimal
    open_low: bool = False
    open_high: bool = False

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(
            _down(Context.add, self.low, other.low),
            _up(Context.add, self.high, other.high),
            self.open_low or other.open_low,
            self.open_high or other.open_high,
        )

    def __neg__(self) -> "Interval":
        return Interval(self.high.copy_negate(), self.low.copy_negate(), self.open_high, self.open_low)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        return _spanning(Context.multiply, self, other)

    def over(self, other: "Interval") -> "Interval | None":
        """The quotient; None where the divisor may be nought, which says nothing."""
        return _spanning(Context.divide, self, other) if other.low > 0 or other.high < 0 else None

    def above(self, other: "Interval") -> bool:
        """Whether this is surely greater than `other`."""
        touching = self.low == other.high and (self.open_low or other.open_high)
        return self.low > other.high or touching

    def meets(self, other: "Interval") -> bool:
        """Whether one value can be both."""
        return not self.above(other) and not other.above(self)


def point(value: Decimal) -> Interval:
    """A value that is known exactly."""
    return Interval(value, value)


def of_figure(figure: Figure) -> Interval | None:
    """The bounds of a figure's value; None for a sign."""
    if figure.number is None:
        return None
    return of_number(figure.number, figure.qualifiers, exact=figure.kind in _COUNTED and figure.number.scale == 0)


def of_amount(figure: Figure) -> Interval | None:
    """The same, but what its source says not to have occurred is nought, not unknown."""
    return point(_NOUGHT) if figure.sign is Sign.NONE_OCCURRED else of_figure(figure)


def of_number(number: Number, qualifiers: tuple[Qualifier, ...] = (), *, exact: bool = False) -> Interval:
    """The bounds of a printed number.

    Unless it is an exact count, its last digit was rounded (half a unit either way) or cut off (up to a whole unit,
    which itself would have been printed). A sum of such numbers may miss its total by as much as their bounds allow.

    "Over", "nearly" and "about" leave it open how far the truth lies, but not without end: a writer who says "over
    38.500" would have said "38.600" or "over 38.600" from there on. So they reach up to the next number that is as
    round, which itself is out of reach, and "about" reaches both ways.
    """
    value, loose = number.value, frozenset(qualifiers)
    if Qualifier.TOP in loose:
        return Interval(Decimal(1), value)
    if not loose:
        return point(value) if exact else _rounded_or_cut(number)
    if Qualifier.AT_LEAST in loose:
        return Interval(value, max(value, number.step) * _ENDLESS)
    below, above = _as_round(number)
    down, up = bool(loose & _DOWNWARDS), bool(loose & _UPWARDS)
    return Interval(below if down else value, above if up else value, open_low=down, open_high=up)


def _rounded_or_cut(number: Number) -> Interval:
    """Cutting digits off leads towards nought, which may then come from either side."""
    half, unit, value = number.step / 2, number.step, number.value
    if value == 0:
        return Interval(-unit, unit, open_low=True, open_high=True)
    if value < 0:
        return Interval(value - unit, value + half, open_low=True)
    return Interval(value - half, value + unit, open_high=True)


def _as_round(number: Number) -> tuple[Decimal, Decimal]:
    """The numbers next to this one that are as round as it is: of 38.500 these are 38.400 and 38.600.

    Noughts at its end are taken for rounding, unless they stand behind a decimal sign, where nobody writes them
    without need. Below 100 comes 90, and not 0.
    """
    size, unit = number.value.copy_abs(), number.step
    has_decimals = number.last_digit < number.scale and not number.chained
    if size and not has_decimals:
        unit = max(unit, Decimal(1).scaleb(int(size.normalize().as_tuple().exponent)))
    smaller = size - (unit / 10 if size == unit else unit)
    greater = size + unit
    return (smaller, greater) if number.value >= 0 else (-greater, -smaller)


def _spanning(operation: _Operation, one: Interval, other: Interval) -> Interval:
    """All results of a product or quotient: its extremes lie where ends of the two meet."""
    low, open_low = min(_corners(operation, one, other, _down))
    high, closed_high = max((value, not is_open) for value, is_open in _corners(operation, one, other, _up))
    return Interval(low, high, open_low, not closed_high)


def _corners(operation: _Operation, one: Interval, other: Interval, to: _Rounding) -> Iterator[tuple[Decimal, bool]]:
    """Each end with each end, and whether the result is open. Nought times anything is nought, even at an open end."""
    for end, is_open in _ends(one):
        for other_end, other_is_open in _ends(other):
            nought = (end == 0 and not is_open) or (other_end == 0 and not other_is_open)
            yield to(operation, end, other_end), (is_open or other_is_open) and not nought


def _ends(interval: Interval) -> Iterator[tuple[Decimal, bool]]:
    yield interval.low, interval.open_low
    yield interval.high, interval.open_high


def _down(operation: _Operation, one: Decimal, other: Decimal) -> Decimal:
    return operation(_FLOOR, one, other)


def _up(operation: _Operation, one: Decimal, other: Decimal) -> Decimal:
    return operation(_CEILING, one, other)
