"""The page of a bulletin, and its print edition, from one prepared view."""

from collections.abc import Iterator

from markupsafe import Markup, escape

from bulletin.i18n.periods import print_date_short, print_period
from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Domain
from bulletin.model.language import Text
from bulletin.record import record
from bulletin.render.addresses import (
    Addresses,
    bulletin_data_file,
    bulletin_path,
    bulletin_picture_file,
    domain_path,
    period_path,
    place_path,
    workbook_file,
)
from bulletin.render.alignment import aligned
from bulletin.render.citing import Citing, citing
from bulletin.render.contents import Entry, bulletin_contents, text_contents
from bulletin.render.corrections import CorrectionEntry, correction_entries
from bulletin.render.drawable.bulletins import bulletin_charts
from bulletin.render.drawable.chart import ChartGroup
from bulletin.render.edition import Edition
from bulletin.render.figure_rows import FigureRow, PlanRow, TargetRow, figure_rows, plan_rows, target_rows
from bulletin.render.headlines import Headline, headlines
from bulletin.render.holds import hold_notices
from bulletin.render.legend import LegendEntry, legend
from bulletin.render.links import Link, territory_text
from bulletin.render.listed import marked_name, with_marks
from bulletin.render.marks import Note, NoteBook, SourceEntry, source_entries
from bulletin.render.names import place_name, place_title, status_name
from bulletin.render.print_choice import PrintLink, print_links
from bulletin.render.proof import Proof, proof_of
from bulletin.render.quality_page import QualitySection, quality_section
from bulletin.render.quoting import make_quote
from bulletin.render.withdrawals import withdrawal_notices, withdrawn_status
from bulletin.render.words import Body


@record(frozen=True, slots=True)
class Fact:
    """A line of the title block."""

    label: str
    text: str


@record(frozen=True, slots=True)
class Columns:
    """Which columns all tables of a bulletin have, so that they align: `shares` is the heading, or empty."""

    shares: str
    changes: bool


@record(frozen=True, slots=True)
class FigureTable:
    """The figures of one domain, and the notes under them."""

    anchor: str
    title: str
    href: str
    rows: tuple[FigureRow, ...]
    notes: tuple[Note, ...]

    def needed(self, columns: Columns) -> Columns:
        """Those of the columns that hold anything here, where paper is too narrow for empty ones."""
        shares, changes = any(row.shares for row in self.rows), any(row.changes for row in self.rows)
        return Columns(columns.shares if shares else "", changes)


@record(frozen=True, slots=True, kw_only=True)
class BulletinView:
    """Everything that a bulletin's page prints. `withdrawn` sets its words and figures apart from valid ones."""

    withdrawn: bool
    title: str
    plain_title: str
    place: Link
    period: Link
    summary: str
    plain_summary: str
    notices: tuple[str, ...]
    facts: tuple[Fact, ...]
    agency: str
    keywords: tuple[str, ...]
    headlines: tuple[Headline, ...]
    words_language: str
    body: Body
    charts: ChartGroup | None
    columns: Columns
    tables: tuple[FigureTable, ...]
    targets: tuple[TargetRow, ...]
    plans: tuple[PlanRow, ...]
    plan_notes: tuple[Note, ...]
    quality: QualitySection
    sources: tuple[SourceEntry, ...]
    corrections: tuple[CorrectionEntry, ...]
    legend: tuple[LegendEntry, ...]
    proof: Proof
    downloads: tuple[Link, ...]
    prints: tuple[PrintLink, ...]
    picture: str
    citing: Citing
    earlier: Link | None
    later: Link | None
    contents: tuple[Entry, ...]


# The headings of a body stand below the heading "Commentary", which is of the second level.
_TOP_OF_BODY = 3


