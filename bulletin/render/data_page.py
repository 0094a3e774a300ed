"""The page of open data: what can be downloaded, for whom it is, and what each column holds."""

from collections.abc import Iterator

from markupsafe import Markup

from bulletin.i18n.periods import print_period_short
from bulletin.model.bulletin import Bulletin
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import (
    API_PATH,
    CATALOGUE,
    DATA_PACKAGE,
    DATA_PATH,
    PARQUET_FILE,
    SDMX_FILE,
    SDMX_STRUCTURE,
    Addresses,
    api_file,
    bulletin_data_file,
    data_file,
    workbook_file,
    year_data_file,
    year_workbook_file,
)
from bulletin.render.data.columns import column_meanings
from bulletin.render.data.tables import table_descriptions
from bulletin.render.downloads import Download, download, downloads, place_downloads, print_size
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.listed import with_marks
from bulletin.render.names import place_name, with_days
from bulletin.render.year_pages import (
    YearLinks,
    links_between_years,
    links_to_years,
    year_name,
    year_subject,
    year_title,
)
from bulletin.site.presence import Presence
from bulletin.site.site import Page
from bulletin.site.years import year_of

_LISTS = frozenset({"indicators", "places"})


@record(frozen=True, slots=True)
class Offer:
    """A line of the overview: what there is, for whom, and its files, or the formats of those that others list."""

    what: str
    for_whom: str
    files: tuple[Download, ...] = ()
    formats: str = ""


@record(frozen=True, slots=True)
class Column:
    """A column of a data file."""

    name: str
    meaning: str


@record(frozen=True, slots=True)
class DataFile:
    """A data file in its formats, with its columns."""

    name: str
    anchor: str
    description: str
    formats: tuple[Download, ...]
    columns: tuple[Column, ...]


@record(frozen=True, slots=True)
class BulletinFiles:
    """The data of one bulletin, by its period."""

    period: str
    formats: tuple[Link, ...]


@record(frozen=True, slots=True)
class PlaceFiles:
    """The data of a place, and of its bulletins, oldest first."""

    place: str
    all: tuple[Download, ...]
    bulletins: tuple[BulletinFiles, ...]


@record(frozen=True, slots=True)
class DataView:
    """Everything that the page of open data prints. The files of bulletins may be parted by year."""

    offers: tuple[Offer, ...]
    files: tuple[DataFile, ...]
    years: tuple[Download, ...]
    places: tuple[PlaceFiles, ...]
    largest: str
    by_bulletin: YearLinks | None


@record(frozen=True, slots=True)
class DataYearView:
    """The files of the bulletins of one year; `whole` leads to the page of all data."""

    title: str
    whole: Link
    places: tuple[PlaceFiles, ...]
    years: YearLinks


def data_view(edition: Edition, addresses: Addresses) -> DataView:
    """Prepare the page of open data."""
    parted = links_to_years(DATA_PATH, edition, addresses)
    return DataView(
        tuple(_offers(edition, addresses)),
        tuple(_files(edition, addresses)),
        tuple(_years(edition, addresses)),
        tuple(
            PlaceFiles(
                with_days(place_name(place, None, edition), place, edition),
                place_downloads(place, edition, addresses),
                ()
                if parted
                else tuple(_bulletin_files(one, edition, addresses) for one in edition.site.of_place(place)),
            )
            for place in _places(edition)
        ),
        _largest(edition),
        parted,
    )


def data_year_view(page: Page, edition: Edition, addresses: Addresses) -> DataYearView:
    """Prepare the page of the files of a year's bulletins."""
    of, name = year_subject(page), edition.locale.gettext("Data")
    own = [
        (place, [one for one in edition.site.of_place(place) if year_of(one.period) == of.year])
        for place in _places(edition)
    ]
    return DataYearView(
        year_title(name, of.year, edition),
        Link(addresses.page(DATA_PATH), name),
        tuple(
            PlaceFiles(
                with_days(place_name(place, None, edition), place, edition),
                (),
                tuple(_bulletin_files(one, edition, addresses) for one in bulletins),
            )
            for place, bulletins in own
            if bulletins
        ),
        links_between_years(page, edition, addresses),
    )


def _places(edition: Edition) -> list[Place]:
    """The places that have bulletins."""
    subjects = (page.subject for page in edition.site.pages)
    return [one for one in subjects if isinstance(one, Place) and edition.presence[one.id] is Presence.PUBLISHED]


