"""The synthetic archive is what its figures are measured for: sound, large enough, and the same each time."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.archive import growth, write_archive
from bulletin.cli import CANCELLED, PUBLISHED, WRONG_CONTENT, main
from tests.command_line import UNMEASURED, tree
from tests.conftest import ROOT

BULLETINS = 130


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("archive") / "content"
    write_archive(folder, BULLETINS)
    return folder


def test_it_is_sound_and_without_a_warning(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--strict", "--content", str(archive), "--messages", "en"]) == PUBLISHED
    assert capsys.readouterr().out == "The content is sound; bulletins: 130.\n"


def test_each_bulletin_has_forty_figures_and_says_that_they_are_made_up(archive: Path) -> None:
    text = (archive / "bulletins" / "p01" / "2005-01.md").read_text("utf-8")
    figures = text.partition("figures:\n")[2].partition("---\n")[0]
    lines = [line.split() for line in figures.splitlines() if ": " in line]
    assert sum(key not in ("locator:", "note:") for key, *_ in lines) == 40
    for file in (*archive.glob("*.yaml"), *archive.glob("*/*.yaml"), *archive.glob("bulletins/*/*.md")):
        assert "# Synthetic" in file.read_text("utf-8")[:100]


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (41_849, 41_849, "không đổi"),
        (41_848, 41_849, "giảm 0,002%"),
        (378_818, 378_803, "tăng 0,004%"),
        (20_003, 20_000, "tăng 0,02%"),  # 0.015 %, which is not printed as nought
        (1_100, 1_000, "tăng 10,00%"),
    ],
)
def test_only_what_is_the_same_is_called_unchanged(now: int, before: int, expected: str) -> None:
    assert growth(now, before) == expected


def test_the_same_seed_writes_the_same_files(archive: Path, tmp_path: Path) -> None:
    write_archive(tmp_path / "again", BULLETINS)
    write_archive(tmp_path / "other", BULLETINS, seed=2)
    assert tree(tmp_path / "again") == tree(archive)
    assert tree(tmp_path / "other") != tree(archive)


def test_a_slip_is_found_alike_anew_from_what_is_kept_and_in_one_process(archive: Path, tmp_path: Path) -> None:
    path = archive / "bulletins" / "p02" / "2005-02.md"
    sound = path.read_text("utf-8")
    first, _, second = sound.partition("        urban: ")
    path.write_text(f"{first}        urban: 1{second}", "utf-8")
    reports = []
    answer = ROOT / ".cache" / "answer"
    for number, options in enumerate(([], [], ["--jobs", "2"], ["--jobs", "1"], ["--profile"])):
        if number > 1:  # the second is given the answer of the first
            answer.unlink(missing_ok=True)
        report = tmp_path / f"{number}.json"
        command = ["check", "--content", str(archive), "--messages", "en", "--report", str(report), *options]
        assert main(command) == WRONG_CONTENT
        reports.append(json.loads(report.read_text("utf-8")))
    path.write_text(sound, "utf-8")
    assert "sum-mismatch" in json.dumps(reports[0])
    assert reports[1:] == [reports[0]] * 4


def test_ctrl_c_ends_all_processes_without_a_traceback(tmp_path: Path) -> None:
    write_archive(tmp_path / "content", BULLETINS)
    command = [sys.executable, str(ROOT / "build.py"), "check", "--content", str(tmp_path / "content"), "--jobs", "2"]
    with subprocess.Popen(
        [*command, "--messages", "en"], stderr=subprocess.PIPE, env=UNMEASURED, start_new_session=True, text=True
    ) as running:
        assert running.stderr is not None
        told = ""
        while not told.endswith("schema …"):
            told += running.stderr.read(1)
        os.killpg(running.pid, signal.SIGINT)  # as a terminal does
        told += running.stderr.read()  # ends when the last process has
        assert running.wait() == CANCELLED
    assert "Traceback" not in told
    assert told.splitlines()[-1] == "Stopped on request; the last output stays as it is."
