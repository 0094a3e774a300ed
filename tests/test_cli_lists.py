"""How commands list problems: for people, for terminals, for other programs, in a report."""

import json
import os
import pty
import re
import subprocess
import sys
import termios
from pathlib import Path

import pytest

from bulletin.cli import MACHINE, PUBLISHED, WRONG_COMMAND, WRONG_CONTENT, main
from tests.command_line import break_sum, build
from tests.conftest import ROOT

pytestmark = pytest.mark.long


def test_the_report_holds_each_problem_in_both_languages(content: Path, tmp_path: Path) -> None:
    break_sum(content)
    report = tmp_path / "problems.json"
    main(["check", "--content", str(content), "--report", str(report)])
    (problem,) = json.loads(report.read_text("utf-8"))
    assert (problem["code"], problem["severity"], problem["line"], problem["column"]) == (
        "sum-mismatch",
        "error",
        16,
        12,
    )
    assert "lệch 1" in problem["message"]["vi"]
    assert "difference 1" in problem["message"]["en"]


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_a_list_for_machines_is_all_that_stands_on_stdout(
    form: str, content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    assert build(content, output, "--no-pdf", "--format", form) == PUBLISHED
    published = capsys.readouterr()
    assert "Published" in published.err
    assert build(content, output, "--only", "nowhere", "--format", form) == WRONG_COMMAND
    refused = capsys.readouterr()
    assert "Nothing was written" in refused.err
    break_sum(content)
    assert main(["check", "--content", str(content), "--messages", "en", "--format", form]) == WRONG_CONTENT
    wrong = capsys.readouterr()
    assert "errors: 1, warnings: 0\nThe content is not sound" in wrong.err
    for printed, code in ((published, "base-url-missing"), (refused, "only-nothing"), (wrong, "sum-mismatch")):
        assert codes(printed.out, form) == [code]


def codes(printed: str, form: str) -> list[str]:
    """The codes in what was printed for machines, which holds nothing else."""
    if form == "github":
        lines = [re.fullmatch(r"::(?:error|warning) .*?title=([a-z-]+)::.*", line) for line in printed.splitlines()]
        return [line[1] if line else "" for line in lines]
    document = json.loads(printed)
    if form == "json":
        return [problem["code"] for problem in document]
    return [result["ruleId"] for result in document["runs"][0]["results"]]


def test_sound_content_is_an_empty_document(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", str(content), "--format", "json"]) == PUBLISHED
    assert capsys.readouterr().out == "[]\n"


def test_the_list_and_the_report_are_the_same_json(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_sum(content)
    report = tmp_path / "problems.json"
    main(["check", "--content", str(content), "--format", "json", "--report", str(report)])
    assert report.read_text("utf-8") == capsys.readouterr().out


def test_a_report_that_cannot_be_written_is_part_of_the_one_list(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    break_sum(content)
    nowhere = str(tmp_path / "nowhere" / "problems.json")
    assert main(["check", "--content", str(content), "--format", "json", "--report", nowhere]) == MACHINE
    assert codes(capsys.readouterr().out, "json") == ["sum-mismatch", "write-failed"]


def test_a_list_for_machines_is_utf8_whatever_the_terminal(content: Path) -> None:
    break_sum(content)
    command = [sys.executable, str(ROOT / "build.py"), "check", "--content", str(content), "--format", "json"]
    environment = {**os.environ, "PYTHONIOENCODING": "ascii"}
    run = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert "nhưng tổng ghi 2.165" in run.stdout.decode("utf-8")


@pytest.mark.parametrize(("more", "coloured"), [({"TERM": "xterm"}, True), ({"TERM": "xterm", "NO_COLOR": "1"}, False)])
def test_a_terminal_sees_colours_and_lines_of_its_width(content: Path, more: dict[str, str], coloured: bool) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    wrong = "digital_certificates: 2.165, tang 5%, như nguồn đã nêu trong báo cáo\n"
    path.write_text(path.read_text("utf-8").replace("digital_certificates: 2.165\n", wrong), "utf-8")
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 60))
    command = [sys.executable, str(ROOT / "build.py"), "check", "--content", "content", "--messages", "en"]
    environment = {**{name: value for name, value in os.environ.items() if name != "NO_COLOR"}, **more}
    subprocess.run(command, stdout=theirs, stderr=subprocess.DEVNULL, env=environment, cwd=content.parent, check=False)
    with os.fdopen(theirs), os.fdopen(ours, "rb") as terminal:
        printed = terminal.read1().decode("utf-8").splitlines()
    red, plain = ("\x1b[1;31m", "\x1b[0m") if coloured else ("", "")
    assert printed[0].startswith(
        f"content/bulletins/tra-vinh/2020.md:15:32: {red}error[phrase-unreadable]{plain} “tang 5%”"
    )
    assert printed[1:3] == [
        "  15 | …ificates: 2.165, tang 5%, như nguồn đã nêu trong bá…",
        f"     |                   {red}^{plain}",
    ]


def test_a_report_that_cannot_be_written_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = content / "nowhere" / "problems.json"
    assert main(["check", "--content", str(content), "--messages", "en", "--report", str(nowhere)]) == MACHINE
    assert "error[write-failed]" in capsys.readouterr().out


def test_a_reader_of_our_lines_may_leave_early(content: Path) -> None:
    break_sum(content)
    command = f"'{sys.executable}' '{ROOT / 'build.py'}' check --content '{content}' | head -c 10"
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607
    assert "Traceback" not in run.stderr
