"""Names of periods and days in each place where they are printed."""

from datetime import date

import pytest

from bulletin.i18n.locale import Locale
from bulletin.i18n.periods import (
    print_as_of,
    print_date,
    print_date_short,
    print_period,
    print_period_inline,
    print_period_short,
)
from bulletin.model.period import AsOf, Period


def _period(code: str) -> Period:
    period = Period.parse(code)
    assert period
    return period


def _as_of(code: str) -> AsOf:
    as_of = AsOf.parse(code)
    assert as_of
    return as_of


@pytest.mark.parametrize(
    ("code", "in_vi", "in_en"),
    [
        ("2020", "Năm 2020", "2020"),
        ("2023-H1", "6 tháng đầu năm 2023", "First half of 2023"),
        ("2023-H2", "6 tháng cuối năm 2023", "Second half of 2023"),
        ("2023-Q1", "Quý I năm 2023", "First quarter of 2023"),
        ("2023-Q2", "Quý II năm 2023", "Second quarter of 2023"),
        ("2023-Q3", "Quý III năm 2023", "Third quarter of 2023"),
        ("2023-Q4", "Quý IV năm 2023", "Fourth quarter of 2023"),
        ("2023-09", "Tháng 9 năm 2023", "September 2023"),
        ("2020-7M", "7 tháng đầu năm 2020", "January to July 2020"),
        ("2015-2020", "Giai đoạn 2015–2020", "2015–2020"),
    ],
)
def test_names_a_period_as_a_title(code: str, in_vi: str, in_en: str, vi: Locale, en: Locale) -> None:
    assert (print_period(_period(code), vi), print_period(_period(code), en)) == (in_vi, in_en)


@pytest.mark.parametrize(
    ("code", "in_vi", "in_en"),
    [
        ("2020", "năm 2020", "2020"),
        ("2023-H1", "6 tháng đầu năm 2023", "the first half of 2023"),
        ("2023-H2", "6 tháng cuối năm 2023", "the second half of 2023"),
        ("2023-Q1", "quý I năm 2023", "the first quarter of 2023"),
        ("2023-Q2", "quý II năm 2023", "the second quarter of 2023"),
        ("2023-Q3", "quý III năm 2023", "the third quarter of 2023"),
        ("2023-Q4", "quý IV năm 2023", "the fourth quarter of 2023"),
        ("2023-09", "tháng 9 năm 2023", "September 2023"),
        ("2020-7M", "7 tháng đầu năm 2020", "January to July 2020"),
        ("2015-2020", "giai đoạn 2015–2020", "2015–2020"),
    ],
)
def test_names_a_period_within_a_sentence(code: str, in_vi: str, in_en: str, vi: Locale, en: Locale) -> None:
    assert (print_period_inline(_period(code), vi), print_period_inline(_period(code), en)) == (in_vi, in_en)


@pytest.mark.parametrize(
    ("code", "in_vi", "in_en"),
    [
        ("2020", "2020", "2020"),
        ("2023-H1", "6 tháng đầu 2023", "H1 2023"),
        ("2023-H2", "6 tháng cuối 2023", "H2 2023"),
        ("2023-Q3", "Quý III/2023", "Q3 2023"),
        ("2023-09", "Tháng 9/2023", "Sept 2023"),
        ("2020-7M", "7 tháng 2020", "Jan–Jul 2020"),
        ("2015-2020", "2015–2020", "2015–2020"),
    ],
)
def test_names_a_period_in_the_head_of_a_table(code: str, in_vi: str, in_en: str, vi: Locale, en: Locale) -> None:
    assert (print_period_short(_period(code), vi), print_period_short(_period(code), en)) == (in_vi, in_en)


@pytest.mark.parametrize(
    ("day", "in_vi", "in_en"),
    [
        (date(2023, 7, 20), "ngày 20 tháng 7 năm 2023", "20 July 2023"),
        # Nghị định 30/2020/NĐ-CP: days below 10 and the months 1 and 2 take a 0, other months none.
        (date(2024, 2, 5), "ngày 05 tháng 02 năm 2024", "5 February 2024"),
        (date(2024, 3, 1), "ngày 01 tháng 3 năm 2024", "1 March 2024"),
    ],
)
def test_writes_a_day_in_full_as_official_letters_do(day: date, in_vi: str, in_en: str, vi: Locale, en: Locale) -> None:
    assert (print_date(day, vi), print_date(day, en)) == (in_vi, in_en)


def test_writes_a_day_in_figures(vi: Locale, en: Locale) -> None:
    assert print_date_short(date(2023, 7, 2), vi) == "02/07/2023"
    assert print_date_short(date(2023, 7, 2), en) == "2 Jul 2023"


@pytest.mark.parametrize(
    ("code", "in_vi", "in_en"),
    [
        ("2023-06", "tháng 6 năm 2023", "June 2023"),
        ("2024-01", "tháng 01 năm 2024", "January 2024"),
        ("2023-06-30", "ngày 30 tháng 6 năm 2023", "30 June 2023"),
    ],
)
def test_says_when_a_stock_was_counted(code: str, in_vi: str, in_en: str, vi: Locale, en: Locale) -> None:
    assert (print_as_of(_as_of(code), vi), print_as_of(_as_of(code), en)) == (in_vi, in_en)
