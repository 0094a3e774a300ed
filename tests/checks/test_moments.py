"""The calendar and the dates of bulletins, held against the moment of the build."""

from datetime import datetime
from pathlib import Path

import pytest

from bulletin.checks.calendar import calendar_is_kept
from bulletin.checks.moments import bulletins_keep_their_day
from bulletin.model.moment import parse_moment
from bulletin.site.assemble import assemble
from bulletin.site.held import held_back
from tests.conftest import read_archive

UNREAD = frozenset({"content/bulletins/tra-vinh/2021.md"})


def moment(text: str) -> datetime:
    found = parse_moment(text)
    assert found
    return found


def head(content: Path, *lines: str) -> None:
    """Put the lines in the place of the bulletin's day of publication, 2021-01-28."""
    path = content / "bulletins/tra-vinh/2020.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("published: 2021-01-28\n", "".join(f"{line}\n" for line in lines)), "utf-8")


def entry(content: Path, period: int, expected: str, status: str, announced: str = "2020-12-01") -> None:
    lines = [f"period: {period}", f"expected: {expected}", f"status: {status}", f"announced: {announced}"]
    text = "releases:\n  a:\n    place: tra-vinh\n" + "".join(f"    {line}\n" for line in lines)
    content.joinpath("calendar.yaml").write_text(text, "utf-8")


def told(content: Path, as_of: str, unread: frozenset[str] = frozenset()) -> list[str]:
    """The codes and values of what is wrong on a day."""
    archive, problems = read_archive(content)
    assert archive, problems
    assert problems == ()
    site = assemble(archive, held_back(archive, moment(as_of)))
    found = [*bulletins_keep_their_day(site, moment(as_of)), *calendar_is_kept(site, moment(as_of), unread)]
    return [" ".join([one.code, *(str(value) for value in one.values.values() if value)]) for one in found]


@pytest.mark.parametrize(
    ("lines", "as_of", "expected"),
    [
        (["published: 2021-01-28"], "2021-01-27", ["published-in-future 2021-01-28 2021-01-27"]),
        (["published: 2021-01-28"], "2021-01-28", []),
        # Half past midnight in Vietnam is the day before in London.
        (["published: 2021-01-28"], "2021-01-27T17:30Z", []),
        (["published: 2021-01-28"], "2021-01-27T16:30Z", ["published-in-future 2021-01-28 2021-01-27"]),
        (["published: 2021-01-28", "embargo: 2021-01-28T08:00+07:00"], "2021-01-20", []),
        (["published: 2021-01-28", "embargo: 2021-01-27T23:00Z"], "2021-01-20", []),
        (
            ["published: 2021-01-28", "embargo: 2021-01-27T08:00+07:00"],
            "2031-01-01",
            ["embargo-differs 2021-01-28 2021-01-27"],
        ),
        (["published: 2021-01-28", "draft: true"], "2021-01-20", []),
        (["published: 2021-01-28", "draft: false"], "2021-01-20", ["published-in-future 2021-01-28 2021-01-20"]),
        (["published: 2021-01-28", "draft: true"], "2020-12-30", ["period-not-over 2020 2020-12-31 2020-12-30"]),
        (["published: 2021-01-28", "draft: true"], "2020-12-31", []),
    ],
)
def test_a_bulletin_keeps_its_day(content: Path, lines: list[str], as_of: str, expected: list[str]) -> None:
    head(content, *lines)
    assert told(content, as_of) == expected


def test_an_estimate_may_be_written_before_its_period_is_over(content: Path) -> None:
    head(content, "published: 2021-01-28", "draft: true")
    path = content / "bulletins/tra-vinh/2020.md"
    path.write_text(path.read_text("utf-8").replace("status: final", "status: estimate"), "utf-8")
    assert told(content, "2020-12-01") == []


