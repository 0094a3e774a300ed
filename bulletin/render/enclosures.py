"""The files that travel inside print editions: their figures, as the site publishes them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bulletin.model.bulletin import Bulletin
from bulletin.render.addresses import bulletin_data_file
from bulletin.render.edition import Edition
from bulletin.render.pdf import Enclosure
from bulletin.site.events import last_changed


def enclosures(bulletin: Bulletin, edition: Edition) -> tuple[Enclosure, ...]:
    """The CSV and the JSON file of a bulletin, byte for byte. The edition has to know the data files."""
    files = {extension: edition.data[bulletin_data_file(bulletin, extension)] for extension in ("csv", "json")}
    days = (bulletin.published, last_changed(bulletin))
    return tuple(_enclosures(f"{bulletin.place.id}-{bulletin.period.slug}", files, days, edition))


def yearbook_enclosures(year: int, bulletins: Sequence[Bulletin], edition: Edition) -> tuple[Enclosure, ...]:
    """The figures of a yearbook's bulletins: all rows in one table, and `{"year": …, "bulletins": [their files]}`."""
    tables = [edition.data[bulletin_data_file(bulletin, "csv")] for bulletin in bulletins]
    head = tables[0][: tables[0].index(b"\n") + 1]
    documents = [edition.data[bulletin_data_file(bulletin, "json")].rstrip() for bulletin in bulletins]
    files = {
        "csv": head + b"".join(table[table.index(b"\n") + 1 :] for table in tables),
        "json": b'{\n"year": "%d",\n"bulletins": [\n%s\n]\n}\n' % (year, b",\n".join(documents)),
    }
    days = (max(one.published for one in bulletins), max(last_changed(one) for one in bulletins))
    return tuple(_enclosures(f"yearbook-{year}", files, days, edition))


def _enclosures(
    name: str, files: Mapping[str, bytes], days: tuple[date, date], edition: Edition
) -> Iterator[Enclosure]:
    """A table and a document; `days` are those on which they appeared and were last changed."""
    locale = edition.locale
    descriptions = {
        "csv": locale.gettext("Figures as a table"),
        "json": locale.gettext("Figures with sources and corrections"),
    }
    for extension, content in files.items():
        yield Enclosure(
            name=f"{name}.{extension}",
            content=content,
            description=descriptions[extension],
            created=days[0],
            modified=days[1],
        )
