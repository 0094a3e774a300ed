"""Which number of a bulletin a reference in its words means: `[[ops_full.share]]`, `[[postal_revenue.change.2]]`."""

from dataclasses import dataclass
from typing import Literal

from bulletin.model.bulletin import Bulletin, Plan, Statement
from bulletin.model.figure import Approximate, Change, Figure, Kind, Number

Aspect = Literal["value", "of", "share", "plan_share", "change", "target", "previous"]


@dataclass(frozen=True, slots=True)
class Quote:
    """The quoted number, what it is of its statement, and where it stands in the page."""

    statement: Statement | Plan
    aspect: Aspect
    quoted: Figure | Number | Approximate | Change

    @property
    def kind(self) -> Kind:
        """The kind of the figure that the number belongs to."""
        return self.statement.indicator.kind


def quotable(bulletin: Bulletin) -> dict[str, Quote]:
    """Every reference that the bulletin's words may use, in the order of the file."""
    quotes: dict[str, Quote] = {}
    for statement in bulletin.every_statement():
        if statement.figure:
            quotes |= _of_statement(statement, statement.figure)
    for plan in bulletin.plans:
        quotes[plan.id] = Quote(plan, "value", plan.figure)
    return quotes


def _of_statement(statement: Statement, figure: Figure) -> dict[str, Quote]:
    parts: dict[Aspect, Figure | Number | Approximate | None] = {
        "of": figure.of,
        "share": figure.share,
        "plan_share": figure.plan_share,
        "target": statement.target.figure if statement.target else None,
        "previous": statement.previous,
    }
    quotes = {statement.id: Quote(statement, "value", figure)}
    quotes |= {f"{statement.id}.{name}": Quote(statement, name, part) for name, part in parts.items() if part}
    for number, change in enumerate(figure.changes, start=1):
        name = f"{statement.id}.change" + (f".{number}" if number > 1 else "")
        quotes[name] = Quote(statement, "change", change)
    return quotes
