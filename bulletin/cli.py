"""The command line: argv in, exit code out. The only place that prints, and the only one with a clock."""

import argparse
import getpass
import io
import math
import os
import sys
import time
import traceback
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Literal, TextIO

from bulletin.answers import checked
from bulletin.arguments import ROOT, parser
from bulletin.cli_texts import STAGES, TEXTS
from bulletin.commands.messages import MessageReport, update_messages
from bulletin.commands.release import record_release, release_lines
from bulletin.commands.schema import write_schemas
from bulletin.commands.serve import preview_settings, serve
from bulletin.commands.sign import Order, sign, sign_lines
from bulletin.commands.verify import verify, verify_lines, verify_total
from bulletin.i18n.problem_texts import EditorLanguage, severity
from bulletin.listing import as_json, listed, terminal_of
from bulletin.model.moment import VIETNAM
from bulletin.model.prints import SIGNATURE_ROOM
from bulletin.pipeline import Report, Stage, build, check_content
from bulletin.problems import Location, MachineError, Problem, RefusedError
from bulletin.profile import Profile
from bulletin.settings import Settings
from bulletin.signatures.places import Field, Place
from bulletin.sources.file_names import RELEASES

PUBLISHED, WRONG_CONTENT, WRONG_COMMAND, OUR_BUG, MACHINE, CANCELLED = 0, 1, 2, 3, 4, 130


class Progress:
    """Says which stage runs, and how long the last one took."""

    def __init__(self, stream: TextIO, language: EditorLanguage) -> None:
        self._stream, self._language = stream, language
        self._stage: Stage | None = None
        self._made = 0
        self._since = time.perf_counter()

    def __call__(self, stage: Stage, made: str) -> None:
        if stage is not self._stage:
            self.end_stage()
            self._stage, self._made = stage, 0
            number = list(Stage).index(stage) + 1
            self._stream.write(f"{number}/{len(Stage)} {STAGES[self._language][stage]} … ")
            self._stream.flush()
        self._made += bool(made)

    def end_stage(self) -> None:
        """Close the line of the running stage with its time."""
        now = time.perf_counter()
        if self._stage:
            made = f"{self._made} {TEXTS[self._language]['files']}, " if self._made else ""
            self._stream.write(f"{made}{now - self._since:.2f} s\n")
        self._stage, self._since = None, now


