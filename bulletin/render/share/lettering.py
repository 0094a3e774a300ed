"""Measures and breaks text for pictures: nothing is drawn that was not measured, so that nothing is cut off."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Literal

import uharfbuzz
from PIL import Image, ImageDraw, ImageFont

from bulletin.record import record
from bulletin.render.fonts import FACES, Face, font_file

Family = Literal["Be Vietnam Pro", "Noto Sans"]
# A word longer than a line may be broken here, without a hyphen.
_ZERO_WIDTH_SPACE = "\u200b"
_BREAKS = f" {_ZERO_WIDTH_SPACE}"
_WORD = re.compile(f"[^{_BREAKS}]+[{_BREAKS}]*")
_ELLIPSIS = "…"
_WHOLE = 255
# Marks above and below a letter, and signs that join their neighbours.
_CLINGING = frozenset({"Mn", "Mc", "Cf"})
_COENG = "\u17d2"  # writes the next Khmer letter below this one


@record(frozen=True, slots=True)
class Style:
    """A family and a weight; what its face lacks is taken from the other faces of that weight."""

    family: Family
    weight: int


@record(frozen=True, slots=True)
class Run:
    """A piece of text in one font, and how wide it is."""

    text: str
    font: ImageFont.FreeTypeFont
    width: float


@record(frozen=True, slots=True)
class Block:
    """Lines of one style and size, fitted to a width."""

    style: Style
    size: int
    lines: tuple[str, ...]
    leading: int

    @property
    def height(self) -> int:
        """From the top of the first line to the foot of the last."""
        return self.leading * len(self.lines)


@dataclass(frozen=True)
class Lettering:
    """The typefaces of pages, for drawing. `cache` keeps the cut fonts."""

    cache: Path
    _files: dict[Face, Path] = field(default_factory=dict)
    _letters: dict[Face, frozenset[str]] = field(default_factory=dict)
    _widths: dict[tuple[str, Style, int], float] = field(default_factory=dict)

    def width(self, text: str, style: Style, size: int) -> float:
        """How wide a line of text is. Words come again and again, at the same sizes."""
        key = (text, style, size)
        if key not in self._widths:
            self._widths[key] = sum(run.width for run in self.runs(text, style, size))
        return self._widths[key]

    def runs(self, text: str, style: Style, size: int) -> Iterator[Run]:
        """The text in pieces, each in the first face that has its letters."""
        faces = self._faces(style)
        piece, current = "", faces[0]
        if text and self._letters_of(current).issuperset(text):  # nearly all
            yield self._run(text, current, size)
            return
        for letter in text:
            face = self._face(letter, current, faces)
            if piece and face is not current:
                yield self._run(piece, current, size)
                piece = ""
            piece, current = piece + letter, face
        if piece:
            yield self._run(piece, current, size)

    def fit(self, text: str, style: Style, sizes: range, width: int, lines: int) -> Block:
        """The text at the largest of the sizes, given from large to small, at which it needs no more lines.

        What is too long even for the smallest ends with an ellipsis; only there may a word be broken.
        """
        for size in sizes:
            if size != sizes[-1] and self._widest_word(text, style, size) > width:
                continue
            broken = self._broken(text, style, size, width)
            if len(broken) <= lines:
                return Block(style, size, self._balanced(text, style, size, (width, len(broken))), _leading(size))
        size = sizes[-1]
        kept = self._broken(text, style, size, width)[:lines]
        return Block(style, size, (*kept[:-1], self._shortened(kept[-1], style, size, width)), _leading(size))

    def _broken(self, text: str, style: Style, size: int, width: int) -> tuple[str, ...]:
        lines, line, reached = [], "", 0.0
        for word in self._words(text, style, size, width):
            if line and reached + self.width(word.rstrip(), style, size) > width:
                lines.append(line.rstrip())
                line, reached = "", 0.0
            line, reached = f"{line}{word}", reached + self.width(word, style, size)
        return (*lines, line.rstrip())

    def _balanced(self, text: str, style: Style, size: int, room: tuple[int, int]) -> tuple[str, ...]:
        """As many lines, as even as words allow: a last line of one word looks like a mistake."""
        width, count = room
        broken = self._broken(text, style, size, width)
        narrowest = self._widest_word(text, style, size)
        while count > 1 and (width := width - size // 2) >= narrowest:
            tighter = self._broken(text, style, size, width)
            if len(tighter) > count:
                break
            broken = tighter
        return broken

    def _widest_word(self, text: str, style: Style, size: int) -> float:
        return max((self.width(word.rstrip(_BREAKS), style, size) for word in _WORD.findall(text)), default=0)

    def _words(self, text: str, style: Style, size: int, width: int) -> Iterator[str]:
        """Words with the blanks behind them; one that no line holds comes in pieces, accents with their letters."""
        for word in _WORD.findall(text):
            piece = ""
            for letter in word if self.width(word.rstrip(_BREAKS), style, size) > width else "":
                if piece and not _clings(piece, letter) and self.width(piece + letter, style, size) > width:
                    yield piece
                    piece = ""
                piece += letter
            yield (piece or word).replace(_ZERO_WIDTH_SPACE, "")

    def _shortened(self, line: str, style: Style, size: int, width: int) -> str:
        while line and self.width(line + _ELLIPSIS, style, size) > width:
            line = line[:-1]
        whole, blank, _ = line.rpartition(" ")
        return (whole if blank else line).rstrip(" ,;:–-") + _ELLIPSIS

    def _face(self, letter: str, current: Face, faces: tuple[Face, ...]) -> Face:
        if unicodedata.category(letter) in _CLINGING | {"Zs"} and letter in self._letters_of(current):
            return current
        return next((face for face in faces if letter in self._letters_of(face)), faces[0])

    def _letters_of(self, face: Face) -> frozenset[str]:
        if face not in self._letters:
            font = uharfbuzz.Face(self._file(face).read_bytes())
            self._letters[face] = frozenset(map(chr, font.unicodes))
        return self._letters[face]

    def _run(self, text: str, face: Face, size: int) -> Run:
        font = _font(self._file(face), size)
        return Run(text, font, font.getlength(text))

    def _file(self, face: Face) -> Path:
        if face not in self._files:
            self._files[face] = font_file(face, "ttf", self.cache)
        return self._files[face]

    @staticmethod
    def _faces(style: Style) -> tuple[Face, ...]:
        upright = [face for face in FACES if face.style == "normal" and face.weight == style.weight]
        return tuple(sorted(upright, key=lambda face: face.family != style.family))


@lru_cache(maxsize=512)
def letters_of(run: Run, before: int, steps: int) -> tuple[Image.Image, tuple[int, int]]:
    """Draw a piece of text: how far it covers each point, and its corner seen from where its base line begins.

    A point that is hardly covered has the number behind `before`, one that is wholly covered the last of the `steps`,
    and any other 0. Names, units and the foot come again in picture after picture.
    """
    left, top, right, bottom = map(int, run.font.getbbox(run.text, anchor="ls"))
    mask = Image.new("L", (max(right - left, 1), max(bottom - top, 1)))
    ImageDraw.Draw(mask).text((-left, -top), run.text, font=run.font, fill=_WHOLE, anchor="ls")
    return mask.point(_numbers(before, steps)), (left, top)


@lru_cache(maxsize=16)
def _numbers(before: int, steps: int) -> list[int]:
    """The number in a palette for each degree to which a point is covered."""
    covered = (round(cover * steps / _WHOLE) for cover in range(_WHOLE + 1))
    return [before + step if step else 0 for step in covered]


def _clings(piece: str, letter: str) -> bool:
    return unicodedata.category(letter) in _CLINGING or piece.endswith(_COENG)


def _leading(size: int) -> int:
    return round(size * 1.3)


@lru_cache(maxsize=64)
def _font(file: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(file), size)
