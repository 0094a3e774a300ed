"""Sets print editions, with one press a style in each process."""

import atexit
from functools import cache
from pathlib import Path

from bulletin.artefact import Artefact
from bulletin.record import record
from bulletin.render.assets import print_style
from bulletin.render.pdf import Enclosure, Press, make_press, print_pdf
from bulletin.store import digest


@record(frozen=True, slots=True)
class Task:
    """One document to be set: where it goes, its HTML, its edition's style, and the files that travel inside it."""

    path: str
    html: str
    templates: Path
    cache: Path
    style: str = "bulletin"
    libraries: Path | None = None
    enclosures: tuple[Enclosure, ...] = ()


@cache
def _press(templates: Path, cache: Path, style: str, libraries: Path | None) -> Press:
    """The press of this process, one a style. A process forked after the first call has it already."""
    return make_press(templates, cache, style, libraries)


# WeasyPrint 70 closes its fonts with modules that an ending interpreter has already taken apart.
atexit.register(_press.cache_clear)


def set_print(task: Task) -> Artefact:
    """Set one document."""
    press = _press(task.templates, task.cache, task.style, task.libraries)
    return Artefact(task.path, print_pdf(task.html, task.path, press, task.enclosures))


def warm_up(task: Task) -> None:
    """Load the typefaces and the style of a task, so that processes forked from this one have them already."""
    _press(task.templates, task.cache, task.style, task.libraries)


def essence_of(task: Task) -> str:
    """The digest of all that a document is made from, but for the program and its libraries."""
    style = print_style(task.templates, task.style)
    return digest(task.path.encode(), task.html.encode(), style.encode(), repr(task.enclosures).encode())
