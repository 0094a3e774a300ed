"""From one figure to another: how much it changed, given how both were printed, and how a source prints the change."""

from dataclasses import replace
from decimal import Decimal
from typing import Literal

from bulletin.checks.interval import Interval, of_number, point
from bulletin.i18n.problem_texts import plain_number
from bulletin.model.figure import Change, ChangeKind, Figure, Kind
from bulletin.problems import Value

_NOUGHT = point(Decimal(0))
_HUNDRED = Decimal(100)
_SIGNED = frozenset({ChangeKind.GROWTH, ChangeKind.DIFFERENCE, ChangeKind.POINTS, ChangeKind.PLACES})
_RELATIVE = frozenset({ChangeKind.GROWTH, ChangeKind.FACTOR, ChangeKind.INDEX})
# A base that may as well be twice as much tells nothing of a growth.
_BEYOND_USE = 2
# Digits shown of a computed growth beyond those printed.
_EXTRA_DIGITS = 2
# Each kind of change has its own words in the problem's message; the others are left out there.
_IN_WORDS = (*_SIGNED, ChangeKind.FACTOR, ChangeKind.INDEX, ChangeKind.UNCHANGED)

Aspect = Literal["amount", "share"]


def aspects(figure: Figure, bounds: Interval) -> dict[Aspect, Interval]:
    """What of a figure can change. A ratio has an amount, its n, and a share in percent; so a rise may be of either.

    `bounds` are those of its value.
    """
    if figure.kind in (Kind.PERCENT, Kind.INDEX):
        return {"share": bounds}
    found: dict[Aspect, Interval] = {"amount": bounds}
    if figure.kind is Kind.RATIO:
        if figure.share:
            found["share"] = of_number(figure.share.number, figure.share.qualifiers)
        elif figure.of:
            share = bounds.over(point(figure.of.value / _HUNDRED))
            found |= {"share": share} if share else {}
    return found


def is_of(change: Change, aspect: Aspect) -> bool:
    """Whether a change can be one of the amount, or one of the share."""
    match change.kind:
        case ChangeKind.POINTS:
            return aspect == "share"
        case ChangeKind.DIFFERENCE | ChangeKind.PLACES:
            return aspect == "amount"
        case _:
            return True


def computed(kind: ChangeKind, base: Interval, value: Interval) -> Interval | None:
    """Between which bounds the change lies, in the terms of `kind`; None where the base tells nothing."""
    if kind in _RELATIVE:
        if base.low <= 0 or value.low < 0 or base.high > base.low * _BEYOND_USE:
            return None
        factor = value.over(base)
        if factor is None or kind is ChangeKind.FACTOR:
            return factor
        index = factor * point(_HUNDRED)
        return index if kind is ChangeKind.INDEX else index - point(_HUNDRED)
    return base - value if kind is ChangeKind.PLACES else value - base  # up is towards the first place


def printed(change: Change) -> Interval:
    """The bounds of a change as it is printed. "Down over 5" is below -5.

    Places and counts are taken for rounded like all others: no other whole number lies within their bounds.
    """
    number = change.number
    if change.kind is ChangeKind.UNCHANGED:
        return _NOUGHT
    bounds = of_number(replace(number, value=abs(number.value)), change.qualifiers)
    return -bounds if number.value < 0 else bounds


def is_opposite(kind: ChangeKind, one: Interval, other: Interval) -> bool:
    """Whether one is a rise for certain, and the other a fall."""
    rises, falls = (
        [bounds.above(_NOUGHT) for bounds in (one, other)],
        [_NOUGHT.above(bounds) for bounds in (one, other)],
    )
    return kind in _SIGNED and any(rises) and any(falls)


def told(change: Change, actual: Interval, notation: str) -> dict[str, Value]:
    """The printed change under the name of its kind, the computed one as one value or from `low` to `high`."""
    values: dict[str, Value] = {kind.value: "" for kind in _IN_WORDS}
    values[change.kind.value] = _written(change.kind, change.number.value, notation)
    low, high = (_shown(change, bound, notation) for bound in (actual.low, actual.high))
    alone = low == high
    return values | {"actual": low if alone else "", "low": "" if alone else low, "high": "" if alone else high}


def _shown(change: Change, bound: Decimal, notation: str) -> str:
    sign = "%" if change.kind in (ChangeKind.GROWTH, ChangeKind.INDEX) else ""
    if change.kind in _RELATIVE:
        bound = bound.quantize(Decimal(1).scaleb(change.number.last_digit - _EXTRA_DIGITS))
    return f"{_written(change.kind, bound, notation)}{sign}"


def _written(kind: ChangeKind, number: Decimal, notation: str) -> str:
    """A number with its sign, where the kind of change goes up and down."""
    plus = "+" if number > 0 and (kind in _SIGNED or kind is ChangeKind.UNCHANGED) else ""
    return f"{plus}{plain_number(number, notation)}"
