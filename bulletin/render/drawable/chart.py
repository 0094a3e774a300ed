"""A chart as pages print it: drawings, title, key, description, and the way to its table."""

from collections.abc import Iterable, Iterator

from markupsafe import escape

from bulletin.i18n.locale import Locale
from bulletin.record import record
from bulletin.render.charts.drawing import Drawing, Exactness, bar, symbol
from bulletin.render.links import Link


@record(frozen=True, slots=True)
class KeyEntry:
    """A sign of a chart and what it means; `d` is drawn in a box of 24 by 14."""

    d: str
    css: str
    text: str


@record(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart. `narrow` is drawn anew for small screens; without it, `wide` is small enough.

    `anchor` begins the ids of its parts. `about` describes it in sentences. `table` leads to its figures.
    """

    anchor: str
    title: str
    subtitle: str
    wide: Drawing
    narrow: Drawing | None
    about: tuple[str, ...]
    sources: tuple[Link, ...]
    table: Link

    @property
    def drawings(self) -> tuple[Drawing, ...]:
        """All variants, the wide one first."""
        return (self.wide, self.narrow) if self.narrow else (self.wide,)

    @property
    def alternative(self) -> str:
        """The description as plain text, for print editions; the title stands above the drawing."""
        return " ".join(plain(text) for text in self.about)


@record(frozen=True, slots=True)
class ChartGroup:
    """Charts that stand together, and one key for the signs that any of them has."""

    charts: tuple[Chart, ...]
    key: tuple[KeyEntry, ...]


def plain(text: str) -> str:
    """A text that may be markup, as an SVG or an attribute can hold it."""
    return escape(text).striptags()


def chart_group(charts: Iterable[Chart], locale: Locale) -> ChartGroup | None:
    """The charts with their key; None where nothing may be drawn."""
    made = tuple(charts)
    return ChartGroup(made, tuple(_key(made, locale))) if made else None


def _key(charts: tuple[Chart, ...], locale: Locale) -> Iterator[KeyEntry]:
    """The signs that the drawings hold: whatever is drawn and needs a word has one."""
    drawings = [drawing for chart in charts for drawing in chart.drawings]
    styles = [mark.css for one in drawings for mark in one.marks] + [line.css for one in drawings for line in one.lines]
    classes = {name for style in styles for name in style.split()}
    dots = {f"chart-{exactness}": symbol(exactness, 12, 7) for exactness in Exactness}
    stroke = "M0 7h24"
    signs = (
        ("chart-estimate", "", locale.gettext("estimate")),
        ("chart-above", dots["chart-above"], locale.gettext("the source says “over” or “at least”")),
        ("chart-below", dots["chart-below"], locale.gettext("the source says “nearly”")),
        ("chart-about", dots["chart-about"], locale.gettext("the source says “about”")),
        ("chart-gap-line", stroke, locale.gettext("no figures for the years between")),
        ("chart-break", "M12 0v14", locale.gettext("break in the series: figures on both sides cannot be compared")),
        ("chart-missing", "M8 3l8 8m-8 0l8 -8", locale.gettext("the source gives no number that could be drawn")),
        ("chart-goal", "M12 0v14", locale.gettext("target")),
    )
    points = "chart-point" in classes
    for name, d, text in signs:
        if name not in classes:
            continue
        if name == "chart-estimate":
            shape = dots[name] if points else bar(2, 2, 20, 10)
            yield KeyEntry(shape, f"{'chart-point' if points else 'chart-bar'} {name}", text)
        elif name == "chart-gap-line":
            yield KeyEntry(d, f"chart-line {name}", text)
        else:
            yield KeyEntry(d, f"chart-point {name}" if d == dots.get(name) else name, text)
