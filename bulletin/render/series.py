"""The series of one place: a line for each indicator and category, with as many figures as there are."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bulletin.i18n.periods import print_date, print_period_short
from bulletin.model.indicator import Break, Catalogue, Domain, Indicator
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import Addresses, domain_path, indicator_path, place_anchor
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.marks import Note
from bulletin.render.names import statement_name, unit_name
from bulletin.render.values import PrintedValue, printed_value
from bulletin.site.series import breaks_between
from bulletin.site.site import Observation

# More figures would push the next indicator out of sight; the indicator's own page has them all.
_LATEST = 8


@record(frozen=True, slots=True)
class SeriesFigure:
    """A figure with its period; `breaks` are the notes on what parts it from the figure before it."""

    period: str
    value: PrintedValue
    href: str
    breaks: tuple[Note, ...]


@record(frozen=True, slots=True)
class SeriesRow:
    """One indicator or category: its latest figures, oldest first, and where all of them stand if these are not."""

    part: bool
    name: str
    href: str
    unit: str
    figures: tuple[SeriesFigure, ...]
    all_figures: Link | None


@record(frozen=True, slots=True)
class SeriesTable:
    """The series of one domain; `breaks` explain the marks between figures."""

    anchor: str
    domain: Link
    rows: tuple[SeriesRow, ...]
    breaks: tuple[Note, ...]


class _BreakBook:
    """Numbers the breaks of a table; indicators that break for the same reason share a note."""

    def __init__(self, anchor: str, edition: Edition) -> None:
        self._anchor = anchor
        self._edition = edition
        self._notes: dict[str, Note] = {}

    def note(self, one: Break) -> Note:
        text = break_text(one, self._edition)
        number = len(self._notes) + 1
        return self._notes.setdefault(text, Note(f"//{number}", f"{self._anchor}-break-{number}", text))

    def notes(self) -> tuple[Note, ...]:
        return tuple(self._notes.values())


def break_text(one: Break, edition: Edition) -> str:
    """A break in words: from when, and why."""
    pattern = edition.locale.gettext("Break in the series from {date}: {reason}")
    return filled(pattern, date=print_date(one.date, edition.locale), reason=edition.text(one.reason))


def series_tables(place: Place, edition: Edition, addresses: Addresses) -> tuple[SeriesTable, ...]:
    """The series of a place, domain by domain."""
    return tuple(_tables(place, edition, addresses))


def _tables(place: Place, edition: Edition, addresses: Addresses) -> Iterator[SeriesTable]:
    catalogue = edition.site.catalogue
    for domain in catalogue.domains.values():
        series = [
            list(edition.site.observed(indicator, place))
            for indicator in catalogue.indicators.values()
            if indicator.domain.id == domain.id
        ]
        if any(series):
            yield _table(domain, place, [own for own in series if own], edition, addresses)


def _table(
    domain: Domain, place: Place, series: list[list[Observation]], edition: Edition, addresses: Addresses
) -> SeriesTable:
    anchor = domain.id.replace("_", "-")
    book = _BreakBook(anchor, edition)
    rows = tuple(row for own in series for row in _rows(own, place, book, edition, addresses))
    return SeriesTable(
        anchor, Link(addresses.page(domain_path(domain)), edition.text(domain.names)), rows, book.notes()
    )


def _rows(
    observations: list[Observation], place: Place, book: _BreakBook, edition: Edition, addresses: Addresses
) -> Iterator[SeriesRow]:
    indicator = observations[0].statement.indicator
    page = addresses.page(indicator_path(indicator))
    lines: defaultdict[tuple[tuple[str, str], ...], list[Observation]] = defaultdict(list)
    for one in observations:
        lines[one.category].append(one)
    # The indicator's name stands above its parts even where no source states the total.
    for category in sorted({(), *lines}, key=lambda parts: _rank(parts, indicator, edition.site.catalogue)):
        line = lines[category]
        yield SeriesRow(
            part=bool(category),
            name=statement_name(line[0].statement, edition) if category else edition.text(indicator.names),
            href="" if category else page,
            unit="" if category else unit_name(indicator, edition),
            figures=_figures(line, book, edition, addresses),
            all_figures=all_figures(len(line), indicator, place, edition, addresses) if len(line) > _LATEST else None,
        )


def _rank(
    category: tuple[tuple[str, str], ...], indicator: Indicator, catalogue: Catalogue
) -> tuple[tuple[int, int], ...]:
    """The total first, then the parts in the order of the catalogue."""
    dimensions = list(indicator.breakdowns)
    return tuple(
        (dimensions.index(dimension), list(catalogue.breakdowns[dimension].categories).index(member))
        for dimension, member in category
    )


def _figures(
    line: Sequence[Observation], book: _BreakBook, edition: Edition, addresses: Addresses
) -> tuple[SeriesFigure, ...]:
    parting = [(), *(breaks_between(earlier.statement, later.statement) for earlier, later in pairwise(line))]
    shown = list(zip(line, parting, strict=True))[-_LATEST:] if line else []
    return tuple(
        SeriesFigure(
            period=print_period_short(one.period, edition.locale),
            value=printed_value(one.statement.figure, edition),
            href=addresses.statement(one.bulletin, one.statement.anchor),
            breaks=tuple(book.note(each) for each in breaks),
        )
        for one, breaks in shown
    )


def all_figures(count: int, indicator: Indicator, place: Place, edition: Edition, addresses: Addresses) -> Link:
    """The way to all figures of an indicator in a place: those of its page, or to the years that this is parted by."""
    page = indicator_path(indicator)
    if page in edition.site.years:
        label = edition.locale.gettext("all figures by year")
    else:
        label = edition.locale.ngettext("all {count} figure", "all {count} figures", count).format(count=count)
    return Link(f"{addresses.page(page)}#{place_anchor(place)}", label)
