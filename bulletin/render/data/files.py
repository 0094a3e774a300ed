"""Which data files a site has, and in which order they are made."""

from collections.abc import Iterator, Mapping, Sequence

from bulletin.artefact import Artefact
from bulletin.model.bulletin import Bulletin
from bulletin.model.language import Language
from bulletin.render.addresses import bulletin_data_file, data_file
from bulletin.render.data.comparisons import COMPARISON_COLUMNS, comparison_rows
from bulletin.render.data.corrections import correction_columns, correction_rows
from bulletin.render.data.document import bulletin_document
from bulletin.render.data.figures import figure_columns, figure_rows, plan_columns, plan_rows
from bulletin.render.data.indicators import indicator_columns, indicator_document, indicator_rows
from bulletin.render.data.places import place_columns, place_document, place_rows
from bulletin.render.data.quality import quality_document
from bulletin.render.data.writing import csv_artefact, csv_lines, json_artefact
from bulletin.render.edition import qualities_of
from bulletin.site.site import CheckedSite, Finding


def render_data(checked: CheckedSite) -> Iterator[Artefact]:
    """Each bulletin's own files, then the files of all bulletins together, then the lists that explain the ids."""
    languages = checked.site.info.languages
    bulletins = checked.site.bulletins
    figures = {bulletin.key: _figure_lines(bulletin, languages) for bulletin in bulletins}
    yield from _own_files(checked, figures)
    yield csv_artefact(data_file("figures", "csv"), figure_columns(languages), "".join(figures.values()))
    comparisons = "".join(csv_lines(COMPARISON_COLUMNS, comparison_rows(bulletin)) for bulletin in bulletins)
    yield csv_artefact(data_file("comparisons", "csv"), COMPARISON_COLUMNS, comparisons)
    columns = plan_columns(languages)
    plans = "".join(csv_lines(columns, plan_rows(bulletin, languages)) for bulletin in bulletins)
    yield csv_artefact(data_file("plans", "csv"), columns, plans)
    columns = correction_columns(languages)
    corrections = "".join(csv_lines(columns, correction_rows(bulletin, languages)) for bulletin in bulletins)
    yield csv_artefact(data_file("corrections", "csv"), columns, corrections)
    yield json_artefact(data_file("quality", "json"), quality_document(checked, qualities_of(checked)))
    yield from _lists(checked)


def _figure_lines(bulletin: Bulletin, languages: Sequence[Language]) -> str:
    return csv_lines(figure_columns(languages), figure_rows(bulletin, languages))


def _own_files(checked: CheckedSite, figures: Mapping[str, str]) -> Iterator[Artefact]:
    languages = checked.site.info.languages
    findings: dict[str, list[Finding]] = {}
    for finding in checked.findings:
        findings.setdefault(finding.bulletin, []).append(finding)
    for bulletin in checked.site.bulletins:
        path = bulletin_data_file(bulletin, "csv")
        yield csv_artefact(path, figure_columns(languages), figures[bulletin.key])
        document = bulletin_document(bulletin, findings.get(bulletin.key, []), languages)
        yield json_artefact(bulletin_data_file(bulletin, "json"), document)


def _lists(checked: CheckedSite) -> Iterator[Artefact]:
    site, languages = checked.site, checked.site.info.languages
    columns = indicator_columns(languages)
    yield csv_artefact(
        data_file("indicators", "csv"), columns, csv_lines(columns, indicator_rows(site.catalogue, languages))
    )
    yield json_artefact(data_file("indicators", "json"), indicator_document(site.catalogue, languages))
    columns = place_columns(languages)
    yield csv_artefact(data_file("places", "csv"), columns, csv_lines(columns, place_rows(site.places, languages)))
    yield json_artefact(data_file("places", "json"), place_document(site.places, languages))
