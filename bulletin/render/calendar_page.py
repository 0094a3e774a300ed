"""The release calendar: what is due and when, what is out, and which dates were moved or given up."""

from collections.abc import Iterable, Mapping

from bulletin.i18n.periods import print_date_short, print_period_short
from bulletin.model.bulletin import Bulletin
from bulletin.model.calendar import CalendarEntry, Expected, Move, ReleaseStatus
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.render.addresses import Addresses, bulletin_path, calendar_file
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.listed import marked_name
from bulletin.render.names import place_name
from bulletin.site.calendar import published_bulletins, standing

_PAST = frozenset({ReleaseStatus.PUBLISHED, ReleaseStatus.CANCELLED})


@record(frozen=True, slots=True)
class MoveRow:
    """A date that was given up, and the words on when and why."""

    was: str
    text: str


@record(frozen=True, slots=True)
class ReleaseRow:
    """One release; `date` is empty where it was cancelled, `name.href` where nothing is out."""

    name: Link
    date: str
    status: str
    moves: tuple[MoveRow, ...]


@record(frozen=True, slots=True, kw_only=True)
class CalendarView:
    """Everything that the page prints: what is to come by date, what has been, the latest first."""

    due: tuple[ReleaseRow, ...]
    past: tuple[ReleaseRow, ...]
    file: Link | None


def calendar_view(edition: Edition, addresses: Addresses) -> CalendarView:
    """Prepare the release calendar."""
    published = published_bulletins(edition.site)
    due = [entry for entry in edition.site.calendar if standing(entry, published) not in _PAST]
    past = [entry for entry in edition.site.calendar if standing(entry, published) in _PAST]
    label = edition.locale.gettext("Calendar file (iCalendar)")
    return CalendarView(
        due=_rows(in_order(due), published, edition, addresses),
        past=_rows(reversed(in_order(past)), published, edition, addresses),
        file=Link(addresses.file(calendar_file(edition.language)), label) if dated(edition) else None,
    )


def dated(edition: Edition) -> tuple[CalendarEntry, ...]:
    """The entries whose day is known, by date: what programs that keep dates are given."""
    return tuple(in_order(entry for entry in edition.site.calendar if entry.last_date.is_day))


def in_order(entries: Iterable[CalendarEntry]) -> list[CalendarEntry]:
    """By date; what is only known vaguely stands behind the days that it may be. Of one date, in that of the ids."""
    return sorted(entries, key=lambda entry: (entry.last_date.end, not entry.last_date.is_day, entry.id))


def entry_name(entry: CalendarEntry, published: Mapping[str, Bulletin], edition: Edition) -> str:
    """What is released: its own title, or the bulletin by place and period."""
    if entry.title:
        return edition.text(entry.title)
    if bulletin := published.get(entry.bulletin):
        return marked_name(bulletin, edition)
    if entry.place is None or entry.period is None:
        raise TypeError(f"the entry {entry.id} has neither a title nor a place and a period")
    return filled(
        edition.locale.pgettext("bulletin", "{place}, {period}"),
        place=place_name(entry.place, entry.period.end, edition),
        period=print_period_short(entry.period, edition.locale),
    )


def status_text(status: ReleaseStatus, edition: Edition) -> str:
    """How far a release is, in words."""
    locale = edition.locale
    match status:
        case ReleaseStatus.PROVISIONAL:
            return locale.pgettext("release", "provisional date")
        case ReleaseStatus.CONFIRMED:
            return locale.pgettext("release", "confirmed date")
        case ReleaseStatus.PUBLISHED:
            return locale.pgettext("release", "published")
        case ReleaseStatus.CANCELLED:
            return locale.pgettext("release", "cancelled")


def print_expected(expected: Expected, edition: Edition) -> str:
    """A date, exact or vague ("15/08/2026", "Quý III/2026")."""
    if isinstance(expected.when, Period):
        return print_period_short(expected.when, edition.locale)
    return print_date_short(expected.when, edition.locale)


def move_text(entry: CalendarEntry, move: Move, edition: Edition) -> str:
    """When and why a date was given up."""
    given_up = entry.expected is None and move is entry.history[-1]
    locale = edition.locale
    said = locale.gettext("cancelled on {date}: {reason}") if given_up else locale.gettext("moved on {date}: {reason}")
    return filled(said, date=print_date_short(move.changed, locale), reason=edition.text(move.reason))


def _rows(
    entries: Iterable[CalendarEntry], published: Mapping[str, Bulletin], edition: Edition, addresses: Addresses
) -> tuple[ReleaseRow, ...]:
    return tuple(
        ReleaseRow(
            name=Link(
                addresses.page(bulletin_path(published[entry.bulletin])) if entry.bulletin in published else "",
                entry_name(entry, published, edition),
            ),
            date=print_expected(entry.expected, edition) if entry.expected else "",
            status=status_text(standing(entry, published), edition),
            moves=tuple(
                MoveRow(print_expected(move.was, edition), move_text(entry, move, edition)) for move in entry.history
            ),
        )
        for entry in entries
    )
