"""The rows of `figures.csv` and `plans.csv`: one for each printed statement, one for each plan."""

from collections.abc import Iterator, Sequence

from bulletin.model.bulletin import Bulletin, Plan, Statement, Status
from bulletin.model.figure import Figure
from bulletin.model.language import Language
from bulletin.render.data.plain import joined, original_cell, plain, text_cells, truth, unit_cell, value_cell
from bulletin.render.data.writing import Row

_FIGURE_COLUMNS = (
    *("id", "used", "computed", "place", "place_code", "bulletin", "period", "start", "end", "as_of"),
    *("indicator", "domain", "kind", "dimension", "category", "value", "of", "unit", "qualifier"),
    *("status", "share", "target", "source", "locator", "accepted"),
)
_PLAN_COLUMNS = (
    *("id", "place", "place_code", "bulletin", "due"),
    *("indicator", "domain", "kind", "value", "of", "unit", "qualifier", "status", "source", "locator"),
)

# The status of whatever a withdrawn bulletin says: how firm it once was is no longer the question.
_WITHDRAWN = "withdrawn"


def figure_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `figures.csv` and of each bulletin's own file."""
    return (*_FIGURE_COLUMNS, *(f"note_{language.code}" for language in languages))


def plan_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `plans.csv`."""
    return (*_PLAN_COLUMNS, *(f"note_{language.code}" for language in languages))


def data_id(bulletin: Bulletin, own: str) -> str:
    """The name of a statement, plan or correction's figure over all files: `tra-vinh/2020#postal_revenue`."""
    return f"{bulletin.key}#{own}"


def status_code(bulletin: Bulletin, status: Status) -> str:
    """How firm something in a bulletin is, or that the bulletin was withdrawn."""
    return _WITHDRAWN if bulletin.withdrawn else status.value


def is_used(bulletin: Bulletin, statement: Statement) -> bool:
    """Whether a statement serves the series; of a withdrawn bulletin none does."""
    return statement.used and not bulletin.withdrawn


def plan_status(bulletin: Bulletin) -> str:
    """Whether what a bulletin plans still stands."""
    return _WITHDRAWN if bulletin.withdrawn else "planned"


def printed_statements(bulletin: Bulletin) -> Iterator[tuple[Statement, Figure]]:
    """The statements that have a figure: a total of which only the parts are stated has none."""
    for statement in bulletin.every_statement():
        if statement.figure:
            yield statement, statement.figure


def figure_rows(bulletin: Bulletin, languages: Sequence[Language]) -> Iterator[Row]:
    """One row a printed statement, in the order of the bulletin."""
    for statement, figure in printed_statements(bulletin):
        yield figure_row(bulletin, statement, figure, languages)


def figure_row(bulletin: Bulletin, statement: Statement, figure: Figure, languages: Sequence[Language]) -> Row:
    """The row of a printed statement."""
    return (
        data_id(bulletin, statement.id),
        truth(is_used(bulletin, statement)),
        truth(False),  # Every statement is printed in a source; what the site works out itself would say true.
        bulletin.place.id,
        bulletin.place.code or "",
        bulletin.key,
        statement.period.code,
        statement.start.isoformat(),
        statement.end.isoformat(),
        statement.as_of.code if statement.as_of else "",
        statement.indicator.id,
        statement.indicator.domain.id,
        figure.kind.value,
        statement.dimension,
        statement.member,
        value_cell(figure),
        plain(figure.of) if figure.of else "",
        unit_cell(figure, statement.indicator),
        joined(figure.qualifiers),
        status_code(bulletin, statement.status),
        plain(figure.share.number) if figure.share else "",
        value_cell(statement.target.figure) if statement.target else "",
        joined(statement.sources),
        original_cell(statement.locator),
        joined(accept.code for accept in statement.accepts),
        *text_cells(statement.note, languages),
    )


def plan_rows(bulletin: Bulletin, languages: Sequence[Language]) -> Iterator[Row]:
    """One row a plan, in the order of the bulletin."""
    for plan in bulletin.plans:
        yield (
            data_id(bulletin, plan.id),
            bulletin.place.id,
            bulletin.place.code or "",
            bulletin.key,
            due(plan),
            plan.indicator.id,
            plan.indicator.domain.id,
            plan.figure.kind.value,
            value_cell(plan.figure),
            plain(plan.figure.of) if plan.figure.of else "",
            unit_cell(plan.figure, plan.indicator),
            joined(plan.figure.qualifiers),
            plan_status(bulletin),
            joined(plan.sources),
            original_cell(plan.locator),
            *text_cells(plan.note, languages),
        )


def due(plan: Plan) -> str:
    """The period or day by which a plan is to be reached, as `content/` writes it; empty where none is named."""
    return plan.due.code if plan.due else ""
