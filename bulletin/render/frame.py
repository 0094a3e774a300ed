"""What surrounds the content of every page: head, menu, language switch, breadcrumbs, foot."""

from collections.abc import Mapping

from bulletin.i18n.locale import script_of
from bulletin.i18n.periods import print_period
from bulletin.model.bulletin import Bulletin, TextPage
from bulletin.model.indicator import Domain, Indicator
from bulletin.model.language import Language, Text
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import (
    FAVICON,
    SEARCH_ENGINE,
    SEARCH_PATH,
    STYLE_SHEET,
    TYPEFACES,
    Addresses,
    page_url,
    script_file,
    search_index_name,
)
from bulletin.render.edition import Edition, draft_notice
from bulletin.render.fonts import awaited_family
from bulletin.render.names import place_name
from bulletin.render.sharing import HeadLink, Sharing, bulletin_links, feed_links, fitted, make_sharing
from bulletin.render.year_pages import year_head_links, year_name
from bulletin.site.site import Page, PageKind, YearOf

IN_MENU = frozenset(
    {PageKind.PLACES, PageKind.INDICATORS, PageKind.PERIODS, PageKind.COMPARE, PageKind.CALENDAR}
    | {PageKind.QUALITY, PageKind.DATA, PageKind.TEXT}
)
# The scripts that pages of a kind have besides the one that all have.
_SCRIPTS_OF: Mapping[PageKind, tuple[str, ...]] = {
    PageKind.BULLETIN: ("citing",),
    PageKind.COMPARE: ("compare",),
    PageKind.SEARCH: ("search-page",),
}


@record(frozen=True, slots=True)
class MenuLink:
    """A link of the menu; `current` is the value of `aria-current`, empty elsewhere."""

    href: str
    label: str
    current: str = ""


