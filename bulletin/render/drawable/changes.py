"""Charts of a figure beside that of the year before: where the base is stated, or was published."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.i18n.figures import print_change
from bulletin.i18n.periods import print_period, print_period_inline
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import BaseRelation, Change, Figure
from bulletin.model.period import Period
from bulletin.render.charts.bars import Row
from bulletin.render.charts.drawing import Exactness
from bulletin.render.drawable.chart import Chart
from bulletin.render.drawable.figures import (
    as_shares,
    axis_value,
    exactness,
    full_value,
    is_number,
    one_measure,
    short_value,
    tip,
)
from bulletin.render.drawable.rows import both_variants, rows_plan
from bulletin.render.drawable.series import joined, period_form
from bulletin.render.drawable.sources import sources_of
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.names import full_name, unit_name
from bulletin.site.site import Site


@dataclass(frozen=True, slots=True)
class YearBefore:
    """A figure and its base of the year before. `published` is the base where a bulletin states it, with its status."""

    statement: Statement
    figure: Figure
    change: Change
    base: Figure
    period: Period
    published: Statement | None


def year_before(statement: Statement, bulletin: Bulletin, site: Site) -> YearBefore | None:
    """The base of the change that a source prints on the year before; None where it cannot be told for certain.

    A figure whose source contradicts itself is not drawn: its base may be another than it seems.
    """
    figure = statement.figure
    if figure is None or not is_number(figure) or statement.accepts:
        return None
    for change in figure.changes:
        period = change.base.of(statement.period)
        if period is None or period != statement.period.year_before or change.base.relation is BaseRelation.ASSUMED:
            continue
        published = _published(statement, bulletin, period, site)
        base = statement.previous or (published.figure if published else None)
        if base and is_number(base) and one_measure((figure, base)):
            return YearBefore(statement, figure, change, base, period, None if statement.previous else published)
    return None


def _published(statement: Statement, bulletin: Bulletin, period: Period, site: Site) -> Statement | None:
    """What a bulletin of the same place states for the base, if it can be compared."""
    for one in site.observations.get(statement.indicator.id, ()):
        own = one.statement
        if (one.bulletin.place.id, own.category, own.period) != (bulletin.place.id, statement.category, period):
            continue
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
    base_period, period = (print_period_inline(one, locale) for one in (found.period, statement.period))
    return Chart(
        anchor=f"chart-change-{statement.anchor}",
        title=filled(
            locale.pgettext("chart", "{name}, {base} and {period}"), name=name, base=base_period, period=period
        ),
        subtitle=unit_name(statement.indicator, edition),
        wide=wide,
        narrow=narrow,
        about=tuple(_about(found, name, edition)),
        sources=sources_of([statement], bulletin, edition),
        table=Link(f"#{statement.anchor}", locale.gettext("Table")),
    )


def _change(found: YearBefore, edition: Edition) -> str:
    indicator, figure = found.statement.indicator, found.figure
    return print_change(found.change, figure.kind, edition.plain(indicator.unit.names), edition.locale)


def _base_row(found: YearBefore, edition: Edition, *, shares: bool) -> Row:
    locale, name = edition.locale, print_period(found.period, edition.locale)
    value = full_value(found.statement, found.base, edition)
    said = found.published
    return Row(
        name=name,
        value=axis_value(found.base, shares=shares),
        exactness=exactness(said) if said else _as_stated(found.base),
        text=short_value(found.base, edition),
        tip=tip(said, name, edition) if said else locale.pgettext("tip", "{name}: {value}").format(name=name, value=value),
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
        locale.gettext("{name}: {base} in {base_period}, {value} in {period}; {change}."),
        name=name,
        base=full_value(statement, found.base, edition),
        base_period=print_period_inline(found.period, locale),
        value=full_value(statement, found.figure, edition),
        period=print_period_inline(statement.period, locale),
        change=_change(found, edition),
    )
    if found.published:
        yield locale.gettext("The earlier figure is that of an earlier bulletin.")
    else:
        yield locale.gettext("The earlier figure is stated by the source itself.")
