"""The room's front: all documents in, the archive out, or every problem of every file."""

from bulletin.model.archive import Archive
from bulletin.problems import Problem
from bulletin.sources.document import Content
from bulletin.validate.bulletins import read_bulletin, read_page
from bulletin.validate.catalogue import read_catalogue
from bulletin.validate.describe import read_places, read_site_info


def validate(content: Content) -> tuple[Archive | None, tuple[Problem, ...]]:
    """Read everything. What describes bulletins must be sound first: a slip there would echo in all of them."""
    if content.site is None or content.places is None or content.unread_description:
        return None, ()
    info, problems = read_site_info(content.site)
    if info is None or problems:
        return None, problems
    places, found = read_places(content.places, info.languages)
    catalogue, more = read_catalogue(content.indicators, info.languages)
    if problems := found + more:
        return None, problems
    bulletins = []
    for documents in content.bulletins:
        bulletin, found = read_bulletin(documents, info.languages, places, catalogue)
        problems += found
        if bulletin:
            bulletins.append(bulletin)
    pages = []
    for documents in content.pages:
        page, found = read_page(documents, info.languages)
        problems += found
        if page:
            pages.append(page)
    archive = Archive(
        info=info, places=places, catalogue=catalogue, bulletins=tuple(bulletins), text_pages=tuple(pages)
    )
    return archive, problems
