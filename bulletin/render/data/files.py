"""Which data files a site has, and which of them are made together."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from operator import methodcaller

from bulletin.artefact import Artefact, Made, Readable, Streamed
from bulletin.jobs import Job
from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Indicator
from bulletin.model.language import Language
from bulletin.model.place import Place
from bulletin.render.addresses import (
    CATALOGUE,
    DATA_PACKAGE,
    PARQUET_FILE,
    SDMX_FILE,
    SDMX_STRUCTURE,
    api_file,
    bulletin_data_file,
    data_file,
    indicator_data_file,
    place_data_file,
    workbook_file,
    year_data_file,
    year_workbook_file,
)
from bulletin.render.data.api import api_lists, indicator_figures, period_figures, place_figures
from bulletin.render.data.catalogue import catalogue
from bulletin.render.data.document import bulletin_document
from bulletin.render.data.figures import figure_columns
from bulletin.render.data.indicators import indicator_document
from bulletin.render.data.joined import FIGURES_FILE, joined_figures, joined_sdmx, joined_table
from bulletin.render.data.openapi import openapi_artefacts
from bulletin.render.data.package import data_package
from bulletin.render.data.parquet import parquet_figures
from bulletin.render.data.pieces import (
    catalogue_piece,
    catalogue_pieces,
    parquet_piece,
    parquet_pieces,
    sdmx_piece,
    sdmx_pieces,
    table_piece,
    table_pieces,
)
from bulletin.render.data.places import place_document
from bulletin.render.data.prepared import (
    Figures,
    Printed,
    findings_by_bulletin,
    printed,
    tables_of_bulletins,
    tables_of_ids,
)
from bulletin.render.data.quality import quality_document
from bulletin.render.data.sdmx import sdmx_structure
from bulletin.render.data.workbooks import bulletin_workbook, workbook_years, year_workbook
from bulletin.render.data.writing import csv_artefact, csv_lines, csv_pieces, json_artefact
from bulletin.render.edition import Edition
from bulletin.render.inputs import Inputs, Origins
from bulletin.site.quality import Quality
from bulletin.site.site import CheckedSite, Finding, Site
from bulletin.validate.condensed import outline_of

Make = Callable[[], Iterable[Made]]
# What holds something of every bulletin costs as much as so many pages.
_LONG = 20
# What holds something of all bulletins of a place, or of all places: more than a page, so that workers make it.
_PIECE = 2
# The first of the tables that are put together of pieces.
_FIRST_TABLE = "comparisons"


def data_jobs(checked: CheckedSite, editions: Sequence[Edition], origins: Origins) -> Iterator[Job]:
    """All data files but those that describe them; words are in the languages of `editions`."""
    site, languages = checked.site, checked.site.info.languages
    findings = findings_by_bulletin(checked)
    for bulletin in site.bulletins:
        inputs = origins.of_bulletin_data(bulletin)
        make = partial(_bulletin_files, bulletin, findings.get(bulletin.key, ()), languages)
        yield Job(bulletin_data_file(bulletin, "csv"), inputs, make, portable=True)
        for edition in editions:
            name = workbook_file(edition.language, bulletin)
            yield Job(name, inputs, partial(bulletin_workbook, bulletin, edition), portable=True)
    for edition in editions:
        for year in workbook_years(edition):
            name = year_workbook_file(edition.language, year)
            yield Job(name, origins.of_bulletins_of(year), partial(year_workbook, year, edition))
    for name, inputs_of, of_subject in _of_subjects(checked):
        yield Job(name, inputs_of(origins), of_subject)
    yield Job(data_file("indicators", "csv"), origins.common, partial(_lists, site))
    yield Job(data_file("quality", "json"), origins.of_figures, lambda: [_quality(checked, editions[0].quality)])
    yield Job(SDMX_STRUCTURE, origins.of_statements, lambda: [sdmx_structure(site)])
    has_parquet = bool(origins.parquet)
    yield Job(api_file("index"), origins.of_data, lambda: api_lists(Figures(checked), parquet=has_parquet))
    yield Job(api_file("openapi"), origins.common, partial(openapi_artefacts, editions))


def _of_subjects(checked: CheckedSite) -> Iterator[tuple[str, Callable[[Origins], Inputs], Make]]:
    """The files of each place, indicator and year: their name, inputs and making.

    Each process gathers what they share when it first asks.
    """
    site, gathered = checked.site, cache(partial(Figures, checked))
    for place in site.places.values():
        if any(stated.has_figure for bulletin in site.of_place(place) for stated in outline_of(bulletin)):
            make: Make = partial(_place_files, place, gathered)
            yield place_data_file(place, "csv"), methodcaller("of_place_data", place), make
    for indicator in site.catalogue.indicators.values():
        make = partial(_indicator_files, indicator, gathered)
        yield indicator_data_file(indicator, "json"), methodcaller("of_indicator_data", indicator), make
    for year in site.years_stated:
        yield year_data_file(year), methodcaller("of_year_data", year), partial(_year_files, year, gathered)


def piece_jobs(
    checked: CheckedSite, editions: Sequence[Edition], files: Mapping[str, Readable], origins: Origins
) -> Iterator[Job]:
    """What files of everything are put together of, and is not published. `files` are the data files so far."""
    site = checked.site
    for place in site.reporting:
        inputs = origins.of_place_data(place)
        yield Job(catalogue_piece(place), inputs, partial(catalogue_pieces, place, editions, files), cost=_PIECE)
        yield Job(table_piece(place, _FIRST_TABLE), inputs, partial(table_pieces, place, site), cost=_PIECE)
        if version := origins.parquet:
            columns = partial(parquet_pieces, place, site)
            yield Job(parquet_piece(place), {**inputs, "parquet": version}, columns, cost=_PIECE)
    for indicator in site.catalogue.indicators.values():
        inputs = origins.of_indicator_data(indicator)
        yield Job(sdmx_piece(indicator), inputs, partial(sdmx_pieces, indicator, site), cost=_PIECE)


def joining_jobs(checked: CheckedSite, files: Mapping[str, Readable], origins: Origins) -> Iterator[Job]:
    """What is put together of other data files and of pieces, all of which are in `files`."""
    site = checked.site
    yield Job(FIGURES_FILE, origins.of_statements, partial(joined_figures, site, files), cost=_LONG)
    yield Job(data_file(_FIRST_TABLE, "csv"), origins.of_figures, partial(_joined_tables, site, files), cost=_LONG)
    if version := origins.parquet:
        own = [files[parquet_piece(place)] for place in site.reporting]
        inputs = {**origins.of_statements, "parquet": version}
        yield Job(PARQUET_FILE, inputs, lambda: [parquet_figures(own, site.info.languages)], cost=_LONG)
    yield Job(SDMX_FILE, origins.of_statements, lambda: [_joined_sdmx(site, files)], cost=_LONG)


def describing_jobs(
    checked: CheckedSite, editions: Sequence[Edition], files: Mapping[str, Readable], origins: Origins
) -> Iterator[Job]:
    """What describes the other data files by their sizes; `files` has these, and pieces."""
    of_places = [files[catalogue_piece(place)] for place in checked.site.reporting]
    yield Job(DATA_PACKAGE, origins.of_data, lambda: [data_package(files, editions)], cost=_LONG)
    yield Job(CATALOGUE, origins.of_data, lambda: [catalogue(editions, files, of_places)], cost=_LONG)


def render_tables(checked: CheckedSite) -> Iterator[Made]:
    """The files that need the words of no language but those of the content."""
    findings, languages = findings_by_bulletin(checked), checked.site.info.languages
    for bulletin in checked.site.bulletins:
        yield from _bulletin_files(bulletin, findings.get(bulletin.key, ()), languages)
    made: dict[str, Made] = {}
    for _, _, make in _of_subjects(checked):
        made |= {one.path: one for one in make()}
    yield from made.values()
    yield from joined_figures(checked.site, made)
    pieces = {one.path: one for place in checked.site.reporting for one in table_pieces(place, checked.site)}
    yield from _joined_tables(checked.site, pieces)
    yield from _lists(checked.site)
    yield _quality(checked, checked.qualities)


def _bulletin_files(
    bulletin: Bulletin, findings: Sequence[Finding], languages: Sequence[Language]
) -> Iterator[Artefact]:
    """A bulletin's own files."""
    own = tuple(printed(bulletin, findings))
    yield Artefact(bulletin_data_file(bulletin, "csv"), b"".join(_csv(own, languages)))
    document = bulletin_document(bulletin, [one.item(languages) for one in own], languages)
    yield json_artefact(bulletin_data_file(bulletin, "json"), document)


