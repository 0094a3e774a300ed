"""`figures.parquet`: the rows of `figures.csv`, in columns with types. It is written only where pyarrow is installed.

Numbers are exact decimals, with as many digits behind the point as any number of the column has. The sign that a source
prints in the place of a number, which in the CSV file stands among the numbers, has a column of its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from io import BytesIO
from itertools import islice

from bulletin.artefact import Artefact
from bulletin.render.addresses import PARQUET_FILE
from bulletin.render.data.figures import figure_columns, figure_rows
from bulletin.render.data.package import MISSING, column_type
from bulletin.render.data.writing import Row
from bulletin.site.site import Site

# So many rows are held at once, and can be skipped at once by who looks for others.
_ROWS_IN_GROUP = 50_000
# The digits that a decimal of 128 and of 256 bits holds.
_DIGITS, _MORE_DIGITS = 38, 76
SIGN = "sign"

Cell = str | bool | date | Decimal | None


@dataclass(slots=True)
class _Digits:
    """How many digits the numbers of a column have at most, before the point and behind it."""

    before: int = 1
    behind: int = 0

    def take(self, cell: str) -> None:
        if cell not in MISSING:
            whole, _, rest = cell.lstrip("-").partition(".")
            self.before, self.behind = max(self.before, len(whole)), max(self.behind, len(rest))


def parquet_figures(site: Site) -> Artefact:
    """The file."""
    import pyarrow  # noqa: PLC0415 - optional
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    columns = figure_columns(site.info.languages)
    types = {column: column_type("figures", column) for column in columns}
    digits = {column: _Digits() for column, kind in types.items() if kind == "number"}
    for row in _rows(site):
        for column, cell in zip(columns, row, strict=True):
            if column in digits:
                digits[column].take(cell)

    def kind_of(column: str) -> object:
        if column in digits:
            behind = digits[column].behind
            if digits[column].before + behind <= _DIGITS:
                return pyarrow.decimal128(_DIGITS, behind)
            return pyarrow.decimal256(_MORE_DIGITS, behind)
        return {"boolean": pyarrow.bool_(), "date": pyarrow.date32()}.get(types[column], pyarrow.string())

    schema = pyarrow.schema([*((column, kind_of(column)) for column in columns), (SIGN, pyarrow.string())])
    written, rows = BytesIO(), _rows(site)
    with ParquetWriter(written, schema, compression="zstd") as writer:
        while group := list(islice(rows, _ROWS_IN_GROUP)):
            cells = {
                column: [_cell(types[column], row[number]) for row in group] for number, column in enumerate(columns)
            }
            value = columns.index("value")
            cells[SIGN] = [row[value] if row[value] in MISSING and row[value] else None for row in group]
            writer.write_table(pyarrow.table(cells, schema=schema))
    return Artefact(PARQUET_FILE, written.getvalue())


def _rows(site: Site) -> Iterator[Row]:
    return (row for bulletin in site.bulletins for row in figure_rows(bulletin, site.info.languages))


def _cell(kind: str, cell: str) -> Cell:
    match kind:
        case "number":
            return None if cell in MISSING else Decimal(cell)
        case "boolean":
            return cell == "true"
        case "date":
            return date.fromisoformat(cell) if cell else None
        case _:
            return cell or None
