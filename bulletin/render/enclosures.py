"""The files that travel inside a bulletin's print editions: its figures, byte for byte as the site publishes them."""

from collections.abc import Iterator

from bulletin.model.bulletin import Bulletin
from bulletin.render.addresses import bulletin_data_file
from bulletin.render.edition import Edition
from bulletin.render.pdf import Enclosure
from bulletin.site.events import last_changed


def enclosures(bulletin: Bulletin, edition: Edition) -> tuple[Enclosure, ...]:
    """The CSV and the JSON file of a bulletin. The edition has to know the data files."""
    return tuple(_enclosures(bulletin, edition))


def _enclosures(bulletin: Bulletin, edition: Edition) -> Iterator[Enclosure]:
    locale = edition.locale
    descriptions = {
        "csv": locale.gettext("Figures as a table"),
        "json": locale.gettext("Figures with sources and corrections"),
    }
    for extension, description in descriptions.items():
        yield Enclosure(
            name=f"{bulletin.place.id}-{bulletin.period.slug}.{extension}",
            content=edition.data[bulletin_data_file(bulletin, extension)],
            description=description,
            created=bulletin.published,
            modified=last_changed(bulletin),
        )
