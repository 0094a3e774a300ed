"""Number words: every number below a hundred has its spellings, and no spelling two numbers."""

import pytest

from bulletin.i18n.words import NUMBER_WORDS


@pytest.mark.parametrize(
    ("language", "word", "value"),
    [
        ("vi", "tám", 8),
        ("vi", "mười lăm", 15),
        ("vi", "hai mươi", 20),
        ("vi", "hai mươi mốt", 21),
        ("vi", "ba mươi tư", 34),
        ("vi", "ba mươi bốn", 34),
        ("vi", "chín mươi chín", 99),
        ("en", "eight", 8),
        ("en", "twenty-one", 21),
        ("en", "ninety nine", 99),
    ],
)
def test_knows_how_numbers_are_spelt(language: str, word: str, value: int) -> None:
    assert NUMBER_WORDS[language][word] == value


@pytest.mark.parametrize("word", ["hai mươi năm", "mười năm", "hai mươi một"])
def test_leaves_out_what_is_no_number(word: str) -> None:
    """Twenty and ten years are none, and after a ten one is "mốt"."""
    assert word not in NUMBER_WORDS["vi"]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_spells_every_number_below_a_hundred(language: str) -> None:
    assert set(NUMBER_WORDS[language].values()) == set(range(100))
