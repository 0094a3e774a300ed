"""What a rule says about one statement: that it held it against something, and what did not fit.

It is not known yet whether the editor accepted it.
"""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from bulletin.model.bulletin import Bulletin, Statement
from bulletin.problems import Value
from bulletin.record import record
from bulletin.site.quality import RuleName


@record(frozen=True, slots=True)
class Remark:
    """`code` is a problem's, or one that only readers are told (see Finding)."""

    code: str
    statement: Statement
    values: Mapping[str, Value]


class Held(NamedTuple):
    """That a statement was really held against something, so that a slip in it would have been noticed."""

    rule: RuleName
    statement: Statement


Said = Remark | Held

Rule = Callable[[Bulletin], Iterator[Said]]


def remark(code: str, statement: Statement, **values: Value) -> Remark:
    """A remark on `statement`, whose name is among the values of every message."""
    return Remark(code, statement, {"name": statement.id, **values})


def value_of(statement: Statement | None) -> Decimal | None:
    """The printed value; None where there is no statement, or no number in it."""
    if statement is None or statement.figure is None or statement.figure.number is None:
        return None
    return statement.figure.number.value


def totals(bulletin: Bulletin) -> dict[tuple[str, str], Statement]:
    """The used totals by indicator and period: what other figures are parts and shares of."""
    period, code = bulletin.period, bulletin.period.code  # nearly all are of it
    return {
        (statement.indicator.id, code if statement.period is period else statement.period.code): statement
        for statement in bulletin.statements
        if statement.used and statement.figure
    }


def stated(bulletin: Bulletin) -> dict[tuple[str, str, tuple[tuple[str, str], ...]], Statement]:
    """The used figures by indicator, period and category: totals, whose category is empty, and their parts."""
    period, code = bulletin.period, bulletin.period.code
    return {
        (one.indicator.id, code if one.period is period else one.period.code, one.category): one
        for total in bulletin.statements
        if total.used
        for one in (total, *total.parts)
        if one.figure
    }
