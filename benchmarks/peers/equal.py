"""Holds the pages of a generator against the content: a peer that prints less must not be timed.

Rows are found by their `id`, and the first piece of text of each cell must be what the content says; links must lead
to the page they should.
"""

from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from lxml import html

from benchmarks.peers.content import BulletinPage, Content, Entry, address

FIRST = 5  # differences told at most


class DifferentError(Exception):
    """A generator's pages lack something."""


def check_pages(content: Content, output: Path, *, lists: bool) -> None:
    """Hold all pages below `output` against the content; `lists` asks for those of places and indicators as well.

    Raises:
        DifferentError: Something is missing or not as it should be.
    """
    found = []
    for difference in _differences(content, output, lists):
        found.append(difference)
        if len(found) == FIRST:
            break
    if found:
        raise DifferentError("\n".join(found))


def _differences(content: Content, output: Path, lists: bool) -> Iterator[str]:
    by_place: dict[tuple[str, str], list[BulletinPage]] = {}
    for one in content.bulletins:
        by_place.setdefault((one.language, one.place), []).append(one)
    for own in by_place.values():
        for one in own:
            yield from _of_bulletin(one, own, content.entries, output)
    if not lists:
        return
    for code in content.languages:
        pages = [address(code, place) for place in content.places]
        pages += [address(code, "indicators", entry.indicator) for entry in content.indicators]
        yield from _of_list(address(code), output, content.titles[code], pages)
        for place, names in content.places.items():
            links = [one.address for one in by_place[code, place]]
            yield from _of_list(address(code, place), output, names[code], links)
        for entry in content.indicators:
            yield from _of_indicator(entry, code, content, output)


def _of_bulletin(one: BulletinPage, own: list[BulletinPage], entries: tuple[Entry, ...], output: Path) -> Iterator[str]:
    where = one.address
    tree = _tree(output / where)
    if tree is None:
        yield f"{where}: no such page"
        return
    text = _text(tree)
    sources = [part for source in one.sources for part in (source.title, source.publisher, source.date)]
    for part in (one.title, one.summary, one.agency, one.published, *one.paragraphs(), *sources):
        if _squeezed(part) not in text:
            yield f"{where}: lacks {part!r}"
    if tree.get("lang") != one.language:
        yield f"{where}: language {tree.get('lang')}"
    rows = {row.get("id"): row for row in tree.iter("tr") if row.get("id")}
    for entry in entries:
        if entry.id not in rows:
            yield f"{where}: no row {entry.id}"
            continue
        figure, cells = one.figures[entry.id], [_first(cell) for cell in rows[entry.id]]
        names = [entry.names[one.language], entry.units[one.language]]
        wanted = [*names, figure.value, figure.share, figure.change]
        if cells[: len(wanted)] != wanted:
            yield f"{where}: row {entry.id} is {cells}, not {wanted}"
        if figure.locator not in _text(rows[entry.id]):
            yield f"{where}: row {entry.id} lacks {figure.locator}"
    earlier = own[one.order - 2].address if one.order > 1 else None
    later = own[one.order].address if one.order < len(own) else None
    links = {link.get("rel"): _target(where, link.get("href", "")) for link in tree.iter("a") if link.get("rel")}
    for relation, wanted_page in (("prev", earlier), ("next", later)):
        if links.get(relation) != wanted_page:
            yield f"{where}: {relation} leads to {links.get(relation)}, not {wanted_page}"
    above = {_target(where, link.get("href", "")) for link in tree.iter("a")}
    for page in (address(one.language), address(one.language, one.place)):
        if page not in above:
            yield f"{where}: no link to {page}"


def _of_list(where: str, output: Path, title: str, pages: list[str]) -> Iterator[str]:
    tree = _tree(output / where)
    if tree is None:
        yield f"{where}: no such page"
        return
    if _squeezed(title) not in _text(tree):
        yield f"{where}: lacks {title!r}"
    links = {_target(where, link.get("href", "")) for link in tree.iter("a")}
    for page in pages:
        if page not in links:
            yield f"{where}: no link to {page}"


def _of_indicator(entry: Entry, code: str, content: Content, output: Path) -> Iterator[str]:
    where = address(code, "indicators", entry.indicator)
    tree = _tree(output / where)
    if tree is None:
        yield f"{where}: no such page"
        return
    found: dict[str, list[str]] = {}
    for row in tree.iter("tr"):
        for link in row.iter("a"):
            found[_target(where, link.get("href", ""))] = [_first(cell) for cell in row]
    for one in content.bulletins:
        if one.language == code:
            wanted = [content.places[one.place][code], one.period_name, one.figures[entry.id].value]
            if found.get(one.address) != wanted:
                yield f"{where}: {found.get(one.address)}, not {wanted}"


def _tree(file: Path) -> html.HtmlElement | None:
    return html.document_fromstring(file.read_bytes().decode()) if file.is_file() else None


def _text(element: html.HtmlElement) -> str:
    return _squeezed("".join(element.itertext()))


def _first(cell: html.HtmlElement) -> str:
    """The first piece of text in a cell: after it may stand marks and notes."""
    return next((piece for text in cell.itertext() if (piece := _squeezed(text))), "")


def _squeezed(text: str) -> str:
    return " ".join(text.split())


def _target(where: str, href: str) -> str:
    """The file that a link of a page leads to."""
    path = unquote(href.partition("#")[0])
    whole = (
        path.lstrip("/") if path.startswith("/") else normpath(join(dirname(where), path)) + "/" * path.endswith("/")
    )
    return f"{whole}index.html" if whole.endswith("/") else whole
