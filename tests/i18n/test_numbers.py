"""Numbers keep exactly the digits that their source printed; Babel is the oracle of the notation."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal as babel_format
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.i18n.locale import Locale
from bulletin.i18n.numbers import format_decimal, print_number
from bulletin.model.figure import Number


def _number(value: str, last_digit: int = 0, scale: int = 0, *, chained: bool = False) -> Number:
    return Number(Decimal(value), last_digit, scale, chained)


@pytest.mark.parametrize(
    ("number", "in_vi", "in_en"),
    [
        (_number("0"), "0", "0"),
        (_number("999"), "999", "999"),
        (_number("1849"), "1.849", "1,849"),
        (_number("1234567"), "1.234.567", "1,234,567"),
        (_number("23.09", -2), "23,09", "23.09"),
        (_number("73.6", -2), "73,60", "73.60"),
        (_number("0.6077", -4), "0,6077", "0.6077"),
        (_number("1234.5", -1), "1.234,5", "1,234.5"),
        (_number("-2.3", -1), "-2,3", "-2.3"),
        (_number("374000000000", 9, 9), "374 tỷ", "374 billion"),
        (_number("12500000000", 8, 9), "12,5 tỷ", "12.5 billion"),
        (_number("2886000000000", 9, 9), "2.886 tỷ", "2,886 billion"),
        (_number("158674000000", 6, 6), "158.674 triệu", "158,674 million"),
        (_number("2900000000000", 11, 12), "2,9 nghìn tỷ", "2.9 trillion"),
        (_number("554000", 3, 3), "554 nghìn", "554 thousand"),
        (_number("55000000000", 7, 9), "55,00 tỷ", "55.00 billion"),
    ],
)
def test_prints_the_digits_and_the_scale_of_the_source(
    number: Number, in_vi: str, in_en: str, vi: Locale, en: Locale
) -> None:
    assert (print_number(number, vi), print_number(number, en)) == (in_vi, in_en)


@pytest.mark.parametrize(
    ("number", "in_vi", "in_en"),
    [
        (_number("55878000000", 6, 9, chained=True), "55 tỷ 878 triệu", "55.878 billion"),
        (_number("4190000000", 6, 9, chained=True), "4 tỷ 190 triệu", "4.190 billion"),
        (_number("1300000", 3, 6, chained=True), "1 triệu 300 nghìn", "1.300 million"),
        (_number("2886000000000", 9, 12, chained=True), "2 nghìn tỷ 886 tỷ", "2.886 trillion"),
        (_number("55878500000", 5, 9, chained=True), "55 tỷ 878,5 triệu", "55.8785 billion"),
        (_number("55000500000", 3, 9, chained=True), "55 tỷ 500 nghìn", "55.000500 billion"),
        (_number("55878500000", 3, 9, chained=True), "55 tỷ 878 triệu 500 nghìn", "55.878500 billion"),
        # A chain that cannot show its first or its last digit is no chain.
        (_number("55000000000", 6, 9, chained=True), "55,000 tỷ", "55.000 billion"),
        (_number("878000000", 6, 9, chained=True), "0,878 tỷ", "0.878 billion"),
        (_number("-4190000000", 6, 9, chained=True), "-4,190 tỷ", "-4.190 billion"),
    ],
)
def test_chains_scales_where_the_language_does(number: Number, in_vi: str, in_en: str, vi: Locale, en: Locale) -> None:
    assert (print_number(number, vi), print_number(number, en)) == (in_vi, in_en)


def test_refuses_a_scale_without_a_word(vi: Locale) -> None:
    with pytest.raises(ValueError, match="10\\^2"):
        print_number(_number("500", 2, 2), vi)


@settings(max_examples=200, deadline=None)
@given(digits=st.integers(-(10**15), 10**15), decimals=st.integers(0, 6))
def test_agrees_with_babel(digits: int, decimals: int, vi: Locale, en: Locale) -> None:
    value = Decimal(digits).scaleb(-decimals)
    pattern = "#,##0." + "0" * decimals if decimals else "#,##0"
    assert format_decimal(value, decimals, vi) == babel_format(value, pattern, locale="vi")
    assert format_decimal(value, decimals, en) == babel_format(value, pattern, locale="en_GB")
