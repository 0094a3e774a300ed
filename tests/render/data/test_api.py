"""The interface for programs: every document of the real content, its links, and the description that it keeps to."""

import json
import posixpath
from collections.abc import Iterator, Mapping
from html import unescape
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bulletin.render.edition import Edition
from tests.render.conftest import Pages

ROOT = "data/api/v1/"
KINDS = {"places": "PlaceFigures", "indicators": "IndicatorFigures", "periods": "PeriodFigures", "figures": "Figures"}
LISTS = {
    **{"index": "Index", "places": "Places", "indicators": "Indicators"},
    **{"periods": "Periods", "bulletins": "Bulletins"},
}

WORDS = frozenset({"summary", "description"})

Documents = Mapping[str, dict[str, Any]]


@pytest.fixture(scope="module")
def documents(real_data: Mapping[str, bytes]) -> Documents:
    """All documents by path, the descriptions of the interface among them."""
    return {path: json.loads(content) for path, content in real_data.items() if path.startswith(ROOT)}


def links_in(value: object) -> Iterator[str]:
    """What stands under any `links`, at any depth."""
    match value:
        case {"links": links, **rest}:
            yield from strings_in(links)
            yield from links_in(rest)
        case dict():
            for member in value.values():
                yield from links_in(member)
        case list():
            for member in value:
                yield from links_in(member)


def strings_in(value: object) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for member in value.values():
                yield from strings_in(member)


def schema_of(path: str) -> str:
    folder, _, name = path.removeprefix(ROOT).removesuffix(".json").rpartition("/")
    return KINDS[folder] if folder else LISTS[name]


def test_the_index_leads_to_everything(documents: Documents, real_editions: tuple[Edition, ...]) -> None:
    index = documents[f"{ROOT}index.json"]
    assert index["version"] == "1"
    assert index["titles"]["en"] == "Provincial Information and Communications Statistics"
    assert index["licence"]["id"] == "CC-BY-4.0"
    assert index["links"]["documentation"]["vi"] == "../../../vi/data/api/index.html"
    assert index["counts"]["bulletins"] == len(real_editions[0].site.bulletins)
    assert index["counts"]["figures"] == len(documents[f"{ROOT}figures/all.json"]["figures"])


def test_every_link_leads_to_a_file(documents: Documents, real_data: Mapping[str, bytes], real_pages: Pages) -> None:
    files = {*real_data, *real_pages}
    followed = {
        posixpath.normpath(posixpath.join(posixpath.dirname(path), link.partition("#")[0]))
        for path, document in documents.items()
        for link in links_in(document)
        if "openapi" not in path
    }
    assert len(followed) > 500
    assert followed - files == set()
    reached = {path for path in followed if path.startswith(ROOT)} | {f"{ROOT}index.json"}
    assert reached == set(documents)


def test_a_figure_leads_to_its_row(documents: Documents, real_pages: Pages) -> None:
    figures = documents[f"{ROOT}places/tra-vinh.json"]["figures"]
    (revenue,) = [one for one in figures if one["id"] == "tra-vinh/2020#postal_revenue"]
    assert (revenue["value"], revenue["place"], revenue["bulletin"]) == ("55878000000", "tra-vinh", "tra-vinh/2020")
    assert (revenue["computed"], revenue["estimated"]) == (False, True)
    assert revenue["links"] == {
        "bulletin": "../../../bulletins/tra-vinh/2020.json",
        "place": "../places/tra-vinh.json",
        "indicator": "../indicators/postal_revenue.json",
        "period": "../periods/2020.json",
        "pages": {
            "vi": "../../../../vi/tra-vinh/2020/index.html#postal-revenue",
            "en": "../../../../en/tra-vinh/2020/index.html#postal-revenue",
            "km": "../../../../km/tra-vinh/2020/index.html#postal-revenue",
        },
    }
    assert '<tr id="postal-revenue"' in real_pages["vi/tra-vinh/2020/index.html"]


def test_each_figure_stands_with_its_place_its_indicator_and_its_period(documents: Documents) -> None:
    every = {one["id"] for one in documents[f"{ROOT}figures/all.json"]["figures"]}
    for folder in ("places", "indicators", "periods"):
        own = [
            one["id"]
            for path, document in documents.items()
            if path.startswith(f"{ROOT}{folder}/")
            for one in document["figures"]
        ]
        assert len(own) == len(every)
        assert set(own) == every


def test_every_document_keeps_to_the_description(documents: Documents) -> None:
    description = documents[f"{ROOT}openapi.en.json"]
    assert description["openapi"] == "3.1.0"
    schemas = description["components"]["schemas"]
    validators = {}
    for name in schemas:
        schema = {"$ref": f"#/components/schemas/{name}", "components": {"schemas": schemas}}
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)
    checked = set()
    for path, document in documents.items():
        if "openapi" not in path:
            # All figures stand in one document; the others repeat them.
            repeats = "figures" in document and schema_of(path) != "Figures"
            few = {**document, "figures": document["figures"][:1]} if repeats else document
            error = next(validators[schema_of(path)].iter_errors(few), None)
            assert error is None, f"{path}: {error}"
            checked.add(schema_of(path))
    assert checked == {*KINDS.values(), *LISTS.values()}
    described = {operation["get"]["operationId"].removeprefix("get") for operation in description["paths"].values()}
    assert described == checked


def without_words(value: object) -> object:
    match value:
        case dict():
            return {key: without_words(one) for key, one in value.items() if key not in WORDS}
        case list():
            return [without_words(one) for one in value]
        case _:
            return value


def test_each_language_describes_the_same(documents: Documents) -> None:
    vi, en = (documents[f"{ROOT}openapi.{language}.json"] for language in ("vi", "en"))
    assert without_words(vi["paths"]) == without_words(en["paths"])
    assert without_words(vi["components"]) == without_words(en["components"])
    assert (
        vi["components"]["schemas"]["Figure"]["properties"]["used"]["description"]
        == "có dùng cho chuỗi số liệu hay không"
    )
    assert vi["paths"]["/places.json"]["get"]["summary"].startswith("tất cả địa phương")


def test_the_description_refuses_what_it_does_not_describe(documents: Documents) -> None:
    schemas = documents[f"{ROOT}openapi.en.json"]["components"]["schemas"]
    validator = Draft202012Validator({"$ref": "#/components/schemas/Figures", "components": {"schemas": schemas}})
    document = {"links": {"index": "../index.json"}, "figures": documents[f"{ROOT}figures/all.json"]["figures"][:1]}
    assert validator.is_valid(document)
    figure = document["figures"][0]
    assert not validator.is_valid({**document, "figures": [{**figure, "value": 55878000000}]})
    incomplete = {key: value for key, value in figure.items() if key != "computed"}
    assert not validator.is_valid({**document, "figures": [incomplete]})


def test_the_page_shows_what_the_documents_hold(documents: Documents, real_pages: Pages) -> None:
    page = unescape(real_pages["en/data/api/index.html"])
    assert json.dumps(documents[f"{ROOT}index.json"], ensure_ascii=False, indent=2) in page
    figure = documents[f"{ROOT}places/lao-cai.json"]["figures"][0]
    assert json.dumps(figure, ensure_ascii=False, indent=2) in page
    assert 'href="../../../data/api/v1/places/lao-cai.json"' in page
