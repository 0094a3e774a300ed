"""The figures as Parquet: the rows of the CSV file with types, described only where the file is there."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from importlib.util import find_spec
from typing import Any

import pytest

from bulletin.artefact import Artefact
from bulletin.render.data.parquet import SIGN, parquet_figures, string_columns
from bulletin.render.edition import Edition
from bulletin.render.inputs import Origins
from bulletin.render.pages import render_page
from bulletin.site.site import CheckedSite
from tests.render.conftest import ROOT, settings_for, with_data

PATH = "data/figures.parquet"
SIGNS = {"-", "...", "x"}
Columns = dict[str, list[Any]]


def parquet_of(checked: CheckedSite) -> bytes:
    """The file, made of the columns of each place."""
    site, languages = checked.site, checked.site.info.languages
    pieces = [Artefact(one.id, string_columns(site.of_place(one), languages)) for one in site.reporting]
    return parquet_figures(pieces, languages).content


@pytest.fixture(scope="module")
def table(real_site: CheckedSite) -> Columns:
    parquet = pytest.importorskip("pyarrow.parquet")
    read: Columns = parquet.read_table(io.BytesIO(parquet_of(real_site))).to_pydict()
    return read


def test_it_has_the_rows_and_columns_of_the_csv_file(table: Columns, real_data: Mapping[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(real_data["data/figures.csv"].decode("utf-8-sig"), newline="")))
    assert list(table) == [*rows[0], SIGN]
    assert table["id"] == [row["id"] for row in rows]
    for column in ("value", "of", "share", "target"):
        printed = [None if row[column] in {"", *SIGNS} else Decimal(row[column]) for row in rows]
        assert table[column] == printed
        assert any(one is not None for one in printed), column
    assert table["start"] == [date.fromisoformat(row["start"]) for row in rows]
    assert table["used"] == [row["used"] == "true" for row in rows]
    assert table["note_vi"] == [row["note_vi"].removeprefix("'") or None for row in rows]
    assert table[SIGN] == [row["value"] if row["value"] in SIGNS else None for row in rows]


def test_a_figure_has_its_types(table: Columns) -> None:
    row = table["id"].index("tra-vinh/2020#postal_revenue")
    found = {column: values[row] for column, values in table.items()}
    assert (found["value"], found["unit"], found["used"]) == (Decimal(55_878_000_000), "vnd", True)
    assert (found["start"], found["end"]) == (date(2020, 1, 1), date(2020, 12, 31))
    assert found["note_en"] is None or isinstance(found["note_en"], str)


def test_its_bytes_are_the_same_whenever_it_is_made(real_site: CheckedSite) -> None:
    pytest.importorskip("pyarrow")
    assert parquet_of(real_site) == parquet_of(real_site)


def test_many_rows_stand_in_groups(table: Columns, real_site: CheckedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    monkeypatch.setattr("bulletin.render.data.parquet._ROWS_IN_GROUP", 100)
    file = parquet.ParquetFile(io.BytesIO(parquet_of(real_site)))
    assert file.metadata.num_row_groups > 3
    assert file.read().to_pydict() == table


@pytest.mark.parametrize("there", [True, False])
def test_it_is_told_of_only_where_it_is(
    real_site: CheckedSite, real_editions: Sequence[Edition], monkeypatch: pytest.MonkeyPatch, *, there: bool
) -> None:
    if there:
        pytest.importorskip("pyarrow")
    monkeypatch.setattr("bulletin.render.inputs.find_spec", lambda name: find_spec(name) if there else None)
    editions, made = with_data(tuple(real_editions), real_site)
    files = {one.path: one.content for one in made}
    assert (PATH in files) is there
    package = json.loads(files["data/datapackage.json"])
    assert ("figures-parquet" in {one["name"] for one in package["resources"]}) is there
    assert json.loads(files["data/api/v1/index.json"])["links"]["parquet"] == (
        "../../figures.parquet" if there else None
    )
    assert (b"figures.parquet" in files["data/catalogue.ttl"]) is there
    (page,) = [one for one in real_site.site.pages if one.path == "data/"]
    html = render_page(page, editions[0]).content.decode()
    assert ('href="../../data/figures.parquet"' in html) is there


def test_its_program_is_named_among_the_inputs(real_site: CheckedSite, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_for(ROOT / "content")
    monkeypatch.setattr("bulletin.render.inputs.find_spec", lambda _: object())
    monkeypatch.setattr("bulletin.render.inputs.version", lambda name: f"{name} 1")
    first = Origins(real_site, settings)
    assert first.parquet == "pyarrow 1"
    assert first.of_data["parquet"] == "pyarrow 1"
    assert "parquet" not in first.of_figures
    monkeypatch.setattr("bulletin.render.inputs.find_spec", lambda _: None)
    assert Origins(replace(real_site), settings).of_data["parquet"] == ""
