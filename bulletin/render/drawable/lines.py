"""Charts of series: all those of a place, and those of an indicator, place by place, on one scale."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bulletin.model.bulletin import Statement
from bulletin.model.figure import Figure, Kind
from bulletin.model.indicator import Indicator
from bulletin.model.place import Place
from bulletin.render.addresses import Addresses, place_anchor
from bulletin.render.charts.axis import least_step, tick_texts
from bulletin.render.charts.drawing import Exactness
from bulletin.render.charts.line import Join, LinePlan, Point, draw_line
from bulletin.render.charts.scales import rank_ticks, ticks
from bulletin.render.drawable.chart import Chart, ChartGroup, chart_group
from bulletin.render.drawable.figures import (
    as_shares,
    axis_value,
    exactness,
    full_value,
    inline_period,
    is_estimate,
    is_number,
    periods_of,
    short_period,
    short_value,
    tip,
)
from bulletin.render.drawable.series import Series, between, drawable_series, is_gap, joined
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.names import full_name, place_name, unit_name, with_days
from bulletin.render.series import break_text
from bulletin.site.series import counted_on
from bulletin.site.site import Observation

# Small enough to stand two abreast on a tablet, and on a telephone as it is.
_WIDTH, _HEIGHT = 320, 170
_THREE = 3


def place_charts(place: Place, edition: Edition, addresses: Addresses) -> ChartGroup | None:
    """All series of a place that can be drawn, in the order of the catalogue."""
    charts: list[Chart] = []
    for indicator in edition.site.catalogue.indicators.values():
        observations = edition.site.observations.get(indicator.id, ())
        own = [one for one in observations if one.bulletin.place.id == place.id]
        table = Link(f"#{indicator.domain.id.replace('_', '-')}", edition.locale.gettext("Table"))
        for series in _all_series(own):
            name = full_name(series.observations[0].statement, edition)
            charts.append(_chart(series, name, name, _axis([series]), table, edition, addresses))
    return chart_group(_numbered(charts), edition.locale)


def indicator_charts(indicator: Indicator, edition: Edition, addresses: Addresses) -> ChartGroup | None:
    """The series of an indicator's totals, a chart for each place; all of one kind have the same scale."""
    totals = [one for one in edition.site.observations.get(indicator.id, ()) if not one.statement.category]
    found = _all_series(totals)
    kinds: defaultdict[tuple[Kind, bool], list[Series]] = defaultdict(list)
    for series in found:
        kinds[_scale_of(series)].append(series)
    charts = []
    for series in found:
        place = series.observations[0].bulletin.place
        title = with_days(place_name(place, None, edition), place, edition)
        name = filled(edition.locale.pgettext("chart", "{name}, {place}"), name=_name(indicator, edition), place=title)
        table = Link(f"#{place_anchor(place)}", edition.locale.gettext("Table"))
        charts.append(_chart(series, title, name, _axis(kinds[_scale_of(series)]), table, edition, addresses))
    return chart_group(_numbered(charts), edition.locale)


def _name(indicator: Indicator, edition: Edition) -> str:
    return edition.text(indicator.names)


def _scale_of(series: Series) -> tuple[Kind, bool]:
    return series.figures[0].kind, as_shares(series.figures)


def _all_series(observations: Iterable[Observation]) -> list[Series]:
    """The drawable series among the figures of an indicator, by place and category in the order given."""
    lines: defaultdict[tuple[str, tuple[tuple[str, str], ...]], list[Observation]] = defaultdict(list)
    for one in observations:
        lines[one.bulletin.place.id, one.statement.category].append(one)
    return [series for line in lines.values() for series in drawable_series(line)]


def _numbered(charts: Sequence[Chart]) -> Iterator[Chart]:
    """Each chart with an anchor of its own."""
    for number, chart in enumerate(charts, start=1):
        yield replace(chart, anchor=f"chart-{number}")


def _axis(alike: Sequence[Series]) -> tuple[tuple[Decimal, ...], tuple[Figure, ...]]:
    """The ticks that all these series lie within, and their figures."""
    figures = tuple(figure for series in alike for figure in series.figures)
    shares = as_shares(figures)
    values = [axis_value(figure, shares=shares) for figure in figures]
    kind = Kind.PERCENT if shares else figures[0].kind
    if kind is Kind.RANK:
        return rank_ticks(max(values)), figures
    return ticks(min(values), max(values), least_step=least_step(kind)), figures


