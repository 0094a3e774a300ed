"""The ways between the years of a page that is parted by year: to all of them, and to the one before and after."""

from collections.abc import Iterator

from bulletin.i18n.periods import print_period_short
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.render.addresses import Addresses
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.sharing import HeadLink
from bulletin.site.site import Page, YearOf


@record(frozen=True, slots=True)
class YearLink:
    """A link to a year; `current` is the value of `aria-current`, empty elsewhere."""

    href: str
    label: str
    current: str


@record(frozen=True, slots=True)
class YearLinks:
    """All years, newest first, and those around this one."""

    years: tuple[YearLink, ...]
    earlier: Link | None = None
    later: Link | None = None


def year_name(year: int, edition: Edition) -> str:
    """A year as lists have it."""
    return print_period_short(Period("year", year), edition.locale)


def year_title(name: str, year: int, edition: Edition) -> str:
    """The title of a page of a year: the name of the whole, and the year."""
    return filled(edition.locale.pgettext("year", "{name}, {year}"), name=name, year=year_name(year, edition))


def year_subject(page: Page) -> YearOf:
    """What a page of a year is of."""
    if not isinstance(page.subject, YearOf):
        raise TypeError(f"a page of kind {page.kind} cannot be about {page.subject!r}")
    return page.subject


def links_to_years(path: str, edition: Edition, addresses: Addresses) -> YearLinks | None:
    """The way from a page to its years; None where it is not parted."""
    pages = edition.site.years.get(path, ())
    return YearLinks(tuple(_year_link(one, "", edition, addresses) for one in pages)) if pages else None


def links_between_years(page: Page, edition: Edition, addresses: Addresses) -> YearLinks:
    """The ways from a page of a year to the others."""
    pages = edition.site.years[year_subject(page).page.path]
    earlier, later = _around(page, edition)
    return YearLinks(
        tuple(_year_link(one, "page" if one == page else "", edition, addresses) for one in pages),
        earlier=_link(earlier, edition, addresses) if earlier else None,
        later=_link(later, edition, addresses) if later else None,
    )


def year_head_links(page: Page, edition: Edition, addresses: Addresses) -> Iterator[HeadLink]:
    """The years before and after, for programs; pages of no year have none."""
    if isinstance(page.subject, YearOf):
        for relation, other in zip(("prev", "next"), _around(page, edition), strict=True):
            if other:
                yield HeadLink(relation, "text/html", addresses.page(other.path), "")


def _around(page: Page, edition: Edition) -> tuple[Page | None, Page | None]:
    """The pages of the years just before and just after."""
    pages = edition.site.years[year_subject(page).page.path]
    position = pages.index(page)
    return next(iter(pages[position + 1 :]), None), pages[position - 1] if position else None


def _year_link(page: Page, current: str, edition: Edition, addresses: Addresses) -> YearLink:
    link = _link(page, edition, addresses)
    return YearLink(link.href, link.label, current)


def _link(page: Page, edition: Edition, addresses: Addresses) -> Link:
    return Link(addresses.page(page.path), year_name(year_subject(page).year, edition))
