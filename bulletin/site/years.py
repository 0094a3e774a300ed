"""Which pages are parted by year: those whose rows would else grow with the archive for ever.

A page that fits stays one page. One that does not keeps what is latest, and leads to a page for each of its years.
"""

from collections.abc import Iterable, Iterator

from bulletin.model.period import Period
from bulletin.site.site import Page, PageKind, YearOf

# So many rows load quickly on a telephone and can be scrolled through.
LONGEST = 200
# Bulletins of a place share its page with all its series: five years of months.
LONGEST_OF_PLACE = 60

_YEARS_OF = {
    PageKind.INDICATOR: PageKind.INDICATOR_YEAR,
    PageKind.PLACE: PageKind.PLACE_YEAR,
    PageKind.QUALITY: PageKind.QUALITY_YEAR,
    PageKind.DATA: PageKind.DATA_YEAR,
}
# A place's bulletins of whole years stand right below its page.
_FOLDERS = {PageKind.PLACE: "years/"}


def year_of(period: Period) -> int:
    """The year that a period's figures stand at: of a span of years, its last."""
    return period.end.year


def pages_of_years(page: Page, periods: Iterable[Period], longest: int) -> Iterator[Page]:
    """The pages of the years of a page with a row for each of these periods, newest first; none where it fits."""
    years = [year_of(period) for period in periods]
    if len(years) > longest:
        yield from pages_of(page, sorted(set(years), reverse=True))


def pages_of(page: Page, years: Iterable[int]) -> Iterator[Page]:
    """The pages of these years of a page."""
    for year in years:
        path = f"{page.path}{_FOLDERS.get(page.kind, '')}{year}/"
        yield Page(_YEARS_OF[page.kind], path, YearOf(page, year))
