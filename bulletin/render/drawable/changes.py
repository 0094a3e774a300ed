"""Charts of a figure beside that of the year before: where the base is stated, or was published."""

from collections.abc import Iterator

from bulletin.i18n.figures import print_change
from bulletin.i18n.periods import print_period, print_period_inline, print_period_short
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import BaseRelation, Change, ChangeKind, Figure, Kind
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.render.charts.bars import Row
from bulletin.render.charts.drawing import Exactness
from bulletin.render.drawable.chart import Chart
from bulletin.render.drawable.figures import (
    as_shares,
    axis_value,
    exactness,
    full_value,
    is_number,
    measure,
    one_measure,
    short_value,
    tip,
)
from bulletin.render.drawable.rows import both_variants, rows_plan
from bulletin.render.drawable.series import joined, period_form
from bulletin.render.drawable.sources import sources_of
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.names import full_name
from bulletin.site.site import Site

# How far the lengths of two bars may be from the change that the source prints, in percentage points.
_ROOM = 1


@record(frozen=True, slots=True)
class YearBefore:
    """A figure and its base of the year before. `change` is what the source prints of it, if anything.

    `published` is the base where a bulletin states it rather than the figure's own source.
    """

    statement: Statement
    figure: Figure
    change: Change | None
    base: Figure
    period: Period
    published: Statement | None


def year_before(statement: Statement, bulletin: Bulletin, site: Site) -> YearBefore | None:
    """The base of a figure in the year before; None where it cannot be told for certain.

    A figure whose source contradicts itself is not drawn: its base may be another than it seems. Nor is a rank: a
    step of one place is a step of one place. Nor are two figures that do not show the change as printed, since they
    were rounded too far.
    """
    figure, period = statement.figure, statement.period.year_before
    if figure is None or period is None or not is_number(figure) or figure.kind is Kind.RANK or statement.accepts:
        return None
    change = next((one for one in figure.changes if _is_on(one, statement, period)), None)
    published = _published(statement, bulletin, period, site)
    stated = statement.previous if change else None
    base = stated or (published.figure if published else None)
    if base is None or not is_number(base) or not one_measure((figure, base)) or not _shows(change, figure, base):
        return None
    return YearBefore(statement, figure, change, base, period, None if stated else published)


def _is_on(change: Change, statement: Statement, period: Period) -> bool:
    return change.base.relation is not BaseRelation.ASSUMED and change.base.of(statement.period) == period


def _shows(change: Change | None, figure: Figure, base: Figure) -> bool:
    """Whether there is a change to be seen, and it is the one that is printed."""
    if figure.number and base.number and figure.number.value == base.number.value:
        return False
    if change is None or change.kind is not ChangeKind.GROWTH or not figure.number or not base.number:
        return True
    if base.number.value <= 0:
        return False
    grown = (figure.number.value / base.number.value - 1) * 100
    return abs(grown - change.number.value) <= _ROOM


def _published(statement: Statement, bulletin: Bulletin, period: Period, site: Site) -> Statement | None:
    """What a bulletin of the same place states for the base, if it can be compared."""
    for one in site.observed(statement.indicator, bulletin.place):
        if (one.category, one.period) != (statement.category, period):
            continue
        own = one.statement
        alike = one.bulletin.territory == bulletin.territory and period_form(own) == period_form(statement)
        return own if alike and joined(own, statement) else None
    return None


def change_chart(found: YearBefore, bulletin: Bulletin, edition: Edition) -> Chart | None:
    """The two figures, and the change that the source prints."""
    locale, statement = edition.locale, found.statement
    figures = (found.base, found.figure)
    shares = as_shares(figures)
    rows = [_base_row(found, edition, shares=shares), _own_row(found, edition, shares=shares)]
    plan = rows_plan(rows, figures, edition, percent=shares)
    if plan is None:
        return None
    wide, narrow = both_variants(plan)
    name = full_name(statement, edition)
    base_period, period = (print_period_short(one, locale) for one in (found.period, statement.period))
    return Chart(
        anchor=f"chart-change-{statement.anchor}",
        title=filled(
            locale.pgettext("chart", "{name}: {base} and {period}"), name=name, base=base_period, period=period
        ),
        subtitle=measure(statement.indicator, edition, shares=shares),
        wide=wide,
        narrow=narrow,
        about=tuple(_about(found, name, edition)),
        sources=sources_of([statement], bulletin, edition),
        table=Link(f"#{statement.anchor}", locale.gettext("Table")),
    )


def _change(found: YearBefore, edition: Edition) -> str:
    if found.change is None:
        return ""
    unit = edition.plain(found.statement.indicator.unit.names)
    return print_change(found.change, found.figure.kind, unit, edition.locale)


def _base_row(found: YearBefore, edition: Edition, *, shares: bool) -> Row:
    locale, name = edition.locale, print_period(found.period, edition.locale)
    value = full_value(found.statement, found.base, edition)
    said = found.published
    return Row(
        name=name,
        value=axis_value(found.base, shares=shares),
        exactness=exactness(said) if said else _as_stated(found.base),
        text=short_value(found.base, edition),
        tip=tip(said, name, edition)
        if said
        else locale.pgettext("tip", "{name}: {value}").format(name=name, value=value),
        emphasis=False,
    )


def _as_stated(base: Figure) -> Exactness:
    return Exactness.ESTIMATE if base.estimated else Exactness.ABOUT if base.qualifiers else Exactness.EXACT


def _own_row(found: YearBefore, edition: Edition, *, shares: bool) -> Row:
    statement = found.statement
    name = print_period(statement.period, edition.locale)
    return Row(
        name=name,
        note=_change(found, edition),
        value=axis_value(found.figure, shares=shares),
        exactness=exactness(statement),
        text=short_value(found.figure, edition),
        tip=tip(statement, name, edition),
    )


def _about(found: YearBefore, name: str, edition: Edition) -> Iterator[str]:
    locale, statement = edition.locale, found.statement
    yield filled(
        locale.gettext("{name}: {base} in {base_period}, {value} in {period}."),
        name=name,
        base=full_value(statement, found.base, edition),
        base_period=print_period_inline(found.period, locale),
        value=full_value(statement, found.figure, edition),
        period=print_period_inline(statement.period, locale),
    )
    if found.change:
        yield locale.gettext("The source says: {change}.").format(change=_change(found, edition))
    if found.published:
        yield locale.gettext("The earlier figure is that of another bulletin.")
    else:
        yield locale.gettext("The earlier figure is stated by the source itself.")