@pytest.mark.parametrize(
    ("expected", "status", "as_of", "problems"),
    [
        ("2021-03-15", "confirmed", "2021-03-15", []),
        ("2021-03-15", "confirmed", "2021-03-16", ["calendar-overdue 2021-03-15 2021-03-16"]),
        ("2021-03", "provisional", "2021-03-31", []),
        ("2021-03", "provisional", "2021-04-01", ["calendar-overdue 2021-03 2021-04-01"]),
        ("2021-Q1", "provisional", "2021-04-01", ["calendar-overdue 2021-Q1 2021-04-01"]),
        ("2021-03-15", "published", "2021-03-15", ["calendar-unpublished tra-vinh/2021"]),
    ],
)
def test_what_is_not_out_is_overdue_once_its_date_has_passed(
    content: Path, expected: str, status: str, as_of: str, problems: list[str]
) -> None:
    entry(content, 2021, expected, status)
    assert told(content, as_of) == problems


def test_a_bulletin_that_could_not_be_read_may_be_there_all_the_same(content: Path) -> None:
    entry(content, 2021, "2021-03-15", "published")
    assert told(content, "2021-04-01", UNREAD) == []


@pytest.mark.parametrize(
    ("expected", "status", "problems"),
    [
        ("2021-01-28", "published", []),
        # Its embargo may have let it out: nobody has to touch the calendar at that moment.
        ("2021-01-28", "confirmed", []),
        ("2021-01-27", "published", ["calendar-differs tra-vinh/2020 2021-01-28 2021-01-27"]),
        ("2021-01-27", "confirmed", ["calendar-differs tra-vinh/2020 2021-01-28 2021-01-27"]),
        ("2021-01", "provisional", ["calendar-differs tra-vinh/2020 2021-01-28 2021-01"]),
    ],
)
def test_what_is_out_came_out_on_the_day_that_the_calendar_gives(
    content: Path, expected: str, status: str, problems: list[str]
) -> None:
    entry(content, 2020, expected, status)
    assert told(content, "2021-02-01") == problems


def test_what_is_out_is_not_cancelled(content: Path) -> None:
    lines = ["place: tra-vinh", "period: 2020", "status: cancelled", "announced: 2020-12-01", "history:"]
    lines += ["  - was: 2021-01-28", "    changed: 2021-01-02", "    reason:", "      vi: A", "      en: A"]
    text = "releases:\n  a:\n" + "".join(f"    {line}\n" for line in lines)
    content.joinpath("calendar.yaml").write_text(text, "utf-8")
    assert told(content, "2021-02-01") == ["calendar-differs tra-vinh/2020 2021-01-28 cancelled"]


def test_an_embargo_ends_on_the_day_that_is_confirmed(content: Path) -> None:
    head(content, "published: 2021-01-28", "embargo: 2021-01-28T08:00+07:00")
    entry(content, 2020, "2021-01-29", "confirmed")
    assert told(content, "2021-01-20") == ["calendar-differs tra-vinh/2020 2021-01-28 2021-01-29"]
    entry(content, 2020, "2021-01-28", "published")
    assert told(content, "2021-01-28T07:59+07:00") == ["calendar-unpublished tra-vinh/2020"]
    assert told(content, "2021-01-28T08:00+07:00") == []
    entry(content, 2020, "2021-01", "provisional")
    assert told(content, "2021-01-20") == []


def test_a_draft_does_not_say_when_it_will_be_out(content: Path) -> None:
    head(content, "published: 2021-01-28", "draft: true")
    entry(content, 2020, "2021-02-15", "confirmed")
    assert told(content, "2021-02-01") == []
    assert told(content, "2021-02-16") == ["calendar-overdue 2021-02-15 2021-02-16"]


def test_the_calendar_tells_of_no_change_to_come(content: Path) -> None:
    entry(content, 2021, "2021-03", "provisional", announced="2021-02-02")
    assert told(content, "2021-02-02") == []
    assert told(content, "2021-02-01") == ["calendar-in-future 2021-02-02 2021-02-01"]
