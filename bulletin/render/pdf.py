"""Sets print editions with WeasyPrint: nothing is fetched but our own typefaces, and any warning is an error."""

import gc
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from bulletin.problems import MachineError
from bulletin.record import record
from bulletin.render.assets import print_style
from bulletin.render.fonts import FACES, REPORT_FACES, font_faces, font_file

if TYPE_CHECKING:
    # At run time it is imported where it is used: it costs more than a second, which pages alone need not pay.
    from weasyprint import CSS
    from weasyprint.text.fonts import FontConfiguration

_LOGGER = logging.getLogger("weasyprint")


class PdfEngineWarning(Exception):  # noqa: N818 - it is the engine's warnings that it carries
    """WeasyPrint had something to complain about: a fault in our templates, never in the content."""

    def __init__(self, document: str, messages: tuple[str, ...]) -> None:
        super().__init__(document, messages)
        self.document = document
        self.messages = messages

    def __str__(self) -> str:
        return f"{self.document}: {'; '.join(self.messages)}"


class _Complaints(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _silence(document: str) -> Iterator[None]:
    complaints = _Complaints()
    _LOGGER.addHandler(complaints)
    try:
        yield
    finally:
        _LOGGER.removeHandler(complaints)
    if complaints.messages:
        raise PdfEngineWarning(document, tuple(complaints.messages))


def make_fetcher(folder: Path | None) -> Any:
    """A fetcher that serves files below `folder` and data URLs, and refuses everything else."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse  # noqa: PLC0415

    root = folder.resolve() if folder else None

    class OwnFiles(URLFetcher):  # type: ignore[misc]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            parts = urlsplit(url)
            if parts.scheme == "data":
                return super().fetch(url, headers)
            # The real path is what counts: a link or `..` may lead out of the folder.
            path = Path(unquote(parts.path)).resolve()
            if root is None or parts.scheme != "file" or parts.netloc or not path.is_relative_to(root):
                raise ValueError(f"refused: {url}")
            return URLFetcherResponse(url, path.read_bytes())

    return OwnFiles(allowed_protocols={"data"})


@record(frozen=True, slots=True)
class Press:
    """What all print editions of one process share: typefaces loaded and styles parsed once."""

    fonts: "FontConfiguration"
    styles: "tuple[CSS, ...]"


def print_one_page(html: str, document: str, press: Press) -> bytes | None:
    """Set a document that has a style of its own, untagged; None where it does not fit on one page."""
    from weasyprint import HTML  # noqa: PLC0415

    with _silence(document):
        tree = HTML(string=html, url_fetcher=make_fetcher(None), base_url="")
        laid = tree.render(font_config=press.fonts)
        content: bytes | None = laid.write_pdf() if len(laid.pages) == 1 else None
    return content


def make_press(templates: Path, cache: Path, style: str = "bulletin", libraries: Path | None = None) -> Press:
    """Load typefaces and the style sheet of one `style` of print edition; `cache` keeps the cut typefaces.

    Raises:
        MachineError: A system library that WeasyPrint needs is missing.
        PdfEngineWarning: The style sheet holds what WeasyPrint does not know.
    """
    try:
        from weasyprint import CSS  # noqa: PLC0415
        from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415
    except OSError as error:  # how cffi says that Pango is not there
        reason = str(error).splitlines()[0]
        raise MachineError("print-library-missing", "weasyprint", reason) from error

    with _silence("style sheet"):
        fonts = FontConfiguration()
        faces = REPORT_FACES if style == "report" else FACES
        files = {face: font_file(face, "ttf", cache, libraries) for face in faces}
        sheet = font_faces({face: file.resolve().as_uri() for face, file in files.items()}, "ttf")
        sheet += print_style(templates, style)
        fetcher = make_fetcher(cache / "fonts")
        style = CSS(string=sheet, font_config=fonts, url_fetcher=fetcher, base_url="")
    return Press(fonts, (style,))


@record(frozen=True, slots=True, kw_only=True)
class Enclosure:
    """A file that travels inside a PDF. Its days are the content's: a clock's would make other bytes each time."""

    name: str
    content: bytes
    description: str
    created: date
    modified: date


def print_pdf(html: str, document: str, press: Press, enclosures: Iterable[Enclosure] = ()) -> bytes:
    """Set one document as PDF/A-3a and PDF/UA-1 in one, `document` being its name in complaints."""
    from weasyprint import HTML  # noqa: PLC0415

    from bulletin.render.drawn_text import whole_texts  # noqa: PLC0415
    from bulletin.render.finisher import Finisher  # noqa: PLC0415
    from bulletin.render.line_ends import hanging_blanks  # noqa: PLC0415
    from bulletin.render.plain_values import plain_values  # noqa: PLC0415

    # Layout makes millions of small objects that die together: collecting among them costs a tenth of the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        finisher = Finisher()
        with _silence(document), finisher.watching(), hanging_blanks(), whole_texts(), plain_values():
            tree = HTML(string=html, url_fetcher=make_fetcher(None), base_url="")
            content: bytes = tree.write_pdf(
                stylesheets=press.styles,
                font_config=press.fonts,
                pdf_variant="pdf/a-3a",
                attachments=[_attachment(enclosure) for enclosure in enclosures],
                finisher=finisher,
            )
    finally:
        if collecting:
            gc.enable()
    return content


def _attachment(enclosure: Enclosure) -> Any:
    from weasyprint import Attachment  # noqa: PLC0415

    return Attachment(
        file_obj=BytesIO(enclosure.content),
        name=enclosure.name,
        description=enclosure.description,
        created=datetime.combine(enclosure.created, time(), UTC),
        modified=datetime.combine(enclosure.modified, time(), UTC),
        relationship="Data",
    )
