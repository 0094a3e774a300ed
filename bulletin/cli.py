"""The command line: argv in, exit code out. The only place that prints, and the only one with a clock."""

import argparse
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
from bulletin.commands.messages import MessageReport, update_messages
from bulletin.commands.release import record_release, release_lines
from bulletin.commands.schema import write_schemas
from bulletin.commands.serve import preview_settings, serve
from bulletin.i18n.problem_texts import EditorLanguage, severity
from bulletin.listing import as_json, listed, terminal_of
from bulletin.model.moment import VIETNAM
from bulletin.pipeline import Report, Stage, build, check_content
from bulletin.problems import Location, MachineError, Problem, RefusedError
from bulletin.profile import Profile
from bulletin.settings import Settings
from bulletin.sources.file_names import RELEASES

PUBLISHED, WRONG_CONTENT, WRONG_COMMAND, OUR_BUG, MACHINE, CANCELLED = 0, 1, 2, 3, 4, 130

_STAGES: Mapping[EditorLanguage, Mapping[Stage, str]] = {
    "vi": {
        Stage.SOURCES: "đọc tệp",
        Stage.VALIDATE: "đối chiếu khuôn mẫu",
        Stage.SITE: "sắp xếp trang",
        Stage.CHECKS: "kiểm tra số liệu",
        Stage.RENDER: "dựng trang, bản in, dữ liệu",
        Stage.PUBLISH: "kiểm tra liên kết, xuất bản",
    },
    "en": {
        Stage.SOURCES: "reading files",
        Stage.VALIDATE: "holding them against the schema",
        Stage.SITE: "arranging pages",
        Stage.CHECKS: "checking figures",
        Stage.RENDER: "rendering pages, prints and data",
        Stage.PUBLISH: "checking links, publishing",
    },
}
_TEXTS: Mapping[EditorLanguage, Mapping[str, str]] = {
    "vi": {
        "files": "tệp",
        "counted": "lỗi: {errors}, cảnh báo: {warnings}",
        "untouched": "Không có gì được ghi; kết quả lần trước vẫn giữ nguyên.",
        "unsound": "Nội dung chưa đúng; hãy sửa các lỗi trên.",
        "published": "Đã xuất bản {artefacts} tệp từ {bulletins} bản tin; mở {output}/index.html để xem.",
        "sound": "Nội dung đúng: {bulletins} bản tin.",
        "held": "Chưa được công bố (bản nháp, chưa đến giờ công bố): {held} bản tin.",
        "lacks": "Bản dịch nháp {name} còn thiếu: {messages} câu giao diện, {texts} tên và định nghĩa, "
        "{bulletins} bản tin, {pages} trang.",
        "translated": "{code}: {share} % câu giao diện đã dịch ({done}/{all})",
        "dropped": "bỏ vì không còn dùng: {code}: {text}",
        "lacking": "còn thiếu: {code}: {text}",
        "collected": "Đã ghi {all} câu vào {template} và cập nhật tệp của từng ngôn ngữ.",
        "released": "Đã ghi những gì đã công bố vào {lock}; hãy đưa tệp này vào hệ thống quản lý phiên bản.",
        "schemas": "Đã ghi {artefacts} tệp khuôn mẫu vào {output}.",
        "serving": "Mở {address} trong trình duyệt; bấm Ctrl-C để dừng.",
        "work": "bước, việc",
        "seconds": "giây CPU",
        "share": "tỷ lệ",
        "runs": "số lần",
        "cancelled": "Đã dừng theo yêu cầu; kết quả lần trước vẫn giữ nguyên.",
        "bug": "Lỗi của chính chương trình, không phải của nội dung. Hãy gửi nguyên văn đoạn trên cho người bảo trì.",
    },
    "en": {
        "files": "files",
        "counted": "errors: {errors}, warnings: {warnings}",
        "untouched": "Nothing was written; the last output stays as it is.",
        "unsound": "The content is not sound; mend the errors above.",
        "published": "Published {artefacts} files from {bulletins} bulletins; open {output}/index.html to see them.",
        "sound": "The content is sound; bulletins: {bulletins}.",
        "held": "Not to be published yet (drafts, under embargo); bulletins: {held}.",
        "lacks": "The draft translation {name} still lacks messages: {messages}; names and definitions: {texts}; "
        "bulletins: {bulletins}; pages: {pages}.",
        "translated": "{code}: {share} % of the interface is translated ({done} of {all})",
        "dropped": "dropped, no longer used: {code}: {text}",
        "lacking": "lacking: {code}: {text}",
        "collected": "Wrote {all} messages to {template}, and brought the file of each language up to date.",
        "released": "Recorded what is published in {lock}; put the file under version control.",
        "schemas": "Wrote {artefacts} schema files to {output}.",
        "serving": "Open {address} in a browser; press Ctrl-C to stop.",
        "work": "stage, work",
        "seconds": "CPU s",
        "share": "share",
        "runs": "runs",
        "cancelled": "Stopped on request; the last output stays as it is.",
        "bug": "A fault of the program itself, not of the content. Please send the lines above to the maintainer.",
    },
}


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
            self._stream.write(f"{number}/{len(Stage)} {_STAGES[self._language][stage]} … ")
            self._stream.flush()
        self._made += bool(made)

    def end_stage(self) -> None:
        """Close the line of the running stage with its time."""
        now = time.perf_counter()
        if self._stage:
            made = f"{self._made} {_TEXTS[self._language]['files']}, " if self._made else ""
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
    texts = _TEXTS[settings.messages]
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
    if arguments.command == "serve":
        return _serve(settings, arguments.port, progress)
    if arguments.command == "release":
        return _release(settings, progress)
    if arguments.command == "messages":
        return _messages(settings, arguments.missing, progress)
    match arguments.command:
        case "build":
            report = build(settings, progress)
        case "schema":
            report = write_schemas(settings, progress)
        case _ if arguments.profile:
            return _profile(settings, progress)
        case _:
            report = checked(settings, progress)
    progress.end_stage()
    unwritten = _write_report(report, settings)
    _print_problems((*report.problems, *unwritten), settings)
    _print_outcome(report, settings, arguments.command)
    if unwritten:
        return MACHINE
    return WRONG_CONTENT if report.stopped else PUBLISHED


