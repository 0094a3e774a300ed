"""Spelling: tone marks compare as equal wherever they are put; nothing else does."""

import unicodedata

import pytest

from bulletin.model.spelling import fold, nfc, spelling_key


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoà", "hòa"), ("Thanh Hoá", "Thanh Hóa"), ("Uỷ ban", "ủy ban"), ("khoẻ", "khỏe"), ("thuỷ", "THỦY")],
)
def test_old_and_new_style_tone_marks_are_equal(one: str, other: str) -> None:
    assert one != other
    assert spelling_key(one) == spelling_key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("hòa", "hóa"), ("tỷ", "ty"), ("đa", "da"), ("dương", "dường"), ("an", "ăn")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    assert spelling_key(one) != spelling_key(other)


def test_decomposed_text_is_brought_to_nfc() -> None:
    decomposed = unicodedata.normalize("NFD", "Tiền Giang")
    assert decomposed != "Tiền Giang"
    assert nfc(decomposed) == "Tiền Giang"
    assert spelling_key(decomposed) == spelling_key("Tiền Giang")


def test_folding_takes_diacritics_and_the_stroke_of_d() -> None:
    assert fold("Đắk Lắk") == "dak lak"


def test_breaks_between_khmer_words_count_nothing_when_comparing() -> None:
    assert fold("ត្រា\u200bវិញ") == fold("ត្រាវិញ")
