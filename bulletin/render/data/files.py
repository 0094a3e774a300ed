"""Which data files a site has, and in which order they are made."""

from collections.abc import Iterator, Mapping, Sequence

from bulletin.artefact import Artefact
from bulletin.render.addresses import bulletin_data_file, data_file, indicator_data_file, place_data_file
from bulletin.render.data.api import api_artefacts
from bulletin.render.data.catalogue import catalogue
from bulletin.render.data.document import bulletin_document
from bulletin.render.data.figures import figure_columns
from bulletin.render.data.indicators import indicator_document
from bulletin.render.data.openapi import openapi_artefacts
from bulletin.render.data.package import data_package
from bulletin.render.data.places import place_document
from bulletin.render.data.prepared import Prepared, PreparedFigure, prepare
from bulletin.render.data.quality import quality_document
from bulletin.render.data.sdmx import sdmx_artefacts
from bulletin.render.data.workbooks import workbooks
from bulletin.render.data.writing import Line, csv_artefact, json_artefact
from bulletin.render.edition import Edition, qualities_of
from bulletin.site.site import CheckedSite


def render_data(checked: CheckedSite, editions: Sequence[Edition]) -> Iterator[Artefact]:
    """All data files; what describes them is in the languages of `editions`, the first language first."""
    site, prepared = checked.site, prepare(checked)
    files: dict[str, Artefact] = {}
    for artefact in tables(checked, prepared):
        files[artefact.path] = artefact
        yield artefact
    for artefact in (*sdmx_artefacts(site), *(book for edition in editions for book in workbooks(edition))):
        files[artefact.path] = artefact
        yield artefact
    for artefact in (*api_artefacts(site, prepared), *openapi_artefacts(editions)):
        files[artefact.path] = artefact
        yield artefact
    written = {table.name: files[data_file(table.name, "csv")] for table in prepared.tables}
    yield data_package(prepared, written, editions)
    yield catalogue(editions, {path: len(artefact.content) for path, artefact in files.items()})


def render_tables(checked: CheckedSite) -> Iterator[Artefact]:
    """The files that need the words of no language but those of the content."""
    yield from tables(checked, prepare(checked))


def tables(checked: CheckedSite, prepared: Prepared) -> Iterator[Artefact]:
    """Each bulletin's own files, those of each place and indicator, and the files of all bulletins together."""
    site, languages = checked.site, checked.site.info.languages
    columns, figures = figure_columns(languages), prepared.by_bulletin
    for bulletin in site.bulletins:
        own = figures.get(bulletin.key, ())
        yield csv_artefact(bulletin_data_file(bulletin, "csv"), columns, [one.line for one in own])
        document = bulletin_document(bulletin, [one.item for one in own], languages)
        yield json_artefact(bulletin_data_file(bulletin, "json"), document)
    for path, lines in _by_subject(prepared.figures).items():
        yield csv_artefact(path, columns, lines)
    for table in prepared.tables:
        yield csv_artefact(data_file(table.name, "csv"), table.columns, table.lines)
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
