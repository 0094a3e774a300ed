"""Cuts rendered words into the blocks that they consist of, so that two languages can stand beside each other."""

from collections.abc import Sequence
from html.parser import HTMLParser

from markupsafe import Markup

from bulletin.record import record

_VOID = frozenset({"br", "hr"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


@record(frozen=True, slots=True)
class Block:
    """A heading, a paragraph, a list: `tag` is its element's."""

    tag: str
    html: Markup


@record(frozen=True, slots=True)
class Pair:
    """What says the same in two languages."""

    first: Markup
    second: Markup


class _Cutter(HTMLParser):
    """Notes where the outermost elements begin and end. It reads sanitised HTML, whose elements are all closed."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.spans: list[tuple[str, int, int]] = []
        self._lines = [0]
        for line in html.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._depth = 0
        self._tag, self._start = "", 0
        self._html = html
        self.feed(html)
        self.close()

    def _position(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._depth == 0:
            self._tag, self._start = tag, self._position()
        if tag not in _VOID:
            self._depth += 1
        elif self._depth == 0:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._depth -= 1
            if self._depth == 0:
                self._end()

    def _end(self) -> None:
        self.spans.append((self._tag, self._start, self._html.index(">", self._position()) + 1))


def blocks(html: str) -> tuple[Block, ...]:
    """The outermost elements of some sanitised HTML."""
    return tuple(Block(tag, Markup(html[start:end])) for tag, start, end in _Cutter(html).spans)  # noqa: S704


def pairs(first: str, second: str) -> tuple[Pair, ...]:
    """Two renderings of the same words, block by block where they are built alike, else section by section."""
    one, other = blocks(first), blocks(second)
    if [block.tag for block in one] == [block.tag for block in other]:
        return tuple(Pair(a.html, b.html) for a, b in zip(one, other, strict=True))
    sections, others = _sections(one), _sections(other)
    if len(sections) == len(others):
        return tuple(Pair(_joined(a), _joined(b)) for a, b in zip(sections, others, strict=True))
    return (Pair(_joined(one), _joined(other)),)


def _sections(found: Sequence[Block]) -> list[list[Block]]:
    """The blocks from one heading of the highest level to the next; what stands before the first is one as well."""
    highest = min((block.tag for block in found if block.tag in _HEADINGS), default="")
    sections: list[list[Block]] = []
    for block in found:
        if block.tag == highest or not sections:
            sections.append([])
        sections[-1].append(block)
    return sections


def _joined(found: Sequence[Block]) -> Markup:
    return Markup("\n").join(block.html for block in found)
