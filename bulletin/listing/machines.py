"""Lists problems for other programs: as JSON, and as the commands that GitHub shows beside a change."""

import json
from collections.abc import Iterable, Iterator

from bulletin.i18n.problem_texts import EditorLanguage, fix, message, severity
from bulletin.listing.text import FIX
from bulletin.problems import Problem


def as_json(problems: Iterable[Problem]) -> str:
    """One JSON document: a list with each problem in both languages. A whole file is told at line 1, column 1."""
    return json.dumps([_entry(problem) for problem in problems], ensure_ascii=False, indent=2)


def as_github(problems: Iterable[Problem], language: EditorLanguage) -> Iterator[str]:
    """One workflow command a problem; a problem of a whole file names no line."""
    for problem in problems:
        where = problem.where
        spot = {"line": str(where.line), "col": str(where.column)} if where.line else {}
        properties = {"file": where.path, **spot, "title": problem.code}
        told = f"{message(problem, language)}\n{FIX[language]}: {fix(problem, language)}"
        written = ",".join(f"{name}={_in_property(value)}" for name, value in properties.items())
        yield f"::{severity(problem)} {written}::{_in_data(told)}"


def _entry(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "code": problem.code,
        "severity": severity(problem),
        "path": where.path,
        "line": where.line or 1,
        "column": where.column,
        "message": {language: message(problem, language) for language in ("vi", "en")},
        "fix": {language: fix(problem, language) for language in ("vi", "en")},
    }


def _in_data(text: str) -> str:
    """As the runner undoes it: the percent sign first."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _in_property(text: str) -> str:
    return _in_data(text).replace(":", "%3A").replace(",", "%2C")
