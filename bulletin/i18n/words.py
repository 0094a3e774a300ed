"""Numbers from nought to ninety-nine as words, the way reports spell small counts, and the words for thousands."""

from collections.abc import Iterator, Mapping

_VI_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
# In the last place some digits are said otherwise. "hai mươi năm" is not 25 but twenty years: there the word is "lăm".
_VI_ENDINGS = {1: ("mốt",), 4: ("tư", "bốn"), 5: ("lăm", "nhăm")}
_EN_DIGITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _vietnamese() -> Iterator[tuple[str, int]]:
    for value, word in enumerate(_VI_DIGITS):
        yield word, value
    yield "bẩy", 7
    yield "mười", 10
    for unit in range(1, 10):
        for word in ("lăm",) if unit == 5 else (_VI_DIGITS[unit],):  # noqa: PLR2004 - five
            yield f"mười {word}", 10 + unit
    for ten in range(2, 10):
        yield f"{_VI_DIGITS[ten]} mươi", 10 * ten
        for unit in range(1, 10):
            for word in _VI_ENDINGS.get(unit, (_VI_DIGITS[unit],)):
                yield f"{_VI_DIGITS[ten]} mươi {word}", 10 * ten + unit


def _english() -> Iterator[tuple[str, int]]:
    for value, word in enumerate(_EN_DIGITS):
        yield word, value
    for ten, tens in enumerate(_EN_TENS, start=2):
        yield tens, 10 * ten
        for unit in range(1, 10):
            yield f"{tens}-{_EN_DIGITS[unit]}", 10 * ten + unit
            yield f"{tens} {_EN_DIGITS[unit]}", 10 * ten + unit


# By language, each spelling with its value, in NFC and lower case.
NUMBER_WORDS: Mapping[str, Mapping[str, int]] = {"vi": dict(_vietnamese()), "en": dict(_english())}

# By language, each word for a power of ten that may follow a number, with its exponent.
SCALE_WORDS: Mapping[str, Mapping[str, int]] = {
    "vi": {"nghìn": 3, "ngàn": 3, "triệu": 6, "tỷ": 9, "tỉ": 9}
    | {f"{thousand} {billion}": 12 for thousand in ("nghìn", "ngàn") for billion in ("tỷ", "tỉ")},
    "en": {"thousand": 3, "million": 6, "billion": 9, "trillion": 12},
}
