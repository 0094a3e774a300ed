"""Rules over the release calendar: what it calls published is out, and what is out, it calls by the right day."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime

from bulletin.model.bulletin import Bulletin
from bulletin.model.calendar import CalendarEntry, ReleaseStatus
from bulletin.model.moment import day_of
from bulletin.problems import Problem, Value
from bulletin.site.calendar import published_bulletins, standing
from bulletin.site.site import Site

_SETTLED = frozenset({ReleaseStatus.PUBLISHED, ReleaseStatus.CANCELLED})


def calendar_is_kept(site: Site, as_of: datetime, unread: Collection[str] = ()) -> Iterator[Problem]:
    """Hold every entry against the bulletins and the day.

    `unread` names files of which not everything could be read: their bulletins may be there all the same.
    """
    today, published = day_of(as_of), published_bulletins(site)
    every = {bulletin.key: bulletin for bulletin in site.bulletins}
    for entry in site.calendar:
        yield from _not_from_the_future(entry, today)
        bulletin = every.get(entry.bulletin)
        if bulletin and (bulletin.key in published or not (bulletin.hold and bulletin.hold.draft)):
            yield from _same_day(entry, bulletin, out=bulletin.key in published)
        if standing(entry, published) is ReleaseStatus.PUBLISHED:
            if entry.bulletin and entry.bulletin not in published and not _is_unread(entry, unread):
                values = {"bulletin": entry.bulletin}
                yield Problem(code="calendar-unpublished", where=entry.status_where, values=values)
        elif entry.status not in _SETTLED and entry.last_date.end < today:
            values = {"expected": entry.last_date.code, "today": today.isoformat()}
            yield Problem(code="calendar-overdue", where=entry.expected_where, values=values)


def _not_from_the_future(entry: CalendarEntry, today: date) -> Iterator[Problem]:
    """The calendar tells what was announced and changed, not what will be."""
    if entry.last_changed > today:
        values: Mapping[str, Value] = {"date": entry.last_changed, "today": today}
        yield Problem(code="calendar-in-future", where=entry.where, values=values)


def _same_day(entry: CalendarEntry, bulletin: Bulletin, *, out: bool) -> Iterator[Problem]:
    """A bulletin comes out on the day that the calendar gives; one under embargo, if that day is confirmed."""
    if not out and entry.status is ReleaseStatus.PROVISIONAL:
        return
    if entry.expected is None or entry.expected.when != bulletin.published:
        values: Mapping[str, Value] = {
            "bulletin": bulletin.key,
            "published": bulletin.published,
            "expected": entry.expected.code if entry.expected else "",
            "status": "" if entry.expected else entry.status.value,
        }
        yield Problem(code="calendar-differs", where=entry.expected_where, values=values)


def _is_unread(entry: CalendarEntry, unread: Collection[str]) -> bool:
    return any(f"/bulletins/{entry.bulletin}." in path.casefold() for path in unread)
