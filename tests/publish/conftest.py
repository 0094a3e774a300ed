"""What the tests of publishing share: two small sites, a child process to kill, and problems that must have words."""

import ctypes
import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.i18n.problem_texts import fix, message
from bulletin.problems import Problem
from bulletin.publish.manifest import Manifest, entry, manifest_file

WORK = ".output.build"
YESTERDAY = (
    Artefact("index.html", b"yesterday"),
    Artefact("vi/tra-vinh/2019/index.html", b"2019 as it was"),
    Artefact("vi/tra-vinh/index.html", b"one bulletin"),
)
TODAY = (
    Artefact("index.html", b"today"),
    Artefact("vi/tra-vinh/2020/index.html", b"2020 is new"),
    Artefact("vi/tra-vinh/index.html", b"two bulletins"),
)
# Of the same paths as today, so that its files are moved into the folder one by one.
TONIGHT = tuple(Artefact(one.path, one.content + b" by night") for one in TODAY)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """Where the test publishes; not there yet."""
    return tmp_path / "output"


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path, so that equality finds what is missing and what is extra."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def manifest(artefacts: Iterable[Artefact], *, partial: bool = False) -> Artefact:
    """The manifest that publishing these files writes."""
    return manifest_file(Manifest(partial, tuple(entry(artefact.path, artefact.content) for artefact in artefacts)))


def whole(artefacts: Sequence[Artefact], *, partial: bool = False) -> dict[str, bytes]:
    """A published site as `tree` shows it."""
    return {file.path: file.content for file in (*artefacts, manifest(artefacts, partial=partial))}


def told(problem: Problem) -> Problem:
    """The problem, once the table has words for it that use none but its values."""
    for language in ("vi", "en"):
        assert message(problem, language)
        assert fix(problem, language)
    return problem


# The system's own exit. Under coverage os._exit would first write down all that the parent has run, for each child.
_LEAVE = ctypes.CDLL(None)._exit


def in_child(act: Callable[[], object]) -> int:
    """Do something in a process of its own; its exit code, negative for the signal that killed it."""
    child = os.fork()
    if child == 0:
        try:
            act()
            _LEAVE(0)
        finally:
            _LEAVE(1)  # whatever happened, the child must not go on with the tests
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
