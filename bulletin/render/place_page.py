"""The page of a place: its bulletins, and its figures side by side over its periods."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.i18n.periods import print_date, print_period_short
from bulletin.model.indicator import Domain, Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place, predecessors
from bulletin.render.addresses import Addresses, domain_path, indicator_path
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link, Record, bulletin_records
from bulletin.render.names import place_title, statement_name, unit_name
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.site import Observation


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure of one period; empty where there is none."""

    value: PrintedValue
    href: str


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One indicator or category over the periods."""

    part: bool
    name: str
    href: str
    unit: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """The series of one domain over the periods for which it has figures."""

    anchor: str
    domain: Link
    periods: tuple[str, ...]
    rows: tuple[SeriesRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceView:
    """Everything that the page of a place prints."""

    title: str
    notes: tuple[str, ...]
    bulletins: tuple[Record, ...]
    tables: tuple[SeriesTable, ...]


def place_view(place: Place, edition: Edition, addresses: Addresses) -> PlaceView:
    """Prepare the page of a place."""
    return PlaceView(
        title=place_title(place, None, edition),
        notes=tuple(_notes(place, edition)),
        bulletins=bulletin_records(reversed(edition.site.of_place(place)), edition, addresses),
        tables=tuple(_tables(place, edition, addresses)),
    )


def _notes(place: Place, edition: Edition) -> Iterator[str]:
    """What the unit was formed from, and what it became."""
    locale, places = edition.locale, edition.site.places
    formed_from = predecessors(places, place)
    if formed_from and place.valid_from:
        names = " + ".join(str(place_title(one, None, edition)) for one in formed_from)
        day = print_date(place.valid_from, locale)
        yield locale.gettext("Formed on {date} from: {places}.").format(date=day, places=names)
    if place.valid_to:
        day = print_date(place.valid_to, locale)
        if place.successor:
            successor = place_title(places[place.successor], None, edition)
            yield filled(
                locale.gettext("Existed until {date}; since then its territory belongs to the new {place}."),
                date=day,
                place=successor,
            )
        else:
            yield locale.gettext("Existed until {date}.").format(date=day)


def _tables(place: Place, edition: Edition, addresses: Addresses) -> Iterator[SeriesTable]:
    for domain in edition.site.catalogue.domains.values():
        found = [
            (indicator, observation)
            for indicator in edition.site.catalogue.indicators.values()
            if indicator.domain.id == domain.id
            for observation in edition.site.observations.get(indicator.id, ())
            if observation.bulletin.place.id == place.id
        ]
        if found:
            yield _table(domain, found, edition, addresses)


def _table(
    domain: Domain, found: list[tuple[Indicator, Observation]], edition: Edition, addresses: Addresses
) -> SeriesTable:
    periods = sorted({observation.statement.period for _, observation in found}, key=lambda period: period.order)
    rows: dict[tuple[str, str, str], dict[Period, Observation]] = {}
    for indicator, observation in found:
        statement = observation.statement
        key = (indicator.id, statement.dimension, statement.member)
        rows.setdefault(key, {})[statement.period] = observation
    return SeriesTable(
        anchor=domain.id.replace("_", "-"),
        domain=Link(addresses.page(domain_path(domain)), edition.text(domain.names)),
        periods=tuple(print_period_short(period, edition.locale) for period in periods),
        rows=tuple(_series_rows(rows, periods, edition, addresses)),
    )


def _series_rows(
    rows: dict[tuple[str, str, str], dict[Period, Observation]],
    periods: list[Period],
    edition: Edition,
    addresses: Addresses,
) -> Iterator[SeriesRow]:
    named = ""
    for (indicator_id, *_), by_period in rows.items():
        statement = next(iter(by_period.values())).statement
        indicator = statement.indicator
        cells = tuple(_cell(by_period.get(period), edition, addresses) for period in periods)
        if not statement.category:
            yield _indicator_row(indicator, cells, edition, addresses)
        else:
            if named != indicator_id:
                # Only parts are known: the indicator's name stands above them all the same.
                yield _indicator_row(indicator, (_cell(None, edition, addresses),) * len(periods), edition, addresses)
            yield SeriesRow(part=True, name=statement_name(statement, edition), href="", unit="", cells=cells)
        named = indicator_id


def _indicator_row(indicator: Indicator, cells: tuple[Cell, ...], edition: Edition, addresses: Addresses) -> SeriesRow:
    return SeriesRow(
        part=False,
        name=edition.text(indicator.names),
        href=addresses.page(indicator_path(indicator)),
        unit=unit_name(indicator, edition),
        cells=cells,
    )


def _cell(observation: Observation | None, edition: Edition, addresses: Addresses) -> Cell:
    if observation is None:
        return Cell(printed_value(None, edition), "")
    href = addresses.statement(observation.bulletin, observation.statement.anchor)
    return Cell(printed_value(observation.statement.figure, edition), href)
