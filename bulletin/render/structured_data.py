"""What a page is about, in the words of schema.org: JSON-LD in its head, for search engines and catalogues of data.

Addresses are absolute where the site has one, else relative to the page, as JSON-LD reads them.
"""

import json
from collections.abc import Callable, Iterable, Mapping

from markupsafe import Markup

from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Indicator
from bulletin.model.prints import Print
from bulletin.render.addresses import (
    DATA_PACKAGE,
    PARQUET_FILE,
    SDMX_FILE,
    Addresses,
    api_file,
    bulletin_data_file,
    data_file,
    indicator_data_file,
    page_url,
    pdf_file,
    workbook_file,
)
from bulletin.render.edition import Edition
from bulletin.render.print_choice import prints_of
from bulletin.site.site import Page, PageKind

Fields = dict[str, object]

_MEDIA = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
    "parquet": "application/vnd.apache.parquet",
}
# What would end the block, or begin another one within it.
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"})


def structured_data(page: Page, title: str, description: str, edition: Edition) -> Markup:
    """The content of the page's data block; empty where the page is about no data."""
    words: Fields = {"name": title, "description": description, "inLanguage": edition.language}
    match page.subject:
        case Bulletin() as bulletin:
            about = _report(bulletin, words, page, edition)
        case Indicator() as indicator:
            about = _indicator(indicator, words, page, edition)
        case _ if page.kind is PageKind.DATA:
            about = _everything(words, page, edition)
        case _:
            return Markup("")
    document = {"@context": "https://schema.org", **about}
    return Markup(json.dumps(document, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPT))  # noqa: S704


def _common(page: Page, edition: Edition) -> Fields:
    info = edition.site.info
    # Without an address of its own a page is named by the place that it is read from.
    address = edition.base_url + page_url(edition.language, page.path) if edition.base_url else ""
    return {
        **({"url": address} if address else {}),
        "license": info.licence.url,
        "publisher": {"@type": "Organization", "name": edition.plain(info.publisher)},
        "isAccessibleForFree": True,
    }


def _everything(words: Fields, page: Page, edition: Edition) -> Fields:
    bulletins, info = edition.site.bulletins, edition.site.info
    paths = [data_file("figures", "csv"), api_file("figures/all"), SDMX_FILE, DATA_PACKAGE]
    paths += [path for path in [PARQUET_FILE] if path in edition.sizes]
    return {
        "@type": "Dataset",
        **words,
        "name": edition.plain(info.title),
        "description": edition.plain(info.description),
        **_common(page, edition),
        **_cover(bulletins, edition),
        **({"dateModified": max(one.published for one in bulletins).isoformat()} if bulletins else {}),
        "distribution": _downloads(paths, page, edition),
    }


def _indicator(indicator: Indicator, words: Fields, page: Page, edition: Edition) -> Fields:
    observations = edition.site.observations.get(indicator.id, ())
    paths = [indicator_data_file(indicator, extension) for extension in ("csv", "json")]
    return {
        "@type": "Dataset",
        **words,
        **_common(page, edition),
        **_cover((one.bulletin for one in observations), edition),
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": edition.plain(indicator.names),
            "propertyID": indicator.id,
            "unitText": edition.plain(indicator.unit.names),
        },
        "distribution": _downloads(paths if observations else paths[1:], page, edition),
    }


def _report(bulletin: Bulletin, words: Fields, page: Page, edition: Edition) -> Fields:
    """A bulletin is a report and a data set at once: one node, since most pages have no bytes to spare."""
    files = [workbook_file(edition.language, bulletin)]
    files += [bulletin_data_file(bulletin, extension) for extension in ("csv", "json")]
    return {
        "@type": ["Report", "Dataset"],
        **words,
        "headline": words["name"],
        **_common(page, edition),
        **_cover([bulletin], edition),
        "datePublished": bulletin.published.isoformat(),
        "author": {"@type": "GovernmentOrganization", "name": edition.own_words(bulletin.words).agency},
        "encoding": _downloads(_printed(bulletin, edition), page, edition, kind="MediaObject"),
        "isBasedOn": [
            {
                "@type": "CreativeWork",
                "name": edition.plain(source.title),
                **({"url": source.url} if source.url else {}),
            }
            for source in bulletin.sources.values()
        ],
        "distribution": _downloads(files, page, edition),
    }


def _printed(bulletin: Bulletin, edition: Edition) -> list[str]:
    """The print edition in this language, if there is one."""
    made = Print.BULLETIN in prints_of(bulletin, edition.site.info) and edition.language in bulletin.words
    return [pdf_file(edition.language, bulletin)] if made else []


def _cover(bulletins: Iterable[Bulletin], edition: Edition) -> Fields:
    """Of which time and which places data are."""
    found = tuple(bulletins)
    if not found:
        return {}
    start, end = min(one.start for one in found), max(one.end for one in found)
    places = {one.place.id: one.place.on(one.end).title(edition.language) for one in found}
    return {
        "temporalCoverage": f"{start.isoformat()}/{end.isoformat()}",
        "spatialCoverage": [{"@type": "Place", "name": name} for name in places.values()],
    }


def _downloads(
    paths: Iterable[str], page: Page, edition: Edition, kind: str = "DataDownload"
) -> list[Mapping[str, object]]:
    found = _link(page, edition)
    return [
        {"@type": kind, "contentUrl": found(path), "encodingFormat": _MEDIA[path.rpartition(".")[2]]} for path in paths
    ]


def _link(page: Page, edition: Edition) -> Callable[[str], str]:
    if base := edition.base_url:
        return lambda path: base + path
    return Addresses.of_page(edition.language, page.path).file
