"""The data package of the real content, held against its standard by frictionless itself."""

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from bulletin.model.period import Period

TABLES = [
    *("figures", "comparisons", "plans", "corrections", "bulletins", "sources"),
    *("indicators", "places", "domains", "units", "categories"),
]

# Typed from the periods of the bulletins in content/: the years that any figure is for.
YEARS = (2025, 2024, 2023, 2022, 2021, 2020, 2019, 2018, 2017, 2016, 2015, 2013, 2011, 2010)
NAMES = [*TABLES, *(f"figures-{year}" for year in YEARS)]


@pytest.fixture(scope="module")
def folder(real_data: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables and their descriptor, on disk."""
    folder = tmp_path_factory.mktemp("package")
    # The Parquet file is there where what writes it is installed.
    files = [*(f"{table}.csv" for table in NAMES), "datapackage.json", "figures.parquet"]
    for name in files if "data/figures.parquet" in real_data else files[:-1]:
        folder.joinpath(name).write_bytes(real_data[f"data/{name}"])
    return folder


def descriptor(folder: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(folder.joinpath("datapackage.json").read_text("utf-8"))
    return document


def tables_of(document: Mapping[str, Any]) -> list[dict[str, Any]]:
    return [one for one in document["resources"] if one.get("type") == "table"]


def field_of(document: Mapping[str, Any], table: str, column: str) -> dict[str, Any]:
    (resource,) = [one for one in document["resources"] if one["name"] == table]
    (field,) = [one for one in resource["schema"]["fields"] if one["name"] == column]
    found: dict[str, Any] = field
    return found


def test_frictionless_accepts_the_package_with_all_its_tables(folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    assert [name for name in package.resource_names if name != "figures-parquet"] == NAMES
    report = package.validate()
    assert report.valid, report.flatten(["title", "message"])
    assert report.stats["tasks"] == len(package.resource_names)


def test_the_years_together_are_the_whole(folder: Path) -> None:
    package = Package(str(folder / "datapackage.json"))
    whole = {row["id"]: row.to_dict() for row in package.get_table_resource("figures").read_rows()}
    found: dict[str, object] = {}
    for year in YEARS:
        rows = {row["id"]: row.to_dict() for row in package.get_table_resource(f"figures-{year}").read_rows()}
        periods = {Period.parse(row["period"]) for row in rows.values()}
        assert {period.end.year for period in periods if period} == {year}
        assert not found.keys() & rows.keys()
        found |= rows
    assert found == whole
    assert len(whole) > 400


def test_a_year_holds_the_values_that_its_sources_print(folder: Path) -> None:
    def values(year: int) -> list[tuple[Decimal, Decimal | None]]:
        rows = Package(str(folder / "datapackage.json")).get_table_resource(f"figures-{year}").read_rows()
        return [(row["value"], row["of"]) for row in rows]

    # Trà Vinh's funds for public telecommunications: the whole, enterprises, residents.
    assert values(2010) == [(Decimal(value), None) for value in (37_100_000_000, 28_800_000_000, 8_600_000_000)]
    # Tiền Giang's ranks of the Vietnam ICT Index, that of 2012 to 2013 at its last year.
    assert values(2013) == [(Decimal(55), Decimal(63))]
    assert values(2015) == [(Decimal(17), Decimal(63))]


def test_frictionless_reads_values_as_numbers_and_signs_as_missing(folder: Path) -> None:
    rows = Package(str(folder / "datapackage.json")).get_table_resource("figures").read_rows()
    by_id = {row["id"]: row for row in rows}
    revenue = by_id["tra-vinh/2020#postal_revenue"]
    assert (revenue["value"], revenue["used"], revenue["computed"]) == (55878000000, True, False)
    assert str(revenue["start"]) == "2020-01-01"
    assert {type(row["value"]).__name__ for row in rows} <= {"Decimal", "NoneType"}


def test_a_figure_of_no_known_place_is_refused(folder: Path, tmp_path: Path) -> None:
    for file in folder.iterdir():
        tmp_path.joinpath(file.name).write_bytes(file.read_bytes())
    figures = tmp_path / "figures.csv"
    figures.write_bytes(figures.read_bytes().replace(b",tra-vinh,", b",atlantis,"))
    described = descriptor(tmp_path)
    for resource in described["resources"]:
        del resource["hash"], resource["bytes"]
    tmp_path.joinpath("datapackage.json").write_text(json.dumps(described), "utf-8")
    report = Package(str(tmp_path / "datapackage.json")).get_resource("figures").validate()
    assert "foreign-key" in {kind for (kind,) in report.flatten(["type"])}


def test_what_it_says_is_there_in_all_languages(folder: Path) -> None:
    document = descriptor(folder)
    assert document["title"] == document["titles"]["vi"] == "Thống kê thông tin và truyền thông các tỉnh"
    assert document["titles"]["en"] == "Provincial Information and Communications Statistics"
    assert document["licenses"] == [
        {
            "name": "CC-BY-4.0",
            "path": "https://creativecommons.org/licenses/by/4.0/",
            "title": "Creative Commons Ghi công 4.0 Quốc tế (CC BY 4.0)",
        }
    ]
    value = field_of(document, "figures", "value")
    assert value["type"] == "number"
    assert value["descriptions"]["en"] == "value in full with a decimal point, or the sign printed in its place"
    note = field_of(document, "figures", "note_en")
    # Khmer words are parted by breaks without a width.
    assert note["descriptions"] == {
        "vi": "ghi chú, bằng Tiếng Anh",
        "en": "note, in English",
        "km": "កំណត់សម្គាល់ ជា\u200bភាសាអង់គ្លេស",
    }


def test_signs_are_no_values(folder: Path) -> None:
    for resource in tables_of(descriptor(folder)):
        assert resource["schema"]["missingValues"] == ["", "-", "...", "x"]
