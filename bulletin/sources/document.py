"""What reading gives: trees of text with the place of each piece, and documents joined by language."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from bulletin.problems import Location
from bulletin.record import record
from bulletin.sources.spelling_columns import nfc_with_offsets


class Scalar(NamedTuple):
    """A piece of text in NFC. `columns` holds the stored column of each character, where the text stands on one line.

    It is empty where the characters cannot be found again: on several lines, or behind an escape in double quotes.
    """

    text: str
    where: Location
    quoted: bool = False
    columns: Sequence[int] = ()

    def at(self, offset: int) -> Location:
        """The stored place of the character at `offset` of the text; the start where that cannot be told."""
        if not self.columns:
            return self.where
        column = self.columns[offset] if offset < len(self.columns) else self.columns[-1] + 1
        return Location(self.where.path, self.where.line, column)


class Entry(NamedTuple):
    """A key and what stands under it."""

    key: Scalar
    node: "Node"


@record(frozen=True, slots=True)
class Fields:
    """A mapping, in the order of the file, its keys unique."""

    entries: tuple[Entry, ...]
    where: Location

    def entry(self, key: str) -> Entry | None:
        """The entry under `key`."""
        return next((entry for entry in self.entries if entry.key.text == key), None)


@record(frozen=True, slots=True)
class Items:
    """A list."""

    nodes: tuple["Node", ...]
    where: Location


Node = Scalar | Fields | Items


@record(frozen=True, slots=True, kw_only=True)
class ParsedDocument:
    """One file. `path` is as shown to the editor, with forward slashes; `body` is empty for pure YAML files.

    `language` is the suffix of a translation's file name (`2020.en.md`), None for an original.
    `folder` and `stem` are the names that the front matter must agree with (`tra-vinh`, `2020`).
    `body` is in NFC with Unix line ends, from its first line with text (`body_line` of the file) to its last.
    `body_as_stored` is the same text before NFC, line for line.
    """

    path: str
    folder: str
    stem: str
    language: str | None
    fields: Fields
    body: str = ""
    body_line: int = 1
    body_as_stored: str = ""

    def body_at(self, offset: int) -> Location:
        """The stored place of the character at `offset` of the body."""
        starts = _line_starts(self.body)
        line = bisect_right(starts, offset) - 1
        column = offset - starts[line]
        if self.body_as_stored is not self.body and self.body_as_stored != self.body:
            # Line ends take no part in NFC, so the lines of both texts are the same lines.
            stored = self.body_as_stored.split("\n")[line]
            _, offsets = nfc_with_offsets(stored)
            column = offsets[column] if column < len(offsets) else len(stored)
        return Location(self.path, self.body_line + line, column + 1)


@lru_cache(maxsize=4)
def _line_starts(body: str) -> Sequence[int]:
    """Where each line of a body begins: asked for again and again, of one body after the other."""
    return list(accumulate((len(line) + 1 for line in body.split("\n")), initial=0))[:-1]


@record(frozen=True, slots=True)
class DocumentSet:
    """An original and its translations: one bulletin, or one page of words."""

    original: ParsedDocument
    translations: tuple[ParsedDocument, ...]

    def all(self) -> Iterator[ParsedDocument]:
        """The original first."""
        yield self.original
        yield from self.translations


@record(frozen=True, slots=True)
class PlainText:
    """A file that is neither YAML nor Markdown, with Unix line ends. `path` is as shown to the editor."""

    path: str
    text: str


@record(frozen=True, slots=True, kw_only=True)
class Content:
    """Everything below `content/`, each part in the order of its paths. `site` or `places` is None if missing.

    `calendar` is None where no release is announced. `releases` is the record of what has been published, None before
    the first release.
    `unread_description` tells that a file which describes bulletins (site, places, catalogue) could not be read.
    """

    site: ParsedDocument | None
    places: ParsedDocument | None
    indicators: tuple[ParsedDocument, ...]
    bulletins: tuple[DocumentSet, ...]
    pages: tuple[DocumentSet, ...]
    calendar: ParsedDocument | None = None
    releases: PlainText | None = None
    unread_description: bool = False


def plain(node: Node) -> object:
    """The tree as dicts, lists and strings."""
    match node:
        case Scalar():
            return node.text
        case Fields():
            return {entry.key.text: plain(entry.node) for entry in node.entries}
        case Items():
            return [plain(item) for item in node.nodes]


def find(node: Node, path: tuple[str | int, ...]) -> Node:
    """The node at `path`, or the nearest one above it that exists: where a missing key is reported."""
    for step in path:
        match node:
            case Fields() if entry := node.entry(str(step)):
                node = entry.node
            case Items() if isinstance(step, int) and 0 <= step < len(node.nodes):
                node = node.nodes[step]
            case _:
                return node
    return node
