"""Turns the Markdown that editors write into clean HTML with an orderly outline, and figures into links."""

import re
from collections.abc import Callable
from html import unescape

import markdown
import nh3
from markupsafe import Markup

from bulletin.model.spelling import fold
from bulletin.prose.references import replace_references
from bulletin.record import record

_TAGS = {
    *("p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote"),
    *("em", "strong", "sub", "sup", "abbr", "code", "pre", "a", "span"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td"),
}
_ATTRIBUTES = {
    "a": {"href"},
    "abbr": {"title"},
    "ol": {"start"},
    "th": {"scope"},
    "p": {"lang"},
    "span": {"lang"},
    "blockquote": {"lang"},
}
_CLASSES = {"a": {"quoted"}}
_SCHEMES = {"http", "https", "mailto"}
_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_LOWEST_HEADING = 6
_TAG = re.compile(r"<[^>]*>")
# Letters for private use: no editor types them, and nothing in Markdown stands for anything beside them.
_MARK = re.compile("\ue000([0-9]+)\ue001")


@record(frozen=True, slots=True)
class Heading:
    """A heading of a body, for the contents list; `depth` counts from 0 within the body."""

    anchor: str
    text: str
    depth: int


@record(frozen=True, slots=True)
class Body:
    """Rendered words and their headings."""

    html: Markup
    headings: tuple[Heading, ...]


class WordRenderer:
    """Python-Markdown, built once: setting it up costs more than converting a body."""

    def __init__(self) -> None:
        self._markdown = markdown.Markdown(extensions=["tables", "sane_lists"], output_format="html")

    def body(self, text: str, quote: Callable[[str], str], top: int) -> Body:
        """Render a body whose highest headings are of level `top`; `quote` gives the HTML of a reference."""
        # To Markdown, each reference is a mark within the text: it would take raw HTML apart and put it together again.
        quoted: list[str] = []

        def mark(reference: str) -> str:
            quoted.append(quote(reference))
            return f"\ue000{len(quoted) - 1}\ue001"

        self._markdown.reset()
        html = self._markdown.convert(replace_references(text, mark))
        return _with_outline(sanitise(_MARK.sub(lambda found: quoted[int(found[1])], html)), top)

    def line(self, text: str, quote: Callable[[str], str]) -> Markup:
        """Render one paragraph that is plain text but for references, such as a summary."""
        return Markup(sanitise(replace_references(str(Markup.escape(text)), quote)))  # noqa: S704 - just sanitised


def sanitise(html: str) -> str:
    """Keep what a body may contain and drop the rest: scripts, styles, images, ids, addresses of other schemes."""
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        allowed_classes=_CLASSES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def _with_outline(html: str, top: int) -> Body:
    """Shift headings below the page's own, skip no level, and give each an id.

    It works on sanitised HTML, in which headings bear no attributes, so that raw headings are caught as well.
    """
    levels = [int(match[1]) for match in _HEADING.finditer(html)]
    if not levels:
        return Body(Markup(html), ())  # noqa: S704 - sanitised
    highest, previous = min(levels), top - 1
    headings: list[Heading] = []
    taken: set[str] = set()

    def place(match: re.Match[str]) -> str:
        nonlocal previous
        previous = min(int(match[1]) - highest + top, previous + 1, _LOWEST_HEADING)
        text = unescape(_TAG.sub("", match[2]))
        anchor = _free_anchor(text, taken)
        headings.append(Heading(anchor, text, previous - top))
        return f'<h{previous} id="{anchor}">{match[2]}</h{previous}>'

    placed = _HEADING.sub(place, html)
    return Body(Markup(placed), tuple(headings))  # noqa: S704 - sanitised


def _free_anchor(text: str, taken: set[str]) -> str:
    """An id from a heading's words; the prefix keeps it apart from the ids of figures."""
    slug = "-".join(re.findall(r"[a-z0-9]+", fold(text))) or "section"
    anchor = f"words-{slug}"
    number = 2
    while anchor in taken:
        anchor = f"words-{slug}-{number}"
        number += 1
    taken.add(anchor)
    return anchor
