"""The room's front: everything that a checked site is published as, in jobs of which each names its inputs."""

from collections import ChainMap
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from functools import partial
from typing import TypeVar

from bulletin.artefact import Readable
from bulletin.i18n.locale import load_locale
from bulletin.jobs import Draft, Job, Kept, Run
from bulletin.model.bulletin import Bulletin
from bulletin.problems import Location, Problem, RefusedError
from bulletin.record import record
from bulletin.render.addresses import bulletin_picture_file, page_file
from bulletin.render.assets import render_assets
from bulletin.render.calendar_file import render_calendar
from bulletin.render.compare_data import compare_jobs
from bulletin.render.data import data_jobs, describing_jobs, joining_jobs, piece_jobs
from bulletin.render.edition import Edition
from bulletin.render.environment import make_environments
from bulletin.render.feeds import feed_jobs
from bulletin.render.inputs import Origins
from bulletin.render.maps.drawn import draw_maps
from bulletin.render.maps.map_file import render_maps
from bulletin.render.pages import page_jobs
from bulletin.render.print_choice import print_files, yearbook_files
from bulletin.render.printed.tasks import press_tasks, print_jobs, yearbook_jobs
from bulletin.render.prints import warm_up
from bulletin.render.search.files import search_jobs
from bulletin.render.share.pictures import picture_jobs
from bulletin.render.sitemap import render_robots, render_sitemap
from bulletin.render.standing_alone import render_chooser, render_not_found
from bulletin.render.words import WordRenderer
from bulletin.settings import Settings
from bulletin.site.site import CheckedSite, Page

Value = TypeVar("Value")

# So many documents that were never set are worth loading typefaces for before processes are forked.
_WORTH_WARMING = 8


@record(frozen=True, slots=True)
class _Chosen:
    """What `--only` and `--no-pdf` leave of the pages, the pictures and the print editions.

    Yearbooks are of the whole site, and so made with it alone.
    """

    pages: tuple[Page, ...]
    pictured: tuple[Bulletin, ...]
    printed: tuple[Bulletin, ...]
    yearbooks: bool


def render(checked: CheckedSite, settings: Settings, run: Run, origins: Origins) -> Iterator[Kept]:
    """All files: assets, pages, print editions, data. Made are those whose inputs, told by `origins`, differ.

    Raises:
        RefusedError: No page fits `--only`.
        MachineError: A process died twice of one job, or the disk is full.
    """
    chosen = _choose(checked, settings)
    editions = make_editions(checked, settings)
    data: dict[str, Readable] = {}
    for kept in run.do(list(data_jobs(checked, editions, origins))):
        data[kept.path] = kept
        yield kept
    editions = with_files(editions, data)
    pieces: dict[str, Readable] = {
        kept.path: kept for kept in run.do(list(piece_jobs(checked, editions, data, origins)))
    }
    known = ChainMap(data, pieces)
    for kept in run.do(list(joining_jobs(checked, known, origins))):
        data[kept.path] = kept
        yield kept
    for kept in run.do(list(describing_jobs(checked, editions, known, origins))):
        data[kept.path] = kept
        yield kept
    prints = list(_print_jobs(editions, chosen, settings, origins))
    if run.unknown(prints) > _WORTH_WARMING:
        for task in press_tasks(settings):
            warm_up(task)
    # The longest first, so that no process waits for one at the end.
    yield from run.do([*prints, *_jobs(editions, chosen, settings, origins)])


def _jobs(editions: Sequence[Edition], chosen: _Chosen, settings: Settings, origins: Origins) -> Iterator[Job]:
    """All files but prints and data."""
    first = editions[0]
    names = {language.code: language.name for language in first.site.info.languages}
    assets = partial(render_assets, settings.templates, settings.cache, names)
    for edition in editions:
        name = edition.language
        yield from search_jobs(edition, origins)
        yield from page_jobs(chosen.pages, edition, origins)
        yield Job(f"{name}/calendar", origins.of_figures, partial(render_calendar, edition))
        yield from compare_jobs(edition, origins)
        yield from feed_jobs(edition, origins)
        maps = partial(render_maps, edition, settings.templates, settings.cache)
        yield Job(f"{name}/maps", origins.of_figures, maps)
    yield from picture_jobs(editions, chosen.pictured, settings, origins)
    yield Job("assets", origins.common, assets)
    yield Job("index.html", origins.common, lambda: [render_chooser(editions)])
    yield Job("404.html", origins.common, lambda: [render_not_found(editions, settings.templates, settings.cache)])
    yield Job("sitemap.xml", origins.of_figures, partial(render_sitemap, first))
    yield Job("robots.txt", origins.of_figures, lambda: [render_robots(first)])


def portable_jobs(checked: CheckedSite, settings: Settings) -> Mapping[str, Job]:
    """The jobs that another machine can do, by their names: all that is of one bulletin."""
    chosen, origins = _choose(checked, settings), Origins(checked, settings)
    editions, data = _alone(checked, make_editions(checked, settings), origins)
    jobs = (*data, *_print_jobs(editions, chosen, settings, origins), *_jobs(editions, chosen, settings, origins))
    return {job.name: job for job in jobs if job.portable}