def _profile(settings: Settings, progress: Progress) -> int:
    """Check, and say in a table how long each stage took, and each rule in it."""
    profile = Profile(time.process_time)

    def tell(stage: Stage, made: str) -> None:
        progress(stage, made)
        profile.begin(_STAGES[settings.messages][stage])

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
    texts = _TEXTS[language]
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

    serve(preview, port, rebuild, lambda address: print(_TEXTS[settings.messages]["serving"].format(address=address)))
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
    print(_TEXTS[settings.messages]["released"].format(lock=f"{settings.shown_content}/{RELEASES}"))
    return PUBLISHED


def _messages(settings: Settings, missing: str | None, progress: Progress) -> int:
    """Collect the messages, bring the files of all languages up to date, and tell how much is translated."""
    made = update_messages(settings, missing, progress)
    progress.end_stage()
    if not isinstance(made, MessageReport):
        _print_problems(made, settings)
        print(_TEXTS[settings.messages]["unsound"])
        return WRONG_CONTENT
    texts = _TEXTS[settings.messages]
    for told, lines in (("dropped", made.dropped), ("lacking", made.lacking)):
        for code, text in lines:
            print(texts[told].format(code=code, text=text))
    print(texts["collected"].format(all=made.messages, template=_shown(made.template)))
    for code, done in made.done.items():
        share = f"{math.floor(1000 * done / made.messages) / 10:g}"
        print(texts["translated"].format(code=code, share=share, done=done, all=made.messages))
    return PUBLISHED


def _settings(arguments: argparse.Namespace) -> Settings:
    options = vars(arguments)
    return Settings(
        content=options["content"],
        shown_content=_shown(options["content"].resolve()),
        output=options.get("output", ROOT / "output"),
        templates=options["templates"],
        shown_templates=_shown(options["templates"].resolve()),
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
    texts, stream = _TEXTS[settings.messages], _remarks(settings)
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
