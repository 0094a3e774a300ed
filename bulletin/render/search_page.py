"""The search page, and the indexes that it offers where nothing is asked or no script runs."""

from bulletin.i18n.sorting import collation_key
from bulletin.model.indicator import Domain
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import (
    PERIODS_PATH,
    SEARCH_ASKED,
    SEARCH_ENGINE,
    Addresses,
    domain_path,
    place_path,
    script_file,
)
from bulletin.render.edition import Edition
from bulletin.render.links import Link
from bulletin.render.names import place_name, with_days
from bulletin.render.period_page import period_link, periods_of
from bulletin.render.search.files import search_files

_PERIODS = 12
# As many as `search-page.js` waits for.
_AHEAD = 3


@record(frozen=True, slots=True, kw_only=True)
class SearchView:
    """Ways to the figures without searching; and what its scripts will need, to be loaded `ahead` of them."""

    asked: str
    ahead: tuple[str, ...]
    places: tuple[Link, ...]
    domains: tuple[Link, ...]
    periods: tuple[Link, ...]
    all_indicators: Link
    all_periods: Link


def search_view(edition: Edition, addresses: Addresses) -> SearchView:
    """Prepare the search page."""
    locale = edition.locale
    # The shards are tried from the latest on, and the first results are shown when so many are there.
    first, *shards = search_files(edition)
    return SearchView(
        asked=addresses.file(script_file(SEARCH_ASKED)),
        ahead=tuple(addresses.file(one) for one in (script_file(SEARCH_ENGINE), first, *shards[: -_AHEAD - 1 : -1])),
        places=_places(edition, addresses),
        domains=tuple(_domain(one, edition, addresses) for one in edition.site.catalogue.domains.values()),
        periods=tuple(period_link(one, edition, addresses) for one in periods_of(edition)[:_PERIODS]),
        all_indicators=Link(addresses.page("indicators/"), locale.gettext("All indicators")),
        all_periods=Link(addresses.page(PERIODS_PATH), locale.gettext("All periods")),
    )


def _places(edition: Edition, addresses: Addresses) -> tuple[Link, ...]:
    places = [page.subject for page in edition.site.pages if isinstance(page.subject, Place)]
    named = [(place_name(one, None, edition), one) for one in places]
    return tuple(
        Link(addresses.page(place_path(place)), with_days(name, place, edition))
        for name, place in sorted(named, key=lambda one: collation_key(one[0]))
    )


def _domain(domain: Domain, edition: Edition, addresses: Addresses) -> Link:
    return Link(addresses.page(domain_path(domain)), edition.text(domain.names))
