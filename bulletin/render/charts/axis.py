"""The numbers along an axis, printed as pages print figures."""

from collections.abc import Collection, Iterable
from decimal import Decimal

from bulletin.i18n.figures import print_value
from bulletin.i18n.locale import Locale
from bulletin.i18n.numbers import print_number
from bulletin.model.figure import Figure, Kind, Number
from bulletin.render.charts.scales import percent_ticks, rank_ticks, ticks

# There is no half of a thing counted.
_COUNTED, _WHOLE = frozenset({Kind.COUNT, Kind.RATIO}), Decimal(1)
_BEAR_PERCENT = frozenset({Kind.PERCENT, Kind.INDEX})


def tick_texts(
    marks: tuple[Decimal, ...], figures: Iterable[Figure], locale: Locale, *, percent: bool = False
) -> tuple[str, ...]:
    """The ticks with the scale word of the figures that they measure, and no more digits than they need.

    `percent` is for what is drawn by its share though it is no percentage itself.
    """
    stated = [figure for figure in figures if figure.number]
    scale = max((figure.number.scale for figure in stated if figure.number), default=0)
    percent = percent or any(figure.kind in _BEAR_PERCENT for figure in stated)
    last_digit = min(scale, *(_last_digit(tick) for tick in marks if tick))
    numbers = [Number(tick, last_digit, scale) if tick else Number(tick) for tick in marks]
    if percent:
        return tuple(print_value(Figure(kind=Kind.PERCENT, number=one), None, locale) for one in numbers)
    return tuple(print_number(number, locale) for number in numbers)


def _last_digit(tick: Decimal) -> int:
    """The power of ten of the last digit that is not zero."""
    exponent = tick.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def axis_ticks(
    figures: Collection[Figure], values: Collection[Decimal], *, percent: bool = False
) -> tuple[Decimal, ...]:
    """The ticks between which all `values` lie: those of the figures as drawn, and of what stands beside them."""
    kinds = {figure.kind for figure in figures}
    if percent or kinds == {Kind.PERCENT}:
        return percent_ticks(min(values), max(values))
    if kinds == {Kind.RANK}:
        known = [figure.of.value for figure in figures if figure.of]
        return rank_ticks(max(values), max(known) if known and max(known) >= max(values) else None)
    return ticks(min(values), max(values), least_step=_WHOLE if kinds <= _COUNTED else Decimal(0))
