"""The interface for programs, described by OpenAPI 3.1: one document a language, since its descriptions are read."""

from collections.abc import Iterator, Mapping, Sequence

from bulletin.artefact import Artefact
from bulletin.i18n.locale import Locale
from bulletin.model.figure import BaseRelation, ChangeKind, Kind, Qualifier, Sign
from bulletin.render.addresses import API_FOLDER, api_file
from bulletin.render.data.api import VERSION
from bulletin.render.data.columns import column_meanings
from bulletin.render.data.writing import json_artefact
from bulletin.render.edition import Edition

Fields = dict[str, object]

_TEXT: Fields = {"type": "string"}
_WHOLE: Fields = {"type": "integer", "minimum": 0}
_TRUTH: Fields = {"type": "boolean"}
_DAY: Fields = {"type": "string", "format": "date"}
# Numbers are texts: a float would lose the zero of 73.60.
_NUMBER: Fields = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}
_LINK: Fields = {"type": "string", "format": "uri-reference"}
_BY_LANGUAGE: Fields = {"type": "object", "additionalProperties": {"type": "string"}}
_LINKS_BY_LANGUAGE: Fields = {"type": "object", "additionalProperties": _LINK}
_STATUSES = ("estimate", "preliminary", "final", "revised", "withdrawn")


def openapi_artefacts(editions: Sequence[Edition]) -> Iterator[Artefact]:
    """The description in each language."""
    for edition in editions:
        yield json_artefact(api_file(f"openapi.{edition.language}"), _openapi(edition))


def documents(locale: Locale) -> tuple[tuple[str, str, str], ...]:
    """The documents as a reader meets them: address below the interface's, schema, and what it holds."""
    return (
        ("index.json", "Index", locale.gettext("what there is, how much of it, and where")),
        ("places.json", "Places", locale.gettext("all places, with codes, dates and successors")),
        ("places/{place}.json", "PlaceFigures", locale.gettext("all figures of one place")),
        ("indicators.json", "Indicators", locale.gettext("all indicators, with definitions and units")),
        ("indicators/{indicator}.json", "IndicatorFigures", locale.gettext("all figures of one indicator")),
        ("periods.json", "Periods", locale.gettext("all periods that figures are of")),
        (
            "periods/{period}.json",
            "PeriodFigures",
            locale.gettext("all figures of one period; its name is in small letters"),
        ),
        ("bulletins.json", "Bulletins", locale.gettext("all bulletins, with links to the data of each")),
        ("figures/all.json", "Figures", locale.gettext("all figures at once")),
    )


def _openapi(edition: Edition) -> Fields:
    info, locale = edition.site.info, edition.locale
    parameters = {
        "place": locale.gettext("a place, by its id in places.json"),
        "indicator": locale.gettext("an indicator, by its id in indicators.json"),
        "period": locale.gettext("a period, by its id in periods.json, in small letters"),
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": edition.plain(info.title),
            "version": VERSION,
            "description": locale.gettext(
                "Read-only and static: every document is a file. Within one version keys and documents may be added; "
                "none is taken away or comes to mean something else."
            ),
            "license": {"name": edition.plain(info.licence.names), "url": info.licence.url},
        },
        # Relative to this document, wherever the site stands.
        "servers": [{"url": edition.base_url + API_FOLDER if edition.base_url else "."}],
        "paths": {
            f"/{path}": {"get": _get(path, schema, said, parameters)} for path, schema, said in documents(locale)
        },
        "components": {"schemas": schemas(edition)},
    }


def _get(path: str, schema: str, said: str, parameters: dict[str, str]) -> Fields:
    content = {"application/json": {"schema": {"$ref": f"#/components/schemas/{schema}"}}}
    return {
        "operationId": f"get{schema}",
        "summary": said,
        "parameters": [
            {"name": name, "in": "path", "required": True, "description": meaning, "schema": _TEXT}
            for name, meaning in parameters.items()
            if f"{{{name}}}" in path
        ],
        "responses": {"200": {"description": said, "content": content}},
    }


