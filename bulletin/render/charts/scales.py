"""Scales and ticks. Values are decimals, so that a tick is the number that it is labelled with."""

from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bulletin.record import record

_HUNDRED = Decimal(100)
_NICE = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))


@record(frozen=True, slots=True)
class Scale:
    """Lays values from `low` to `high` on positions from `start` to `end`; `start` may be the larger position."""

    low: Decimal
    high: Decimal
    start: float
    end: float

    def __call__(self, value: Decimal) -> float:
        """The position of a value."""
        share = float((value - self.low) / (self.high - self.low))
        return self.start + share * (self.end - self.start)


@record(frozen=True, slots=True)
class TimeScale:
    """Lays days on positions, in proportion to the time between them."""

    first: date
    last: date
    start: float
    end: float

    def __call__(self, day: date) -> float:
        """The position of a day; where there is but one day, the middle."""
        days = (self.last - self.first).days
        if days == 0:
            return (self.start + self.end) / 2
        return self.start + (day - self.first).days / days * (self.end - self.start)


def nice_step(span: Decimal, most: int) -> Decimal:
    """The smallest of 1, 2 and 5 times a power of ten that parts `span` into at most `most` steps."""
    least = span / most
    power = Decimal(1).scaleb(least.adjusted())
    return next(step * power for step in _NICE if step * power >= least)


def ticks(lowest: Decimal, highest: Decimal, most: int = 4, least_step: Decimal = Decimal(0)) -> tuple[Decimal, ...]:
    """Even ticks that begin at zero, or below it where values do, and reach the highest value or beyond.

    `least_step` keeps an axis of whole things from counting halves.
    """
    low, high = min(lowest, Decimal(0)), max(highest, Decimal(0))
    if low == high:
        high = Decimal(1)
    step = max(nice_step(high - low, most), least_step)
    first = (low / step).to_integral_value(ROUND_FLOOR)
    last = (high / step).to_integral_value(ROUND_CEILING)
    return tuple(step * number for number in range(int(first), int(last) + 1))


def percent_ticks(lowest: Decimal, highest: Decimal) -> tuple[Decimal, ...]:
    """Ticks of an axis of percentages: it ends with the whole where half of it is passed."""
    within = lowest >= 0 and _HUNDRED / 2 < highest <= _HUNDRED
    return (Decimal(0), _HUNDRED / 2, _HUNDRED) if within else ticks(lowest, highest)


def rank_ticks(worst: Decimal, last: Decimal | None) -> tuple[Decimal, ...]:
    """Ticks of an axis of ranks: it begins with the first place, since there is no place nought.

    `last` is the number of those ranked, with which it ends; where no source gives it, ten or more round places.
    """
    if last is None:
        return (Decimal(1), *ticks(Decimal(0), max(worst, Decimal(10)), 2, Decimal(1))[1:])
    inner = ticks(Decimal(0), last, least_step=Decimal(1))[1:]
    step = inner[0]
    return (Decimal(1), *(tick for tick in inner if 1 < tick < last - step / 2), last)
