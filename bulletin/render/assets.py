"""The files that pages share: one style sheet, the scripts, the typefaces and the icon."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from rjsmin import jsmin

from bulletin.artefact import Artefact
from bulletin.render.addresses import (
    FAVICON,
    FONT_FOLDER,
    SEARCH_ASKED,
    SEARCH_ENGINE,
    STYLE_SHEET,
    TYPEFACES,
    script_file,
)
from bulletin.render.fonts import awaited_family, faces_for, font_faces, font_file, name_faces

# Small files, joined in this order. What WeasyPrint must not see (flex, hover, narrow screens) stands in its own files.
_SHARED = ("tokens", "type", "scripts", "tables", "parts", "charts", "proof")
_SCREEN = (
    *("stand-ins", "dark", "layout", "compare", "search", "quality", "maps", "former"),
    *("narrow", "comparison", "chart-marks", "chart-layout", "data", "citing", "proof-page"),
    *("style-guide", "browser-print"),
)
_ALONE = ("tokens", "type", "scripts", "dark", "layout")
# By the style of a print edition, what comes after the shared files.
_PRINT: Mapping[str, tuple[str, ...]] = {
    "bulletin": ("sheet", "alignment", "chart-sheet", "proof-sheet"),
    "bilingual": ("sheet", "alignment", "chart-sheet", "proof-sheet", "bilingual"),
    "report": ("sheet", "alignment", "proof-sheet", "report"),
    "yearbook": ("sheet", "chart-sheet", "yearbook"),
}
STYLES = tuple(_PRINT)
# By the name of the file, the files of templates/assets/js/ that it is made of.
# Classic scripts, since browsers load no modules from disk. `site` is on every page.
_SCRIPTS: Mapping[str, tuple[str, ...]] = {
    "site": ("sorting.js", "search-box.js", "tips.js"),
    "compare": ("compare-chart.js", "compare.js"),
    "citing": ("citing.js",),
    "search-page": ("search-page.js",),
    SEARCH_ASKED: ("search-asked.js",),
    TYPEFACES: ("typefaces.js",),
    SEARCH_ENGINE: ("search-match.js", "search-engine.js"),
}
_COMMENT_OR_INDENT = re.compile(r"/\*.*?\*/\s*|(?<=\n)[ \n]+", re.DOTALL)


def standing_alone_style(templates: Path) -> str:
    """The little that a page needs which brings its style along and says a few words."""
    return _joined(templates, _ALONE)


def screen_style(templates: Path) -> str:
    """The style sheet of pages, without its typefaces."""
    return _joined(templates, _SHARED + _SCREEN)


def print_style(templates: Path, style: str = "bulletin") -> str:
    """The style sheet of print editions, without its typefaces."""
    return _joined(templates, _SHARED + _PRINT[style])


def _joined(templates: Path, names: tuple[str, ...]) -> str:
    folder = templates / "assets" / "css"
    return "".join(_COMMENT_OR_INDENT.sub("", (folder / f"{name}.css").read_text(encoding="utf-8")) for name in names)


def _script(parts: tuple[str, ...], templates: Path) -> bytes:
    folder = templates / "assets" / "js"
    return "\n".join(jsmin((folder / part).read_text(encoding="utf-8")) for part in parts).encode()


def render_assets(templates: Path, cache: Path, languages: Mapping[str, str]) -> Iterator[Artefact]:
    """The style sheet, the scripts, the icon, and one WOFF2 for each face that pages need.

    `languages` holds the languages' own names, by code.
    """
    fonts = {face: font_file(face, "woff2", cache) for face in (*faces_for(languages), *name_faces(languages))}
    # Relative to the style sheet, which stands beside the folder of fonts.
    urls = {face: f"{FONT_FOLDER.rsplit('/', 1)[-1]}/{face.name}.woff2" for face in fonts}
    style = font_faces(urls, "woff2") + screen_style(templates)
    yield Artefact(STYLE_SHEET, style.encode())
    for name, parts in _SCRIPTS.items():
        if name != TYPEFACES or any(map(awaited_family, languages)):
            yield Artefact(script_file(name), _script(parts, templates))
    yield Artefact(FAVICON, (templates / "assets" / "images" / "favicon.svg").read_bytes())
    for face, file in fonts.items():
        yield Artefact(f"{FONT_FOLDER}/{face.name}.woff2", file.read_bytes())
