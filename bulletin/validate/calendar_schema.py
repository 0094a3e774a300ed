"""What may be written in `calendar.yaml`."""

from typing import Literal

from pydantic import Field

from bulletin.validate.forms import Day, ExpectedCode, Filled, PeriodCode, PerLanguage, PlaceId
from bulletin.validate.schema import Written


class MoveEntry(Written):
    """A date that was given up."""

    was: ExpectedCode
    changed: Day
    reason: PerLanguage


class ReleaseEntry(Written):
    """One release of the calendar."""

    place: PlaceId | None = None
    period: PeriodCode | None = None
    title: PerLanguage | None = None
    expected: ExpectedCode | None = None
    status: Literal["provisional", "confirmed", "published", "cancelled"]
    announced: Day
    history: list[MoveEntry] = Field(default_factory=list)


class CalendarDocument(Written):
    """`calendar.yaml`."""

    releases: dict[Filled, ReleaseEntry]
