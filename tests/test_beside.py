"""What is found in another process is what would have been found in this one."""

import os
import signal
import sys
from collections.abc import Callable

import pytest

from bulletin.beside import beside

PLAIN = {"ă": b"\x00" * 200_000, "b": (1, None, "c")}


def test_the_other_process_finds_it() -> None:
    found = beside(lambda: (os.getpid(), PLAIN))
    process, plain = found()
    assert plain == PLAIN
    assert process != os.getpid() or os.cpu_count() == 1


def _nothing() -> None:
    os._exit(0)


def _killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _wrong() -> None:
    raise RuntimeError


@pytest.mark.parametrize("end", [_nothing, _killed, _wrong, sys.exit])
def test_where_the_other_process_dies_it_is_found_here(end: Callable[[], None]) -> None:
    here = os.getpid()

    def find() -> str:
        if os.getpid() != here:
            end()
        return "found"

    assert beside(find)() == "found"


def test_what_is_not_asked_for_does_not_hold_up_the_end() -> None:
    beside(lambda: PLAIN)
