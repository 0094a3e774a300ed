"""Reads `releases.lock`, strictly: what has been published is not to be guessed."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from bulletin.model.release import ReleasedBulletin, Releases
from bulletin.problems import Location, Problem, Value
from bulletin.sources.document import PlainText
from bulletin.validate.release_lines import HEADER, DamagedLineError, EditedLineError, read_line


class Line(NamedTuple):
    """A line of the lock, and where it stands."""

    text: str
    where: Location

    @property
    def key(self) -> str:
        """That of the bulletin that it is of, if it is sound."""
        return self.text.partition(" ")[0]


def read_releases(file: PlainText | None) -> tuple[Releases, tuple[Problem, ...]]:
    """What was published before; empty where nothing was. A damaged line gives its problem and is left out."""
    lines, problems = lines_of(file)
    releases, found = read_lines(lines)
    return releases, problems + found


def lines_of(file: PlainText | None) -> tuple[Sequence[Line], tuple[Problem, ...]]:
    """The lines of the bulletins, unread, and what is wrong with the file around them."""
    if file is None:
        return (), ()
    told: dict[str, Value] = {"lock": file.path}
    header, *lines = file.text.split("\n")
    problems = [] if header == HEADER else [Problem(code="lock-damaged", where=Location(file.path, 1), values=told)]
    if lines and not lines[-1]:
        lines.pop()
    elif lines:
        # Not ended by "\n": the file was cut off, if only by one character.
        problems.append(Problem(code="lock-damaged", where=Location(file.path, len(lines) + 1), values=told))
    found = tuple(Line(line, Location(file.path, number)) for number, line in enumerate(lines, start=2))
    return found, tuple(problems)


def in_order(lines: Iterable[Line]) -> bool:
    """Whether each line comes where `release` would put it, so that any of them may be read apart from the others."""
    return all(one.key < other.key for one, other in pairwise(lines))


def read_lines(lines: Iterable[Line]) -> tuple[Releases, tuple[Problem, ...]]:
    """What these lines record. One that is damaged, or was edited, gives its problem."""
    bulletins: dict[str, ReleasedBulletin] = {}
    problems: list[Problem] = []
    last = ""
    for line in lines:
        where, told = line.where, {"lock": line.where.path}
        try:
            bulletin = read_line(line.text, where)
        except EditedLineError:
            problems.append(Problem(code="lock-edited", where=where, values={"bulletin": line.key, **told}))
            continue
        except DamagedLineError:
            problems.append(Problem(code="lock-damaged", where=where, values=told))
            continue
        if bulletin.key <= last:  # twice, or out of order, as after a merge that went wrong
            problems.append(Problem(code="lock-damaged", where=where, values=told))
        last = max(last, bulletin.key)
        bulletins.setdefault(bulletin.key, bulletin)
    return Releases(bulletins), tuple(problems)
