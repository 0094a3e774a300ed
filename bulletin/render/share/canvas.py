"""A picture of few colours on paper, drawn fast and packed small.

Each colour has a layer of its own, of how much of it covers each point. Nothing is drawn over anything else, so that
the layers add up to one picture with a palette: sixteen steps of each colour are enough for smooth letters.
"""

import re
from collections.abc import Mapping
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Literal, NamedTuple

from PIL import Image, ImageChops, ImageDraw

from bulletin.render.share.lettering import Block, Lettering, Style

Colour = Literal["ink", "muted", "line", "accent", "missed"]
_STEPS = 15
_FULL = 255
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
        self.width, self.height = width, height
        self._palette = palette
        self._lettering = lettering
        self._layers: dict[Colour, Image.Image] = {}
        self._pens: dict[Colour, ImageDraw.ImageDraw] = {}

    def box(self, colour: Colour, box: Box, *, radius: int = 0) -> None:
        """A filled box."""
        self._pen(colour).rounded_rectangle(box.corners, radius, fill=_FULL)

    def hole(self, colour: Colour, box: Box) -> None:
        """Paper again, within what was drawn in that colour."""
        self._pen(colour).rectangle(box.corners, fill=0)

    def text(self, colour: Colour, left: float, top: int, block: Block) -> None:
        """Lines of text, flush left."""
        for number, line in enumerate(block.lines):
            self.line(colour, (left, top + number * block.leading), line, Type(block.style, block.size))

    def line(self, colour: Colour, corner: tuple[float, int], text: str, kind: Type) -> float:
        """One line of text; the result is where it ends."""
        left, top = corner
        pen, base = self._pen(colour), top + round(kind.size * _ASCENT)
        for run in self._lettering.runs(text, kind.style, kind.size):
            pen.text((left, base), run.text, font=run.font, fill=_FULL, anchor="ls")
            left += run.width
        return left

    def png(self) -> bytes:
        """The picture as a file."""
        picture: Image.Image = Image.new("L", (self.width, self.height), 0)
        colours = [self._palette["paper"]]
        for colour, layer in self._layers.items():
            steps = [round(cover * _STEPS / _FULL) for cover in range(_FULL + 1)]
            table = [len(colours) - 1 + step if step else 0 for step in steps]
            picture = ImageChops.add(picture, layer.point(table))
            colours += [self._mixed(colour, step) for step in range(1, _STEPS + 1)]
        picture = picture.convert("P")
        picture.putpalette(list(chain.from_iterable(colours)))
        written = BytesIO()
        picture.save(written, "PNG", compress_level=6)
        return written.getvalue()

    def _pen(self, colour: Colour) -> ImageDraw.ImageDraw:
        if colour not in self._pens:
            self._layers[colour] = Image.new("L", (self.width, self.height), 0)
            self._pens[colour] = ImageDraw.Draw(self._layers[colour])
        return self._pens[colour]

    def _mixed(self, colour: Colour, step: int) -> tuple[int, int, int]:
        paper, full = self._palette["paper"], self._palette[colour]
        red, green, blue = (
            round(below + (above - below) * step / _STEPS) for below, above in zip(paper, full, strict=True)
        )
        return red, green, blue
