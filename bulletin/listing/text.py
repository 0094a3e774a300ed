"""Lists problems for people: what is wrong, the line with a caret below the spot, and how to mend it.

    content/bulletins/tra-vinh/2020.md:69:12: lỗi[sum-mismatch] digital_certificates: 474 + 1.690 = 2.164, …
      69 |     value: 2.165
         |            ^
        cách sửa: đối chiếu lại với nguồn và sửa số sai; …

A problem of a whole file has no line to show.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TextIO

from bulletin.i18n.problem_texts import EditorLanguage, fix, message, severity
from bulletin.listing.excerpt import StoredLine, excerpt
from bulletin.problems import Problem

_GRADES: Mapping[EditorLanguage, Mapping[str, str]] = {
    "vi": {"error": "lỗi", "warning": "cảnh báo"},
    "en": {"error": "error", "warning": "warning"},
}
FIX: Mapping[EditorLanguage, str] = {"vi": "cách sửa", "en": "fix"}
_COLOURS = {"error": "31", "warning": "33"}  # red, yellow: the terminal's own
_USUAL_WIDTH, _LEAST_WIDTH = 100, 20


@dataclass(frozen=True, slots=True)
class Terminal:
    """What the lines are printed on: its width in cells, and whether it is to show colours."""

    width: int = _USUAL_WIDTH
    coloured: bool = False


def terminal_of(stream: TextIO, environment: Mapping[str, str]) -> Terminal:
    """What stands behind `stream`; a file or a pipe is taken for a terminal of the usual width, without colours."""
    if not stream.isatty():
        return Terminal()
    coloured = not environment.get("NO_COLOR") and environment.get("TERM") != "dumb"
    try:
        width = os.get_terminal_size(stream.fileno()).columns
    except OSError:
        width = 0
    return Terminal(width or _USUAL_WIDTH, coloured)


def as_text(
    problems: Iterable[Problem], language: EditorLanguage, stored_line: StoredLine, terminal: Terminal
) -> Iterator[str]:
    """The lines to print, without line ends."""
    for problem in problems:
        grade = severity(problem)

        def painted(text: str, colour: str = _COLOURS[grade]) -> str:
            return f"\x1b[1;{colour}m{text}\x1b[0m" if terminal.coloured else text

        told = painted(f"{_GRADES[language][grade]}[{problem.code}]")
        yield f"{problem.where}: {told} {message(problem, language)}"
        if (line := stored_line(problem.where)) is not None:
            margin = f"{problem.where.line:>4} | "
            shown, before = excerpt(line, problem.where.column, max(terminal.width - len(margin), _LEAST_WIDTH))
            yield f"{margin}{shown}".rstrip()
            yield f"{'| ':>{len(margin)}}{' ' * before}{painted('^')}"
        yield f"    {FIX[language]}: {fix(problem, language)}"
