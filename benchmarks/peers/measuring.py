"""Runs everything that is compared, in turn, and holds the first output of each against the content."""

import json
import sys
import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from benchmarks.archive import write_archive
from benchmarks.peers.content import ROOT, Content, read_content
from benchmarks.peers.engines import Engine, check_documents, engines_for, print_all, printed
from benchmarks.peers.equal import check_pages
from benchmarks.peers.generators import GENERATORS
from benchmarks.peers.results import Case, Results
from benchmarks.peers.tools import OURS, Tool, our_tool, peer_tool
from benchmarks.processes import Run, measure

Measured = TypeVar("Measured")


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for. No tool is run again where it would not end within `minutes`; each is run once."""

    peers: Collection[str]
    states: Sequence[str]
    times: int
    minutes: float
    jobs: int | None
    ours: bool = True
    parts: bool = True


def in_turn(
    tasks: Sequence[Callable[[], Measured]], times: int, minutes: float, clock: Callable[[], float] = time.monotonic
) -> list[list[Measured]]:
    """Do every task once, then all again in turn, up to `times` times each, as long as the minutes allow."""
    end = clock() + minutes * 60
    found: list[list[Measured]] = [[] for _ in tasks]
    lasted = [0.0 for _ in tasks]
    for number in range(times):
        for at, task in enumerate(tasks):
            begun = clock()
            if number == 0 or begun + lasted[at] <= end:
                found[at].append(task())
                lasted[at] = clock() - begun
    return found


def measure_sites(plan: Plan, size: int, folder: Path, results: Results) -> None:
    """All tools on one archive.

    Raises:
        DifferentError: A tool's pages are not what the content says.
        FailedError: A tool failed.
    """
    tell(f"{size} bulletins")
    archive, own = folder / "archive", folder / OURS
    write_archive(archive, size)
    content = read_content(archive)
    own.mkdir()
    tools = [our_tool(archive, own, plan.jobs)] if plan.ours else []
    tools += [peer_tool(GENERATORS[name], content, folder / name) for name in GENERATORS if name in plan.peers]
    held: dict[str, int] = {}
    tasks = [partial(_build, tool, plan.states, content, held) for tool in tools]
    for tool, runs in zip(tools, in_turn(tasks, plan.times, plan.minutes), strict=True):
        for state in plan.states:
            case = Case(tool.name, size, held[tool.name], state)
            results.runs[case] = [run[state] for run in runs]
    if not (plan.ours and plan.parts):
        return
    tell(f"{size} bulletins: our own pages alone")
    measure((sys.executable, "-m", "benchmarks.peers.own_work", "pages", str(archive), str(folder)), ROOT)
    results.parts[size] = json.loads(folder.joinpath("seconds.txt").read_text("utf-8"))


def _build(tool: Tool, states: Sequence[str], content: Content, held: dict[str, int]) -> dict[str, Run]:
    runs = {}
    for state in states:
        run = runs[state] = tool.run(state)
        tell(f"  {tool.name}, {state}: {run.wall:.1f} s, CPU {run.cpu:.1f} s, {run.megabytes:.0f} MB")
        if tool.name not in held:
            ours = tool.name == OURS
            check_pages(content, tool.output, lists=not ours)
            held[tool.name] = sum(1 for _ in tool.output.rglob("*.html")) if ours else content.page_count
    return runs


def measure_prints(plan: Plan, bulletins: int, folder: Path, results: Results) -> None:
    """All engines on one small archive.

    Raises:
        DifferentError: A document is not what the content says.
        FailedError: An engine failed.
    """
    tell(f"PDFs of {bulletins} bulletins")
    archive = folder / "archive"
    write_archive(archive, bulletins)
    content = read_content(archive)
    engines = engines_for(plan.peers, content, archive, folder)
    held: set[str] = set()
    tasks = [partial(_print, engine, content, held) for engine in engines]
    for engine, runs in zip(engines, in_turn(tasks, plan.times, plan.minutes), strict=True):
        results.printed.append(printed(engine, runs))


def _print(engine: Engine, content: Content, held: set[str]) -> tuple[Run, tuple[float, ...]]:
    found = print_all(engine)
    tell(f"  {engine.name}: {found[0].wall:.1f} s")
    if engine.name not in held:
        check_documents(content, engine.folder)
        held.add(engine.name)
    return found


def tell(line: str) -> None:
    """Say how far it is: a run takes minutes."""
    print(line, file=sys.stderr, flush=True)
