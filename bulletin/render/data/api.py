"""The read-only interface for programs: documents below `data/api/v1/` that lead to each other by relative links.

    index        what there is, and where
    places, indicators, periods, bulletins      lists, each member with its links
    places/<id>, indicators/<id>, periods/<id>, figures/all
                 one subject, and all figures of it in the shape that bulletins' own documents have, with what only
                 its surroundings told there: `place`, `bulletin` and `links`

Within version 1 keys and documents may be added, and none is taken away or comes to mean another thing.
"""

from collections.abc import Iterable, Iterator, Sequence

from bulletin.artefact import Made, Streamed
from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Indicator
from bulletin.model.language import Language
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.render.addresses import (
    API_FOLDER,
    API_PATH,
    CATALOGUE,
    DATA_PACKAGE,
    DATA_PATH,
    PARQUET_FILE,
    api_file,
    bulletin_data_file,
    bulletin_path,
    indicator_data_file,
    indicator_path,
    page_file,
    period_path,
    place_data_file,
    place_path,
    year_data_file,
)
from bulletin.render.data.figures import status_code
from bulletin.render.data.indicators import indicator_fields
from bulletin.render.data.places import place_fields
from bulletin.render.data.plain import text_by_language
from bulletin.render.data.prepared import Counts, Figures, Printed
from bulletin.render.data.writing import Encoded, json_artefact, json_pieces, with_members
from bulletin.site.site import Site

Fields = dict[str, object]
VERSION = "1"


def api_lists(figures: Figures, *, parquet: bool) -> Iterator[Made]:
    """What there is: the index, and the lists of places, indicators, periods and bulletins."""
    site, counts = figures.site, figures.counts
    yield json_artefact(api_file("index"), _index(site, counts, parquet=parquet))
    places = [_place(one, counts.places[one.id], site) for one in site.places.values()]
    yield json_artefact(api_file("places"), _list("places", places))
    indicators = site.catalogue.indicators.values()
    shown = [_indicator(one, counts.indicators[one.id], site) for one in indicators]
    yield json_artefact(api_file("indicators"), _list("indicators", shown))
    periods = [_period(one, counts.periods[one], site) for one in sorted(counts.periods, key=lambda one: one.order)]
    yield json_artefact(api_file("periods"), _list("periods", periods))
    yield json_artefact(api_file("bulletins"), _list("bulletins", [_bulletin(one, site) for one in site.bulletins]))


def place_figures(place: Place, own: Sequence[Printed], figures: Figures) -> Made:
    """All figures of a place."""
    return _document(f"places/{place.id}", {"place": _place(place, len(own), figures.site, 1)}, own, figures)


def indicator_figures(indicator: Indicator, own: Sequence[Printed], figures: Figures) -> Made:
    """All figures of an indicator."""
    about: Fields = {"indicator": _indicator(indicator, len(own), figures.site, 1)}
    return _document(f"indicators/{indicator.id}", about, own, figures)


def period_figures(period: Period, figures: Figures) -> Made:
    """All figures for a period."""
    own = figures.of_period(period)
    return _document(f"periods/{period.slug}", {"period": _period(period, len(own), figures.site, 1)}, own, figures)


def _with_links(one: Printed, languages: Sequence[Language]) -> Encoded:
    """A figure as it stands in the documents one folder below the interface's own."""
    bulletin, statement = one.bulletin, one.statement
    return with_members(
        one.item(languages),
        {
            "place": bulletin.place.id,
            "bulletin": bulletin.key,
            "links": {
                "bulletin": _link(bulletin_data_file(bulletin, "json"), 1),
                "place": _link(api_file(f"places/{bulletin.place.id}"), 1),
                "indicator": _link(api_file(f"indicators/{statement.indicator.id}"), 1),
                "period": _link(api_file(f"periods/{statement.period.slug}"), 1),
                "pages": _pages(bulletin_path(bulletin), languages, 1, f"#{statement.anchor}"),
            },
        },
    )


