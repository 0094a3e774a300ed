"""Vietnamese order. Expected orders are those of Chromium's Intl.Collator('vi'); Khmer goes by Unicode's order."""

from random import Random

import pytest

from bulletin.i18n.sorting import collation_key


@pytest.mark.parametrize(
    "order",
    [
        ["an", "An", "Ăn", "Ân"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Da", "Dz", "Đa", "Đắk Lắk"],
        ["Cong", "Công", "Cổng", "Cơm"],
        ["Hoà Bình", "Hòa Bình", "Huế", "Hưng Yên"],
        ["Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "bc", "Bến Tre", "Bình Dương"],
        ["Lai Châu", "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Longan"],
        ["Thái Bình", "Thái Nguyên", "Thanh Hóa", "Tiền Giang", "Trà Vinh", "Tuyên Quang"],
        ["10", "2", "an"],
        ["កក", "កា", "ក្រ", "ខ", "ឡាវ\u200bកាយ", "ឡុងអាន", "អានយ៉ាង"],
        ["Quảng Nam", "quận", "thành phố", "Thành phố", "Tiên Giang", "Tiền Giang"],
    ],
)
def test_sorts_as_a_vietnamese_dictionary_does(order: list[str]) -> None:
    shuffled = Random(63).sample(order, len(order))  # noqa: S311 - a shuffle, no secret
    assert sorted(shuffled, key=collation_key) == order


def test_composed_and_decomposed_texts_sort_alike() -> None:
    assert collation_key("Đắk Lắk") == collation_key("Đa\u0306\u0301k La\u0306\u0301k")


def test_a_tone_without_a_letter_is_no_failure() -> None:
    assert sorted(["a", "\u0301", ""], key=collation_key) == ["", "\u0301", "a"]