def _place_files(place: Place, gathered: Callable[[], Figures]) -> Iterator[Made]:
    figures, own = gathered(), tuple(gathered().of_place(place))
    yield Streamed(place_data_file(place, "csv"), lambda: _csv(own, figures.site.info.languages))
    yield place_figures(place, own, figures)


def _indicator_files(indicator: Indicator, gathered: Callable[[], Figures]) -> Iterator[Made]:
    figures = gathered()
    own = figures.of_indicator(indicator)
    yield indicator_figures(indicator, own, figures)
    if own:
        yield Streamed(indicator_data_file(indicator, "csv"), lambda: _csv(own, figures.site.info.languages))


def _year_files(year: int, gathered: Callable[[], Figures]) -> Iterator[Made]:
    """All figures for periods that end in a year, and the document of each of these."""
    figures = gathered()
    own = figures.of_year(year)
    yield Streamed(year_data_file(year), lambda: _csv(own, figures.site.info.languages))
    for period in sorted({one.period for one in own}, key=lambda one: one.order):
        yield period_figures(period, figures)


def _csv(figures: Iterable[Printed], languages: Sequence[Language]) -> Iterator[bytes]:
    columns = figure_columns(languages)
    return csv_pieces(columns, csv_lines(columns, (one.row(languages) for one in figures)))


def _joined_tables(site: Site, files: Mapping[str, Readable]) -> Iterator[Streamed]:
    """What bulletins say but for their figures, in tables."""
    _, *others = tables_of_bulletins(site.info.languages)
    for table in others:
        yield joined_table(table, [files[table_piece(place, table.name)] for place in site.reporting])


def _joined_sdmx(site: Site, files: Mapping[str, Readable]) -> Streamed:
    return joined_sdmx([files[sdmx_piece(indicator)] for indicator in site.catalogue.indicators.values()])


def _lists(site: Site) -> Iterator[Artefact]:
    """The lists that explain ids."""
    for table in tables_of_ids(site):
        yield csv_artefact(data_file(table.name, "csv"), table.columns, csv_lines(table.columns, table.rows()))
    languages = site.info.languages
    yield json_artefact(data_file("indicators", "json"), indicator_document(site.catalogue, languages))
    yield json_artefact(data_file("places", "json"), place_document(site.places, languages))


def _quality(checked: CheckedSite, quality: Mapping[str, Quality]) -> Artefact:
    return json_artefact(data_file("quality", "json"), quality_document(checked, quality))
