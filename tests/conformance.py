"""Holds every PDF of a built site against PDF/A-3a and PDF/UA-1. Run it as `python -m tests.conformance output`."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.render.conformance.verapdf import validate


def main(arguments: Sequence[str]) -> int:
    """Print each file that fails, with the clauses; then how many there are. 0 where none fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=Path("output"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args(arguments)
    files = sorted(options.folder.rglob("*.pdf"))
    if not files:
        print(f"no PDF in {options.folder}")
        return 2
    told = validate(files, options.jobs)
    failed = {edition: clauses for edition, clauses in told.items() if clauses != "ok"}
    for (file, standard), clauses in sorted(failed.items()):
        print(f"{file}: {standard}: {clauses}")
    wrong = len({file for file, _ in failed})
    print(
        f"PDF files: {len(files)}; held against PDF/A-3a and PDF/UA-1: {len(told)} verdicts; files that fail: {wrong}"
    )
    return 0 if len(told) == 2 * len(files) and not failed else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
