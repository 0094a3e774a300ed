"""Numbers that words spell out: in digits and in words, with scale, percent sign, fraction and place."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.prose.number_words import spelt_numbers
from bulletin.prose.numbers import Written, numbers
from bulletin.prose.visible import headings, visible


def _values(text: str, language: str) -> list[tuple[str, list[str]]]:
    """Each number in digits as typed, with its values written out."""
    return [
        (number.text, [f"{value:f}" for value in number.values])
        for number in numbers(text, language)
        if number.form != "words"
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Có 1.849 thủ tục.", [("1.849", ["1849"])]),
        ("đạt 23,09%, điểm 0,6077", [("23,09%", ["23.09"]), ("0,6077", ["0.6077"])]),
        ("1849 và 05 huyện", [("1849", ["1849"]), ("05", ["5"])]),
        ("12.345.678,9", [("12.345.678,9", ["12345678.9"])]),
        ("55 tỷ 878 triệu đồng", [("55 tỷ 878 triệu", ["55878000000"])]),
        ("55,878 tỷ; 55tỷ", [("55,878 tỷ", ["55878000000"]), ("55tỷ", ["55000000000"])]),
        ("2 nghìn tỷ 886 tỷ", [("2 nghìn tỷ 886 tỷ", ["2886000000000"])]),
        ("4 tỷ 190", [("4 tỷ", ["4000000000"]), ("190", ["190"])]),
        ("5 triệu 7 tỷ", [("5 triệu", ["5000000"]), ("7 tỷ", ["7000000000"])]),
        ("12 tỷ lệ", [("12", ["12"])]),
        ("hạng 7/63, 1.307/1.849", [("7/63", ["7", "63"]), ("1.307/1.849", ["1307", "1849"])]),
        ("tăng 2 điểm %, 3 điểm phần trăm", [("2 điểm %", ["2"]), ("3 điểm phần trăm", ["3"])]),
        ("từ 10 - 20%", [("10", ["10"]), ("20%", ["20"])]),
        ("5-7 triệu", [("5", ["5000000"]), ("7 triệu", ["7000000"])]),
        ("giảm −2,5%, (-3), tăng +4", [("−2,5%", ["-2.5"]), ("-3", ["-3"]), ("+4", ["4"])]),
        ("- 12 xã\n-13 xã", [("12", ["12"]), ("13", ["13"])]),
        ("3/tuần", [("3", ["3"])]),
        ("23.09 và 1,849.5 và 1.84 và 0.123", [(text, []) for text in ("23.09", "1,849.5", "1.84", "0.123")]),
        ("31/2/2022", [("31/2/2022", [])]),
        ("1\u00a0849 và ١٢", [("1\u00a0849", []), ("١٢", [])]),
        ("4G, 5G/4G, COVID-19, DVC2, M-Office, H1, km2, 8h30, T6/2023, Q2-2022, mp3", []),
        ("42/2022/NĐ-CP, 512/QĐ-UBND, 20/2023/QH15, 57-NQ/TW, số 03/2022/TT-BTTTT", []),
    ],
)
def test_vietnamese_digits(text: str, found: list[tuple[str, list[str]]]) -> None:
    assert _values(text, "vi") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("1,849 procedures, or 70.68%", [("1,849", ["1849"]), ("70.68%", ["70.68"])]),
        ("VND 55.878 billion, VND55", [("55.878 billion", ["55878000000"]), ("55", ["55"])]),
        ("3.6 million 5 thousand", [("3.6 million 5 thousand", ["3605000"])]),
        ("27th of 63, 1st", [("27th", ["27"]), ("63", ["63"]), ("1st", ["1"])]),
        ("2 percentage points, 3 per cent", [("2 percentage points", ["2"]), ("3 per cent", ["3"])]),
        ("1.849 and 12.345.678", [("1.849", ["1.849"]), ("12.345.678", [])]),
        ("a 12-month course, mid-2023, 4G", []),
    ],
)
def test_english_digits(text: str, found: list[tuple[str, list[str]]]) -> None:
    assert _values(text, "en") == found


def test_a_number_tells_all_that_a_rule_asks_of_it() -> None:
    assert list(numbers("Đạt (khoảng 55,9 tỷ đồng)", "vi")) == [
        Written(
            text="55,9 tỷ",
            values=(Decimal(55900000000),),
            scale=9,
            before="khoảng",
            after=" đồng)",
            offset=12,
        )
    ]
    (share,) = numbers("chiếm 9,5 %", "vi")
    assert (share.text, share.percent, share.form) == ("9,5 %", True, "digits")


def test_four_digits_of_a_year_may_be_one() -> None:
    first, *_ = numbers("2020 - 12%", "vi")
    assert not first.percent
    forms = [(number.text, number.form) for number in numbers("2020 - 12%, 2020%, 1.900, 2200, 1899, -2020", "vi")]
    assert forms == [
        ("2020", "year"),
        ("12%", "digits"),
        ("2020%", "digits"),
        ("1.900", "digits"),
        ("2200", "digits"),
        ("1899", "digits"),
        ("-2020", "digits"),
    ]


def test_dates_periods_and_laws_are_left_out() -> None:
    assert _values("ngày 20/7/2023, 6 tháng đầu năm, quý II/2022, Điều 12, hạng 7/63", "vi") == [("7/63", ["7", "63"])]
    assert not list(numbers("sáu tháng đầu năm", "vi"))


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Hai mươi lăm xã", "vi", [("Hai mươi lăm", 25)]),
        ("một trăm linh năm, ba trăm hai mươi", "vi", [("một trăm linh năm", 105), ("ba trăm hai mươi", 320)]),
        ("hai triệu ba trăm nghìn người", "vi", [("hai triệu ba trăm nghìn", 2_300_000)]),
        ("năm xã trong năm, năm mươi hộ", "vi", [("năm mươi", 50)]),
        ("một xã, không xã", "vi", []),
        ("hai tỷ lệ", "vi", [("hai", 2)]),
        ("hai, ba bốn", "vi", [("hai", 2), ("ba", 3), ("bốn", 4)]),
        ("Twenty-five, two hundred and five", "en", [("Twenty-five", 25), ("two hundred and five", 205)]),
        ("two thousand; one; ten-year", "en", [("two thousand", 2000)]),
        ("forty and often", "en", [("forty", 40)]),
    ],
)
def test_numbers_in_words(text: str, language: str, found: list[tuple[str, int]]) -> None:
    spelt = [(text[number.start : number.end], number.value) for number in spelt_numbers(text, language)]
    assert spelt == found


def test_of_another_language_nothing_is_understood() -> None:
    assert not list(numbers("12 000 personnes", "fr"))


_PIECES = st.sampled_from([
    *"0123456789.,/-–%*_`[]()<>#&; \n\u00a0",
    *("12", "2020", "ngày ", "tháng ", "năm ", "Điều ", " tỷ ", " triệu ", "hai ", "mươi ", "xã"),
    *(" June ", "first ", " months ", "two ", "hundred ", "th", "[[a]]", "[[=", "<!--", "-->", "٣"),
])  # fmt: skip


@given(st.lists(_PIECES, max_size=40).map("".join), st.sampled_from(["vi", "en"]))
@settings(max_examples=400, deadline=None)
def test_in_any_text_a_number_stands_where_it_is_said_to(text: str, language: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    list(headings(text))
    ends = 0
    for number in numbers(shown, language):
        assert shown[number.offset :].startswith(number.text)
        assert number.text.strip()
        if number.form != "words":
            assert ends <= number.offset, "no digit belongs to two numbers"
            ends = number.offset + len(number.text)
