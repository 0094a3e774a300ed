"""What a reader of `content/` finds wrong: a code, a place in a file, and typed values. Texts live in `i18n`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

Value = str | int | Decimal | date | Sequence[str] | Sequence[Decimal]


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A spot in a file as it is stored: `line` and `column` count from 1, columns in code points."""

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing that is wrong, or worth a look.

    `code` is a key of `i18n/problems.toml`, which alone knows severity and wording.
    `notation` is the language in whose numbers the file is written, so that a message repeats them as typed.
    """

    code: str
    where: Location
    values: Mapping[str, Value] = field(default_factory=dict)
    notation: str = "vi"
