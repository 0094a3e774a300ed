"""Which data files a site has, and which of them are made together."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, partial

from bulletin.artefact import Artefact
from bulletin.jobs import Job
from bulletin.model.bulletin import Bulletin
from bulletin.model.language import Language
from bulletin.render.addresses import (
    CATALOGUE,
    DATA_PACKAGE,
    SDMX_FILE,
    api_file,
    bulletin_data_file,
    data_file,
    indicator_data_file,
    place_data_file,
    workbook_file,
    year_workbook_file,
)
from bulletin.render.data.api import api_artefacts
from bulletin.render.data.catalogue import catalogue
from bulletin.render.data.document import bulletin_document
from bulletin.render.data.figures import figure_columns
from bulletin.render.data.indicators import indicator_document
from bulletin.render.data.openapi import openapi_artefacts
from bulletin.render.data.package import data_package
from bulletin.render.data.places import place_document
from bulletin.render.data.prepared import Prepared, PreparedFigure, findings_by_bulletin, prepare, prepare_figures
from bulletin.render.data.quality import quality_document
from bulletin.render.data.sdmx import sdmx_artefacts
from bulletin.render.data.workbooks import bulletin_workbook, workbook_years, year_workbook
from bulletin.render.data.writing import Line, csv_artefact, json_artefact
from bulletin.render.edition import Edition, qualities_of
from bulletin.render.inputs import Origins
from bulletin.site.site import CheckedSite, Finding

Files = Mapping[str, bytes]


def data_jobs(checked: CheckedSite, editions: Sequence[Edition], origins: Origins) -> Iterator[Job]:
    """All data files but those that describe them; words are in the languages of `editions`."""
    site, languages = checked.site, checked.site.info.languages
    findings, prepared = findings_by_bulletin(checked), _prepared_once(checked)
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
            yield Job(name, origins.of_figures, partial(year_workbook, year, edition))
    yield Job(data_file("figures", "csv"), origins.of_figures, lambda: _shared_tables(checked, prepared()))
    yield Job(SDMX_FILE, origins.of_figures, partial(sdmx_artefacts, site))
    yield Job(api_file("index"), origins.of_figures, lambda: api_artefacts(site, prepared()))
    yield Job(api_file("openapi"), origins.common, partial(openapi_artefacts, editions))


def describing_jobs(checked: CheckedSite, editions: Sequence[Edition], files: Files, origins: Origins) -> Iterator[Job]:
    """What describes the other data files, `files`, by their sizes."""
    prepared = _prepared_once(checked)

    def package() -> Iterator[Artefact]:
        tables = prepared().tables
        written = {
            table.name: Artefact(path, files[path]) for table in tables for path in [data_file(table.name, "csv")]
        }
        yield data_package(prepared(), written, editions)

    def listed() -> Iterator[Artefact]:
        yield catalogue(editions, {path: len(content) for path, content in files.items()})

    yield Job(DATA_PACKAGE, origins.of_figures, package)
    yield Job(CATALOGUE, origins.of_figures, listed)


def render_tables(checked: CheckedSite) -> Iterator[Artefact]:
    """The files that need the words of no language but those of the content."""
    findings, languages = findings_by_bulletin(checked), checked.site.info.languages
    for bulletin in checked.site.bulletins:
        yield from _bulletin_files(bulletin, findings.get(bulletin.key, ()), languages)
    yield from _shared_tables(checked, prepare(checked))


def _prepared_once(checked: CheckedSite) -> Callable[[], Prepared]:
    """What several jobs need, and none if all of them are done: each process prepares it when it first asks."""
    return cache(partial(prepare, checked))


def _bulletin_files(
    bulletin: Bulletin, findings: Sequence[Finding], languages: Sequence[Language]
) -> Iterator[Artefact]:
    """A bulletin's own files."""
    own = tuple(prepare_figures(bulletin, findings, languages))
    yield csv_artefact(bulletin_data_file(bulletin, "csv"), figure_columns(languages), [one.line for one in own])
    document = bulletin_document(bulletin, [one.item for one in own], languages)
    yield json_artefact(bulletin_data_file(bulletin, "json"), document)


def _shared_tables(checked: CheckedSite, prepared: Prepared) -> Iterator[Artefact]:
    """The files of each place and indicator, and those of all bulletins together."""
    site, languages = checked.site, checked.site.info.languages
    for table in prepared.tables:
        yield csv_artefact(data_file(table.name, "csv"), table.columns, table.lines)
    for path, lines in _by_subject(prepared.figures).items():
        yield csv_artefact(path, figure_columns(languages), lines)
    yield json_artefact(data_file("indicators", "json"), indicator_document(site.catalogue, languages))
    yield json_artefact(data_file("places", "json"), place_document(site.places, languages))
    yield json_artefact(data_file("quality", "json"), quality_document(checked, qualities_of(checked)))


def _by_subject(figures: Sequence[PreparedFigure]) -> Mapping[str, list[Line]]:
    """The rows of each place's and each indicator's own file."""
    files: dict[str, list[Line]] = {}
    for one in figures:
        files.setdefault(place_data_file(one.bulletin.place, "csv"), []).append(one.line)
    for one in figures:
        files.setdefault(indicator_data_file(one.statement.indicator, "csv"), []).append(one.line)
    return files
