"""The command line: argv in, exit code out. The only place that prints, and the only one with a clock."""

import argparse
import io
import json
import os
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Literal, TextIO

from bulletin.commands.serve import preview_settings, serve
from bulletin.i18n.problem_texts import EditorLanguage, fix, message, severity
from bulletin.pipeline import Report, Stage, build, check_content
from bulletin.problems import MachineError, Problem, RefusedError
from bulletin.settings import Settings

ROOT = Path(__file__).resolve().parent.parent

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
        "error": "lỗi",
        "warning": "cảnh báo",
        "fix": "cách sửa",
        "files": "tệp",
        "counted": "lỗi: {errors}, cảnh báo: {warnings}",
        "untouched": "Không có gì được ghi; kết quả lần trước vẫn giữ nguyên.",
        "unsound": "Nội dung chưa đúng; hãy sửa các lỗi trên.",
        "published": "Đã xuất bản {artefacts} tệp từ {bulletins} bản tin; mở {output}/index.html để xem.",
        "sound": "Nội dung đúng: {bulletins} bản tin.",
        "serving": "Mở {address} trong trình duyệt; bấm Ctrl-C để dừng.",
        "cancelled": "Đã dừng theo yêu cầu; kết quả lần trước vẫn giữ nguyên.",
        "bug": "Lỗi của chính chương trình, không phải của nội dung. Hãy gửi nguyên văn đoạn trên cho người bảo trì.",
    },
    "en": {
        "error": "error",
        "warning": "warning",
        "fix": "fix",
        "files": "files",
        "counted": "errors: {errors}, warnings: {warnings}",
        "untouched": "Nothing was written; the last output stays as it is.",
        "unsound": "The content is not sound; mend the errors above.",
        "published": "Published {artefacts} files from {bulletins} bulletins; open {output}/index.html to see them.",
        "sound": "The content is sound; bulletins: {bulletins}.",
        "serving": "Open {address} in a browser; press Ctrl-C to stop.",
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
    arguments = _parser().parse_args(argv)
    settings = _settings(arguments)
    progress = Progress(sys.stderr, settings.messages)
    texts = _TEXTS[settings.messages]
    try:
        if arguments.command == "serve":
            return _serve(settings, arguments.port, progress)
        report = build(settings, progress) if arguments.command == "build" else check_content(settings, progress)[1]
        progress.end_stage()
        _print_report(report, settings, arguments.command)
    except KeyboardInterrupt:
        progress.end_stage()
        print(texts["cancelled"], file=sys.stderr)
        return CANCELLED
    except BrokenPipeError:  # whoever read our lines, such as `head`, has had enough of them
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CANCELLED
    except (RefusedError, MachineError) as error:
        progress.end_stage()
        _print_problem(error.problem, settings)
        print(texts["untouched"])
        return MACHINE if isinstance(error, MachineError) else WRONG_COMMAND
    except Exception:  # the last resort: anything that gets here is ours to mend
        progress.end_stage()
        traceback.print_exc()
        print(texts["bug"], file=sys.stderr)
        return OUR_BUG
    return WRONG_CONTENT if report.stopped else PUBLISHED


def _serve(settings: Settings, port: int, progress: Progress) -> int:
    """Serve a preview until interrupted. Problems are printed, and the page stays as it last was."""
    preview = preview_settings(settings)

    def rebuild() -> None:
        report = build(preview, progress)
        progress.end_stage()
        _print_report(report, preview, "serve")

    serve(preview, port, rebuild, lambda address: print(_TEXTS[settings.messages]["serving"].format(address=address)))
    return PUBLISHED


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="build.py",
        description="Bản tin thống kê các tỉnh: kiểm tra nội dung, dựng trang web, bản in và dữ liệu mở. / "
        "Provincial statistical bulletins: check the content, render website, prints and open data.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="build | check | serve")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--content", type=Path, default=ROOT / "content", help="thư mục nội dung / the content folder")
    shared.add_argument("--strict", action="store_true", help="coi cảnh báo là lỗi / treat warnings as errors")
    shared.add_argument(
        "--report", type=Path, metavar="FILE", help="ghi danh sách lỗi dạng JSON / write problems as JSON"
    )
    shared.add_argument("--messages", choices=("vi", "en"), help="ngôn ngữ thông báo / language of the messages")
    commands.add_parser(
        "check", parents=[shared], help="chỉ kiểm tra, không ghi gì / validate and check, write nothing"
    )
    building = commands.add_parser("build", parents=[shared], help="kiểm tra rồi xuất bản / check, then publish")
    building.add_argument("--output", type=Path, default=ROOT / "output", help="thư mục kết quả / the output folder")
    building.add_argument("--only", metavar="GLOB", help="chỉ dựng các trang khớp mẫu / render matching pages alone")
    building.add_argument("--no-pdf", action="store_true", help="không dựng bản in / leave the PDFs out")
    building.add_argument(
        "--base-url", type=_web_address, metavar="URL", help="địa chỉ gốc của trang / the site's address"
    )
    building.add_argument(
        "--jobs", type=_count, default=os.cpu_count() or 1, metavar="N", help="số tiến trình / processes"
    )
    serving = commands.add_parser("serve", parents=[shared], help="xem trên máy này / show the site on this machine")
    serving.add_argument("--port", type=int, default=8000, metavar="N", help="cổng / port")
    return parser


