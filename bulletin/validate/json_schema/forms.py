"""Takes what bulletins are described with, gives the JSON Schema of each form that `validate.forms` names."""

import re
from collections.abc import Iterable, Mapping

from bulletin.i18n.key_texts import key_table
from bulletin.i18n.problem_texts import EditorLanguage, problem_table
from bulletin.model.indicator import Indicator
from bulletin.model.language import Localised
from bulletin.validate.content import Description
from bulletin.validate.json_schema.from_models import TEXT, Json

_YEAR = "(?:19|20|21)[0-9]{2}"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = rf"[0-9]{{4}}-{_MONTH}-(?:0[1-9]|[12][0-9]|3[01])"
_PERIOD = rf"{_YEAR}(?:-(?:H[12]|Q[1-4]|{_MONTH}|(?:[245789]|10|11)M|{_YEAR}))?"
_EXPECTED = rf"{_YEAR}(?:-(?:H[12]|Q[1-4]|{_MONTH}))?|{_DAY}"
_TIME = r"T(?:[01][0-9]|2[0-3])(?::[0-5][0-9]){1,2}(?:Z|[+-][0-9]{2}:[0-9]{2})"
_AS_OF = rf"(?:19|[2-9][0-9])[0-9]{{2}}-{_MONTH}|{_DAY}"
_YEARS = {"minimum": 1900, "maximum": 2199}  # a bare year is a number to other programs
_LANGUAGE = "^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$"
# What a message names in braces, and what it leaves out where it knows nothing: ‹…›.
_FILLED_IN = re.compile(r"\{[^}]*\}")
_OPTIONAL = re.compile(r"‹[^›]*›")


def forms(described: Description, language: EditorLanguage) -> Mapping[str, Json]:
    """The schema of every form. Long lists stand in `$defs`, and so does what is written for an indicator."""
    catalogue = described.catalogue
    return {
        "day": {"type": "string", "format": "date", "pattern": f"^{_DAY}$"},
        "period": {"type": ["string", "integer"], "pattern": f"^{_PERIOD}$", **_YEARS},
        "as-of": {"type": "string", "pattern": f"^(?:{_AS_OF})$"},
        "due": {"type": ["string", "integer"], "pattern": f"^(?:{_PERIOD}|{_AS_OF})$", **_YEARS},
        "expected": {"type": ["string", "integer"], "pattern": f"^(?:{_EXPECTED})$", **_YEARS},
        "moment": {"type": "string", "pattern": f"^{_DAY}(?:{_TIME})?$"},
        "web-address": {"type": "string", "pattern": "^https?://"},
        "whole-number": {"type": ["string", "integer"], "pattern": "^[0-9]+$", "minimum": 0},
        "decimal-number": {"type": ["string", "number"], "pattern": r"^-?[0-9]{1,15}(?:\.[0-9]{1,15})?$"},
        "title": {**TEXT, "pattern": r"^(?!.*\[\[[^\[\]]*\]\])"},
        "language": {"type": "string", "pattern": _LANGUAGE},
        **{form: {"$ref": f"#/$defs/{form}-id"} for form in ("place", "unit", "indicator")},
        "place-type": _one_of({kind.id: kind.names for kind in described.place_types}, language),
        "domain": _one_of({id_: domain.names for id_, domain in catalogue.domains.items()}, language),
        "total": _quoted(catalogue.indicators, r"^[a-z0-9_]+\.[1-9][0-9]*$"),
        "statement": _quoted(catalogue.indicators, r"^[a-z0-9_]+\..+$"),
        "per-language": {
            "type": "object",
            "properties": {one.code: {"title": one.name, **TEXT} for one in described.info.languages},
            "required": [one.code for one in described.info.languages if one.status == "required"],
            "additionalProperties": False,
        },
        # The file that names the languages may name a new one.
        "site-texts": {"type": "object", "propertyNames": {"pattern": _LANGUAGE}, "additionalProperties": TEXT},
        "breakdowns": _only(
            {
                id_: {"title": _said(breakdown.names, language), "enum": ["complete", "partial"]}
                for id_, breakdown in catalogue.breakdowns.items()
            }
        ),
        "figures": _only({id_: _measured(one, language) for id_, one in catalogue.indicators.items()}),
        "plans": _only(
            {id_: {**_measured(one, language), "$ref": "#/$defs/plan"} for id_, one in catalogue.indicators.items()}
        ),
        "accepted": _only({code: {"description": said, **TEXT} for code, said in _acceptable(language).items()}),
        "translated": {
            "type": "object",
            "patternProperties": dict.fromkeys(_paths(catalogue.indicators, _acceptable(language)), TEXT),
            "additionalProperties": False,
        },
    }