def _index(site: Site, counts: Counts, *, parquet: bool) -> Fields:
    info, languages = site.info, site.info.languages
    return {
        "version": VERSION,
        "titles": text_by_language(info.title, languages),
        "descriptions": text_by_language(info.description, languages),
        "publisher": text_by_language(info.publisher, languages),
        "licence": {
            "id": info.licence.id,
            "url": info.licence.url,
            "names": text_by_language(info.licence.names, languages),
        },
        "languages": [language.code for language in languages],
        "counts": {
            "places": len({one.place.id for one in site.bulletins}),
            "indicators": len(site.catalogue.indicators),
            "periods": len(counts.periods),
            "bulletins": len(site.bulletins),
            "figures": counts.periods.total(),
        },
        "links": {
            **{name: f"{name}.json" for name in ("places", "indicators", "periods", "bulletins")},
            "figures": "figures/all.json",
            "figures_by_year": {str(year): _link(year_data_file(year), 0) for year in site.years_stated},
            "parquet": _link(PARQUET_FILE, 0) if parquet else None,
            "openapi": {language.code: f"openapi.{language.code}.json" for language in languages},
            "documentation": _pages(API_PATH, languages, 0),
            "datapackage": _link(DATA_PACKAGE, 0),
            "catalogue": _link(CATALOGUE, 0),
        },
    }


def _list(name: str, members: Iterable[Fields]) -> Fields:
    return {"links": {"index": "index.json"}, name: list(members)}


def _document(name: str, subject: Fields, own: Iterable[Printed], figures: Figures) -> Made:
    """The figures of a subject, whose number grows with the archive."""
    languages = figures.site.info.languages

    def pieces() -> Iterator[bytes]:
        items = (_with_links(one, languages) for one in own)
        return json_pieces({**subject, "links": {"index": "../index.json"}, "figures": items})

    return Streamed(api_file(name), pieces)


def _place(place: Place, count: int, site: Site, depth: int = 0) -> Fields:
    languages = site.info.languages
    return {
        **place_fields(place, languages),
        "figure_count": count,
        "links": {
            "document": _link(place_data_file(place, "json"), depth) if count else None,
            "csv": _link(place_data_file(place, "csv"), depth) if count else None,
            "pages": _pages(place_path(place), languages, depth) if site.of_place(place) else None,
        },
    }


def _indicator(indicator: Indicator, count: int, site: Site, depth: int = 0) -> Fields:
    languages = site.info.languages
    return {
        **indicator_fields(indicator, languages),
        "figure_count": count,
        "links": {
            "document": _link(indicator_data_file(indicator, "json"), depth),
            "csv": _link(indicator_data_file(indicator, "csv"), depth) if count else None,
            "pages": _pages(indicator_path(indicator), languages, depth),
        },
    }


def _period(period: Period, count: int, site: Site, depth: int = 0) -> Fields:
    return {
        "id": period.code,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "figure_count": count,
        "links": {
            "document": _link(api_file(f"periods/{period.slug}"), depth),
            "pages": _pages(period_path(period), site.info.languages, depth) if site.of_period(period) else None,
        },
    }


def _bulletin(bulletin: Bulletin, site: Site) -> Fields:
    languages = site.info.languages
    words = [bulletin.words[one.code] for one in languages if one.code in bulletin.words]
    return {
        "id": bulletin.key,
        "place": bulletin.place.id,
        "period": bulletin.period.code,
        "status": status_code(bulletin, bulletin.status),
        "published": bulletin.published.isoformat(),
        "titles": {one.language: one.title for one in words},
        "links": {
            "document": _link(bulletin_data_file(bulletin, "json"), 0),
            "csv": _link(bulletin_data_file(bulletin, "csv"), 0),
            "place": _link(api_file(f"places/{bulletin.place.id}"), 0),
            "pages": _pages(bulletin_path(bulletin), languages, 0),
        },
    }


def _pages(path: str, languages: Sequence[Language], depth: int, fragment: str = "") -> dict[str, str]:
    return {language.code: _link(page_file(language.code, path), depth) + fragment for language in languages}


def _link(path: str, depth: int) -> str:
    """A file of the output, seen from `depth` folders below the interface's own."""
    if path.startswith(API_FOLDER):
        return "../" * depth + path.removeprefix(API_FOLDER)
    if path.startswith(DATA_PATH):
        return "../" * (API_FOLDER.count("/") - 1 + depth) + path.removeprefix(DATA_PATH)
    return "../" * (API_FOLDER.count("/") + depth) + path
