"""Work spread over processes gives what it gives in one, in the same order, whatever becomes of a worker."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulletin.problems import MachineError
from bulletin.workers import SHARE, in_shares, spread


def spread_out(do: Callable[[int], int], numbers: range, workers: int = 2) -> Iterator[int]:
    return spread(do, numbers, workers, few=3, name=lambda number: f"number {number}")


def test_results_come_in_the_order_of_the_items_though_the_first_takes_longest() -> None:
    def slower_at_first(number: int) -> int:
        if number == 0:
            time.sleep(0.2)
        return number * number

    # More than are handed out ahead.
    assert list(spread_out(slower_at_first, range(2500), 3)) == [number * number for number in range(2500)]


def test_many_items_are_done_by_as_many_processes_as_asked_for_and_few_ones_here() -> None:
    def process(_: int) -> int:
        time.sleep(0.01)
        return os.getpid()

    many = set(spread_out(process, range(40)))
    assert len(many) == 2
    assert os.getpid() not in many
    assert set(spread_out(process, range(3))) == {os.getpid()}
    assert set(spread_out(process, range(4), workers=1)) == {os.getpid()}


def test_what_a_worker_died_of_is_done_once_more(tmp_path: Path) -> None:
    def dies_once(number: int) -> int:
        if number == 20 and not (tmp_path / "dead").exists():
            (tmp_path / "dead").touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    assert list(spread_out(dies_once, range(50))) == list(range(50))
    assert (tmp_path / "dead").exists()


def test_what_kills_a_worker_twice_is_named() -> None:
    def dies(number: int) -> int:
        if number == 20:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(MachineError) as error:
        list(spread_out(dies, range(50)))
    assert (error.value.code, error.value.problem.where.path) == ("worker-died", "number 20")


def test_what_a_worker_raises_is_raised_here() -> None:
    def fails(number: int) -> int:
        if number == 20:
            raise ValueError("twenty")
        return number

    with pytest.raises(ValueError, match="twenty"):
        list(spread_out(fails, range(50)))


def test_no_worker_is_left_when_the_results_are_wanted_no_more() -> None:
    processes = spread_out(lambda _: os.getpid(), range(2000))
    worker = next(processes)
    processes.close()  # type: ignore[attr-defined]
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.kill(worker, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    pytest.fail("a worker is still there")


def test_shares_hold_all_items_in_their_order() -> None:
    shares = in_shares(range(2 * SHARE + 1))
    assert [len(share) for share in shares] == [SHARE, SHARE, 1]
    assert [number for share in shares for number in share] == list(range(2 * SHARE + 1))