def _offers(edition: Edition, addresses: Addresses) -> Iterator[Offer]:
    locale = edition.locale

    def linked(text: str, href: str) -> str:
        return filled(text, link=Markup('<a href="{}">').format(href), end=Markup("</a>"))

    yield Offer(
        linked(locale.gettext("Workbooks, {link}one for each bulletin{end} and each year"), "#by-place"),
        locale.gettext(
            "Whoever works in Excel or LibreOffice: a cover, notes, one table a sheet, and numbers to reckon with."
        ),
        formats="XLSX",
    )
    yield Offer(
        linked(locale.gettext("The figures of {link}one place or one bulletin{end}"), "#by-place"),
        locale.gettext("Whoever needs one part only; each place's and each bulletin's page links its own files."),
        formats="CSV, JSON",
    )
    indicators = addresses.page("indicators/")
    yield Offer(
        linked(locale.gettext("The figures of {link}one indicator{end}"), indicators),
        locale.gettext("Whoever compares places or years; each indicator's page links its own files."),
        formats="CSV, JSON",
    )
    yield Offer(
        locale.gettext("All figures in one table"),
        locale.gettext("Whoever analyses everything, in R, Python, Stata or a spreadsheet."),
        downloads([data_file("figures", "csv"), api_file("figures/all")], edition, addresses),
    )
    yield Offer(
        locale.gettext("All figures in one table, by year"),
        locale.gettext("Whoever needs the latest years only, or has little memory."),
        tuple(
            download(year_data_file(year), year_name(year, edition), edition, addresses)
            for year in edition.site.years_stated
        ),
    )
    if PARQUET_FILE in edition.sizes:
        yield Offer(
            locale.gettext("All figures as Parquet"),
            locale.gettext(
                "Whoever analyses large archives: columns with types, read at once by R, Python, DuckDB or Spark."
            ),
            downloads([PARQUET_FILE], edition, addresses),
        )
    yield Offer(
        locale.gettext("Description of all tables (Data Package)"),
        locale.gettext("Programs that read the tables with their types, keys and links, such as frictionless."),
        downloads([DATA_PACKAGE], edition, addresses),
    )
    yield Offer(
        linked(locale.gettext("{link}Interface for programs{end}"), addresses.page(API_PATH)),
        locale.gettext("Developers of websites and applications that show these figures."),
        downloads([api_file("index")], edition, addresses),
    )
    yield Offer(
        locale.gettext("Series by the SDMX standard"),
        locale.gettext("Statistical offices that exchange data."),
        (
            download(SDMX_FILE, "SDMX-CSV", edition, addresses),
            download(SDMX_STRUCTURE, locale.gettext("structure (SDMX-JSON)"), edition, addresses),
        ),
    )
    yield Offer(
        locale.gettext("Catalogue of the data sets (DCAT)"),
        locale.gettext("Portals of open data that gather catalogues."),
        (download(CATALOGUE, "Turtle", edition, addresses),),
    )


def _years(edition: Edition, addresses: Addresses) -> Iterator[Download]:
    years = {bulletin.period.end.year for bulletin in edition.site.bulletins}
    for year in sorted(years, reverse=True):
        name = print_period_short(Period("year", year), edition.locale)
        yield download(year_workbook_file(edition.language, year), name, edition, addresses)


def _bulletin_files(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> BulletinFiles:
    formats = (Link(addresses.file(path), path.rpartition(".")[2].upper()) for path in _paths(bulletin, edition))
    period = with_marks(print_period_short(bulletin.period, edition.locale), bulletin, edition)
    return BulletinFiles(period, tuple(formats))


def _paths(bulletin: Bulletin, edition: Edition) -> tuple[str, ...]:
    data = (bulletin_data_file(bulletin, extension) for extension in ("csv", "json"))
    return (workbook_file(edition.language, bulletin), *data)


def _largest(edition: Edition) -> str:
    """How large a bulletin's files are at most: a size at each of many small ones would hide what they are of."""
    paths = (path for one in edition.site.bulletins for path in _paths(one, edition))
    sizes = [edition.sizes[path] for path in paths if path in edition.sizes]
    if not sizes:
        return ""
    size = print_size(max(sizes), edition.locale)
    return edition.locale.gettext("No file of a single bulletin is larger than {size}.").format(size=size)


def _files(edition: Edition, addresses: Addresses) -> Iterator[DataFile]:
    languages = edition.site.info.languages
    for name, description in table_descriptions(edition.locale).items():
        extensions = ("csv", "json") if name in _LISTS else ("csv",)
        yield DataFile(
            name=name,
            anchor=f"data-{name}",
            description=description,
            formats=downloads([data_file(name, one) for one in extensions], edition, addresses),
            columns=tuple(Column(*column) for column in column_meanings(name, languages, edition.locale)),
        )
