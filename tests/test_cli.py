"""The command line, as an editor meets it: what it prints, what it returns, what it leaves on disk."""

import hashlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

from bulletin.cli import CANCELLED, MACHINE, PUBLISHED, WRONG_COMMAND, WRONG_CONTENT, main
from tests.conftest import ROOT

pytestmark = pytest.mark.long

# Coverage takes a lock at each new line's file, and an interrupt inside it would wait for ever: what is interrupted
# is not measured.
UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with its digest."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def build(content: Path, output: Path, *options: str) -> int:
    return main(["build", "--content", str(content), "--output", str(output), "--messages", "en", *options])


def break_sum(content: Path) -> None:
    """Give the certificates parts that do not add up, one line below the total."""
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    parts = "    by:\n      holder:\n        organisation: 474\n        person: 1.690\n"
    wrong = "digital_certificates:\n    value: 2.165\n" + parts
    path.write_text(path.read_text("utf-8").replace("digital_certificates: 2.165\n", wrong), "utf-8")


def test_check_says_that_sound_content_is_sound(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", str(content), "--messages", "en"]) == PUBLISHED
    assert capsys.readouterr().out == "The content is sound; bulletins: 1.\n"


def test_a_wrong_sum_stops_with_file_line_sums_and_difference(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    break_sum(content)
    monkeypatch.chdir(content.parent)
    assert main(["check", "--content", "content", "--messages", "en"]) == WRONG_CONTENT
    first, line, caret, remedy, *_ = capsys.readouterr().out.splitlines()
    assert first == (
        "content/bulletins/tra-vinh/2020.md:16:12: error[sum-mismatch] "
        "digital_certificates: 474 + 1.690 = 2.164, but 2.165 is given (difference 1)"
    )
    assert line == "  16 |     value: 2.165"
    assert caret == "     |            ^"
    assert remedy.startswith("    fix: compare with the source")


def test_messages_are_vietnamese_unless_the_locale_is_english(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    main(["check", "--content", str(content)])
    assert capsys.readouterr().out == "Nội dung đúng: 1 bản tin.\n"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    main(["check", "--content", str(content)])
    assert capsys.readouterr().out == "The content is sound; bulletins: 1.\n"


def test_two_builds_give_the_same_bytes(content: Path, tmp_path: Path) -> None:
    assert build(content, tmp_path / "one") == PUBLISHED
    assert build(content, tmp_path / "two", "--jobs", "1") == PUBLISHED
    one = tree(tmp_path / "one")
    assert one == tree(tmp_path / "two")
    assert {"index.html", "404.html", "manifest.json", "data/figures.csv"} <= set(one)
    assert {"en/tra-vinh/2020/index.html", "vi/tra-vinh/2020/tra-vinh-2020-vi.pdf"} <= set(one)


def test_an_error_leaves_yesterdays_output(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "output"
    assert build(content, output, "--no-pdf") == PUBLISHED
    before = tree(output)
    break_sum(content)
    assert build(content, output, "--no-pdf") == WRONG_CONTENT
    assert "Nothing was written" in capsys.readouterr().out
    assert tree(output) == before
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["content", "output"]


def test_a_partial_build_does_not_replace_a_full_one(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    assert build(content, output) == PUBLISHED
    before = tree(output)
    assert build(content, output, "--no-pdf") == WRONG_COMMAND
    assert "error[output-full]" in capsys.readouterr().out
    assert tree(output) == before
    assert build(content, tmp_path / "aside", "--only", "tra-vinh/*") == PUBLISHED
    assert (tmp_path / "aside/vi/tra-vinh/2020/index.html").exists()
    assert not (tmp_path / "aside/vi/about/index.html").exists()


def test_somebody_elses_folder_is_left_alone(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "output"
    output.mkdir()
    output.joinpath("thesis.docx").write_text("years of work")
    assert build(content, output) == WRONG_COMMAND
    printed = capsys.readouterr()
    assert "error[output-not-ours]" in printed.out
    assert printed.err == "", "refused only after work was done"
    assert tree(output).keys() == {"thesis.docx"}


def test_strict_lets_a_warning_stop_the_build(content: Path, tmp_path: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    figures = "digital_certificates: 2.165\n  nps_integrated: 1.300/1.850, đạt 70,28%\n"
    path.write_text(path.read_text("utf-8").replace("digital_certificates: 2.165\n", figures), "utf-8")
    options = ("--no-pdf", "--base-url", "https://example.org/bulletins")
    assert build(content, tmp_path / "output", *options) == PUBLISHED
    assert build(content, tmp_path / "strict", *options, "--strict") == WRONG_CONTENT


def test_without_an_address_there_is_one_warning_and_no_absolute_link(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content, tmp_path / "without", "--no-pdf") == PUBLISHED
    assert capsys.readouterr().out.count("warning[base-url-missing]") == 1
    page = tmp_path.joinpath("without/en/tra-vinh/2020/index.html").read_text("utf-8")
    assert 'rel="canonical"' not in page
    assert build(content, tmp_path / "with", "--no-pdf", "--base-url", "https://example.org/bulletins") == PUBLISHED
    assert "warning" not in capsys.readouterr().out
    page = tmp_path.joinpath("with/en/tra-vinh/2020/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/bulletins/en/tra-vinh/2020/">' in page
    assert 'hreflang="vi" href="https://example.org/bulletins/vi/tra-vinh/2020/"' in page


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


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["publish"],
        ["check", "--messages", "fr"],
        ["check", "--format", "xml"],
        ["serve", "--format", "json"],
        ["build", "--jobs", "many"],
        ["build", "--jobs", "0"],
    ],
)
def test_a_wrong_command_line_is_told_as_such(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(wrong)
    assert stopped.value.code == WRONG_COMMAND
    assert "usage" in capsys.readouterr().err


def test_cancelling_leaves_yesterdays_output(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert build(content, output) == PUBLISHED
    before = tree(output)
    command = [sys.executable, str(ROOT / "build.py"), "build", "--content", str(content), "--output", str(output)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=UNMEASURED, cwd=tmp_path
    ) as running:
        assert running.stderr is not None
        os.read(running.stderr.fileno(), 1)  # the first stage has begun, so Ctrl-C is ours to handle
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        try:
            printed, errors = running.communicate(timeout=60)
        finally:
            running.kill()
    assert running.returncode == CANCELLED, (printed, errors)
    assert tree(output) == before


def test_a_missing_library_is_told_with_its_remedy(content: Path, tmp_path: Path) -> None:
    """A stand-in says what cffi says where Pango is not installed."""
    library = tmp_path / "path" / "weasyprint"
    library.mkdir(parents=True)
    library.joinpath("__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    command = [sys.executable, str(ROOT / "build.py"), "build", "--content", str(content), "--messages", "en"]
    run = subprocess.run(
        [*command, "--output", str(tmp_path / "output")],
        env={**os.environ, "PYTHONPATH": str(library.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == MACHINE, run.stderr
    assert "error[print-library-missing]" in run.stdout
    assert "libpangoft2-1.0-0" in run.stdout
    assert not (tmp_path / "output").exists()


def test_figures_of_an_english_report_are_read_by_its_own_notation(content: Path, tmp_path: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    english = (
        "digital_certificates:\n    value: 2,165\n    numbers: en\n  postal_revenue: ước đạt 55 tỷ 878 triệu đồng\n"
    )
    path.write_text(path.read_text("utf-8").replace("digital_certificates: 2.165\n", english), "utf-8")
    assert build(content, tmp_path / "output", "--no-pdf") == PUBLISHED
    rows = tmp_path.joinpath("output/data/figures.csv").read_text("utf-8").splitlines()
    assert ",2165," in rows[1]
    assert ",55878000000," in rows[2]


def test_an_unreadable_catalogue_is_told_of_once(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = content / "indicators" / "all.yaml"
    path.write_text(path.read_text("utf-8").replace("    order: 1", "\torder: 1"), "utf-8")
    assert main(["check", "--content", str(content), "--messages", "en"]) == WRONG_CONTENT
    printed = capsys.readouterr().out
    assert "error[tab-in-indent]" in printed
    assert "errors: 1, warnings: 0" in printed


def test_a_translation_with_a_slip_is_not_called_missing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.en.md"
    path.write_text(path.read_text("utf-8").replace("title: Test bulletin", "title: Test: bulletin"), "utf-8")
    assert main(["check", "--content", str(content), "--messages", "en"]) == WRONG_CONTENT
    assert "errors: 1, warnings: 0" in capsys.readouterr().out


def test_a_misspelt_key_is_told_of_once_where_it_stands(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    path.write_text(path.read_text("utf-8").replace("published:", "publised:"), "utf-8")
    assert main(["check", "--content", str(content), "--messages", "en"]) == WRONG_CONTENT
    printed = capsys.readouterr().out
    assert "6:1: error[key-unknown]" in printed
    assert "errors: 1, warnings: 0" in printed


def test_translations_of_a_figure_that_cannot_be_read_are_not_called_needless(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = content / "bulletins" / "tra-vinh"
    bulletin, english = folder / "2020.md", folder / "2020.en.md"
    target = "digital_certificates:\n    value: 2.165\n    target:\n      value: nhiều\n      note: Theo kế hoạch.\n"
    bulletin.write_text(bulletin.read_text("utf-8").replace("digital_certificates: 2.165\n", target), "utf-8")
    note = "texts:\n  figures.digital_certificates.target.note: As planned.\n"
    english.write_text(english.read_text("utf-8").replace("texts:\n", note), "utf-8")
    assert main(["check", "--content", str(content), "--messages", "en"]) == WRONG_CONTENT
    printed = capsys.readouterr().out
    assert "2020.md:18:14: error[phrase-" in printed
    assert "errors: 1, warnings: 0" in printed


def test_a_site_in_one_language_is_built(content: Path, tmp_path: Path) -> None:
    for path in (content / "site.yaml", content / "places.yaml", content / "indicators" / "all.yaml"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.lstrip().startswith("en:")), "utf-8")
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8").partition("  - code: en\n")[0], "utf-8")
    content.joinpath("bulletins", "tra-vinh", "2020.en.md").unlink()
    assert build(content, tmp_path / "output", "--no-pdf") == PUBLISHED
    assert not (tmp_path / "output" / "en").exists()


def test_a_glob_that_fits_no_page_is_refused(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(content, tmp_path / "output", "--only", "tra-vin/*") == WRONG_COMMAND
    assert "error[only-nothing]" in capsys.readouterr().out
    assert not (tmp_path / "output").exists()


def test_a_report_that_cannot_be_written_is_told(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    nowhere = content / "nowhere" / "problems.json"
    assert main(["check", "--content", str(content), "--messages", "en", "--report", str(nowhere)]) == MACHINE
    assert "error[write-failed]" in capsys.readouterr().out


def test_a_reader_of_our_lines_may_leave_early(content: Path) -> None:
    break_sum(content)
    command = f"'{sys.executable}' '{ROOT / 'build.py'}' check --content '{content}' | head -c 10"
    run = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)  # noqa: S607
    assert "Traceback" not in run.stderr


def test_serve_shows_the_site_and_builds_it_again_when_a_file_changes(content: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--content", str(content), "--port", "0"]
    with subprocess.Popen(
        [*command, "--messages", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**UNMEASURED, "PYTHONUNBUFFERED": "1"},
        text=True,
    ) as running:
        assert running.stdout is not None
        address = next(line for line in running.stdout if "http://" in line).split()[1]
        page = f"{address}en/tra-vinh/2020/index.html"
        assert b"Test bulletin" in urlopen(page).read()  # noqa: S310 - our own server on this machine
        english = content / "bulletins" / "tra-vinh" / "2020.en.md"
        english.write_text(english.read_text("utf-8").replace("Test bulletin", "Changed bulletin"), "utf-8")
        next(line for line in running.stdout if "Published" in line)
        served = urlopen(page).read()  # noqa: S310
        running.send_signal(signal.SIGINT)
        try:
            running.communicate(timeout=30)
        finally:
            running.kill()
    assert b"Changed bulletin" in served
    assert b"/__changes" in served
    assert running.returncode == CANCELLED


@pytest.mark.parametrize(
    ("language", "head", "stage"),
    [
        ("vi", r"bước, việc +giây CPU +tỷ lệ +số lần", "kiểm tra số liệu"),
        ("en", r"stage, work +CPU s +share +runs", "checking figures"),
    ],
)
def test_a_profile_tells_how_long_each_stage_and_rule_took(
    content: Path, capsys: pytest.CaptureFixture[str], language: str, head: str, stage: str
) -> None:
    assert main(["check", "--content", str(content), "--messages", language, "--profile"]) == PUBLISHED
    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(head, lines[1])
    decimal = "," if language == "vi" else r"\."
    number = rf"[0-9]+{decimal}[0-9]{{3}} +[0-9]+{decimal}[0-9]%"
    assert [line for line in lines if re.fullmatch(rf"{stage} +{number}", line)]
    rules = [line.split()[0] for line in lines if re.fullmatch(rf"  [a-z_]+ +{number} +1", line)]
    assert {"read_bulletin", "categories_make_the_whole", "figures_that_jump", "numbers_are_figures"} <= set(rules)
    assert len(rules) == len(set(rules))