def bulletin_view(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> BulletinView:
    """Prepare a bulletin for a page, or for print where `addresses` lead to the site or nowhere."""
    words = edition.own_words(bulletin.words)
    quote = make_quote(bulletin, edition)
    notes = NoteBook(edition, in_print=addresses.in_print)
    body = edition.words.body(words.body, quote, _TOP_OF_BODY)
    tables = tuple(_tables(bulletin, edition, addresses, notes))
    charts = bulletin_charts(bulletin, edition)
    plans = plan_rows(bulletin, edition, addresses, notes)
    plan_notes = notes.close()
    summary = edition.words.line(words.summary, quote)
    earlier, later = edition.site.neighbours(bulletin)
    withdrawal = tuple(withdrawal_notices(bulletin, edition))
    return BulletinView(
        withdrawn=bulletin.withdrawn is not None,
        title=edition.marked(Text(words.title, words.language)),
        plain_title=escape(with_marks(words.title, bulletin, edition)).unescape(),
        place=Link(addresses.page(place_path(bulletin.place)), place_title(bulletin.place, bulletin.end, edition)),
        period=Link(addresses.page(period_path(bulletin.period)), print_period(bulletin.period, edition.locale)),
        summary=_in(words.language, summary, edition),
        plain_summary=" ".join(escape(line).striptags() for line in (*withdrawal, summary)),
        notices=(*hold_notices(bulletin, edition), *withdrawal, *_notices(bulletin, words.language, edition)),
        facts=tuple(_facts(bulletin, edition)),
        agency=words.agency,
        keywords=(str(place_name(bulletin.place, bulletin.end, edition)), *(str(table.title) for table in tables)),
        headlines=headlines(bulletin, edition, None),
        words_language=words.language,
        body=body,
        charts=charts,
        columns=_columns(tables, edition),
        tables=tables,
        targets=target_rows(bulletin, edition),
        plans=plans,
        plan_notes=plan_notes,
        quality=quality_section(bulletin, edition, addresses),
        sources=source_entries(bulletin, edition),
        corrections=correction_entries(bulletin, edition),
        legend=legend(bulletin, edition),
        proof=proof_of(bulletin, edition, addresses),
        downloads=tuple(_downloads(bulletin, edition, addresses)),
        prints=print_links(bulletin, edition, addresses),
        picture=addresses.file(bulletin_picture_file(edition.language, bulletin)),
        citing=citing(bulletin, edition),
        earlier=_neighbour(earlier, edition, addresses),
        later=_neighbour(later, edition, addresses),
        contents=bulletin_contents(
            text_contents(body, words.language, edition) if body.html else None,
            [(table.anchor, table.title) for table in tables],
            bulletin,
            edition.locale,
            charts=bool(charts),
        ),
    )


def _in(language: str, html: Markup, edition: Edition) -> str:
    return html if language == edition.language else Markup('<span lang="{}">{}</span>').format(language, html)


def _notices(bulletin: Bulletin, written_in: str, edition: Edition) -> Iterator[str]:
    locale = edition.locale
    if written_in != edition.language:
        yield locale.gettext("The words of this bulletin have not been translated yet and are shown in the original.")
    if bulletin.territory:
        yield territory_text(bulletin, edition)


def _facts(bulletin: Bulletin, edition: Edition) -> Iterator[Fact]:
    locale, words = edition.locale, edition.own_words(bulletin.words)
    start, end = print_date_short(bulletin.start, locale), print_date_short(bulletin.end, locale)
    yield Fact(locale.gettext("Days counted"), locale.gettext("{start} to {end}").format(start=start, end=end))
    yield Fact(locale.gettext("Reporting agency"), edition.marked(Text(words.agency, words.language)))
    yield Fact(locale.gettext("Status"), withdrawn_status(bulletin, edition) or status_name(bulletin.status, edition))
    yield Fact(locale.gettext("Published"), print_date_short(bulletin.published, locale))


def _tables(bulletin: Bulletin, edition: Edition, addresses: Addresses, notes: NoteBook) -> Iterator[FigureTable]:
    for domain in edition.site.catalogue.domains.values():
        statements = [statement for statement in bulletin.statements if statement.indicator.domain.id == domain.id]
        if statements:
            rows = aligned(figure_rows(statements, bulletin, edition, addresses, notes), edition.locale)
            href = addresses.page(domain_path(domain))
            yield FigureTable(domain_anchor(domain), edition.text(domain.names), href, rows, notes.close())


def domain_anchor(domain: Domain) -> str:
    """The fragment of a domain's table."""
    return f"domain-{domain.id.replace('_', '-')}"


def _columns(tables: tuple[FigureTable, ...], edition: Edition) -> Columns:
    locale = edition.locale
    rows = [row for table in tables for row in table.rows]
    kinds = {share.target for row in rows for share in row.shares}
    headings = {
        frozenset(): "",
        frozenset({False}): locale.gettext("Share"),
        frozenset({True}): locale.gettext("Target"),
        frozenset({False, True}): locale.gettext("Share, target"),
    }
    return Columns(headings[frozenset(kinds)], any(row.changes for row in rows))


def _downloads(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> Iterator[Link]:
    yield Link(addresses.file(workbook_file(edition.language, bulletin)), "XLSX")
    for extension in ("csv", "json"):
        yield Link(addresses.file(bulletin_data_file(bulletin, extension)), extension.upper())


def _neighbour(bulletin: Bulletin | None, edition: Edition, addresses: Addresses) -> Link | None:
    if bulletin is None:
        return None
    return Link(addresses.page(bulletin_path(bulletin)), marked_name(bulletin, edition))
