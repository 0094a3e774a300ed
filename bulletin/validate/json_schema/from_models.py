"""Takes a model of `validate.schema`, gives its JSON Schema: what a program sees, with a title for every key.

A named form (`validate.forms`) is left as `"form": name` for `forms` to fill in. Short forms need no choice between
schemas, which programs explain badly: a keyword binds values of its own type alone, so that text and mapping share one.
"""

import re
from typing import Any

from pydantic import BaseModel

from bulletin.i18n.key_texts import key_table
from bulletin.i18n.problem_texts import EditorLanguage

Json = dict[str, Any]

# The product reads a number as the text that it is; other programs take it for a number.
TEXT: Json = {"type": ["string", "number"], "minLength": 1}
_WORDS_OF_TRUTH = {"true": True, "false": False}
_PARTS = re.compile(r"(?<!^)(?=[A-Z])")


def shape(model: type[BaseModel], language: EditorLanguage) -> Json:
    """The schema of a document; `$defs` holds what it consists of, by the names that `i18n/keys/` uses."""
    made = model.model_json_schema(by_alias=True)
    walk = _Walk(language)
    parts = {part_name(name): walk.mapping(part, part_name(name)) for name, part in made.get("$defs", {}).items()}
    document = walk.mapping(made, part_name(model.__name__))
    for name in walk.short:
        parts[name] = {**parts[name], **TEXT, "type": [*TEXT["type"], "object"]}
    return {**document, "$defs": parts}


def part_name(model_name: str) -> str:
    """The name of a model in `i18n/keys/`: of `PlaceTypeEntry`, `place_type`."""
    return _PARTS.sub("_", model_name.removesuffix("Entry").removesuffix("Document")).lower()


class _Walk:
    """One walk over what pydantic makes of a model; `short` collects the parts that a bare text may stand for."""

    def __init__(self, language: EditorLanguage) -> None:
        self.short: set[str] = set()
        self._language = language

    def mapping(self, made: Json, owner: str) -> Json:
        """A model: its keys, with their words."""
        keys = {key: {**self._words(f"{owner}.{key}"), **self._node(node)} for key, node in made["properties"].items()}
        needed = {"required": made["required"]} if "required" in made else {}
        return {"type": "object", "properties": keys, **needed, "additionalProperties": False}

    def _words(self, name: str) -> Json:
        row = key_table()[name]
        return {"title": row.title[self._language], "description": row.text[self._language]}

    def _node(self, made: Json) -> Json:
        named = {"form": made["form"]} if "form" in made else {}
        if "anyOf" in made:
            return self._either([node for node in made["anyOf"] if node.get("type") != "null"]) | named
        if "$ref" in made:
            return {"$ref": f"#/$defs/{part_name(made['$ref'].rpartition('/')[2])}"}
        if words := made.get("enum", [made["const"]] if "const" in made else []):
            return {"enum": [*words, *(_WORDS_OF_TRUTH[word] for word in words if word in _WORDS_OF_TRUTH)]}
        match made["type"]:
            case "string":
                return TEXT | named
            case "array":
                return {"type": "array", "items": self._node(made["items"])} | named
            case "object":
                below = self._node(made["additionalProperties"])
                return {"type": "object", "additionalProperties": below} | named
            case unexpected:
                raise ValueError(f"no file of content/ holds a value of type {unexpected}")

    def _either(self, made: list[Json]) -> Json:
        """One of several; where the first is a bare text, it stands for what the second says at length."""
        first, *others = (self._node(node) for node in made)
        if not others:
            return first
        (other,) = others
        if "$ref" in other:
            self.short.add(other["$ref"].rpartition("/")[2])
            return other
        if first == TEXT:
            return {**other, **TEXT, "type": [*TEXT["type"], other["type"]]}
        return {"anyOf": [first, other]}
