"""The pages of the real content, rendered once, and a way to render a figure of the smallest site."""

import re
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from html import unescape
from pathlib import Path

import pytest

from bulletin.artefact import Artefact, Made, Readable
from bulletin.checks.check import check
from bulletin.jobs import Draft, Job, Run, crew_here
from bulletin.render.addresses import page_file
from bulletin.render.data import data_jobs, describing_jobs, joining_jobs, piece_jobs
from bulletin.render.edition import Edition
from bulletin.render.inputs import Origins
from bulletin.render.pages import render_page
from bulletin.render.prints import Task, set_print, warm_up
from bulletin.render.whole import make_editions, with_files
from bulletin.settings import Settings
from bulletin.site.assemble import assemble
from bulletin.site.site import CheckedSite
from bulletin.sources.content import read_content
from bulletin.validate.content import validate
from bulletin.workers import spread

ROOT = Path(__file__).resolve().parents[2]
SMALLEST = ROOT / "tests" / "sites" / "smallest" / "content"
TEMPLATES = ROOT / "templates"
# The cut typefaces are worth keeping between runs.
CACHE = ROOT / ".cache"
LIBRARIES = ROOT / "node_modules"

Pages = Mapping[str, str]
RenderFigures = Callable[..., Pages]


def check_folder(folder: Path) -> CheckedSite:
    """Read, validate, arrange and check a content folder, which must be sound."""
    content, problems = read_content(folder)
    archive, found = validate(content)
    assert archive is not None, problems + found
    checked, wrong = check(assemble(archive))
    assert not problems + found + wrong
    return checked


def settings_for(folder: Path, base_url: str | None = None) -> Settings:
    return Settings(
        content=folder,
        output=folder / "output",
        templates=TEMPLATES,
        cache=CACHE,
        libraries=LIBRARIES,
        base_url=base_url,
        jobs=2,
    )


def run_in(folder: Path) -> Run:
    """A run that knows nothing of what was made before, and keeps what it makes in a folder."""
    return Run(folder / "artefacts", "site", crew_here(1), lambda _: "")


def with_data(editions: tuple[Edition, ...], checked: CheckedSite) -> tuple[tuple[Edition, ...], tuple[Made, ...]]:
    """The editions, knowing the data files, whose sizes and examples pages show; and the files, made here and now."""
    origins = Origins(checked, settings_for(ROOT / "content"))
    files: dict[str, Readable] = {}
    known = with_files(editions, files)
    pieces: dict[str, Readable] = {}
    made: list[Made] = []

    def do(jobs: Iterable[Job]) -> Iterator[Made]:
        for job in jobs:
            done = job.make()
            assert not isinstance(done, Draft)
            yield from done

    for jobs in (
        data_jobs(checked, editions, origins),
        piece_jobs(checked, known, files, origins),
        joining_jobs(checked, ChainMap(files, pieces), origins),
        describing_jobs(checked, known, ChainMap(files, pieces), origins),
    ):
        for artefact in do(jobs):
            if artefact.path.startswith("pieces/"):
                pieces[artefact.path] = artefact
            else:
                files[artefact.path] = artefact
                made.append(artefact)
    return known, tuple(made)


def render_data(checked: CheckedSite, editions: Sequence[Edition]) -> Iterator[Made]:
    """All data files."""
    yield from with_data(tuple(editions), checked)[1]


def render_prints(tasks: Iterable[Task], workers: int) -> Iterator[Artefact]:
    """Set print editions, in their order."""
    by_path = {task.path: task for task in tasks}
    for task in {task.style: task for task in by_path.values()}.values():
        warm_up(task)
    yield from spread(set_print, list(by_path.values()), workers, few=1, name=lambda task: task.path)


class _FilesWhenAsked(Mapping[str, Readable]):
    """All data files of a site, made as soon as one of them is asked for."""

    def __init__(self, checked: CheckedSite, editions: tuple[Edition, ...]) -> None:
        self._checked, self._editions = checked, editions

    @cached_property
    def _files(self) -> Mapping[str, Readable]:
        return {made.path: made for made in with_data(self._editions, self._checked)[1]}

    def __getitem__(self, path: str) -> Readable:
        return self._files[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def with_files_when_asked(editions: tuple[Edition, ...], checked: CheckedSite) -> tuple[Edition, ...]:
    """The editions, knowing the data files, which are made when a page asks for one."""
    return with_files(editions, _FilesWhenAsked(checked, editions))


class _PagesWhenAsked(Mapping[str, str]):
    """All pages of a site, each rendered once, when it is asked for."""

    def __init__(self, checked: CheckedSite, editions: tuple[Edition, ...]) -> None:
        self._of_path = {
            page_file(edition.language, page.path): (page, edition)
            for edition in editions
            for page in checked.site.pages
        }
        self._rendered: dict[str, str] = {}

    def __getitem__(self, path: str) -> str:
        if path not in self._rendered:
            artefact = render_page(*self._of_path[path])
            assert artefact.path == path
            self._rendered[path] = artefact.content.decode()
        return self._rendered[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._of_path)

    def __len__(self) -> int:
        return len(self._of_path)


def render_all_pages(checked: CheckedSite, settings: Settings) -> Pages:
    return _PagesWhenAsked(checked, with_files_when_asked(make_editions(checked, settings), checked))


def text_of(html: str) -> str:
    """The words of some markup, as a reader meets them."""
    html = re.sub(r"<script.*?</script>", " ", html, flags=re.DOTALL)
    # Drawings in print editions hold their own styles, which nobody reads.
    html = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def row_of(html: str, anchor: str) -> str:
    """The words of one figure's row, its permalink left out."""
    found = re.search(rf'<tr id="{re.escape(anchor)}".*?</tr>', html, re.DOTALL)
    assert found, f"no row {anchor}"
    return text_of(re.sub(r'<a class="permalink".*?</a>', "", found[0]))


@pytest.fixture(scope="session")
def real_site() -> CheckedSite:
    """The site of `content/`."""
    return check_folder(ROOT / "content")


@pytest.fixture(scope="session")
def real_editions(real_site: CheckedSite) -> tuple[Edition, ...]:
    """Its editions, Vietnamese first."""
    return with_files_when_asked(make_editions(real_site, settings_for(ROOT / "content")), real_site)


@pytest.fixture(scope="session")
def real_data(real_editions: tuple[Edition, ...]) -> Mapping[str, bytes]:
    """Its data files, by output path."""
    return real_editions[0].data


@pytest.fixture(scope="session")
def real_pages(real_site: CheckedSite, real_editions: tuple[Edition, ...]) -> Pages:
    """Its pages, by output path."""
    return _PagesWhenAsked(real_site, real_editions)


@pytest.fixture
def render_figures(content: Path) -> RenderFigures:
    """A function that gives the smallest site other figures, and renders its pages."""

    def render(figures: str, *, texts: str = "", body: str = "", head: str = "") -> Pages:
        path = content / "bulletins" / "tra-vinh" / "2020.md"
        front, _, _ = path.read_text("utf-8").rpartition("---\n")
        front = front.replace("  digital_certificates: 2.165\n", figures).replace(
            "status: final\n", f"status: final\n{head}"
        )
        path.write_text(f"{front}---\n\n{body}\n", "utf-8")
        english = content / "bulletins" / "tra-vinh" / "2020.en.md"
        front, _, _ = english.read_text("utf-8").rpartition("---\n")
        english.write_text(f"{front}{texts}---\n\n{body}\n", "utf-8")
        return render_all_pages(check_folder(content), settings_for(content))

    return render
