"""The style guide: every component of the pages in one place, filled from the site's own content.

It is there for whoever changes templates and styles, and linked from no page. What the content has no example of, such
as a correction, shows nothing.
"""

from collections.abc import Iterable

from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import Addresses
from bulletin.render.bulletin_page import BulletinView, bulletin_view
from bulletin.render.catalogue_page import CatalogueTable, catalogue_view
from bulletin.render.edition import Edition
from bulletin.render.home_page import HomeView, home_view
from bulletin.render.indicator_page import IndicatorView, indicator_view
from bulletin.render.period_page import PeriodView, period_view
from bulletin.render.place_page import PlaceView, place_view
from bulletin.render.places_page import PlacesView, places_view
from bulletin.render.series import SeriesTable
from bulletin.site.presence import Presence
from bulletin.site.site import Site

# The colours of templates/assets/css/tokens.css, each with a class of its own in style-guide.css.
_COLOURS = (
    *("paper", "ink", "muted", "line", "rule", "accent", "soft", "accent-soft", "met", "missed"),
    *("series-1", "series-2", "series-3", "series-4", "series-5", "series-6"),
)


@record(frozen=True, slots=True, kw_only=True)
class StyleGuideView:
    """Views of real subjects that have most to show; `table` and `series` clash with no id of the bulletin's."""

    colours: tuple[str, ...]
    home: HomeView
    bulletin: BulletinView | None
    indicator: IndicatorView | None
    place: PlaceView | None
    merged: PlaceView | None
    period: PeriodView | None
    places: PlacesView
    table: CatalogueTable | None
    series: SeriesTable | None


def bulletins_shown(site: Site) -> tuple[Bulletin, ...]:
    """The bulletin that has most to show, if there is any: the only one whose commentary stands here."""
    return (site.fullest,) if site.fullest else ()


def style_guide_view(edition: Edition, addresses: Addresses) -> StyleGuideView:
    """Prepare the style guide."""
    site = edition.site
    bulletin = site.fullest
    indicator = max(site.catalogue.indicators.values(), key=lambda one: _figures(one, edition), default=None)
    pages = [page.subject for page in site.pages]
    place = max((one for one in pages if isinstance(one, Place)), key=lambda one: len(site.of_place(one)), default=None)
    period = max(
        (one for one in pages if isinstance(one, Period)),
        key=lambda one: len(site.of_period(one)),
        default=None,
    )
    own = bulletin_view(bulletin, edition, addresses) if bulletin else None
    place_page = place_view(place, edition, addresses) if place else None
    taken = {table.anchor for table in own.tables} if own else set()
    series = _not_in(taken, place_page.tables if place_page else ())
    taken |= {series.anchor} if series else set()
    return StyleGuideView(
        colours=_COLOURS,
        home=home_view(edition, addresses),
        bulletin=own,
        indicator=indicator_view(indicator, edition, addresses) if indicator else None,
        place=place_page,
        merged=_merged(edition, addresses),
        period=period_view(period, edition, addresses) if period else None,
        places=places_view(edition, addresses),
        table=next((one for one in catalogue_view(edition, addresses).tables if one.anchor not in taken), None),
        series=series,
    )


def _figures(indicator: Indicator, edition: Edition) -> int:
    return len(edition.site.observations.get(indicator.id, ()))


def _merged(edition: Edition, addresses: Addresses) -> PlaceView | None:
    """A unit that shows what those before it stated."""
    merged = (name for name, presence in edition.presence.items() if presence is not Presence.PUBLISHED)
    return next((place_view(edition.site.places[name], edition, addresses) for name in merged), None)


def _not_in(taken: Iterable[str], tables: Iterable[SeriesTable]) -> SeriesTable | None:
    return next((table for table in tables if table.anchor not in taken), None)
