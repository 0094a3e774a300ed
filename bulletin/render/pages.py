"""Renders pages: one function for each kind, which prepares what its template of the same name prints."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Protocol, TypeVar

from markupsafe import escape

from bulletin.artefact import Artefact
from bulletin.i18n.periods import print_period
from bulletin.jobs import Job
from bulletin.model.bulletin import Bulletin, TextPage
from bulletin.model.indicator import Domain, Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import Addresses, page_file
from bulletin.render.api_page import api_view
from bulletin.render.bulletin_page import bulletin_view
from bulletin.render.calendar_page import calendar_view
from bulletin.render.catalogue_page import catalogue_view, domain_view
from bulletin.render.compare_page import compare_view
from bulletin.render.data_page import data_view, data_year_view
from bulletin.render.edition import Edition
from bulletin.render.frame import make_frame
from bulletin.render.home_page import home_view
from bulletin.render.indicator_page import indicator_view, indicator_year_view
from bulletin.render.inputs import Inputs, Origins
from bulletin.render.names import place_days
from bulletin.render.period_page import period_view, periods_view
from bulletin.render.place_page import place_view, place_year_view
from bulletin.render.places_page import places_view
from bulletin.render.quality_page import quality_view, quality_year_view
from bulletin.render.search_page import search_view
from bulletin.render.structured_data import structured_data
from bulletin.render.style_guide_page import bulletins_shown, style_guide_view
from bulletin.render.text_page import text_view
from bulletin.site.site import Page, PageKind, YearOf

Noun = TypeVar("Noun")


class Dated(Protocol):
    """A view of one year."""

    @property
    def title(self) -> str:
        """What it is of, and the year."""


@record(frozen=True, slots=True)
class Prepared:
    """A view, and what the head of its page says: plain text."""

    view: object
    title: str
    description: str


def _home(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    info = edition.site.info
    return Prepared(home_view(edition, addresses), edition.plain(info.title), edition.plain(info.description))


def _places(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext("All provinces before and after mergers, on maps and in lists, with their bulletins.")
    return Prepared(places_view(edition, addresses), locale.gettext("Places"), description)


def _place(page: Page, edition: Edition, addresses: Addresses) -> Prepared:
    place = _subject(page, Place)
    name, days = place.designations[-1].title(edition.language), place_days(place, edition)
    # Units of one name, such as Lào Cai before and after the merger, would else have pages of one title.
    title = edition.locale.pgettext("unit", "{name} ({days})").format(name=name, days=days) if days else name
    description = edition.locale.gettext("Bulletins and series of {place}.").format(place=title)
    return Prepared(place_view(place, edition, addresses), title, description)


def _bulletin(page: Page, edition: Edition, addresses: Addresses) -> Prepared:
    view = bulletin_view(_subject(page, Bulletin), edition, addresses)
    return Prepared(view, view.plain_title, view.plain_summary)


def _indicators(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext("All indicators with their units and definitions, by domain.")
    return Prepared(catalogue_view(edition, addresses), locale.gettext("Indicators"), description)


def _indicator(page: Page, edition: Edition, addresses: Addresses) -> Prepared:
    indicator = _subject(page, Indicator)
    view = indicator_view(indicator, edition, addresses)
    return Prepared(view, edition.plain(indicator.names), edition.plain(indicator.definition))


def _domain(page: Page, edition: Edition, addresses: Addresses) -> Prepared:
    domain = _subject(page, Domain)
    title = edition.plain(domain.names)
    view = domain_view(domain, edition, addresses)
    pattern = edition.locale.ngettext(
        "{domain}: {count} indicator, with its definition, unit and latest figures by province.",
        "{domain}: {count} indicators, with their definitions, units and latest figures by province.",
        len(view.rows),
    )
    return Prepared(view, title, pattern.format(domain=title, count=len(view.rows)))


def _periods(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext("All reporting periods, and the places with a bulletin for each.")
    return Prepared(periods_view(edition, addresses), locale.gettext("Periods"), description)


def _period(page: Page, edition: Edition, addresses: Addresses) -> Prepared:
    period = _subject(page, Period)
    title = print_period(period, edition.locale)
    view = period_view(period, edition, addresses)
    places = ", ".join(escape(one.record.place).striptags() for one in view.bulletins)
    pattern = edition.locale.gettext("Bulletins for {period} with their headline figures: {places}.")
    if not places:
        pattern = edition.locale.gettext("Bulletins for this period: {period}.")
    return Prepared(view, title, pattern.format(period=title, places=places))


def _compare(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext("Choose indicators, places and periods, and see them side by side.")
    return Prepared(compare_view(edition, addresses), locale.gettext("Compare"), description)


def _calendar(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext("When releases are due, and which dates were moved or given up.")
    return Prepared(calendar_view(edition, addresses), locale.gettext("Release calendar"), description)


def _quality(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext(
        "How many figures were checked against what, what was found, and what was not checked."
    )
    return Prepared(quality_view(edition, addresses), locale.gettext("Quality of the figures"), description)


def _data(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext("All figures as open data, free to download and use.")
    return Prepared(data_view(edition, addresses), locale.gettext("Data"), description)


def _search(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext("Find figures, places, reporting periods, indicators and texts.")
    return Prepared(search_view(edition, addresses), locale.gettext("Search"), description)


def _api(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext("All figures for programs: JSON documents that lead to each other, without a server.")
    return Prepared(api_view(edition, addresses), locale.gettext("Interface for programs"), description)


def _style_guide(_: Page, edition: Edition, addresses: Addresses) -> Prepared:
    locale = edition.locale
    description = locale.gettext("Every component of these pages, for those who change templates and styles.")
    return Prepared(style_guide_view(edition, addresses), locale.gettext("Style guide"), description)


def _of_year(view: Dated, pattern: str) -> Prepared:
    """`pattern` describes what the page has of {title}, which names its year."""
    title = escape(view.title).striptags()
    return Prepared(view, title, pattern.format(title=title))


def _indicator_year(page: Page, edition: Edition, addresses: Addresses) -> Prepared:
    pattern = edition.locale.gettext("{title}: all figures, place by place, with the bulletins that state them.")
    return _of_year(indicator_year_view(page, edition, addresses), pattern)


def _place_year(page: Page, edition: Edition, addresses: Addresses) -> Prepared:
    pattern = edition.locale.gettext("{title}: all bulletins, with what they are about.")
    return _of_year(place_year_view(page, edition, addresses), pattern)


def _quality_year(page: Page, edition: Edition, addresses: Addresses) -> Prepared:
    pattern = edition.locale.gettext("{title}: how many figures of each bulletin were checked, and what was found.")
    return _of_year(quality_year_view(page, edition, addresses), pattern)


def _data_year(page: Page, edition: Edition, addresses: Addresses) -> Prepared:
    pattern = edition.locale.gettext("{title}: the files of each bulletin, free to download and use.")
    return _of_year(data_year_view(page, edition, addresses), pattern)


def _text(page: Page, edition: Edition, _: Addresses) -> Prepared:
    view = text_view(_subject(page, TextPage), edition)
    return Prepared(view, view.plain_title, view.plain_summary)


def _subject(page: Page, noun: type[Noun]) -> Noun:
    if not isinstance(page.subject, noun):
        raise TypeError(f"a page of kind {page.kind} cannot be about {page.subject!r}")
    return page.subject


PREPARE: Mapping[PageKind, Callable[[Page, Edition, Addresses], Prepared]] = {
    PageKind.HOME: _home,
    PageKind.PLACES: _places,
    PageKind.PLACE: _place,
    PageKind.BULLETIN: _bulletin,
    PageKind.INDICATORS: _indicators,
    PageKind.INDICATOR: _indicator,
    PageKind.DOMAIN: _domain,
    PageKind.PERIODS: _periods,
    PageKind.PERIOD: _period,
    PageKind.COMPARE: _compare,
    PageKind.CALENDAR: _calendar,
    PageKind.QUALITY: _quality,
    PageKind.DATA: _data,
    PageKind.SEARCH: _search,
    PageKind.API: _api,
    PageKind.TEXT: _text,
    PageKind.STYLE_GUIDE: _style_guide,
    PageKind.INDICATOR_YEAR: _indicator_year,
    PageKind.PLACE_YEAR: _place_year,
    PageKind.QUALITY_YEAR: _quality_year,
    PageKind.DATA_YEAR: _data_year,
}


def page_jobs(pages: Iterable[Page], edition: Edition, origins: Origins) -> Iterator[Job]:
    """The pages in one language, a job each."""
    for page in pages:
        inputs = _inputs(page, edition, origins)
        alone = isinstance(page.subject, Bulletin)
        yield Job(page_file(edition.language, page.path), inputs, partial(_alone, page, edition), portable=alone)


def _alone(page: Page, edition: Edition) -> Iterator[Artefact]:
    yield render_page(page, edition)


def _inputs(page: Page, edition: Edition, origins: Origins) -> Inputs:
    match page.subject:
        case Bulletin() as bulletin:
            inputs = origins.of_bulletin(bulletin)
        case Place() as place:
            inputs = origins.of_place(place)
        case Indicator() as indicator:
            inputs = origins.of_indicators([indicator])
        case Domain(id=domain):
            indicators = edition.site.catalogue.indicators.values()
            inputs = origins.of_indicators(one for one in indicators if one.domain.id == domain)
        case Period() as period:
            inputs = origins.of_period(period)
        case YearOf() as of:
            inputs = origins.of_year(of)
        case _ if page.kind is PageKind.DATA:
            inputs = {**origins.of_whole, **origins.of_data}
        case _ if page.kind is PageKind.STYLE_GUIDE:
            inputs = {**origins.of_whole, **origins.of_bulletins(bulletins_shown(edition.site))}
        case _:
            inputs = origins.of_whole
    return inputs


def render_page(page: Page, edition: Edition) -> Artefact:
    """One page in one language."""
    addresses = Addresses.of_page(edition.language, page.path)
    prepared = PREPARE[page.kind](page, edition, addresses)
    frame = make_frame(page, prepared.title, prepared.description, edition)
    about = structured_data(page, prepared.title, prepared.description, edition)
    template = edition.environment.get_template(f"pages/{page.kind}.html")
    html = template.render(frame=frame, page=prepared.view, structured_data=about)
    return Artefact(page_file(edition.language, page.path), html.encode())
