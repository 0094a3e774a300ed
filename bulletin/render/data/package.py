"""`datapackage.json`: what the CSV files of the whole site are, for programs that read the Data Package standard.

The standard knows one language: `title` and `description` are in the site's first one, and `titles` and `descriptions`
beside them, which it allows as further keys, hold all.
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence

from bulletin.artefact import Artefact
from bulletin.model.archive import SiteInfo
from bulletin.render.addresses import DATA_PACKAGE
from bulletin.render.data.columns import column_meanings
from bulletin.render.data.prepared import Prepared, Table
from bulletin.render.data.tables import table_descriptions
from bulletin.render.data.writing import json_artefact
from bulletin.render.edition import Edition

Fields = dict[str, object]

_PROFILE = "https://datapackage.org/profiles/2.0/"
_DATES = frozenset({"start", "end", "date", "territory", "published", "withdrawn", "valid_from", "valid_to"})
_NUMBERS = frozenset({"value", "of", "share", "target", "was", "was_of", "now", "now_of"})
_TRUTHS = frozenset({"used", "computed", "base_assumed"})
# Signs that stand in the place of a number; no text is ever one of them alone.
_MISSING = ("", "-", "...", "x")
_KEYS: Mapping[str, tuple[str, ...]] = {
    "sources": ("bulletin", "id"),
    "categories": ("dimension", "category"),
}
_WITHOUT_KEY = frozenset({"comparisons", "corrections"})
# By table: its columns, and the table and columns that they lead to.
_LEADS: Mapping[str, Mapping[str, str]] = {
    "figures": {"place": "places", "bulletin": "bulletins", "indicator": "indicators", "domain": "domains"},
    "comparisons": {"figure": "figures"},
    "plans": {"place": "places", "bulletin": "bulletins", "indicator": "indicators", "domain": "domains"},
    "corrections": {"place": "places", "bulletin": "bulletins", "indicator": "indicators"},
    "bulletins": {"place": "places"},
    "sources": {"bulletin": "bulletins"},
    "indicators": {"domain": "domains", "unit": "units"},
    "places": {"within": "places", "successor": "places"},
}


def data_package(prepared: Prepared, written: Mapping[str, Artefact], editions: Sequence[Edition]) -> Artefact:
    """The descriptor; `written` holds the table files by the names of their tables."""
    info = editions[0].site.info
    return json_artefact(
        DATA_PACKAGE,
        {
            "$schema": f"{_PROFILE}datapackage.json",
            "name": "provincial-bulletins",
            **_texts("title", lambda edition: edition.plain(info.title), editions),
            **_texts("description", lambda edition: edition.plain(info.description), editions),
            **({"homepage": editions[0].base_url} if editions[0].base_url else {}),
            "licenses": [_licence(info, editions)],
            "contributors": [{"title": editions[0].plain(info.publisher), "roles": ["publisher"]}],
            "resources": [_resource(table, written[table.name], editions) for table in prepared.tables],
        },
    )


def _licence(info: SiteInfo, editions: Sequence[Edition]) -> Fields:
    return {"name": info.licence.id, "path": info.licence.url, "title": editions[0].plain(info.licence.names)}


def _texts(key: str, text: Callable[[Edition], str], editions: Sequence[Edition]) -> Fields:
    every = {edition.language: text(edition) for edition in editions}
    return {key: every[editions[0].language], f"{key}s": every}


def _resource(table: Table, file: Artefact, editions: Sequence[Edition]) -> Fields:
    return {
        "name": table.name,
        "type": "table",
        "path": file.path.rpartition("/")[2],
        **_texts("title", lambda edition: table_descriptions(edition.locale)[table.name], editions),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(file.content),
        "hash": f"sha256:{hashlib.sha256(file.content).hexdigest()}",
        "schema": _schema(table, editions),
    }


def _schema(table: Table, editions: Sequence[Edition]) -> Fields:
    languages = editions[0].site.info.languages
    meanings = {edition.language: dict(column_meanings(table.name, languages, edition.locale)) for edition in editions}
    key = () if table.name in _WITHOUT_KEY else _KEYS.get(table.name, ("id",))
    leads = _LEADS.get(table.name, {})
    return {
        "$schema": f"{_PROFILE}tableschema.json",
        "fields": [
            {
                "name": column,
                "type": _type(table.name, column),
                **_format(column),
                "description": meanings[editions[0].language][column],
                "descriptions": {code: own[column] for code, own in meanings.items()},
                **({"constraints": {"required": True}} if column in key else {}),
            }
            for column in table.columns
        ],
        **({"primaryKey": list(key)} if key else {}),
        "foreignKeys": [
            # The standard of old named a table's own rows by an empty resource, and readers still want it.
            {"fields": [column], "reference": {"resource": "" if to == table.name else to, "fields": ["id"]}}
            for column, to in leads.items()
        ],
        "missingValues": list(_MISSING),
    }


def _type(table: str, column: str) -> str:
    if table == "indicators" and column in ("of", "decimals"):
        return "integer" if column == "decimals" else "string"
    if column in _DATES:
        return "date"
    if column in _NUMBERS:
        return "number"
    return "boolean" if column in _TRUTHS else "string"


def _format(column: str) -> Fields:
    return {"format": "uri"} if column == "url" else {}
