"""The rows of `comparisons.csv`: what a source prints about a figure beside another one."""

from collections.abc import Iterator

from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import BaseRelation, Change, ChangeKind, Figure
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.render.data.figures import data_id, printed_statements
from bulletin.render.data.plain import joined, plain, truth, unit_cell, value_cell
from bulletin.render.data.writing import Row

COMPARISON_COLUMNS = ("figure", "kind", "value", "unit", "base", "base_assumed", "source")

# Units of comparison, which are no indicator's own. A difference is in the indicator's unit, and so is "unchanged".
_UNITS = {
    ChangeKind.GROWTH: "percent",
    ChangeKind.UNSPECIFIED: "percent",
    ChangeKind.INDEX: "percent",
    ChangeKind.POINTS: "percentage_point",
    ChangeKind.PLACES: "place",
    ChangeKind.FACTOR: "factor",
}


def change_unit(change: Change, indicator: Indicator) -> str:
    """The unit that a change is counted in."""
    return _UNITS.get(change.kind, indicator.unit.id)


def base_code(change: Change, period: Period) -> str | None:
    """The period that a change is measured against; None where the source does not let us tell."""
    base = change.base.of(period)
    return base.code if base else None


def _base_cell(change: Change, period: Period) -> str:
    """The base in one cell: its period, or that it is the plan."""
    return BaseRelation.PLAN.value if change.base.relation is BaseRelation.PLAN else base_code(change, period) or ""


def base_is_assumed(change: Change) -> bool:
    """Whether the base is our reading of a silent phrase."""
    return change.base.relation is BaseRelation.ASSUMED


def comparison_rows(bulletin: Bulletin) -> Iterator[Row]:
    """The changes, the share of the plan and the previous value of each figure, in the order of the bulletin."""
    for statement, figure in printed_statements(bulletin):
        for cells in _comparisons(statement, figure):
            yield (data_id(bulletin, statement.id), *cells, joined(statement.sources))


def _comparisons(statement: Statement, figure: Figure) -> Iterator[Row]:
    for change in figure.changes:
        yield (
            change.kind.value,
            plain(change.number),
            change_unit(change, statement.indicator),
            _base_cell(change, statement.period),
            truth(base_is_assumed(change)),
        )
    # Of which period the plan or the previous value is, no field says: the base stays empty rather than guessed.
    if figure.plan_share:
        yield ("plan-share", plain(figure.plan_share.number), "percent", "", truth(False))
    if statement.previous:
        yield (
            "previous",
            value_cell(statement.previous),
            unit_cell(statement.previous, statement.indicator),
            "",
            truth(False),
        )
