"""The pages of an indicator: what it is, every figure it has, and its years where these do not fit one page."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from bulletin.i18n.periods import print_date
from bulletin.model.figure import Kind
from bulletin.model.indicator import Break, Indicator
from bulletin.record import record
from bulletin.render.addresses import COMPARE_PATH, Addresses, domain_path, indicator_path
from bulletin.render.downloads import Download, indicator_downloads
from bulletin.render.drawable.chart import ChartGroup
from bulletin.render.drawable.lines import indicator_charts
from bulletin.render.drawable.places import places_charts
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link, place_index
from bulletin.render.names import place_name, unit_name, with_days
from bulletin.render.observations import ObservationGroup, observation_groups
from bulletin.render.rankings import RankingView, ranking_view
from bulletin.render.relations import relation_lines
from bulletin.render.year_pages import YearLinks, links_between_years, links_to_years, year_subject, year_title
from bulletin.site.series import Point, Stretch, stretches
from bulletin.site.site import Page

# Period, value and bulletin are always there.
_COLUMNS = 3


@record(frozen=True, slots=True)
class Fact:
    """A line about an indicator; `text` may hold links."""

    label: str
    text: str


@record(frozen=True, slots=True)
class IndicatorColumns:
    """Which columns the figures of an indicator need."""

    shares: bool
    changes: bool

    @property
    def count(self) -> int:
        """How many columns a row over the whole width spans."""
        return _COLUMNS + self.shares + self.changes


@record(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """The page of an indicator; where it is parted by year, `groups` hold the latest figures alone."""

    title: str
    definition: str
    domain: Link
    facts: tuple[Fact, ...]
    breaks: tuple[str, ...]
    unit: str
    columns: IndicatorColumns
    compared: ChartGroup | None
    charts: ChartGroup | None
    index: tuple[Link, ...]
    groups: tuple[ObservationGroup, ...]
    compare: str
    data: tuple[Download, ...]
    ranking: RankingView | None
    years: YearLinks | None


@record(frozen=True, slots=True, kw_only=True)
class IndicatorYearView:
    """All figures of an indicator for one year; `whole` leads to the page of the indicator."""

    title: str
    whole: Link
    breaks: tuple[str, ...]
    unit: str
    columns: IndicatorColumns
    index: tuple[Link, ...]
    groups: tuple[ObservationGroup, ...]
    years: YearLinks


def indicator_view(indicator: Indicator, edition: Edition, addresses: Addresses) -> IndicatorView:
    """Prepare the page of an indicator."""
    years = links_to_years(indicator_path(indicator), edition, addresses)
    found = stretches(edition.site.observations.get(indicator.id, ()), edition.site.places)
    if years:
        found = tuple(Stretch(one.place, (Point(one.points[-1].observations, ()),)) for one in found)
    groups = observation_groups(found, edition, addresses)
    return IndicatorView(
        title=edition.text(indicator.names),
        definition=edition.text(indicator.definition),
        domain=Link(addresses.page(domain_path(indicator.domain)), edition.text(indicator.domain.names)),
        facts=tuple(_facts(indicator, edition, addresses)),
        breaks=_breaks(indicator.breaks, edition),
        unit=unit_name(indicator, edition),
        columns=_columns(groups),
        compared=places_charts(indicator, edition, addresses),
        # A drawing for each place has room as long as its figures have; then each place's own page draws it.
        charts=None if years else indicator_charts(indicator, edition, addresses),
        index=_index(found, edition),
        groups=groups,
        compare=f"{addresses.page(COMPARE_PATH)}?i={indicator.id}",
        data=indicator_downloads(indicator, edition, addresses),
        ranking=ranking_view(indicator, edition, addresses),
        years=years,
    )


def indicator_year_view(page: Page, edition: Edition, addresses: Addresses) -> IndicatorYearView:
    """Prepare the page of a year of an indicator."""
    of = year_subject(page)
    indicator = of.page.subject
    if not isinstance(indicator, Indicator):
        raise TypeError(page.path)
    found = stretches(edition.site.observed_in(indicator, of.year), edition.site.places)
    groups = observation_groups(found, edition, addresses)
    return IndicatorYearView(
        title=year_title(edition.text(indicator.names), of.year, edition),
        whole=Link(addresses.page(of.page.path), edition.text(indicator.names)),
        # What parts it from the year before stands at no row, so that each year is made from its own figures alone.
        breaks=_breaks((one for one in indicator.breaks if one.date.year == of.year), edition),
        unit=unit_name(indicator, edition),
        columns=_columns(groups),
        index=_index(found, edition),
        groups=groups,
        years=links_between_years(page, edition, addresses),
    )


def _breaks(breaks: Iterable[Break], edition: Edition) -> tuple[str, ...]:
    locale = edition.locale
    return tuple(
        filled(
            locale.gettext("From {date}: {reason}"), date=print_date(one.date, locale), reason=edition.text(one.reason)
        )
        for one in breaks
    )


def _columns(groups: Iterable[ObservationGroup]) -> IndicatorColumns:
    rows = [row for group in groups for row in group.rows]
    return IndicatorColumns(any(row.shares for row in rows), any(row.changes for row in rows))


def _index(found: Iterable[Stretch], edition: Edition) -> tuple[Link, ...]:
    return place_index(
        (one.place, with_days(place_name(one.place, None, edition), one.place, edition)) for one in found
    )


def _facts(indicator: Indicator, edition: Edition, addresses: Addresses) -> Iterator[Fact]:
    locale = edition.locale
    yield Fact(locale.gettext("Unit"), unit_name(indicator, edition))
    yield Fact(locale.gettext("Kind of figure"), kind_name(indicator.kind, edition))
    yield Fact(locale.gettext("Counted"), measure_name(indicator, edition))
    if indicator.better:
        better = {"higher": locale.gettext("higher is better"), "lower": locale.gettext("lower is better")}
        yield Fact(locale.gettext("Reading"), better[indicator.better])
    breakdowns = edition.site.catalogue.breakdowns
    if indicator.breakdowns:
        names = [edition.text(breakdowns[one].names) for one in indicator.breakdowns]
        yield Fact(locale.gettext("Broken down by"), Markup(", ").join(names))
    yield from (Fact(*line) for line in relation_lines(indicator, edition, addresses))
    if indicator.law:
        yield Fact(locale.gettext("Laid down in"), indicator.law)
    yield Fact(locale.gettext("Name in data files"), Markup("<code>{}</code>").format(indicator.id))


def measure_name(indicator: Indicator, edition: Edition) -> str:
    """Whether an indicator counts at a moment or over a period."""
    if indicator.measure == "flow":
        return edition.locale.gettext("over the period (flow)")
    return edition.locale.gettext("at a point in time (stock)")


def kind_name(kind: Kind, edition: Edition) -> str:
    """A kind of figure in a reader's words."""
    locale = edition.locale
    names = {
        Kind.COUNT: locale.gettext("count"),
        Kind.MONEY: locale.gettext("amount of money"),
        Kind.PERCENT: locale.gettext("percentage"),
        Kind.RATIO: locale.gettext("so many out of so many"),
        Kind.NUMBER: locale.gettext("measured number"),
        Kind.DENSITY: locale.gettext("density"),
        Kind.DURATION: locale.gettext("duration"),
        Kind.RANK: locale.gettext("rank"),
        Kind.SCORE: locale.gettext("score"),
        Kind.INDEX: locale.gettext("index, base = 100"),
    }
    return names[kind]
