"""One build at a time works on an output folder, and a lock does not outlive its build."""

import fcntl
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.publish import publish
from tests.publish.conftest import TODAY, WORK, YESTERDAY, in_child, tree, whole


def test_two_builds_at_once_are_refused_and_the_first_goes_on(output: Path) -> None:
    second = (
        "import sys; from pathlib import Path; from bulletin.publish import *\n"
        "for step in (lambda at: publish([], at), recover):\n"
        "    try: step(Path(sys.argv[1]))\n"
        "    except PublishRefusedError as refusal: print(refusal.problem.code, refusal.problem.values['pid'])\n"
    )

    def with_a_second_build_meanwhile() -> Iterator[Artefact]:
        yield from TODAY
        command = [sys.executable, "-c", second, str(output)]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert said == f"output-locked {os.getpid()}\n" * 2

    (output.parent / WORK).mkdir()
    (output.parent / WORK / "lock").write_text("12345678901234567")  # a killed build's
    publish(with_a_second_build_meanwhile(), output)
    assert tree(output) == whole(TODAY)


def test_a_lock_that_the_build_before_removes_meanwhile_is_taken_anew(
    output: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = output.parent / WORK / "lock"
    lockf = fcntl.lockf
    removed: list[Path] = []

    def remove_first(descriptor: int, operation: int) -> None:
        if not removed:
            lock.unlink()
            lock.parent.rmdir()
            removed.append(lock)
        lockf(descriptor, operation)

    def while_locked() -> Iterator[Artefact]:
        assert lock.read_text() == f"{os.getpid()}\n"
        yield from TODAY

    monkeypatch.setattr("fcntl.lockf", remove_first)
    publish(while_locked(), output)
    assert removed
    assert tree(output) == whole(TODAY)


def test_a_lock_dies_with_its_build_even_if_a_worker_of_it_lives_on(output: Path) -> None:
    def killed_with_a_worker_alive() -> Iterator[Artefact]:
        yield from TODAY
        if os.fork() == 0:
            os.read(alive, 1)  # until the test closes the other end
            os._exit(0)
        os.kill(os.getpid(), signal.SIGKILL)

    alive, end = os.pipe()

    def build() -> None:
        os.close(end)
        publish(killed_with_a_worker_alive(), output)

    assert in_child(build) == -signal.SIGKILL
    publish(YESTERDAY, output)
    os.close(end)
    os.close(alive)
    assert tree(output) == whole(YESTERDAY)
