"""Which number of a bulletin a reference in its words means: `[[ops_full.share]]`, `[[postal_revenue.change.2]]`."""

from typing import NamedTuple

from bulletin.model.bulletin import Bulletin, Plan, Statement
from bulletin.model.figure import Approximate, Change, Figure, Kind, Number


class Quote(NamedTuple):
    """The quoted number, and the statement or plan that it belongs to."""

    statement: Statement | Plan
    quoted: Figure | Number | Approximate | Change

    @property
    def kind(self) -> Kind:
        """The kind of the figure that the number belongs to."""
        figure = self.statement.figure
        return figure.kind if figure else self.statement.indicator.kind


def quotable(bulletin: Bulletin) -> dict[str, Quote]:
    """Every reference that the bulletin's words may use, in the order of the file."""
    quotes: dict[str, Quote] = {}
    for statement in bulletin.every_statement():
        if figure := statement.figure:
            quotes[statement.id] = Quote(statement, figure)
            if figure.of or figure.share or figure.plan_share or statement.target or statement.previous:
                for name, part in _parts(statement, figure):
                    if part:
                        quotes[f"{statement.id}.{name}"] = Quote(statement, part)
            for number, change in enumerate(figure.changes, start=1):
                name = f"{statement.id}.change" + (f".{number}" if number > 1 else "")
                quotes[name] = Quote(statement, change)
    for plan in bulletin.plans:
        quotes[plan.id] = Quote(plan, plan.figure)
    return quotes


def _parts(statement: Statement, figure: Figure) -> tuple[tuple[str, Figure | Number | Approximate | None], ...]:
    return (
        ("of", figure.of),
        ("share", figure.share),
        ("plan_share", figure.plan_share),
        ("target", statement.target.figure if statement.target else None),
        ("previous", statement.previous),
    )
