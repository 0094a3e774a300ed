"""Moments of publication: days and times as Vietnam counts them."""

import re
from datetime import date, datetime, time, timedelta, timezone

from bulletin.model.period import parse_date
from bulletin.problems import Location
from bulletin.record import record

# All of Vietnam has kept this one offset, without summer time, since 1975: no machine's time zone table is needed.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_WITH_ZONE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?(?:Z|[+-][0-9]{2}:[0-9]{2})")


def parse_moment(text: str) -> datetime | None:
    """Read a day, which means its first moment in Vietnam, or a time with its zone, in Vietnam's time.

    None for anything else, a time without a zone among it: `2026-12-01`, `2026-12-01T08:00:00+07:00`,
    `2026-12-01T01:00Z`.
    """
    if day := parse_date(text):
        return datetime.combine(day, time(), VIETNAM)
    if not _WITH_ZONE.fullmatch(text):
        return None
    try:
        return datetime.fromisoformat(text).astimezone(VIETNAM)
    except (ValueError, OverflowError):  # 30 February; a time before the year 1
        return None


def day_of(moment: datetime) -> date:
    """The day that it is in Vietnam."""
    return moment.astimezone(VIETNAM).date()


@record(frozen=True, slots=True, kw_only=True)
class Hold:
    """What keeps a bulletin from being published: that it is a draft, or an embargo that ends at `until`.

    `until` is in Vietnam's time; `where` is the embargo in the file, of a draft without one that word.
    """

    draft: bool
    until: datetime | None
    where: Location

    def holds(self, as_of: datetime) -> bool:
        """Whether it still does at a moment. At the moment `until` an embargo is over."""
        return self.draft or (self.until is not None and as_of < self.until)
