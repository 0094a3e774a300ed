"""Everything that data files hold, made once: rows as CSV has them, figures as JSON has them.

A figure stands in the files of its bulletin, its place, its indicator, its period and of everything.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.language import Language
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
from bulletin.render.data.figures import figure_columns, figure_rows, plan_columns, plan_rows, printed_statements
from bulletin.render.data.indicators import indicator_columns, indicator_rows
from bulletin.render.data.places import place_columns, place_rows
from bulletin.render.data.writing import Encoded, Line, Row, csv_lines
from bulletin.site.site import CheckedSite, Finding


@dataclass(frozen=True, slots=True)
class Table:
    """A CSV file of the whole site: its name, its columns and its rows."""

    name: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PreparedFigure:
    """A printed statement, ready to be written."""

    bulletin: Bulletin
    statement: Statement
    line: Line
    item: Encoded


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the files of a site are made from. `figures` are in the order of bulletins; tables stand by their names."""

    figures: tuple[PreparedFigure, ...]
    tables: tuple[Table, ...]


def prepare(checked: CheckedSite) -> Prepared:
    """Make every row and every figure, once."""
    languages = checked.site.info.languages
    figures = tuple(_figures(checked, languages))
    lines = tuple(figure.line for figure in figures)
    return Prepared(figures, (Table("figures", figure_columns(languages), lines), *_tables(checked, languages)))


def _figures(checked: CheckedSite, languages: Sequence[Language]) -> Iterator[PreparedFigure]:
    findings = findings_by_bulletin(checked)
    for bulletin in checked.site.bulletins:
        yield from prepare_figures(bulletin, findings.get(bulletin.key, ()), languages)


def findings_by_bulletin(checked: CheckedSite) -> Mapping[str, Sequence[Finding]]:
    """What is told of the figures of each bulletin, in its order."""
    findings: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        findings.setdefault(finding.bulletin, []).append(finding)
    return findings


def prepare_figures(
    bulletin: Bulletin, findings: Sequence[Finding], languages: Sequence[Language]
) -> Iterator[PreparedFigure]:
    """The figures of one bulletin."""
    lines = csv_lines(figure_columns(languages), figure_rows(bulletin, languages))
    for (statement, figure), line in zip(printed_statements(bulletin), lines, strict=True):
        item = figure_item(bulletin, statement, figure, findings, languages)
        yield PreparedFigure(bulletin, statement, line, item)


def _tables(checked: CheckedSite, languages: Sequence[Language]) -> Iterator[Table]:
    """The tables beside `figures`: what else bulletins say, then the lists that explain the ids."""
    site = checked.site

    def of_bulletins(name: str, columns: tuple[str, ...], rows: Callable[[Bulletin], Iterator[Row]]) -> Table:
        return Table(name, columns, tuple(csv_lines(columns, (row for one in site.bulletins for row in rows(one)))))

    def listed(name: str, columns: tuple[str, ...], rows: Iterator[Row]) -> Table:
        return Table(name, columns, tuple(csv_lines(columns, rows)))

    yield of_bulletins("comparisons", COMPARISON_COLUMNS, comparison_rows)
    yield of_bulletins("plans", plan_columns(languages), lambda one: plan_rows(one, languages))
    yield of_bulletins("corrections", correction_columns(languages), lambda one: correction_rows(one, languages))
    yield of_bulletins("bulletins", bulletin_columns(languages), lambda one: iter([bulletin_row(one, languages)]))
    yield of_bulletins("sources", source_columns(languages), lambda one: source_rows(one, languages))
    catalogue = site.catalogue
    yield listed("indicators", indicator_columns(languages), indicator_rows(catalogue, languages))
    yield listed("places", place_columns(languages), place_rows(site.places, languages))
    yield listed("domains", name_columns(languages), name_rows(catalogue.domains, languages))
    yield listed("units", name_columns(languages), name_rows(catalogue.units, languages))
    yield listed("categories", category_columns(languages), category_rows(catalogue, languages))
