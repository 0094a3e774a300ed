"""Times print editions against WeasyPrint as one would use it first: `python -m benchmarks.pdf`.

Of each edition the longest document of `content/` is set in turn by our press (tagged, PDF/A-3a and PDF/UA-1, with
attachments), and twice naively: plain PDF, typefaces and style sheet read anew for each document, once with the same
TrueType files, once with the WOFF2 files that browsers get. All is warm, in one process; given are medians of
processor time. A ratio below 1 says that our press takes less than the naive way with TrueType.
"""

import argparse
import json
import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from bulletin.model.moment import VIETNAM
from bulletin.parts import check_content
from bulletin.render.assets import print_style
from bulletin.render.fonts import FACES, REPORT_FACES, Format, font_faces, font_file
from bulletin.render.pdf import Press, make_press, print_pdf
from bulletin.render.printed.tasks import print_tasks, yearbook_tasks
from bulletin.render.prints import Task
from bulletin.render.whole import editions_alone
from bulletin.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
WAYS = ("press", "TrueType", "WOFF2")


@dataclass(frozen=True, slots=True)
class Line:
    """One document: medians in milliseconds a page, by way; `spread` is the range of our press."""

    edition: str
    document: str
    pages: int
    milliseconds: dict[str, float]
    spread: tuple[float, float]

    @property
    def ratio(self) -> float:
        """Our press over the naive way with TrueType."""
        return self.milliseconds["press"] / self.milliseconds["TrueType"]


def of_each_edition(worth: Callable[[Task], int] = lambda task: len(task.html)) -> Iterator[tuple[str, Task]]:
    """Of each edition, and of bulletins of each language, the document of most `worth`: the longest."""
    settings = Settings(
        content=ROOT / "content",
        output=ROOT / "output",
        templates=ROOT / "templates",
        cache=ROOT / ".cache",
        libraries=ROOT / "node_modules",
        base_url="https://example.org/",
        as_of=datetime.now(VIETNAM),
    )
    checked, _ = check_content(settings, lambda _: None)
    if checked is None:
        raise SystemExit("content/ has errors")
    editions = editions_alone(checked, settings)
    found: dict[str, Task] = {}
    for task in (*print_tasks(editions, checked.site.bulletins, settings), *yearbook_tasks(editions, settings)):
        name = f"{task.style} {task.path[:2]}"
        if name not in found or worth(task) > worth(found[name]):
            found[name] = task
    yield from found.items()


def naive(task: Task, form: Format) -> bytes:
    """Set a document as the engine's own documentation does."""
    faces = REPORT_FACES if task.style == "report" else FACES
    urls = {face: font_file(face, form, task.cache, task.libraries).resolve().as_uri() for face in faces}
    fonts = FontConfiguration()
    sheet = CSS(string=font_faces(urls, form) + print_style(task.templates, task.style), font_config=fonts)
    content: bytes = HTML(string=task.html).write_pdf(stylesheets=[sheet], font_config=fonts)
    return content


def ways(task: Task, press: Press) -> dict[str, Callable[[], bytes]]:
    """What is compared."""
    return {
        "press": lambda: print_pdf(task.html, task.path, press, task.enclosures),
        "TrueType": lambda: naive(task, "ttf"),
        "WOFF2": lambda: naive(task, "woff2"),
    }


def measure(times: int, editions: Sequence[str]) -> Iterator[Line]:
    """Every document in every way in turn, after one run of each that is not counted."""
    presses: dict[str, Press] = {}
    for name, task in of_each_edition():
        if editions and name not in editions:
            continue
        if task.style not in presses:
            presses[task.style] = make_press(task.templates, task.cache, task.style, task.libraries)
        runs: dict[str, list[float]] = {way: [] for way in WAYS}
        pages = 0
        for number in range(times + 1):
            for way, run in ways(task, presses[task.style]).items():
                begun = time.process_time()
                content = run()
                if number:
                    runs[way].append((time.process_time() - begun) * 1000)
                elif way == "press":
                    pages = len(PdfReader(BytesIO(content)).pages)
        medians = {way: statistics.median(own) / pages for way, own in runs.items()}
        ours = [one / pages for one in runs["press"]]
        yield Line(name, task.path, pages, medians, (min(ours), max(ours)))


def main() -> None:
    """Measure as the command line says, print a table, and write JSON where asked to."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--times", type=int, default=5, metavar="N", help="runs of each")
    arguments.add_argument("--editions", nargs="+", default=(), metavar="NAME", help="only these: 'report vi'")
    arguments.add_argument("--json", type=Path, metavar="FILE", help="write all medians there")
    chosen = arguments.parse_args()
    print("| edition | pages | press ms/page | naive TrueType | naive WOFF2 | ratio |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    found = []
    for line in measure(chosen.times, chosen.editions):
        found.append(line)
        numbers = " | ".join(f"{line.milliseconds[way]:.0f}" for way in WAYS)
        print(f"| {line.edition} | {line.pages} | {numbers} | {line.ratio:.2f} |", flush=True)
    if chosen.json:
        machine = {"python": platform.python_version(), "system": platform.platform(), "processors": os.cpu_count()}
        lines = [{**asdict(line), "ratio": line.ratio} for line in found]
        chosen.json.write_text(json.dumps({"machine": machine, "documents": lines}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
