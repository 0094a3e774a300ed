"""Spreads tasks over processes, and takes what they make back in the order of the tasks."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from typing import TypeVar

Task = TypeVar("Task")
Made = TypeVar("Made")

# Tasks handed to each process before the first result is taken back: only a few wait at a time, however many there are.
_AHEAD = 4


def spread(make: Callable[[Task], Made], tasks: Iterable[Task], jobs: int) -> Iterator[Made]:
    """Make each task, in as many processes as there are jobs. What was warmed up before is there in each of them."""
    if jobs == 1:
        yield from map(make, tasks)
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_leave_interrupts_alone) as executor:
        ahead: deque[Future[Made]] = deque()
        for task in tasks:
            ahead.append(executor.submit(make, task))
            if len(ahead) > _AHEAD * jobs:
                yield ahead.popleft().result()
        while ahead:
            yield ahead.popleft().result()


def _leave_interrupts_alone() -> None:
    """Ctrl-C reaches every process of a terminal; the parent answers it, and a worker would only print a traceback."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
