"""The files that pages share: one style sheet, the typefaces and the icon."""

import re
from collections.abc import Iterator
from pathlib import Path

from bulletin.artefact import Artefact
from bulletin.render.addresses import FAVICON, FONT_FOLDER, STYLE_SHEET
from bulletin.render.fonts import FACES, font_faces, font_file

# Small files, joined in this order. What WeasyPrint must not see (flex, hover, narrow screens) stands in its own files.
_SHARED = ("tokens", "type", "tables", "parts")
_SCREEN = ("layout", "narrow", "browser-print")
_PRINT = ("sheet",)
_COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


def screen_style(templates: Path) -> str:
    """The style sheet of pages, without its typefaces."""
    return _joined(templates, _SHARED + _SCREEN)


def print_style(templates: Path) -> str:
    """The style sheet of print editions, without its typefaces."""
    return _joined(templates, _SHARED + _PRINT)


def _joined(templates: Path, names: tuple[str, ...]) -> str:
    folder = templates / "assets" / "css"
    return "".join(_COMMENT.sub("", (folder / f"{name}.css").read_text(encoding="utf-8")) for name in names)


def render_assets(templates: Path, cache: Path) -> Iterator[Artefact]:
    """The style sheet, the icon, and one WOFF2 for each face."""
    fonts = {face: font_file(face, "woff2", cache) for face in FACES}
    # Relative to the style sheet, which stands beside the folder of fonts.
    urls = {face: f"{FONT_FOLDER.rsplit('/', 1)[-1]}/{face.name}.woff2" for face in FACES}
    style = font_faces(urls, "woff2") + screen_style(templates)
    yield Artefact(STYLE_SHEET, style.encode())
    yield Artefact(FAVICON, (templates / "assets" / "images" / "favicon.svg").read_bytes())
    for face, file in fonts.items():
        yield Artefact(f"{FONT_FOLDER}/{face.name}.woff2", file.read_bytes())
