"""The home page: what is new, and the ways to figures by place, by subject and by period."""

from dataclasses import dataclass

from bulletin.i18n.periods import print_period
from bulletin.i18n.sorting import collation_key
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.render.addresses import Addresses, domain_path, place_path
from bulletin.render.edition import Edition
from bulletin.render.links import Link, Record, bulletin_records, newest_first, period_links
from bulletin.render.names import place_name
from bulletin.site.site import PageKind

_NEWEST = 6


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place and its bulletins, newest first."""

    place: Link
    bulletins: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DomainEntry:
    """A domain and how many indicators it has."""

    domain: Link
    indicators: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything that the home page prints."""

    title: str
    description: str
    newest: tuple[Record, ...]
    places: tuple[PlaceEntry, ...]
    domains: tuple[DomainEntry, ...]
    periods: tuple[Link, ...]


def home_view(edition: Edition, addresses: Addresses) -> HomeView:
    """Prepare the home page."""
    site = edition.site
    return HomeView(
        title=edition.text(site.info.title),
        description=edition.text(site.info.description),
        newest=bulletin_records(newest_first(site.bulletins)[:_NEWEST], edition, addresses),
        places=place_entries(edition, addresses),
        domains=_domains(edition, addresses),
        periods=period_entries(edition, addresses),
    )


def place_entries(edition: Edition, addresses: Addresses) -> tuple[PlaceEntry, ...]:
    """The places that have bulletins, in the order of their names."""
    places = [page.subject for page in edition.site.pages if isinstance(page.subject, Place)]
    named = sorted(
        ((place_name(place, None, edition), place) for place in places), key=lambda one: collation_key(one[0])
    )
    return tuple(
        PlaceEntry(
            Link(addresses.page(place_path(place)), name),
            period_links(reversed(edition.site.of_place(place)), edition, addresses),
        )
        for name, place in named
    )


def _domains(edition: Edition, addresses: Addresses) -> tuple[DomainEntry, ...]:
    catalogue = edition.site.catalogue
    entries = []
    for domain in catalogue.domains.values():
        count = sum(indicator.domain.id == domain.id for indicator in catalogue.indicators.values())
        link = Link(addresses.page(domain_path(domain)), edition.text(domain.names))
        counted = edition.locale.ngettext("{count} indicator", "{count} indicators", count).format(count=count)
        entries.append(DomainEntry(link, counted))
    return tuple(entries)


def period_entries(edition: Edition, addresses: Addresses) -> tuple[Link, ...]:
    """The periods that have a page, in the site's order."""
    return tuple(
        Link(addresses.page(page.path), print_period(page.subject, edition.locale))
        for page in edition.site.pages
        if page.kind is PageKind.PERIOD and isinstance(page.subject, Period)
    )
