"""Moments: days and times as Vietnam counts them."""

from datetime import UTC, date, datetime

import pytest

from bulletin.model.calendar import Expected
from bulletin.model.moment import Hold, day_of, parse_moment
from bulletin.model.period import Period
from bulletin.problems import Location


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-12-01", datetime(2026, 11, 30, 17, 0, tzinfo=UTC)),
        ("2026-12-01T08:00:00+07:00", datetime(2026, 12, 1, 1, 0, tzinfo=UTC)),
        ("2026-12-01T08:00+07:00", datetime(2026, 12, 1, 1, 0, tzinfo=UTC)),
        ("2026-12-01T01:00Z", datetime(2026, 12, 1, 1, 0, tzinfo=UTC)),
        ("2026-11-30T20:00:01-05:00", datetime(2026, 12, 1, 1, 0, 1, tzinfo=UTC)),
    ],
)
def test_reads_days_and_times_with_a_zone(text: str, moment: datetime) -> None:
    assert parse_moment(text) == moment


@pytest.mark.parametrize(
    "text",
    [
        *("", "2026", "2026-12", "2026-12-01T08:00", "2026-12-01T08+07:00", "2026-02-30T08:00Z", "2026-12-01 08:00Z"),
        *("2026-12-01T24:61Z", "20261201T080000Z", "0001-01-01T00:00+14:00", "01/12/2026"),
    ],
)
def test_reads_nothing_else(text: str) -> None:
    assert parse_moment(text) is None


def test_the_day_is_vietnams() -> None:
    assert day_of(datetime(2026, 11, 30, 16, 59, 59, tzinfo=UTC)) == date(2026, 11, 30)
    assert day_of(datetime(2026, 11, 30, 17, 0, tzinfo=UTC)) == date(2026, 12, 1)


def test_an_embargo_is_over_at_its_moment_and_a_draft_never_by_itself() -> None:
    moment = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)
    embargo = Hold(draft=False, until=moment, where=Location("a.md"))
    assert embargo.holds(datetime(2026, 12, 1, 0, 59, 59, tzinfo=UTC))
    assert not embargo.holds(moment)
    assert Hold(draft=True, until=moment, where=Location("a.md")).holds(datetime(2199, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "start", "end", "is_day"),
    [
        ("2026-08-15", date(2026, 8, 15), date(2026, 8, 15), True),
        ("2026-08", date(2026, 8, 1), date(2026, 8, 31), False),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30), False),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31), False),
        ("2026", date(2026, 1, 1), date(2026, 12, 31), False),
    ],
)
def test_what_is_expected_may_be_a_day_or_vague(text: str, start: date, end: date, is_day: bool) -> None:
    expected = Expected.parse(text)
    assert expected
    assert (expected.start, expected.end, expected.is_day, expected.code) == (start, end, is_day, text)


@pytest.mark.parametrize("text", ["2026-7M", "2026-2027", "2026-Q5", "2026-13", "2026-02-30", "tháng 8/2026", ""])
def test_no_other_period_is_a_date_of_the_calendar(text: str) -> None:
    assert Expected.parse(text) is None
    assert Period.parse("2026-7M")
