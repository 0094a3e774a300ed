"""All documents to be set, one job each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from bulletin.jobs import Draft, Job
from bulletin.model.bulletin import Bulletin
from bulletin.model.prints import Print
from bulletin.record import record
from bulletin.render.addresses import bilingual_file, pdf_file, report_file, yearbook_file
from bulletin.render.assets import STYLES
from bulletin.render.edition import Edition
from bulletin.render.enclosures import enclosures, yearbook_enclosures
from bulletin.render.inputs import Inputs, Origins
from bulletin.render.pdf import Enclosure
from bulletin.render.print_choice import prints_of, two_languages, yearbook_languages, years_in_print
from bulletin.render.printed.bilingual import Bilingual
from bulletin.render.printed.report import report_html
from bulletin.render.printed.yearbook import bulletins_of, yearbook_html
from bulletin.render.prints import Task, essence_of, set_print
from bulletin.render.sheets import print_html
from bulletin.settings import Settings
from bulletin.store import digest

# How much more work a document is than a page.
_COSTS = {"bulletin": 20, "bilingual": 25, "report": 20, "yearbook": 300}


@record(frozen=True, slots=True)
class _Document:
    """One document to come: where it goes, its style, how to make its HTML, and the files that travel inside it."""

    path: str
    style: str
    html: Callable[[], str]
    inside: Callable[[], tuple[Enclosure, ...]]


def print_jobs(
    editions: Sequence[Edition], bulletins: Iterable[Bulletin], settings: Settings, origins: Origins
) -> Iterator[Job]:
    """The print editions of these bulletins, one bulletin after the other."""
    bilingual = _bilingual(editions)
    for bulletin in bulletins:
        for document in _of_bulletin(bulletin, editions, bilingual):
            yield _job(document, origins.of_bulletin(bulletin), settings)


def yearbook_jobs(editions: Sequence[Edition], settings: Settings, origins: Origins) -> Iterator[Job]:
    """The yearbooks."""
    for document in _yearbooks(editions):
        yield _job(document, origins.of_whole, settings)


def print_tasks(editions: Sequence[Edition], bulletins: Iterable[Bulletin], settings: Settings) -> Iterator[Task]:
    """The print editions of these bulletins, ready to be set."""
    bilingual = _bilingual(editions)
    for bulletin in bulletins:
        for document in _of_bulletin(bulletin, editions, bilingual):
            yield _task(document, settings)


def yearbook_tasks(editions: Sequence[Edition], settings: Settings) -> Iterator[Task]:
    """The yearbooks, ready to be set."""
    for document in _yearbooks(editions):
        yield _task(document, settings)


def press_tasks(settings: Settings) -> Iterator[Task]:
    """An empty document of each style, to warm up with."""
    for style in STYLES:
        yield Task("", "", settings.templates, settings.cache, style, settings.libraries)


def _job(document: _Document, inputs: Inputs, settings: Settings) -> Job:
    def draft() -> Draft:
        task = _task(document, settings)
        essence = digest(inputs["program"].encode(), inputs["libraries"].encode(), essence_of(task).encode())
        return Draft(essence, partial(set_print, task))

    return Job(document.path, inputs, draft, cost=_COSTS[document.style], portable=document.style != "yearbook")


def _task(document: _Document, settings: Settings) -> Task:
    html, inside = document.html(), document.inside()
    return Task(document.path, html, settings.templates, settings.cache, document.style, settings.libraries, inside)


def _yearbooks(editions: Sequence[Edition]) -> Iterator[_Document]:
    languages = yearbook_languages(editions[0].site.info)
    for edition in (one for one in editions if one.language in languages):
        for year in years_in_print(edition.site):
            own = bulletins_of(year, edition)
            html, inside = partial(yearbook_html, year, edition), partial(yearbook_enclosures, year, own, edition)
            yield _Document(yearbook_file(edition.language, year), "yearbook", html, inside)


def _bilingual(editions: Sequence[Edition]) -> Bilingual | None:
    by_language = {edition.language: edition for edition in editions}
    both = two_languages(editions[0].site.info)
    return Bilingual(by_language[both[0]], by_language[both[1]]) if both else None


def _of_bulletin(bulletin: Bulletin, editions: Sequence[Edition], bilingual: Bilingual | None) -> Iterator[_Document]:
    first, info = editions[0], editions[0].site.info
    prints = prints_of(bulletin, info)
    # The figures are the same in every language: the first edition knows the files.
    inside = partial(enclosures, bulletin, first)
    if Print.BULLETIN in prints:
        for edition in editions:
            if edition.language in bulletin.words:
                html = partial(print_html, bulletin, edition)
                yield _Document(pdf_file(edition.language, bulletin), "bulletin", html, inside)
    if Print.BILINGUAL in prints and bilingual:
        languages = (bilingual.first.language, bilingual.second.language)
        html = partial(bilingual.html, bulletin)
        yield _Document(bilingual_file(languages, bulletin), "bilingual", html, inside)
    if Print.REPORT in prints:
        html = partial(report_html, bulletin, first)
        yield _Document(report_file(first.language, bulletin), "report", html, inside)
