"""Which print editions there are, and how pages lead to them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bulletin.i18n.periods import print_period_short
from bulletin.model.archive import SiteInfo
from bulletin.model.bulletin import Bulletin
from bulletin.model.period import Period
from bulletin.model.prints import Print
from bulletin.record import record
from bulletin.render.addresses import Addresses, bilingual_file, pdf_file, report_file, yearbook_file
from bulletin.render.edition import Edition
from bulletin.render.links import Link
from bulletin.site.site import Site


@record(frozen=True, slots=True)
class PrintLink:
    """A link to a print edition; `language` is the one that it is in, empty where that is the page's."""

    href: str
    label: str
    language: str


def two_languages(info: SiteInfo) -> tuple[str, str] | None:
    """The languages of the bilingual edition: the first, and the next one that all words have to be in."""
    first, *others = info.languages
    second = next((one.code for one in others if not one.is_draft), None)
    return (first.code, second) if second else None


def prints_of(bulletin: Bulletin, info: SiteInfo) -> tuple[Print, ...]:
    """The print editions of one bulletin: those wanted that can be made.

    An official report would let a withdrawn bulletin look valid.
    """
    wanted = info.prints if bulletin.prints is None else bulletin.prints
    both = two_languages(info)
    possible = {
        Print.BULLETIN: True,
        Print.BILINGUAL: both is not None and set(both) <= set(bulletin.words),
        Print.REPORT: bulletin.withdrawn is None,
        Print.YEARBOOK: False,
    }
    return tuple(one for one in wanted if possible[one])


def print_files(bulletin: Bulletin, info: SiteInfo) -> Iterator[str]:
    """The output files of a bulletin's print editions."""
    prints, both = prints_of(bulletin, info), two_languages(info)
    if Print.BULLETIN in prints:
        yield from (pdf_file(one.code, bulletin) for one in info.languages if one.code in bulletin.words)
    if Print.BILINGUAL in prints and both:
        yield bilingual_file(both, bulletin)
    if Print.REPORT in prints:
        yield report_file(info.languages[0].code, bulletin)


def years_in_print(site: Site) -> tuple[int, ...]:
    """The years with a yearbook: those on which two places or more report. What was withdrawn does not count."""
    if Print.YEARBOOK not in site.info.prints:
        return ()
    places: defaultdict[int, set[str]] = defaultdict(set)
    for bulletin in site.bulletins:
        if not bulletin.withdrawn and (year := year_of(bulletin.period)):
            places[year].add(bulletin.place.id)
    return tuple(sorted(year for year, own in places.items() if len(own) > 1))


def year_of(period: Period) -> int | None:
    """The year that a period lies in; a span of several lies in none."""
    return period.end.year if period.start.year == period.end.year else None


def yearbook_languages(info: SiteInfo) -> tuple[str, ...]:
    """The languages that yearbooks are made in."""
    return tuple(one.code for one in info.languages if not one.is_draft)


def yearbook_files(site: Site) -> Iterable[str]:
    """The output files of all yearbooks."""
    return [yearbook_file(code, year) for year in years_in_print(site) for code in yearbook_languages(site.info)]


def print_links(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> tuple[PrintLink, ...]:
    """The links from a bulletin's page to its print editions."""
    return tuple(_links(bulletin, edition, addresses))


def _links(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> Iterator[PrintLink]:
    locale, info = edition.locale, edition.site.info
    prints, both = prints_of(bulletin, info), two_languages(info)
    if Print.BULLETIN in prints:
        code = edition.own_words(bulletin.words).language
        label = locale.gettext("Print edition (PDF)")
        other = locale.gettext("Print edition (PDF) in {language}")
        yield _link(pdf_file(code, bulletin), code, label, other, edition, addresses)
    if Print.BILINGUAL in prints and both:
        names = [locale.languages.get(code, code) for code in both]
        label = locale.gettext("Bilingual print edition, {first} and {second} (PDF)")
        href = addresses.file(bilingual_file(both, bulletin))
        yield PrintLink(href, label.format(first=names[0], second=names[1]), "")
    if Print.REPORT in prints:
        code = info.languages[0].code
        label = locale.gettext("Official report (PDF)")
        other = locale.gettext("Official report (PDF) in {language}")
        yield _link(report_file(code, bulletin), code, label, other, edition, addresses)


def _link(  # noqa: PLR0913, PLR0917 - the two labels belong to one link
    path: str, code: str, label: str, other: str, edition: Edition, addresses: Addresses
) -> PrintLink:
    """A link to what is in language `code`, which `other` names where it is not the page's."""
    if code == edition.language:
        return PrintLink(addresses.file(path), label, "")
    return PrintLink(addresses.file(path), other.format(language=edition.locale.languages.get(code, code)), code)


def yearbook_link(period: Period, edition: Edition, addresses: Addresses) -> Link | None:
    """The link to the yearbook of the year that a period lies in, if there is one in this language."""
    year, info = year_of(period), edition.site.info
    if year not in years_in_print(edition.site) or edition.language not in yearbook_languages(info):
        return None
    label = edition.locale.gettext("Yearbook {year}, all places (PDF)")
    name = print_period_short(Period("year", year), edition.locale)
    return Link(addresses.file(yearbook_file(edition.language, year)), label.format(year=name))
