"""`datapackage.json`: what the CSV files of the whole site are, for programs that read the Data Package standard.

The standard knows one language: `title` and `description` are in the site's first one, and `titles` and `descriptions`
beside them, which it allows as further keys, hold all.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from bulletin.artefact import Artefact, Readable
from bulletin.model.archive import SiteInfo
from bulletin.render.addresses import DATA_PACKAGE, PARQUET_FILE, data_file, year_data_file
from bulletin.render.data.columns import column_meanings
from bulletin.render.data.prepared import Table, TableOfBulletins, tables_of_bulletins, tables_of_ids
from bulletin.render.data.tables import table_descriptions, year_description
from bulletin.render.data.writing import json_artefact
from bulletin.render.edition import Edition

Fields = dict[str, object]

_PROFILE = "https://datapackage.org/profiles/2.0/"
_DATES = frozenset({"start", "end", "date", "territory", "published", "withdrawn", "valid_from", "valid_to"})
_NUMBERS = frozenset({"value", "of", "share", "target", "was", "was_of", "now", "now_of"})
_TRUTHS = frozenset({"used", "computed", "base_assumed"})
# Signs that stand in the place of a number; no text is ever one of them alone.
MISSING = ("", "-", "...", "x")
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


def data_package(files: Mapping[str, Readable], editions: Sequence[Edition]) -> Artefact:
    """The descriptor; `files` are all data files by their paths, and of those that are optional what there is."""
    site, info = editions[0].site, editions[0].site.info
    figures, *others = tables_of_bulletins(info.languages)
    tables: list[Table | TableOfBulletins] = [figures, *others, *tables_of_ids(site)]
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
            "resources": [
                *(_resource(table, files[data_file(table.name, "csv")], editions) for table in tables),
                *_years(figures, files, editions),
                *(_parquet(files[path], editions) for path in [PARQUET_FILE] if path in files),
            ],
        },
    )


def _licence(info: SiteInfo, editions: Sequence[Edition]) -> Fields:
    return {"name": info.licence.id, "path": info.licence.url, "title": editions[0].plain(info.licence.names)}


def _texts(key: str, text: Callable[[Edition], str], editions: Sequence[Edition]) -> Fields:
    every = {edition.language: text(edition) for edition in editions}
    return {key: every[editions[0].language], f"{key}s": every}


def _resource(table: Table | TableOfBulletins, file: Readable, editions: Sequence[Edition]) -> Fields:
    titles = _texts("title", lambda edition: table_descriptions(edition.locale)[table.name], editions)
    return {**_csv(table.name, file, titles), "schema": _schema(table, editions)}


def _csv(name: str, file: Readable, titles: Fields) -> Fields:
    return {
        "name": name,
        "type": "table",
        **_file(file, titles),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
    }


def _file(file: Readable, titles: Fields) -> Fields:
    path = file.path.rpartition("/")[2]
    return {"path": path, **titles, "bytes": file.size, "hash": f"sha256:{file.sha256}"}


def _years(figures: TableOfBulletins, files: Mapping[str, Readable], editions: Sequence[Edition]) -> Iterator[Fields]:
    """The rows of `figures` by year: with the types of their columns, whose meaning stands at `figures`."""
    schema = _schema(figures, editions, worded=False)
    for year in editions[0].site.years_stated:
        titles = _texts("title", partial(_year_title, year), editions)
        yield {**_csv(f"figures-{year}", files[year_data_file(year)], titles), "schema": schema}


def _year_title(year: int, edition: Edition) -> str:
    return year_description(year, edition.locale)


def _parquet(file: Readable, editions: Sequence[Edition]) -> Fields:
    """The rows of `figures` again, for programs that read Parquet; the file holds its schema itself."""
    titles = _texts("title", lambda edition: edition.locale.gettext("All figures as Parquet"), editions)
    # Called by its full name, it is a file among the tables: by "parquet" frictionless would open it, and needs pandas.
    kind = {"format": "apache.parquet", "mediatype": "application/vnd.apache.parquet"}
    return {"name": "figures-parquet", **_file(file, titles), **kind}


def _schema(table: Table | TableOfBulletins, editions: Sequence[Edition], *, worded: bool = True) -> Fields:
    """The columns of a table, and in `worded` ones what they mean."""
    languages = editions[0].site.info.languages
    meanings = {edition.language: dict(column_meanings(table.name, languages, edition.locale)) for edition in editions}
    key = () if table.name in _WITHOUT_KEY else _KEYS.get(table.name, ("id",))
    leads = _LEADS.get(table.name, {})

    def words(column: str) -> Fields:
        return _texts("description", lambda edition: meanings[edition.language][column], editions) if worded else {}

    return {
        "$schema": f"{_PROFILE}tableschema.json",
        "fields": [
            {
                "name": column,
                "type": column_type(table.name, column),
                **_format(column),
                **words(column),
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
        "missingValues": list(MISSING),
    }


def column_type(table: str, column: str) -> str:
    """The type of a column in the words of the standard."""
    if table == "indicators" and column in ("of", "decimals"):
        return "integer" if column == "decimals" else "string"
    if column in _DATES:
        return "date"
    if column in _NUMBERS:
        return "number"
    return "boolean" if column in _TRUTHS else "string"


def _format(column: str) -> Fields:
    return {"format": "uri"} if column == "url" else {}
