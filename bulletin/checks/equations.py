"""Rules on what an indicator is made of: its formula, and the ratios that it usually stands in."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, localcontext

from bulletin.checks.interval import PRECISION, Interval, of_amount, of_figure, point
from bulletin.checks.remark import Held, Said, remark, stated, value_of
from bulletin.i18n.problem_texts import plain_number
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.relation import Constant, Formula, Operand, Operation, Operator, Term
from bulletin.site.quality import RuleName
from bulletin.site.series import counted_on

_COMBINE: Mapping[Operator, Callable[[Interval, Interval], Interval | None]] = {
    "+": Interval.__add__,
    "-": Interval.__sub__,
    "*": Interval.__mul__,
    "/": Interval.over,
}
_NAME_OR_NUMBER = re.compile(r"(?P<name>[A-Za-z_][A-Za-z0-9_]*)|[0-9]+(?:\.[0-9]+)?")
# Digits shown of a computed value beyond those printed, where it does not end before.
_EXTRA_DIGITS = 2
# So far outside the usual no year is: a scale is wrong (tỷ for triệu is 133 times at the least where the usual is 2 to
# 15 %), or two numbers are exchanged.
_ABSURD = 100
# Digits shown of a ratio, from its first that is not nought.
_RATIO_DIGITS = 4


def values_are_what_they_are_made_of(bulletin: Bulletin) -> Iterator[Said]:
    """A value is what its formula gives, as closely as all of them are printed; so is each part of the same category.

    Silent where an operand is missing, is printed in another form, was counted at another time, or divides and may be
    nought.
    """
    known = stated(bulletin)
    for (_, period, category), statement in known.items():
        if formula := statement.indicator.equals:
            operands = {name: known.get((name, period, category)) for name in formula.indicators}
            present = {name: one for name, one in operands.items() if one and _comparable(one, statement)}
            if len(present) == len(operands):
                yield from _judged(statement, formula, present, bulletin.notation)


def ratios_are_plausible(bulletin: Bulletin) -> Iterator[Said]:
    """A value over another one lies where the catalogue says that it usually does."""
    known = stated(bulletin)
    for (_, period, category), statement in known.items():
        for usual in statement.indicator.plausible:
            other = known.get((usual.of, period, category))
            own, base = _bounds(statement), _bounds(other)
            value, divisor = value_of(statement), value_of(other)
            if not (other and own and base and value is not None and divisor and _comparable(other, statement)):
                continue
            ratio = own.over(base)
            if ratio is None:
                continue
            yield from (Held(RuleName.PLAUSIBLE, one) for one in (statement, other))
            if ratio.above(point(usual.most)) or point(usual.least).above(ratio):
                absurd = ratio.above(point(usual.most * _ABSURD)) or point(usual.least / _ABSURD).above(ratio)
                yield remark(
                    "absurd-ratio" if absurd else "implausible-ratio",
                    statement,
                    value=value,
                    other_name=other.id,
                    other=divisor,
                    ratio=_significant(value / divisor),
                    least=usual.least,
                    most=usual.most,
                )


def _comparable(one: Statement, other: Statement) -> bool:
    """Whether both were counted at one time, each in the form that the catalogue names."""
    in_form = all(each.figure and each.figure.kind is each.indicator.kind for each in (one, other))
    return in_form and (one.start, counted_on(one)) == (other.start, counted_on(other))


def _bounds(statement: Statement | None) -> Interval | None:
    return of_figure(statement.figure) if statement and statement.figure else None


def _judged(statement: Statement, formula: Formula, operands: Mapping[str, Statement], notation: str) -> Iterator[Said]:
    bounds = {name: bound for name, one in operands.items() if one.figure and (bound := of_amount(one.figure))}
    own, value = _bounds(statement), value_of(statement)
    made = _result(formula.term, bounds) if len(bounds) == len(operands) else None
    if own is None or value is None or made is None:
        return
    yield from (Held(RuleName.EQUATION, one) for one in (statement, *operands.values()))
    if own.meets(made):
        return
    printed = {name: value_of(one) or Decimal(0) for name, one in operands.items()}
    exact = _result(formula.term, {name: point(number) for name, number in printed.items()}) or made
    computed = _shown(exact.low, statement)
    yield remark(
        "equation-mismatch",
        statement,
        formula=formula.text,
        filled=_filled(formula.text, printed, notation),
        computed=computed,
        value=value,
        difference=abs(value - computed),
    )


def _result(term: Term, known: Mapping[str, Interval]) -> Interval | None:
    """What a formula gives; None where it divides by what may be nought."""
    match term:
        case Constant(value):
            return point(value)
        case Operand(indicator):
            return known[indicator]
        case Operation(operator, left, right):
            one, other = _result(left, known), _result(right, known)
            return _COMBINE[operator](one, other) if one and other else None


def _filled(text: str, values: Mapping[str, Decimal], notation: str) -> str:
    """The formula with the printed numbers in the place of names."""

    def number(piece: re.Match[str]) -> str:
        return plain_number(values[piece["name"]] if piece["name"] else Decimal(piece[0]), notation)

    return _NAME_OR_NUMBER.sub(number, text)


def _shown(value: Decimal, statement: Statement) -> Decimal:
    """A computed value to the digits of the printed one where it ends there, otherwise to a few more."""
    last_digit = statement.figure.number.last_digit if statement.figure and statement.figure.number else 0
    shown = value
    with localcontext(prec=PRECISION):
        for exponent in (0, last_digit, last_digit - _EXTRA_DIGITS):
            shown = value.quantize(Decimal(1).scaleb(min(exponent, 0)))
            if shown == value:
                break
    return shown


def _significant(value: Decimal) -> Decimal:
    return value.quantize(Decimal(1).scaleb(value.adjusted() - _RATIO_DIGITS + 1)) if value else value
