"""What is timed: our own build and the peers', each in a folder of its own."""

import re
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.content import LATER, ROOT, Content
from benchmarks.peers.generators import Generator
from benchmarks.processes import Run, measure

OURS = "ours"
ANEW, AGAIN, EDITED, FIGURE = STATES = ("anew", "again", "edited", "figure")
_RATIO = re.compile(r"(?<=\n  a_reached: )([0-9.]+)(?=/)")


@dataclass(frozen=True, slots=True)
class Tool:
    """A command that builds the site into `folder / "output"`; `kept` are globs of what it keeps between runs.

    `edited` has words of one bulletin, `figures` its figures where these are read by themselves: peers find all that
    they print among words, and to them one edit is as another.
    """

    name: str
    folder: Path
    command: tuple[str, ...]
    edited: Path
    kept: tuple[str, ...]
    figures: Path | None = None

    @property
    def output(self) -> Path:
        """Where its pages are."""
        return self.folder / "output"

    def run(self, state: str) -> Run:
        """Build once: with nothing kept, with nothing changed, with words or with a figure of one bulletin changed."""
        if state == ANEW:
            shutil.rmtree(self.output, ignore_errors=True)
            for path in (path for pattern in self.kept for path in self.folder.glob(pattern)):
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
        if state == FIGURE and self.figures:
            self.figures.write_text(_one_less(self.figures.read_text("utf-8")), "utf-8")
        elif state in {EDITED, FIGURE}:
            self.edited.write_text(f"{self.edited.read_text('utf-8').rstrip()}\n\nThis was added later.\n", "utf-8")
        return measure(self.command, self.folder)


def our_tool(archive: Path, folder: Path, jobs: int | None) -> Tool:
    """Our build without PDFs, from a copy of the program that has a cache of its own."""
    for name in ("bulletin", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", folder)
    folder.joinpath("node_modules").symlink_to(ROOT / "node_modules")
    options = ["--content", str(archive), "--no-pdf", "--as-of", f"{LATER:%Y-%m-%d}"]
    if jobs:
        options += ["--jobs", str(jobs)]
    return Tool(
        name=OURS,
        folder=folder,
        command=(sys.executable, "build.py", "build", *options),
        edited=archive / "bulletins" / "p02" / "2005-01.en.md",
        kept=(".cache",),
        figures=archive / "bulletins" / "p02" / "2005-01.md",
    )


def _one_less(text: str) -> str:
    """The text of a bulletin with one of its figures changed: so many of so many."""
    changed, found = _RATIO.subn(lambda ratio: f"{int(ratio[1].replace('.', '')) - 1:,}".replace(",", "."), text)
    if found != 1:
        raise ValueError(text)
    return changed


def peer_tool(generator: Generator, content: Content, folder: Path) -> Tool:
    """A peer, with its site written into the folder."""
    generator.write(content, folder)
    return Tool(
        name=generator.name,
        folder=folder,
        command=(*generator.program, *generator.arguments),
        edited=folder / generator.edited,
        kept=generator.kept,
    )
