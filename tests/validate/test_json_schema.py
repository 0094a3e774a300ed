"""What a schema lets pass: as much as the product does, and what other programs make of a number or a date."""

import json
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel

from bulletin.i18n.key_texts import key_table
from bulletin.model.calendar import Expected
from bulletin.model.figure import Kind
from bulletin.model.indicator import Catalogue
from bulletin.model.moment import parse_moment
from bulletin.model.period import AsOf, Period, parse_date
from bulletin.sources.content import read_content
from bulletin.validate import calendar_schema, description_schema, schema
from bulletin.validate.content import Description, read_description
from bulletin.validate.json_schema import schema_files
from bulletin.validate.json_schema.forms import forms
from bulletin.validate.phrases import read_figure
from tests.conftest import ROOT, SMALLEST

Json = dict[str, Any]


def described(folder: Path) -> Description:
    description, problems = read_description(read_content(folder)[0])
    assert description, problems
    return description


def schemas(description: Description) -> dict[str, Json]:
    return {name: json.loads(data) for name, data in schema_files(description).items()}


@pytest.fixture(scope="module")
def real() -> Description:
    return described(ROOT / "content")


@pytest.fixture(scope="module")
def bulletins(real: Description) -> Json:
    return schemas(real)["bulletin.en.schema.json"]


def validator(fragment: Json) -> Draft202012Validator:
    return Draft202012Validator(fragment, format_checker=FormatChecker())


def wrong(bulletins: Json, **changed: object) -> list[str]:
    """Where a bulletin that is sound but for `changed` does not fit, with the keyword that says so."""
    sound: Json = {
        "place": "tra-vinh",
        "period": 2020,
        "status": "final",
        "agency": "Sở",
        "published": "2021-01-28",
        "title": "Năm 2020",
        "summary": "Số liệu.",
        "sources": {"portal": {"title": "Bài", "publisher": "Cổng", "date": "2021-01-28"}},
        "figures": {"postal_enterprises": 12},
    }
    errors = validator(bulletins).iter_errors(sound | changed)
    return [f"{'.'.join(str(step) for step in error.absolute_path)} {error.validator}" for error in errors]


def codes() -> Iterator[str]:
    """Every text that a period or a moment might be, and many that are none."""
    years = ("1899", "1900", "1999", "2020", "2199", "2200", "3020", "0999", "20", "20201")
    ends = ("", "-H0", "-H1", "-H2", "-H3", "-Q0", "-Q1", "-Q4", "-Q5", "-h1", "-", "-H1-", "-2019x", " ")
    numbers = [f"-{number:02}" for number in range(15)] + [f"-{number}" for number in range(15)]
    months = [f"-{number}M" for number in range(15)]
    times = ["-06-30T08:00:00+07:00", "-06-30T08:00Z", "-06-30T08:00", "-06-30T24:00Z", "-06-30 08:00Z", "-06-30T08Z"]
    days = ["-00-10", "-02-28", "-12-31", "-13-01", "-6-30", "-06-00", "-06-32"]
    spans = ["-2015", "-2021", "-2199", "-2200", "-202"]
    for year, end in product(years, (*ends, *numbers, *months, *days, *times, *spans)):
        yield year + end


def test_periods_are_those_that_the_product_reads(real: Description) -> None:
    period = validator(forms(real, "en")["period"])
    accepted = {code for code in codes() if period.is_valid(code)}
    read = {code for code in codes() if Period.parse(code)}
    assert read <= accepted
    # A pattern cannot tell which of two years is the later.
    assert {code for code in accepted - read if not (len(code) == 9 and code[:4] >= code[5:])} == set()
    assert len(read) > 100


@pytest.mark.parametrize(
    ("form", "parse"),
    [("as-of", AsOf.parse), ("day", parse_date), ("moment", parse_moment), ("expected", Expected.parse)],
)
def test_dates_are_those_that_the_product_reads(form: str, parse: Any, real: Description) -> None:
    moment = validator(forms(real, "en")[form])
    assert {code for code in codes() if moment.is_valid(code)} == {code for code in codes() if parse(code)}


def test_a_plan_is_due_in_a_period_or_at_a_moment(real: Description) -> None:
    due = validator(forms(real, "en")["due"])
    read = {code for code in codes() if Period.parse(code) or AsOf.parse(code)}
    assert {code for code in read if not due.is_valid(code)} == set()
    assert not due.is_valid("cuối năm 2025")
    assert not due.is_valid("2025-13")


