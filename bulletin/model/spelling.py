"""Vietnamese spelling: Unicode normalised to NFC, and tone marks compared wherever the writer put them."""

import re
import unicodedata

# Combining grave, acute, tilde, hook above, dot below: the five written tones.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
# Break opportunities between the words of scripts without blanks, such as Khmer: nobody types them when searching.
_UNSEEN = "\u200b\u200c\u200d\u2060"
_WORD = re.compile(r"\w+")


def nfc(text: str) -> str:
    """Return `text` in Unicode NFC, in which everything inside the generator is kept."""
    return unicodedata.normalize("NFC", text)


def spelling_key(text: str) -> str:
    """Return a key under which old-style and new-style spellings are equal: hoà and hòa, uỷ and ủy; case is ignored.

    A Vietnamese syllable carries one tone at most, so moving each word's tone mark to its end loses nothing.
    """
    return _WORD.sub(lambda word: _tone_last(word.group()), nfc(text).casefold())


def _tone_last(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in decomposed if mark in _TONES)
    bare = "".join(mark for mark in decomposed if mark not in _TONES)
    return unicodedata.normalize("NFC", bare) + tones


def fold(text: str) -> str:
    """Return `text` in lower case without diacritics, đ as d: the form that ids, slugs and near names compare in."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not (unicodedata.combining(letter) or letter in _UNSEEN))
