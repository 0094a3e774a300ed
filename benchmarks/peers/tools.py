"""What is timed: our own build and the peers', each in a folder of its own."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.content import LATER, ROOT, Content
from benchmarks.peers.generators import Generator
from benchmarks.processes import Run, measure

OURS = "ours"
ANEW, AGAIN, EDITED = STATES = ("anew", "again", "edited")


@dataclass(frozen=True, slots=True)
class Tool:
    """A command that builds the site into `folder / "output"`; `kept` are globs of what it keeps between runs."""

    name: str
    folder: Path
    command: tuple[str, ...]
    edited: Path
    kept: tuple[str, ...]

    @property
    def output(self) -> Path:
        """Where its pages are."""
        return self.folder / "output"

    def run(self, state: str) -> Run:
        """Build once, with nothing kept, with nothing changed since, or with the words of one bulletin changed."""
        if state == ANEW:
            shutil.rmtree(self.output, ignore_errors=True)
            for path in (path for pattern in self.kept for path in self.folder.glob(pattern)):
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
        if state == EDITED:
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
    )


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
