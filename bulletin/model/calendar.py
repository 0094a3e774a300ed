"""The release calendar: what is to be published when, and which dates have been given up."""

from datetime import date
from enum import StrEnum

from bulletin.model.language import Localised
from bulletin.model.period import Period, parse_date
from bulletin.model.place import Place
from bulletin.problems import Location
from bulletin.record import record

_VAGUE = frozenset({"month", "quarter", "half", "year"})


class ReleaseStatus(StrEnum):
    """How far a release is, in the order of its life."""

    PROVISIONAL = "provisional"
    CONFIRMED = "confirmed"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


@record(frozen=True, slots=True)
class Expected:
    """When something is expected: a day, or vaguely a month, quarter, half or year. `when` is the one that it is."""

    when: date | Period

    @classmethod
    def parse(cls, text: str) -> "Expected | None":
        """Read `2026-08-15`, `2026-08`, `2026-Q3`, `2026-H2` or `2026`; None for anything else."""
        if day := parse_date(text):
            return cls(day)
        period = Period.parse(text)
        return cls(period) if period and period.kind in _VAGUE else None

    @property
    def is_day(self) -> bool:
        """Whether the day is known."""
        return isinstance(self.when, date)

    @property
    def start(self) -> date:
        """The first day that it may be."""
        return self.when.start if isinstance(self.when, Period) else self.when

    @property
    def end(self) -> date:
        """The last day that it may be."""
        return self.when.end if isinstance(self.when, Period) else self.when

    @property
    def code(self) -> str:
        """The date as `content/` writes it."""
        return self.when.code if isinstance(self.when, Period) else self.when.isoformat()


@record(frozen=True, slots=True, kw_only=True)
class Move:
    """A date that was announced and then given up on the day `changed`: it stays to be seen, with the reason."""

    was: Expected
    changed: date
    reason: Localised
    where: Location


@record(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One release: of the bulletin of a place and a period, or of something with a title of its own.

    `expected` is None where the release was cancelled; the last of `history`, which is in order of time, then says
    since when and why. `announced` is the day on which the entry was first made.
    """

    id: str
    place: Place | None
    period: Period | None
    title: Localised | None
    expected: Expected | None
    status: ReleaseStatus
    announced: date
    history: tuple[Move, ...]
    where: Location
    expected_where: Location
    status_where: Location

    @property
    def bulletin(self) -> str:
        """The key of the bulletin that it is of; empty where it is of something else."""
        return f"{self.place.id}/{self.period.slug}" if self.place and self.period else ""

    @property
    def last_date(self) -> Expected:
        """The date in force, or the last one of a release that was cancelled."""
        return self.expected or self.history[-1].was

    @property
    def last_changed(self) -> date:
        """The day on which the entry was last given another date, or made."""
        return self.history[-1].changed if self.history else self.announced
