"""Rows and documents as the bytes of CSV and JSON files."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence

from bulletin.artefact import Artefact

Row = tuple[str, ...]

# The only columns that may begin with a minus: they hold numbers and the signs "-", "..." and "x", none of which a
# spreadsheet takes for a formula. In every other column such a beginning is text, and stays text.
NUMERIC_COLUMNS = frozenset({"value", "of", "share", "target", "was", "was_of", "now", "now_of"} | {"least", "most"})
_FORMULA_STARTS = frozenset("=+-@\t")
_JSON = json.JSONEncoder(ensure_ascii=False)


def csv_lines(columns: Sequence[str], rows: Iterable[Row]) -> str:
    r"""Rows quoted where they need it, each ended by "\n".

    RFC 4180 writes CRLF, but every reader takes "\n", and with it `diff`, `join` and `awk` see no stray "\r" in the
    last column.
    """
    numeric = [column in NUMERIC_COLUMNS for column in columns]
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    for row in rows:
        writer.writerow([cell if is_number else _as_text(cell) for cell, is_number in zip(row, numeric, strict=True)])
    return lines.getvalue()


def csv_artefact(path: str, columns: Sequence[str], lines: str) -> Artefact:
    """A CSV file: its header, then `lines`. Without a BOM, which would become part of the first column's name."""
    return Artefact(path, (csv_lines(columns, [tuple(columns)]) + lines).encode())


def json_artefact(path: str, document: Mapping[str, object]) -> Artefact:
    """A JSON file with a line for each key, and for each member of the lists below them, so that versions compare.

    Numbers are texts throughout: a reader's float would lose the zero of 73.60 and the end of a long amount.
    """
    lines = ",\n".join(f"{_compact(key)}: {_member(value)}" for key, value in document.items())
    return Artefact(path, f"{{\n{lines}\n}}\n".encode())


def _as_text(cell: str) -> str:
    if not cell:
        return cell
    if "\r" in cell:  # Python 3.11's csv leaves a lone "\r" unquoted, and readers then break the row there.
        cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    # An apostrophe is what spreadsheets themselves put before a text that looks like a formula. JSON has none.
    return f"'{cell}" if cell[0] in _FORMULA_STARTS else cell


def _member(value: object) -> str:
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "[\n" + ",\n".join(f"  {_compact(item)}" for item in value) + "\n]"
    return _compact(value)


def _compact(value: object) -> str:
    return _JSON.encode(value)
