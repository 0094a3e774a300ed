"""How wide a text is in the typeface of charts, from the typeface itself, so that no label is cut or overlaps."""

import importlib.resources
from functools import lru_cache

import uharfbuzz

LABEL_SIZE = 12
REGULAR, BOLD = 400, 600
# A column as wide as its widest text must hold it, however its edges were added up.
_ROUNDING = 0.01
# The first that has all letters is measured with.
_FACES = (
    ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf"),
    ("fontpkg_noto_sans_khmer", "NotoSansKhmer[wdth,wght].ttf"),
)


@lru_cache(maxsize=8)
def _font(package: str, file: str, weight: int) -> uharfbuzz.Font:
    face = uharfbuzz.Face((importlib.resources.files(package) / "files" / file).read_bytes())
    font = uharfbuzz.Font(face)
    font.set_variations({"wght": weight, "wdth": 100})
    return font


@lru_cache(maxsize=8192)
def text_width(text: str, weight: int = REGULAR, size: float = LABEL_SIZE) -> float:
    """The advance width of a line of text."""
    if not text:
        return 0.0
    widest = 0.0
    for package, file in _FACES:
        font = _font(package, file, weight)
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        uharfbuzz.shape(font, buffer)
        advance: float = sum(position.x_advance for position in buffer.glyph_positions) * size / font.face.upem
        if all(info.codepoint for info in buffer.glyph_infos):
            return advance
        # A text in two scripts has letters that are missing here or there: the wider reading clips nothing.
        widest = max(widest, advance)
    return widest


def wrapped(text: str, width: float, weight: int = REGULAR) -> tuple[str, ...]:
    """The text in lines that fit into `width`; a word that alone is wider gets a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, weight) <= width + _ROUNDING:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)
