"""What surrounds the content of every page: head, menu, language switch, breadcrumbs, foot."""

from collections.abc import Mapping
from dataclasses import dataclass

from bulletin.i18n.locale import script_of
from bulletin.i18n.periods import print_period
from bulletin.model.bulletin import Bulletin, TextPage
from bulletin.model.indicator import Domain, Indicator
from bulletin.model.language import Language, Text
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.render.addresses import FAVICON, STYLE_SHEET, Addresses, page_url, script_file
from bulletin.render.edition import Edition, draft_notice
from bulletin.render.names import place_name
from bulletin.site.site import Page, PageKind

# The scripts that pages of a kind have besides the one that all have.
_SCRIPTS_OF: Mapping[PageKind, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A link of the menu; `current` is the value of `aria-current`, empty elsewhere."""

    href: str
    label: str
    current: str = ""


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The same page in another language; `foreign_script` says that its name is in letters that the page lacks."""

    language: str
    label: str
    href: str
    current: bool
    foreign_script: bool


@dataclass(frozen=True, slots=True)
class Alternate:
    """The absolute address of a page in one language; `x-default` is the first one's."""

    language: str
    href: str


@dataclass(frozen=True, slots=True)
class Absolute:
    """What can only be said with a base URL."""

    canonical: str
    alternates: tuple[Alternate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
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
    scripts: tuple[str, ...]
    navigation: tuple[MenuLink, ...]
    languages: tuple[LanguageLink, ...]
    draft_notice: str
    breadcrumbs: tuple[MenuLink, ...]
    crumb: str
    absolute: Absolute | None
    publisher: str
    licence: str
    licence_url: str
    foot: tuple[MenuLink, ...]


def make_frame(page: Page, title: str, description: str, edition: Edition) -> Frame:
    """Frame a page; `title` and `description` are plain text."""
    info, addresses = edition.site.info, Addresses.of_page(edition.language, page.path)
    site_name = edition.plain(info.title)
    parents = edition.site.parents[page.path]
    navigation = _navigation(page, edition, addresses)
    return Frame(
        language=edition.language,
        title=title,
        document_title=title if page.kind is PageKind.HOME else f"{title} – {site_name}",
        description=description,
        site_name=site_name,
        home=addresses.page(""),
        favicon=addresses.file(FAVICON),
        style_sheet=addresses.file(STYLE_SHEET),
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
        breadcrumbs=tuple(MenuLink(addresses.page(parent.path), page_label(parent, edition)) for parent in parents),
        crumb=page_label(page, edition),
        absolute=_absolute(page, info.languages, edition),
        publisher=edition.text(info.publisher),
        licence=edition.text(info.licence.names),
        licence_url=info.licence.url,
        foot=navigation,
    )


def _navigation(page: Page, edition: Edition, addresses: Addresses) -> tuple[MenuLink, ...]:
    in_menu = (PageKind.INDICATORS, PageKind.PERIODS, PageKind.CALENDAR, PageKind.DATA, PageKind.TEXT)
    above = {parent.path for parent in edition.site.parents[page.path]}
    return tuple(
        MenuLink(
            addresses.page(entry.path),
            page_label(entry, edition),
            "page" if entry.path == page.path else "true" if entry.path in above else "",
        )
        for entry in edition.site.pages
        if entry.kind in in_menu
    )


def _absolute(page: Page, languages: tuple[Language, ...], edition: Edition) -> Absolute | None:
    base = edition.base_url
    if base is None:
        return None
    # Pages that search engines are asked not to list are no alternates of those that they are to find.
    listed = [language for language in languages if not language.is_draft or language.code == edition.language]
    alternates = [Alternate(language.code, base + page_url(language.code, page.path)) for language in listed]
    default = Alternate("x-default", base + page_url(languages[0].code, page.path))
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
        case None:
            return _own_label(page.kind, edition)


def _own_label(kind: PageKind, edition: Edition) -> str:
    """The name of a page that is about nothing but itself."""
    locale = edition.locale
    match kind:
        case PageKind.INDICATORS:
            return locale.gettext("Indicators")
        case PageKind.PERIODS:
            return locale.gettext("Periods")
        case PageKind.CALENDAR:
            return locale.gettext("Release calendar")
        case PageKind.DATA:
            return locale.gettext("Data")
        case _:
            return locale.gettext("Home")
