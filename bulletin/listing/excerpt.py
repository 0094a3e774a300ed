"""Finds the line of `content/` that a problem points at, and fits it into the width of a terminal."""

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache
from itertools import accumulate
from pathlib import Path

from bulletin.problems import Location
from bulletin.sources.stored_text import read_text

StoredLine = Callable[[Location], str | None]

_CUT = "…"
# Vowels and final consonants of Korean syllables that are stored apart: they are drawn into the cells of the first.
_JOINED_JAMO = range(0x1160, 0x1200)
_SOFT_HYPHEN = "\u00ad"


def stored_lines(folder: Path, shown_as: str) -> StoredLine:
    """A function that gives the line at a place in `folder`, None where there is no such line to show.

    Files are read anew, each once: those that vanished meanwhile, or are no UTF-8, and paths elsewhere have no lines.
    """

    @cache
    def lines(path: str) -> Sequence[str]:
        file = folder / path.removeprefix(f"{shown_as}/")
        try:
            # A named pipe would keep us waiting for ever.
            data = file.read_bytes() if file.is_file() else b""
        except OSError:
            return ()
        text, _ = read_text(data, path)
        return text.split("\n") if text else ()

    def line(where: Location) -> str | None:
        found = lines(where.path) if where.path.startswith(f"{shown_as}/") else ()
        return found[where.line - 1] if 1 <= where.line <= len(found) else None

    return line


def excerpt(line: str, column: int, width: int) -> tuple[str, int]:
    """What to show of a line in `width` cells, and how many cells stand before its `column` (from 1, code points).

    A long line is cut around the column, with an ellipsis at each cut. Tabs become blanks; letters that a terminal
    draws two cells wide count two, marks none.
    """
    text = line.replace("\t", " ")
    at = min(column - 1, len(text))
    while 0 < at < len(text) and unicodedata.combining(text[at]):
        at -= 1  # a mark is pointed at where its letter stands
    first, end = _window([*map(_cells, text), 1], at, width)
    before = _CUT if first else ""
    shown = before + text[first:end] + (_CUT if end < len(text) else "")
    return shown.rstrip(), len(before) + sum(map(_cells, text[first:at]))


def _window(cells: Sequence[int], at: int, width: int) -> tuple[int, int]:
    """The span of characters to show, with the one at `at`; `cells` has one more, the end of the line.

    What is wrong reads on from where it begins, so a third of the cells stand before it, and two after.
    """
    taken = [0, *accumulate(cells)]
    last = len(cells) - 1
    if taken[last + (at == last)] <= width:
        return 0, last
    room = max(width - 2 * len(_CUT), 1)
    until_end = taken[last] - taken[at]
    before = room - min(until_end, room - room // 3)
    first = next(index for index in range(at + 1) if taken[at] - taken[index] <= before)
    while first < at and not cells[first]:
        first += 1  # the letter of this mark is cut away
    end = max(index for index in range(at, last + 1) if taken[index] - taken[first] <= room)
    return first, end


def _cells(character: str) -> int:
    """How many cells of a terminal a character fills."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf") and character != _SOFT_HYPHEN:
        return 0
    if ord(character) in _JOINED_JAMO:
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
