"""Takes the schema of a statement, gives one for each set of breakdowns that indicators have: `by` knows no others."""

from collections.abc import Iterable, Sequence
from itertools import permutations

from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.model.indicator import Breakdown, Catalogue
from bulletin.validate.frame import SHARED_BY_VALUES
from bulletin.validate.json_schema.forms import figure_name
from bulletin.validate.json_schema.from_models import Json


def figure_schemas(statement: Json, plan: Json, catalogue: Catalogue, language: EditorLanguage) -> dict[str, Json]:
    """The entries of `$defs` that figures and plans refer to; an `.entry` stands under `values`, or is a part."""
    by, values = (statement["properties"][key] for key in ("by", "values"))
    bare = {**statement, "properties": {key: node for key, node in statement["properties"].items() if key != "by"}}
    made = {
        "statement": _total(bare, values, "statement.entry"),
        "statement.entry": _entry(_referring(bare, "statement")),
        "plan": _total(plan, plan["properties"]["values"], "plan.entry"),
        "plan.entry": _entry(_referring(plan, "plan")),
    }
    for indicator in catalogue.indicators.values():
        name = figure_name(indicator)
        if name in made:
            continue
        split = _referring(bare, "statement")
        words = {key: by[key] for key in ("title", "description")}
        split["properties"]["by"] = {**words, "$ref": f"#/$defs/{name}.by"}
        made[name] = _total(split, values, f"{name}.entry")
        made[f"{name}.entry"] = _entry(split)
        made[f"{name}.by"] = _by([catalogue.breakdowns[id_] for id_ in indicator.breakdowns], name, language)
    return made


def _referring(entry: Json, name: str) -> Json:
    """The same keys, said once."""
    return {**entry, "properties": {key: {"$ref": f"#/$defs/{name}/properties/{key}"} for key in entry["properties"]}}


def _total(entry: Json, values: Json, item: str) -> Json:
    """What stands directly below an indicator: one value, or several under `values` with what they share beside it."""
    several = {**values, "items": {"$ref": f"#/$defs/{item}"}, "minItems": 1}
    lost = [key for key in entry["properties"] if key not in SHARED_BY_VALUES]
    return {
        **entry,
        "properties": {**entry["properties"], "values": several},
        "anyOf": [{"required": [key]} for key in ("value", "by", "values") if key in entry["properties"]],
        "if": {"type": "object", "required": ["values"]},
        "then": {"properties": dict.fromkeys(lost, False)},
    }


def _entry(entry: Json) -> Json:
    keys = {key: node for key, node in entry["properties"].items() if key != "values"}
    return {**entry, "properties": keys, "anyOf": [{"required": [key]} for key in ("value", "by") if key in keys]}


def _by(dimensions: Sequence[Breakdown], name: str, language: EditorLanguage) -> Json:
    """The categories of each dimension, and of those that cross, joined with `+` in any order."""
    entry = {"$ref": f"#/$defs/{name}.entry"}
    keys: dict[str, Json] = {}
    for dimension in dimensions:
        members = {
            id_: {"title": category.names.into(language).text, **entry}
            for id_, category in dimension.categories.items()
        }
        title = dimension.names.into(language).text
        keys[dimension.id] = {
            "title": title,
            "type": "object",
            "properties": members,
            "additionalProperties": False,
        }
    for crossing in _crossings(dimensions):
        pattern = r"\+".join(f"(?:{'|'.join(dimension.categories)})" for dimension in crossing)
        keys["+".join(dimension.id for dimension in crossing)] = {
            "title": ", ".join(dimension.names.into(language).text for dimension in crossing),
            "type": "object",
            "patternProperties": {f"^{pattern}$": entry},
            "additionalProperties": False,
        }
    return {"type": "object", "properties": keys, "additionalProperties": False}


def _crossings(dimensions: Sequence[Breakdown]) -> Iterable[tuple[Breakdown, ...]]:
    for count in range(2, len(dimensions) + 1):
        yield from permutations(dimensions, count)
