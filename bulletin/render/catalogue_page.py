"""The pages of the catalogue: all indicators, and those of one domain, with the latest figures of some places."""

from bulletin.i18n.periods import print_period_short
from bulletin.i18n.sorting import collation_key
from bulletin.model.indicator import Domain, Indicator
from bulletin.record import record
from bulletin.render.addresses import Addresses, domain_path, indicator_path
from bulletin.render.edition import Edition
from bulletin.render.indicator_page import measure_name
from bulletin.render.links import Link
from bulletin.render.names import reporting_place, unit_name
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.site import Observation

# So many places have room beside an indicator; its own page has them all.
_LATEST = 8


@record(frozen=True, slots=True)
class Latest:
    """The latest figure of a place."""

    place: str
    period: str
    value: PrintedValue
    href: str


@record(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    """An indicator in the catalogue or in its domain; `all_places` leads on where not all have room."""

    indicator: Link
    unit: str
    measure: str
    definition: str
    latest: tuple[Latest, ...]
    all_places: Link | None
    count: str


@record(frozen=True, slots=True)
class CatalogueTable:
    """The indicators of a domain."""

    anchor: str
    domain: Link
    rows: tuple[CatalogueRow, ...]


@record(frozen=True, slots=True)
class CatalogueView:
    """The page of all indicators."""

    tables: tuple[CatalogueTable, ...]


@record(frozen=True, slots=True)
class DomainView:
    """The page of a domain."""

    title: str
    rows: tuple[CatalogueRow, ...]


def catalogue_view(edition: Edition, addresses: Addresses) -> CatalogueView:
    """Prepare the page of all indicators."""
    return CatalogueView(
        tuple(
            CatalogueTable(
                anchor=domain.id.replace("_", "-"),
                domain=Link(addresses.page(domain_path(domain)), edition.text(domain.names)),
                rows=_rows(domain, edition, addresses),
            )
            for domain in edition.site.catalogue.domains.values()
        )
    )


def domain_view(domain: Domain, edition: Edition, addresses: Addresses) -> DomainView:
    """Prepare the page of a domain."""
    return DomainView(edition.text(domain.names), _rows(domain, edition, addresses))


def _rows(domain: Domain, edition: Edition, addresses: Addresses) -> tuple[CatalogueRow, ...]:
    indicators = edition.site.catalogue.indicators.values()
    return tuple(_row(one, edition, addresses) for one in indicators if one.domain.id == domain.id)


def _row(indicator: Indicator, edition: Edition, addresses: Addresses) -> CatalogueRow:
    latest = _latest_of_places(indicator, edition)
    count = len(edition.site.observations.get(indicator.id, ()))
    return CatalogueRow(
        indicator=Link(addresses.page(indicator_path(indicator)), edition.text(indicator.names)),
        unit=unit_name(indicator, edition),
        measure=measure_name(indicator, edition),
        definition=edition.text(indicator.definition),
        latest=tuple(_latest(observation, edition, addresses) for observation in latest[:_LATEST]),
        all_places=_all_places(len(latest), indicator, edition, addresses) if len(latest) > _LATEST else None,
        count=edition.locale.ngettext("{count} figure", "{count} figures", count).format(count=count),
    )


def _latest_of_places(indicator: Indicator, edition: Edition) -> list[Observation]:
    """The latest figure of each place: the latest periods first, and of one period in the order of names."""
    site = edition.site
    # The series of a place is in the order of periods.
    of_places = (reversed(site.observed(indicator, place)) for place in site.reporting)
    latest = (next((one for one in own if not one.category), None) for own in of_places)
    found = sorted(
        (one for one in latest if one),
        key=lambda one: collation_key(edition.plain(one.bulletin.place.on(one.statement.end).names)),
    )
    return sorted(found, key=lambda one: one.period.order, reverse=True)


def _all_places(count: int, indicator: Indicator, edition: Edition, addresses: Addresses) -> Link:
    label = edition.locale.ngettext("all {count} place", "all {count} places", count).format(count=count)
    return Link(addresses.page(indicator_path(indicator)), label)


def _latest(observation: Observation, edition: Edition, addresses: Addresses) -> Latest:
    bulletin, statement = observation.bulletin, observation.statement
    return Latest(
        place=reporting_place(bulletin, statement.end, edition),
        period=print_period_short(statement.period, edition.locale),
        value=printed_value(statement.figure, edition),
        href=addresses.statement(bulletin, statement.anchor),
    )
