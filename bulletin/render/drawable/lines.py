"""Charts of series: all those of a place, and those of an indicator, place by place, on one scale."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from bulletin.model.figure import Kind
from bulletin.model.indicator import Indicator
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import Addresses, place_anchor
from bulletin.render.charts.axis import axis_ticks, tick_texts
from bulletin.render.charts.line import Join, LinePlan, Point, draw_line
from bulletin.render.drawable.chart import Chart, ChartGroup, chart_group
from bulletin.render.drawable.figures import (
    as_shares,
    axis_value,
    exactness,
    is_estimate,
    is_number,
    measure,
    short_period,
    short_value,
    tip,
)
from bulletin.render.drawable.line_words import series_in_words
from bulletin.render.drawable.series import Series, between, drawable_series, is_gap, joined
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.names import full_name, place_name, with_days
from bulletin.site.series import counted_on
from bulletin.site.site import Observation

# Small enough to stand two abreast on a tablet, and on a telephone as it is.
_WIDTH, _HEIGHT = 320, 184
# So many figures of a unit and category can be told apart in a drawing of that width: two years of months, say.
_DRAWN = 24


@record(frozen=True, slots=True)
class _Panel:
    """A series to be drawn: its title, its name where no page around it says the rest, and where its figures stand."""

    series: Series
    title: str
    name: str
    table: Link


def place_charts(place: Place, edition: Edition, addresses: Addresses) -> ChartGroup | None:
    """All series of a place that can be drawn, in the order of the catalogue, each on a scale of its own."""
    panels = []
    for indicator in edition.site.catalogue.indicators.values():
        own = edition.site.observed(indicator, place)
        table = Link(f"#{indicator.domain.id.replace('_', '-')}", edition.locale.gettext("Table"))
        for series in _all_series(own):
            name = full_name(series.observations[0].statement, edition)
            panels.append((_Panel(series, name, name, table), [series]))
    return _group(panels, edition, addresses)


def indicator_charts(indicator: Indicator, edition: Edition, addresses: Addresses) -> ChartGroup | None:
    """The series of an indicator's totals, a chart for each place; all of one kind have the same scale."""
    totals = [one for one in edition.site.observations.get(indicator.id, ()) if not one.category]
    found = _all_series(totals)
    kinds: defaultdict[tuple[Kind, bool], list[Series]] = defaultdict(list)
    for series in found:
        kinds[_scale_of(series)].append(series)
    panels = []
    for series in found:
        place = series.observations[0].bulletin.place
        title = with_days(place_name(place, None, edition), place, edition)
        pattern = edition.locale.pgettext("chart", "{name}, {place}")
        name = filled(pattern, name=edition.text(indicator.names), place=title)
        table = Link(f"#{place_anchor(place)}", edition.locale.gettext("Table"))
        panels.append((_Panel(series, title, name, table), kinds[_scale_of(series)]))
    return _group(panels, edition, addresses)


def _scale_of(series: Series) -> tuple[Kind, bool]:
    return series.figures[0].kind, as_shares(series.figures)


def _all_series(observations: Iterable[Observation]) -> list[Series]:
    """The drawable series among the figures of an indicator, by place and category in the order given."""
    lines: defaultdict[tuple[str, tuple[tuple[str, str], ...]], list[Observation]] = defaultdict(list)
    for one in observations:
        lines[one.bulletin.place.id, one.category].append(one)
    return [series for line in lines.values() for series in drawable_series(line[-_DRAWN:])]


def _group(
    panels: Iterable[tuple[_Panel, Sequence[Series]]], edition: Edition, addresses: Addresses
) -> ChartGroup | None:
    """The charts of panels, each with the series that it shares its scale with."""
    charts = (
        _chart(f"chart-{number}", panel, alike, edition, addresses)
        for number, (panel, alike) in enumerate(panels, start=1)
    )
    return chart_group(charts, edition.locale)


def _chart(anchor: str, panel: _Panel, alike: Sequence[Series], edition: Edition, addresses: Addresses) -> Chart:
    series, indicator = panel.series, panel.series.observations[0].statement.indicator
    return Chart(
        anchor=anchor,
        title=panel.title,
        subtitle=measure(indicator, edition, shares=as_shares(series.figures)),
        wide=draw_line(_plan(series, alike, edition), _WIDTH, _HEIGHT),
        narrow=None,
        about=(*series_in_words(series, panel.name, edition), *_left_out(series, edition)),
        sources=tuple(
            Link(addresses.statement(one.bulletin, one.statement.anchor), short_period(one.statement, edition))
            for one in series.observations
        ),
        table=panel.table,
    )


def _left_out(series: Series, edition: Edition) -> Iterator[str]:
    """That there are older figures than those that are drawn."""
    first = series.observations[0]
    line = edition.site.observed(first.statement.indicator, first.bulletin.place)
    if sum(one.category == first.category for one in line) > _DRAWN:
        yield edition.locale.gettext("Older figures are not drawn.")


def _plan(series: Series, alike: Sequence[Series], edition: Edition) -> LinePlan:
    figures = [figure for one in alike for figure in one.figures]
    shares = as_shares(figures)
    ticks = axis_ticks(figures, [axis_value(figure, shares=shares) for figure in figures], percent=shares)
    return LinePlan(
        points=tuple(_points(series, edition)),
        breaks=tuple(
            between(earlier.statement, later.statement)
            for earlier, later in pairwise(series.observations)
            if not joined(earlier.statement, later.statement)
        ),
        ticks=ticks,
        tick_texts=tick_texts(ticks, figures, edition.locale, percent=shares),
        first_is_best=figures[0].kind is Kind.RANK,
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
