"""Rows and documents as the bytes of CSV and JSON files."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NewType

from bulletin.artefact import Artefact

Row = tuple[str, ...]
# One row of a CSV file, ready to be written: made once, put into several files.
Line = NewType("Line", str)


class Encoded(str):
    """A value as JSON, on one line: made once, put into several files."""

    __slots__ = ()


# The only columns that may begin with a minus: they hold numbers and the signs "-", "..." and "x", none of which a
# spreadsheet takes for a formula. In every other column such a beginning is text, and stays text.
NUMERIC_COLUMNS = frozenset(
    {"value", "of", "share", "target", "was", "was_of", "now", "now_of", "least", "most", "OBS_VALUE", "OBS_OF", "SIGN"}
)
_TEXTS_IN_PIECE = 500
_FORMULA_STARTS = frozenset("=+-@\t")
_BOM = "\ufeff"
_JSON = json.JSONEncoder(ensure_ascii=False)


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[Line]:
    r"""Rows quoted where they need it, each ended by "\n".

    RFC 4180 writes CRLF, but every reader takes "\n", and with it `diff`, `join` and `awk` see no stray "\r" in the
    last column.
    """
    numeric = [column in NUMERIC_COLUMNS for column in columns]
    lines = _Lines()
    writer = csv.writer(lines, lineterminator="\n")
    for row in rows:
        writer.writerow([cell if is_number else _as_text(cell) for cell, is_number in zip(row, numeric, strict=True)])
        yield lines.last


class _Lines:
    """A file to `csv.writer`, which writes each row at once."""

    def __init__(self) -> None:
        self.last = Line("")

    def write(self, line: str) -> None:
        self.last = Line(line)


def csv_pieces(columns: Sequence[str], lines: Iterable[Line]) -> Iterator[bytes]:
    """A CSV file: its header, then `lines`.

    All begin with a BOM: without it Excel, which most readers open them with, takes the file for another code page and
    garbles every Vietnamese word. Programs know it ("utf-8-sig" in Python; pandas, R's readr, DuckDB, LibreOffice and
    frictionless skip it by themselves), and two variants of each file would leave everybody to guess.
    """
    return packed(chain([_BOM], csv_lines(columns, [tuple(columns)]), lines))


def csv_artefact(path: str, columns: Sequence[str], lines: Iterable[Line]) -> Artefact:
    """A CSV file that fits the memory."""
    return Artefact(path, b"".join(csv_pieces(columns, lines)))


def packed(texts: Iterable[str]) -> Iterator[bytes]:
    """Many small texts as fewer and larger pieces."""
    rest = iter(texts)
    while piece := "".join(islice(rest, _TEXTS_IN_PIECE)):
        yield piece.encode()


def encoded(value: object) -> Encoded:
    """A value as JSON, on one line; what is encoded stays as it is."""
    return value if isinstance(value, Encoded) else Encoded(_JSON.encode(value))


def with_members(item: Encoded, members: Mapping[str, object]) -> Encoded:
    """An encoded object that is not empty, with more members behind its own."""
    return Encoded(f"{item[:-1]}, {_JSON.encode(members)[1:]}")


def json_pieces(document: Mapping[str, object]) -> Iterator[bytes]:
    """A JSON file with a line for each key, and for each member of the lists below them, so that versions compare.

    Numbers are texts throughout: a reader's float would lose the zero of 73.60 and the end of a long amount. A list
    may be given as an iterator of its members.
    """
    return packed(_json_texts(document))


def json_artefact(path: str, document: Mapping[str, object]) -> Artefact:
    """A JSON file that fits the memory."""
    return Artefact(path, b"".join(json_pieces(document)))


def _json_texts(document: Mapping[str, object]) -> Iterator[str]:
    before = "{\n"
    for key, value in document.items():
        yield f"{before}{encoded(key)}: "
        yield from _members(value) if isinstance(value, Iterator) else [_member(value)]
        before = ",\n"
    yield "\n}\n"


def _members(values: Iterator[object]) -> Iterator[str]:
    before = "[\n  "
    for value in values:
        yield before + encoded(value)
        before = ",\n  "
    yield "[]" if before.startswith("[") else "\n]"


def _as_text(cell: str) -> str:
    if not cell:
        return cell
    if "\r" in cell:  # Python 3.11's csv leaves a lone "\r" unquoted, and readers then break the row there.
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    # An apostrophe is what spreadsheets themselves put before a text that looks like a formula. JSON has none.
    return f"'{cell}" if cell[0] in _FORMULA_STARTS else cell


def _member(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict | Encoded):
        return "[\n" + ",\n".join(f"  {encoded(item)}" for item in value) + "\n]"
    return encoded(value)
