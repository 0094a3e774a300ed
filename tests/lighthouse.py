"""Lets Lighthouse judge each kind of page, as phones see it, and prints its four scores: `make lighthouse`.

A nightly command, not a test: its scores depend on the machine. A page below 95 is judged again, and the median of its
runs counts. Fails where one is below 95; `docs/lighthouse.md` keeps what was found.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from bulletin.cli import PUBLISHED, main
from tests.browser.conftest import hosted
from tests.conftest import PROGRAMS, SWITCHES

LIGHTHOUSE = Path(__file__).parent / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
# Each kind of page, the longest of its kind where they differ.
KINDS = (
    *("", "places/", "tra-vinh/", "vinh-long-2025/", "tra-vinh/2020/", "tien-giang/2023-h1/", "indicators/"),
    *("indicators/dti_rank/", "domains/digital_government/", "periods/", "periods/2023/", "compare/"),
    *("compare/?i=dti_rank", "search/", "search/?q=dti", "data/", "data/api/", "quality/", "about/", "methods/"),
    "styleguide/",
)
LANGUAGES = ("vi", "en", "km")
# The pages above the languages: the one that asks for one, and the one for lost addresses.
ABOVE = ("index.html", "404.html")
PATHS = (*(f"{language}/{kind}" for language in LANGUAGES for kind in KINDS), *ABOVE)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95
RUNS = 5


def scores(address: str, folder: Path) -> dict[str, int]:
    """The four scores of one page, of 100."""
    report = folder / "report.json"
    browser = next(found for name in PROGRAMS if (found := shutil.which(name)))
    flags = " ".join(("--headless=new", *SWITCHES))
    command = [
        str(LIGHTHOUSE),
        address,
        "--quiet",
        "--output=json",
        f"--output-path={report}",
        f"--chrome-flags={flags}",
    ]
    subprocess.run(command, check=True, env={**os.environ, "CHROME_PATH": browser})
    found = json.loads(report.read_text("utf-8"))["categories"]
    return {name: round(100 * found[name]["score"]) for name in CATEGORIES}


def judge(address: str, path: str, folder: Path) -> tuple[list[int], int]:
    """The median scores of a page, and in how many runs they were found."""
    found: list[list[int]] = []
    medians: list[int] = []
    while len(found) < RUNS:
        found.append(list(scores(address + path, folder).values()))
        medians = [round(statistics.median_low(own)) for own in zip(*found, strict=True)]
        # One run may have had the machine to itself by luck, but not two of three.
        if len(found) % 2 and not below(medians, path):
            break
    return medians, len(found)


def below(judged: list[int], path: str) -> int:
    """How many scores are too low.

    Pages of a draft language, the style guide and that of lost addresses ask search engines not to list them, for which
    Lighthouse takes points.
    """
    unlisted = path.startswith("km/") or path.endswith(("styleguide/", "404.html"))
    return sum(score < LEAST for score in judged[: 3 if unlisted else 4])


def run() -> int:
    """Judge every page of `PATHS`; how many scores lie below `LEAST`."""
    low = 0
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "output"
        with hosted(site) as address:
            if main(["build", "--no-pdf", "--output", str(site), "--base-url", address]) != PUBLISHED:
                return 1
            print(f"| page | {' | '.join(CATEGORIES)} | runs |\n| --- |{' ---: |' * 5}")
            for path in PATHS:
                judged, runs = judge(address, path, Path(temporary))
                low += below(judged, path)
                print(f"| `{path}` | {' | '.join(map(str, judged))} | {runs} |", flush=True)
    return low


if __name__ == "__main__":
    sys.exit(min(run(), 1))
