"""Prepares observations: one figure of one place and period, seen from the pages of indicators, domains and places."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from markupsafe import Markup

from bulletin.i18n.periods import print_as_of, print_date, print_period_short
from bulletin.model.bulletin import Status
from bulletin.model.place import Place, predecessors
from bulletin.record import record
from bulletin.render.addresses import Addresses, bulletin_path, place_anchor, place_path
from bulletin.render.edition import Edition, filled
from bulletin.render.figure_rows import Share, changes, shares
from bulletin.render.links import Link
from bulletin.render.listed import marked_name
from bulletin.render.names import place_title, statement_name, status_of_figure, with_days
from bulletin.render.series import break_text
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.series import Point, Stretch
from bulletin.site.site import Observation


@record(frozen=True, slots=True, kw_only=True)
class ObservationRow:
    """One observation as the page of its indicator prints it; a part leaves out what its total says above it.

    `breaks` say what parts it from the figures above.
    """

    breaks: tuple[str, ...]
    part: bool
    period: str
    category: str
    circumstances: tuple[str, ...]
    value: PrintedValue
    href: str
    shares: tuple[Share, ...]
    changes: tuple[str, ...]
    bulletin: Link | None


@record(frozen=True, slots=True, kw_only=True)
class ObservationGroup:
    """The figures of one place, oldest first; `formed` says what a new unit was formed from."""

    anchor: str
    place: Link
    formed: str
    rows: tuple[ObservationRow, ...]


def observation_groups(
    found: Iterable[Stretch], edition: Edition, addresses: Addresses
) -> tuple[ObservationGroup, ...]:
    """The rows of an indicator, place by place, in the order of its series."""
    return tuple(
        ObservationGroup(
            anchor=place_anchor(stretch.place),
            place=Link(
                addresses.page(place_path(stretch.place)),
                with_days(place_title(stretch.place, None, edition), stretch.place, edition),
            ),
            formed=_formed(stretch.place, edition),
            rows=tuple(row for point in stretch.points for row in _rows(point, edition, addresses)),
        )
        for stretch in found
    )


def _formed(place: Place, edition: Edition) -> str:
    former = predecessors(edition.site.places, place)
    if not former or not place.valid_from:
        return ""
    return filled(
        edition.locale.gettext("New unit, formed on {date} from: {places}."),
        date=print_date(place.valid_from, edition.locale),
        places=Markup(" + ").join(place_title(one, None, edition) for one in former),
    )


def _rows(point: Point, edition: Edition, addresses: Addresses) -> Iterator[ObservationRow]:
    above = ""
    for number, observation in enumerate(point.observations):
        breaks = tuple(break_text(one, edition) for one in point.breaks) if number == 0 else ()
        if observation.category and observation.bulletin.key != above:
            # Only parts are known: period and bulletin stand above them all the same.
            yield replace(_head(observation, edition, addresses), breaks=breaks)
            breaks = ()
        above = observation.bulletin.key
        make = _part if observation.category else _total
        yield replace(make(observation, edition, addresses), breaks=breaks)


def _head(observation: Observation, edition: Edition, addresses: Addresses) -> ObservationRow:
    """The row of a total that no source states."""
    bulletin, statement = observation.bulletin, observation.statement
    return ObservationRow(
        breaks=(),
        part=False,
        category="",
        period=print_period_short(statement.period, edition.locale),
        circumstances=_circumstances(observation, edition),
        value=printed_value(None, edition),
        href="",
        shares=(),
        changes=(),
        bulletin=Link(addresses.page(bulletin_path(bulletin)), marked_name(bulletin, edition)),
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
    if territory := observation.bulletin.territory:
        lines.append(locale.gettext("on the boundaries of {date}").format(date=print_date(territory, locale)))
    if statement.as_of:
        lines.append(locale.gettext("as of {date}").format(date=print_as_of(statement.as_of, locale)))
    said = statement.status is Status.ESTIMATE and statement.figure is not None and statement.figure.estimated
    if not said:
        lines.append(status_of_figure(statement.status, edition))
    return tuple(lines)
