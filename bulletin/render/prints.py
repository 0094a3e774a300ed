"""Sets all print editions, one task each, spread over processes."""

import multiprocessing
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bulletin.artefact import Artefact
from bulletin.render.pdf import Press, make_press, print_pdf


@dataclass(frozen=True, slots=True)
class Task:
    """One document to be set: where it goes, and its HTML."""

    path: str
    html: str
    templates: Path
    cache: Path


@lru_cache(maxsize=1)
def _press(templates: Path, cache: Path) -> Press:
    """The press of this process. A process forked after the first call has it already."""
    return make_press(templates, cache)


def render_prints(tasks: Iterable[Task], jobs: int) -> Iterator[Artefact]:
    """Set the documents, in their order."""
    waiting = list(tasks)
    if not waiting:
        return
    # Warm up before forking: typefaces and styles are then loaded once for all processes.
    _press(waiting[0].templates, waiting[0].cache)
    processes = min(jobs, len(waiting))
    if processes == 1:
        yield from map(_set, waiting)
        return
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context(method)) as executor:
        yield from executor.map(_set, waiting)


def _set(task: Task) -> Artefact:
    return Artefact(task.path, print_pdf(task.html, task.path, _press(task.templates, task.cache)))
