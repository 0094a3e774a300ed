"""Lists problems as SARIF 2.1.0, the interchange form of OASIS that code hosts and editors show."""

import json
import os
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

from bulletin.i18n.problem_texts import EditorLanguage, fix, fix_pattern, message, message_pattern, severity
from bulletin.listing.text import FIX
from bulletin.problems import Location, Problem

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_sarif(problems: Sequence[Problem], language: EditorLanguage) -> str:
    """One log of one run. Its rules are the codes that were found, in the order of their names."""
    found = {problem.code: problem for problem in problems}
    codes = sorted(found)
    driver = {"name": "bulletin", "rules": [_rule(found[code], language) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "language": language,
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code), language) for problem in problems],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(problem: Problem, language: EditorLanguage) -> Mapping[str, object]:
    return {
        "id": problem.code,
        "shortDescription": {"text": message_pattern(problem.code, language)},
        "help": {"text": fix_pattern(problem.code, language)},
        "defaultConfiguration": {"level": severity(problem)},
    }


def _result(problem: Problem, rule: int, language: EditorLanguage) -> Mapping[str, object]:
    told = f"{message(problem, language)}\n{FIX[language]}: {fix(problem, language)}"
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": severity(problem),
        "message": {"text": told},
        "locations": [{"physicalLocation": _physical(problem.where)}],
    }


def _physical(where: Location) -> Mapping[str, object]:
    """A file, and the spot in it; a problem of a whole file has none."""
    path = PurePath(where.path)
    artefact = {"artifactLocation": {"uri": path.as_uri() if path.is_absolute() else quote(os.fsencode(where.path))}}
    region = {"startLine": where.line, "startColumn": where.column}
    return {**artefact, "region": region} if where.line else artefact
