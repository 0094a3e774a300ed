"""The site as a whole, before and after its figures were checked."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum
from itertools import groupby

from bulletin.model.archive import SiteInfo
from bulletin.model.bulletin import Accept, Bulletin, Statement, TextPage
from bulletin.model.calendar import CalendarEntry
from bulletin.model.indicator import Catalogue, Domain, Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place, Places
from bulletin.model.release import Releases
from bulletin.problems import Value
from bulletin.record import record
from bulletin.site.quality import Held, Qualities
from bulletin.validate.condensed import outline_of


class PageKind(StrEnum):
    """The kinds of page; each has one template of the same name."""

    HOME = "home"
    PLACES = "places"
    PLACE = "place"
    BULLETIN = "bulletin"
    INDICATORS = "indicators"
    INDICATOR = "indicator"
    DOMAIN = "domain"
    PERIODS = "periods"
    PERIOD = "period"
    COMPARE = "compare"
    CALENDAR = "calendar"
    QUALITY = "quality"
    DATA = "data"
    SEARCH = "search"
    API = "api"
    TEXT = "text"
    STYLE_GUIDE = "style_guide"
    # The years of pages that grew too long for one.
    INDICATOR_YEAR = "indicator_year"
    PLACE_YEAR = "place_year"
    QUALITY_YEAR = "quality_year"
    DATA_YEAR = "data_year"


# The kinds whose pages become more as the archive grows.
OF_THE_ARCHIVE = frozenset(
    {PageKind.PLACE, PageKind.BULLETIN, PageKind.PERIOD}
    | {PageKind.INDICATOR_YEAR, PageKind.PLACE_YEAR, PageKind.QUALITY_YEAR, PageKind.DATA_YEAR}
)


@record(frozen=True, slots=True)
class YearOf:
    """What a page that grew too long has of one year."""

    page: "Page"
    year: int


Subject = Place | Bulletin | Indicator | Domain | Period | TextPage | YearOf | None


@record(frozen=True, slots=True)
class Page:
    """One page in all languages. `path` is what follows the language in its address: "" or "tra-vinh/2020/"."""

    kind: PageKind
    path: str
    subject: Subject = None


@record(frozen=True, slots=True)
class Observation:
    """One statement as a point of its indicator's series; `rivals` state the same in other bulletins of the place.

    It holds no statement, but its number among the bulletin's totals and their parts, as `Bulletin.stated` has it.
    """

    bulletin: Bulletin
    total: int
    part: int
    period: Period
    category: tuple[tuple[str, str], ...]
    rivals: tuple["Observation", ...] = ()

    @property
    def statement(self) -> Statement:
        """What is stated."""
        return self.bulletin.stated(self.total, self.part)


@record(frozen=True, slots=True, kw_only=True)
class Site:
    """Everything that pages are made from.

    `bulletins` are in the order of the places file, then of time. `observations` holds, by indicator id, the used
    statements of totals and parts by place, a new unit behind those it was formed from, and in order of their periods.
    `parents` maps a page's path to the pages above it, home first. `releases` is what has been published before.
    `standing` are the pages whose number does not grow with the archive, among them all that menus name.
    Where a page is parted by year, `years` has the pages of its years, newest first, by its path.
    `years_stated` are those that figures are for, newest first. `fullest` is the first of the bulletins that make
    most statements.
    `unpublished` holds the keys of bulletins that are not out yet: a site with any is for its editors alone.
    """

    info: SiteInfo
    catalogue: Catalogue
    places: Places
    bulletins: tuple[Bulletin, ...]
    text_pages: tuple[TextPage, ...]
    pages: tuple[Page, ...]
    parents: Mapping[str, tuple[Page, ...]]
    observations: Mapping[str, tuple[Observation, ...]]
    calendar: tuple[CalendarEntry, ...] = ()
    releases: Releases = field(default_factory=Releases)
    unpublished: frozenset[str] = frozenset()
    years_stated: tuple[int, ...] = field(init=False, repr=False, compare=False)
    fullest: Bulletin | None = field(init=False, repr=False, compare=False)
    standing: tuple[Page, ...] = field(init=False, repr=False, compare=False)
    years: Mapping[str, tuple[Page, ...]] = field(init=False, repr=False, compare=False)
    _by_place: Mapping[str, tuple[Bulletin, ...]] = field(init=False, repr=False, compare=False)
    _by_period: Mapping[Period, tuple[Bulletin, ...]] = field(init=False, repr=False, compare=False)
    _telling_of: Mapping[Period, tuple[Bulletin, ...]] = field(init=False, repr=False, compare=False)
    _of_year: Mapping[tuple[str, int], tuple[Observation, ...]] = field(init=False, repr=False, compare=False)
    _series: Mapping[tuple[str, str], tuple[Observation, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Find the bulletins and the series of each place and year once: every page asks for them."""
        by_place = {name: tuple(own) for name, own in groupby(self.bulletins, key=lambda one: one.place.id)}
        object.__setattr__(self, "_by_place", by_place)
        by_period: defaultdict[Period, list[Bulletin]] = defaultdict(list)
        telling_of: defaultdict[Period, list[Bulletin]] = defaultdict(list)
        years_stated: set[int] = set()
        fullest, most = None, -1
        for bulletin in self.bulletins:
            by_period[bulletin.period].append(bulletin)
            stated = outline_of(bulletin)
            if len(stated) > most:
                fullest, most = bulletin, len(stated)
            years_stated.update(one.period.end.year for one in stated if one.has_figure)
            for period in {one.period for one in stated} - {bulletin.period}:
                telling_of[period].append(bulletin)
        object.__setattr__(self, "_by_period", {period: tuple(own) for period, own in by_period.items()})
        object.__setattr__(self, "_telling_of", {period: tuple(own) for period, own in telling_of.items()})
        object.__setattr__(self, "years_stated", tuple(sorted(years_stated, reverse=True)))
        object.__setattr__(self, "fullest", fullest)
        series: defaultdict[tuple[str, str], list[Observation]] = defaultdict(list)
        of_year: defaultdict[tuple[str, int], list[Observation]] = defaultdict(list)
        for indicator, observations in self.observations.items():
            for one in observations:
                series[indicator, one.bulletin.place.id].append(one)
                of_year[indicator, one.period.end.year].append(one)
        object.__setattr__(self, "_series", {key: tuple(own) for key, own in series.items()})
        object.__setattr__(self, "_of_year", {key: tuple(own) for key, own in of_year.items()})
        standing = tuple(page for page in self.pages if page.kind not in OF_THE_ARCHIVE)
        object.__setattr__(self, "standing", standing)
        years: defaultdict[str, list[Page]] = defaultdict(list)
        for page in self.pages:
            if isinstance(page.subject, YearOf):
                years[page.subject.page.path].append(page)
        object.__setattr__(self, "years", {path: tuple(own) for path, own in years.items()})

    @property
    def reporting(self) -> tuple[Place, ...]:
        """The places that have bulletins, in their order."""
        return tuple(self.places[name] for name in self._by_place)

    def of_place(self, place: Place) -> tuple[Bulletin, ...]:
        """The bulletins of one place, oldest first."""
        return self._by_place.get(place.id, ())

    def of_period(self, period: Period) -> tuple[Bulletin, ...]:
        """The bulletins on a period, in their order."""
        return self._by_period.get(period, ())

    def telling_of(self, period: Period) -> tuple[Bulletin, ...]:
        """The bulletins on other periods that hold figures of this one."""
        return self._telling_of.get(period, ())

    def observed(self, indicator: Indicator, place: Place) -> tuple[Observation, ...]:
        """The observations of one indicator in one place, in their order."""
        return self._series.get((indicator.id, place.id), ())

    def observed_in(self, indicator: Indicator, year: int) -> tuple[Observation, ...]:
        """The observations of one indicator whose periods end in a year, in their order."""
        return self._of_year.get((indicator.id, year), ())

    def neighbours(self, bulletin: Bulletin) -> tuple[Bulletin | None, Bulletin | None]:
        """The bulletins of the same place just before and just after this one."""
        own = self.of_place(bulletin.place)
        position = own.index(bulletin)
        return (
            own[position - 1] if position else None,
            own[position + 1] if position + 1 < len(own) else None,
        )


