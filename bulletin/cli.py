"""The command line: argv in, exit code out. The only place that prints, and the only one with a clock.

What only some commands need is imported by them: a check whose answer is known takes less time than all of it.
"""

import argparse
import io
import math
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Literal

from bulletin.answers import built, checked
from bulletin.arguments import ROOT, parser
from bulletin.cli_texts import STAGES, TEXTS
from bulletin.i18n.problem_texts import severity
from bulletin.model.moment import VIETNAM
from bulletin.model.prints import SIGNATURE_ROOM
from bulletin.outcome import print_outcome, print_problems, remarks, shown, write_report
from bulletin.problems import Location, MachineError, Problem, RefusedError
from bulletin.profile import Profile
from bulletin.progress import Progress
from bulletin.report import Report, Step
from bulletin.settings import Settings
from bulletin.signatures.places import Field, Place
from bulletin.sources.file_names import RELEASES

PUBLISHED, WRONG_CONTENT, WRONG_COMMAND, OUR_BUG, MACHINE, CANCELLED = 0, 1, 2, 3, 4, 130


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
        path = error.problem.where.path
        where = Location(path if "://" in path else shown(Path(path)))
        print_problems((replace(error.problem, where=where),), settings)
        print(texts["untouched"], file=remarks(settings))
        return MACHINE if isinstance(error, MachineError) else WRONG_COMMAND
    except Exception:  # the last resort: anything that gets here is ours to mend
        import traceback

        progress.end_stage()
        traceback.print_exc()
        print(texts["bug"], file=sys.stderr)
        return OUR_BUG


def _run(arguments: argparse.Namespace, settings: Settings, progress: Progress) -> int:
    match arguments.command:
        case "build":
            code = _tell(_build(arguments, settings, progress), settings, "build", progress)
        case "schema":
            from bulletin.commands.schema import write_schemas

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


def _build(arguments: argparse.Namespace, settings: Settings, progress: Progress) -> Report:
    """Build with the processes of this machine, or with a cluster, unless the output stands as it should."""
    if arguments.executor == "dask" and not arguments.scheduler:
        raise RefusedError(Problem(code="scheduler-missing", where=Location("--scheduler")))

    def build() -> Report:
        from bulletin import pipeline

        if arguments.executor != "dask":
            return pipeline.build(settings, progress)
        from bulletin.cluster import dask_crew

        with dask_crew(settings, arguments.scheduler) as crew:
            return pipeline.build(settings, progress, crew)

    return built(settings, progress, build)


def _tell(report: Report, settings: Settings, command: str, progress: Progress) -> int:
    """Print what a run found and what became of it."""
    progress.end_stage()
    unwritten = write_report(report, settings)
    print_problems((*report.problems, *unwritten), settings)
    print_outcome(report, settings, command)
    if unwritten:
        return MACHINE
    return WRONG_CONTENT if report.stopped else PUBLISHED


def _profile(settings: Settings, progress: Progress) -> int:
    """Check, and say in a table how long each stage took, and each rule in it."""
    from bulletin.commands.profile import profile_lines
    from bulletin.judging import check_whole

    profile = Profile(time.process_time)

    def tell(step: Step) -> None:
        progress(step)
        profile.begin(STAGES[settings.messages][step.stage])

    report = check_whole(settings, tell, profile.timed)[1]
    profile.end()
    progress.end_stage()
    unwritten = write_report(report, settings)
    print_problems((*report.problems, *unwritten), settings)
    print_outcome(report, settings, "check")
    for line in profile_lines(profile, settings.messages):
        print(line, file=remarks(settings))
    if unwritten:
        return MACHINE
    return WRONG_CONTENT if report.stopped else PUBLISHED


def _serve(settings: Settings, port: int, progress: Progress) -> int:
    """Serve a preview until interrupted. Problems are printed, and the page stays as it last was."""
    from bulletin.commands.serve import preview_settings, serve
    from bulletin.pipeline import build

    preview = preview_settings(settings)

    def rebuild() -> None:
        report = built(preview, progress, lambda: build(preview, progress))
        progress.end_stage()
        print_problems(report.problems, preview)
        print_outcome(report, preview, "serve")

    serve(preview, port, rebuild, lambda address: print(TEXTS[settings.messages]["serving"].format(address=address)))
    return PUBLISHED


def _release(settings: Settings, progress: Progress) -> int:
    """Record what is published, if all of it is sound, and say how that differs from the last time."""
    from bulletin.commands.release import record_release, release_lines
    from bulletin.parts import check_content

    checked, report = check_content(settings, progress)
    progress.end_stage()
    unwritten = write_report(report, settings)
    print_problems((*report.problems, *unwritten), settings)
    if checked is None or unwritten:
        print_outcome(report, settings, "release")
        return MACHINE if unwritten else WRONG_CONTENT
    for line in release_lines(record_release(checked, settings.content), settings.messages):
        print(line)
    print(TEXTS[settings.messages]["released"].format(lock=f"{settings.shown_content}/{RELEASES}"))
    return PUBLISHED


def _messages(settings: Settings, missing: str | None, progress: Progress) -> int:
    """Collect the messages, bring the files of all languages up to date, and tell how much is translated."""
    from bulletin.commands.messages import MessageReport, update_messages

    made = update_messages(settings, missing, progress)
    progress.end_stage()
    if not isinstance(made, MessageReport):
        print_problems(made, settings)
        print(TEXTS[settings.messages]["unsound"])
        return WRONG_CONTENT
    texts = TEXTS[settings.messages]
    for told, lines in (("dropped", made.dropped), ("lacking", made.lacking)):
        for code, text in lines:
            print(texts[told].format(code=code, text=text))
    print(texts["collected"].format(all=made.messages, template=shown(made.template)))
    for code, done in made.done.items():
        share = f"{math.floor(1000 * done / made.messages) / 10:g}"
        print(texts["translated"].format(code=code, share=share, done=done, all=made.messages))
    return PUBLISHED


def _sign(arguments: argparse.Namespace, settings: Settings) -> int:
    """Sign the PDFs of the output folder. What was signed before something went wrong stays signed."""
    import getpass

    from bulletin.commands.sign import Order, sign, sign_lines

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
    for line in sign_lines(run, settings.messages, shown(settings.output), shown(settings.signed)):
        print(line)
    problems = [replace(one, where=Location(shown(Path(one.where.path)))) for one in run.problems]
    print_problems(problems, settings)
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
    from bulletin.commands.verify import verify, verify_lines, verify_total

    found = verify(Path(shown(arguments.path)), arguments.trust, datetime.now(VIETNAM), settings.output)
    for line in verify_lines(found, settings.messages):
        print(line)
    print_problems(found.problems, settings)
    print(verify_total(found, settings.messages))
    wrong = any(settings.strict or severity(problem) == "error" for problem in found.problems)
    return WRONG_CONTENT if wrong else PUBLISHED


def _settings(arguments: argparse.Namespace) -> Settings:
    options = vars(arguments)
    content, templates = options.get("content", ROOT / "content"), options.get("templates", ROOT / "templates")
    return Settings(
        content=content,
        shown_content=shown(content.resolve()),
        output=options.get("output", ROOT / "output"),
        templates=templates,
        shown_templates=shown(templates.resolve()),
        cache=ROOT / ".cache",
        libraries=ROOT / "node_modules",
        base_url=options.get("base_url"),
        only=options.get("only"),
        pdf=not options.get("no_pdf", False),
        explain=options.get("explain"),
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
