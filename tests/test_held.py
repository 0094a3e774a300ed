"""Drafts and embargoes, by whole builds: what may not be read yet reaches no file, and appears at its moment."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.cli import PUBLISHED, WRONG_COMMAND, WRONG_CONTENT, main
from tests.command_line import tree
from tests.conftest import add_bulletin

pytestmark = pytest.mark.long

TITLE, NUMBER = "Bản tin giữ kín", "7.654.321"
EMBARGO = "embargo: 2026-12-01T08:00:00+07:00\n"
JUST_BEFORE, MOMENT = "2026-12-01T07:59:59+07:00", "2026-12-01T01:00:00Z"

Build = Callable[..., int]


@pytest.fixture
def build(content: Path, tmp_path: Path) -> Build:
    """Builds `content` into a folder beside it."""

    def run(output: str, *options: str) -> int:
        command = ["build", "--content", str(content), "--output", str(tmp_path / output), "--messages", "en"]
        return main([*command, "--jobs", "2", *options])

    return run


def add_held(content: Path, place: str, period: str, head: str) -> Path:
    """Lay a bulletin with a title and a number of its own; a path that its English file shares but for `.en`."""
    add_bulletin(content, place, period, f"  digital_certificates: {NUMBER}\n", head)
    path = content / "bulletins" / place / f"{period}.md"
    text = path.read_text("utf-8").replace("title: Bản tin thử", f"title: {TITLE}")
    path.write_text(re.sub("^published: .*$", "published: 2026-12-01", text, flags=re.MULTILINE), "utf-8")
    return path


def files_with(folder: Path, *traces: str) -> list[str]:
    """The files whose name or text holds one of the traces, compressed ones (PDF, fonts) by name alone."""
    return [
        path.relative_to(folder).as_posix()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and any(trace in path.relative_to(folder).as_posix() or trace.encode() in path.read_bytes() for trace in traces)
    ]


TRACES = (TITLE, NUMBER, "7654321", "7,654,321", "long-an/2020", "tra-vinh/2021", "Long An, 2020", "Trà Vinh, 2021")


def test_before_its_moment_a_held_bulletin_reaches_no_file(content: Path, tmp_path: Path, build: Build) -> None:
    assert build("without", "--as-of", JUST_BEFORE) == PUBLISHED
    add_held(content, "long-an", "2020", EMBARGO)
    add_held(content, "tra-vinh", "2021", "draft: true\n")
    assert build("held", "--as-of", JUST_BEFORE) == PUBLISHED
    assert files_with(tmp_path / "held", *TRACES) == []
    # To the byte as if it had never been written: prints, neighbours, series, manifest.
    assert tree(tmp_path / "held") == tree(tmp_path / "without")
    assert build("shown", "--as-of", JUST_BEFORE, "--drafts", "--no-pdf") == PUBLISHED
    assert set(files_with(tmp_path / "shown", *TRACES)) >= {
        *("vi/index.html", "en/long-an/2020/index.html", "vi/tra-vinh/2020/index.html", "data/figures.csv"),
        *("vi/indicators/digital_certificates/index.html", "en/periods/2021/index.html", "manifest.json"),
    }, "the search would not find what is there"


def test_at_its_moment_it_is_published_like_any_other(content: Path, tmp_path: Path, build: Build) -> None:
    path = add_held(content, "long-an", "2020", EMBARGO)
    assert build("at", "--as-of", MOMENT, "--no-pdf") == PUBLISHED
    assert (tmp_path / "at/vi/long-an/2020/index.html").exists()
    path.write_text(path.read_text("utf-8").replace(EMBARGO, ""), "utf-8")
    assert build("later", "--as-of", "2031-05-06", "--no-pdf") == PUBLISHED
    assert tree(tmp_path / "at") == tree(tmp_path / "later"), "the day of the build shows in some file"


def test_a_day_means_its_start_in_vietnam(content: Path, tmp_path: Path, build: Build) -> None:
    add_held(content, "long-an", "2020", "embargo: 2026-12-01\n")
    page = "vi/long-an/2020/index.html"
    assert build("before", "--no-pdf", "--as-of", "2026-11-30T16:59:59Z") == PUBLISHED
    assert not (tmp_path / "before" / page).exists()
    assert build("on", "--no-pdf", "--as-of", "2026-12-01") == PUBLISHED
    assert (tmp_path / "on" / page).exists()


def test_a_draft_never_comes_out_by_itself(content: Path, tmp_path: Path, build: Build) -> None:
    add_held(content, "long-an", "2020", f"draft: true\n{EMBARGO}")
    assert build("output", "--no-pdf", "--as-of", "2199-12-31") == PUBLISHED
    assert files_with(tmp_path / "output", *TRACES) == []


def test_a_preview_marks_what_is_held_and_replaces_no_site(
    content: Path, tmp_path: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    add_held(content, "long-an", "2020", EMBARGO)
    add_held(content, "tra-vinh", "2021", "draft: true\n")
    assert build("output", "--as-of", JUST_BEFORE) == PUBLISHED
    before = tree(tmp_path / "output")
    assert "under embargo); bulletins: 2." in capsys.readouterr().out
    assert build("output", "--as-of", JUST_BEFORE, "--drafts") == WRONG_COMMAND
    assert "error[output-full]" in capsys.readouterr().out
    assert tree(tmp_path / "output") == before
    assert build("aside", "--as-of", JUST_BEFORE, "--drafts", "--no-pdf") == PUBLISHED
    page = tmp_path.joinpath("aside/en/long-an/2020/index.html").read_text("utf-8")
    assert "is to be published at 08:00 on 1 December 2026, Vietnam time." in page
    assert "<title>Test bulletin (not published yet) –" in page
    assert "<strong>Bản nháp: " in tmp_path.joinpath("aside/vi/tra-vinh/2021/index.html").read_text("utf-8")
    assert "Bản nháp" not in tmp_path.joinpath("aside/vi/tra-vinh/2020/index.html").read_text("utf-8")


def test_when_all_is_held_there_is_a_site_without_bulletins(content: Path, tmp_path: Path, build: Build) -> None:
    path = content / "bulletins/tra-vinh/2020.md"
    path.write_text(path.read_text("utf-8").replace("status: final", "status: final\ndraft: true"), "utf-8")
    assert build("output", "--no-pdf") == PUBLISHED
    assert files_with(tmp_path / "output", "2.165", "2,165", "2165", "Bản tin thử") == []


def test_what_is_held_is_checked_like_any_other(
    content: Path, build: Build, capsys: pytest.CaptureFixture[str]
) -> None:
    path = add_held(content, "long-an", "2020", EMBARGO)
    parts = "    by:\n      holder:\n        organisation: 7.654.320\n        person: 2\n"
    wrong = f"digital_certificates:\n    value: {NUMBER}\n{parts}"
    path.write_text(path.read_text("utf-8").replace(f"digital_certificates: {NUMBER}\n", wrong), "utf-8")
    assert build("output", "--as-of", JUST_BEFORE) == WRONG_CONTENT
    assert "long-an/2020.md:17:12: error[sum-mismatch]" in capsys.readouterr().out


def test_nothing_that_a_public_bulletin_accepts_tells_of_one_that_is_held(
    content: Path, tmp_path: Path, build: Build
) -> None:
    """A bulletin's data name the figure of another one that it was held against."""
    add_held(content, "tra-vinh", "2019", EMBARGO)
    path = content / "bulletins/tra-vinh/2020.md"
    accept = "    accept:\n      previous-differs: Nguồn in vậy."
    long = f"digital_certificates:\n    value: 2.165\n    previous: 2.000\n{accept}"
    path.write_text(path.read_text("utf-8").replace("digital_certificates: 2.165", long), "utf-8")
    english = content / "bulletins/tra-vinh/2020.en.md"
    said = "texts:\n  figures.digital_certificates.accept.previous-differs: As printed.\n"
    english.write_text(english.read_text("utf-8").replace("texts:\n", said), "utf-8")
    assert build("shown", "--no-pdf", "--as-of", MOMENT) == PUBLISHED
    assert "data/bulletins/tra-vinh/2020.json" in files_with(tmp_path / "shown", "previous-differs")
    assert build("held", "--no-pdf", "--as-of", JUST_BEFORE) == PUBLISHED
    assert files_with(tmp_path / "held", NUMBER, "7654321", "7,654,321", "previous-differs") == []


def test_a_release_records_only_what_is_out(content: Path, tmp_path: Path) -> None:
    add_held(content, "long-an", "2020", EMBARGO)
    command = ["release", "--content", str(content), "--messages", "en", "--as-of"]
    assert main([*command, JUST_BEFORE]) == PUBLISHED
    assert "long-an" not in content.joinpath("releases.lock").read_text("utf-8")
    assert main([*command, MOMENT]) == PUBLISHED
    assert "long-an/2020" in content.joinpath("releases.lock").read_text("utf-8")
    # An earlier moment would hold again what is recorded as published.
    assert main([*command, JUST_BEFORE]) == WRONG_CONTENT


@pytest.mark.parametrize("text", ["tomorrow", "2026-12-01T08:00", "2026-02-30", "2026-12-01 08:00+07:00"])
def test_a_moment_that_cannot_be_told_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", "--as-of", text])
    assert stopped.value.code == WRONG_COMMAND
    assert "2026-12-01T08:00+07:00" in capsys.readouterr().err
