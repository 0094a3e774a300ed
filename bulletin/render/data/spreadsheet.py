"""Writes a workbook: a cover, then one table a sheet. Numbers are numbers and show their printed digits; text is text.

The same tables give the same bytes: nothing in the file tells when it was made but the day that the caller names.
"""

import io
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from bulletin.record import record

# What a spreadsheet's floats hold without loss; a longer number stays text.
_EXACT_DIGITS = 15
_NARROWEST, _WIDEST = 8, 46
_COVER_WIDTHS = (24, 90)
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans("[]:*?/\\", "       ")
_A4 = 9
_FONT = "Arial"


@record(frozen=True, slots=True)
class PrintedNumber:
    """A number and how many digits it shows behind the decimal sign."""

    value: Decimal
    decimals: int


Cell = str | PrintedNumber


@record(frozen=True, slots=True)
class Sheet:
    """A table with its name and heads."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@record(frozen=True, slots=True, kw_only=True)
class Cover:
    """The first sheet and the document's properties: labels with what they say."""

    name: str
    title: str
    lines: tuple[tuple[str, str], ...]
    author: str
    subject: str
    rights: str
    created: date


def spreadsheet(cover: Cover, sheets: Iterable[Sheet]) -> bytes:
    """The workbook as a file."""
    content = io.BytesIO()
    # `in_memory`: no file beside the output. Text that begins with "=" or "http" stays text.
    book = Workbook(
        content,
        {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False},
    )
    book.set_properties(
        {
            "title": cover.title,
            "subject": cover.subject,
            "author": cover.author,
            "comments": cover.rights,
            "created": datetime.combine(cover.created, time(tzinfo=UTC)),
        }
    )
    looks = _Looks(book)
    _write_cover(book.add_worksheet(_sheet_name(cover.name)), cover, looks)
    for sheet in sheets:
        _write_sheet(book.add_worksheet(_sheet_name(sheet.name)), sheet, looks)
    book.close()
    return content.getvalue()


class _Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._numbers: dict[int, Format] = {}
        self.title = self._format(bold=True, font_size=15, text_wrap=True)
        self.label = self._format(bold=True)
        self.text = self._format(text_wrap=True)
        self.sign = self._format(align="right")
        self.head = self._format(bold=True, text_wrap=True, bottom=1, bg_color="#E6EEEE")

    def _format(self, **look: object) -> Format:
        return self._book.add_format({"font_name": _FONT, "font_size": 10, "valign": "top", **look})

    def number(self, decimals: int) -> Format:
        """Grouped thousands and so many digits, in the notation of the program that opens the file."""
        if decimals not in self._numbers:
            digits = f"#,##0.{'0' * decimals}" if decimals else "#,##0"
            self._numbers[decimals] = self._format(num_format=digits)
        return self._numbers[decimals]


def _sheet_name(name: str) -> str:
    return name.translate(_NOT_IN_NAMES).strip()[:_LONGEST_NAME]


def _write_cover(sheet: Worksheet, cover: Cover, looks: _Looks) -> None:
    for column, width in enumerate(_COVER_WIDTHS):
        sheet.set_column(column, column, width)
    sheet.merge_range(0, 0, 0, 1, "", looks.title)
    sheet.write_string(0, 0, cover.title, looks.title)
    # A merged cell does not grow with its text.
    sheet.set_row(0, 22 * (1 + len(cover.title) // 80))
    for row, (label, said) in enumerate(cover.lines, start=2):
        sheet.write_string(row, 0, label, looks.label)
        sheet.write_string(row, 1, said, looks.text)
    sheet.hide_gridlines(2)
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _write_sheet(sheet: Worksheet, table: Sheet, looks: _Looks) -> None:
    for column, head in enumerate(table.heads):
        sheet.write_string(0, column, head, looks.head)
        cells = [row[column] for row in table.rows]
        sheet.set_column(column, column, _width(head, cells))
        numeric = any(isinstance(cell, PrintedNumber) for cell in cells)
        for row, cell in enumerate(cells, start=1):
            _write_cell(sheet, (row, column), cell, looks.sign if numeric else looks.text, looks)
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def _write_cell(sheet: Worksheet, at: tuple[int, int], cell: Cell, look: Format, looks: _Looks) -> None:
    match cell:
        case PrintedNumber(value, decimals) if len(value.as_tuple().digits) <= _EXACT_DIGITS:
            sheet.write_number(*at, float(value), looks.number(decimals))
        case PrintedNumber(value):
            sheet.write_string(*at, f"{value:f}", looks.sign)
        case "":
            pass
        case _:
            sheet.write_string(*at, cell, look)


def _width(head: str, cells: Sequence[Cell]) -> int:
    """Wide enough for the longest word of the head and the longest cell; longer text wraps."""
    words = max(map(len, head.split()), default=0)
    longest = max((_length(cell) for cell in cells), default=0)
    return min(max(words, longest, _NARROWEST) + 2, _WIDEST)


def _length(cell: Cell) -> int:
    if isinstance(cell, str):
        return max(map(len, cell.split("\n")))
    return len(f"{cell.value:,.{cell.decimals}f}")
