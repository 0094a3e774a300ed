"""The list for people."""

import io
import os
import pty
import termios
from dataclasses import replace

import pytest

from bulletin.listing import Terminal, listed, terminal_of
from bulletin.settings import Settings
from tests.listing.conftest import NAME, SHARE, SUM

RED, YELLOW, PLAIN = "\x1b[1;31m", "\x1b[1;33m", "\x1b[0m"


def test_shows_the_line_between_what_is_wrong_and_the_remedy(settings: Settings) -> None:
    wrong, line, caret, remedy = listed([SUM], settings, Terminal())
    assert wrong == (
        "content/Trà Vinh, 50%.md:2:8: error[sum-mismatch] "
        "certificates: all: 474 + 1.690 = 2.164, but 2.165 is given (difference 1)"
    )
    assert line == "   2 | value: 2.165"
    assert caret == "     |        ^"
    assert remedy.startswith("    fix: compare with the source")


def test_a_problem_of_a_whole_file_has_no_line(settings: Settings) -> None:
    (settings.content / "pages").mkdir()
    (settings.content / "pages" / "A b.md").write_text("---\n")
    wrong, remedy = listed([NAME], replace(settings, messages="vi"), Terminal())
    assert wrong == "content/pages/A b.md:1:1: lỗi[page-name] “A b.md” không dùng được làm tên trang"
    assert remedy.startswith("    cách sửa: chỉ dùng chữ thường không dấu")


def test_a_line_number_of_any_length_keeps_the_caret_below_its_column(settings: Settings) -> None:
    (settings.content / "long.md").write_text("\n" * 12344 + "abc\n")
    problem = replace(SUM, where=SUM.where._replace(path="content/long.md", line=12345, column=3))
    _, line, caret, _ = listed([problem], settings, Terminal())
    assert (line, caret) == ("12345 | abc", "      |   ^")


def test_colours_mark_how_grave_it_is_and_the_caret_alone(settings: Settings) -> None:
    wrong, line, caret, remedy = listed([SUM], settings, Terminal(coloured=True))
    assert f": {RED}error[sum-mismatch]{PLAIN} certificates" in wrong
    assert line == "   2 | value: 2.165"
    assert caret == f"     |        {RED}^{PLAIN}"
    assert "\x1b" not in remedy
    warning = next(listed([SHARE], settings, Terminal(coloured=True)))
    assert f": {YELLOW}warning[share-rounded-up]{PLAIN} x" in warning


def test_a_long_line_is_cut_to_the_terminal(settings: Settings) -> None:
    (settings.content / "Trà Vinh, 50%.md").write_text("---\n" + "abcdefghij" * 20 + "\n", "utf-8")
    _, line, caret, _ = listed([SUM], settings, Terminal(width=47))
    assert line == "   2 | abcdefghijabcdefghijabcdefghijabcdefgh…"
    assert caret == "     |        ^"
    _, line, *_ = listed([SUM], settings, Terminal(width=1))
    assert line == "   2 | …bcdefghijabcdefghi…"


@pytest.mark.parametrize(
    ("environment", "coloured"),
    [
        ({}, True),
        ({"TERM": "xterm"}, True),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1"}, False),
        ({"TERM": "dumb"}, False),
    ],
)
def test_a_terminal_tells_its_width_and_whether_it_shows_colours(environment: dict[str, str], coloured: bool) -> None:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, 73))
    with os.fdopen(ours, "wb"), os.fdopen(theirs, "w") as stream:
        assert terminal_of(stream, environment) == Terminal(73, coloured)


def test_a_terminal_that_does_not_know_its_width_has_the_usual_one() -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "wb"), os.fdopen(theirs, "w") as stream:
        assert terminal_of(stream, {}).width == 100

    class Window(io.StringIO):
        """A terminal that is no file, as editors have one."""

        def isatty(self) -> bool:
            return True

    assert terminal_of(Window(), {}).width == 100


def test_a_file_is_no_terminal() -> None:
    assert terminal_of(io.StringIO(), {"TERM": "xterm"}) == Terminal(100, coloured=False)
