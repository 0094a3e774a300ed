"""A build killed at any moment leaves yesterday's site whole, or today's."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.publish import publish, recover
from tests.publish.conftest import TODAY, TONIGHT, WORK, YESTERDAY, in_child, tree, whole

pytestmark = pytest.mark.long

WAYS = pytest.mark.parametrize("exchanging", [True, False], ids=["exchange", "journal"])
# Python announces these before it asks the system for anything that changes or reads a file.
FILE_EVENTS = ("open", "os.", "shutil.", "ctypes.dlsym", "fcntl.")


def killed_at(step: int, act: Callable[[], object]) -> bool:
    """Do something in a child that is killed before its `step`-th dealing with files; False once it needs fewer."""

    def doomed() -> None:
        left = step

        def watch(event: str, _: object) -> None:
            nonlocal left
            if event.startswith(FILE_EVENTS):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(watch)
        act()

    code = in_child(doomed)
    assert code in (0, -signal.SIGKILL)
    return code != 0


def other_than(site: Sequence[Artefact]) -> Sequence[Artefact]:
    return YESTERDAY if site is TODAY else TODAY


def recovered(output: Path) -> Sequence[Artefact]:
    """Which of the two sites stands after the next start, whole and alone."""
    recover(output)
    assert [path.name for path in output.parent.iterdir()] == ["output"]
    found = tree(output)
    assert found in (whole(YESTERDAY), whole(TODAY))
    return TODAY if found == whole(TODAY) else YESTERDAY


@WAYS
def test_a_build_killed_at_any_step_leaves_one_of_the_two_sites(output: Path, exchanging: bool) -> None:
    publish(YESTERDAY, output)
    standing: Sequence[Artefact] = YESTERDAY
    kept = replaced = 0
    for step in count(1):
        following = other_than(standing)
        if not killed_at(step, lambda site=following: publish(site, output, exchanging=exchanging)):  # type: ignore[misc]
            break
        if exchanging:  # whole at once, with no start in between
            assert tree(output) in (whole(YESTERDAY), whole(TODAY))
        before, standing = standing, recovered(output)
        kept, replaced = kept + (standing is before), replaced + (standing is not before)
    assert kept > 10  # it was killed before the swap
    assert replaced > 3  # and after


def test_a_first_build_killed_at_any_step_leaves_nothing_or_the_site(output: Path) -> None:
    for step in count(1):
        if not killed_at(step, lambda: publish(TODAY, output)):
            break
        recover(output)
        assert not (output.parent / WORK).exists()
        if output.exists():
            assert recovered(output) is TODAY
            (output.parent / "output").rename(output.parent.parent / f"{output.parent.name}-{step}")
    assert step > 10


def test_when_a_few_files_are_moved_in_a_kill_at_any_step_leaves_one_of_the_two_sites(output: Path) -> None:
    """Half of the files may have been moved; the next start, which may be killed as well, moves the others."""
    publish(TODAY, output)
    standing: Sequence[Artefact] = TODAY
    place, kept, moved = output.stat().st_ino, 0, 0
    for step in count(1):
        following = TODAY if standing is TONIGHT else TONIGHT
        if not killed_at(step, lambda site=following: publish(site, output)):  # type: ignore[misc]
            break
        if random.choice([True, False]):  # noqa: S311 - whether, no secret
            killed_at(random.randint(1, 12), lambda: recover(output))  # noqa: S311 - a step, no secret
        recover(output)
        assert [path.name for path in output.parent.iterdir()] == ["output"]
        found = tree(output)
        assert found in (whole(standing), whole(following))
        before, standing = standing, standing if found == whole(standing) else following
        kept, moved = kept + (standing is before), moved + (standing is not before)
    assert output.stat().st_ino == place  # the folder was never exchanged for another
    assert kept > 5
    assert moved > 3


def test_files_are_not_moved_into_a_folder_that_has_become_another(output: Path) -> None:
    publish(TODAY, output)
    for step in count(1):
        assert killed_at(step, lambda: publish(TONIGHT, output))
        if (output.parent / WORK / "moving").exists():
            break
        recover(output)
    aside = output.with_name("aside")
    publish(YESTERDAY, aside)
    shutil.rmtree(output)
    aside.rename(output)
    recover(output)
    assert tree(output) == whole(YESTERDAY)


def test_a_recovery_may_be_killed_at_any_step_as_well(output: Path) -> None:
    """The journal is there to be finished by a start that may itself be killed, and by the one after that.

    Every step of the build, and of the recovery every second one, from the first or the next: all take twice as long.
    """
    publish(YESTERDAY, output)
    standing: Sequence[Artefact] = YESTERDAY
    kills = 0
    for step in count(1):
        for again in count(random.randint(1, 2), 2):  # noqa: S311 - a step, no secret
            following = other_than(standing)
            if not killed_at(step, lambda site=following: publish(site, output, exchanging=False)):  # type: ignore[misc]
                assert kills > 20
                return
            if not (output.parent / WORK / "journal").exists():
                standing = recovered(output)
                break
            second = killed_at(again, lambda: recover(output))
            standing = recovered(output)
            if not second:
                break
            kills += 1


# Two sites by turns, for ever; many files, since a kill that comes at random mostly meets the writing of them.
ENDLESS_BUILD = """
import sys
from pathlib import Path
from bulletin.artefact import Artefact
from bulletin.publish import publish
print("ready", flush=True)
while True:
    for day in ("yesterday", "today"):
        site = [Artefact(f"vi/{day}/{number}/index.html", day.encode()) for number in range(40)]
        publish([*site, Artefact("index.html", day.encode())], Path(sys.argv[1]), exchanging=sys.argv[2] == "True")
"""


def site_of(day: str) -> list[Artefact]:
    pages = [Artefact(f"vi/{day}/{number}/index.html", day.encode()) for number in range(40)]
    return [*pages, Artefact("index.html", day.encode())]


@WAYS
def test_a_build_killed_at_random_moments_leaves_one_of_the_two_sites(output: Path, exchanging: bool) -> None:
    sites = [whole(site_of(day)) for day in ("yesterday", "today")]
    publish(site_of("yesterday"), output)
    left_behind = 0
    for _ in range(12):
        command = [sys.executable, "-c", ENDLESS_BUILD, str(output), str(exchanging)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as build:
            assert build.stdout
            assert build.stdout.readline() == b"ready\n"
            time.sleep(random.uniform(0, 0.08))  # noqa: S311 - a moment, no secret
            build.kill()
        left_behind += (output.parent / WORK).exists()
        if exchanging:
            assert tree(output) in sites
        recover(output)
        assert tree(output) in sites
        assert [path.name for path in output.parent.iterdir()] == ["output"]
    assert left_behind  # some kills did come in the middle
