"""Which documents hold which words, written so shortly that a phone reads it in no time, and only where it is asked.

`templates/assets/js/search-match.js` reads it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_"
# A digit of the upper half says that more digits follow.
_BASE = 32


def serialised_index(documents: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """The words of documents in order, parted by blanks, and for each of them its documents, field by field.

    The fields of a document are words parted by blanks, in the same order for all; its number is its place from 0.
    """
    index: defaultdict[str, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for number, fields in enumerate(documents):
        for field, text in enumerate(fields.values()):
            for word in dict.fromkeys(text.split()):
                index[word][field].append(number)
    # As browsers order texts, which is not by code points beyond the first 65,536.
    words = sorted(index, key=lambda word: word.encode("utf-16-be"))
    return {"terms": " ".join(words), "postings": " ".join(_by_field(index[word]) for word in words)}


def _by_field(numbers: Mapping[int, Sequence[int]]) -> str:
    return ",".join("".join(_steps(numbers.get(field, ()))) for field in range(max(numbers) + 1))


def _steps(numbers: Iterable[int]) -> Iterable[str]:
    """Each number as the step from the one before it, the first from -1, its high digits first."""
    before = -1
    for number in numbers:
        step, before = number - before, number
        digits = [_DIGITS[step % _BASE]]
        while step := step // _BASE:
            digits.append(_DIGITS[_BASE + step % _BASE])
        yield from reversed(digits)
