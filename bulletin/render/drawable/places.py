"""The chart of places compared on one indicator: for the latest period in which several can be compared."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from operator import attrgetter

from bulletin.model.figure import Figure, Kind
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.render.addresses import Addresses
from bulletin.render.charts.bars import Row
from bulletin.render.drawable.chart import Chart, ChartGroup, chart_group, plain
from bulletin.render.drawable.figures import (
    as_shares,
    axis_value,
    exactness,
    full_value,
    inline_period,
    is_number,
    measure,
    one_measure,
    short_value,
    tip,
)
from bulletin.render.drawable.rows import both_variants, rows_plan
from bulletin.render.drawable.series import joined, period_form
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.names import reporting_place
from bulletin.site.series import counted_on
from bulletin.site.site import Observation

# More would be a list to be read out, which the table is.
_TOLD = 8


def compared_places(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """The totals of the latest period in which two places or more can be compared, the best or highest first."""
    totals: defaultdict[Period, list[Observation]] = defaultdict(list)
    for one in observations:
        if not one.category:
            totals[one.period].append(one)
    # The latest first, so that most figures are never looked at.
    latest = (own for period in sorted(totals, key=attrgetter("order"), reverse=True) for own in _alike(totals[period]))
    found = next((own for own in latest if _comparable(own)), ())
    return tuple(sorted(found, key=_standing))


def _alike(observations: Iterable[Observation]) -> Iterable[Sequence[Observation]]:
    """Those of one period that have a number, by what they must have in common to be compared."""
    groups: defaultdict[Hashable, list[Observation]] = defaultdict(list)
    for one in observations:
        figure = one.statement.figure
        if figure and is_number(figure):
            groups[figure.kind, one.bulletin.territory, period_form(one.statement)].append(one)
    return groups.values()


def _comparable(own: Sequence[Observation]) -> bool:
    figures = _figures(own)
    if len(own) < 2 or not one_measure(figures):  # noqa: PLR2004 - to compare takes two
        return False
    shares = as_shares(figures)
    mixed = figures[0].kind is Kind.RATIO and not shares
    differ = len({axis_value(figure, shares=shares) for figure in figures}) > 1
    by_day = sorted(own, key=lambda one: counted_on(one.statement))
    # A break between two counts of one period parts places as it parts years.
    return differ and not mixed and joined(by_day[0].statement, by_day[-1].statement)


def _figures(own: Sequence[Observation]) -> tuple[Figure, ...]:
    return tuple(one.statement.figure for one in own if one.statement.figure)


def _standing(one: Observation) -> tuple[object, ...]:
    figure, indicator = one.statement.figure, one.statement.indicator
    value = axis_value(figure, shares=as_shares([figure])) if figure else 0
    lowest_first = indicator.better == "lower" or indicator.kind is Kind.RANK
    return (value if lowest_first else -value, one.bulletin.place.id)


def places_charts(indicator: Indicator, edition: Edition, addresses: Addresses) -> ChartGroup | None:
    """The chart of an indicator's page, if its places can be compared."""
    chart = places_chart(edition.site.observations.get(indicator.id, ()), indicator, edition, addresses)
    return chart_group([chart], edition.locale) if chart else None


def places_chart(
    observations: Sequence[Observation], indicator: Indicator, edition: Edition, addresses: Addresses, fewest: int = 2
) -> Chart | None:
    """The chart of some observations of an indicator, if `fewest` places or more can be compared."""
    found = compared_places(observations)
    return _chart(found, indicator, edition, addresses) if len(found) >= fewest else None


def _chart(found: Sequence[Observation], indicator: Indicator, edition: Edition, addresses: Addresses) -> Chart | None:
    locale, figures = edition.locale, _figures(found)
    shares = as_shares(figures)
    plan = rows_plan(
        [_row(one, figure, edition, shares=shares) for one, figure in zip(found, figures, strict=True)],
        figures,
        edition,
        percent=shares,
    )
    if plan is None:
        return None
    wide, narrow = both_variants(plan)
    period = inline_period(found[0].statement, edition)
    return Chart(
        anchor="chart-places",
        title=filled(
            locale.pgettext("chart", "{name} by place, {period}"), name=edition.text(indicator.names), period=period
        ),
        subtitle=measure(indicator, edition, shares=shares),
        wide=wide,
        narrow=narrow,
        about=tuple(_about(found, indicator, period, edition)),
        sources=tuple(
            Link(addresses.statement(one.bulletin, one.statement.anchor), _place(one, edition)) for one in found
        ),
        table=Link("#figures-title", locale.gettext("Table")),
    )


def _place(one: Observation, edition: Edition) -> str:
    return reporting_place(one.bulletin, one.statement.end, edition)


def _row(one: Observation, figure: Figure, edition: Edition, *, shares: bool) -> Row:
    statement, name = one.statement, plain(_place(one, edition))
    return Row(
        name=name,
        value=axis_value(figure, shares=shares),
        exactness=exactness(statement),
        text=short_value(figure, edition),
        tip=tip(statement, name, edition),
    )


def _about(found: Sequence[Observation], indicator: Indicator, period: str, edition: Edition) -> Iterator[str]:
    locale = edition.locale
    yield filled(
        locale.ngettext("{name}, {period}: {count} place.", "{name}, {period}: {count} places compared.", len(found)),
        name=edition.text(indicator.names),
        period=period,
        count=str(len(found)),
    )
    if len(found) <= _TOLD:
        yield " ".join(_told(one, edition) for one in found)
        return
    pattern = locale.gettext("At the top: {first}; at the bottom: {last}.")
    first, last = (_told(one, edition).rstrip(".") for one in (found[0], found[-1]))
    yield pattern.format(first=first, last=last)


def _told(one: Observation, edition: Edition) -> str:
    statement, figure = one.statement, one.statement.figure
    value = full_value(statement, figure, edition) if figure else ""
    return edition.locale.pgettext("sentence", "{name}: {value}.").format(name=plain(_place(one, edition)), value=value)
