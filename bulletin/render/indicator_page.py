"""The pages of the catalogue: all indicators, one domain, one indicator with every figure it has."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from bulletin.i18n.periods import print_date, print_period_short
from bulletin.i18n.sorting import collation_key
from bulletin.model.figure import Kind
from bulletin.model.indicator import Domain, Indicator
from bulletin.render.addresses import COMPARE_PATH, Addresses, domain_path, indicator_path
from bulletin.render.downloads import Download, indicator_downloads
from bulletin.render.drawable.chart import ChartGroup
from bulletin.render.drawable.lines import indicator_charts
from bulletin.render.drawable.places import places_charts
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link, place_index
from bulletin.render.names import place_name, reporting_place, unit_name, with_days
from bulletin.render.observations import ObservationGroup, observation_groups
from bulletin.render.rankings import RankingView, ranking_view
from bulletin.render.relations import relation_lines
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.series import stretches
from bulletin.site.site import Observation

# So many places have room beside an indicator; its own page has them all.
_LATEST = 8
# Period, value and bulletin are always there.
_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about an indicator; `text` may hold links."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Latest:
    """The latest figure of a place."""

    place: str
    period: str
    value: PrintedValue
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CatalogueRow:
    """An indicator in the catalogue or in its domain; `all_places` leads on where not all have room."""

    indicator: Link
    unit: str
    measure: str
    definition: str
    latest: tuple[Latest, ...]
    all_places: Link | None
    count: str


@dataclass(frozen=True, slots=True)
class CatalogueTable:
    """The indicators of a domain."""

    anchor: str
    domain: Link
    rows: tuple[CatalogueRow, ...]


@dataclass(frozen=True, slots=True)
class CatalogueView:
    """The page of all indicators."""

    tables: tuple[CatalogueTable, ...]


@dataclass(frozen=True, slots=True)
class DomainView:
    """The page of a domain."""

    title: str
    rows: tuple[CatalogueRow, ...]


@dataclass(frozen=True, slots=True)
class IndicatorColumns:
    """Which columns the figures of an indicator need."""

    shares: bool
    changes: bool

    @property
    def count(self) -> int:
        """How many columns a row over the whole width spans."""
        return _COLUMNS + self.shares + self.changes


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorView:
    """The page of an indicator."""

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


def catalogue_view(edition: Edition, addresses: Addresses) -> CatalogueView:
    """Prepare the page of all indicators."""
    return CatalogueView(
        tuple(
            CatalogueTable(
                anchor=domain.id.replace("_", "-"),
                domain=Link(addresses.page(domain_path(domain)), edition.text(domain.names)),
                rows=_rows(domain, edition, addresses),
            )
            for domain in edition.site.catalogue.domains.values()
        )
    )


def domain_view(domain: Domain, edition: Edition, addresses: Addresses) -> DomainView:
    """Prepare the page of a domain."""
    return DomainView(edition.text(domain.names), _rows(domain, edition, addresses))


def _rows(domain: Domain, edition: Edition, addresses: Addresses) -> tuple[CatalogueRow, ...]:
    indicators = edition.site.catalogue.indicators.values()
    return tuple(_row(one, edition, addresses) for one in indicators if one.domain.id == domain.id)


def _row(indicator: Indicator, edition: Edition, addresses: Addresses) -> CatalogueRow:
    observations = edition.site.observations.get(indicator.id, ())
    totals = [observation for observation in observations if not observation.statement.category]
    latest = _latest_of_places(totals, edition)
    count = len(observations)
    return CatalogueRow(
        indicator=Link(addresses.page(indicator_path(indicator)), edition.text(indicator.names)),
        unit=unit_name(indicator, edition),
        measure=measure_name(indicator, edition),
        definition=edition.text(indicator.definition),
        latest=tuple(_latest(observation, edition, addresses) for observation in latest[:_LATEST]),
        all_places=_all_places(len(latest), indicator, edition, addresses) if len(latest) > _LATEST else None,
        count=edition.locale.ngettext("{count} figure", "{count} figures", count).format(count=count),
    )


def _latest_of_places(totals: list[Observation], edition: Edition) -> list[Observation]:
    """The latest figure of each place: the latest periods first, and of one period in the order of names."""
    by_place: dict[str, Observation] = {}
    for one in totals:
        before = by_place.get(one.bulletin.place.id)
        if before is None or one.statement.period.order > before.statement.period.order:
            by_place[one.bulletin.place.id] = one
    found = sorted(
        by_place.values(), key=lambda one: collation_key(edition.plain(one.bulletin.place.on(one.statement.end).names))
    )
    return sorted(found, key=lambda one: one.statement.period.order, reverse=True)


def _all_places(count: int, indicator: Indicator, edition: Edition, addresses: Addresses) -> Link:
    label = edition.locale.ngettext("all {count} place", "all {count} places", count).format(count=count)
    return Link(addresses.page(indicator_path(indicator)), label)


def _latest(observation: Observation, edition: Edition, addresses: Addresses) -> Latest:
    bulletin, statement = observation.bulletin, observation.statement
    return Latest(
        place=reporting_place(bulletin, statement.end, edition),
        period=print_period_short(statement.period, edition.locale),
        value=printed_value(statement.figure, edition),
        href=addresses.statement(bulletin, statement.anchor),
    )


def indicator_view(indicator: Indicator, edition: Edition, addresses: Addresses) -> IndicatorView:
    """Prepare the page of an indicator."""
    found = stretches(edition.site.observations.get(indicator.id, ()), edition.site.places)
    groups = observation_groups(found, edition, addresses)
    rows = [row for group in groups for row in group.rows]
    locale = edition.locale
    return IndicatorView(
        title=edition.text(indicator.names),
        definition=edition.text(indicator.definition),
        domain=Link(addresses.page(domain_path(indicator.domain)), edition.text(indicator.domain.names)),
        facts=tuple(_facts(indicator, edition, addresses)),
        breaks=tuple(
            filled(
                locale.gettext("From {date}: {reason}"),
                date=print_date(one.date, locale),
                reason=edition.text(one.reason),
            )
            for one in indicator.breaks
        ),
        unit=unit_name(indicator, edition),
        columns=IndicatorColumns(any(row.shares for row in rows), any(row.changes for row in rows)),
        compared=places_charts(indicator, edition, addresses),
        charts=indicator_charts(indicator, edition, addresses),
        index=place_index(
            (one.place, with_days(place_name(one.place, None, edition), one.place, edition)) for one in found
        ),
        groups=groups,
        compare=f"{addresses.page(COMPARE_PATH)}?i={indicator.id}",
        data=indicator_downloads(indicator, edition, addresses),
        ranking=ranking_view(indicator, edition, addresses),
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