def jobs_of_bulletins(
    checked: CheckedSite,
    bulletins: Sequence[Bulletin],
    editions: Sequence[Edition],
    settings: Settings,
    origins: Origins,
) -> Iterator[Job]:
    """The pages, pictures and prints of these bulletins: what a build makes of them but for their data."""
    wanted = {one.key for one in bulletins}
    pages = [page for page in checked.site.pages if isinstance(page.subject, Bulletin) and page.subject.key in wanted]
    editions = _alone(checked, editions, origins)[0]
    if settings.pdf:
        yield from print_jobs(editions, bulletins, settings, origins)
    for edition in editions:
        yield from page_jobs(pages, edition, origins)
    yield from picture_jobs(editions, bulletins, settings, origins)


def editions_alone(checked: CheckedSite, settings: Settings) -> tuple[Edition, ...]:
    """Editions to set prints with where no data file was made: those that a print carries are made when it asks."""
    return _alone(checked, make_editions(checked, settings), Origins(checked, settings))[0]


def _alone(
    checked: CheckedSite, editions: Sequence[Edition], origins: Origins
) -> tuple[tuple[Edition, ...], tuple[Job, ...]]:
    data = tuple(job for job in data_jobs(checked, editions, origins) if job.portable)
    made = _MadeWhenAsked({job.name: job for job in data})
    return tuple(replace(edition, data=made) for edition in editions), data


class _MadeWhenAsked(Mapping[str, bytes]):
    """The data files of bulletins, each made when it is asked for: a print carries those of its bulletin."""

    def __init__(self, jobs: Mapping[str, Job]) -> None:
        self._jobs = jobs

    def __getitem__(self, path: str) -> bytes:
        job = self._jobs[path.removesuffix(".json") + ".csv" if path.endswith(".json") else path]
        made = job.make()
        if isinstance(made, Draft):
            raise TypeError(path)
        return next(one.content for one in made if one.path == path)

    def __iter__(self) -> Iterator[str]:
        return iter(self._jobs)

    def __len__(self) -> int:
        return len(self._jobs)


def _print_jobs(editions: Sequence[Edition], chosen: _Chosen, settings: Settings, origins: Origins) -> Iterator[Job]:
    if chosen.yearbooks:
        yield from yearbook_jobs(editions, settings, origins)
    yield from print_jobs(editions, chosen.printed, settings, origins)


def make_editions(checked: CheckedSite, settings: Settings) -> tuple[Edition, ...]:
    """One edition for each language, the first language first."""
    folder = settings.templates / "locales"
    locales = {
        language.code: load_locale(language.code, folder, strict=language.status == "required")
        for language in checked.site.info.languages
    }
    environments = make_environments(settings.templates, locales, settings.cache)
    maps = draw_maps(checked.site.places, settings.libraries, settings.cache)
    (first, *others) = locales
    edition = Edition.of(checked, locales[first], environments[first], settings.base_url, maps)
    # What was gathered is the same in all languages.
    return (
        edition,
        *(
            replace(edition, locale=locales[code], environment=environments[code], words=WordRenderer())
            for code in others
        ),
    )


class _Told(Mapping[str, Value]):
    """Something of each file by its path, found when it is asked for. What is added to the files is there too."""

    def __init__(self, files: Mapping[str, Readable], tell: Callable[[Readable], Value]) -> None:
        self._files, self._tell = files, tell

    def __getitem__(self, path: str) -> Value:
        return self._tell(self._files[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def with_files(editions: tuple[Edition, ...], files: Mapping[str, Readable]) -> tuple[Edition, ...]:
    """The editions, knowing the data files, whose sizes and examples pages show."""
    contents, sizes = _Told(files, lambda file: file.content), _Told(files, lambda file: file.size)
    return tuple(replace(edition, data=contents, sizes=sizes) for edition in editions)


def left_out(checked: CheckedSite, settings: Settings) -> frozenset[str]:
    """The files that a partial run does without, and that the pages it makes may still link to."""
    chosen = _choose(checked, settings)
    made = {page.path for page in chosen.pages}
    pictured = {bulletin.key for bulletin in chosen.pictured}
    printed = {bulletin.key for bulletin in chosen.printed}
    files: set[str] = set()
    for language in checked.site.info.languages:
        files |= {page_file(language.code, page.path) for page in checked.site.pages if page.path not in made}
        files |= {
            bulletin_picture_file(language.code, one) for one in checked.site.bulletins if one.key not in pictured
        }
    if not chosen.yearbooks:
        files.update(yearbook_files(checked.site))
    for bulletin in checked.site.bulletins:
        if bulletin.key not in printed:
            files.update(print_files(bulletin, checked.site.info))
    return frozenset(files)


def _choose(checked: CheckedSite, settings: Settings) -> _Chosen:
    pages = tuple(page for page in checked.site.pages if _wanted(page, settings.only))
    if not pages:
        raise RefusedError(Problem(code="only-nothing", where=Location("--only"), values={"glob": settings.only or ""}))
    bulletins = tuple(page.subject for page in pages if isinstance(page.subject, Bulletin))
    return _Chosen(pages, bulletins, bulletins if settings.pdf else (), settings.pdf and settings.only is None)


def _wanted(page: Page, only: str | None) -> bool:
    """Whether a page's path fits the glob: "tra-vinh/*", "indicators", "" for the home page."""
    return only is None or fnmatchcase(page.path.rstrip("/"), only.rstrip("/"))
