"""Regular expressions that several modules of this room build on."""

from collections.abc import Iterable

from bulletin.i18n.words import SCALE_WORDS

# "hai tỷ lệ" are two ratios, no two billion.
_NO_SCALE = {"vi": r"(?!\s+(?:lệ|trọng|suất|số|giá))", "en": ""}


def any_of(words: Iterable[str]) -> str:
    """One of `words`, the longest that fits, with any blanks between its parts."""
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(word.replace(" ", r"\s+") for word in longest_first) + ")"


def scale(language: str) -> str:
    """A word for a power of ten."""
    return any_of(SCALE_WORDS[language]) + r"(?!\w)" + _NO_SCALE[language]