@record(frozen=True, slots=True)
class Finding:
    """What a check has to tell readers about one figure.

    `code` is `share-rounded`, `share-truncated`, `target-met`, `target-missed`, or the code of a problem that the
    editor accepted, then with `accepted`.
    """

    code: str
    bulletin: str
    statement: str
    values: Mapping[str, Value]
    accepted: Accept | None = None


@record(frozen=True, slots=True)
class CheckedSite:
    """A site without errors, and what its checks found worth telling.

    `questioned` are the figures with a warning that no editor answered; `held` tells, by bulletin, what each rule was
    held against. `told` has the digests of bulletins that are known already, and `quality` how well their figures
    hold, both packed (`telling.py`, `quality.py`).
    """

    site: Site
    findings: tuple[Finding, ...]
    questioned: tuple[Finding, ...] = ()
    held: Mapping[str, Held] = field(default_factory=dict)
    told: Mapping[str, bytes] = field(default_factory=dict, compare=False)
    quality: Mapping[str, bytes] = field(default_factory=dict, compare=False)

    @property
    def qualities(self) -> Qualities:
        """How well the figures of each bulletin hold, by its key."""
        languages = [language.code for language in self.site.info.languages]
        return Qualities(self.site.bulletins, self.held, self.site.catalogue, languages, self.quality)
