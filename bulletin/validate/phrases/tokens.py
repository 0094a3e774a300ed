"""Cuts a phrase into numbers, words and marks, each with its place in the text and a key to compare it by."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from bulletin.model.spelling import spelling_key
from bulletin.validate.phrases.errors import PhraseError

# A word may carry combining marks, since a text need not be in NFC for its columns to be right.
_TOKEN = re.compile(r"[0-9](?:[0-9.,]*[0-9])?|[^\W\d_][\w\u0300-\u036f]*|\S")
# Invisible and control characters, line ends, and digits other than 0 to 9: none of them is ever meant.
_STRAY = re.compile(
    r"(?![0-9\t])[\d\x00-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\uff00-\uffef]"
)
_LONGEST_PIECE = 40


class Tokens(NamedTuple):
    """A phrase in pieces. `keys` ends with an empty one, so that looking at the next piece needs no check."""

    text: str
    keys: tuple[str, ...]

    def span(self, at: int) -> tuple[int, int]:
        """Where piece `at` stands in the text. Only problems ask, so that nothing is kept for the many without one."""
        spans = [match.span() for match in _TOKEN.finditer(self.text)]
        end = len(self.text.rstrip())
        return spans[at] if at < len(spans) else (end, end)

    def piece(self, first: int, last: int) -> str:
        """The text from piece `first` to before piece `last`, as written."""
        return self.text[self.span(first)[0] : self.span(last - 1)[1]][:_LONGEST_PIECE] if last > first else ""


def tokenise(text: str) -> Tokens:
    """Cut `text`; spaces of any kind only separate."""
    if stray := _STRAY.search(text):
        raise PhraseError("phrase-character", stray.start(), character=_named(stray.group()))
    pieces = _TOKEN.findall(text)
    return Tokens(text, (*[word_key(piece) if piece[0].isalpha() else piece for piece in pieces], ""))


@lru_cache(maxsize=4096)
def word_key(word: str) -> str:
    """The key of one word: case and the place of its tone mark do not count."""
    return spelling_key(word)


def _named(character: str) -> str:
    code = f"U+{ord(character):04X}"
    return f"“{character}” ({code})" if unicodedata.category(character)[0] in "LNPS" else code
