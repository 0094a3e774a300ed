"""The tables of a yearbook: a domain's indicators by place, in as many parts as the page is too narrow for."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from bulletin.i18n.periods import print_period_short
from bulletin.model.bulletin import Statement
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.render.edition import Edition
from bulletin.render.names import is_said, statement_name, status_of_figure, unit_name
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.site import Observation

# So many places stand beside each other on a page that is upright, and on one that is turned.
_UPRIGHT, _TURNED = 4, 8
Category = tuple[tuple[str, str], ...]
Cells = Mapping[Category, Mapping[str, Observation]]


@record(frozen=True, slots=True)
class Cell:
    """A place's figure. `lines` say its period where that is not the whole year, and how firm it is."""

    value: PrintedValue | None
    lines: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class ComparisonRow:
    """An indicator, or a part of it, at all places of a table; `anchor` is empty where another row bears it."""

    anchor: str
    part: bool
    name: str
    unit: str
    cells: tuple[Cell, ...]


@record(frozen=True, slots=True)
class ComparisonTable:
    """A part of a domain's table: some of the places, the stub repeated."""

    anchor: str
    part: str
    places: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]


def is_turned(places: Sequence[str]) -> bool:
    """Whether so many places take a page on its side."""
    return len(places) > _UPRIGHT


def in_groups(places: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """The places in groups of about one size that fit on a page."""
    most = _TURNED if is_turned(places) else _UPRIGHT
    size = -(-len(places) // -(-len(places) // most))
    yield from (tuple(places[start : start + size]) for start in range(0, len(places), size))


def of_year(observations: Iterable[Observation], year: int, places: Container[str]) -> Cells:
    """By category and place, the figure that speaks for the year: of the year itself, else its latest part."""
    found: dict[Category, dict[str, Observation]] = {}
    for one in observations:
        period, place = one.period, one.bulletin.place.id
        if place in places and period.start.year == period.end.year == year:
            own = found.setdefault(one.category, {})
            if place not in own or _for_year(one.period) > _for_year(own[place].period):
                own[place] = one
    return found


def _for_year(period: Period) -> tuple[bool, object, object]:
    return period.kind == "year", period.end, -period.start.toordinal()


def comparison_tables(
    anchor: str,
    indicators: Iterable[Indicator],
    cells: Mapping[str, Cells],
    places: Mapping[str, str],
    edition: Edition,
) -> tuple[ComparisonTable, ...]:
    """The table of a domain, in parts; indicators without any figure are left out. `places` holds names by id."""
    groups = tuple(in_groups(tuple(places)))
    shown = [indicator for indicator in indicators if cells[indicator.id]]
    return tuple(
        ComparisonTable(
            f"{anchor}-{number}",
            f"{number}/{len(groups)}" if len(groups) > 1 else "",
            tuple(places[place] for place in group),
            tuple(
                row
                for indicator in shown
                for row in _rows(indicator, cells[indicator.id], group, edition, first=number == 1)
            ),
        )
        for number, group in enumerate(groups, start=1)
        if shown
    )


def _rows(
    indicator: Indicator, cells: Cells, places: Sequence[str], edition: Edition, *, first: bool
) -> Iterator[ComparisonRow]:
    anchor = f"indicator-{indicator.id.replace('_', '-')}" if first else ""
    name, unit = edition.text(indicator.names), unit_name(indicator, edition)
    yield ComparisonRow(anchor, False, name, unit, _cells(cells.get((), {}), places, edition))
    for category, own in cells.items():
        if category:
            statement = next(iter(own.values())).statement
            yield ComparisonRow("", True, statement_name(statement, edition), "", _cells(own, places, edition))


def _cells(own: Mapping[str, Observation], places: Sequence[str], edition: Edition) -> tuple[Cell, ...]:
    return tuple(_cell(own[place].statement, edition) if place in own else Cell(None) for place in places)


def _cell(statement: Statement, edition: Edition) -> Cell:
    lines = [] if statement.period.kind == "year" else [print_period_short(statement.period, edition.locale)]
    if not is_said(statement):
        lines.append(status_of_figure(statement.status, edition))
    return Cell(printed_value(statement.figure, edition), tuple(lines))
