"""Arranges an archive as a site: order, pages, the pages above each, and series."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby

from bulletin.model.archive import Archive
from bulletin.model.bulletin import Bulletin, Status
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.site.presence import presences
from bulletin.site.series import in_descent, in_series_order
from bulletin.site.site import Observation, Page, PageKind, Site
from bulletin.site.years import LONGEST, LONGEST_OF_PLACE, pages_of, pages_of_years
from bulletin.validate.condensed import outline_of

# An indicator, a period and a category.
_Observed = tuple[str, Period, tuple[tuple[str, str], ...]]

_FIRM = frozenset({Status.FINAL, Status.REVISED})


def assemble(
    archive: Archive, unpublished: frozenset[str] = frozenset(), years: Mapping[str, Sequence[int]] | None = None
) -> Site:
    """The whole site. Pages exist for what has bulletins or figures, and for every indicator and domain.

    `unpublished` are the keys of those of its bulletins that are not out yet. Where the archive is but a part of one,
    `years` tells by its path which years each page of the whole is parted into.
    """
    position = {place: number for number, place in enumerate(archive.places)}
    bulletins = tuple(
        sorted(archive.bulletins, key=lambda bulletin: (position[bulletin.place.id], bulletin.period.order))
    )
    observations = _observations(archive, bulletins)
    parents: dict[str, tuple[Page, ...]] = {}
    pages: list[Page] = []
    with_years = _with_years(archive, bulletins, observations) if years is None else _parted(archive, bulletins, years)
    for page, above in with_years:
        pages.append(page)
        parents[page.path] = above
    return Site(
        info=archive.info,
        catalogue=archive.catalogue,
        places=archive.places,
        bulletins=bulletins,
        text_pages=archive.text_pages,
        pages=tuple(pages),
        parents=parents,
        observations=observations,
        calendar=archive.calendar,
        releases=archive.releases,
        unpublished=unpublished,
    )


def periods_of(bulletins: tuple[Bulletin, ...]) -> tuple[Period, ...]:
    """The periods that bulletins report on, newest first."""
    periods = {bulletin.period for bulletin in bulletins}
    return tuple(sorted(periods, key=lambda period: period.order, reverse=True))


def _with_years(
    archive: Archive, bulletins: tuple[Bulletin, ...], observations: Mapping[str, tuple[Observation, ...]]
) -> Iterator[tuple[Page, tuple[Page, ...]]]:
    """Every page, and the years of those that are too long, with the pages above it."""
    of_place: defaultdict[str, list[Period]] = defaultdict(list)
    for bulletin in bulletins:
        of_place[bulletin.place.id].append(bulletin.period)
    for page, above in _pages(archive, bulletins):
        yield page, above
        longest, periods = LONGEST, list[Period]()
        match page.subject:
            case Indicator(id=name):
                periods = [one.period for one in observations.get(name, ())]
            case Place(id=name):
                longest, periods = LONGEST_OF_PLACE, of_place[name]
            case None if page.kind is PageKind.QUALITY:
                periods = [one.period for one in bulletins if not one.withdrawn]
            case None if page.kind is PageKind.DATA:
                periods = [one.period for one in bulletins]
        for below in pages_of_years(page, periods, longest):
            yield below, (*above, page)


def _parted(
    archive: Archive, bulletins: tuple[Bulletin, ...], years: Mapping[str, Sequence[int]]
) -> Iterator[tuple[Page, tuple[Page, ...]]]:
    """Every page, and these years of those that have any."""
    for page, above in _pages(archive, bulletins):
        yield page, above
        for below in pages_of(page, years.get(page.path, ())):
            yield below, (*above, page)


def _pages(archive: Archive, bulletins: tuple[Bulletin, ...]) -> Iterator[tuple[Page, tuple[Page, ...]]]:
    """Every page with the pages above it, nearest last."""
    home = Page(PageKind.HOME, "")
    yield home, ()
    all_places = Page(PageKind.PLACES, "places/")
    yield all_places, (home,)
    with_page = presences(archive.places, bulletins)
    place_pages = {name: Page(PageKind.PLACE, f"{name}/", archive.places[name]) for name in with_page}
    for page in place_pages.values():
        yield page, (home, all_places)
    for bulletin in bulletins:
        above = (home, all_places, place_pages[bulletin.place.id])
        yield Page(PageKind.BULLETIN, f"{bulletin.key}/", bulletin), above
    indicators = Page(PageKind.INDICATORS, "indicators/")
    yield indicators, (home,)
    for domain in archive.catalogue.domains.values():
        yield Page(PageKind.DOMAIN, f"domains/{domain.id}/", domain), (home, indicators)
    for indicator in archive.catalogue.indicators.values():
        domain_page = Page(PageKind.DOMAIN, f"domains/{indicator.domain.id}/", indicator.domain)
        yield Page(PageKind.INDICATOR, f"indicators/{indicator.id}/", indicator), (home, indicators, domain_page)
    periods = Page(PageKind.PERIODS, "periods/")
    yield periods, (home,)
    for period in periods_of(bulletins):
        yield Page(PageKind.PERIOD, f"periods/{period.slug}/", period), (home, periods)
    yield Page(PageKind.COMPARE, "compare/"), (home,)
    if archive.calendar:
        yield Page(PageKind.CALENDAR, "calendar/"), (home,)
    yield Page(PageKind.QUALITY, "quality/"), (home,)
    data = Page(PageKind.DATA, "data/")
    yield data, (home,)
    yield Page(PageKind.API, "data/api/"), (home, data)
    yield Page(PageKind.SEARCH, "search/"), (home,)
    for words in archive.text_pages:
        yield Page(PageKind.TEXT, f"{words.id}/", words), (home,)
    yield Page(PageKind.STYLE_GUIDE, "styleguide/"), (home,)


def _observations(archive: Archive, bulletins: tuple[Bulletin, ...]) -> dict[str, tuple[Observation, ...]]:
    """By indicator, one observation for each place, period and category: the firmest, then the latest published.

    A withdrawn bulletin serves no series.
    """
    series: defaultdict[str, list[Observation]] = defaultdict(list)
    # Place by place: what all of them state by observation would be the largest thing in memory.
    for _, own in groupby(bulletins, key=lambda one: one.place.id):
        for indicator, observation in _observed_in(own):
            series[indicator].append(observation)
    descent = in_descent(archive.places)
    return {indicator: in_series_order(observations, descent) for indicator, observations in series.items()}


def _observed_in(bulletins: Iterable[Bulletin]) -> Iterator[tuple[str, Observation]]:
    """What bulletins of one place state, with the ids of indicators; of several that state one thing, one serves."""
    rivals: defaultdict[_Observed, list[Observation]] = defaultdict(list)
    for bulletin in (one for one in bulletins if not one.withdrawn):
        for one in outline_of(bulletin):
            if one.is_used and one.has_figure:
                observation = Observation(bulletin, one.total, one.part, one.period, one.category)
                rivals[one.indicator.id, one.period, one.category].append(observation)
    for (indicator, *_), observations in rivals.items():
        if len(observations) == 1:  # nearly all
            yield indicator, observations[0]
            continue
        served, *others = sorted(observations, key=_standing, reverse=True)
        yield indicator, replace(served, rivals=tuple(others))


def _standing(observation: Observation) -> tuple[bool, date, date]:
    """Of two published on one day, the bulletin that reports on the later period looks back."""
    bulletin = observation.bulletin
    return observation.statement.status in _FIRM, bulletin.published, bulletin.end
