"""Regular expressions that several modules of this room build on."""

import re
from collections.abc import Iterable

from bulletin.i18n.words import NUMBER_WORDS, SCALE_WORDS

# "hai tỷ lệ" are two ratios, no two billion.
_NO_SCALE = {"vi": r"(?!\s+(?:lệ|trọng|suất|số|giá))", "en": ""}


def any_of(words: Iterable[str]) -> str:
    """One of `words`, the longest that fits, with any blanks between its parts.

    Where the first part fits none, none of the many words that begin with it is tried.
    """
    rests: dict[str, list[str]] = {}
    for word in words:
        first, _, rest = word.partition(" ")
        rests.setdefault(first, []).append(rest)
    return "(?:" + "|".join(_begun(first, rests[first]) for first in sorted(rests, key=len, reverse=True)) + ")"


def _begun(first: str, rests: list[str]) -> str:
    """The words that begin with `first`, of which `rests` holds what follows it; empty where nothing does."""
    if rests == [""]:
        return first
    longest_first = sorted(rests, key=len, reverse=True)
    further = "|".join((f" {rest}" if rest else "").replace(" ", r"\s+") for rest in longest_first)
    return f"{first}(?:{further})"


def scale(language: str) -> str:
    """A word for a power of ten."""
    return any_of(SCALE_WORDS[language]) + r"(?!\w)" + _NO_SCALE[language]


def first_words(language: str) -> list[str]:
    """What numbers in words begin with."""
    return sorted({re.split("[ -]", word)[0] for word in NUMBER_WORDS[language]})


def folded_in_place(text: str) -> str:
    """The text without capitals, each letter in its place: those that fold to several stay as they are."""
    folded = text.casefold()
    if len(folded) == len(text):
        return folded
    return "".join(letter if len(letter.casefold()) > 1 else letter.casefold() for letter in text)
