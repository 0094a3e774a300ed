"""Draws what stands for a page where it is shared, 1200 by 630: the size that networks and messengers show whole."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from bulletin.record import record
from bulletin.render.share.canvas import Box, Canvas, Palette, Type, read_palette
from bulletin.render.share.lettering import Lettering, Style

WIDTH, HEIGHT = 1200, 630
_MARGIN = 64
_INNER = WIDTH - 2 * _MARGIN
_GAP = 48
_BAR = 16
_TOP = 46
_FOOT_TOP = 560
_ABOVE_FOOT = 20
_FOOT_SIZE = 24
# Pages set words in one family and figures in the other, which has digits of one width.
_PLAIN, _STRONG = Style("Be Vietnam Pro", 400), Style("Be Vietnam Pro", 600)
_NUMBER, _UNIT = Style("Noto Sans", 600), Style("Noto Sans", 400)
_MOST_FIGURES = 4
_MOST_IN_ROW = 3
_BETWEEN_ROWS = 12
_SMALLEST_VALUE, _SMALLEST_NAME = 10, 17


class _Scale(NamedTuple):
    """The largest sizes of a figure: of its value, of what stands beside that, of its name."""

    value: int
    beside: int
    name: int


_LARGE, _MIDDLE, _SMALL = _Scale(96, 32, 32), _Scale(72, 26, 28), _Scale(46, 24, 24)
# What stands in the corner is the icon of the site: bars of these heights on a square.
_ICON = 40
_ICON_BARS = (10, 17, 12, 24)


@record(frozen=True, slots=True)
class PictureFigure:
    """A headline figure; `before` qualifies its value ("trên"), `unit` is empty where the value bears it."""

    name: str
    before: str
    value: str
    unit: str


@record(frozen=True, slots=True)
class Picture:
    """What a picture says, as plain text. `words` stand where there are no figures, `warning` beside the period."""

    kicker: str
    title: str
    figures: tuple[PictureFigure, ...]
    words: str
    warning: str
    foot: str


@dataclass(frozen=True)
class Studio:
    """What all pictures are drawn with."""

    lettering: Lettering
    palette: Palette = field(default_factory=dict)

    @classmethod
    def of(cls, templates: Path, cache: Path) -> "Studio":
        """The colours of the templates, and the typefaces of pages."""
        return cls(Lettering(cache), read_palette(templates))

    def draw(self, picture: Picture) -> bytes:
        """A picture as a PNG file."""
        canvas = Canvas(WIDTH, HEIGHT, self.palette, self.lettering)
        canvas.box("accent", Box(0, 0, WIDTH, _BAR))
        top = self._head(canvas, picture)
        if picture.figures:
            self._figures(canvas, picture.figures[:_MOST_FIGURES], top)
        elif picture.words:
            self._words(canvas, picture.words, top)
        self._foot(canvas, picture.foot)
        return canvas.png()

    def _head(self, canvas: Canvas, picture: Picture) -> int:
        """Place, period, title; the result is where the rest may begin."""
        top = _TOP
        if picture.kicker:
            top += self._kicker(canvas, picture, top) + 8
        # Two rows of figures leave less room for the title, and none at all the most.
        largest = 44 if len(picture.figures) > _MOST_IN_ROW else 52 if picture.figures else 60
        title = self.lettering.fit(picture.title, _STRONG, range(largest, 33, -2), _INNER, 2 if picture.figures else 3)
        canvas.text("ink", _MARGIN, top, title)
        return top + title.height + 26

    def _kicker(self, canvas: Canvas, picture: Picture, top: int) -> int:
        """Place and period, and what is wrong with the bulletin; the result is the height."""
        warning = f" · {picture.warning}" if picture.warning else ""
        size = self.lettering.fit(f"{picture.kicker}{warning}", _PLAIN, range(30, 19, -2), _INNER, 1).size
        width = _INNER - round(self.lettering.width(warning, _PLAIN, size))
        kicker = self.lettering.fit(picture.kicker, _PLAIN, range(size, size - 1, -1), width, 1)
        end = canvas.line("muted", (_MARGIN, top), kicker.lines[0], Type(_PLAIN, size))
        canvas.line("missed", (end, top), warning, Type(_PLAIN, size))
        return kicker.height

    def _words(self, canvas: Canvas, words: str, top: int) -> None:
        lines = max(1, (_FOOT_TOP - _ABOVE_FOOT - top) // 45)
        canvas.text("muted", _MARGIN, top, self.lettering.fit(words, _PLAIN, range(34, 25, -2), _INNER, lines))

    def _figures(self, canvas: Canvas, figures: tuple[PictureFigure, ...], top: int) -> None:
        columns = len(figures) if len(figures) <= _MOST_IN_ROW else (len(figures) + 1) // 2
        rows = -(-len(figures) // columns)
        width = (_INNER - _GAP * (columns - 1)) // columns
        height = (_FOOT_TOP - _ABOVE_FOOT - top) // rows
        # Large where there is room: a thumbnail shows little but the numbers.
        scale = _SMALL if rows > 1 else _MIDDLE if columns == _MOST_IN_ROW else _LARGE
        for number, figure in enumerate(figures):
            row, column = divmod(number, columns)
            corner = (_MARGIN + column * (width + _GAP), top + row * height)
            self._figure(canvas, figure, corner, (width, height - _BETWEEN_ROWS), scale)

    def _figure(
        self, canvas: Canvas, figure: PictureFigure, corner: tuple[int, int], room: tuple[int, int], scale: _Scale
    ) -> None:
        """A rule, the value with its qualifier and unit, and its name below."""
        (left, top), (width, height) = corner, room
        foot = top + height
        canvas.box("ink", Box(left, top, width, 2))
        top += 10
        size = self._size_of_value(figure, width, scale)
        small = min(scale.beside, size)
        end = float(left)
        if figure.before:
            end = canvas.line("muted", (end, top + size - small), figure.before, Type(_UNIT, small)) + small // 3
        end = canvas.line("accent", (end, top), figure.value, Type(_NUMBER, size))
        if figure.unit:
            canvas.line("muted", (end + small // 3, top + size - small), figure.unit, Type(_UNIT, small))
        top += round(size * 1.3)
        lines = max(1, (foot - top) // round(scale.name * 1.3))
        names = self.lettering.fit(figure.name, _PLAIN, range(scale.name, _SMALLEST_NAME, -1), width, min(lines, 4))
        canvas.text("ink", left, top, names)

    def _size_of_value(self, figure: PictureFigure, width: int, scale: _Scale) -> int:
        """The largest size at which the value stands in one line with what belongs to it."""
        sizes = range(scale.value, _SMALLEST_VALUE, -2)
        beside = [text for text in (figure.before, figure.unit) if text]

        def needed(size: int) -> float:
            small = min(scale.beside, size)
            around = sum(self.lettering.width(text, _UNIT, small) + small / 3 for text in beside)
            return self.lettering.width(figure.value, _NUMBER, size) + around

        return next((size for size in sizes if needed(size) <= width), sizes[-1])

    def _foot(self, canvas: Canvas, text: str) -> None:
        canvas.box("line", Box(_MARGIN, _FOOT_TOP, _INNER, 1))
        top = _FOOT_TOP + (HEIGHT - _FOOT_TOP - _ICON) // 2
        canvas.box("accent", Box(_MARGIN, top, _ICON, _ICON), radius=8)
        for number, height in enumerate(_ICON_BARS):
            canvas.hole(Box(_MARGIN + 8 + number * 7, top + _ICON - 8 - height, 4, height))
        left = _MARGIN + _ICON + 16
        line = self.lettering.fit(text, _STRONG, range(_FOOT_SIZE, 15, -1), WIDTH - _MARGIN - left, 1)
        canvas.text("ink", left, top + (_ICON - line.leading) // 2, line)
