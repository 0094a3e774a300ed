"""Rules on the size of single figures."""

from collections.abc import Iterator
from decimal import Decimal

from bulletin.checks.remark import Remark, remark
from bulletin.model.bulletin import Bulletin
from bulletin.model.figure import Kind

# Provinces report revenue and payments in millions and billions; below a million đồng a scale word was lost.
_LEAST_AMOUNT = Decimal(1_000_000)


def amounts_have_their_scale(bulletin: Bulletin) -> Iterator[Remark]:
    """A sum of money that is written without a scale word is at least a million đồng."""
    for statement in bulletin.every_statement():
        number = statement.figure.number if statement.figure else None
        if number and statement.indicator.kind is Kind.MONEY and not number.scale and 0 < number.value < _LEAST_AMOUNT:
            yield remark("amount-small", statement, value=number.value)
