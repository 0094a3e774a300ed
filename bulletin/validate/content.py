"""The room's front: all documents in, the archive out, or every problem of every file."""

from bulletin.model.archive import Archive
from bulletin.problems import Problem
from bulletin.sources.document import Content, Fields, ParsedDocument
from bulletin.validate.bulletins import read_bulletin, read_page
from bulletin.validate.catalogue import read_catalogue
from bulletin.validate.describe import read_places, read_site_info

# What a bulletin is told of a name that no file describes, and where such names are described.
_DESCRIBED_UNDER = {"indicator-unknown": "indicators", "place-unknown": "places"}


def validate(content: Content) -> tuple[Archive | None, tuple[Problem, ...]]:
    """Read everything; there is no archive while what bulletins are described with is wrong itself."""
    if content.site is None or content.places is None:
        return None, ()
    info, problems = read_site_info(content.site)
    if info is None:
        return None, problems
    places, found = read_places(content.places, info.languages)
    problems += found
    catalogue, found = read_catalogue(content.indicators, info.languages)
    problems += found
    described_well = not problems
    if not places or not catalogue.indicators:
        return None, problems
    bulletins = []
    for documents in content.bulletins:
        bulletin, found = read_bulletin(documents, info.languages, places, catalogue)
        problems += tuple(problem for problem in found if not _described_badly(problem, content))
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
    return archive if described_well else None, problems


def _described_badly(problem: Problem, content: Content) -> bool:
    """Whether an unknown name does stand in a describing file, which is then at fault and told of once, there."""
    section = _DESCRIBED_UNDER.get(problem.code)
    documents = (*content.indicators, content.places) if section else ()
    return any(problem.values["name"] in _names(document, section or "") for document in documents if document)


def _names(document: ParsedDocument, section: str) -> set[str]:
    entry = document.fields.entry(section)
    return {inner.key.text for inner in entry.node.entries} if entry and isinstance(entry.node, Fields) else set()
