"""The page of a place: what the unit was and became, its bulletins year by year, and its series."""

from collections.abc import Iterator
from dataclasses import replace

from markupsafe import Markup

from bulletin.i18n.periods import print_date
from bulletin.model.bulletin import Bulletin
from bulletin.model.place import Place, predecessors
from bulletin.record import record
from bulletin.render.addresses import Addresses, place_path
from bulletin.render.downloads import Download, place_downloads
from bulletin.render.drawable.chart import ChartGroup
from bulletin.render.drawable.lines import place_charts
from bulletin.render.edition import Edition, filled
from bulletin.render.former_units import FormerUnits, former_units
from bulletin.render.links import Link, Record, bulletin_records
from bulletin.render.names import place_title
from bulletin.render.series import SeriesTable, series_tables
from bulletin.render.year_pages import YearLinks, links_between_years, links_to_years, year_subject, year_title
from bulletin.render.years import by_year
from bulletin.site.site import Page
from bulletin.site.years import year_of

# Summaries of the latest bulletins say what kind of thing they all are; more would hide the list.
_WITH_SUMMARY = 2
# Of a place whose bulletins are parted by year, those of the latest years stand on its own page.
_LATEST_YEARS = 2


@record(frozen=True, slots=True)
class BulletinYear:
    """The bulletins on the periods of a year, newest first."""

    year: str
    bulletins: tuple[Record, ...]


@record(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """Everything that the page of a place prints."""

    title: str
    notes: tuple[str, ...]
    years: tuple[BulletinYear, ...]
    charts: ChartGroup | None
    tables: tuple[SeriesTable, ...]
    data: tuple[Download, ...]
    former: FormerUnits | None
    all_years: YearLinks | None


@record(frozen=True, slots=True)
class PlaceYearView:
    """The bulletins of a place for one year; `whole` leads to the page of the place."""

    title: str
    whole: Link
    bulletins: tuple[Record, ...]
    years: YearLinks


def place_view(place: Place, edition: Edition, addresses: Addresses) -> PlaceView:
    """Prepare the page of a place."""
    return PlaceView(
        title=place_title(place, None, edition),
        notes=tuple(_notes(place, edition, addresses)),
        years=tuple(_years(_shown(place, edition), edition, addresses)),
        charts=place_charts(place, edition, addresses),
        tables=series_tables(place, edition, addresses),
        data=place_downloads(place, edition, addresses),
        former=former_units(place, edition, addresses),
        all_years=links_to_years(place_path(place), edition, addresses),
    )


def place_year_view(page: Page, edition: Edition, addresses: Addresses) -> PlaceYearView:
    """Prepare the page of a year of a place."""
    of = year_subject(page)
    place = of.page.subject
    if not isinstance(place, Place):
        raise TypeError(page.path)
    own = [one for one in reversed(edition.site.of_place(place)) if year_of(one.period) == of.year]
    return PlaceYearView(
        title=year_title(place_title(place, None, edition), of.year, edition),
        whole=Link(addresses.page(of.page.path), place_title(place, None, edition)),
        bulletins=bulletin_records(own, edition, addresses),
        years=links_between_years(page, edition, addresses),
    )


def _shown(place: Place, edition: Edition) -> tuple[Bulletin, ...]:
    """The bulletins that the page of a place lists, oldest first."""
    bulletins = edition.site.of_place(place)
    latest = [year_subject(one).year for one in edition.site.years.get(place_path(place), ())][:_LATEST_YEARS]
    return tuple(one for one in bulletins if year_of(one.period) in latest) if latest else bulletins


def _years(bulletins: tuple[Bulletin, ...], edition: Edition, addresses: Addresses) -> Iterator[BulletinYear]:
    summarised = {bulletin.key for bulletin in bulletins[-_WITH_SUMMARY:]}
    for year, own in by_year(bulletins, lambda bulletin: bulletin.period, edition.locale):
        records = zip(own, bulletin_records(own, edition, addresses), strict=True)
        yield BulletinYear(
            year,
            tuple(record if one.key in summarised else replace(record, summary="") for one, record in records),
        )


def _notes(place: Place, edition: Edition, addresses: Addresses) -> Iterator[str]:
    """What the unit was formed from, and what it became."""
    locale, places = edition.locale, edition.site.places
    formed_from = predecessors(places, place)
    if formed_from and place.valid_from:
        yield filled(
            locale.gettext("Formed on {date} from: {places}."),
            date=print_date(place.valid_from, locale),
            places=Markup(" + ").join(_linked(one, edition, addresses) for one in formed_from),
        )
    if place.valid_to:
        day = print_date(place.valid_to, locale)
        if place.successor:
            yield filled(
                locale.gettext("Existed until {date}; since then its territory belongs to the new {place}."),
                date=day,
                place=_linked(places[place.successor], edition, addresses),
            )
        else:
            yield locale.gettext("Existed until {date}.").format(date=day)


def _linked(place: Place, edition: Edition, addresses: Addresses) -> str:
    """A unit's full name, leading to its page if it has one."""
    title = place_title(place, None, edition)
    if place.id not in edition.presence:
        return title
    return Markup('<a href="{}">{}</a>').format(addresses.page(place_path(place)), title)
