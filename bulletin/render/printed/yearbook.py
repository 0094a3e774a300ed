"""The yearbook: all places of a year in one document, compared by domain, then each by itself."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from markupsafe import Markup

from bulletin.i18n.figures import print_figure
from bulletin.i18n.periods import print_date_short, print_period, print_period_short
from bulletin.i18n.sorting import collation_key
from bulletin.model.bulletin import Bulletin, TextPage
from bulletin.model.figure import Figure
from bulletin.model.indicator import Domain, Indicator
from bulletin.model.language import Text
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.render.addresses import Addresses, bulletin_path, place_anchor
from bulletin.render.bulletin_page import domain_anchor
from bulletin.render.drawable.chart import Chart, ChartGroup, chart_group
from bulletin.render.drawable.places import places_chart
from bulletin.render.edition import Edition, draft_notice, filled
from bulletin.render.headlines import Headline, headlines
from bulletin.render.legend import LegendEntry, sign_entries, word_entries
from bulletin.render.links import Link
from bulletin.render.listed import with_marks
from bulletin.render.names import bulletin_title, full_name, place_name, status_name, with_days
from bulletin.render.print_choice import year_of
from bulletin.render.printed.comparison import Cells, ComparisonTable, comparison_tables, is_turned, of_year
from bulletin.render.quoting import summary_text
from bulletin.render.sheets import Sheet, imprint, page_numbers
from bulletin.site.events import last_changed

# A chart compares three places or more; more charts than these, or higher ones, would only fill pages.
_FEWEST_PLACES = 3
_MOST_CHARTS = 4
_HIGHEST_CHART = 900
_METHODS = "methods"
_TOP_OF_BODY = 3
_RELATIVE_LINK = re.compile(r'<a href="(?!https?:)[^"]*"[^>]*>(.*?)</a>', re.DOTALL)


@record(frozen=True, slots=True)
class ContentsEntry:
    """A line of the contents; `below` marks one that stands below the one before."""

    anchor: str
    label: str
    below: bool = False


@record(frozen=True, slots=True)
class Chapter:
    """A domain."""

    anchor: str
    title: str
    tables: tuple[ComparisonTable, ...]
    charts: ChartGroup | None


@record(frozen=True, slots=True)
class AcceptedFigure:
    """A figure that is printed as its source has it, and why."""

    name: str
    reason: str


@record(frozen=True, slots=True)
class YearbookBulletin:
    """One bulletin of a place."""

    link: Link
    about: str
    summary: str
    headlines: tuple[Headline, ...]
    accepted: tuple[AcceptedFigure, ...]


@record(frozen=True, slots=True)
class PlaceSection:
    """A place with its bulletins of the year."""

    anchor: str
    title: str
    bulletins: tuple[YearbookBulletin, ...]


@record(frozen=True, slots=True)
class Methods:
    """How the figures came about."""

    title: str
    language: str
    html: Markup


@record(frozen=True, slots=True, kw_only=True)
class YearbookView:
    """Everything that a yearbook prints. `turned` says that its tables take pages on their side."""

    series: str
    title: str
    places_named: tuple[str, ...]
    counted: str
    notice: str
    turned: bool
    contents: tuple[ContentsEntry, ...]
    chapters: tuple[Chapter, ...]
    places: tuple[PlaceSection, ...]
    methods: Methods | None
    legend: tuple[LegendEntry, ...]
    index: tuple[ContentsEntry, ...]


def yearbook_html(year: int, edition: Edition) -> str:
    """The document that WeasyPrint is to set."""
    own = bulletins_of(year, edition)
    view = yearbook_view(year, own, edition)
    sheet = _sheet(view, own, edition)
    return edition.environment.get_template("pdf/yearbook.html").render(sheet=sheet, page=view)


def bulletins_of(year: int, edition: Edition) -> tuple[Bulletin, ...]:
    """The bulletins on a year or a part of it, in the order of the site."""
    return tuple(one for one in edition.site.bulletins if not one.withdrawn and year_of(one.period) == year)


def yearbook_view(year: int, own: Sequence[Bulletin], edition: Edition) -> YearbookView:
    """Prepare the yearbook of a year from its bulletins."""
    locale = edition.locale
    places = _place_names(own, edition)
    site = edition.site
    cells = {name: of_year(site.observations.get(name, ()), year, places) for name in edition.site.catalogue.indicators}
    chapters = tuple(_chapters(year, cells, places, edition))
    sections = tuple(_sections(own, places, edition))
    methods = next((_methods(page, edition) for page in site.text_pages if page.id == _METHODS), None)
    title = locale.pgettext("yearbook", "Yearbook {year}").format(year=_year_name(year, edition))
    counted = locale.ngettext("{count} bulletin", "{count} bulletins", len(own)).format(count=len(own))
    return YearbookView(
        series=edition.text(site.info.title),
        title=title,
        places_named=tuple(places.values()),
        counted=counted,
        notice=draft_notice(edition),
        turned=is_turned(tuple(places)),
        contents=tuple(_contents(chapters, sections, methods, edition)),
        chapters=chapters,
        places=sections,
        methods=methods,
        legend=tuple(_legend(year, cells, edition)),
        index=tuple(_index(cells, edition)),
    )


def _year_name(year: int, edition: Edition) -> str:
    return print_period_short(Period("year", year), edition.locale)


def _methods(page: TextPage, edition: Edition) -> Methods:
    words = edition.own_words(page.words)
    body = edition.words.body(words.body, str, _TOP_OF_BODY)
    title = edition.marked(Text(words.title, words.language))
    # From paper, a link to another page of the site leads nowhere.
    html = Markup(_RELATIVE_LINK.sub(r"\1", body.html))  # noqa: S704 - sanitised before
    return Methods(title, words.language, html)


def _place_names(own: Iterable[Bulletin], edition: Edition) -> Mapping[str, str]:
    """The names of the places by id. Units of one name are told apart by their days."""
    last = {one.place.id: one for one in own}
    names = {id_: place_name(one.place, one.end, edition) for id_, one in last.items()}
    taken = list(names.values())
    return {
        id_: with_days(name, last[id_].place, edition) if taken.count(name) > 1 else name for id_, name in names.items()
    }


def _chapters(year: int, cells: Mapping[str, Cells], places: Mapping[str, str], edition: Edition) -> Iterator[Chapter]:
    catalogue = edition.site.catalogue
    by_domain: dict[str, list[Indicator]] = {id_: [] for id_ in catalogue.domains}
    for indicator in catalogue.indicators.values():
        by_domain[indicator.domain.id].append(indicator)
    for domain in catalogue.domains.values():
        own = by_domain[domain.id]
        if tables := comparison_tables(domain_anchor(domain), own, cells, places, edition):
            charts = list(_charts(year, own, places, edition))[:_MOST_CHARTS]
            yield Chapter(domain_anchor(domain), _name(domain, edition), tables, chart_group(charts, edition.locale))


def _name(domain: Domain, edition: Edition) -> str:
    return edition.text(domain.names)


def _charts(year: int, own: Iterable[Indicator], places: Collection[str], edition: Edition) -> Iterator[Chart]:
    addresses = Addresses.of_print(edition.language, edition.base_url)
    for indicator in own:
        observed = [
            one
            for one in edition.site.observations.get(indicator.id, ())
            if one.bulletin.place.id in places and year_of(one.period) == year
        ]
        chart = places_chart(observed, indicator, edition, addresses, _FEWEST_PLACES)
        if chart and chart.wide.height <= _HIGHEST_CHART:
            # Of figures of several places the place is the source, whose bulletins stand further behind.
            yield replace(chart, sources=tuple(Link("", link.label) for link in chart.sources))


def _sections(own: Sequence[Bulletin], places: Mapping[str, str], edition: Edition) -> Iterator[PlaceSection]:
    for id_, name in places.items():
        bulletins = [one for one in own if one.place.id == id_]
        yield PlaceSection(place_anchor(bulletins[0].place), name, tuple(_bulletin(one, edition) for one in bulletins))


def _bulletin(bulletin: Bulletin, edition: Edition) -> YearbookBulletin:
    locale = edition.locale
    addresses = Addresses.of_print(edition.language, edition.base_url)
    published = print_date_short(bulletin.published, locale)
    about = (
        print_period(bulletin.period, locale),
        status_name(bulletin.status, edition),
        f"{locale.gettext('published')} {published}",
    )
    return YearbookBulletin(
        Link(addresses.page(bulletin_path(bulletin)), with_marks(bulletin_title(bulletin, edition), bulletin, edition)),
        " · ".join(about),
        summary_text(bulletin, edition),
        headlines(bulletin, edition, addresses),
        tuple(
            AcceptedFigure(
                filled(
                    "{}: {}",
                    full_name(statement, edition),
                    print_figure(statement.figure, None, locale) if statement.figure else "…",
                ),
                edition.text(accept.reason),
            )
            for statement in bulletin.every_statement()
            for accept in statement.accepts
        ),
    )


def _contents(
    chapters: Sequence[Chapter], sections: Sequence[PlaceSection], methods: Methods | None, edition: Edition
) -> Iterator[ContentsEntry]:
    locale = edition.locale
    yield from (ContentsEntry(chapter.anchor, chapter.title) for chapter in chapters)
    yield ContentsEntry("places", locale.gettext("Place by place"))
    yield from (ContentsEntry(section.anchor, section.title, below=True) for section in sections)
    if methods:
        yield ContentsEntry("methods", methods.title)
    yield ContentsEntry("legend", locale.gettext("Signs used"))
    yield ContentsEntry("index", locale.gettext("Index of indicators"))


def _legend(year: int, cells: Mapping[str, Cells], edition: Edition) -> Iterator[LegendEntry]:
    shown = (one.statement.figure for own in cells.values() for by_place in own.values() for one in by_place.values())
    figures: tuple[Figure, ...] = tuple(figure for figure in shown if figure)
    yield from sign_entries(figures, edition)
    yield from word_entries(figures, edition)
    locale = edition.locale
    yield LegendEntry(locale.pgettext("legend", "(empty)"), locale.gettext("no figure has been published"))
    meaning = locale.gettext("the part of the year, or the month, that the figure above is of")
    yield LegendEntry(print_period_short(Period("half", year, 1), locale), meaning)


def _index(cells: Mapping[str, Cells], edition: Edition) -> Iterator[ContentsEntry]:
    shown = [edition.site.catalogue.indicators[name] for name, own in cells.items() if own]
    for indicator in sorted(shown, key=lambda one: collation_key(edition.plain(one.names))):
        yield ContentsEntry(f"indicator-{indicator.id.replace('_', '-')}", edition.text(indicator.names))


def _sheet(view: YearbookView, own: Sequence[Bulletin], edition: Edition) -> Sheet:
    info = edition.site.info
    before_page, before_pages = page_numbers(edition)
    publisher = edition.plain(info.publisher)
    return Sheet(
        language=edition.language,
        title=f"{edition.plain(info.title)}: {view.title}",
        author=publisher,
        description=edition.plain(info.description),
        keywords=", ".join(str(chapter.title) for chapter in view.chapters),
        site_name=edition.plain(info.title),
        running_head=f"{edition.plain(info.title)}  ·  {view.title}",
        draft_notice=view.notice,
        before_page=before_page,
        before_pages=before_pages,
        imprint=imprint(edition),
        created=max(bulletin.published for bulletin in own).isoformat(),
        modified=max(last_changed(bulletin) for bulletin in own).isoformat(),
    )
