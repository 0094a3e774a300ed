"""Where every file of the output stands, and how one page points at another: relative, so that it works from disk."""

from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Domain, Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.record import record

STYLE_SHEET = "assets/site.css"
FAVICON = "assets/favicon.svg"
FONT_FOLDER = "assets/fonts"
PERIODS_PATH = "periods/"
COMPARE_PATH = "compare/"
PLACES_PATH = "places/"
CALENDAR_PATH = "calendar/"
SEARCH_PATH = "search/"
# Loaded, with an index, only by those who search.
SEARCH_ENGINE = "search-engine"
# Tells the search page before it is drawn whether something is asked.
SEARCH_ASKED = "search-asked"
# Lets pages in a script that needs a typeface of ours wait for it.
TYPEFACES = "typefaces"
DATA_PATH = "data/"  # of the page, below its language, and of the folder of data files
API_PATH = "data/api/"
API_FOLDER = "data/api/v1/"
DATA_PACKAGE = "data/datapackage.json"
CATALOGUE = "data/catalogue.ttl"
PARQUET_FILE = "data/figures.parquet"
SDMX_FILE = "data/figures.sdmx.csv"
SDMX_STRUCTURE = "data/figures.sdmx.json"
QUALITY_PATH = "quality/"


def script_file(name: str) -> str:
    """The output file of a script."""
    return f"assets/{name}.js"


def search_index_name(language: str, number: int = 0) -> str:
    """The name of a script that holds a language's search index; browsers work out the others from the first."""
    return f"search-{language}-{number}" if number else f"search-{language}"


def page_file(language: str, path: str) -> str:
    """The output file of a page; `path` is what follows the language in its address."""
    return f"{language}/{path}index.html"


def page_url(language: str, path: str) -> str:
    """A page's address on a server, below the base URL."""
    return f"{language}/{path}"


def pdf_file(language: str, bulletin: Bulletin) -> str:
    """The output file of a bulletin's print edition."""
    return f"{language}/{bulletin.key}/{bulletin.place.id}-{bulletin.period.slug}-{language}.pdf"


def bilingual_file(languages: tuple[str, str], bulletin: Bulletin) -> str:
    """The output file of a bulletin's print edition in two languages, with the pages of the first."""
    name = f"{bulletin.place.id}-{bulletin.period.slug}-{'-'.join(languages)}"
    return f"{languages[0]}/{bulletin.key}/{name}.pdf"


def report_file(language: str, bulletin: Bulletin) -> str:
    """The output file of a bulletin's official report."""
    return f"{language}/{bulletin.key}/{bulletin.place.id}-{bulletin.period.slug}-report-{language}.pdf"


def yearbook_file(language: str, year: int) -> str:
    """The output file of a year's yearbook."""
    return f"{language}/{PERIODS_PATH}{year}/yearbook-{year}-{language}.pdf"


def compare_file(language: str, indicator: Indicator) -> str:
    """The output file of the figures of an indicator, for the page that compares."""
    return f"{language}/{COMPARE_PATH}{indicator.id}.js"


def bulletin_picture_file(language: str, bulletin: Bulletin) -> str:
    """The output file of the picture that stands for a bulletin where it is shared."""
    return f"{language}/{bulletin.key}/{bulletin.place.id}-{bulletin.period.slug}-{language}.png"


def site_picture_file(language: str) -> str:
    """The output file of the picture that stands for all other pages."""
    return f"assets/share-{language}.png"


def feed_file(language: str, path: str) -> str:
    """The output file of the feed of a page that has one; `path` is that of the page."""
    return f"{language}/{path}feed.xml"


def calendar_file(language: str) -> str:
    """The output file of the release calendar, for programs that keep dates."""
    return f"{language}/calendar.ics"


def map_file(language: str, era: str) -> str:
    """The output file of the map of the provinces of a time, by the code of that era."""
    return f"{language}/map-{era}.svg"


