"""The room's front: all documents in, the archive out, or every problem of every file."""

from collections.abc import Iterable

from bulletin.model.archive import Archive, SiteInfo
from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Catalogue
from bulletin.model.place import Places, PlaceType
from bulletin.problems import Problem
from bulletin.record import record
from bulletin.sources.document import Content
from bulletin.validate.bulletins import read_bulletin, read_page
from bulletin.validate.calendar import read_calendar
from bulletin.validate.catalogue import read_catalogue
from bulletin.validate.describe import read_places, read_site_info
from bulletin.validate.releases import read_releases


@record(frozen=True, slots=True)
class Description:
    """What bulletins are described with: `site.yaml`, `places.yaml` and the catalogue, all of it sound."""

    info: SiteInfo
    place_types: tuple[PlaceType, ...]
    places: Places
    catalogue: Catalogue


def read_description(content: Content) -> tuple[Description | None, tuple[Problem, ...]]:
    """Read what describes bulletins; None where there is a problem, or a file could not be read at all."""
    if content.site is None or content.places is None or content.unread_description:
        return None, ()
    info, problems = read_site_info(content.site)
    if info is None or problems:
        return None, problems
    place_types, places, found = read_places(content.places, info.languages)
    catalogue, more = read_catalogue(content.indicators, info.languages)
    if problems := found + more:
        return None, problems
    return Description(info, place_types, places, catalogue), ()


def validate(content: Content) -> tuple[Archive | None, tuple[Problem, ...]]:
    """Read everything. What describes bulletins must be sound first: a slip there would echo in all of them."""
    described, problems = read_description(content)
    if described is None:
        return None, problems
    info, places, catalogue = described.info, described.places, described.catalogue
    read = [read_bulletin(documents, info.languages, places, catalogue) for documents in content.bulletins]
    return archive_of(content, described, read)


def archive_of(
    content: Content, described: Description, read: Iterable[tuple[Bulletin | None, Iterable[Problem]]]
) -> tuple[Archive, tuple[Problem, ...]]:
    """Join the bulletins that were `read`, in their order, with what remains to be read besides."""
    info = described.info
    bulletins = []
    problems: list[Problem] = []
    for bulletin, found in read:
        problems += found
        if bulletin:
            bulletins.append(bulletin)
    pages = []
    for documents in content.pages:
        page, found = read_page(documents, info.languages)
        problems += found
        if page:
            pages.append(page)
    calendar, found = read_calendar(content.calendar, info.languages, described.places)
    problems += found
    releases, found = read_releases(content.releases)
    problems += found
    archive = Archive(
        info=info,
        places=described.places,
        catalogue=described.catalogue,
        bulletins=tuple(bulletins),
        text_pages=tuple(pages),
        calendar=calendar,
        releases=releases,
    )
    return archive, tuple(problems)