def test_other_programs_take_texts_for_numbers_and_truths(bulletins: Json) -> None:
    figures = {
        "postal_enterprises": 12,
        "docs_out": 165.658,
        "communes_bdvhx": {"value": "82/85 xã", "locator": 3, "as_of": "2023-06", "source": "portal"},
        "dti_rank": {"values": [{"value": 20, "period": 2022, "use": True}, {"value": "x", "period": "2021"}]},
        "digital_certificates": {"by": {"holder": {"organisation": 475, "person": {"value": 1.69, "note": 5}}}},
        "ict_index_rank": {"value": 7, "changes": ["tăng 2 bậc", "giữ nguyên"], "use": "false"},
        "nps_integrated": {"value": 1, "target": {"value": "70%", "note": "…"}, "source": ["portal"]},
        "ops_partial": {"value": 427, "target": 500, "changes": "giảm 3%", "share": "23,09%", "previous": 3},
    }
    plans = {"mail_use_share": {"value": "100%", "due": 2025}, "digital_economy_share": "15%"}
    assert wrong(bulletins, figures=figures, plans=plans) == []
    assert wrong(bulletins, period="2020-H1", headline=["dti_rank.1", "postal_enterprises"]) == []
    assert wrong(bulletins, headline="postal_enterprises", title=2020) == []
    assert wrong(bulletins, numbers="vi", start="2019-12-15", territory="2025-07-01") == []


@pytest.mark.parametrize(
    ("figures", "where"),
    [
        ({"postal_enterprises": None}, "figures.postal_enterprises type"),
        ({"postal_enterprises": ""}, "figures.postal_enterprises minLength"),
        ({"postal_enterprises": [12]}, "figures.postal_enterprises type"),
        ({"postal_enterprises": {"locator": "§3"}}, "figures.postal_enterprises anyOf"),
        ({"postal_enterprises": {"value": 12, "by": {}}}, "figures.postal_enterprises additionalProperties"),
        ({"postal_enterprises": {"values": []}}, "figures.postal_enterprises.values minItems"),
        ({"postal_enterprises": {"value": 12, "use": "yes"}}, "figures.postal_enterprises.use enum"),
        ({"postal_enterprises": {"value": 12, "changes": {"a": 1}}}, "figures.postal_enterprises.changes type"),
        ({"postal_enterprises": {"value": 12, "accept": {"yaml-tag": "…"}}}, "figures.postal_enterprises.accept addit"),
        ({"work_files_online_share": {"by": {"holder": {}}}}, "figures.work_files_online_share.by additionalPropert"),
        ({"digital_certificates": {"by": {"holder": 12}}}, "figures.digital_certificates.by.holder type"),
    ],
)
def test_a_figure_that_cannot_be_one_is_refused(figures: Json, where: str, bulletins: Json) -> None:
    (found,) = wrong(bulletins, figures=figures)
    assert found.startswith(where)


def test_breakdowns_cross_in_any_order_and_no_other_way(bulletins: Json) -> None:
    def crossed(dimensions: str, members: str) -> list[str]:
        figures = {"service_index_score": {"by": {dimensions: {members: "9,5 điểm"}}}}
        return wrong(bulletins, figures=figures)

    assert crossed("lao_cai_district+service_component", "bat_xat+online") == []
    assert crossed("service_component+lao_cai_district", "online+bat_xat") == []
    assert crossed("service_component+lao_cai_district", "bat_xat+online") == [
        "figures.service_index_score.by.service_component+lao_cai_district additionalProperties"
    ]
    assert crossed("service_component+holder", "online+person") == [
        "figures.service_index_score.by additionalProperties"
    ]


def test_an_indicator_tells_what_it_counts_and_how_that_is_typed(real: Description) -> None:
    files = schemas(real)
    vietnamese, english = (
        files[f"bulletin.{code}.schema.json"]["properties"]["figures"]["properties"]["postal_enterprises"]
        for code in ("vi", "en")
    )
    assert vietnamese["title"] == "Doanh nghiệp bưu chính"
    assert english["title"] == "Postal enterprises"
    assert " Đơn vị tính: doanh nghiệp. Gõ như: 12; 165.658; " in vietnamese["description"]
    assert " Unit: enterprises. Type as: 12; 165.658; " in english["description"]