def long_lists(described: Description, language: EditorLanguage) -> Mapping[str, Json]:
    """The forms that are a choice of many ids, and so stand in `$defs`, once."""
    catalogue, places = described.catalogue, described.places
    return {
        "place": _one_of({id_: place.designations[-1].names for id_, place in places.items()}, language),
        "unit": _one_of({id_: unit.names for id_, unit in catalogue.units.items()}, language),
        "indicator": _one_of({id_: one.names for id_, one in catalogue.indicators.items()}, language),
    }


def figure_name(indicator: Indicator) -> str:
    """The name in `$defs` of what may be written for an indicator: it depends on the breakdowns that it has."""
    return ".".join(("statement", *indicator.breakdowns))


def _only(keys: Mapping[str, Json]) -> Json:
    return {"type": "object", "properties": dict(keys), "additionalProperties": False}


def _one_of(names: Mapping[str, Localised], language: EditorLanguage) -> Json:
    """One of the ids, each with its name. Where there are none nothing is allowed: an empty `oneOf` is no schema."""
    said = [{"const": id_, "description": _said(name, language)} for id_, name in names.items()]
    return {"oneOf": said} if said else {"enum": []}


def _quoted(indicators: Iterable[str], others: str) -> Json:
    """A figure as words quote it: an indicator's total, or a text with further names behind the indicator's."""
    return {"anyOf": [{"enum": list(indicators)}, {"type": "string", "pattern": others}]}


def _said(names: Localised, language: EditorLanguage) -> str:
    return names.into(language).text


def _measured(indicator: Indicator, language: EditorLanguage) -> Json:
    """An indicator: its name; what it counts, in which unit, and how that is typed."""
    table = key_table()
    unit = f"{table['indicator.unit'].title[language]}: {_said(indicator.unit.names, language)}."
    typed = table[f"kind.{indicator.kind}"].text[language]
    return {
        "title": _said(indicator.names, language),
        "description": f"{_said(indicator.definition, language)} {unit} {typed}.",
        "$ref": f"#/$defs/{figure_name(indicator)}",
    }


def _acceptable(language: EditorLanguage) -> dict[str, str]:
    """What an editor may accept, with what it says: the problems whose remedy tells how to."""
    return {
        code: _FILLED_IN.sub("…", _OPTIONAL.sub("", row.message[language]))
        for code, row in problem_table().items()
        if f"{code}:" in row.fix[language]
    }


def _paths(indicators: Iterable[str], codes: Iterable[str]) -> Iterable[str]:
    """The dotted paths of the texts of a bulletin."""
    ids, one_of_several = "|".join(indicators), r"(?:values\.[0-9]+\.)?"
    said = rf"note|locator|target\.note|accept\.(?:{'|'.join(codes)})"
    yield r"^sources\..+\.(?:title|publisher)$"
    yield rf"^figures\.(?:{ids})\.{one_of_several}(?:by\.[^.]+\.[^.]+\.)*(?:{said})$"
    yield rf"^plans\.(?:{ids})\.{one_of_several}(?:note|locator)$"
    yield r"^corrections\.[0-9]+\.reason$"
    yield r"^withdrawn\.reason$"
