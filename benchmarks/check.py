"""Times `build.py check` on synthetic archives as whole processes: `python -m benchmarks.check`.

For each size it is run several times anew (nothing kept), again (nothing changed) and with one file edited, the sizes
in turn, so that a machine that slows down meets all alike. Printed are medians; growth tells how much more each
bulletin costs than at the size before: 1.00 is linear.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.archive import write_archive
from benchmarks.processes import Run, measure

STATES = ("anew", "again", "edited")
ROOT = Path(__file__).resolve().parent.parent
SIZES = (500, 2_000, 5_000)


@dataclass(frozen=True, slots=True)
class Line:
    """The medians of all runs on one archive, in one state of the cache."""

    bulletins: int
    state: str
    wall: float
    cpu: float
    megabytes: float
    milliseconds_each: float
    growth: float | None


def all_runs(sizes: Sequence[int], times: int, options: Sequence[str]) -> dict[tuple[int, str], list[Run]]:
    """Every size and state in turn, on a copy of the program that has a cache of its own."""
    runs: dict[tuple[int, str], list[Run]] = {(size, state): [] for state in STATES for size in sizes}
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "program")
        for name in ("bulletin", "templates"):
            shutil.copytree(ROOT / name, program / name)
        shutil.copy(ROOT / "build.py", program)
        archives = {size: Path(folder, f"{size}") for size in sizes}
        for size, archive in archives.items():
            write_archive(archive, size)
        for _ in range(times):
            for size, archive in archives.items():
                shutil.rmtree(program / ".cache", ignore_errors=True)
                for state in STATES:
                    if state == "edited":
                        first = min(archive.glob("bulletins/*/*.md"))
                        first.write_text(first.read_text("utf-8") + "\n", "utf-8")
                    command = [sys.executable, "build.py", "check", "--content", str(archive), *options]
                    runs[size, state].append(measure(command, program))
    return runs


def lines(runs: dict[tuple[int, str], list[Run]]) -> Iterator[Line]:
    """The medians, each size held against the one before in the same state."""
    before: dict[str, float] = {}
    for (size, state), own in runs.items():
        cpu = statistics.median(run.cpu for run in own)
        each = cpu / size * 1000
        yield Line(
            bulletins=size,
            state=state,
            wall=statistics.median(run.wall for run in own),
            cpu=cpu,
            megabytes=statistics.median(run.megabytes for run in own),
            milliseconds_each=each,
            growth=each / before[state] if state in before else None,
        )
        before[state] = each


def table(found: Iterable[Line]) -> Iterator[str]:
    """The lines as Markdown."""
    yield "| bulletins | | wall s | CPU s | peak MB | CPU ms each | growth |"
    yield "| ---: | --- | ---: | ---: | ---: | ---: | ---: |"
    for line in found:
        growth = f"{line.growth:.2f}" if line.growth else ""
        yield (
            f"| {line.bulletins:,} | {line.state} | {line.wall:.2f} | {line.cpu:.2f} | {line.megabytes:.0f} "
            f"| {line.milliseconds_each:.2f} | {growth} |"
        )


def main() -> int:
    """Measure as the command line says, print a table, and write JSON where asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bulletins", type=int, nargs="+", default=SIZES, metavar="N", help="sizes of archives")
    arguments.add_argument("--times", type=int, default=3, metavar="N", help="runs of each")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="write all runs and medians there")
    arguments.add_argument("--jobs", type=int, metavar="N", help="processes, as for check")
    chosen = arguments.parse_args()
    options = ["--jobs", str(chosen.jobs)] if chosen.jobs else []
    sizes = tuple(sorted(set(chosen.bulletins)))
    runs = all_runs(sizes, chosen.times, options)
    found = tuple(lines(runs))
    for line in table(found):
        print(line)
    if chosen.json:
        machine = {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count()}
        every = [
            {"bulletins": size, "state": state, "runs": [asdict(run) for run in own]}
            for (size, state), own in runs.items()
        ]
        whole = {"machine": machine, "medians": [asdict(line) for line in found], "runs": every}
        chosen.json.write_text(json.dumps(whole, indent=2) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
