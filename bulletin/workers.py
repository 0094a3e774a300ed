"""Spreads work over the cores: the same results in the same order, sooner."""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")

# So few items are done sooner than workers are started.
FEW = 100
# Items of one share: many enough that sending costs little, few enough that all workers end together.
_AT_ONCE = 16


def spread(
    work: Callable[[Sequence[Item]], Result],
    items: Sequence[Item],
    jobs: int,
    *,
    few: int = FEW,
    at_once: int = _AT_ONCE,
) -> Iterator[Result]:
    """Do `work` on shares of the items, in their order, in `jobs` processes; here and at once where there are but few.

    A share has `at_once` items.

    Workers are forked, so that they know all that `work` refers to; only results travel, and must be such as pickle
    can take. What a worker raises is raised here. The share of a worker that died is done here instead.
    """
    if jobs == 1 or len(items) <= few or "fork" not in multiprocessing.get_all_start_methods():
        yield work(items)
        return
    shares = [items[start : start + at_once] for start in range(0, len(items), at_once)]
    jobs = min(jobs, len(shares))
    workers = [_start(work, shares[first::jobs]) for first in range(jobs)]
    try:
        yield from _in_order(work, shares, [connection for connection, _ in workers])
    except BaseException:  # also where the results are wanted no more
        for _, process in workers:
            process.terminate()
        raise
    finally:
        for connection, process in workers:
            connection.close()
            process.join()


def _in_order(
    work: Callable[[Sequence[Item]], Result], shares: Sequence[Sequence[Item]], workers: Sequence[Connection]
) -> Iterator[Result]:
    """The results as they are due; what comes before its turn waits, so that no worker does."""
    done: dict[int, Result] = {}
    coming = {worker: iter(range(first, len(shares), len(workers))) for first, worker in enumerate(workers)}
    for number, share in enumerate(shares):
        while number not in done and workers[number % len(workers)] in coming:
            for worker in cast("list[Connection]", wait(list(coming))):
                try:
                    received = worker.recv()
                except (EOFError, OSError):  # it died, or has done all
                    del coming[worker]
                    continue
                if isinstance(received, Exception):
                    raise received
                done[next(coming[worker])] = received
        yield done.pop(number) if number in done else work(share)


def _start(
    work: Callable[[Sequence[Item]], Result], shares: Sequence[Sequence[Item]]
) -> tuple[Connection, BaseProcess]:
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, shares, sending, receiving), daemon=True)
    process.start()
    sending.close()
    return receiving, process


def _work(
    work: Callable[[Sequence[Item]], Result],
    shares: Sequence[Sequence[Item]],
    sending: Connection,
    receiving: Connection,
) -> None:
    """What a worker does: its shares, one after the other."""
    receiving.close()  # so that it ends when the parent, then the only one to listen, is gone
    # Ctrl-C reaches every process of a terminal; the parent answers it, and a worker would only print a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was there before is the parent's: to look through it would copy it
    try:
        for share in shares:
            sending.send(work(share))
    except BrokenPipeError:  # the parent wants no more
        return
    except Exception as error:
        sending.send(error)