def test_what_may_be_accepted_is_what_the_author_is_told(bulletins: Json) -> None:
    accept = bulletins["$defs"]["statement"]["properties"]["accept"]
    assert {"sum-mismatch", "parts-above-whole", "part-above-whole", "n-above-m", "of-mismatch"} <= set(
        accept["properties"]
    )
    assert {"share-mismatch", "share-rounded-up", "observation-differs", "amount-small"} <= set(accept["properties"])
    assert not {"key-unknown", "accept-needless", "reference-unknown"} & set(accept["properties"])
    said = [code["description"] for code in accept["properties"].values()]
    assert not [text for text in said if set(text) & set("{}‹›")]


def test_texts_are_translated_by_the_paths_that_bulletins_have(real: Description) -> None:
    texts = validator(forms(real, "en")["translated"])
    for path in (
        *("sources.portal.title", "sources.portal.publisher", "withdrawn.reason", "corrections.0.reason"),
        *("figures.postal_enterprises.note", "figures.postal_enterprises.locator", "figures.dti_rank.values.1.note"),
        *("figures.dms_agencies.by.level.commune.note", "figures.nps_integrated.target.note"),
        *("figures.public_telecom_funds.accept.sum-mismatch", "plans.digital_economy_share.values.1.note"),
        "figures.service_index_score.values.0.by.lao_cai_district+service_component.bat_xat+online.note",
    ):
        assert texts.is_valid({path: "Words"}), path
    for path in (
        *("sources.portal.date", "figures.postal_enterprise.note", "figures.postal_enterprises.value", "title"),
        *(
            "figures.postal_enterprises.accept.yaml-tag",
            "plans.digital_economy_share.target.note",
            "corrections.reason",
        ),
    ):
        assert not texts.is_valid({path: "Words"}), path


def test_every_key_has_its_words_in_both_languages_and_no_words_are_left_over(real: Description) -> None:
    models = [
        model
        for model in {**vars(schema), **vars(description_schema), **vars(calendar_schema)}.values()
        if isinstance(model, type) and issubclass(model, schema.Written) and model is not schema.Written
    ]
    keys = {f"{name(model)}.{field.alias or key}" for model in models for key, field in model.model_fields.items()}
    kinds = {f"kind.{kind}" for kind in Kind}
    files = {f"file.{file.partition('.')[0]}" for file in schema_files(real)}
    assert set(key_table()) == keys | kinds | files
    for row in key_table().values():
        for language in ("vi", "en"):
            assert row.title[language].strip() == row.title[language] != ""
            assert row.text[language].strip() == row.text[language] != ""


def name(model: type[BaseModel]) -> str:
    """`PlaceTypeEntry` -> `place_type`."""
    bare = model.__name__.removesuffix("Entry").removesuffix("Document")
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in bare).removeprefix("_")


@pytest.mark.parametrize(
    ("kind", "indicator"),
    [
        ("count", "bcci_dossiers"),
        ("money", "postal_revenue"),
        ("percent", "edocs_signed_share"),
        ("ratio", "nps_integrated"),
        ("number", "postal_point_radius"),
        ("density", "phone_density"),
        ("duration", "radio_own_minutes"),
        ("rank", "dti_rank"),
        ("score", "dti_score"),
    ],
)
def test_the_examples_of_a_kind_can_be_typed(kind: str, indicator: str, real: Description) -> None:
    measured = real.catalogue.indicators[indicator]
    assert measured.kind == kind
    for language in ("vi", "en"):
        examples = key_table()[f"kind.{kind}"].text[language].partition(": ")[2].split("; ")
        assert len(examples) >= 2
        for example in examples:
            read_figure(example, kind=measured.kind, unit=measured.unit, language="vi")


def test_both_languages_demand_the_same(real: Description) -> None:
    files = schemas(real)
    for file, content in files.items():
        if ".vi." in file:
            assert demands(content) == demands(files[file.replace(".vi.", ".en.")]), file


def demands(node: Any) -> Any:
    """A schema without its words."""
    if isinstance(node, list):
        return [demands(below) for below in node]
    if not isinstance(node, dict):
        return node
    said = ("title", "description", "patternErrorMessage")
    return {key: demands(below) for key, below in node.items() if not (key in said and isinstance(below, str))}


def test_an_empty_catalogue_has_schemas_all_the_same() -> None:
    empty = replace(described(SMALLEST), catalogue=Catalogue({}, {}, {}, {}), places={}, place_types=())
    for content in schemas(empty).values():
        Draft202012Validator.check_schema(content)
    assert wrong(schemas(empty)["bulletin.en.schema.json"], figures={}) == ["place enum"]
