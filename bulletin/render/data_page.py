"""The page of open data: what can be downloaded, and what each column holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.i18n.locale import Locale
from bulletin.render.addresses import Addresses, bulletin_data_file, data_file
from bulletin.render.columns import column_meanings
from bulletin.render.edition import Edition
from bulletin.render.links import Link
from bulletin.render.names import bulletin_name

_TABLES = ("figures", "comparisons", "plans", "corrections")
_LISTS = ("indicators", "places")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a data file."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class DataFile:
    """A data file in its formats, with its columns."""

    name: str
    anchor: str
    description: str
    formats: tuple[Link, ...]
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class BulletinFiles:
    """The data of one bulletin."""

    name: str
    formats: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything that the page of open data prints."""

    files: tuple[DataFile, ...]
    bulletins: tuple[BulletinFiles, ...]


def data_view(edition: Edition, addresses: Addresses) -> DataView:
    """Prepare the page of open data."""
    return DataView(
        tuple(_files(edition, addresses)),
        tuple(
            BulletinFiles(
                bulletin_name(bulletin, edition),
                tuple(
                    Link(addresses.file(bulletin_data_file(bulletin, extension)), extension.upper())
                    for extension in ("csv", "json")
                ),
            )
            for bulletin in edition.site.bulletins
        ),
    )


def _files(edition: Edition, addresses: Addresses) -> Iterator[DataFile]:
    descriptions = _descriptions(edition.locale)
    languages = edition.site.info.languages
    for name in (*_TABLES, *_LISTS):
        extensions = ("csv", "json") if name in _LISTS else ("csv",)
        yield DataFile(
            name=name,
            anchor=f"data-{name}",
            description=descriptions[name],
            formats=tuple(Link(addresses.file(data_file(name, one)), one.upper()) for one in extensions),
            columns=tuple(Column(*column) for column in column_meanings(name, languages, edition.locale)),
        )


def _descriptions(locale: Locale) -> dict[str, str]:
    return {
        "figures": locale.gettext("Every printed figure of every bulletin, one a row."),
        "comparisons": locale.gettext("Every comparison that a source prints with a figure."),
        "plans": locale.gettext("What is planned or forecast, with its due date."),
        "corrections": locale.gettext("Every published figure that was changed."),
        "indicators": locale.gettext("The catalogue of indicators, with definitions."),
        "places": locale.gettext("Provinces and cities, with codes, dates and successors."),
    }
