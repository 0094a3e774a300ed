"""Takes what bulletins are described with, gives one schema for each kind of file and language of editors."""

import json
from collections.abc import Mapping
from typing import Any, get_args

from pydantic import BaseModel

from bulletin.i18n.key_texts import key_table
from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.validate.calendar_schema import CalendarDocument
from bulletin.validate.content import Description
from bulletin.validate.description_schema import PlacesDocument, SiteDocument
from bulletin.validate.json_schema.figures import figure_schemas
from bulletin.validate.json_schema.forms import forms, long_lists
from bulletin.validate.json_schema.from_models import Json, shape
from bulletin.validate.schema import BulletinDocument, BulletinTranslation, CatalogueDocument, PageDocument

# Of each kind its model, and the long lists of ids that its keys choose from.
_KINDS: Mapping[str, tuple[type[BaseModel], frozenset[str]]] = {
    "bulletin": (BulletinDocument, frozenset({"place"})),
    "bulletin-translation": (BulletinTranslation, frozenset()),
    "page": (PageDocument, frozenset()),
    "page-translation": (PageDocument, frozenset()),
    "site": (SiteDocument, frozenset()),
    "places": (PlacesDocument, frozenset({"place"})),
    "calendar": (CalendarDocument, frozenset({"place"})),
    "indicators": (CatalogueDocument, frozenset({"unit", "indicator"})),
}


def schema_files(described: Description) -> dict[str, bytes]:
    """The files by name, `bulletin.vi.schema.json` and so on. The same content gives the same bytes."""
    files: dict[str, bytes] = {}
    for language in get_args(EditorLanguage):
        known, lists = forms(described, language), long_lists(described, language)
        for kind, (_, chosen_from) in _KINDS.items():
            written = _schema(kind, described, language)
            written["$defs"] |= {f"{form}-id": allowed for form, allowed in lists.items() if form in chosen_from}
            if not written["$defs"]:
                del written["$defs"]
            files[f"{kind}.{language}.schema.json"] = _bytes(_filled(written, known))
    return files


def _schema(kind: str, described: Description, language: EditorLanguage) -> Json:
    """The schema of a kind of file, with its forms named and not yet filled in."""
    model, _ = _KINDS[kind]
    written = shape(model, language)
    parts = written.pop("$defs")
    if kind == "bulletin":
        parts |= figure_schemas(parts["statement"], parts["plan"], described.catalogue, language)
    if kind == "places":
        parts["place"]["anyOf"] = [{"required": ["type"]}, {"required": ["types"]}]
    if kind == "calendar":
        # Of what it is; and when it is expected, unless it was cancelled.
        parts["release"] |= {
            "anyOf": [{"required": ["title"]}, {"required": ["place", "period"]}],
            "if": {"properties": {"status": {"const": "cancelled"}}},
            "else": {"required": ["expected"]},
        }
    if kind == "site":
        written["properties"]["languages"]["minItems"] = 1
    words = key_table()[f"file.{kind}"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "python build.py schema",
        "title": words.title[language],
        "description": words.text[language],
        **written,
        "$defs": parts,
    }


def _filled(node: Any, known: Mapping[str, Json]) -> Any:
    """The schema with every form that it names; what else the node says of itself (its words) is kept."""
    match node:
        case {"form": str(name)}:
            said = {key: node[key] for key in ("title", "description") if key in node}
            # Not of the standard, but known to VS Code, which would show the bare pattern instead.
            wrong = {"patternErrorMessage": node["description"]} if "pattern" in known[name] and said else {}
            return {**said, **known[name], **wrong}
        case dict():
            return {key: _filled(below, known) for key, below in node.items()}
        case list():
            return [_filled(below, known) for below in node]
        case _:
            return node


def _bytes(schema: Json) -> bytes:
    return f"{json.dumps(schema, ensure_ascii=False, indent=1)}\n".encode()
