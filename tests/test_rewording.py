"""After an edit of commentary, only what shows it is made again; whatever else was edited, everything is looked at."""

from collections.abc import Iterator

import pytest

from bulletin.report import Report
from tests.command_line import tree
from tests.desk import Desk, differing, laid_desk, replaced

pytestmark = pytest.mark.long

EDITED = "tra-vinh/2021"
SHOWN = frozenset(f"{language}/{EDITED}/index.html" for language in ("vi", "en"))


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One province, built."""
    desk = laid_desk(tmp_path_factory.mktemp("small"))
    for path in desk.content.glob("bulletins/*/*.md"):
        if path.parent.name != "tra-vinh":
            path.unlink()
    desk.build("output", "cache")
    return desk


@pytest.fixture
def small(built_once: Desk) -> Iterator[Desk]:
    """The same for each test: its edits are taken back, and what shows them is built again."""
    before = {path: path.read_bytes() for path in built_once.content.rglob("*") if path.is_file()}
    shown = tree(built_once.folder / "output")
    built_once.whole.clear()
    yield built_once
    for path, content in before.items():
        if path.read_bytes() != content:
            path.write_bytes(content)
    built_once.build("output", "cache")
    assert differing(tree(built_once.folder / "output"), shown) == []


def append(desk: Desk, text: str, name: str = EDITED) -> None:
    path = desk.bulletin(name)
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def written(desk: Desk) -> tuple[set[str], list[str], Report]:
    """Which files differ after a build, whether it made everything anew, and what it said."""
    before = tree(desk.folder / "output")
    desk.whole.clear()
    report = desk.build("output", "cache")
    return set(differing(tree(desk.folder / "output"), before)), list(desk.whole), report


def test_a_sentence_more_changes_the_page_and_a_shard_of_search(small: Desk) -> None:
    append(small, "\nThêm một câu.\n")
    append(small, "\nOne more sentence.\n", f"{EDITED}.en")
    changed, whole, report = written(small)
    assert whole == []
    assert changed - SHOWN == {"assets/search-vi-1.js", "assets/search-en-1.js", "manifest.json"}
    assert changed >= SHOWN
    assert report.artefacts == len(tree(small.folder / "output"))
    # Nothing has changed since, and the next edit is as quick.
    assert written(small)[:2] == (set(), [])
    append(small, "\nVà một câu nữa.\n")
    assert written(small)[1] == []
    assert differing(tree(small.folder / "output"), small.build_clean()) == []


def test_a_sentence_that_is_taken_back_is_gone(small: Desk) -> None:
    path, before = small.bulletin(EDITED), tree(small.folder / "output")
    text = path.read_text("utf-8")
    append(small, "\nThêm một câu.\n")
    assert written(small)[1] == []
    path.write_text(text, "utf-8")
    assert written(small)[1] == []
    assert differing(tree(small.folder / "output"), before) == []


def test_whatever_is_more_than_commentary_lets_everything_be_looked_at(small: Desk) -> None:
    # A heading, a figure and a link: other pages could lead there, or this page nowhere.
    for text in ("\n## Số\n\nThêm.\n", "\nA [[dti_rank]].\n", "\n[A](../2017/index.html).\n"):
        append(small, text)
        append(small, text, f"{EDITED}.en")
        assert written(small)[1] == ["output"], text
    replaced(small.bulletin(EDITED), "\ntitle: ", "\ntitle: Về ")
    assert written(small)[1] == ["output"]
    path = small.content / "pages" / "methods.md"
    path.write_text(path.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
    assert written(small)[1] == ["output"]
    # The style guide shows it as well.
    append(small, "\nThêm một câu.\n", "tra-vinh/2020")
    changed, whole, _ = written(small)
    assert whole == ["output"]
    assert "vi/styleguide/index.html" in changed


def test_an_error_stops_it_and_the_output_stays(small: Desk) -> None:
    before = tree(small.folder / "output")
    append(small, "\nCó [[khong_co]] số này.\n")
    with pytest.raises(AssertionError, match="khong_co"):
        small.build("output", "cache")
    assert small.whole == []
    assert tree(small.folder / "output") == before


def test_warnings_are_told_again(small: Desk) -> None:
    replaced(small.bulletin(EDITED), "\npublished: 2026-11-22\n", "\npublished: 2021-11-22\n")
    _, whole, first = written(small)
    assert whole == ["output"]
    assert {one.code for one in first.problems} == {"published-before-end"}
    append(small, "\nThêm một câu.\n")
    _, whole, again = written(small)
    assert whole == []
    assert again.problems == first.problems


def test_what_the_last_build_left_must_still_be_there(small: Desk) -> None:
    (small.folder / "cache" / "facts").unlink()
    append(small, "\nThêm một câu.\n")
    assert written(small)[1] == ["output"]
    # Somebody changed a file of the output: it is mended.
    path = small.folder / "output" / "vi" / "index.html"
    stood = path.read_bytes()
    path.write_bytes(stood + b" ")
    append(small, "\nThêm một câu.\n")
    assert written(small)[1] == ["output"]
    assert path.read_bytes() == stood
    # Another build has made what is to be made; it is still to be written here.
    append(small, "\nThêm một câu.\n")
    small.build("preview", "cache")
    changed, whole, _ = written(small)
    assert whole == []
    assert f"vi/{EDITED}/index.html" in changed
    # What it made was damaged meanwhile: everything is made anew, and right.
    append(small, "\nThêm một câu.\n")
    small.build("preview", "cache")
    for path in small.folder.glob("cache/artefacts/??/*"):
        path.write_bytes(path.read_bytes()[::-1])
    assert written(small)[1] == ["output"]
    assert differing(tree(small.folder / "output"), tree(small.folder / "preview")) == []
