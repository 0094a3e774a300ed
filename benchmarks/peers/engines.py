"""The engines of PDFs: ours, Typst and Chromium, each setting the same bulletins in a process of its own."""

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.content import ROOT, BulletinPage, Content
from benchmarks.peers.documents import document_name, write_documents
from benchmarks.peers.equal import FIRST, DifferentError
from benchmarks.peers.generators import VENV
from benchmarks.peers.print_chromium import chromium
from benchmarks.peers.results import Printed
from benchmarks.peers.tools import OURS
from benchmarks.peers.writers import PEERS
from benchmarks.processes import Run, measure, output_of

ENGINES = ("typst", "chromium")
_PAGES = re.compile(r"^Pages: +([0-9]+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Engine:
    """A command that fills `folder` with a PDF of each bulletin and language, and with `seconds.txt`."""

    name: str
    folder: Path
    command: tuple[str, ...]


def engines_for(names: Collection[str], content: Content, archive: Path, folder: Path) -> tuple[Engine, ...]:
    """The engines with all that they need; ours is always among them."""
    python, template = sys.executable, str(PEERS / "typst" / "bulletin.typ")
    commands = {
        OURS: (python, "-m", "benchmarks.peers.own_work", "prints", str(archive), str(folder / OURS)),
        "typst": (str(VENV / "bin" / "python"), str(PEERS / "print_typst.py"), str(folder / "typst"), template),
        "chromium": (python, "-m", "benchmarks.peers.print_chromium", str(folder / "chromium")),
    }
    chosen = [name for name in commands if name == OURS or name in names]
    for name in chosen:
        write_documents(content, folder / name)
    return tuple(Engine(name, folder / name, commands[name]) for name in chosen)


def engine_version(name: str) -> str:
    """The version of Typst or Chromium."""
    if name == "typst":
        return output_of((str(VENV / "bin" / "python"), "-c", "import typst; print(typst.__version__)"))
    return output_of((chromium(), "--version"))


def print_all(engine: Engine) -> tuple[Run, tuple[float, ...]]:
    """Run an engine once: what the process took, and what each document did."""
    run = measure(engine.command, ROOT)
    return run, tuple(json.loads(engine.folder.joinpath("seconds.txt").read_text("utf-8")))


def printed(engine: Engine, runs: list[tuple[Run, tuple[float, ...]]]) -> Printed:
    """What is told of an engine."""
    files = sorted(engine.folder.glob("*.pdf"))
    pages = sum(int(found[1]) for file in files if (found := _PAGES.search(_told("pdfinfo", str(file)))))
    kilobytes = sum(file.stat().st_size for file in files) / 1000
    return Printed(engine.name, tuple(own for _, own in runs), pages, kilobytes, tuple(run for run, _ in runs))


def check_documents(content: Content, folder: Path) -> None:
    """Hold the documents against the content: each word of a figure must be there as often as figures have it.

    Raises:
        DifferentError: A document lacks something, or is not there.
    """
    differences = [text for one in content.bulletins for text in _differences(one, folder)]
    if differences:
        raise DifferentError("\n".join(differences[:FIRST]))


def _differences(one: BulletinPage, folder: Path) -> Iterator[str]:
    file = folder / f"{document_name(one)}.pdf"
    if not file.is_file():
        yield f"{file.name}: no such document"
        return
    if "Tagged:          yes" not in _told("pdfinfo", str(file)):
        yield f"{file.name}: not tagged"
    found = Counter(_told("pdftotext", str(file), "-").split())
    figures = [one.title, *(text for own in one.figures.values() for text in (own.value, own.share))]
    for word, count in Counter(" ".join(figures).split()).items():
        if found[word] < count:
            yield f"{file.name}: {word!r} is there {found[word]} times, not {count}"


def _told(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    return done.stdout
