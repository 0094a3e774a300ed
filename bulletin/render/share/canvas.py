"""A picture of few colours on paper, drawn fast and packed small.

It is drawn in the numbers of a palette, which holds sixteen steps of each colour: enough for smooth letters. Nothing is
drawn over anything else; where the frames of two words overlap, the letters of both stay.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple, get_args

from PIL import Image, ImageChops, ImageDraw

from bulletin.render.share.lettering import Block, Lettering, Style, letters_of

Colour = Literal["ink", "muted", "line", "accent", "missed"]
# The palette: paper, then so many steps of each colour.
_COLOURS: tuple[Colour, ...] = get_args(Colour)
_STEPS = 15
# Less makes them a quarter larger, more takes seven times as long.
_PACKING = 6
# The letters' height above the base line, of their size: lines stand on a grid, whatever letters they hold.
_ASCENT = 1.0

Palette = Mapping[str, tuple[int, int, int]]


def read_palette(templates: Path) -> Palette:
    """The colours of the design, as its style sheet has them for light paper: the first value of each."""
    tokens = (templates / "assets" / "css" / "tokens.css").read_text(encoding="utf-8")
    found: dict[str, tuple[int, int, int]] = {}
    for name, digits in re.findall(r"--([a-z-]+):\s*(?:light-dark\(\s*)?#([0-9a-f]{6}|[0-9a-f]{3})\b", tokens):
        pairs = digits if len(digits) > len("fff") else "".join(digit * 2 for digit in digits)
        found.setdefault(name, (int(pairs[:2], 16), int(pairs[2:4], 16), int(pairs[4:], 16)))
    return found


class Box(NamedTuple):
    """Where a box stands, and how large it is."""

    left: int
    top: int
    width: int
    height: int

    @property
    def corners(self) -> tuple[int, int, int, int]:
        """As Pillow has it: the last point is within."""
        return self.left, self.top, self.left + self.width - 1, self.top + self.height - 1


class Type(NamedTuple):
    """A style at a size."""

    style: Style
    size: int


class Canvas:
    """What is drawn so far."""

    def __init__(self, width: int, height: int, palette: Palette, lettering: Lettering) -> None:
        self._palette = palette
        self._lettering = lettering
        self._picture: Image.Image = Image.new("L", (width, height), 0)
        self._pen = ImageDraw.Draw(self._picture)

    def box(self, colour: Colour, box: Box, *, radius: int = 0) -> None:
        """A filled box."""
        self._pen.rounded_rectangle(box.corners, radius, fill=_first(colour) + _STEPS)

    def hole(self, box: Box) -> None:
        """Paper again, within what was drawn."""
        self._pen.rectangle(box.corners, fill=0)

    def text(self, colour: Colour, left: float, top: int, block: Block) -> None:
        """Lines of text, flush left."""
        for number, line in enumerate(block.lines):
            self.line(colour, (left, top + number * block.leading), line, Type(block.style, block.size))

    def line(self, colour: Colour, corner: tuple[float, int], text: str, kind: Type) -> float:
        """One line of text; the result is where it ends."""
        left, top = corner
        base = top + round(kind.size * _ASCENT)
        for run in self._lettering.runs(text, kind.style, kind.size):
            letters, (x, y) = letters_of(run, _first(colour), _STEPS)
            x, y = x + round(left), y + base
            below = self._picture.crop((x, y, x + letters.width, y + letters.height))
            self._picture.paste(ImageChops.lighter(below, letters), (x, y))
            left += run.width
        return left

    def png(self) -> bytes:
        """The picture as a file."""
        picture = self._picture.convert("P")
        steps = (self._mixed(colour, step) for colour in _COLOURS for step in range(1, _STEPS + 1))
        picture.putpalette(list(chain(self._palette["paper"], *steps)))
        written = BytesIO()
        picture.save(written, "PNG", compress_level=_PACKING)
        return written.getvalue()

    def _mixed(self, colour: Colour, step: int) -> tuple[int, int, int]:
        paper, full = self._palette["paper"], self._palette[colour]
        red, green, blue = (
            round(below + (above - below) * step / _STEPS) for below, above in zip(paper, full, strict=True)
        )
        return red, green, blue


def _first(colour: Colour) -> int:
    """The number in the palette just before the first step of a colour."""
    return _COLOURS.index(colour) * _STEPS