@record(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language; `foreign_script` says that its name is in letters that the page lacks."""

    language: str
    label: str
    href: str
    current: bool
    foreign_script: bool


@record(frozen=True, slots=True)
class Alternate:
    """The absolute address of a page in one language; `x-default` is for readers of any other."""

    language: str
    href: str


@record(frozen=True, slots=True)
class SearchBox:
    """The way to the search page, and what turns it into a box: the folder that results are in, the scripts to load."""

    link: MenuLink
    home: str
    files: str


@record(frozen=True, slots=True)
class AwaitedTypeface:
    """The family without which a page is not to be drawn, and the script that lets it wait."""

    family: str
    script: str


@record(frozen=True, slots=True)
class Absolute:
    """What can only be said with a base URL."""

    canonical: str
    alternates: tuple[Alternate, ...]


@record(frozen=True, slots=True, kw_only=True)
class Frame:
    """The surroundings of one page."""

    language: str
    title: str
    document_title: str
    description: str
    site_name: str
    home: str
    favicon: str
    style_sheet: str
    typeface: AwaitedTypeface | None
    scripts: tuple[str, ...]
    navigation: tuple[MenuLink, ...]
    languages: tuple[LanguageLink, ...]
    draft_notice: str
    listed: bool
    breadcrumbs: tuple[MenuLink, ...]
    crumb: str
    absolute: Absolute | None
    sharing: Sharing | None
    feeds: tuple[HeadLink, ...]
    head_links: tuple[HeadLink, ...]
    publisher: str
    licence: str
    licence_url: str
    foot: tuple[MenuLink, ...]
    search: SearchBox


def make_frame(page: Page, title: str, description: str, edition: Edition) -> Frame:
    """Frame a page; `title` and `description` are plain text."""
    info, addresses = edition.site.info, Addresses.of_page(edition.language, page.path)
    site_name = edition.plain(info.title)
    parents = edition.site.parents[page.path]
    navigation = _navigation(page, edition, addresses)
    feeds = feed_links(page, edition, addresses)
    family = awaited_family(edition.language)
    return Frame(
        language=edition.language,
        title=title,
        document_title=title if page.kind is PageKind.HOME else f"{title} – {site_name}",
        description=fitted(description),
        site_name=site_name,
        home=addresses.page(""),
        favicon=addresses.file(FAVICON),
        style_sheet=addresses.file(STYLE_SHEET),
        typeface=AwaitedTypeface(family, addresses.file(script_file(TYPEFACES))) if family else None,
        scripts=tuple(addresses.file(script_file(name)) for name in ("site", *_SCRIPTS_OF.get(page.kind, ()))),
        navigation=navigation,
        languages=tuple(
            LanguageLink(
                other.code,
                other.name,
                addresses.page(page.path, other.code),
                current=other.code == edition.language,
                foreign_script=script_of(other.code) not in ("Latn", script_of(edition.language)),
            )
            for other in info.languages
        ),
        draft_notice=draft_notice(edition),
        listed=page.kind is not PageKind.STYLE_GUIDE and not draft_notice(edition),
        breadcrumbs=tuple(MenuLink(addresses.page(parent.path), page_label(parent, edition)) for parent in parents),
        crumb=page_label(page, edition),
        absolute=_absolute(page, info.languages, edition),
        sharing=make_sharing(page, edition),
        feeds=feeds,
        head_links=(*feeds, *bulletin_links(page, edition, addresses), *year_head_links(page, edition, addresses)),
        publisher=edition.text(info.publisher),
        licence=edition.text(info.licence.names),
        licence_url=info.licence.url,
        foot=navigation,
        search=_search_box(page, edition, addresses),
    )


def _navigation(page: Page, edition: Edition, addresses: Addresses) -> tuple[MenuLink, ...]:
    above = {parent.path for parent in edition.site.parents[page.path]}
    return tuple(
        MenuLink(
            addresses.page(entry.path),
            page_label(entry, edition),
            "page" if entry.path == page.path else "true" if entry.path in above else "",
        )
        for entry in edition.site.standing
        if entry.kind in IN_MENU
    )


def _search_box(page: Page, edition: Edition, addresses: Addresses) -> SearchBox:
    names = (SEARCH_ENGINE, search_index_name(edition.language))
    current = "page" if page.kind is PageKind.SEARCH else ""
    label = _own_label(PageKind.SEARCH, edition)
    return SearchBox(
        link=MenuLink(addresses.page(SEARCH_PATH), label, current),
        home=addresses.file(f"{edition.language}/"),
        files=" ".join(addresses.file(script_file(name)) for name in names),
    )


def _absolute(page: Page, languages: tuple[Language, ...], edition: Edition) -> Absolute | None:
    base = edition.base_url
    if base is None:
        return None
    # Pages that search engines are asked not to list are no alternates of those that they are to find.
    listed = [language for language in languages if not language.is_draft or language.code == edition.language]
    alternates = [Alternate(language.code, base + page_url(language.code, page.path)) for language in listed]
    # The page above all languages asks for one; all others have only their own versions.
    first = base + page_url(languages[0].code, page.path)
    default = Alternate("x-default", first if page.path else base)
    return Absolute(base + page_url(edition.language, page.path), (*alternates, default))


def page_label(page: Page, edition: Edition) -> str:
    """A page's short name, as menus and breadcrumbs have it."""
    match page.subject:
        case Place() as place:
            return place_name(place, None, edition)
        case Bulletin(period=period) | (Period() as period):
            return print_period(period, edition.locale)
        case Indicator(names=names) | Domain(names=names):
            return edition.text(names)
        case TextPage(words=words):
            own = edition.own_words(words)
            return edition.marked(Text(own.title, own.language))
        case YearOf(year=year):
            return year_name(year, edition)
        case None:
            return _own_label(page.kind, edition)


def _own_label(kind: PageKind, edition: Edition) -> str:
    """The name of a page that is about nothing but itself."""
    locale = edition.locale
    labels = {
        PageKind.PLACES: locale.gettext("Places"),
        PageKind.INDICATORS: locale.gettext("Indicators"),
        PageKind.PERIODS: locale.gettext("Periods"),
        PageKind.COMPARE: locale.gettext("Compare"),
        PageKind.CALENDAR: locale.gettext("Release calendar"),
        PageKind.QUALITY: locale.gettext("Quality"),
        PageKind.DATA: locale.gettext("Data"),
        PageKind.API: locale.gettext("Interface for programs"),
        PageKind.SEARCH: locale.gettext("Search"),
        PageKind.STYLE_GUIDE: locale.gettext("Style guide"),
    }
    return labels.get(kind) or locale.gettext("Home")
