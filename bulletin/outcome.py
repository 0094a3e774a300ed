"""Prints what became of a run: its problems, and what was or was not done."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from bulletin.cli_texts import TEXTS
from bulletin.commands.explain import explained
from bulletin.i18n.problem_texts import severity
from bulletin.listing import as_json, listed, terminal_of
from bulletin.problems import MachineError, Problem
from bulletin.report import Report
from bulletin.settings import Settings


def write_report(report: Report, settings: Settings) -> tuple[Problem, ...]:
    """Write the file that `--report` names; the problem of doing so, if there is one."""
    if settings.report is None:
        return ()
    try:
        settings.report.write_bytes(f"{as_json(report.problems)}\n".encode(errors="replace"))
    except OSError as error:
        return (MachineError("write-failed", str(settings.report), error.strerror or str(error)).problem,)
    return ()


def print_problems(problems: Sequence[Problem], settings: Settings) -> None:
    """List all problems on stdout, in the form that was asked for."""
    for line in listed(problems, settings, terminal_of(sys.stdout, os.environ)):
        print(line)


def print_outcome(report: Report, settings: Settings, command: str) -> None:
    """How many problems there are, and one line that says what became of the run."""
    texts, stream = TEXTS[settings.messages], remarks(settings)
    if report.problems:
        errors = sum(severity(problem) == "error" for problem in report.problems)
        print(texts["counted"].format(errors=errors, warnings=len(report.problems) - errors), file=stream)
    if report.stopped:
        outcome = "untouched" if command in ("build", "schema") else "unsound"
    elif command == "schema":
        outcome = "schemas"
    else:
        outcome = "published" if report.artefacts else "sound"
    if report.held and command != "schema":
        print(texts["held"].format(held=report.held), file=stream)
    for lack in report.lacks if command != "schema" else ():
        counts = {"messages": lack.messages, "texts": lack.texts, "bulletins": lack.bulletins, "pages": lack.pages}
        print(texts["lacks"].format(name=f"{lack.language.name} ({lack.language.code})", **counts), file=stream)
    if report.artefacts and settings.explain:
        print(explained(report.reason, settings.explain, settings.messages), file=stream)
    told = texts[outcome].format(artefacts=report.artefacts, bulletins=report.bulletins, output=shown(settings.output))
    print(told, file=stream)


def remarks(settings: Settings) -> TextIO:
    """Where we say what is no problem: a program that reads our list must find nothing else in it."""
    return sys.stdout if settings.listing == "text" else sys.stderr


def shown(path: Path) -> str:
    """A path as the person at the terminal would write it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