def main(argv: Sequence[str]) -> int:
    """Run one command and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # a terminal without Vietnamese letters shows "?" rather than nothing
    arguments = parser().parse_args(argv)
    settings = _settings(arguments)
    if settings.listing != "text" and isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # what other programs expect
    progress = Progress(sys.stderr, settings.messages)
    texts = TEXTS[settings.messages]
    try:
        return _run(arguments, settings, progress)
    except KeyboardInterrupt:
        progress.end_stage()
        print(texts["cancelled"], file=sys.stderr)
        return CANCELLED
    except BrokenPipeError:  # whoever read our lines, such as `head`, has had enough of them
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANCELLED
    except (RefusedError, MachineError) as error:
        progress.end_stage()
        where = Location(_shown(Path(error.problem.where.path)))
        _print_problems((replace(error.problem, where=where),), settings)
        print(texts["untouched"], file=_remarks(settings))
        return MACHINE if isinstance(error, MachineError) else WRONG_COMMAND
    except Exception:  # the last resort: anything that gets here is ours to mend
        progress.end_stage()
        traceback.print_exc()
        print(texts["bug"], file=sys.stderr)
        return OUR_BUG


def _run(arguments: argparse.Namespace, settings: Settings, progress: Progress) -> int:
    match arguments.command:
        case "build":
            code = _tell(build(settings, progress), settings, "build", progress)
        case "schema":
            code = _tell(write_schemas(settings, progress), settings, "schema", progress)
        case "serve":
            code = _serve(settings, arguments.port, progress)
        case "release":
            code = _release(settings, progress)
        case "messages":
            code = _messages(settings, arguments.missing, progress)
        case "sign":
            code = _sign(arguments, settings)
        case "verify":
            code = _verify(arguments, settings)
        case _ if arguments.profile:
            code = _profile(settings, progress)
        case _:
            code = _tell(checked(settings, progress), settings, "check", progress)
    return code


def _tell(report: Report, settings: Settings, command: str, progress: Progress) -> int:
    """Print what a run found and what became of it."""
    progress.end_stage()
    unwritten = _write_report(report, settings)
    _print_problems((*report.problems, *unwritten), settings)
    _print_outcome(report, settings, command)
    if unwritten:
        return MACHINE
    return WRONG_CONTENT if report.stopped else PUBLISHED


def _profile(settings: Settings, progress: Progress) -> int:
    """Check, and say in a table how long each stage took, and each rule in it."""
    profile = Profile(time.process_time)

    def tell(stage: Stage, made: str) -> None:
        progress(stage, made)
        profile.begin(STAGES[settings.messages][stage])

    report = check_content(settings, tell, profile.timed)[1]
    profile.end()
    progress.end_stage()
    unwritten = _write_report(report, settings)
    _print_problems((*report.problems, *unwritten), settings)
    _print_outcome(report, settings, "check")
    for line in _profile_lines(profile, settings.messages):
        print(line, file=_remarks(settings))
    if unwritten:
        return MACHINE
    return WRONG_CONTENT if report.stopped else PUBLISHED


def _profile_lines(profile: Profile, language: EditorLanguage) -> Iterator[str]:
    """One line a stage, below it the pieces of work in it, the longest first."""
    texts = TEXTS[language]
    whole = sum(stage.seconds for stage in profile.stages) or 1.0
    yield f"{texts['work']:48} {texts['seconds']:>8} {texts['share']:>8} {texts['runs']:>8}"
    for stage in profile.stages:
        yield f"{stage.name:48} {_measured(stage.seconds, whole, language)}"
        for piece in sorted(stage.pieces.values(), key=lambda piece: -piece.seconds):
            yield f"  {piece.name:46} {_measured(piece.seconds, whole, language)} {piece.runs:>8}"


def _measured(seconds: float, whole: float, language: EditorLanguage) -> str:
    text = f"{seconds:8.3f} {seconds / whole * 100:7.1f}%"
    return text.replace(".", ",") if language == "vi" else text


def _serve(settings: Settings, port: int, progress: Progress) -> int:
    """Serve a preview until interrupted. Problems are printed, and the page stays as it last was."""
    preview = preview_settings(settings)

    def rebuild() -> None:
        report = build(preview, progress)
        progress.end_stage()
        _print_problems(report.problems, preview)
        _print_outcome(report, preview, "serve")

    serve(preview, port, rebuild, lambda address: print(TEXTS[settings.messages]["serving"].format(address=address)))
    return PUBLISHED


def _release(settings: Settings, progress: Progress) -> int:
    """Record what is published, if all of it is sound, and say how that differs from the last time."""
    checked, report = check_content(settings, progress)
    progress.end_stage()
    unwritten = _write_report(report, settings)
    _print_problems((*report.problems, *unwritten), settings)
    if checked is None or unwritten:
        _print_outcome(report, settings, "release")
        return MACHINE if unwritten else WRONG_CONTENT
    for line in release_lines(record_release(checked, settings.content), settings.messages):
        print(line)
    print(TEXTS[settings.messages]["released"].format(lock=f"{settings.shown_content}/{RELEASES}"))
    return PUBLISHED


def _messages(settings: Settings, missing: str | None, progress: Progress) -> int:
    """Collect the messages, bring the files of all languages up to date, and tell how much is translated."""
    made = update_messages(settings, missing, progress)
    progress.end_stage()
    if not isinstance(made, MessageReport):
        _print_problems(made, settings)
        print(TEXTS[settings.messages]["unsound"])
        return WRONG_CONTENT
    texts = TEXTS[settings.messages]
    for told, lines in (("dropped", made.dropped), ("lacking", made.lacking)):
        for code, text in lines:
            print(texts[told].format(code=code, text=text))
    print(texts["collected"].format(all=made.messages, template=_shown(made.template)))
    for code, done in made.done.items():
        share = f"{math.floor(1000 * done / made.messages) / 10:g}"
        print(texts["translated"].format(code=code, share=share, done=done, all=made.messages))
    return PUBLISHED


def _sign(arguments: argparse.Namespace, settings: Settings) -> int:
    """Sign the PDFs of the output folder. What was signed before something went wrong stays signed."""
    order = Order(
        key_file=arguments.p12,
        library=arguments.pkcs11,
        token=arguments.token,
        key=arguments.key,
        passphrase_file=arguments.passphrase_file,
        timestamps=arguments.tsa,
        only=arguments.only,
        place=_place(arguments),
    )

    def ask() -> str | None:
        question = TEXTS[settings.messages]["passphrase"].format(source=order.source.name)
        return getpass.getpass(question) if sys.stdin.isatty() else None

    run = sign(settings, order, ask, datetime.now(VIETNAM))
    for line in sign_lines(run, settings.messages, _shown(settings.output), _shown(settings.signed)):
        print(line)
    problems = [replace(one, where=Location(_shown(Path(one.where.path)))) for one in run.problems]
    _print_problems(problems, settings)
    if run.failed:
        return MACHINE
    return WRONG_CONTENT if any(severity(one) == "error" for one in problems) else PUBLISHED


def _place(arguments: argparse.Namespace) -> Place:
    """Where a signature is seen: where the document leaves room for it, unless something else is asked for."""
    if arguments.unseen:
        return None
    return Field(arguments.field) if arguments.field else arguments.box or SIGNATURE_ROOM


def _verify(arguments: argparse.Namespace, settings: Settings) -> int:
    """Say who signed what, and what is wrong with it."""
    found = verify(Path(_shown(arguments.path)), arguments.trust, datetime.now(VIETNAM), settings.output)
    for line in verify_lines(found, settings.messages):
        print(line)
    _print_problems(found.problems, settings)
    print(verify_total(found, settings.messages))
    wrong = any(settings.strict or severity(problem) == "error" for problem in found.problems)
    return WRONG_CONTENT if wrong else PUBLISHED


def _settings(arguments: argparse.Namespace) -> Settings:
    options = vars(arguments)
    content, templates = options.get("content", ROOT / "content"), options.get("templates", ROOT / "templates")
    return Settings(
        content=content,
        shown_content=_shown(content.resolve()),
        output=options.get("output", ROOT / "output"),
        templates=templates,
        shown_templates=_shown(templates.resolve()),
        cache=ROOT / ".cache",
        libraries=ROOT / "node_modules",
        base_url=options.get("base_url"),
        only=options.get("only"),
        pdf=not options.get("no_pdf", False),
        drafts=options.get("drafts", False),
        as_of=options.get("as_of") or datetime.now(VIETNAM),
        jobs=options.get("jobs", 1),
        strict=options.get("strict", False),
        report=options.get("report"),
        listing=options.get("listing", "text"),
        messages=options["messages"] or _from_environment(os.environ),
    )


def _from_environment(environment: Mapping[str, str]) -> Literal["vi", "en"]:
    """The editor's language: Vietnamese unless the locale is English."""
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    return "en" if named.lower().startswith("en") else "vi"


def _write_report(report: Report, settings: Settings) -> tuple[Problem, ...]:
    """Write the file that `--report` names; the problem of doing so, if there is one."""
    if settings.report is None:
        return ()
    try:
        settings.report.write_bytes(f"{as_json(report.problems)}\n".encode(errors="replace"))
    except OSError as error:
        return (MachineError("write-failed", str(settings.report), error.strerror or str(error)).problem,)
    return ()


def _print_problems(problems: Sequence[Problem], settings: Settings) -> None:
    """List all problems on stdout, in the form that was asked for."""
    for line in listed(problems, settings, terminal_of(sys.stdout, os.environ)):
        print(line)


def _print_outcome(report: Report, settings: Settings, command: str) -> None:
    """How many problems there are, and one line that says what became of the run."""
    texts, stream = TEXTS[settings.messages], _remarks(settings)
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
    told = texts[outcome].format(artefacts=report.artefacts, bulletins=report.bulletins, output=_shown(settings.output))
    print(told, file=stream)


def _remarks(settings: Settings) -> TextIO:
    """Where we say what is no problem: a program that reads our list must find nothing else in it."""
    return sys.stdout if settings.listing == "text" else sys.stderr


def _shown(path: Path) -> str:
    """A path as the person at the terminal would write it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
