"""Lets Lighthouse judge each kind of page, as phones see it, and prints its four scores: `make lighthouse`.

A nightly command, not a test: its scores depend on the machine. Fails where one is below 95.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from bulletin.cli import PUBLISHED, main
from tests.browser.conftest import hosted
from tests.conftest import PROGRAMS, SWITCHES

LIGHTHOUSE = Path(__file__).parent / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
PATHS = (
    *(
        "vi/",
        "vi/tra-vinh/",
        "vi/tra-vinh/2020/",
        "en/tien-giang/2023-h1/",
        "vi/indicators/",
        "vi/indicators/dti_rank/",
    ),
    *("en/domains/post/", "vi/periods/2023/", "vi/places/", "en/compare/?i=dti_rank"),
    *("vi/search/?q=buu+chinh", "vi/quality/", "en/data/", "en/data/api/", "vi/methods/", "km/tra-vinh/2020/"),
)
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95


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


def run() -> int:
    """Judge every page of `PATHS`; how many scores lie below `LEAST`."""
    low = 0
    with tempfile.TemporaryDirectory() as temporary:
        site = Path(temporary) / "output"
        with hosted(site) as address:
            if main(["build", "--no-pdf", "--output", str(site), "--base-url", address]) != PUBLISHED:
                return 1
            print(f"{'':32}" + "".join(f"{name:>16}" for name in CATEGORIES))
            for path in PATHS:
                judged = scores(address + path, Path(temporary))
                # Pages of a draft language ask search engines not to list them, for which Lighthouse takes points.
                low += sum(score < LEAST for name, score in judged.items() if not (name == "seo" and path[:2] == "km"))
                print(f"{path:32}" + "".join(f"{score:16}" for score in judged.values()), flush=True)
    return low


if __name__ == "__main__":
    sys.exit(min(run(), 1))
