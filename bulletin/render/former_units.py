"""On the page of a merged unit: what the units it was formed from reported, and sums of that where a sum is right."""

from collections import defaultdict
from collections.abc import Iterator

from markupsafe import Markup

from bulletin.i18n.periods import print_period_short
from bulletin.i18n.sorting import collation_key
from bulletin.model.bulletin import Status
from bulletin.model.indicator import Domain
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import Addresses, indicator_path, place_path
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.names import place_name, status_of_figure, unit_name, with_days
from bulletin.render.series import all_figures
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.mergers import ComputedSum, FormerSeries, former_series, unreported
from bulletin.site.site import Observation

# As many as fill one line beside the name; the indicator's own page has them all.
_LATEST = 4


@record(frozen=True, slots=True)
class FormerFigure:
    """A figure with its period. `href` is empty where it is computed; `remark` says what readers must know of it."""

    period: str
    value: PrintedValue
    href: str
    remark: str


@record(frozen=True, slots=True)
class FormerRow:
    """An indicator's name alone, then what each former unit reported of it, then the computed sums."""

    name: Link
    unit: str
    part: bool
    computed: bool
    figures: tuple[FormerFigure, ...]
    all_figures: Link | None


@record(frozen=True, slots=True)
class FormerTable:
    """The former series of one domain."""

    anchor: str
    domain: str
    rows: tuple[FormerRow, ...]


@record(frozen=True, slots=True, kw_only=True)
class FormerUnits:
    """What a page says of former units; `missing` names those of which there is nothing here."""

    missing: str
    sums: str
    tables: tuple[FormerTable, ...]


def former_units(place: Place, edition: Edition, addresses: Addresses) -> FormerUnits | None:
    """Prepare the former series of a merged unit; None for all other places."""
    series = former_series(edition.site, place)
    missing = unreported(edition.site, place)
    if not series and not missing:
        return None
    by_domain: defaultdict[str, list[FormerSeries]] = defaultdict(list)
    for one in series:
        by_domain[one.indicator.domain.id].append(one)
    return FormerUnits(
        missing=_missing(missing, edition),
        sums=_on_sums(any(one.sums for one in series), edition),
        tables=tuple(
            _table(domain, by_domain[domain.id], edition, addresses)
            for domain in edition.site.catalogue.domains.values()
            if domain.id in by_domain
        ),
    )


def _missing(missing: tuple[Place, ...], edition: Edition) -> str:
    if not missing:
        return ""
    names = sorted((place_name(one, None, edition) for one in missing), key=collation_key)
    return filled(
        edition.locale.gettext("There are no bulletins here yet of: {places}."), places=Markup(", ").join(names)
    )


def _on_sums(some: bool, edition: Edition) -> str:
    if some:
        return edition.locale.gettext(
            "Sums are computed here and printed by no source: only where every former unit states the same number or "
            "amount for the same period, counted in the same way."
        )
    return edition.locale.gettext(
        "No sum is shown: that takes the same figure of every former unit, for the same period and counted in the same "
        "way."
    )


def _table(domain: Domain, series: list[FormerSeries], edition: Edition, addresses: Addresses) -> FormerTable:
    rows = tuple(row for one in series for row in _rows(one, edition, addresses))
    return FormerTable(f"former-{domain.id.replace('_', '-')}", edition.text(domain.names), rows)


def _rows(series: FormerSeries, edition: Edition, addresses: Addresses) -> Iterator[FormerRow]:
    """Totals alone: the parts stand on the indicator's page, to which every line leads on."""
    indicator = series.indicator
    page = addresses.page(indicator_path(indicator))
    yield FormerRow(Link(page, edition.text(indicator.names)), unit_name(indicator, edition), False, False, (), None)
    for place, observations in series.reported:
        totals = [one for one in observations if not one.category]
        more = len(observations) > len(totals) or len(totals) > _LATEST
        yield FormerRow(
            name=Link(addresses.page(place_path(place)), with_days(place_name(place, None, edition), place, edition)),
            unit="",
            part=True,
            computed=False,
            figures=tuple(_reported(one, edition, addresses) for one in totals[-_LATEST:]),
            all_figures=all_figures(len(observations), indicator, place, edition, addresses) if more else None,
        )
    sums = [one for one in series.sums if not one.category][-_LATEST:]
    if sums:
        name = edition.locale.gettext("Sum, computed")
        yield FormerRow(Link("", name), "", True, True, tuple(_computed(one, edition) for one in sums), None)


def _reported(one: Observation, edition: Edition, addresses: Addresses) -> FormerFigure:
    statement = one.statement
    return FormerFigure(
        period=print_period_short(statement.period, edition.locale),
        value=printed_value(statement.figure, edition),
        href=addresses.statement(one.bulletin, statement.anchor),
        remark="",
    )


def _computed(one: ComputedSum, edition: Edition) -> FormerFigure:
    """An estimate says so itself ("estimated at"); of what is firmer than its parts are, nothing is claimed."""
    said = one.status is Status.ESTIMATE and one.figure.estimated
    return FormerFigure(
        period=print_period_short(one.period, edition.locale),
        value=printed_value(one.figure, edition),
        href="",
        remark="" if said else status_of_figure(one.status, edition),
    )