def bulletin_data_file(bulletin: Bulletin, extension: str) -> str:
    """The output file of one bulletin's data."""
    return f"data/bulletins/{bulletin.key}.{extension}"


def data_file(name: str, extension: str) -> str:
    """The output file of a data table of the whole site."""
    return f"data/{name}.{extension}"


def year_data_file(year: int) -> str:
    """The output file of the figures for periods that end in a year."""
    return data_file(f"figures-{year}", "csv")


def workbook_file(language: str, bulletin: Bulletin) -> str:
    """The output file of one bulletin's workbook."""
    return f"data/bulletins/{bulletin.key}.{language}.xlsx"


def year_workbook_file(language: str, year: int) -> str:
    """The output file of the workbook of a year's bulletins."""
    return f"data/years/{year}.{language}.xlsx"


def place_data_file(place: Place, extension: str) -> str:
    """The output file of one place's figures: its JSON is a document of the interface for programs."""
    folder = API_FOLDER if extension == "json" else "data/"
    return f"{folder}places/{place.id}.{extension}"


def indicator_data_file(indicator: Indicator, extension: str) -> str:
    """The output file of one indicator's figures."""
    folder = API_FOLDER if extension == "json" else "data/"
    return f"{folder}indicators/{indicator.id}.{extension}"


def api_file(name: str) -> str:
    """The output file of a document of the interface for programs: `index`, `places`, `periods/2020`."""
    return f"{API_FOLDER}{name}.json"


def place_path(place: Place) -> str:
    """The path of a place's page."""
    return f"{place.id}/"


def bulletin_path(bulletin: Bulletin) -> str:
    """The path of a bulletin's page."""
    return f"{bulletin.key}/"


def place_anchor(place: Place) -> str:
    """The fragment of a place in pages that list figures or bulletins of several."""
    return f"place-{place.id}"


def indicator_path(indicator: Indicator) -> str:
    """The path of an indicator's page."""
    return f"indicators/{indicator.id}/"


def domain_path(domain: Domain) -> str:
    """The path of a domain's page."""
    return f"domains/{domain.id}/"


def period_path(period: Period) -> str:
    """The path of a period's page."""
    return f"{PERIODS_PATH}{period.slug}/"


@record(frozen=True, slots=True)
class Addresses:
    """Links as one document writes them.

    `root` leads from the document to the output folder. It is None in a print edition of a site without an address
    of its own: on paper and in a file handed on, a relative link leads nowhere, so that all links are then empty.
    `folder` is where a page stands; links go up no further than they must, which shortens long pages by a tenth.
    """

    language: str
    root: str | None
    in_print: bool = False
    folder: tuple[str, ...] = ()

    @classmethod
    def of_page(cls, language: str, path: str) -> "Addresses":
        """The links of the page at `path`."""
        return cls(language, "../" * (path.count("/") + 1), folder=tuple(page_url(language, path).split("/")[:-1]))

    @classmethod
    def of_print(cls, language: str, base_url: str | None) -> "Addresses":
        """The links of a print edition."""
        return cls(language, base_url, in_print=True)

    def file(self, path: str) -> str:
        """A link to a file of the output."""
        if self.root is None or not self.folder:
            return "" if self.root is None else self.root + path
        parts = path.split("/")
        shared = 0
        for own, other in zip(self.folder, parts[:-1], strict=False):
            if own != other:
                break
            shared += 1
        return "../" * (len(self.folder) - shared) + "/".join(parts[shared:]) or "./"

    def page(self, path: str, language: str | None = None) -> str:
        """A link to a page, `index.html` and all: on disk a folder does not open its index."""
        name = page_url if self.in_print else page_file
        return self.file(name(language or self.language, path))

    def statement(self, bulletin: Bulletin, anchor: str) -> str:
        """A link to one figure's row in its bulletin."""
        return f"{self.page(bulletin_path(bulletin))}#{anchor}"
