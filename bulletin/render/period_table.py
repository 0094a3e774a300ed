"""A period's headline figures side by side: every place that states one of them for that period."""

from collections.abc import Iterator

from bulletin.i18n.sorting import collation_key
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.render.addresses import Addresses, indicator_path
from bulletin.render.edition import Edition
from bulletin.render.links import Link
from bulletin.render.names import is_said, reporting_place, status_of_figure, unit_name
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.site import Observation


@record(frozen=True, slots=True)
class SideFigure:
    """A place's figure; `status` is empty where the figure is final, or says itself that it is estimated."""

    place: str
    value: PrintedValue
    href: str
    status: str


@record(frozen=True, slots=True)
class SideRow:
    """A headline indicator and its figures, by the names of the places."""

    indicator: Link
    unit: str
    figures: tuple[SideFigure, ...]


def side_by_side(period: Period, own: list[Bulletin], edition: Edition, addresses: Addresses) -> tuple[SideRow, ...]:
    """The rows of a period that several bulletins report on; one bulletin alone stands beside nothing."""
    return tuple(_rows(period, own, edition, addresses)) if len(own) > 1 else ()


def _rows(period: Period, own: list[Bulletin], edition: Edition, addresses: Addresses) -> Iterator[SideRow]:
    chosen = {statement.indicator.id for bulletin in own for statement in _headline(bulletin)}
    for indicator in edition.site.catalogue.indicators.values():
        if indicator.id not in chosen:
            continue
        stated = [
            one for one in edition.site.observations.get(indicator.id, ()) if one.period == period and not one.category
        ]
        if stated:
            yield _row(indicator, stated, edition, addresses)


def _headline(bulletin: Bulletin) -> Iterator[Statement]:
    headline = set(bulletin.headline)
    return (statement for statement in bulletin.statements if statement.id in headline)


def _row(indicator: Indicator, stated: list[Observation], edition: Edition, addresses: Addresses) -> SideRow:
    figures = [(_name(one, edition), _figure(one, edition, addresses)) for one in stated]
    in_order = sorted(figures, key=lambda one: collation_key(one[0]))
    return SideRow(
        Link(addresses.page(indicator_path(indicator)), edition.text(indicator.names)),
        unit_name(indicator, edition),
        tuple(figure for _, figure in in_order),
    )


def _name(one: Observation, edition: Edition) -> str:
    return edition.plain(one.bulletin.place.on(one.statement.end).names)


def _figure(one: Observation, edition: Edition, addresses: Addresses) -> SideFigure:
    statement = one.statement
    return SideFigure(
        place=reporting_place(one.bulletin, statement.end, edition),
        value=printed_value(statement.figure, edition),
        href=addresses.statement(one.bulletin, statement.anchor),
        status="" if is_said(statement) else status_of_figure(statement.status, edition),
    )
