"""Rules on the size of single figures."""

from collections.abc import Iterator
from decimal import Decimal

from bulletin.checks.remark import Remark, remark
from bulletin.model.bulletin import Bulletin
from bulletin.model.figure import ChangeKind, Kind

# Provinces report revenue and payments in millions and billions; below a million đồng a scale word was lost.
_LEAST_AMOUNT = Decimal(1_000_000)
# From a thousand per cent on digits are grouped, so that 1.139% may be a mistyped 1,139%.
_MOST_PERCENT = 1_000
_IN_PERCENT = frozenset({ChangeKind.GROWTH, ChangeKind.INDEX, ChangeKind.UNSPECIFIED})


def amounts_have_their_scale(bulletin: Bulletin) -> Iterator[Remark]:
    """A sum of money that is written without a scale word is at least a million đồng."""
    for statement in bulletin.every_statement():
        number = statement.figure.number if statement.figure else None
        if number and statement.indicator.kind is Kind.MONEY and not number.scale and 0 < number.value < _LEAST_AMOUNT:
            yield remark("amount-small", statement, value=number.value)


def changes_keep_their_decimal_sign(bulletin: Bulletin) -> Iterator[Remark]:
    """What changes by a thousand per cent or more is questioned: a decimal sign may have become one of thousands."""
    for statement in bulletin.every_statement():
        for change in statement.figure.changes if statement.figure else ():
            percent = change.number.value
            if change.kind in _IN_PERCENT and abs(percent) >= _MOST_PERCENT:
                yield remark("percent-huge", statement, percent=percent, guess=percent / _MOST_PERCENT)
                break
