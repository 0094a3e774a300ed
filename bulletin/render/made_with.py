"""What artefacts are made with beside the content and the program: libraries, templates, the system's typesetting."""

import ctypes
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from bulletin.site.telling import SHORT
from bulletin.store import digest

# What artefacts are made with, beside what reads content.
_LIBRARIES = (
    *("fontpkg-be-vietnam-pro", "fontpkg-noto-sans", "fontpkg-noto-sans-khmer", "fonttools", "jinja2", "markdown"),
    *("markupsafe", "nh3", "pillow", "pydyf", "rjsmin", "segno", "tinyhtml5", "uharfbuzz", "weasyprint", "xlsxwriter"),
)


@lru_cache(maxsize=1)
def libraries_digest(folder: Path) -> str:
    try:
        fetched = (folder / ".package-lock.json").read_bytes()
    except OSError:
        fetched = b""
    return digest(fetched, _pango(), *(f"{name} {version(name)}".encode() for name in _LIBRARIES))[:SHORT]


def _pango() -> bytes:
    """The version of the system's Pango, which sets the PDFs; asked here, since to import WeasyPrint takes long."""
    try:
        library = ctypes.CDLL("libpango-1.0.so.0")
    except OSError:
        return b""
    library.pango_version_string.restype = ctypes.c_char_p
    found: bytes = library.pango_version_string()
    return found


def folder_digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    pieces = (piece for path in files for piece in (str(path.relative_to(folder)).encode(), path.read_bytes()))
    return digest(*pieces)[:SHORT]
