"""Spreads work over forked processes: the same results in the same order, sooner.

What a worker that died had in its hands is done once more, each in a process of its own.
"""

import gc
import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from bulletin.problems import MachineError

Item = TypeVar("Item")
Result = TypeVar("Result")

# So few bulletins are read or checked sooner than processes are started.
FEW = 100
# Bulletins of one share: many enough that sending costs little, few enough that all workers end together.
SHARE = 16
# So many items are handed out ahead: a long one keeps nobody waiting, and results do not pile up without end.
_AHEAD = 2000

# What a worker does, and of what: it is forked, and so is given it as it is. Only numbers travel to it.
_task: tuple[Callable[[Any], Any], Sequence[Any]] | None = None


def spread(
    do: Callable[[Item], Result], items: Sequence[Item], workers: int, *, few: int, name: Callable[[Item], str]
) -> Iterator[Result]:
    """What `do` gives for each item, in their order; done here where there is one worker, or up to `few` items.

    Results must be such as pickle can take. What `do` raises is raised here.

    Raises:
        MachineError: A worker died of an item, and died of it again. It has the `name` of the item.
    """
    if workers == 1 or len(items) <= few or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(do, items)
    else:
        yield from _in_order(do, items, min(workers, len(items)), name)


def in_shares(items: Sequence[Item]) -> Sequence[Sequence[Item]]:
    """The items in pieces that are worth being sent to another process."""
    return [items[start : start + SHARE] for start in range(0, len(items), SHARE)]


def _in_order(
    do: Callable[[Item], Result], items: Sequence[Item], workers: int, name: Callable[[Item], str]
) -> Iterator[Result]:
    left, done, told = deque(range(len(items))), dict[int, Result](), 0
    while told < len(items):
        given: dict[int, Future[Result]] = {}
        with _processes(workers, do, items) as executor:
            try:
                while told < len(items):
                    while left and len(given) < _AHEAD:
                        given[left[0]] = executor.submit(_do, left[0])
                        left.popleft()  # not before: a pool whose worker died takes nothing
                    if told not in done:
                        done[told] = given[told].result()
                    given.pop(told, None)
                    yield done.pop(told)
                    told += 1
            except BrokenProcessPool:
                # A worker died, and with it went whatever was in the hands of any; what they had done is known.
                done |= {number: future.result() for number, future in given.items() if _is_done(future)}
        unfinished = sorted(number for number in given if number not in done)
        suspects = unfinished[: 2 * workers + 1]
        left.extendleft(reversed(unfinished[len(suspects) :]))
        for number in suspects:
            done[number] = _alone(number, do, items, name)


def _is_done(future: Future[Any]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _alone(number: int, do: Callable[[Item], Result], items: Sequence[Item], name: Callable[[Item], str]) -> Result:
    """Do one item in a process of its own, so that nothing else can be to blame."""
    with _processes(1, do, items) as executor:
        try:
            result: Result = executor.submit(_do, number).result()
        except BrokenProcessPool as error:
            raise MachineError("worker-died", name(items[number]), str(error)) from error
        return result


@contextmanager
def _processes(workers: int, do: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Executor]:
    """Workers that end at once where the run does, be it by Ctrl-C."""
    context = multiprocessing.get_context("fork")
    executor = ProcessPoolExecutor(workers, mp_context=context, initializer=_begin, initargs=(do, items))
    before = set(multiprocessing.active_children())
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - before:
            process.terminate()
        raise
    executor.shutdown()


def _begin(do: Callable[[Item], Result], items: Sequence[Item]) -> None:
    global _task  # noqa: PLW0603 - how a worker knows what it is for
    _task = (do, items)
    # Ctrl-C reaches every process of a terminal; the parent answers it, and a worker would only print a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was there before is the parent's: to look through it would copy it


def _do(number: int) -> Any:
    if _task is None:
        raise RuntimeError("a worker knows no task")
    do, items = _task
    return do(items[number])
