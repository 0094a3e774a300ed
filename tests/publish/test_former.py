"""What stands in the output folder as it was built is not written again, and what was changed there is mended."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.publish import publish
from tests.publish.conftest import TODAY, tree, whole

LONG_AGO = 1_000_000_000


def aged(folder: Path) -> None:
    for path in folder.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))


def stamps(folder: Path) -> dict[str, float]:
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime for path in folder.rglob("*") if path.is_file()}


def test_a_folder_that_is_the_build_already_is_left_alone(output: Path) -> None:
    publish(TODAY, output)
    aged(output)
    place = output.stat().st_ino
    assert publish(list(TODAY), output) == len(list(TODAY)) + 1
    assert output.stat().st_ino == place
    assert set(stamps(output).values()) == {LONG_AGO}


def test_only_what_differs_is_written(output: Path) -> None:
    publish(TODAY, output)
    aged(output)
    first, *others = TODAY
    changed = [Artefact(first.path, first.content + b"!"), *others]
    publish(changed, output)
    assert tree(output) == whole(changed)
    written = {path for path, stamp in stamps(output).items() if stamp != LONG_AGO}
    assert written == {first.path, "manifest.json"}


def test_a_file_that_somebody_changed_is_written_again(output: Path) -> None:
    publish(TODAY, output)
    path = output / next(iter(TODAY)).path
    stood = path.read_bytes()
    path.write_bytes(stood[::-1])  # of the same size, so that only its bytes tell
    assert path.read_bytes() != stood
    publish(list(TODAY), output)
    assert tree(output) == whole(TODAY)


def test_a_file_that_somebody_deleted_is_written_again(output: Path) -> None:
    publish(TODAY, output)
    (output / next(iter(TODAY)).path).unlink()
    publish(list(TODAY), output)
    assert tree(output) == whole(TODAY)


def test_what_stands_as_it_was_left_is_not_read(output: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    memory = tmp_path / "standing"
    publish(TODAY, output, memory=memory)
    with monkeypatch.context() as patched:
        patched.setattr(hashlib, "file_digest", lambda *_: pytest.fail("a file was read"))
        publish(list(TODAY), output, memory=memory)
        first, *others = TODAY
        changed = [Artefact(first.path, first.content + b"!"), *others]
        publish(changed, output, memory=memory)
    assert tree(output) == whole(changed)
    publish(list(TODAY), output, memory=memory)
    assert tree(output) == whole(TODAY)


@pytest.mark.parametrize(
    "damage", [lambda file: file.write_bytes(b"damaged"), lambda file: file.unlink()], ids=["damaged", "gone"]
)
def test_without_memory_all_is_read(output: Path, tmp_path: Path, damage: Callable[[Path], object]) -> None:
    memory = tmp_path / "standing"
    publish(TODAY, output, memory=memory)
    damage(memory)
    path = output / next(iter(TODAY)).path
    path.write_bytes(path.read_bytes()[::-1])
    publish(list(TODAY), output, memory=memory)
    assert tree(output) == whole(TODAY)


def test_a_file_that_somebody_changed_is_found_by_its_mark(output: Path, tmp_path: Path) -> None:
    memory = tmp_path / "standing"
    publish(TODAY, output, memory=memory)
    path = output / next(iter(TODAY)).path
    path.write_bytes(path.read_bytes()[::-1])
    publish(list(TODAY), output, memory=memory)
    assert tree(output) == whole(TODAY)
    path.unlink()
    path.symlink_to(tmp_path / "elsewhere")
    publish(list(TODAY), output, memory=memory)
    assert tree(output) == whole(TODAY)