def _web_address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError("phải bắt đầu bằng https:// / must begin with https://")
    return text.rstrip("/") + "/"


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError("phải là số nguyên dương / must be a positive whole number")
    return int(text)


def _settings(arguments: argparse.Namespace) -> Settings:
    options = vars(arguments)
    return Settings(
        content=options["content"],
        shown_content=_shown(options["content"].resolve()),
        output=options.get("output", ROOT / "output"),
        templates=ROOT / "templates",
        cache=ROOT / ".cache",
        base_url=options.get("base_url"),
        only=options.get("only"),
        pdf=not options.get("no_pdf", False),
        jobs=options.get("jobs", 1),
        strict=options["strict"],
        report=options["report"],
        messages=options["messages"] or _from_environment(os.environ),
    )


def _from_environment(environment: Mapping[str, str]) -> Literal["vi", "en"]:
    """The editor's language: Vietnamese unless the locale is English."""
    named = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := environment.get(name))), "")
    return "en" if named.lower().startswith("en") else "vi"


def _print_report(report: Report, settings: Settings, command: str) -> None:
    """All problems, then one line that says what became of the run."""
    texts = _TEXTS[settings.messages]
    for problem in report.problems:
        where = problem.where
        grade = texts[severity(problem)]
        print(
            f"{where.path}:{where.line}:{where.column}: {grade}[{problem.code}] {message(problem, settings.messages)}"
        )
        print(f"    {texts['fix']}: {fix(problem, settings.messages)}")
    if report.problems:
        errors = sum(severity(problem) == "error" for problem in report.problems)
        print(texts["counted"].format(errors=errors, warnings=len(report.problems) - errors))
    if settings.report:
        written = [_as_json(problem) for problem in report.problems]
        try:
            settings.report.write_text(json.dumps(written, ensure_ascii=False, indent=2) + "\n", "utf-8")
        except OSError as error:
            raise MachineError("write-failed", str(settings.report), error.strerror or str(error)) from error
    if report.stopped:
        outcome = "untouched" if command == "build" else "unsound"
    else:
        outcome = "published" if report.artefacts else "sound"
    print(texts[outcome].format(artefacts=report.artefacts, bulletins=report.bulletins, output=_shown(settings.output)))


def _print_problem(problem: Problem, settings: Settings) -> None:
    where, texts = problem.where, _TEXTS[settings.messages]
    grade = texts[severity(problem)]
    print(f"{where.path}:{where.line}:{where.column}: {grade}[{problem.code}] {message(problem, settings.messages)}")
    print(f"    {texts['fix']}: {fix(problem, settings.messages)}")


def _as_json(problem: Problem) -> dict[str, object]:
    where = problem.where
    return {
        "code": problem.code,
        "severity": severity(problem),
        "path": where.path,
        "line": where.line,
        "column": where.column,
        "message": {language: message(problem, language) for language in ("vi", "en")},
        "fix": {language: fix(problem, language) for language in ("vi", "en")},
    }


def _shown(path: Path) -> str:
    """A path as the person at the terminal would write it."""
    return str(path.relative_to(Path.cwd())) if path.is_relative_to(Path.cwd()) else str(path)
