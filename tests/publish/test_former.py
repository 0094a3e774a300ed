"""What stands in the output folder as it was built is not written again, and what was changed there is mended."""

import os
from pathlib import Path

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
