"""The mistakes of an editor in the real bulletins: each is told at its place, with its remedy, in the editor's words.

`mistakes.toml` holds them, one a table. A warning is enough where only the source can tell what is right.
"""

import re
import shutil
import tomllib
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from bulletin.cli import PUBLISHED, WRONG_CONTENT, main
from bulletin.i18n.problem_texts import problem_table
from tests.conftest import ROOT, TESTS

Mistake = dict[str, Any]
MISTAKES: list[Mistake] = tomllib.loads(TESTS.joinpath("mistakes.toml").read_text("utf-8"))["mistake"]
REAL = ROOT / "content"
_TOLD = re.compile(r"(?P<place>content/.*:\d+:\d+): (?:lỗi|cảnh báo|error|warning)\[(?P<code>[a-z-]+)\] \S")
# What cannot be told from a mistake with certainty is questioned, and stops a run with --strict.
QUESTIONED = {"accept-changed", "as-of-outside", "percent-huge", "published-before-end", "scale-jump"}


def lay(folder: Path, bulletins: Collection[str]) -> None:
    """The real content with these bulletins alone, `tra-vinh/2020` and its translations."""
    shutil.copytree(REAL, folder, ignore=shutil.ignore_patterns("bulletins", "releases.lock", "calendar.yaml"))
    for key in bulletins:
        own = folder / "bulletins" / key.partition("/")[0]
        own.mkdir(parents=True, exist_ok=True)
        for path in REAL.joinpath("bulletins").glob(f"{key}.*md"):
            shutil.copy(path, own)


def key_of(file: str) -> str:
    return file.partition(".")[0]


def check(command: str, language: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[str]]:
    code = main([command, "--content", "content", "--as-of", "2026-12-01", "--messages", language])
    return code, capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda mistake: mistake["name"])
def test_a_mistake_is_told_at_its_place(
    mistake: Mistake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edits, copies = mistake.get("edits", []), mistake.get("copies", [])
    copied = {copy for _, copy in copies}
    touched = [file for file, *_ in (*edits, *copies) if file not in copied]
    lay(tmp_path / "content", {*map(key_of, touched), *mistake.get("beside", [])})
    monkeypatch.chdir(tmp_path)
    bulletins = tmp_path / "content" / "bulletins"
    if mistake.get("released"):
        assert check("release", "vi", capsys)[0] == PUBLISHED
    for file, copy in copies:
        bulletins.joinpath(copy).parent.mkdir(exist_ok=True)
        shutil.copy(bulletins / file, bulletins / copy)
    for file, old, new in edits:
        text = bulletins.joinpath(file).read_text("utf-8")
        assert text.count(old) == 1
        bulletins.joinpath(file).write_text(text.replace(old, new), "utf-8")

    code, lines = check("check", "vi", capsys)
    assert lines[0] == mistake["line"]
    remedy = next(line for line in lines if line.startswith("    cách sửa: "))
    assert remedy.startswith(f"    cách sửa: {mistake['remedy']}")
    told = _TOLD.match(lines[0])
    assert told
    assert code == (PUBLISHED if told["code"] in QUESTIONED else WRONG_CONTENT)

    english = _TOLD.match(check("check", "en", capsys)[1][0])
    assert english
    assert english.groupdict() == told.groupdict()


def test_without_a_mistake_nothing_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a mistake is made in is sound before, with the bulletins that it needs beside it."""
    needed = {key for mistake in MISTAKES for key in mistake.get("beside", [])}
    lay(tmp_path / "content", needed | {key_of(file) for mistake in MISTAKES for file, *_ in mistake.get("edits", [])})
    monkeypatch.chdir(tmp_path)
    assert check("check", "en", capsys)[0] == PUBLISHED


def test_what_is_only_questioned_is_a_warning() -> None:
    warnings = {code for code, entry in problem_table().items() if entry.severity == "warning"}
    assert warnings >= QUESTIONED