def schemas(edition: Edition) -> Fields:
    """The shapes of the documents and of what they hold."""
    meanings = dict(column_meanings("figures", (), edition.locale))
    # Documents write these two otherwise than columns do: a sign has a key of its own, categories stand by dimension.
    del meanings["value"], meanings["category"]
    place, indicator, period, bulletin = map(_reference, ("Place", "Indicator", "Period", "Bulletin"))
    figures = _list_of(_reference("Figure"))
    links = _object({"index": _LINK})
    return {
        "Index": _index(),
        "Places": _object({"links": links, "places": _list_of(place)}),
        "Indicators": _object({"links": links, "indicators": _list_of(indicator)}),
        "Periods": _object({"links": links, "periods": _list_of(period)}),
        "Bulletins": _object({"links": links, "bulletins": _list_of(bulletin)}),
        "PlaceFigures": _object({"place": place, "links": links, "figures": figures}),
        "IndicatorFigures": _object({"indicator": indicator, "links": links, "figures": figures}),
        "PeriodFigures": _object({"period": period, "links": links, "figures": figures}),
        "Figures": _object({"links": links, "figures": figures}),
        **_subjects(),
        "Figure": _described(_figure(), meanings),
        "Value": _object(_value()),
        "Share": _object({"value": _NUMBER, "qualifiers": _list_of(_one_of(Qualifier))}),
        "Change": _change(),
    }


def _index() -> Fields:
    names = ("places", "indicators", "periods", "bulletins", "figures")
    return _object(
        {
            "version": {"const": VERSION},
            **dict.fromkeys(("titles", "descriptions", "publisher"), _BY_LANGUAGE),
            "licence": _object({"id": _TEXT, "url": _LINK, "names": _BY_LANGUAGE}),
            "languages": _list_of(_TEXT),
            "counts": _object(dict.fromkeys(names, _WHOLE)),
            "links": _object(
                {
                    **dict.fromkeys(names, _LINK),
                    **dict.fromkeys(("openapi", "documentation"), _LINKS_BY_LANGUAGE),
                    **dict.fromkeys(("datapackage", "catalogue"), _LINK),
                    "figures_by_year": {"type": "object", "additionalProperties": _LINK},
                    "parquet": _or_null(_LINK),
                }
            ),
        }
    )


def _subjects() -> Fields:
    links = {"document": _or_null(_LINK), "pages": _or_null(_LINKS_BY_LANGUAGE)}
    counted = {"figure_count": _WHOLE, "links": _object({**links, "csv": _or_null(_LINK)})}
    named = dict.fromkeys(("names", "titles"), _BY_LANGUAGE)
    days = dict.fromkeys(("start", "end"), _or_null(_DAY))
    named_kind = {"type": _TEXT, "type_names": _BY_LANGUAGE}
    return {
        "Place": _object(
            {
                **{"id": _TEXT, "code": _or_null(_TEXT), "level": _TEXT, "within": _or_null(_TEXT)},
                **dict.fromkeys(("valid_from", "valid_to"), _or_null(_DAY)),
                "successor": _or_null(_TEXT),
                "designations": _list_of(_object({**named_kind, **named, **days})),
                **counted,
            }
        ),
        "Indicator": _object(
            {
                **{"id": _TEXT, "domain": _TEXT, "names": _BY_LANGUAGE, "definition": _BY_LANGUAGE},
                **{"kind": _one_of(Kind), "unit": _TEXT, "measure": {"enum": ["flow", "stock"]}},
                "better": {"enum": ["higher", "lower", None]},
                "decimals": _or_null(_WHOLE),
                "breakdowns": {"type": "object", "additionalProperties": {"enum": ["complete", "partial"]}},
                **dict.fromkeys(("part_of", "share_of", "of", "law"), _or_null(_TEXT)),
                "sum_of": _list_of(_TEXT),
                "breaks": _list_of(_object({"date": _DAY, "reason": _BY_LANGUAGE})),
                **counted,
            }
        ),
        "Period": _object({"id": _TEXT, "start": _DAY, "end": _DAY, "figure_count": _WHOLE, "links": _object(links)}),
        "Bulletin": _object(
            {
                **{"id": _TEXT, "place": _TEXT, "period": _TEXT, "status": {"enum": list(_STATUSES)}},
                **{"published": _DAY, "titles": _BY_LANGUAGE},
                "links": _object({**links, "csv": _LINK, "place": _LINK}),
            }
        ),
    }


