"""Reads a page, drawing or style sheet for what links need: where it points, and which fragments it offers.

One scan with regular expressions, since a build checks every page and html.parser takes ten times as long. It reads the
HTML that templates and nh3 write; a tag that it cannot read is reported, never passed over.
"""

import html
import json
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from bulletin.artefact import Readable
from bulletin.record import record

# Attribute values may hold ">": a tag ends at the first one outside quotes. Each part begins with what ends the one
# before, so time stays linear without possessive quantifiers, which Python 3.11.2 (Debian 12) gets wrong.
_ATTRIBUTES = r"""[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*"""
_TAG = re.compile(
    rf"""
    <!--.*?(?:-->|\Z)
    | <(?P<raw>script|style|textarea|title)(?P<raw_attributes>(?:[\s/]{_ATTRIBUTES})?)>(?P<text>.*?)</(?P=raw)
    | <(?P<name>[a-z][^\s/>]*)(?=[\s/>])(?P<attributes>{_ATTRIBUTES})>
    | <(?P<unreadable>[a-z])
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
_WORTH_READING = re.compile(
    r"""
    \s(?:id|name|href|xlink:href|src|srcset|poster|data|action|formaction|ping|style|http-equiv)\s*=
    | url\( | og:(?:image|url)["'\s]
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ATTRIBUTE = re.compile(r"""([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?""")
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_LINK = re.compile(
    r"""url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE
)
# Feeds and sitemaps, which hold nothing but links that their readers may follow.
_XML_LINK = re.compile(r"""<[\w:]+\s[^<>]*?\bhref="(?P<href>[^"]*)"|<loc>(?P<loc>[^<]*)</loc>""")
_CANDIDATE = re.compile(r"([^\s,]\S*[^\s,]|[^\s,])(?:\s+[\d.]+[wxh])?\s*(?:,|$)")
_REFRESH = re.compile(r"""^\s*[\d.]+\s*[;,]\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)

_WITH_LINKS = frozenset({"css", "html", "svg", "xml"})
# A fragment that only paper leads to: it holds the digest of a page's figures, and goes with them. No page offers it to
# others, so that nothing has to be looked at again where one figure changed.
_FOR_PAPER = "code-"
# What a browser fetches by itself, as against what it follows when asked to.
_FETCHED = frozenset({"src", "poster", "data", "action", "formaction", "ping"})
_STYLED = frozenset(
    {"style", "fill", "stroke", "filter", "mask", "clip-path", "marker-start", "marker-mid", "marker-end", "cursor"}
)
# What Open Graph says of a page by its address.
_ADDRESSES = frozenset({"og:url", "og:image"})
_FOLLOWED_TAGS = frozenset({"a", "area"})
_FOLLOWED_RELATIONS = frozenset(
    {"alternate", "author", "bookmark", "canonical", "describedby", "help", "license", "next", "prev", "self"}
)


@record(frozen=True, slots=True)
class Link:
    """A link as written, its entities resolved. `fetches` tells what a page loads from what its reader may follow."""

    target: str
    fetches: bool
    line: int
    column: int


@record(frozen=True, slots=True)
class Outline:
    """What one file is to links. `fragments` is None for files whose inside links cannot point at, such as PDFs."""

    path: str
    links: tuple[Link, ...] = ()
    fragments: frozenset[str] | None = None
    twice: tuple[str, ...] = ()
    unreadable_line: int | None = None  # of the first tag that cannot be read; what follows it is not known


def noted(artefact: Readable) -> str:
    """The outline of a file in short, to be kept; empty where it has none."""
    read = outline(artefact)
    if read == Outline(artefact.path):
        return ""
    links = [(link.target, link.fetches, link.line, link.column) for link in read.links]
    fragments = None if read.fragments is None else sorted(read.fragments)
    return json.dumps((links, fragments, read.twice, read.unreadable_line), ensure_ascii=False, separators=(",", ":"))


def outline_of(path: str, note: str) -> Outline:
    """The outline of a file that `noted` was told of; what was noted of others, as PDFs, is no outline."""
    if not note or path.rpartition(".")[2].lower() not in _WITH_LINKS:
        return Outline(path)
    links, fragments, twice, unreadable_line = json.loads(note)
    return Outline(
        path,
        tuple(Link(*link) for link in links),
        None if fragments is None else frozenset(fragments),
        tuple(twice),
        unreadable_line,
    )


def fragments_of(path: str, note: str) -> frozenset[str] | None:
    """The fragments alone of the same outline: many links ask for them."""
    if not note or path.rpartition(".")[2].lower() not in _WITH_LINKS:
        return None
    fragments = json.loads(note)[1]
    return None if fragments is None else frozenset(fragments)


def outline(artefact: Readable) -> Outline:
    """The outline of any file; those without links have an empty one."""
    match artefact.path.rpartition(".")[2].lower():
        case "html" | "svg":
            return _of_markup(artefact)
        case "xml":
            text = artefact.content.decode()
            targets = ((found["href"] or found["loc"], found.start()) for found in _XML_LINK.finditer(text))
            return Outline(artefact.path, _placed(text, {(html.unescape(one), False): start for one, start in targets}))
        case "css":
            text = artefact.content.decode()
            found = {(target, True): 0 for target in _css_links(text)}
            return Outline(artefact.path, _placed(text, found))
        case _:
            return Outline(artefact.path)


def _of_markup(artefact: Readable) -> Outline:
    text = artefact.content.decode()
    links: dict[tuple[str, bool], int] = {}
    fragments: set[str] = set()
    twice: dict[str, None] = {}
    for tag in _TAG.finditer(text):
        raw, raw_attributes, inner, name, attributes, no_tag = tag.groups()
        if no_tag:
            return Outline(artefact.path, unreadable_line=text.count("\n", 0, tag.start()) + 1)
        if inner and raw.lower() == "style":
            links |= {(target, True): tag.start() for target in _css_links(inner)}
        if not (written := attributes or raw_attributes):
            continue
        if (read := _read(name or raw, written)) is _NOTHING:
            continue
        if read.identity:
            if read.identity in fragments:
                twice[read.identity] = None
            fragments.add(read.identity)
        fragments.update(read.names)
        for link in read.links:
            links.setdefault(link, tag.start())
    offered = frozenset(one for one in fragments if not one.startswith(_FOR_PAPER))
    return Outline(artefact.path, _placed(text, links), offered, tuple(twice))


class _Tag(NamedTuple):
    identity: str = ""
    names: tuple[str, ...] = ()
    links: tuple[tuple[str, bool], ...] = ()


_NOTHING = _Tag()


# Pages of one kind repeat most of their tags; remembering what each says makes the scan nearly twice as fast.
@lru_cache(maxsize=1 << 14)
def _read(name: str, written: str) -> _Tag:
    if not _WORTH_READING.search(written):
        return _NOTHING
    tag, attributes = name.lower(), _attributes(written)
    anchor = attributes.get("name") if tag == "a" else None
    return _Tag(attributes.get("id", ""), (anchor,) if anchor else (), tuple(_tag_links(tag, attributes)))


def _attributes(written: str) -> Mapping[str, str]:
    """Attributes by lower-case name; the first of a name counts, as in browsers."""
    found: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        value = double or single or bare
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def _tag_links(tag: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, bool]]:
    """Each target, and whether the browser fetches it by itself."""
    for name, value in attributes.items():
        if name in {"href", "xlink:href"}:
            yield value, not _is_followed(tag, attributes)
        elif name in _FETCHED:
            yield value, True
        elif name == "srcset":
            yield from ((target, True) for target in _CANDIDATE.findall(value))
        elif name in _STYLED:
            yield from ((target, True) for target in _css_links(value))
    if attributes.get("property") in _ADDRESSES:
        yield attributes.get("content", ""), False
    if attributes.get("http-equiv", "").lower() == "refresh":
        moved = _REFRESH.match(attributes.get("content", ""))
        if moved and moved[1].strip():
            yield moved[1].strip(), False


def _is_followed(tag: str, attributes: Mapping[str, str]) -> bool:
    if tag == "link":
        relations = attributes.get("rel", "").lower().split()
        return bool(relations) and _FOLLOWED_RELATIONS.issuperset(relations)
    return tag in _FOLLOWED_TAGS


def _css_links(style: str) -> Iterator[str]:
    if "url(" in style.lower() or "@import" in style.lower():
        for found in _CSS_LINK.findall(_CSS_COMMENT.sub("", style)):
            yield "".join(found)


def _placed(text: str, found: Mapping[tuple[str, bool], int]) -> tuple[Link, ...]:
    """The links with their places, each once."""
    links, line, reached = [], 1, 0
    for (target, fetches), offset in sorted(found.items(), key=lambda link: link[1]):
        line += text.count("\n", reached, offset)
        reached = offset
        links.append(Link(target, fetches, line, offset - text.rfind("\n", 0, offset)))
    return tuple(links)
