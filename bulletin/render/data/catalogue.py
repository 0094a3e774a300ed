"""`catalogue.ttl`: the data sets by DCAT, as portals of open data gather them: everything, and each bulletin.

Addresses are relative to the file, so that it is right wherever the site stands; with a base URL they are absolute.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date

from bulletin.artefact import Readable, Streamed
from bulletin.model.bulletin import Bulletin
from bulletin.model.place import Place
from bulletin.render.addresses import (
    CATALOGUE,
    DATA_PACKAGE,
    DATA_PATH,
    PARQUET_FILE,
    SDMX_FILE,
    api_file,
    bulletin_data_file,
    bulletin_path,
    data_file,
    page_file,
    page_url,
    workbook_file,
    year_data_file,
)
from bulletin.render.data.places import titles
from bulletin.render.data.tables import table_descriptions, year_description
from bulletin.render.data.turtle import Subject, described, head, iri, text, typed
from bulletin.render.edition import Edition
from bulletin.render.quoting import summary_text
from bulletin.site.site import Site

Files = Mapping[str, Readable]

_PREFIXES = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_AUTHORITY = "http://publications.europa.eu/resource/authority/"
_MEDIA = "https://www.iana.org/assignments/media-types/"
# By the end of a file's name: its media type, and its code in the list of file types that DCAT-AP asks for.
_FORMATS = {
    "csv": ("text/csv", "CSV"),
    "parquet": ("application/vnd.apache.parquet", "PARQUET"),
    "json": ("application/json", "JSON"),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
}
_LANGUAGES = {"vi": "VIE", "en": "ENG", "km": "KHM"}
_PUBLISHER, _EVERYTHING = iri("#publisher"), iri("#everything")


def catalogue(editions: Sequence[Edition], files: Files, of_places: Sequence[Readable]) -> Streamed:
    """The catalogue of the site's data; `files` are the data files that it may offer, by their paths.

    `of_places` is what it says of the bulletins of each place (`pieces.py`).
    """
    site, base = editions[0].site, editions[0].base_url

    def whole() -> Iterator[bytes]:
        yield head(_PREFIXES, base + CATALOGUE if base else None)
        yield from map(described, _above(editions, files))
        yield from (one.content for one in of_places)
        yield from map(described, _places(site))

    return Streamed(CATALOGUE, whole)


def _above(editions: Sequence[Edition], files: Files) -> Iterator[Subject]:
    site = editions[0].site
    licence = iri(site.info.licence.url)
    yield Subject(
        iri(""),
        "dcat:Catalog",
        {
            "dct:title": _every(lambda one: one.plain(site.info.title), editions),
            "dct:description": _every(lambda one: one.plain(site.info.description), editions),
            "dct:publisher": [_PUBLISHER],
            "dct:license": [licence],
            "dct:language": _languages(editions),
            "foaf:homepage": [iri(_page("", editions[0]))],
            "dcat:dataset": [
                _EVERYTHING,
                *(_year(year) for year in site.years_stated),
                *(_node(one) for one in site.bulletins),
            ],
        },
    )
    yield Subject(_PUBLISHER, "foaf:Agent", {"foaf:name": _every(lambda one: one.plain(site.info.publisher), editions)})
    yield from _everything(editions, files)
    for year in site.years_stated:
        yield from _figures_of(year, editions, files)


def _places(site: Site) -> Iterator[Subject]:
    for place in site.reporting:
        names = (text(title, code) for code, title in titles(place.designations[-1], site.info.languages).items())
        yield Subject(_where(place), "dct:Location", {"skos:prefLabel": names, "dct:identifier": [text(place.id)]})


def _everything(editions: Sequence[Edition], files: Files) -> Iterator[Subject]:
    site, bulletins = editions[0].site, editions[0].site.bulletins
    offered = [data_file(name, "csv") for name in ("figures", "comparisons", "plans", "corrections")]
    offered += [PARQUET_FILE, api_file("figures/all"), SDMX_FILE]
    days = [day for one in bulletins for day in (one.start, one.end)]
    yield Subject(
        _EVERYTHING,
        "dcat:Dataset",
        {
            "dct:title": _every(lambda one: one.plain(site.info.title), editions),
            "dct:description": _every(lambda one: one.plain(site.info.description), editions),
            **_common(editions, DATA_PATH),
            "dct:spatial": [_where(place) for place in site.reporting],
            "dct:temporal": [iri("#everything-time")] if days else [],
            "dct:modified": [_day(max(one.published for one in bulletins))] if bulletins else [],
            "dcat:distribution": [_file(path) for path in offered if path in files],
            "foaf:page": [iri(_climb(DATA_PACKAGE))],
        },
    )
    if days:
        yield _time(iri("#everything-time"), min(days), max(days))
    yield from _distributions(offered, editions, files)


def _figures_of(year: int, editions: Sequence[Edition], files: Files) -> Iterator[Subject]:
    """A part of everything, for those who need no more."""
    offered, time = [year_data_file(year)], iri(f"#figures-{year}-time")
    yield Subject(
        _year(year),
        "dcat:Dataset",
        {
            "dct:title": _every(lambda one: year_description(year, one.locale), editions),
            "dct:description": _every(lambda one: table_descriptions(one.locale)["figures"], editions),
            **_common(editions, DATA_PATH),
            "dct:identifier": [text(f"figures-{year}")],
            "dct:isPartOf": [_EVERYTHING],
            "dct:spatial": [_where(place) for place in editions[0].site.reporting],
            "dct:temporal": [time],
            "dcat:distribution": [_file(path) for path in offered if path in files],
        },
    )
    yield _time(time, date(year, 1, 1), date(year, 12, 31))
    yield from _distributions(offered, editions, files)


def bulletin_subjects(bulletin: Bulletin, editions: Sequence[Edition], files: Files) -> Iterator[Subject]:
    """What the catalogue says of a bulletin."""
    offered = [bulletin_data_file(bulletin, extension) for extension in ("csv", "json")]
    offered += [workbook_file(edition.language, bulletin) for edition in editions]
    time = iri(f"#time-{bulletin.key}")
    yield Subject(
        _node(bulletin),
        "dcat:Dataset",
        {
            "dct:title": _spoken(bulletin, editions, lambda one: one.own_words(bulletin.words).title),
            "dct:description": _spoken(bulletin, editions, lambda one: summary_text(bulletin, one)),
            **_common(editions, bulletin_path(bulletin)),
            "dct:identifier": [text(bulletin.key)],
            "dct:issued": [_day(bulletin.published)],
            "dct:spatial": [_where(bulletin.place)],
            "dct:temporal": [time],
            "dcat:distribution": [_file(path) for path in offered if path in files],
        },
    )
    yield _time(time, bulletin.start, bulletin.end)
    yield from _distributions(offered, editions, files)


def _common(editions: Sequence[Edition], page: str) -> dict[str, Iterable[str]]:
    return {
        "dct:publisher": [_PUBLISHER],
        "dct:license": [iri(editions[0].site.info.licence.url)],
        "dct:language": _languages(editions),
        "dcat:theme": [iri(f"{_AUTHORITY}data-theme/GOVE"), iri(f"{_AUTHORITY}data-theme/TECH")],
        "dcat:landingPage": [iri(_page(page, edition)) for edition in editions],
    }


def _distributions(paths: Iterable[str], editions: Sequence[Edition], files: Files) -> Iterator[Subject]:
    for path in paths:
        if path in files:
            media, code = _FORMATS[path.rpartition(".")[2]]
            yield Subject(
                _file(path),
                "dcat:Distribution",
                {
                    "dcat:accessURL": [iri(_climb(path))],
                    "dcat:downloadURL": [iri(_climb(path))],
                    "dcat:mediaType": [iri(_MEDIA + media)],
                    "dct:format": [iri(f"{_AUTHORITY}file-type/{code}")],
                    "dct:license": [iri(editions[0].site.info.licence.url)],
                    "dcat:byteSize": [typed(str(files[path].size), "xsd:nonNegativeInteger")],
                },
            )


def _every(said: Callable[[Edition], str], editions: Sequence[Edition]) -> list[str]:
    return [text(said(edition), edition.language) for edition in editions]


def _spoken(bulletin: Bulletin, editions: Sequence[Edition], said: Callable[[Edition], str]) -> list[str]:
    """What a bulletin says in each language that it has words in."""
    return [text(said(one), one.language) for one in editions if one.language in bulletin.words]


def _languages(editions: Sequence[Edition]) -> list[str]:
    """The languages by DCAT-AP's list, which has no node for one that it does not know."""
    return [iri(f"{_AUTHORITY}language/{_LANGUAGES[one.language]}") for one in editions if one.language in _LANGUAGES]


def _time(node: str, start: date, end: date) -> Subject:
    return Subject(node, "dct:PeriodOfTime", {"dcat:startDate": [_day(start)], "dcat:endDate": [_day(end)]})


def _day(day: date) -> str:
    return typed(day.isoformat(), "xsd:date")


def _node(bulletin: Bulletin) -> str:
    return iri(f"#{bulletin.key}")


def _year(year: int) -> str:
    return iri(f"#figures-{year}")


def _where(place: Place) -> str:
    return iri(f"#place-{place.id}")


def _file(path: str) -> str:
    return iri(f"#file-{path.removeprefix('data/')}")


def _climb(path: str) -> str:
    """A file of the output, seen from the catalogue."""
    return path.removeprefix("data/") if path.startswith("data/") else f"../{path}"


def _page(path: str, edition: Edition) -> str:
    name = page_url if edition.base_url else page_file
    return _climb(name(edition.language, path))