def _value() -> Fields:
    return {
        "kind": _one_of(Kind),
        "value": _or_null(_NUMBER),
        "sign": {"enum": [*(sign.value for sign in Sign), None]},
        **dict.fromkeys(("of", "step"), _or_null(_NUMBER)),
        "qualifiers": _list_of(_one_of(Qualifier)),
        "estimated": _TRUTH,
        **dict.fromkeys(("share", "plan_share"), _or_null(_reference("Share"))),
        "changes": _list_of(_reference("Change")),
    }


def _change() -> Fields:
    return _object(
        {
            **{"kind": _one_of(ChangeKind), "value": _NUMBER, "unit": _TEXT},
            "qualifiers": _list_of(_one_of(Qualifier)),
            "base": _or_null(_TEXT),
            "base_relation": _one_of(BaseRelation),
            "base_assumed": _TRUTH,
        }
    )


def _figure() -> Fields:
    finding = _object({"code": _TEXT, "values": {"type": "object"}})
    links = dict.fromkeys(("bulletin", "place", "indicator", "period"), _LINK)
    return {
        **{"id": _TEXT, "statement": _TEXT, "used": _TRUTH, "computed": _TRUTH},
        **dict.fromkeys(("indicator", "domain", "unit"), _TEXT),
        "category": {"type": "object", "additionalProperties": _TEXT},
        **{"period": _TEXT, "start": _DAY, "end": _DAY, "as_of": _or_null(_TEXT), "status": {"enum": list(_STATUSES)}},
        **_value(),
        **dict.fromkeys(("target", "previous"), _or_null(_reference("Value"))),
        "sources": _list_of(_TEXT),
        "locator": _or_null(_BY_LANGUAGE),
        "accepted": _list_of(_object({"code": _TEXT, "reason": _BY_LANGUAGE})),
        "findings": _list_of(finding),
        "note": _or_null(_BY_LANGUAGE),
        **{"place": _TEXT, "bulletin": _TEXT},
        "links": _object({**links, "pages": _LINKS_BY_LANGUAGE}),
    }


def _described(properties: Fields, meanings: dict[str, str]) -> Fields:
    """An object whose keys are explained as the columns of the same names are."""
    explained: Fields = {}
    for name, shape in properties.items():
        # In 3.1 a reference may have a description beside it.
        explained[name] = {**_fields(shape), "description": meanings[name]} if name in meanings else shape
    return _object(explained)


def _fields(shape: object) -> Fields:
    if not isinstance(shape, dict):
        raise TypeError(f"no schema: {shape!r}")
    return shape


def _object(properties: Mapping[str, object]) -> Fields:
    """Every key is always there; more may come within a version."""
    return {"type": "object", "required": list(properties), "properties": properties}


def _list_of(shape: Fields) -> Fields:
    return {"type": "array", "items": shape}


def _one_of(values: type[Kind] | type[Qualifier] | type[ChangeKind] | type[BaseRelation]) -> Fields:
    return {"enum": [value.value for value in values]}


def _or_null(shape: Fields) -> Fields:
    return {"anyOf": [shape, {"type": "null"}]}


def _reference(name: str) -> Fields:
    return {"$ref": f"#/components/schemas/{name}"}
