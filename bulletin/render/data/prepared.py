"""What data files hold, made when it is written: rows as CSV has them, figures as JSON has them.

A figure stands in the files of its bulletin, its place, its indicator, its period, its year and of everything. None of
them is kept: all figures of a large archive as text would fill the memory of every process.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from functools import cached_property

from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Figure
from bulletin.model.indicator import Indicator
from bulletin.model.language import Language
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.data.codes import (
    bulletin_columns,
    bulletin_row,
    category_columns,
    category_rows,
    name_columns,
    name_rows,
    source_columns,
    source_rows,
)
from bulletin.render.data.comparisons import COMPARISON_COLUMNS, comparison_rows
from bulletin.render.data.corrections import correction_columns, correction_rows
from bulletin.render.data.document import figure_item
from bulletin.render.data.figures import (
    figure_columns,
    figure_row,
    figure_rows,
    plan_columns,
    plan_rows,
)
from bulletin.render.data.indicators import indicator_columns, indicator_rows
from bulletin.render.data.places import place_columns, place_rows
from bulletin.render.data.writing import Encoded, Row
from bulletin.site.site import CheckedSite, Finding, Site
from bulletin.site.years import year_of
from bulletin.validate.condensed import outline_of


@record(frozen=True, slots=True)
class Table:
    """A CSV file that explains the ids of the others: its name, its columns and the way to its rows."""

    name: str
    columns: tuple[str, ...]
    rows: Callable[[], Iterator[Row]]


@record(frozen=True, slots=True)
class TableOfBulletins:
    """A CSV file of what all bulletins say: its name, its columns and the way to the rows of one bulletin."""

    name: str
    columns: tuple[str, ...]
    rows_of: Callable[[Bulletin], Iterator[Row]]


@record(frozen=True, slots=True)
class Printed:
    """A printed statement by its number in its bulletin, and what is told of the figures of that."""

    bulletin: Bulletin
    total: int
    part: int
    period: Period
    findings: Sequence[Finding]

    @property
    def statement(self) -> Statement:
        """What is stated."""
        return self.bulletin.stated(self.total, self.part)

    @property
    def figure(self) -> Figure:
        """What is printed of it."""
        figure = self.statement.figure
        if figure is None:
            raise ValueError(f"{self.statement.id} has no figure")
        return figure

    def row(self, languages: Sequence[Language]) -> Row:
        """As CSV files have it."""
        return figure_row(self.bulletin, self.statement, self.figure, languages)

    def item(self, languages: Sequence[Language]) -> Encoded:
        """As JSON files have it."""
        return figure_item(self.bulletin, self.statement, self.figure, self.findings, languages)


@record(frozen=True, slots=True)
class Counts:
    """How many figures there are, by the ids of places and indicators, and by period."""

    places: Counter[str]
    indicators: Counter[str]
    periods: Counter[Period]


class Figures:
    """All printed statements of a site, in the order of bulletins, and by what they are of."""

    def __init__(self, checked: CheckedSite) -> None:
        """Nothing is gathered before it is asked for."""
        self.site = checked.site
        self._checked = checked

    def __iter__(self) -> Iterator[Printed]:
        """All of them."""
        for bulletin in self.site.bulletins:
            yield from printed(bulletin, self._findings.get(bulletin.key, ()))

    def of_place(self, place: Place) -> Iterator[Printed]:
        """Those of the bulletins of a place."""
        for bulletin in self.site.of_place(place):
            yield from printed(bulletin, self._findings.get(bulletin.key, ()))

    def of_indicator(self, indicator: Indicator) -> Sequence[Printed]:
        """Those of an indicator."""
        return self._by_subject.get(indicator.id, ())

    def of_period(self, period: Period) -> Sequence[Printed]:
        """Those for a period."""
        return self._by_subject.get(period, ())

    def of_year(self, year: int) -> Sequence[Printed]:
        """Those for periods that end in a year."""
        return self._by_subject.get(year, ())

    @cached_property
    def counts(self) -> Counts:
        """How many there are of each kind."""
        places, indicators, periods = Counter[str](), Counter[str](), Counter[Period]()
        for bulletin in self.site.bulletins:
            for one in (one for one in outline_of(bulletin) if one.has_figure):
                places[bulletin.place.id] += 1
                indicators[one.indicator.id] += 1
                periods[one.period] += 1
        return Counts(places, indicators, periods)

    @cached_property
    def _findings(self) -> Mapping[str, Sequence[Finding]]:
        return findings_by_bulletin(self._checked)

    @cached_property
    def _by_subject(self) -> Mapping[Hashable, Sequence[Printed]]:
        """By the id of an indicator, by period, and by year."""
        found: defaultdict[Hashable, list[Printed]] = defaultdict(list)
        for bulletin in self.site.bulletins:
            for indicator, one in _printed(bulletin, self._findings.get(bulletin.key, ())):
                for subject in (indicator.id, one.period, year_of(one.period)):
                    found[subject].append(one)
        return dict(found)


def printed(bulletin: Bulletin, findings: Sequence[Finding]) -> Iterator[Printed]:
    """The printed statements of one bulletin."""
    return (one for _, one in _printed(bulletin, findings))


def _printed(bulletin: Bulletin, findings: Sequence[Finding]) -> Iterator[tuple[Indicator, Printed]]:
    for one in outline_of(bulletin):
        if one.has_figure:
            yield one.indicator, Printed(bulletin, one.total, one.part, one.period, findings)


def findings_by_bulletin(checked: CheckedSite) -> Mapping[str, Sequence[Finding]]:
    """What is told of the figures of each bulletin, in its order."""
    findings: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        findings.setdefault(finding.bulletin, []).append(finding)
    return findings


def tables_of_bulletins(languages: Sequence[Language]) -> Iterator[TableOfBulletins]:
    """The tables of what bulletins say, figures first."""
    yield TableOfBulletins("figures", figure_columns(languages), lambda one: figure_rows(one, languages))
    yield TableOfBulletins("comparisons", COMPARISON_COLUMNS, comparison_rows)
    yield TableOfBulletins("plans", plan_columns(languages), lambda one: plan_rows(one, languages))
    yield TableOfBulletins("corrections", correction_columns(languages), lambda one: correction_rows(one, languages))
    yield TableOfBulletins("bulletins", bulletin_columns(languages), lambda one: iter([bulletin_row(one, languages)]))
    yield TableOfBulletins("sources", source_columns(languages), lambda one: source_rows(one, languages))


def tables_of_ids(site: Site) -> Iterator[Table]:
    """The lists that explain the ids in the others."""
    catalogue, languages = site.catalogue, site.info.languages
    yield Table("indicators", indicator_columns(languages), lambda: indicator_rows(catalogue, languages))
    yield Table("places", place_columns(languages), lambda: place_rows(site.places, languages))
    yield Table("domains", name_columns(languages), lambda: name_rows(catalogue.domains, languages))
    yield Table("units", name_columns(languages), lambda: name_rows(catalogue.units, languages))
    yield Table("categories", category_columns(languages), lambda: category_rows(catalogue, languages))
