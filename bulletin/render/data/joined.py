"""The files of everything, put together of those of each place and of pieces (`pieces.py`).

A file of a place has the same lines for its figures, in the same order; before and behind them stands what is cut here.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from bulletin.artefact import Readable, Streamed
from bulletin.render.addresses import SDMX_FILE, api_file, data_file, place_data_file
from bulletin.render.data.figures import figure_columns
from bulletin.render.data.prepared import TableOfBulletins
from bulletin.render.data.sdmx import sdmx_head
from bulletin.render.data.writing import csv_pieces, json_pieces
from bulletin.site.site import Site

FIGURES_FILE = data_file("figures", "csv")
_ABOVE = {"links": {"index": "../index.json"}}
# How the list of figures begins and ends in a document, and what stands between two of them.
_BEGIN, _END, _BETWEEN = b'"figures": [\n', b"\n]\n}\n", b",\n"


def joined_figures(site: Site, files: Mapping[str, Readable]) -> Iterator[Streamed]:
    """Every printed figure as CSV and as JSON. `files` has at least those of places, by path."""
    places = dict.fromkeys(bulletin.place.id for bulletin in site.bulletins)
    tables = [file for one in places if (file := files.get(place_data_file(site.places[one], "csv")))]
    documents = [file for one in places if (file := files.get(api_file(f"places/{one}")))]
    columns = figure_columns(site.info.languages)
    yield Streamed(FIGURES_FILE, lambda: chain(csv_pieces(columns, ()), map(_lines, tables)))
    yield Streamed(api_file("figures/all"), lambda: _document(documents))


def joined_table(table: TableOfBulletins, pieces: Sequence[Readable]) -> Streamed:
    """A table of what all bulletins say, of the lines of each place."""
    return Streamed(
        data_file(table.name, "csv"), lambda: chain(csv_pieces(table.columns, ()), (one.content for one in pieces))
    )


def joined_sdmx(pieces: Sequence[Readable]) -> Streamed:
    """All observations, of those of each indicator."""
    return Streamed(SDMX_FILE, lambda: chain([sdmx_head()], (one.content for one in pieces)))


def _lines(table: Readable) -> bytes:
    return table.content.partition(b"\n")[2]


def _document(documents: list[Readable]) -> Iterator[bytes]:
    head, begin, _ = b"".join(json_pieces({**_ABOVE, "figures": iter([""])})).partition(_BEGIN)
    if not documents:
        yield from json_pieces({**_ABOVE, "figures": iter([])})
        return
    yield head + begin
    for number, one in enumerate(documents):
        yield (_BETWEEN if number else b"") + one.content.partition(_BEGIN)[2].removesuffix(_END)
    yield _END
