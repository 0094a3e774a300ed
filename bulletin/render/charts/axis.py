"""The numbers along an axis, printed as pages print figures."""

from collections.abc import Iterable
from decimal import Decimal

from bulletin.i18n.figures import print_value
from bulletin.i18n.locale import Locale
from bulletin.i18n.numbers import print_number
from bulletin.model.figure import Figure, Kind, Number

_BEAR_PERCENT = frozenset({Kind.PERCENT, Kind.INDEX})


def tick_texts(
    ticks: tuple[Decimal, ...], figures: Iterable[Figure], locale: Locale, *, percent: bool = False
) -> tuple[str, ...]:
    """The ticks with the scale word of the figures that they measure, and no more digits than they need.

    `percent` is for what is drawn by its share though it is no percentage itself.
    """
    stated = [figure for figure in figures if figure.number]
    scale = max((figure.number.scale for figure in stated if figure.number), default=0)
    percent = percent or any(figure.kind in _BEAR_PERCENT for figure in stated)
    step = ticks[1] - ticks[0] if len(ticks) > 1 else Decimal(1)
    last_digit = min(step.normalize().as_tuple().exponent, scale)  # type: ignore[type-var]
    texts = []
    for tick in ticks:
        number = Number(tick, int(last_digit), scale if tick else 0)
        if not tick:
            number = Number(tick)
        if percent:
            texts.append(print_value(Figure(kind=Kind.PERCENT, number=number), None, locale))
        else:
            texts.append(print_number(number, locale))
    return tuple(texts)


def least_step(kind: Kind) -> Decimal:
    """The smallest sensible step: there is no half of a rank or of a thing counted."""
    return Decimal(1) if kind in (Kind.COUNT, Kind.RANK, Kind.RATIO) else Decimal(0)
