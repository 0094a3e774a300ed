"""Finds Vietnamese in the words of another language: what a translation forgot."""

import re
import unicodedata
from itertools import pairwise, takewhile

# What is quoted stands there on purpose.
_QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|«[^»]*»|\"[^\"\n]*\"")
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f\W\d_]")
# Hook above and dot below; breve and horn (ă, ơ, ư); with đ these are letters of no other language of a translation.
_MARKS = frozenset("\u0309\u0323\u0306\u031b")
_SHOWN = 40  # letters of what a message repeats


def vietnamese(text: str) -> tuple[int, str] | None:
    """Where the first piece of Vietnamese begins that is neither a name nor quoted, and its letters. `text` is in NFC.

    A piece is at least two neighbouring words in small letters that bear marks, one of them a mark that Vietnamese
    alone has: `Tiền Giang`, `42/2022/NĐ-CP` and `đồng` alone are no piece, `mỗi xã` and `tỉnh có` are.
    """
    if not _BEYOND_ASCII.search(text):  # most English
        return None
    seen = _QUOTED.sub(lambda quoted: " " * (len(quoted[0]) - 1) + "|", text)
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(seen):
        if run and seen[run[-1].end() : word.start()].strip():
            if found := _piece(run, text):
                return found
            run = []
        run.append(word)
    return _piece(run, text)


def _piece(run: list[re.Match[str]], text: str) -> tuple[int, str] | None:
    """The first Vietnamese words of a run, which nothing but spaces divides."""
    start = 0
    for number, (first, second) in enumerate(pairwise(run)):
        if first[0].isascii():
            start = number + 1
            continue
        pair = (first[0], second[0])
        if all(word.islower() and not word.isascii() for word in pair) and any(map(_is_vietnamese, pair)):
            begin = run[start].start()  # with "Tổng" of "Tổng số là"
            last = list(takewhile(lambda word: not word[0].isascii(), run[start:]))[-1]
            return begin, text[begin : last.end()][:_SHOWN]
    return None


def _is_vietnamese(word: str) -> bool:
    """Whether a word bears a letter or a mark of Vietnamese alone, or two marks on one letter."""
    return "đ" in word or any(_only_there(letter) for letter in word)


def _only_there(letter: str) -> bool:
    marks = unicodedata.normalize("NFD", letter)[1:]
    return len(marks) > 1 or any(mark in _MARKS for mark in marks)
