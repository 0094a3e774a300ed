"""The series of the real content as SDMX-CSV, and the structure that they refer to."""

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

import pytest

from bulletin.model.period import Period
from bulletin.render.data.sdmx import SDMX_COLUMNS, sdmx_period
from bulletin.render.data.writing import csv_lines
from bulletin.site.site import CheckedSite

KEY = ("FREQ", "REF_AREA", "INDICATOR", "BREAKDOWN", "CATEGORY", "TIME_PERIOD")


@pytest.fixture(scope="module")
def rows(real_data: Mapping[str, bytes]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(real_data["data/figures.sdmx.csv"].decode())))


@pytest.fixture(scope="module")
def structure(real_data: Mapping[str, bytes]) -> Mapping[str, Any]:
    document: Mapping[str, Any] = json.loads(real_data["data/figures.sdmx.json"])
    return document


def test_the_header_is_that_of_the_standard(real_data: Mapping[str, bytes]) -> None:
    header = real_data["data/figures.sdmx.csv"].decode().split("\n", 1)[0]
    assert header.startswith(
        "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,INDICATOR,BREAKDOWN,CATEGORY,TIME_PERIOD,OBS_VALUE,"
    )


def test_an_observation_is_printed_with_its_digits(rows: list[dict[str, str]]) -> None:
    (revenue,) = [row for row in rows if row["FIGURE"] == "tra-vinh/2020#postal_revenue"]
    assert [revenue[column] for column in ("STRUCTURE", "STRUCTURE_ID", "ACTION")] == [
        "dataflow",
        "BULLETIN:FIGURES(1.0.0)",
        "I",
    ]
    assert [revenue[column] for column in KEY] == ["A", "tra-vinh", "postal_revenue", "_T", "_T", "2020"]
    assert (revenue["OBS_VALUE"], revenue["UNIT_MEASURE"], revenue["UNIT_MULT"]) == ("55878000000", "vnd", "0")
    assert (revenue["OBS_STATUS"], revenue["FIRMNESS"]) == ("E", "estimate")


def test_there_is_one_value_for_each_key(rows: list[dict[str, str]], real_site: CheckedSite) -> None:
    keys = [tuple(row[column] for column in KEY) for row in rows]
    assert len(keys) == len(set(keys)) == sum(map(len, real_site.site.observations.values()))
    assert len(keys) > 300


def test_every_code_stands_in_its_list(rows: list[dict[str, str]], structure: Mapping[str, Any]) -> None:
    lists = {one["id"]: {code["id"] for code in one["codes"]} for one in structure["data"]["codelists"]}
    for column in (*KEY[:-1], "UNIT_MEASURE"):
        assert {row[column] for row in rows} <= lists[f"CL_{column}"], column


def test_the_structure_has_the_columns_of_the_file(rows: list[dict[str, str]], structure: Mapping[str, Any]) -> None:
    ((flow,), (own,)) = structure["data"]["dataflows"], structure["data"]["dataStructures"]
    assert f"{flow['agencyID']}:{flow['id']}({flow['version']})" == rows[0]["STRUCTURE_ID"]
    assert flow["structure"] == "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=BULLETIN:DSD(1.0.0)"
    parts = own["dataStructureComponents"]
    components = [
        *parts["dimensionList"]["dimensions"],
        parts["dimensionList"]["timeDimension"],
        *parts["measureList"]["measures"],
        *parts["attributeList"]["attributes"],
    ]
    assert [one["id"] for one in components] == list(rows[0])[3:]
    areas = {one["id"]: one["names"] for one in structure["data"]["codelists"][1]["codes"]}
    # Khmer words are parted by breaks without a width.
    assert areas["tra-vinh"] == {"vi": "Tỉnh Trà Vinh", "en": "Tra Vinh Province", "km": "ខេត្ត\u200bត្រាវិញ"}


def test_a_fall_and_a_sign_stay_as_they_are() -> None:
    cells = dict.fromkeys(SDMX_COLUMNS, "") | {"OBS_VALUE": "-2.5", "SIGN": "-"}
    (line,) = csv_lines(SDMX_COLUMNS, [tuple(cells.values())])
    assert line == ",,,,,,,,,-2.5,,,,,,-,,,,,,\n"


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("2020", "2020"),
        ("2023-H1", "2023-S1"),
        ("2023-Q3", "2023-Q3"),
        ("2023-09", "2023-09"),
        ("2020-7M", "2020-01-01/P7M"),
        ("2015-2020", "2015-01-01/P6Y"),
    ],
)
def test_periods_are_written_as_the_standard_does(code: str, written: str) -> None:
    period = Period.parse(code)
    assert period
    assert sdmx_period(period) == written
