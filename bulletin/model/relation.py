"""How the catalogue lets indicators be held against each other: formulas, usual ratios, balances of a stock."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

from bulletin.record import record

Operator = Literal["+", "-", "*", "/"]


@record(frozen=True, slots=True)
class Constant:
    """A number written in a formula."""

    value: Decimal


@record(frozen=True, slots=True)
class Operand:
    """An indicator named in a formula: its value."""

    indicator: str


@record(frozen=True, slots=True)
class Operation:
    """Two terms and what is done with them."""

    operator: Operator
    left: "Term"
    right: "Term"


Term = Constant | Operand | Operation


@record(frozen=True, slots=True)
class Formula:
    """What an indicator equals by its definition. `text` is the formula as the catalogue writes it."""

    text: str
    term: Term

    @property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that it is made of, each once, in the order of the text."""
        return tuple(dict.fromkeys(_named(self.term)))


def _named(term: Term) -> Iterator[str]:
    match term:
        case Operand(indicator):
            yield indicator
        case Operation(_, left, right):
            yield from _named(left)
            yield from _named(right)


@record(frozen=True, slots=True)
class UsualRatio:
    """Between which bounds the indicator over `of` usually lies, both included."""

    of: str
    least: Decimal
    most: Decimal


@record(frozen=True, slots=True)
class Balance:
    """The flows that make a stock grow and shrink. Where one is not named, nobody counts it."""

    added: str | None
    removed: str | None
