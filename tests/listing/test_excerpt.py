"""The line below a problem: found in the file, cut to the terminal, its caret in the right cell."""

import os
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bulletin.listing.excerpt import excerpt, stored_lines
from bulletin.problems import Location

WIDE = 80


@pytest.mark.parametrize(
    ("line", "column", "shown", "before"),
    [
        ("    value: 2.165", 12, "    value: 2.165", 11),
        ("title:", 7, "title:", 6),
        ("", 1, "", 0),
        ("title:   ", 8, "title:", 7),
        ("title: A", 99, "title: A", 8),
        ("\tvalue:\t5", 9, " value: 5", 8),
        # Vietnamese apart: o + horn + grave is one cell, and the blank after it stands in column 4.
        ("o\u031b\u0300 nao", 5, "o\u031b\u0300 nao", 2),
        ("o\u031b\u0300 nao", 3, "o\u031b\u0300 nao", 0),
        ("tiêu đề: 中文 12", 13, "tiêu đề: 中文 12", 14),
        ("tiêu đề: 中文 12", 11, "tiêu đề: 中文 12", 11),
        ("２.165 x", 7, "２.165 x", 7),
        ("a😀b", 3, "a😀b", 3),
        ("a\u200bb", 3, "a\u200bb", 1),
        ("co\u00adop", 4, "co\u00adop", 3),
        ("\u1100\u1161\u11a8 a", 5, "\u1100\u1161\u11a8 a", 3),
    ],
)
def test_counts_the_cells_before_a_column(line: str, column: int, shown: str, before: int) -> None:
    assert excerpt(line, column, WIDE) == (shown, before)


LONG = "summary: " + "".join(chr(ord("a") + index % 26) for index in range(91))  # a to z from column 10; 100 in all


@pytest.mark.parametrize(
    ("column", "width", "shown", "before"),
    [
        (1, 100, LONG, 0),
        (100, 100, LONG, 99),
        (101, 100, "…" + LONG[2:], 99),
        (1, 20, "summary: abcdefghi…", 0),
        (7, 20, "summary: abcdefghi…", 6),
        (8, 20, "…ummary: abcdefghij…", 7),
        (50, 20, "…ijklmnopqrstuvwxyz…", 7),
        (100, 20, "…vwxyzabcdefghijklm", 18),
        (101, 20, "…vwxyzabcdefghijklm", 19),
    ],
)
def test_cuts_a_long_line_around_the_column(column: int, width: int, shown: str, before: int) -> None:
    assert excerpt(LONG, column, width) == (shown, before)


def test_a_letter_is_not_cut_from_its_marks() -> None:
    stored = "o\u031b\u0300" * 40
    shown, before = excerpt(stored, 61, 21)
    assert shown == "…" + "o\u031b\u0300" * 19 + "…"
    assert before == 7


def test_wide_letters_fill_two_cells_of_a_cut_line() -> None:
    assert excerpt("中" * 50, 26, 20) == ("…" + "中" * 9 + "…", 7)


@given(st.text(st.sampled_from("ab .\t中\u0301\u200b😀đ\u1161"), max_size=60), st.integers(1, 70), st.integers(20, 40))
@example("中" * 11, 12, 20)
def test_the_caret_stays_within_the_width_and_below_its_letter(line: str, column: int, width: int) -> None:
    shown, before = excerpt(line, column, width)
    assert before < max(width, len(line) + 1)
    cut = shown.startswith("…") or shown.endswith("…")
    assert cut or shown == line.replace("\t", " ").rstrip()
    if cut and column <= len(line) and (letter := line[column - 1]) in "ab.đ":
        narrow = shown.translate({ord("中"): "中\0", ord("😀"): "😀\0", 0x301: None, 0x200B: None, 0x1161: None})
        assert narrow[before] == letter


def test_gives_the_line_as_the_sources_counted_it(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbfone\r\ntwo\rth\x0bree\n")
    line = stored_lines(tmp_path, "content")
    where = [line(Location("content/a.md", number)) for number in range(6)]
    assert where == [None, "one", "two", "th\ufffdree", "", None]


def test_shows_no_line_where_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "latin.md").write_bytes(b"Tr\xe0 Vinh")
    (tmp_path / "empty.md").touch()
    (tmp_path / "folder.md").mkdir()
    os.mkfifo(tmp_path / "pipe.md")
    line = stored_lines(tmp_path, "content")
    for name in ("latin.md", "empty.md", "folder.md", "pipe.md", "gone.md", "gone/2020.md", "a\0b.md", "n" * 300):
        assert line(Location(f"content/{name}", 1)) is None
    assert stored_lines(tmp_path / "gone", "content")(Location("content/latin.md", 1)) is None


def test_paths_elsewhere_are_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of the output has a path of its own, which means nothing here."""
    (tmp_path / "index.html").write_text("<p>yesterday's")
    monkeypatch.chdir(tmp_path)
    assert stored_lines(tmp_path, "content")(Location("index.html", 1)) is None
    assert stored_lines(tmp_path, "content")(Location("contents/index.html", 1)) is None


def test_a_file_is_read_once_for_all_its_problems(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("one\ntwo\n")
    line = stored_lines(tmp_path, "content")
    assert line(Location("content/a.md", 1)) == "one"
    file.unlink()
    assert line(Location("content/a.md", 2)) == "two"
