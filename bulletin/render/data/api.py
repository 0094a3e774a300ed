"""The read-only interface for programs: documents below `data/api/v1/` that lead to each other by relative links.

    index        what there is, and where
    places, indicators, periods, bulletins      lists, each member with its links
    places/<id>, indicators/<id>, periods/<id>, figures/all
                 one subject, and all figures of it in the shape that bulletins' own documents have, with what only
                 its surroundings told there: `place`, `bulletin` and `links`

Within version 1 keys and documents may be added, and none is taken away or comes to mean another thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bulletin.artefact import Artefact
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
    api_file,
    bulletin_data_file,
    bulletin_path,
    indicator_data_file,
    indicator_path,
    page_file,
    period_path,
    place_data_file,
    place_path,
)
from bulletin.render.data.figures import status_code
from bulletin.render.data.indicators import indicator_fields
from bulletin.render.data.places import place_fields
from bulletin.render.data.plain import text_by_language
from bulletin.render.data.prepared import Prepared, PreparedFigure
from bulletin.render.data.writing import Encoded, json_artefact, with_members
from bulletin.site.site import Site

Fields = dict[str, object]
VERSION = "1"


def api_artefacts(site: Site, prepared: Prepared) -> Iterator[Artefact]:
    """All documents but the descriptions of the interface itself."""
    figures = [(one, _with_links(one, site.info.languages)) for one in prepared.figures]
    of_place, of_indicator, of_period = _groups(figures)
    yield json_artefact(api_file("index"), _index(site, figures, of_period))
    yield json_artefact(
        api_file("places"), _list("places", (_place(one, of_place, site) for one in site.places.values()))
    )
    indicators = site.catalogue.indicators.values()
    yield json_artefact(
        api_file("indicators"), _list("indicators", (_indicator(one, of_indicator, site) for one in indicators))
    )
    periods = sorted(of_period, key=lambda one: one.order)
    yield json_artefact(api_file("periods"), _list("periods", (_period(one, of_period, site) for one in periods)))
    yield json_artefact(api_file("bulletins"), _list("bulletins", (_bulletin(one, site) for one in site.bulletins)))
    for place in site.places.values():
        if place.id in of_place:
            yield _document(f"places/{place.id}", {"place": _place(place, of_place, site, 1)}, of_place[place.id])
    for indicator in indicators:
        own = of_indicator[indicator.id]
        yield _document(f"indicators/{indicator.id}", {"indicator": _indicator(indicator, of_indicator, site, 1)}, own)
    for period in periods:
        yield _document(f"periods/{period.slug}", {"period": _period(period, of_period, site, 1)}, of_period[period])
    yield _document("figures/all", {}, [item for _, item in figures])


Items = list[Encoded]


def _groups(
    figures: Iterable[tuple[PreparedFigure, Encoded]],
) -> tuple[Mapping[str, Items], Mapping[str, Items], Mapping[Period, Items]]:
    places: defaultdict[str, Items] = defaultdict(list)
    indicators: defaultdict[str, Items] = defaultdict(list)
    periods: defaultdict[Period, Items] = defaultdict(list)
    for one, item in figures:
        places[one.bulletin.place.id].append(item)
        indicators[one.statement.indicator.id].append(item)
        periods[one.statement.period].append(item)
    return dict(places), indicators, dict(periods)


def _with_links(one: PreparedFigure, languages: Sequence[Language]) -> Encoded:
    """A figure as it stands in the documents one folder below the interface's own."""
    bulletin, statement = one.bulletin, one.statement
    return with_members(
        one.item,
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


def _index(site: Site, figures: Sequence[object], periods: Mapping[Period, Items]) -> Fields:
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
            "periods": len(periods),
            "bulletins": len(site.bulletins),
            "figures": len(figures),
        },
        "links": {
            **{name: f"{name}.json" for name in ("places", "indicators", "periods", "bulletins")},
            "figures": "figures/all.json",
            "openapi": {language.code: f"openapi.{language.code}.json" for language in languages},
            "documentation": _pages(API_PATH, languages, 0),
            "datapackage": _link(DATA_PACKAGE, 0),
            "catalogue": _link(CATALOGUE, 0),
        },
    }


def _list(name: str, members: Iterable[Fields]) -> Fields:
    return {"links": {"index": "index.json"}, name: list(members)}


def _document(name: str, subject: Fields, figures: Items) -> Artefact:
    own = {**subject, "links": {"index": "../index.json"}, "figures": figures}
    return json_artefact(api_file(name), own)


def _place(place: Place, figures: Mapping[str, Items], site: Site, depth: int = 0) -> Fields:
    count, languages = len(figures.get(place.id, ())), site.info.languages
    reports = any(one.place.id == place.id for one in site.bulletins)
    return {
        **place_fields(place, languages),
        "figure_count": count,
        "links": {
            "document": _link(place_data_file(place, "json"), depth) if count else None,
            "csv": _link(place_data_file(place, "csv"), depth) if count else None,
            "pages": _pages(place_path(place), languages, depth) if reports else None,
        },
    }


def _indicator(indicator: Indicator, figures: Mapping[str, Items], site: Site, depth: int = 0) -> Fields:
    count, languages = len(figures.get(indicator.id, ())), site.info.languages
    return {
        **indicator_fields(indicator, languages),
        "figure_count": count,
        "links": {
            "document": _link(indicator_data_file(indicator, "json"), depth),
            "csv": _link(indicator_data_file(indicator, "csv"), depth) if count else None,
            "pages": _pages(indicator_path(indicator), languages, depth),
        },
    }


def _period(period: Period, figures: Mapping[Period, Items], site: Site, depth: int = 0) -> Fields:
    has_page = any(one.period == period for one in site.bulletins)
    return {
        "id": period.code,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
        "figure_count": len(figures[period]),
        "links": {
            "document": _link(api_file(f"periods/{period.slug}"), depth),
            "pages": _pages(period_path(period), site.info.languages, depth) if has_page else None,
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
