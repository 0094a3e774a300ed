"""Prints each `.html` of a folder with one page of headless Chromium, as `python -m … FOLDER`.

The CPU seconds of each document go to `FOLDER/seconds.txt`, those of all the browser's processes together. What drives
the browser is not counted. They are read from /proc: Linux alone tells what a process that still runs has used.
"""

import json
import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SWITCHES = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]
_TICKS = os.sysconf("SC_CLK_TCK")


def main() -> int:
    """Write a PDF beside each file, tagged."""
    folder = Path(sys.argv[1])
    seconds = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        page = browser.new_page()
        used = 0.0
        for file in sorted(folder.glob("*.html")):
            page.goto(file.resolve().as_uri())
            page.pdf(path=file.with_suffix(".pdf"), prefer_css_page_size=True, print_background=True, tagged=True)
            now = _browser_seconds(os.getpid())
            seconds.append(now - used)
            used = now
        browser.close()
    folder.joinpath("seconds.txt").write_text(json.dumps(seconds), "utf-8")
    return 0


def chromium() -> str:
    """The browser of this machine."""
    return next(filter(None, map(shutil.which, PROGRAMS)))


def _browser_seconds(root: int) -> float:
    """The CPU time of the processes below `root` that belong to a browser, and of those that they waited for."""
    parents: dict[int, int] = {}
    ticks: dict[int, int] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            name, _, rest = folder.joinpath("stat").read_text().partition("(")[2].rpartition(") ")
        except OSError:  # it has just ended
            continue
        fields = rest.split()
        parents[int(folder.name)] = int(fields[1])
        if name.startswith("chrom"):
            ticks[int(folder.name)] = sum(map(int, fields[11:15]))
    return sum(own for process, own in ticks.items() if _below(process, root, parents)) / _TICKS


def _below(process: int, root: int, parents: dict[int, int]) -> bool:
    while process not in (0, root):
        process = parents.get(process, 0)
    return process == root


if __name__ == "__main__":
    sys.exit(main())
