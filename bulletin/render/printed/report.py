"""The official report: a bulletin in the form of Decree 30/2020/NĐ-CP, its figures as appendices.

What the letterhead lacks is left open on paper, to be filled in by hand; nothing is made up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from markupsafe import Markup

from bulletin.i18n.periods import print_date, print_date_room
from bulletin.model.bulletin import Bulletin
from bulletin.model.prints import SIGNATURE_ROOM, Letterhead
from bulletin.record import record
from bulletin.render.addresses import Addresses
from bulletin.render.bulletin_page import BulletinView, FigureTable, bulletin_view
from bulletin.render.edition import Edition, filled
from bulletin.render.headlines import Headline
from bulletin.render.printed.numbering import highest, numbered, roman
from bulletin.render.quoting import make_quote
from bulletin.render.sheets import bulletin_sheet

# What stands where something is to be filled in by hand.
ROOM = "……"
_TOP_OF_BODY = 2


@record(frozen=True, slots=True, kw_only=True)
class Head:
    """The head of an official document. `line` texts that are empty are printed as dotted lines."""

    parent_agency: str
    agency: str
    country: str
    motto: str
    number: str
    place_and_date: str
    kind: str
    subject: str


@record(frozen=True, slots=True, kw_only=True)
class Foot:
    """Recipients on the left, the signature on the right; an empty `signatory` is printed as a dotted line."""

    heading: str
    recipients: tuple[str, ...]
    authority: str
    signatory: str
    room: str
    name: str


@record(frozen=True, slots=True)
class DomainLines:
    """The headline figures of a domain in words. A domain that is the only one needs no heading: `title` is empty."""

    title: str
    lines: tuple[str, ...]


@record(frozen=True, slots=True)
class Appendix:
    """The head of an appendix."""

    number: str
    title: str
    attached: str


@record(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything that a report prints; `bulletin` holds the tables of its appendices."""

    head: Head
    foot: Foot
    notices: tuple[str, ...]
    summary: str
    body: Markup
    domains_title: str
    domains: tuple[DomainLines, ...]
    closing: str
    figures: Appendix
    tables: tuple[FigureTable, ...]
    sources: Appendix
    bulletin: BulletinView


def report_html(bulletin: Bulletin, edition: Edition) -> str:
    """The document that WeasyPrint is to set, in the site's first language."""
    bulletin_in_print = bulletin_view(bulletin, edition, Addresses.of_print(edition.language, edition.base_url))
    view = report_view(bulletin, bulletin_in_print, edition)
    sheet = replace(
        bulletin_sheet(bulletin_in_print, bulletin, edition), title=f"{view.head.kind}: {view.head.subject}"
    )
    return edition.environment.get_template("pdf/report.html").render(sheet=sheet, page=view)


def report_view(bulletin: Bulletin, view: BulletinView, edition: Edition) -> ReportView:
    """Prepare the report of a bulletin."""
    locale, letterhead = edition.locale, bulletin.letterhead
    words = edition.own_words(bulletin.words)
    body = edition.words.body(words.body, make_quote(bulletin, edition), _TOP_OF_BODY)
    agency = letterhead.agency or words.agency
    head = _head(letterhead, agency, letterhead.subject or view.plain_title, edition)
    domains = tuple(_domains(bulletin, view, edition))
    alone = len(domains) == 1
    if alone:
        domains = (replace(domains[0], title=""),)
    heading = (
        locale.pgettext("official report", "Main figures")
        if alone
        else locale.pgettext("official report", "Main figures by domain")
    )
    return ReportView(
        head=head,
        foot=_foot(letterhead, edition),
        notices=view.notices,
        summary=view.summary,
        body=numbered(body, locale),
        domains_title=filled("{}. {}", roman(highest(body) + 1), heading) if domains else "",
        domains=domains,
        closing=locale.pgettext(
            "official report", "All figures stand in Appendix I; their sources, corrections and signs in Appendix II."
        ),
        figures=_appendix(1, locale.pgettext("official report", "Figures"), letterhead, agency, edition),
        tables=tuple(_numbered_tables(view.tables)),
        sources=_appendix(2, locale.pgettext("official report", "Sources and signs"), letterhead, agency, edition),
        bulletin=view,
    )


