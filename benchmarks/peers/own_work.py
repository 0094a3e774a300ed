"""Times parts of our own build in one process: `python -m benchmarks.peers.own_work pages|prints ARCHIVE FOLDER`.

`pages` renders the kinds of page that peers have, and nothing else; `prints` sets each bulletin's own print edition,
tagged and archivable, into FOLDER. CPU seconds go to `FOLDER/seconds.txt` as JSON: by kind of page with their number,
or of each document.
"""

import json
import sys
import time
from pathlib import Path

from benchmarks.peers.content import checked_archive, settings_of
from bulletin.jobs import Draft
from bulletin.render import portable_jobs
from bulletin.render.addresses import pdf_file
from bulletin.render.pages import render_page
from bulletin.render.whole import make_editions
from bulletin.site.site import PageKind

KINDS = (
    *(PageKind.HOME, PageKind.PLACE, PageKind.PLACE_YEAR, PageKind.BULLETIN),
    *(PageKind.INDICATOR, PageKind.INDICATOR_YEAR),
)


def pages(archive: Path) -> dict[str, tuple[int, float]]:
    """How many pages of each kind there are, and what they cost."""
    editions = make_editions(checked_archive(archive), settings_of(archive))
    found = {}
    for kind in KINDS:
        count, begun = 0, time.process_time()
        for edition in editions:
            for page in edition.site.pages:
                if page.kind is kind:
                    render_page(page, edition)
                    count += 1
        if count:
            found[str(kind)] = count, time.process_time() - begun
    return found


def prints(archive: Path, folder: Path) -> list[float]:
    """What each document costs, its HTML included; the first one with what is warmed up for all."""
    checked, settings = checked_archive(archive), settings_of(archive)
    jobs = portable_jobs(checked, settings)
    codes = [language.code for language in checked.site.info.languages]
    seconds, begun = [], time.process_time()
    for path in (pdf_file(code, bulletin) for bulletin in checked.site.bulletins for code in codes):
        made = jobs[path].make()
        if not isinstance(made, Draft):
            raise TypeError(path)
        artefact = made.make()
        seconds.append(time.process_time() - begun)
        folder.joinpath(Path(artefact.path).name).write_bytes(artefact.content)
        begun = time.process_time()
    return seconds


def main() -> int:
    """Measure as the command line says."""
    what, archive, folder = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    seconds = pages(archive) if what == "pages" else prints(archive, folder)
    folder.joinpath("seconds.txt").write_text(json.dumps(seconds), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
