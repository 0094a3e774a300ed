"""Work spread over processes gives what it gives in one, in the same order, whatever becomes of a worker."""

import os
import signal
import time
from collections.abc import Sequence

import pytest

from bulletin.workers import spread


def squares(numbers: Sequence[int]) -> list[int]:
    return [number * number for number in numbers]


def test_results_come_in_the_order_of_the_items() -> None:
    def slower_at_first(numbers: Sequence[int]) -> list[int]:
        if numbers[0] == 0:
            time.sleep(0.2)
        return squares(numbers)

    found = [square for share in spread(slower_at_first, range(200), 3) for square in share]
    assert found == [number * number for number in range(200)]


def test_many_items_are_done_by_as_many_processes_as_asked_for_and_few_ones_here() -> None:
    def process(numbers: Sequence[int]) -> int:
        return os.getpid()

    many = set(spread(process, range(101), 2))
    assert len(many) == 2
    assert os.getpid() not in many
    assert set(spread(process, range(100), 2)) == {os.getpid()}
    assert set(spread(process, range(101), 1)) == {os.getpid()}


def test_a_share_whose_worker_died_is_done_here() -> None:
    parent = os.getpid()

    def dies_once(numbers: Sequence[int]) -> list[int]:
        if 100 in numbers and os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)
        return squares(numbers)

    found = [square for share in spread(dies_once, range(200), 2) for square in share]
    assert found == [number * number for number in range(200)]


def test_what_a_worker_raises_is_raised_here() -> None:
    def fails(numbers: Sequence[int]) -> list[int]:
        if 100 in numbers:
            raise ValueError("one hundred")
        return squares(numbers)

    with pytest.raises(ValueError, match="one hundred"):
        list(spread(fails, range(200), 2))


def test_no_worker_is_left_when_the_results_are_wanted_no_more() -> None:
    processes = spread(lambda _: os.getpid(), range(2000), 2)
    worker = next(processes)
    processes.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
