"""The release calendar as iCalendar (RFC 5545), for programs that keep dates: a whole day for each release.

What is known only vaguely is left out: a month all in one colour helps nobody, and the page has it. The file says
nothing of when it was made, so that the same content gives the same bytes.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from urllib.parse import urlsplit

from markupsafe import escape

from bulletin.artefact import Artefact
from bulletin.model.bulletin import Bulletin
from bulletin.model.calendar import CalendarEntry, ReleaseStatus
from bulletin.render.addresses import bulletin_path, calendar_file, page_url
from bulletin.render.calendar_page import dated, entry_name, move_text, print_expected, status_text
from bulletin.render.edition import Edition, filled
from bulletin.site.calendar import published_bulletins, standing

_LONGEST_LINE = 75  # octets, the line end not counted
_STATUS = {ReleaseStatus.PROVISIONAL: "TENTATIVE", ReleaseStatus.CANCELLED: "CANCELLED"}
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def render_calendar(edition: Edition) -> Iterator[Artefact]:
    """The file of one language; none where no day is known, since a calendar must hold something."""
    entries = dated(edition)
    if not entries:
        return
    published = published_bulletins(edition.site)
    name = f"{edition.locale.gettext('Release calendar')} – {edition.plain(edition.site.info.title)}"
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//bulletin//release calendar//EN",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",  # what most programs read instead
    ]
    for entry in entries:
        lines += _event(entry, published, edition)
    lines.append("END:VCALENDAR")
    content = "".join(f"{folded(line)}\r\n" for line in lines)
    yield Artefact(calendar_file(edition.language), content.encode())


def _event(entry: CalendarEntry, published: Mapping[str, Bulletin], edition: Edition) -> Iterator[str]:
    bulletin = published.get(entry.bulletin)
    status = standing(entry, published)
    host = urlsplit(edition.base_url or "").hostname or "bulletin.invalid"
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(f'{entry.id}.{edition.language}@{host}')}"
    # When the entry last changed. The moment of the build would make two builds differ.
    stamp = max(entry.last_changed, bulletin.published) if bulletin else entry.last_changed
    yield f"DTSTAMP:{_day(stamp)}T000000Z"
    yield f"SEQUENCE:{len(entry.history)}"
    yield f"DTSTART;VALUE=DATE:{_day(entry.last_date.end)}"
    yield f"SUMMARY:{_text(entry_name(entry, published, edition))}"
    said = [status_text(status, edition)]
    for move in entry.history:
        said.append(filled("{}: {}", print_expected(move.was, edition), move_text(entry, move, edition)))
    yield f"DESCRIPTION:{_text(*said)}"
    yield f"STATUS:{_STATUS.get(status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    if bulletin and edition.base_url:
        yield f"URL:{edition.base_url}{page_url(edition.language, bulletin_path(bulletin))}"
    yield "END:VEVENT"


def folded(line: str) -> str:
    r"""A line in pieces of at most 75 octets, each but the first after "\r\n" and a blank. No letter is cut in two."""
    pieces, piece, octets = [], "", 0
    for letter in line:
        size = len(letter.encode())
        if octets + size > _LONGEST_LINE:
            pieces.append(piece)
            piece, octets = "", 1  # the blank
        piece += letter
        octets += size
    return "\r\n ".join([*pieces, piece])


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")


def _text(*lines: str) -> str:
    """Lines of text as values have them: without markup, their special characters escaped."""
    return "\n".join(escape(line).striptags() for line in lines).translate(_ESCAPED)
