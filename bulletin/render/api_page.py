"""The page that explains the interface for programs, with examples taken from the documents of this very build."""

import json
from collections.abc import Iterator

from bulletin.record import record
from bulletin.render.addresses import API_FOLDER, Addresses, api_file
from bulletin.render.data.openapi import documents
from bulletin.render.downloads import Download, download
from bulletin.render.edition import Edition
from bulletin.render.links import Link


@record(frozen=True, slots=True)
class Endpoint:
    """A document, or a kind of documents; `example` links to one of them."""

    path: str
    meaning: str
    example: Link


@record(frozen=True, slots=True)
class Example:
    """A piece of a document as it stands there, but indented."""

    title: str
    file: Link
    text: str


@record(frozen=True, slots=True)
class ApiView:
    """Everything that the page of the interface prints."""

    root: str
    endpoints: tuple[Endpoint, ...]
    examples: tuple[Example, ...]
    description: Download


def api_view(edition: Edition, addresses: Addresses) -> ApiView:
    """Prepare the page; a preview of pages alone has no examples."""
    return ApiView(
        root=(edition.base_url or "") + API_FOLDER,
        endpoints=tuple(_endpoints(edition, addresses)),
        examples=tuple(_examples(edition, addresses)),
        description=download(api_file(f"openapi.{edition.language}"), "OpenAPI 3.1", edition, addresses),
    )


def _ids(edition: Edition) -> dict[str, str]:
    """The subjects that examples are about: those of the site's first figure that serves a series."""
    for bulletin in edition.site.bulletins:
        for statement in bulletin.every_statement():
            if statement.figure and statement.used and not bulletin.withdrawn:
                period, indicator = statement.period.slug, statement.indicator.id
                return {"place": bulletin.place.id, "indicator": indicator, "period": period}
    return {}


def _endpoints(edition: Edition, addresses: Addresses) -> Iterator[Endpoint]:
    ids = _ids(edition)
    for path, _, meaning in documents(edition.locale):
        known = ids or "{" not in path
        name = path.format(**ids) if known else path
        yield Endpoint(path, meaning, Link(addresses.file(API_FOLDER + name) if known else "", name))


def _examples(edition: Edition, addresses: Addresses) -> Iterator[Example]:
    locale, ids = edition.locale, _ids(edition)
    index = edition.data.get(api_file("index"))
    if index is None:
        return
    yield _example(locale.gettext("The index"), api_file("index"), json.loads(index), addresses)
    if not ids:
        return
    path = api_file(f"places/{ids['place']}")
    document = json.loads(edition.data[path])
    first = next(figure for figure in document["figures"] if figure["used"])
    yield _example(locale.gettext("One figure"), path, first, addresses)


def _example(title: str, path: str, content: object, addresses: Addresses) -> Example:
    text = json.dumps(content, ensure_ascii=False, indent=2)
    return Example(title, Link(addresses.file(path), path.removeprefix(API_FOLDER)), text)
