"""Finds numbers that are spelt out: "hai mươi lăm", "ba trăm", "twenty-five", "two thousand"."""

import re
from collections.abc import Iterator, Mapping

from bulletin.i18n.words import NUMBER_WORDS, SCALE_WORDS
from bulletin.prose.patterns import any_of, first_words, folded_in_place, scale
from bulletin.record import record

_HUNDRED = {"vi": "trăm", "en": "hundred"}
_NOUGHT = {"vi": r"(?:(?:linh|lẻ)\s+)?", "en": r"(?:and\s+)?"}  # between hundreds and what follows them
# "năm" alone is nearly always a year.
_DOUBTFUL = frozenset({"năm"})
_LEAST, _TEN = 2, 10


@record(frozen=True, slots=True)
class SpeltNumber:
    """A number in words, from 2 up, and from where to where it stands."""

    value: int
    start: int
    end: int


def _part(language: str) -> str:
    """A number below a thousand, with a scale where one follows."""
    words = NUMBER_WORDS[language]
    any_word = any_of(words) + r"(?!\w)"
    digit = any_of(word for word, value in words.items() if 0 < value < _TEN)
    hundreds = rf"({digit})\s+{_HUNDRED[language]}(?!\w)(?:\s+{_NOUGHT[language]}({any_word}))?"
    return rf"(?:{hundreds}|({any_word}))(?:\s+({scale(language)}))?"


_PART: Mapping[str, re.Pattern[str]] = {
    language: re.compile(rf"(?<![\w-]){_part(language)}(?![\w-])", re.IGNORECASE) for language in NUMBER_WORDS
}
# Most words begin no number, which a search in folded letters tells sooner than the pattern.
_FIRST: Mapping[str, re.Pattern[str]] = {
    language: re.compile("(?:" + "|".join(first_words(language)) + r")(?![^\W\d_])") for language in NUMBER_WORDS
}
_LETTER = re.compile(r"[^\W\d_]")


def spelt_numbers(text: str, language: str) -> Iterator[SpeltNumber]:
    """Every number in words in the order of the text."""
    start, end, value, scaled = 0, -1, 0, False
    spelt = ""
    for match in _parts(text, language):
        hundreds, rest, alone, power = (_folded(group) for group in match.groups(default=""))
        words = NUMBER_WORDS[language]
        amount = words.get(hundreds, 0) * 100 + words.get(rest, 0) + words.get(alone, 0)
        amount *= 10 ** SCALE_WORDS[language].get(power, 0)
        if scaled and not text[end : match.start()].strip():
            value += amount  # hai triệu ba trăm nghìn
        else:
            yield from _found(value, spelt, start, end)
            start, value, spelt = match.start(), amount, ""
        end, scaled, spelt = match.end(), bool(power), spelt + match[0]
    yield from _found(value, spelt, start, end)


def _parts(text: str, language: str) -> Iterator[re.Match[str]]:
    passed = 0
    for word in _FIRST[language].finditer(folded_in_place(text)):
        start = word.start()
        if start >= passed and not (start and _LETTER.match(text, start - 1)):
            part = _PART[language].match(text, start)
            if part:
                passed = part.end()
                yield part


def _found(value: int, spelt: str, start: int, end: int) -> Iterator[SpeltNumber]:
    if value >= _LEAST and spelt.casefold() not in _DOUBTFUL:
        yield SpeltNumber(value, start, end)


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
