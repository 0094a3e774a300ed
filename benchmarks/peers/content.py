"""What peers are given to publish: the archive with figures printed, references replaced and names looked up.

Peers neither read phrases nor check or format a number: that is left to us alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bulletin.i18n.figures import print_comparison, print_figure, print_share
from bulletin.i18n.locale import Locale, load_locale
from bulletin.i18n.periods import print_date, print_date_short, print_period
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Approximate, Change, Figure, Number
from bulletin.model.indicator import Breakdown
from bulletin.parts import check_content
from bulletin.prose.references import replace_references
from bulletin.settings import Settings
from bulletin.site.quotes import Quote, quotable
from bulletin.site.site import CheckedSite, Site

ROOT = Path(__file__).resolve().parents[2]
LATER = datetime(2026, 1, 1, tzinfo=UTC)  # than any bulletin of the archive
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """What all figures of one id share: `indicator` is empty for a part, whose unit is that of the total above it."""

    id: str
    indicator: str
    names: Mapping[str, str]
    units: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as a table prints it; what it lacks is empty."""

    value: str
    share: str
    change: str
    locator: str


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A source as the list of sources prints it."""

    title: str
    publisher: str
    date: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BulletinPage:
    """One bulletin in one language. `order` counts the bulletins of its place, oldest first; `body` is Markdown."""

    language: str
    place: str
    period: str
    order: int
    title: str
    period_name: str
    agency: str
    day: str
    published: str
    summary: str
    body: str
    sources: tuple[SourceLine, ...]
    figures: Mapping[str, Printed]

    @property
    def address(self) -> str:
        """The file of the output."""
        return address(self.language, self.place, self.period)

    def paragraphs(self) -> Iterator[str]:
        """The words of the body, paragraph by paragraph, without markup."""
        for paragraph in self.body.strip().split("\n\n"):
            yield _LINK.sub(r"\1", paragraph.removeprefix("## "))


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything that peers publish: bulletins by place and period, both languages of each one after the other."""

    languages: Mapping[str, str]
    titles: Mapping[str, str]
    places: Mapping[str, Mapping[str, str]]
    entries: tuple[Entry, ...]
    bulletins: tuple[BulletinPage, ...]

    @property
    def indicators(self) -> tuple[Entry, ...]:
        """The entries that have a page."""
        return tuple(entry for entry in self.entries if entry.indicator)

    @property
    def page_count(self) -> int:
        """How many pages each peer writes."""
        return len(self.bulletins) + len(self.languages) * (1 + len(self.places) + len(self.indicators))


def address(*folders: str) -> str:
    """The file of a page, which is the same for everybody: a page in a folder of its own."""
    return "/".join((*folders, "index.html"))


def settings_of(archive: Path) -> Settings:
    """How our own program reads an archive: in one process, with a cache beside it."""
    return Settings(
        content=archive,
        output=archive.with_name("output"),
        templates=ROOT / "templates",
        cache=archive.with_name(f"{archive.name}.cache"),
        libraries=ROOT / "node_modules",
        as_of=LATER,
    )


def checked_archive(archive: Path) -> CheckedSite:
    """Read and check an archive with our own program."""
    checked, report = check_content(settings_of(archive), lambda *_: None)
    if checked is None:
        raise ValueError(f"{archive} has errors: {report.problems[:3]}")
    return checked


def read_content(archive: Path) -> Content:
    """Read an archive, and print it."""
    site = checked_archive(archive).site
    codes = {language.code: language.name for language in site.info.languages}
    locales = {code: load_locale(code, ROOT / "templates" / "locales", strict=True) for code in codes}
    used = [place for place in site.places.values() if site.of_place(place)]
    return Content(
        languages=codes,
        titles={code: site.info.title.into(code).text for code in codes},
        places={place.id: {code: place.designations[-1].title(code) for code in codes} for place in used},
        entries=tuple(_entries(site, tuple(codes))),
        bulletins=tuple(
            _page(bulletin, order, locale)
            for place in used
            for order, bulletin in enumerate(site.of_place(place), start=1)
            for locale in locales.values()
        ),
    )


def _entries(site: Site, codes: tuple[str, ...]) -> Iterator[Entry]:
    """Every bulletin of the archive has the same figures, so that the first one lists them."""
    for total in site.bulletins[0].statements:
        indicator = total.indicator
        units = {code: indicator.unit.names.into(code).text for code in codes}
        names = {code: indicator.names.into(code).text for code in codes}
        yield Entry(total.anchor, indicator.id, names, units)
        for part in total.parts:
            names = {code: _category(part, site.catalogue.breakdowns, code) for code in codes}
            yield Entry(part.anchor, "", names, dict.fromkeys(codes, ""))


def _category(part: Statement, breakdowns: Mapping[str, Breakdown], code: str) -> str:
    ((dimension, member),) = part.category
    return breakdowns[dimension].categories[member].names.into(code).text


def _page(bulletin: Bulletin, order: int, locale: Locale) -> BulletinPage:
    words, quotes = bulletin.words[locale.code], quotable(bulletin)

    def linked(target: str) -> str:
        quote = quotes[target]
        return f"[{_quoted(quote, locale)}](#{quote.statement.anchor})"

    return BulletinPage(
        language=locale.code,
        place=bulletin.place.id,
        period=bulletin.period.slug,
        order=order,
        title=words.title,
        period_name=print_period(bulletin.period, locale),
        agency=words.agency,
        day=bulletin.published.isoformat(),
        published=print_date_short(bulletin.published, locale),
        summary=replace_references(words.summary, lambda target: _quoted(quotes[target], locale)),
        body=replace_references(words.body, linked),
        sources=tuple(
            SourceLine(
                source.title.into(locale.code).text,
                source.publisher.into(locale.code).text,
                print_date(source.date, locale) if source.date else "",
            )
            for source in bulletin.sources.values()
        ),
        figures={statement.anchor: _printed(statement, locale) for statement in bulletin.every_statement()},
    )


def _printed(statement: Statement, locale: Locale) -> Printed:
    figure = statement.figure
    if figure is None:
        raise ValueError(f"{statement.id} has no figure")
    changes = [print_comparison(change, figure.kind, None, locale) for change in figure.changes]
    return Printed(
        value=print_figure(figure, None, locale),
        share=print_share(figure.share, locale) if figure.share else "",
        change="; ".join(changes),
        locator=statement.locator.into(locale.code).text if statement.locator else "",
    )


def _quoted(quote: Quote, locale: Locale) -> str:
    match quote.quoted:
        case Figure() as figure:
            return print_figure(figure, None, locale)
        case Change() as change:
            return print_comparison(Change(change.kind, change.number), quote.kind, None, locale)
        case Approximate() as share:
            return print_share(share, locale)
        case Number():
            raise ValueError("the synthetic archive quotes no part of a figure")