def _chart(
    series: Series,
    title: str,
    name: str,
    axis: tuple[tuple[Decimal, ...], tuple[Figure, ...]],
    table: Link,
    edition: Edition,
    addresses: Addresses,
) -> Chart:
    marks, figures = axis
    statement = series.observations[0].statement
    plan = LinePlan(
        points=tuple(_points(series, edition)),
        breaks=tuple(
            between(earlier.statement, later.statement)
            for earlier, later in pairwise(series.observations)
            if not joined(earlier.statement, later.statement)
        ),
        ticks=marks,
        tick_texts=tick_texts(marks, figures, edition.locale, percent=as_shares(figures)),
        first_is_best=statement.indicator.kind is Kind.RANK,
    )
    return Chart(
        anchor="",
        title=title,
        subtitle=unit_name(statement.indicator, edition),
        wide=draw_line(plan, _WIDTH, _HEIGHT),
        narrow=None,
        about=tuple(_about(series, name, edition)),
        sources=tuple(
            Link(addresses.statement(one.bulletin, one.statement.anchor), short_period(one.statement, edition))
            for one in series.observations
        ),
        table=table,
    )


def _points(series: Series, edition: Edition) -> Iterator[Point]:
    shares = as_shares(series.figures)
    before: Observation | None = None
    for one in series.observations:
        statement, figure = one.statement, one.statement.figure
        number = figure if figure and is_number(figure) else None
        yield Point(
            day=counted_on(statement),
            value=axis_value(number, shares=shares) if number else None,
            exactness=exactness(statement),
            period=short_period(statement, edition),
            text=short_value(figure, edition) if figure else "",
            tip=tip(statement, short_period(statement, edition), edition),
            join=_join(before, one),
        )
        before = one


def _join(before: Observation | None, one: Observation) -> Join:
    if before is None or not joined(before.statement, one.statement):
        return "none"
    if is_gap(before.statement, one.statement):
        return "gap"
    either = is_estimate(before.statement) or is_estimate(one.statement)
    return "estimate" if either else "solid"


def _about(series: Series, name: str, edition: Edition) -> Iterator[str]:
    """The series in sentences: what is shown, its ends, its extremes, and what to beware of."""
    locale = edition.locale
    first, last = series.valued[0].statement, series.valued[-1].statement
    count = len(series.valued)
    yield filled(
        locale.ngettext(
            "{name}: {count} figure from {first} to {last}.", "{name}: {count} figures from {first} to {last}.", count
        ),
        name=name,
        count=str(count),
        first=inline_period(first, edition),
        last=inline_period(last, edition),
    )
    yield filled(
        locale.gettext("The first is {first} ({first_period}), the latest {last} ({last_period})."),
        first=_value(first, edition),
        first_period=short_period(first, edition),
        last=_value(last, edition),
        last_period=short_period(last, edition),
    )
    if count >= _THREE:
        yield _extremes(series, edition)
    for one in series.breaks:
        yield filled(locale.pgettext("sentence", "{text}."), text=break_text(one, edition))
    yield from _cautions(series, edition)


def _value(statement: Statement, edition: Edition) -> str:
    return full_value(statement, statement.figure, edition) if statement.figure else ""


def _extremes(series: Series, edition: Edition) -> str:
    locale = edition.locale
    shares = as_shares(series.figures)
    ordered = sorted(series.valued, key=lambda one: axis_value(one.statement.figure, shares=shares))  # type: ignore[arg-type]
    low, high = ordered[0].statement, ordered[-1].statement
    ranked = low.indicator.kind is Kind.RANK
    pattern = (
        locale.gettext("Best: {low} ({low_period}); worst: {high} ({high_period}).")
        if ranked
        else locale.gettext("Highest: {high} ({high_period}); lowest: {low} ({low_period}).")
    )
    return filled(
        pattern,
        low=_value(low, edition),
        low_period=short_period(low, edition),
        high=_value(high, edition),
        high_period=short_period(high, edition),
    )


def _cautions(series: Series, edition: Edition) -> Iterator[str]:
    """Estimates, approximate values, signs, years without figures, and what the line leaves out."""
    locale, valued = edition.locale, series.valued
    estimates = [one for one in valued if is_estimate(one.statement)]
    rough = [one for one in valued if exactness(one.statement) not in (Exactness.EXACT, Exactness.ESTIMATE)]
    signs = [one for one in series.observations if one not in valued]
    if estimates:
        yield locale.gettext("Estimates: {periods}.").format(periods=periods_of(estimates, edition))
    if rough:
        yield locale.gettext("Not exact in the source: {periods}.").format(periods=periods_of(rough, edition))
    if signs:
        yield locale.gettext("A sign in place of a number: {periods}.").format(periods=periods_of(signs, edition))
    for earlier, later in pairwise(valued):
        if is_gap(earlier.statement, later.statement):
            yield locale.gettext("No figures for the years between {first} and {last}.").format(
                first=inline_period(earlier.statement, edition), last=inline_period(later.statement, edition)
            )
    if series.left_out:
        yield locale.gettext("Not drawn, since they cannot be compared with these: {periods}.").format(
            periods=periods_of(series.left_out, edition)
        )
