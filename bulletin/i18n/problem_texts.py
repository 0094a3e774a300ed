"""The one table of problems: severity, wording and remedy of each code, in Vietnamese and English."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from bulletin.problems import Problem, Value
from bulletin.record import record

Severity = Literal["error", "warning"]
EditorLanguage = Literal["vi", "en"]

_TABLE = Path(__file__).parent / "problems"
_SEPARATORS = {"vi": (".", ","), "en": (",", ".")}
_OR = {"vi": " hoặc ", "en": " or "}
# ‹…› in a template is left out where a value named in it is empty, as when no near name is known.
_OPTIONAL = re.compile(r"‹([^›]*)›")
# ‹…›‹…› are alternatives, of which a message holds one, unless the second goes on with a blank.
_ALTERNATIVE = re.compile(r"›‹(?:[,;] |(?! ))")
_VALUE = re.compile(r"\{\w+\}")


@record(frozen=True, slots=True)
class ProblemText:
    """One row of the table. Templates are filled from a problem's values by name."""

    severity: Severity
    message: Mapping[EditorLanguage, str]
    fix: Mapping[EditorLanguage, str]


@cache
def problem_table() -> Mapping[str, ProblemText]:
    """All rows by code, read once; the files only divide them by the room that finds them."""
    rows: dict[str, ProblemText] = {}
    for name, file in _files().items():
        for code, row in file.items():
            if code in rows:
                raise ValueError(f"problem code {code} stands in two files, the second {name}.toml")
            rows[code] = ProblemText(
                row["severity"],
                {"vi": row["vi"], "en": row["en"]},
                {"vi": row["fix_vi"], "en": row["fix_en"]},
            )
    return rows


def codes_by_file() -> Mapping[str, Sequence[str]]:
    """The codes of each file of the table, by the file's name, both in their order."""
    return {name: tuple(file) for name, file in _files().items()}


def severity(problem: Problem) -> Severity:
    """How grave a problem is."""
    return problem_table()[problem.code].severity


def message(problem: Problem, language: EditorLanguage) -> str:
    """What is wrong, with the values, their numbers in the notation of the problem's file."""
    return _filled(problem_table()[problem.code].message[language], problem, language)


def fix(problem: Problem, language: EditorLanguage) -> str:
    """How to mend it."""
    return _filled(problem_table()[problem.code].fix[language], problem, language)


def message_pattern(code: str, language: EditorLanguage) -> str:
    """What a code says in general, an ellipsis in the place of each value."""
    return _opened(problem_table()[code].message[language])


def fix_pattern(code: str, language: EditorLanguage) -> str:
    """How problems of a code are mended in general, an ellipsis in the place of each value."""
    return _opened(problem_table()[code].fix[language])


def _files() -> Mapping[str, dict[str, Any]]:
    return {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(_TABLE.glob("*.toml"))}


def _opened(template: str) -> str:
    return _VALUE.sub("…", _OPTIONAL.sub(r"\1", _ALTERNATIVE.sub(" / ", template)))


def _filled(template: str, problem: Problem, language: EditorLanguage) -> str:
    values = {name: _shown(value, problem.notation, language) for name, value in problem.values.items()}

    def optional(part: re.Match[str]) -> str:
        return part[1] if all(value or f"{{{name}}}" not in part[1] for name, value in values.items()) else ""

    return _OPTIONAL.sub(optional, template).format(**values)


def _shown(value: Value, notation: str, language: EditorLanguage) -> str:
    match value:
        case str():
            return value
        case Decimal():
            return plain_number(value, notation)
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case [Decimal(), *_]:
            return " + ".join(plain_number(item, notation) for item in value if isinstance(item, Decimal))
        case Sequence():
            words = [_shown(item, notation, language) for item in value]
            return _OR[language].join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def plain_number(value: Decimal, notation: str) -> str:
    """A number with grouped thousands, the way an editor types it in a file of that notation."""
    group, decimal = _SEPARATORS.get(notation, _SEPARATORS["vi"])
    return f"{value:,f}".translate(str.maketrans(",.", group + decimal))
