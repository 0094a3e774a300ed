"""The room's front: everything that a checked site is published as."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from bulletin.artefact import Artefact
from bulletin.i18n.locale import load_locale
from bulletin.model.bulletin import Bulletin
from bulletin.problems import Location, Problem, RefusedError
from bulletin.render.addresses import bulletin_picture_file, page_file
from bulletin.render.assets import render_assets
from bulletin.render.calendar_file import render_calendar
from bulletin.render.compare_data import render_compare_data
from bulletin.render.data import render_data
from bulletin.render.edition import Edition
from bulletin.render.environment import make_environments
from bulletin.render.feeds import render_feeds
from bulletin.render.maps.drawn import draw_maps
from bulletin.render.maps.map_file import render_maps
from bulletin.render.pages import render_page
from bulletin.render.print_choice import print_files, yearbook_files
from bulletin.render.printed.tasks import print_tasks, yearbook_tasks
from bulletin.render.prints import Task, render_prints
from bulletin.render.search.files import render_search
from bulletin.render.share.pictures import render_pictures
from bulletin.render.sitemap import render_robots, render_sitemap
from bulletin.render.standing_alone import render_chooser, render_not_found
from bulletin.settings import Settings
from bulletin.site.site import CheckedSite, Page


@dataclass(frozen=True, slots=True)
class _Chosen:
    """What `--only` and `--no-pdf` leave of the pages, the pictures and the print editions.

    Yearbooks are of the whole site, and so made with it alone.
    """

    pages: tuple[Page, ...]
    pictured: tuple[Bulletin, ...]
    printed: tuple[Bulletin, ...]
    yearbooks: bool


def render(checked: CheckedSite, settings: Settings) -> Iterator[Artefact]:
    """All files: assets, pages, print editions, data.

    Raises:
        RefusedError: No page fits `--only`.
    """
    editions, data = with_data(make_editions(checked, settings), checked)
    chosen = _choose(checked, settings)
    names = {language.code: language.name for language in checked.site.info.languages}
    yield from render_assets(settings.templates, settings.cache, names)
    yield render_chooser(editions)
    yield render_not_found(editions, settings.templates)
    for edition in editions:
        for page in chosen.pages:
            yield render_page(page, edition)
        yield from render_calendar(edition)
        yield from render_compare_data(edition)
        yield from render_feeds(edition)
        yield from render_search(edition)
        yield from render_maps(edition, settings.templates, settings.cache)
    yield from render_sitemap(editions[0])
    yield render_robots(editions[0])
    yield from render_pictures(editions, chosen.pictured, settings)
    yield from render_prints(_print_tasks(editions, chosen, settings), settings.jobs)
    yield from data


def _print_tasks(editions: Sequence[Edition], chosen: _Chosen, settings: Settings) -> Iterator[Task]:
    # The longest documents first, so that no process waits for one at the end.
    if chosen.yearbooks:
        yield from yearbook_tasks(editions, settings)
    yield from print_tasks(editions, chosen.printed, settings)


def make_editions(checked: CheckedSite, settings: Settings) -> tuple[Edition, ...]:
    """One edition for each language, the first language first."""
    folder = settings.templates / "locales"
    locales = {
        language.code: load_locale(language.code, folder, strict=language.status == "required")
        for language in checked.site.info.languages
    }
    environments = make_environments(settings.templates, locales)
    maps = draw_maps(checked.site.places, settings.libraries, settings.cache)
    return tuple(
        Edition.of(checked, locale, environments[code], settings.base_url, maps) for code, locale in locales.items()
    )


def with_data(editions: tuple[Edition, ...], checked: CheckedSite) -> tuple[tuple[Edition, ...], tuple[Artefact, ...]]:
    """The editions, knowing the data files, whose sizes and examples pages show; and the files."""
    data = tuple(render_data(checked, editions))
    files = {artefact.path: artefact.content for artefact in data}
    return tuple(replace(edition, data=files) for edition in editions), data


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
