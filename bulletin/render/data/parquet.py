"""`figures.parquet`: the rows of `figures.csv`, in columns with types. It is written only where pyarrow is installed.

Numbers are exact decimals, with as many digits behind the point as any number of the column has. The sign that a source
prints in the place of a number, which in the CSV file stands among the numbers, has a column of its own.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from bulletin.artefact import Artefact, Readable
from bulletin.model.bulletin import Bulletin
from bulletin.model.language import Language
from bulletin.render.addresses import PARQUET_FILE
from bulletin.render.data.figures import figure_columns, figure_rows
from bulletin.render.data.package import MISSING, column_type

if TYPE_CHECKING:
    import pyarrow

# So many rows can be skipped at once by who looks for others.
_ROWS_IN_GROUP = 50_000
# The digits that a decimal of 128 and of 256 bits holds.
_DIGITS, _MORE_DIGITS = 38, 76
SIGN = "sign"


def string_columns(bulletins: Iterable[Bulletin], languages: Sequence[Language]) -> bytes:
    """The rows of these bulletins as columns of texts, as an Arrow stream."""
    import pyarrow  # noqa: PLC0415 - optional

    columns = figure_columns(languages)
    rows = [row for bulletin in bulletins for row in figure_rows(bulletin, languages)]
    cells = zip(*rows, strict=True) if rows else (() for _ in columns)
    table = pyarrow.table([pyarrow.array(own, pyarrow.string()) for own in cells], names=columns)
    written = BytesIO()
    with pyarrow.ipc.new_stream(written, table.schema) as writer:
        writer.write_table(table)
    return written.getvalue()


def parquet_figures(of_places: Sequence[Readable], languages: Sequence[Language]) -> Artefact:
    """The file, put together of the columns of each place."""
    import pyarrow  # noqa: PLC0415
    from pyarrow.parquet import ParquetWriter  # noqa: PLC0415

    columns = figure_columns(languages)
    types = {column: column_type("figures", column) for column in columns}
    empty = pyarrow.table({column: pyarrow.array([], pyarrow.string()) for column in columns})
    texts = pyarrow.concat_tables([empty, *(pyarrow.ipc.open_stream(one.content).read_all() for one in of_places)])

    def kind_of(column: str) -> "pyarrow.DataType":
        if types[column] == "number":
            return _decimals(texts[column])
        return {"boolean": pyarrow.bool_(), "date": pyarrow.date32()}.get(types[column], pyarrow.string())

    schema = pyarrow.schema([*((column, kind_of(column)) for column in columns), (SIGN, pyarrow.string())])
    written = BytesIO()
    with ParquetWriter(written, schema, compression="zstd") as writer:
        for start in range(0, len(texts), _ROWS_IN_GROUP):
            group = texts.slice(start, _ROWS_IN_GROUP).combine_chunks()
            typed = [_typed(group[column], types[column], schema.field(column).type) for column in columns]
            writer.write_table(pyarrow.table([*typed, _signs(group["value"])], schema=schema))
    return Artefact(PARQUET_FILE, written.getvalue())


def _decimals(texts: "pyarrow.ChunkedArray[Any]") -> "pyarrow.DataType":
    """Decimals with as many digits behind the point as any number of these has, and room for all before it."""
    import pyarrow  # noqa: PLC0415
    from pyarrow import compute  # noqa: PLC0415

    digits = compute.utf8_ltrim(compute.filter(texts, compute.invert(_is_missing(texts))), "-")
    length, point = compute.utf8_length(digits), compute.find_substring(digits, ".")
    whole = compute.if_else(compute.less(point, 0), length, point)
    before = compute.max(whole).as_py() or 1
    behind = max(0, (compute.max(compute.subtract(length, whole)).as_py() or 0) - 1)
    if before + behind <= _DIGITS:
        return pyarrow.decimal128(_DIGITS, behind)
    return pyarrow.decimal256(_MORE_DIGITS, behind)


def _typed(texts: "pyarrow.ChunkedArray[Any]", kind: str, as_: "pyarrow.DataType") -> "pyarrow.ChunkedArray[Any]":
    """The cells of a column as values; nothing where a cell is empty, or a sign stands for a number."""
    from pyarrow import compute  # noqa: PLC0415

    if kind == "boolean":
        return compute.equal(texts, "true")
    empty = _is_missing(texts) if kind == "number" else compute.equal(texts, "")
    return compute.cast(compute.if_else(empty, None, texts), as_)


def _signs(texts: "pyarrow.ChunkedArray[Any]") -> "pyarrow.ChunkedArray[Any]":
    from pyarrow import compute  # noqa: PLC0415

    is_sign = compute.and_(_is_missing(texts), compute.not_equal(texts, ""))
    return compute.if_else(is_sign, texts, None)


def _is_missing(texts: "pyarrow.ChunkedArray[Any]") -> "pyarrow.ChunkedArray[Any]":
    import pyarrow  # noqa: PLC0415
    from pyarrow import compute  # noqa: PLC0415

    return compute.is_in(texts, pyarrow.array(MISSING))
