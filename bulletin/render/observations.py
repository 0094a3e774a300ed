"""Prepares observations: one figure of one place and period, seen from the pages of indicators, domains and places."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bulletin.i18n.periods import print_as_of, print_period_short
from bulletin.model.bulletin import Status
from bulletin.model.period import Period
from bulletin.render.addresses import Addresses, bulletin_path
from bulletin.render.edition import Edition
from bulletin.render.figure_rows import Share, changes, shares
from bulletin.render.links import Link
from bulletin.render.names import bulletin_name, place_name, statement_name, status_of_figure
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.site import Observation


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationRow:
    """One observation as the page of its indicator prints it; a part leaves out what its total says above it."""

    part: bool
    place: str
    category: str
    period: str
    circumstances: tuple[str, ...]
    value: PrintedValue
    href: str
    shares: tuple[Share, ...]
    changes: tuple[str, ...]
    bulletin: Link | None


def observation_rows(
    observations: Iterable[Observation], edition: Edition, addresses: Addresses
) -> tuple[ObservationRow, ...]:
    """The rows of an indicator, in the order of its series."""
    return tuple(_rows(observations, edition, addresses))


def _rows(observations: Iterable[Observation], edition: Edition, addresses: Addresses) -> Iterator[ObservationRow]:
    above: tuple[str, Period] | None = None
    for observation in observations:
        statement = observation.statement
        here = (observation.bulletin.key, statement.period)
        if statement.category and here != above:
            # Only parts are known: place, period and bulletin stand above them all the same.
            yield _head(observation, edition, addresses)
        above = here
        if statement.category:
            yield _part(observation, edition, addresses)
        else:
            yield _total(observation, edition, addresses)


def _head(observation: Observation, edition: Edition, addresses: Addresses) -> ObservationRow:
    """The row of a total that no source states."""
    bulletin, statement = observation.bulletin, observation.statement
    return ObservationRow(
        part=False,
        place=place_name(bulletin.place, statement.end, edition),
        category="",
        period=print_period_short(statement.period, edition.locale),
        circumstances=_circumstances(observation, edition),
        value=printed_value(None, edition),
        href="",
        shares=(),
        changes=(),
        bulletin=Link(addresses.page(bulletin_path(bulletin)), bulletin_name(bulletin, edition)),
    )


def _total(observation: Observation, edition: Edition, addresses: Addresses) -> ObservationRow:
    return replace(
        _head(observation, edition, addresses),
        value=printed_value(observation.statement.figure, edition),
        href=addresses.statement(observation.bulletin, observation.statement.anchor),
        shares=_shares(observation, edition),
        changes=changes(observation.statement, edition),
    )


def _part(observation: Observation, edition: Edition, addresses: Addresses) -> ObservationRow:
    total = _total(observation, edition, addresses)
    return replace(total, part=True, category=statement_name(observation.statement, edition), bulletin=None)


def _shares(observation: Observation, edition: Edition) -> tuple[Share, ...]:
    statement = observation.statement
    return shares(statement, edition.findings.get((observation.bulletin.key, statement.id), ()), edition)


def _circumstances(observation: Observation, edition: Edition) -> tuple[str, ...]:
    statement, locale = observation.statement, edition.locale
    lines = []
    if statement.as_of:
        lines.append(locale.gettext("as of {date}").format(date=print_as_of(statement.as_of, locale)))
    said = statement.status is Status.ESTIMATE and statement.figure is not None and statement.figure.estimated
    if not said:
        lines.append(status_of_figure(statement.status, edition))
    return tuple(lines)
