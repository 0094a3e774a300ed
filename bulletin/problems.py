"""What a reader of `content/` finds wrong: a code, a place in a file, and typed values. Texts live in `i18n`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

Value = str | int | Decimal | date | Sequence[str] | Sequence[Decimal]


class Location(NamedTuple):
    """A spot in a file as it is stored: `line` and `column` count from 1, columns in code points.

    `line` is 0 where the file, or the folder, is meant as a whole.
    """

    path: str
    line: int = 0
    column: int = 1

    def __str__(self) -> str:
        """The form that editors and terminals make a link of; a whole file opens at its start."""
        return f"{self.path}:{self.line or 1}:{self.column}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, or worth a look.

    `code` is a key of the table in `i18n/problems/`, which alone knows severity and wording.
    `notation` is the language in whose numbers the file is written, so that a message repeats them as typed.
    """

    code: str
    where: Location
    values: Mapping[str, Value] = field(default_factory=dict)
    notation: str = "vi"


class RefusedError(Exception):
    """The command asks for what cannot or must not be done. The problem says why, and what to do instead."""

    def __init__(self, problem: Problem) -> None:
        """Refuse for the reason that `problem` names."""
        super().__init__(problem.code, problem.where.path)
        self.problem = problem


class MachineError(Exception):
    """The machine could not do what it was asked: no space, no permission, no library.

    `reason` is the system's own wording.
    """

    def __init__(self, code: str, path: str, reason: str) -> None:
        """Report `reason` at `path`."""
        self.code = code
        self.path = path
        self.reason = reason
        super().__init__(code, path, reason)

    @property
    def problem(self) -> Problem:
        """The error as a problem, which has a message and a remedy."""
        values: Mapping[str, Value] = {"reason": self.reason}
        return Problem(code=self.code, where=Location(self.path), values=values)
