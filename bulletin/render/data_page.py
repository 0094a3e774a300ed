"""The page of open data: what can be downloaded, and what each column holds."""

from collections.abc import Iterator
from dataclasses import dataclass

from bulletin.i18n.locale import Locale
from bulletin.i18n.periods import print_period_short
from bulletin.model.bulletin import Bulletin
from bulletin.model.place import Place
from bulletin.render.addresses import Addresses, bulletin_data_file, data_file
from bulletin.render.columns import column_meanings
from bulletin.render.edition import Edition
from bulletin.render.links import Link
from bulletin.render.names import place_name, with_days
from bulletin.site.standing import Standing

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
    """The data of one bulletin, by its period."""

    period: str
    formats: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlaceFiles:
    """The data of a place's bulletins, oldest first."""

    place: str
    bulletins: tuple[BulletinFiles, ...]


@dataclass(frozen=True, slots=True)
class DataView:
    """Everything that the page of open data prints."""

    files: tuple[DataFile, ...]
    places: tuple[PlaceFiles, ...]


def data_view(edition: Edition, addresses: Addresses) -> DataView:
    """Prepare the page of open data."""
    return DataView(
        tuple(_files(edition, addresses)),
        tuple(
            PlaceFiles(
                with_days(place_name(page.subject, None, edition), page.subject, edition),
                tuple(_bulletin_files(one, edition, addresses) for one in edition.site.of_place(page.subject)),
            )
            for page in edition.site.pages
            if isinstance(page.subject, Place) and edition.standing[page.subject.id] is Standing.PUBLISHED
        ),
    )


def _bulletin_files(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> BulletinFiles:
    formats = (
        Link(addresses.file(bulletin_data_file(bulletin, extension)), extension.upper())
        for extension in ("csv", "json")
    )
    return BulletinFiles(print_period_short(bulletin.period, edition.locale), tuple(formats))


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
