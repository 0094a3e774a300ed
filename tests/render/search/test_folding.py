"""The words that text is found by."""

import pytest

from bulletin.render.search.folding import distinct_words, words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Doanh thu bưu chính", ["doanh", "thu", "buu", "chinh"]),
        ("ĐỒNG BẰNG sông Cửu Long", ["dong", "bang", "song", "cuu", "long"]),
        ("Đồng", ["dong"]),  # typed with combining marks
        ("CĐS, TTHC; DTI", ["cds", "tthc", "dti"]),
        ("2.165 và 2,165", ["2165", "va", "2165"]),
        ("23,09% của 1.307/1.849", ["2309", "cua", "1307", "1849"]),
        ("55 tỷ 878 triệu", ["55", "ty", "878", "trieu"]),
        ("ngày 20/07/2023.", ["ngay", "20", "07", "2023"]),
        ("2023-H1", ["2023", "h1"]),
        ("3G, 4G", ["3g", "4g"]),
        ("1, 2.", ["1", "2"]),
        # A zero-width space parts Khmer words, whose vowels and signs below are letters, not accents.
        ("ខេត្ត\u200bត្រាវិញ ២០២០", ["ខេត្ត", "ត្រាវិញ", "2020"]),
        ("", []),
        ("“…” – /", []),
    ],
)
def test_text_is_found_by_plain_words(text: str, found: list[str]) -> None:
    assert words(text) == found


def test_words_of_words_are_the_same_words() -> None:
    text = "Ước đạt 55,878 tỷ đồng; ខេត្ត\u200bត្រាវិញ; Straße İstanbul Ñandú Ёлка"
    assert words(" ".join(words(text))) == words(text)


def test_a_word_that_comes_twice_is_kept_once() -> None:
    assert distinct_words("Năm 2020", "năm 2020, 2020") == "nam 2020"
