"""All documents to be set, one task each."""

from collections.abc import Iterable, Iterator, Sequence

from bulletin.model.bulletin import Bulletin
from bulletin.model.prints import Print
from bulletin.render.addresses import bilingual_file, pdf_file, report_file, yearbook_file
from bulletin.render.edition import Edition
from bulletin.render.enclosures import enclosures, yearbook_enclosures
from bulletin.render.print_choice import prints_of, two_languages, yearbook_languages, years_in_print
from bulletin.render.printed.bilingual import Bilingual
from bulletin.render.printed.report import report_html
from bulletin.render.printed.yearbook import bulletins_of, yearbook_html
from bulletin.render.prints import Task
from bulletin.render.sheets import print_html
from bulletin.settings import Settings


def print_tasks(editions: Sequence[Edition], bulletins: Iterable[Bulletin], settings: Settings) -> Iterator[Task]:
    """The print editions of these bulletins, one bulletin after the other."""
    bilingual = _bilingual(editions)
    for bulletin in bulletins:
        for path, html, style in _of_bulletin(bulletin, editions, bilingual):
            # The figures are the same in every language: the first edition knows the files.
            inside = enclosures(bulletin, editions[0])
            yield Task(path, html, settings.templates, settings.cache, style, settings.libraries, inside)


def yearbook_tasks(editions: Sequence[Edition], settings: Settings) -> Iterator[Task]:
    """The yearbooks."""
    languages = yearbook_languages(editions[0].site.info)
    for edition in (one for one in editions if one.language in languages):
        for year in years_in_print(edition.site):
            path, html = yearbook_file(edition.language, year), yearbook_html(year, edition)
            inside = yearbook_enclosures(year, bulletins_of(year, edition), edition)
            yield Task(path, html, settings.templates, settings.cache, "yearbook", settings.libraries, inside)


def _bilingual(editions: Sequence[Edition]) -> Bilingual | None:
    by_language = {edition.language: edition for edition in editions}
    both = two_languages(editions[0].site.info)
    return Bilingual(by_language[both[0]], by_language[both[1]]) if both else None


def _of_bulletin(
    bulletin: Bulletin, editions: Sequence[Edition], bilingual: Bilingual | None
) -> Iterator[tuple[str, str, str]]:
    first, info = editions[0], editions[0].site.info
    prints = prints_of(bulletin, info)
    if Print.BULLETIN in prints:
        for edition in editions:
            if edition.language in bulletin.words:
                yield pdf_file(edition.language, bulletin), print_html(bulletin, edition), "bulletin"
    if Print.BILINGUAL in prints and bilingual:
        languages = (bilingual.first.language, bilingual.second.language)
        yield bilingual_file(languages, bulletin), bilingual.html(bulletin), "bilingual"
    if Print.REPORT in prints:
        yield report_file(first.language, bulletin), report_html(bulletin, first), "report"
