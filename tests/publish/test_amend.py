"""A few files of a folder that stands as it was built are exchanged, and nothing else is touched."""

from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.publish import amend, differing, publish
from tests.publish.conftest import TODAY, TONIGHT, tree, whole


def test_the_folder_is_then_what_publishing_all_would_have_made(output: Path) -> None:
    publish(TODAY, output)
    stood = {path: path.stat().st_ino for path in output.rglob("*")}
    assert set(amend(TONIGHT[:2], output)) == {TONIGHT[0].path, TONIGHT[1].path, "manifest.json"}
    assert tree(output) == whole([*TONIGHT[:2], *TODAY[2:]])
    moved = {path.relative_to(output).as_posix() for path, inode in stood.items() if path.stat().st_ino != inode}
    assert moved == {TONIGHT[0].path, TONIGHT[1].path, "manifest.json"}


def test_nothing_is_written_where_nothing_differs(output: Path) -> None:
    publish(TODAY, output)
    assert amend((), output) == ()
    assert differing(TODAY, output) == []


def test_what_differs_is_found_with_what_stands_there(output: Path) -> None:
    publish(TODAY, output)
    assert differing([TONIGHT[0], TODAY[1]], output) == [(TONIGHT[0], TODAY[0])]


def test_a_file_that_is_not_there_differs_in_more_than_its_bytes(output: Path) -> None:
    publish(TODAY, output)
    strange = Artefact("vi/new/index.html", b"new")
    assert differing([TONIGHT[0], strange], output) is None
    with pytest.raises(ValueError, match="not found"):
        amend([TONIGHT[0], strange], output)
    assert tree(output) == whole(TODAY)
