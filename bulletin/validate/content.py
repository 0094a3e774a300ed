"""The room's front: all documents in, the archive out, or every problem of every file."""

from bulletin.model.archive import Archive
from bulletin.problems import Problem
from bulletin.sources.document import Content, Entry, Fields, ParsedDocument
from bulletin.validate.bulletins import read_bulletin, read_page
from bulletin.validate.catalogue import read_catalogue
from bulletin.validate.describe import read_places, read_site_info


def validate(content: Content) -> tuple[Archive | None, tuple[Problem, ...]]:
    """Read everything. Without a sound `site.yaml` and `places.yaml` nothing else can be judged."""
    if content.site is None or content.places is None:
        return None, ()
    info, problems = read_site_info(content.site)
    if info is None:
        return None, problems
    places, found = read_places(content.places, info.languages)
    problems += found
    catalogue, found = read_catalogue(content.indicators, info.languages)
    problems += found
    if not places or not catalogue.indicators:
        return None, problems
    described = {entry.key.text for document in content.indicators for entry in _indicator_entries(document)}
    bulletins = []
    for documents in content.bulletins:
        bulletin, found = read_bulletin(documents, info.languages, places, catalogue)
        # An indicator that the catalogue holds but describes wrongly is told once, there, and not at each use.
        problems += tuple(
            problem
            for problem in found
            if problem.code != "indicator-unknown" or problem.values["name"] not in described
        )
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


def _indicator_entries(document: ParsedDocument) -> tuple[Entry, ...]:
    section = document.fields.entry("indicators")
    return section.node.entries if section and isinstance(section.node, Fields) else ()
