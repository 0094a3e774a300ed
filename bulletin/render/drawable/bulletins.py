"""Chooses the charts of a bulletin: a few that help, those of its headline figures first."""

from collections.abc import Iterator

from bulletin.model.bulletin import Bulletin, Statement
from bulletin.render.drawable.changes import change_chart, year_before
from bulletin.render.drawable.chart import Chart, ChartGroup, chart_group
from bulletin.render.drawable.compositions import composition_chart, compositions
from bulletin.render.drawable.targets import plan_share_chart, target_charts
from bulletin.render.edition import Edition

# More would stand between the reader and the figures.
_AT_MOST = 4


def bulletin_charts(bulletin: Bulletin, edition: Edition) -> ChartGroup | None:
    """The charts of a bulletin; a withdrawn one has none, since nobody is to use its figures."""
    if bulletin.withdrawn:
        return None
    chosen: dict[str, Chart] = {}
    for chart in _in_order(bulletin, edition):
        if len(chosen) < _AT_MOST:
            chosen.setdefault(chart.anchor, chart)
    return chart_group(chosen.values(), edition.locale)


def _in_order(bulletin: Bulletin, edition: Edition) -> Iterator[Chart]:
    by_id = {statement.id: statement for statement in bulletin.every_statement()}
    headlines = [by_id[name] for name in bulletin.headline]
    for statement in headlines:
        yield from _of_figure(statement, bulletin, edition)
    yield from target_charts(bulletin, edition)
    if chart := plan_share_chart(bulletin, edition):
        yield chart
    for statement in by_id.values():
        # What neither source nor editor makes anything of is not compared unasked.
        if statement not in headlines:
            changed = statement.figure is not None and bool(statement.figure.changes)
            yield from _of_figure(statement, bulletin, edition, compare=changed)


def _of_figure(statement: Statement, bulletin: Bulletin, edition: Edition, *, compare: bool = True) -> Iterator[Chart]:
    if not statement.used:
        return
    found = year_before(statement, bulletin, edition.site) if compare else None
    if found and (chart := change_chart(found, bulletin, edition)):
        yield chart
    for one in compositions(statement, bulletin):
        yield composition_chart(one, bulletin, edition)
