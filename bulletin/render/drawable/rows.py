"""What charts of rows have in common: one scale for figures and goals, and both variants."""

from collections.abc import Sequence

from bulletin.model.figure import Figure, Kind
from bulletin.render.charts.axis import axis_ticks, tick_texts
from bulletin.render.charts.bars import Row, RowsPlan, draw_rows
from bulletin.render.charts.drawing import Drawing
from bulletin.render.edition import Edition

WIDE, NARROW = 640, 340


def rows_plan(
    rows: Sequence[Row], figures: Sequence[Figure], edition: Edition, *, percent: bool = False
) -> RowsPlan | None:
    """Rows on the axis of their figures: of ranks from the first place on, else from zero.

    Bars cannot show what lies below zero beside what lies above, so that there is no plan then.
    """
    values = [value for row in rows for value in (row.value, row.goal) if value is not None]
    if min(values) < 0:
        return None
    marks = axis_ticks(figures, values, percent=percent)
    texts = tick_texts(marks, figures, edition.locale, percent=percent)
    return RowsPlan(rows=tuple(rows), ticks=marks, tick_texts=texts, as_points=figures[0].kind is Kind.RANK)


def both_variants(plan: RowsPlan) -> tuple[Drawing, Drawing]:
    """The wide drawing and the narrow one."""
    return draw_rows(plan, WIDE, names_above=False), draw_rows(plan, NARROW, names_above=True)
