"""Reads `calendar.yaml`: which bulletins are due when, and which dates were given up."""

from collections.abc import Iterator

from bulletin.model.calendar import CalendarEntry, Expected, Move, ReleaseStatus
from bulletin.model.language import Language
from bulletin.model.place import Places
from bulletin.problems import Problem
from bulletin.sources.document import ParsedDocument
from bulletin.validate.calendar_schema import CalendarDocument, ReleaseEntry
from bulletin.validate.reading import Path, Reading


def read_calendar(
    document: ParsedDocument | None, languages: tuple[Language, ...], places: Places
) -> tuple[tuple[CalendarEntry, ...], tuple[Problem, ...]]:
    """All entries, in the order of the file; none where there is no file. An entry with a problem is left out."""
    if document is None:
        return (), ()
    reading = Reading(document, languages)
    written = reading.held_against(CalendarDocument)
    entries: list[CalendarEntry] = []
    first: dict[str, str] = {}
    for name, release in written.releases.items() if written else ():
        entry = _entry(reading, name, release, places)
        if entry is None:
            continue
        if entry.bulletin and (other := first.setdefault(entry.bulletin, name)) != name:
            values = {"bulletin": entry.bulletin, "other": other}
            reading.problem("calendar-twice", reading.key(("releases", name)), **values)
        entries.append(entry)
    return tuple(entries), tuple(reading.problems)


def _entry(reading: Reading, name: str, written: ReleaseEntry, places: Places) -> CalendarEntry | None:
    path = ("releases", name)
    before = len(reading.problems)
    for missing in _missing(written):
        reading.problem("key-missing", reading.key(path), key=missing)
    if written.place:
        reading.one_of("place-unknown", (*path, "place"), written.place, places)
    period = reading.period((*path, "period"), written.period) if written.period else None
    title = reading.localised((*path, "title"), written.title) if written.title else None
    expected = _expected(reading, (*path, "expected"), written.expected) if written.expected else None
    announced = reading.date((*path, "announced"), written.announced)
    history = tuple(_history(reading, path, written))
    if len(reading.problems) > before or announced is None:
        return None
    entry = CalendarEntry(
        id=name,
        place=places[written.place] if written.place else None,
        period=period,
        title=title,
        expected=expected,
        status=ReleaseStatus(written.status),
        announced=announced,
        history=history,
        where=reading.key(path),
        expected_where=reading.where((*path, "expected")),
        status_where=reading.where((*path, "status")),
    )
    _judge(reading, entry)
    return entry if len(reading.problems) == before else None


def _missing(written: ReleaseEntry) -> Iterator[str]:
    """What an entry needs beyond its schema: to say of what it is, and when it is expected."""
    if not written.title:
        if not written.place:
            yield "place" if written.period else "title"
        elif not written.period:
            yield "period"
    if not written.expected and ReleaseStatus(written.status) is not ReleaseStatus.CANCELLED:
        yield "expected"


def _expected(reading: Reading, path: Path, text: str) -> Expected | None:
    expected = Expected.parse(text)
    if expected is None:
        reading.problem("expected-wrong", reading.where(path), text=text)
    return expected


def _history(reading: Reading, path: Path, written: ReleaseEntry) -> Iterator[Move]:
    for number, move in enumerate(written.history):
        spot = (*path, "history", number)
        was = _expected(reading, (*spot, "was"), move.was)
        changed = reading.date((*spot, "changed"), move.changed)
        reason = reading.localised((*spot, "reason"), move.reason)
        if was and changed:
            yield Move(was=was, changed=changed, reason=reason, where=reading.where((*spot, "was")))


def _judge(reading: Reading, entry: CalendarEntry) -> None:
    """Hold an entry against itself: its status, its dates and the order of both."""
    path = ("releases", entry.id)
    if entry.status is ReleaseStatus.CANCELLED:
        if entry.expected or not entry.history:
            reading.problem("calendar-cancelled", entry.expected_where if entry.expected else entry.status_where)
    elif entry.expected and not entry.expected.is_day and entry.status is not ReleaseStatus.PROVISIONAL:
        values = {"status": entry.status.value, "expected": entry.expected.code}
        reading.problem("calendar-not-exact", entry.expected_where, **values)
    earlier = entry.announced
    following = [*(move.was for move in entry.history[1:]), entry.expected]
    for number, (move, after) in enumerate(zip(entry.history, following, strict=False)):
        spot = (*path, "history", number)
        if move.changed < earlier:
            reading.problem("calendar-order", reading.where((*spot, "changed")), date=move.changed, earlier=earlier)
        if move.was == after:
            reading.problem("calendar-not-moved", move.where, date=move.was.code)
        earlier = max(earlier, move.changed)
