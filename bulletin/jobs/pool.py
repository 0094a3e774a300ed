"""Spreads jobs over forked processes; takes back what they give; does once more what a worker died of."""

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import Any, TypeVar

from bulletin.jobs.job import Job
from bulletin.problems import MachineError

Made = TypeVar("Made")
Do = Callable[[Job], Made]

# So few jobs are done sooner than processes are started.
FEW = 4

# What workers do, and of what: they are forked, and so find it here. Only numbers travel to them.
_work: tuple[Callable[[Job], object], Sequence[Job]] | None = None


def spread(make: Do[Made], jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, Made]]:
    """Each job with what `make` gives for it, in the order of the jobs.

    Raises:
        MachineError: A worker died of a job, and died of it again.
    """
    if workers == 1 or len(jobs) <= FEW or "fork" not in multiprocessing.get_all_start_methods():
        for job in jobs:
            yield job, make(job)
        return
    global _work  # noqa: PLW0603 - how forked processes are told
    _work = (make, jobs)
    try:
        yield from _in_order(jobs, workers)
    finally:
        _work = None


def _in_order(jobs: Sequence[Job], workers: int) -> Iterator[tuple[Job, Any]]:
    done: dict[int, Any] = {}
    left, told = list(range(len(jobs))), 0
    while left:
        suspects: list[int] = []
        with _processes(workers) as executor:
            futures = {number: executor.submit(_do, number) for number in left}
            try:
                for number, future in futures.items():
                    done[number] = future.result()
                    while told in done:
                        yield jobs[told], done.pop(told)
                        told += 1
            except BrokenProcessPool:
                # A worker died, and with it went whatever was in the hands of any; what they had done is known.
                untold = {number: future for number, future in futures.items() if number >= told}
                done |= {number: future.result() for number, future in untold.items() if _is_done(future)}
                left = [number for number in untold if number not in done]
                suspects = left[: 2 * workers + 1]
        for number in suspects:
            done[number] = _alone(number, jobs[number])
        left = left[len(suspects) :] if suspects else []
        while told in done:
            yield jobs[told], done.pop(told)
            told += 1


def _is_done(future: Future[Any]) -> bool:
    return future.done() and not future.cancelled() and future.exception() is None


def _alone(number: int, job: Job) -> Any:
    """Do a job in a process of its own, so that nothing else can be to blame."""
    with _processes(1) as executor:
        try:
            return executor.submit(_do, number).result()
        except BrokenProcessPool as error:
            raise MachineError("worker-died", job.name, str(error)) from error


@contextmanager
def _processes(workers: int) -> Iterator[Executor]:
    """Workers that end at once where the build does, be it by Ctrl-C."""
    executor = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("fork"), initializer=_begin)
    before = set(multiprocessing.active_children())
    try:
        yield executor
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        for process in set(multiprocessing.active_children()) - before:
            process.terminate()
        raise
    executor.shutdown()


def _begin() -> None:
    # Ctrl-C reaches every process of a terminal; the parent answers it, and a worker would only print a traceback.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.freeze()  # what was there before is the parent's: to look through it would copy it


def _do(number: int) -> Any:
    if _work is None:
        raise RuntimeError("a worker knows no work")
    make, jobs = _work
    return make(jobs[number])
