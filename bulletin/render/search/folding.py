"""The words that text is found by: lower case, without diacritics, đ as d, digits of one number together.

`words` in `templates/assets/js/search-engine.js` is the same rule; a test holds one against the other in a browser.
"""

import re
import unicodedata

# Marks of Latin letters. Those of other scripts stand elsewhere in Unicode, and may be letters: Khmer vowels are.
_FIRST_MARK, _LAST_MARK = "\u0300", "\u036f"
_PARTS_OF_WORDS = "LMN"
_KHMER_DIGITS = {ord("\u17e0") + digit: str(digit) for digit in range(10)}
# 2.165 and 2,165 are 2165 and 23,09 is 2309, whichever notation a reader types.
_WITHIN_NUMBER = re.compile(r"(?<=[0-9])[.,](?=[0-9])")


class _Signs(dict[int, str | None]):
    """What becomes of each sign, learnt when it is first met."""

    def __missing__(self, code: int) -> str | None:
        sign = chr(code)
        if _FIRST_MARK <= sign <= _LAST_MARK:
            kept = None
        elif sign == "đ":
            kept = "d"
        else:
            # What is no part of a word parts words: blanks, signs, and the zero-width space between Khmer words.
            kept = sign if unicodedata.category(sign)[0] in _PARTS_OF_WORDS else " "
        self[code] = kept
        return kept


_SIGNS = _Signs()


def words(text: str) -> list[str]:
    """The words of a text in their order, folded: "Doanh thu 2.165 đồng" is doanh, thu, 2165, dong."""
    plain = unicodedata.normalize("NFD", text.lower()).translate(_KHMER_DIGITS)
    return [word for word in _WITHIN_NUMBER.sub("", plain).translate(_SIGNS).split(" ") if word]


def distinct_words(*texts: str) -> str:
    """The words of some texts, each once, in the order in which they come: nothing is found better for an echo."""
    return " ".join(dict.fromkeys(word for text in texts for word in words(text)))
