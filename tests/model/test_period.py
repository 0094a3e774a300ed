"""Periods: every form that content may use, and how they relate."""

from datetime import date

import pytest

from bulletin.model.figure import ASSUMED_BASE, Base, BaseRelation
from bulletin.model.period import AsOf, Period, parse_date

FORMS = [
    ("2023", date(2023, 1, 1), date(2023, 12, 31), "2022"),
    ("2023-H1", date(2023, 1, 1), date(2023, 6, 30), "2022-H1"),
    ("2023-H2", date(2023, 7, 1), date(2023, 12, 31), "2022-H2"),
    ("2023-Q3", date(2023, 7, 1), date(2023, 9, 30), "2022-Q3"),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "2023-02"),
    ("2023-09", date(2023, 9, 1), date(2023, 9, 30), "2022-09"),
    ("2020-7M", date(2020, 1, 1), date(2020, 7, 31), "2019-7M"),
    ("2020-11M", date(2020, 1, 1), date(2020, 11, 30), "2019-11M"),
    ("2015-2020", date(2015, 1, 1), date(2020, 12, 31), "2009-2014"),
]


def period(text: str) -> Period:
    found = Period.parse(text)
    assert found is not None
    return found


@pytest.mark.parametrize(("text", "start", "end", "before"), FORMS)
def test_reads_each_form_and_writes_it_back(text: str, start: date, end: date, before: str) -> None:
    read = period(text)
    assert (read.code, read.start, read.end, read.year_before.code) == (text, start, end, before)


NO_PERIODS = [
    *("", " 2023", "23", "1492", "2023/09", "2023-9", "2023-13", "2020-2015", "2020-2020", "٢٠٢٣"),
    *("2023-h1", "2023-H3", "2023-Q0", "2023-Q5", "2020-1M", "2020-3M", "2020-6M", "2020-12M"),
]


@pytest.mark.parametrize("text", NO_PERIODS)
def test_refuses_what_is_no_period(text: str) -> None:
    assert Period.parse(text) is None


def test_knows_what_it_contains() -> None:
    assert period("2020-7M").contains(period("2020-H1"))
    assert not period("2020-H1").contains(period("2020-7M"))
    assert period("2015-2020").contains(period("2018-Q4"))


def test_orders_by_last_day_then_shorter_first() -> None:
    names = ["2023", "2023-H1", "2023-06", "2022", "2023-Q2", "2020-7M"]
    assert sorted(names, key=lambda name: period(name).order) == [
        "2020-7M",
        "2022",
        "2023-06",
        "2023-Q2",
        "2023-H1",
        "2023",
    ]


@pytest.mark.parametrize(
    ("text", "before", "months"),
    [
        *(("2023", "2022", 12), ("2023-H2", "2023-H1", 6), ("2023-H1", "2022-H2", 6), ("2023-Q1", "2022-Q4", 3)),
        *(("2023-Q3", "2023-Q2", 3), ("2024-01", "2023-12", 1), ("2024-03", "2024-02", 1)),
        *(("2020-7M", None, 7), ("2015-2020", "2009-2014", 72)),
    ],
)
def test_knows_the_period_just_before_and_its_length(text: str, before: str | None, months: int) -> None:
    just_before = period(text).just_before
    assert (just_before.code if just_before else None) == before
    assert period(text).months == months


def test_resolves_the_base_of_a_change() -> None:
    half = period("2023-H1")
    assert ASSUMED_BASE.of(half) == period("2022-H1")
    assert Base(BaseRelation.SAME_PERIOD).of(half) == period("2022-H1")
    assert Base(BaseRelation.SAME_PERIOD, period("2021")).of(half) == period("2021-H1")
    assert Base(BaseRelation.PREVIOUS_YEAR).of(half) == period("2022")
    assert Base(BaseRelation.PERIOD, period("2019")).of(half) == period("2019")


def test_counts_at_a_month_or_a_day() -> None:
    month, day = AsOf.parse("2023-06"), AsOf.parse("2023-06-15")
    assert month is not None
    assert (month.first_day, month.day, month.is_month) == (date(2023, 6, 1), date(2023, 6, 30), True)
    assert day is not None
    assert (day.first_day, day.day, day.is_month) == (date(2023, 6, 15), date(2023, 6, 15), False)
    assert AsOf.parse("2023-6") is None
    assert AsOf.parse("2023-00") is None
    assert AsOf.parse("2023-02-30") is None


def test_dates_are_real_ones() -> None:
    assert parse_date("2024-02-29") == date(2024, 2, 29)
    assert parse_date("2023-02-29") is None
    assert parse_date("20230228") is None
