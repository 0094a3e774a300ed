"""The pieces that files of everything are put together of (`joined.py`): kept like files, but never published.

A piece holds what one place or one indicator has in such a file. Of a large archive one place changes at a time, and so
all other pieces stay.
"""

from collections.abc import Iterator, Mapping, Sequence

from bulletin.artefact import Artefact, Readable
from bulletin.model.indicator import Indicator
from bulletin.model.place import Place
from bulletin.render.data.catalogue import bulletin_subjects
from bulletin.render.data.parquet import string_columns
from bulletin.render.data.prepared import tables_of_bulletins
from bulletin.render.data.sdmx import sdmx_lines
from bulletin.render.data.turtle import described
from bulletin.render.data.writing import csv_lines, packed
from bulletin.render.edition import Edition
from bulletin.site.site import Site


def table_piece(place: Place, table: str) -> str:
    """Where the lines of a place in a table are kept."""
    return f"pieces/places/{place.id}/{table}.csv"


def catalogue_piece(place: Place) -> str:
    """Where what the catalogue says of a place's bulletins is kept."""
    return f"pieces/places/{place.id}/catalogue.ttl"


def parquet_piece(place: Place) -> str:
    """Where the columns of a place's figures are kept."""
    return f"pieces/places/{place.id}/figures.arrow"


def sdmx_piece(indicator: Indicator) -> str:
    """Where the observations of an indicator are kept."""
    return f"pieces/indicators/{indicator.id}/sdmx.csv"


def table_pieces(place: Place, site: Site) -> Iterator[Artefact]:
    """The lines of a place in each table of all bulletins but that of their figures, which places have as a file."""
    _, *others = tables_of_bulletins(site.info.languages)
    for table in others:
        rows = (row for bulletin in site.of_place(place) for row in table.rows_of(bulletin))
        yield Artefact(table_piece(place, table.name), b"".join(packed(csv_lines(table.columns, rows))))


def catalogue_pieces(place: Place, editions: Sequence[Edition], files: Mapping[str, Readable]) -> Iterator[Artefact]:
    """What the catalogue says of a place's bulletins; `files` are the data files that it may offer, by their paths."""
    bulletins = editions[0].site.of_place(place)
    subjects = (subject for one in bulletins for subject in bulletin_subjects(one, editions, files))
    yield Artefact(catalogue_piece(place), b"".join(map(described, subjects)))


def parquet_pieces(place: Place, site: Site) -> Iterator[Artefact]:
    """The columns of a place's figures, as texts."""
    yield Artefact(parquet_piece(place), string_columns(site.of_place(place), site.info.languages))


def sdmx_pieces(indicator: Indicator, site: Site) -> Iterator[Artefact]:
    """The observations of an indicator."""
    yield Artefact(sdmx_piece(indicator), b"".join(packed(sdmx_lines(indicator, site))))