def _head(letterhead: Letterhead, agency: str, subject: str, edition: Edition) -> Head:
    locale = edition.locale
    pattern = locale.pgettext("official report", "No.: {number}")
    return Head(
        parent_agency=letterhead.parent_agency.upper(),
        agency=agency.upper(),
        country=locale.pgettext("official report", "SOCIALIST REPUBLIC OF VIET NAM"),
        motto=locale.pgettext("official report", "Independence - Freedom - Happiness"),
        number=pattern.format(number=_number(letterhead, edition)),
        place_and_date=locale.pgettext("official report", "{place}, {date}").format(
            place=letterhead.place or ROOM, date=_date(letterhead, edition)
        ),
        kind=locale.pgettext("official report", "Report").upper(),
        subject=subject,
    )


def _number(letterhead: Letterhead, edition: Edition) -> str:
    """Number and symbol ("12/BC-STTTT"); the abbreviation of the kind is the decree's own."""
    symbol = letterhead.symbol or f"{edition.locale.pgettext('official report, abbreviated', 'BC')}-{ROOM}"
    return f"{letterhead.number or ROOM}/{symbol}"


def _date(letterhead: Letterhead, edition: Edition) -> str:
    return print_date(letterhead.day, edition.locale) if letterhead.day else print_date_room(edition.locale, ROOM)


def _foot(letterhead: Letterhead, edition: Edition) -> Foot:
    recipients = letterhead.recipients or (ROOM,)
    return Foot(
        heading=edition.locale.pgettext("official report", "Recipients:"),
        recipients=tuple(_ended(recipients)),
        authority=letterhead.authority.upper(),
        signatory=letterhead.signatory.upper(),
        room=SIGNATURE_ROOM.name,
        name=letterhead.name,
    )


def _ended(recipients: Sequence[str]) -> Iterator[str]:
    """Semicolons between, a full stop at the end: as the form has it."""
    for number, text in enumerate(recipients, start=1):
        sign = "." if number == len(recipients) else ";"
        yield f"- {text.rstrip(';. ')}{sign}"


def _appendix(number: int, title: str, letterhead: Letterhead, agency: str, edition: Edition) -> Appendix:
    locale = edition.locale
    attached = locale.pgettext("official report", "(Attached to Report No. {number} of {date}, {agency})")
    return Appendix(
        number=locale.pgettext("official report", "Appendix {number}").format(number=roman(number)),
        title=title.upper(),
        attached=attached.format(number=_number(letterhead, edition), date=_date(letterhead, edition), agency=agency),
    )


def _domains(bulletin: Bulletin, view: BulletinView, edition: Edition) -> Iterator[DomainLines]:
    """The headline figures, by domain in the order of the tables."""
    stated = {statement.anchor: statement for statement in bulletin.every_statement()}
    by_anchor = {headline.href.removeprefix("#"): headline for headline in view.headlines}
    number = 0
    for domain in edition.site.catalogue.domains.values():
        own = [one for anchor, one in by_anchor.items() if stated[anchor].indicator.domain.id == domain.id]
        if own:
            number += 1
            lines = tuple(_line(one, last=one is own[-1]) for one in own)
            yield DomainLines(filled("{}. {}", str(number), edition.text(domain.names)), lines)


def _line(headline: Headline, *, last: bool) -> str:
    value = " ".join(part for part in (str(headline.value), headline.unit) if part)
    said = filled("{}: {}", headline.name, ", ".join((value, *headline.lines)))
    return Markup("- {}{}").format(said, "." if last else ";")


def _numbered_tables(tables: Sequence[FigureTable]) -> Iterator[FigureTable]:
    for number, table in enumerate(tables, start=1):
        yield replace(table, title=filled("{}. {}", str(number), table.title), href="")
