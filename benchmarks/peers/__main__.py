"""Measures our build and those of peers on the same bulletins: `python -m benchmarks.peers --bulletins 500`.

For each size every tool builds the site, one after the other, and its first output is held against the content: a
peer that lacks something ends the run. Then they build again in turn, so that a machine that slows down meets all
alike, until each has run often enough or the minutes are over. Printed are medians of whole processes. PDFs are
measured on an archive of their own, document by document.
"""

import argparse
import json
import os
import platform
import re
import sys
import tempfile
from collections.abc import Collection, Iterator
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.peers.engines import ENGINES, engine_version
from benchmarks.peers.equal import DifferentError
from benchmarks.peers.generators import GENERATORS
from benchmarks.peers.measuring import Plan, measure_prints, measure_sites
from benchmarks.peers.results import Results, as_json, lines, parts_table, prints_table, sites_table
from benchmarks.peers.tools import ANEW, OURS, STATES
from benchmarks.processes import FailedError, output_of

_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)+")


def machine(peers: Collection[str]) -> dict[str, object]:
    """Where and with what all this was measured."""
    cpu = Path("/proc/cpuinfo")
    models = re.findall(r"^model name\s*: (.*)$", cpu.read_text("utf-8") if cpu.exists() else "", re.MULTILINE)
    told = {name: output_of((*one.program, one.version)) for name, one in GENERATORS.items() if name in peers}
    told |= {name: engine_version(name) for name in ENGINES if name in peers}
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
        "python": platform.python_version(),
        "system": platform.system(),
        "processors": os.cpu_count(),
        "processor": models[0] if models else platform.processor(),
        "versions": {name: found[0] if (found := _VERSION.search(text)) else text for name, text in told.items()},
    }


def report(results: Results) -> Iterator[str]:
    """All tables."""
    if results.runs:
        yield from sites_table(lines(results.runs, OURS))
    if results.parts:
        yield from ("", "Our own pages, rendering alone:", "", *parts_table(results.parts))
    if results.printed:
        yield from ("", "PDFs, one process:", "", *prints_table(results.printed, OURS))


def main() -> int:
    """Measure as the command line says, print the tables, and write them and all runs where asked to."""
    arguments = argparse.ArgumentParser(
        prog="benchmarks.peers", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    known = (*GENERATORS, *ENGINES)
    arguments.add_argument("--bulletins", type=int, nargs="*", default=[500], metavar="N", help="sizes of archives")
    arguments.add_argument(
        "--peers", nargs="*", default=list(known), choices=known, metavar="NAME", help=" ".join(known)
    )
    arguments.add_argument("--no-ours", action="store_true", help="measure the peers' sites alone")
    arguments.add_argument("--no-parts", action="store_true", help="do not measure our own pages alone as well")
    arguments.add_argument("--states", nargs="+", default=[ANEW], choices=STATES, help="what was built before")
    arguments.add_argument("--times", type=int, default=3, metavar="N", help="runs of each, at most")
    arguments.add_argument("--minutes", type=float, default=5, help="for each size; nothing is repeated later")
    arguments.add_argument("--prints", type=int, default=6, metavar="N", help="bulletins to be set as PDFs; 0 for none")
    arguments.add_argument("--jobs", type=int, metavar="N", help="processes of our build")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="write all runs and medians there")
    arguments.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there")
    chosen = arguments.parse_args()
    states = [state for state in STATES if state in chosen.states]
    ours, parts = not chosen.no_ours, not chosen.no_parts
    plan = Plan(chosen.peers, states, chosen.times, chosen.minutes, chosen.jobs, ours, parts)
    results = Results(machine(chosen.peers))
    try:
        for size in sorted(set(chosen.bulletins)):
            with tempfile.TemporaryDirectory() as folder:
                measure_sites(plan, size, Path(folder), results)
        if chosen.prints:
            with tempfile.TemporaryDirectory() as folder:
                measure_prints(plan, chosen.prints, Path(folder), results)
    except (DifferentError, FailedError) as error:
        sys.exit(str(error))
    whole = "".join(f"{line}\n" for line in report(results))
    print(whole, end="")
    if chosen.markdown:
        chosen.markdown.write_text(whole, "utf-8")
    if chosen.json:
        chosen.json.write_text(json.dumps(as_json(results, OURS), indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
