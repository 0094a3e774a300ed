"""`calendar.yaml`: what it may say, and the place in the file of what it must not."""

from datetime import date
from pathlib import Path

import pytest

from bulletin.model.calendar import Expected, ReleaseStatus
from bulletin.model.period import Period
from tests.conftest import read_archive

MOVE = """\
    history:
      - was: 2021-01
        changed: 2021-01-20
        reason:
          vi: Chờ số liệu.
          en: Waiting for figures.
      - was: 2021-01-28
        changed: 2021-01-27
        reason:
          vi: Sửa lỗi.
          en: Mending errors.
"""
ENTRY = """\
  a:
    place: tra-vinh
    period: 2020
    expected: 2021-02
    status: provisional
    announced: 2020-12-01
"""


def problems_of(content: Path, releases: str) -> list[str]:
    """What is wrong with a calendar, as line:column code values."""
    content.joinpath("calendar.yaml").write_text(f"releases:\n{releases}", "utf-8")
    _, problems = read_archive(content)
    assert {problem.where.path for problem in problems} <= {"content/calendar.yaml"}
    return [
        " ".join([f"{one.where.line}:{one.where.column}", one.code, *(str(value) for value in one.values.values())])
        for one in problems
    ]


def test_reads_an_entry_with_its_history(content: Path) -> None:
    assert problems_of(content, ENTRY + MOVE) == []
    archive, _ = read_archive(content)
    assert archive
    (entry,) = archive.calendar
    assert entry.bulletin == "tra-vinh/2020"
    assert (entry.expected, entry.status) == (Expected(Period("month", 2021, 2)), ReleaseStatus.PROVISIONAL)
    assert [(move.was.code, move.changed, move.reason.texts["en"]) for move in entry.history] == [
        ("2021-01", date(2021, 1, 20), "Waiting for figures."),
        ("2021-01-28", date(2021, 1, 27), "Mending errors."),
    ]
    assert (entry.announced, entry.last_changed) == (date(2020, 12, 1), date(2021, 1, 27))


def test_without_the_file_nothing_is_announced(content: Path) -> None:
    archive, problems = read_archive(content)
    assert archive
    assert (archive.calendar, problems) == ((), ())


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("    place: tra-vinh\n", "", "2:3 key-missing place"),
        ("    period: 2020\n", "", "2:3 key-missing period"),
        ("    place: tra-vinh\n    period: 2020\n", "", "2:3 key-missing title"),
        ("    expected: 2021-02\n", "", "2:3 key-missing expected"),
        ("    status: provisional\n", "", "2:3 key-missing status"),
        ("    announced: 2020-12-01\n", "", "2:3 key-missing announced"),
        ("tra-vinh", "tra-vin", "3:12 place-unknown tra-vin ('tra-vinh',)"),
        ("period: 2020", "period: 2020-Q5", "4:13 period-wrong 2020-Q5"),
        ("expected: 2021-02", "expected: 2021-7M", "5:15 expected-wrong 2021-7M"),
        ("status: provisional", "status: planned", "6:13 value-unknown status planned"),
        ("announced: 2020-12-01", "announced: 1/12/2020", "7:16 date-wrong 1/12/2020 2020-12-01"),
        ("status: provisional", "status: confirmed", "5:15 calendar-not-exact confirmed 2021-02"),
        ("status: provisional", "status: published", "5:15 calendar-not-exact published 2021-02"),
        ("status: provisional", "status: cancelled", "5:15 calendar-cancelled"),
        ("was: 2021-01\n", "was: tháng 1\n", "9:14 expected-wrong tháng 1"),
        ("changed: 2021-01-20", "changed: 2020-11-30", "10:18 calendar-order 2020-11-30 2020-12-01"),
        ("changed: 2021-01-27", "changed: 2021-01-19", "15:18 calendar-order 2021-01-19 2021-01-20"),
        ("was: 2021-01-28", "was: 2021-01", "9:14 calendar-not-moved 2021-01"),
        ("was: 2021-01-28", "was: 2021-02", "14:14 calendar-not-moved 2021-02"),
        ("          en: Waiting for figures.\n", "", "11:9 text-missing releases.a.history.0.reason en"),
        ("        reason:\n          vi: Sửa lỗi.\n          en: Mending errors.\n", "", "8:5 key-missing reason"),
        ("expected: 2021-02", "expected: 2021-02\n    until: 2021-03", "6:5 key-unknown until"),
    ],
)
def test_tells_what_is_wrong_and_where(content: Path, old: str, new: str, told: str) -> None:
    assert old in ENTRY + MOVE
    (problem,) = problems_of(content, (ENTRY + MOVE).replace(old, new, 1))
    assert problem.startswith(told)


def test_a_cancelled_entry_keeps_its_dates_and_says_why(content: Path) -> None:
    cancelled = ENTRY.replace("    expected: 2021-02\n", "").replace("provisional", "cancelled")
    assert problems_of(content, cancelled + MOVE) == []
    assert problems_of(content, cancelled) == ["5:13 calendar-cancelled"]


def test_what_is_no_bulletin_has_a_title_in_each_language(content: Path) -> None:
    title = "    title:\n      vi: Danh mục mới\n      en: New catalogue\n"
    assert problems_of(content, ENTRY.replace("    place: tra-vinh\n    period: 2020\n", title)) == []
    untranslated = ENTRY.replace("    period: 2020\n", title.replace("      en: New catalogue\n", ""))
    assert problems_of(content, untranslated) == ["4:5 text-missing releases.a.title en"]


def test_a_bulletin_has_one_entry(content: Path) -> None:
    assert problems_of(content, ENTRY + ENTRY.replace("  a:", "  b:")) == ["8:3 calendar-twice tra-vinh/2020 a"]
