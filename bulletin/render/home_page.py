"""The home page: what is new, and the ways to figures by place, by subject and by period."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice, zip_longest

from bulletin.i18n.periods import print_period_short
from bulletin.i18n.sorting import collation_key
from bulletin.record import record
from bulletin.render.addresses import PERIODS_PATH, PLACES_PATH, Addresses, bulletin_path, domain_path, place_path
from bulletin.render.edition import Edition
from bulletin.render.headlines import Headline, headlines
from bulletin.render.links import Link, Record, bulletin_records, newest_first
from bulletin.render.listed import with_marks
from bulletin.render.names import bulletin_name, place_days, place_name
from bulletin.render.period_page import period_link, periods_of
from bulletin.render.years import by_year
from bulletin.site.presence import Presence

_NEWEST = 6
_LATEST = 4
_PERIODS_OF_PLACE = 4
_YEARS = 5


@record(frozen=True, slots=True)
class PlaceEntry:
    """A place, its latest bulletins by their periods, and the way to all of them if there are more."""

    place: Link
    days: str
    latest: tuple[Link, ...]
    all_bulletins: Link | None


@record(frozen=True, slots=True)
class DomainEntry:
    """A domain and how many indicators it has."""

    domain: Link
    indicators: str


@record(frozen=True, slots=True)
class YearEntry:
    """A year and its periods, newest first."""

    year: str
    periods: tuple[Link, ...]


@record(frozen=True, slots=True, kw_only=True)
class HomeView:
    """Everything that the home page prints."""

    title: str
    description: str
    latest: tuple[Headline, ...]
    newest: tuple[Record, ...]
    places: tuple[PlaceEntry, ...]
    all_places: Link
    domains: tuple[DomainEntry, ...]
    years: tuple[YearEntry, ...]
    all_periods: Link


def home_view(edition: Edition, addresses: Addresses) -> HomeView:
    """Prepare the home page."""
    site = edition.site
    return HomeView(
        title=edition.text(site.info.title),
        description=edition.text(site.info.description),
        latest=_latest(edition, addresses),
        newest=bulletin_records(newest_first(site.bulletins)[:_NEWEST], edition, addresses),
        places=tuple(_places(edition, addresses)),
        all_places=Link(addresses.page(PLACES_PATH), edition.locale.gettext("All provinces, with a map")),
        domains=_domains(edition, addresses),
        years=_years(edition, addresses),
        all_periods=Link(addresses.page(PERIODS_PATH), edition.locale.gettext("All periods")),
    )


def _latest(edition: Edition, addresses: Addresses) -> tuple[Headline, ...]:
    """Headline figures of the latest periods: the first of each bulletin, then the second of each.

    Of each place only its latest bulletin is asked, so that one place does not fill the row.
    """
    by_place = {one.place.id: one for one in sorted(edition.site.bulletins, key=lambda one: one.period.order)}
    bulletins = sorted(by_place.values(), key=lambda one: one.period.order, reverse=True)[:_LATEST]
    own = [
        [
            replace(headline, lines=(bulletin_name(one, edition), *headline.lines))
            for headline in headlines(one, edition, addresses)
        ]
        for one in bulletins
    ]
    in_turn = chain.from_iterable(zip_longest(*own))
    return tuple(islice((headline for headline in in_turn if headline), _LATEST))


def _places(edition: Edition, addresses: Addresses) -> Iterator[PlaceEntry]:
    """The places that have bulletins, in the order of their names."""
    published = [name for name, presence in edition.presence.items() if presence is Presence.PUBLISHED]
    places = [edition.site.places[name] for name in published]
    named = [(place_name(place, None, edition), place) for place in places]
    for name, place in sorted(named, key=lambda one: collation_key(one[0])):
        bulletins = edition.site.of_place(place)
        href, count = addresses.page(place_path(place)), len(bulletins)
        label = edition.locale.ngettext("all {count} bulletin", "all {count} bulletins", count).format(count=count)
        yield PlaceEntry(
            place=Link(href, name),
            days=place_days(place, edition),
            latest=tuple(
                Link(
                    addresses.page(bulletin_path(one)),
                    with_marks(print_period_short(one.period, edition.locale), one, edition),
                )
                for one in reversed(bulletins[-_PERIODS_OF_PLACE:])
            ),
            all_bulletins=Link(href, label) if count > _PERIODS_OF_PLACE else None,
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


def _years(edition: Edition, addresses: Addresses) -> tuple[YearEntry, ...]:
    years = by_year(periods_of(edition), lambda period: period, edition.locale)[:_YEARS]
    return tuple(YearEntry(year, tuple(period_link(one, edition, addresses) for one in own)) for year, own in years)
