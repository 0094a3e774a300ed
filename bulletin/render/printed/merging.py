"""Makes one view of two that were prepared in two languages: every text that differs becomes a double one."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from markupsafe import Markup

from bulletin.render.figure_rows import Share
from bulletin.render.headlines import Headline
from bulletin.render.links import Link
from bulletin.render.marks import NoteMark, SourceEntry, SourceMark
from bulletin.render.values import PrintedValue

View = TypeVar("View")

# What stays as it is in the first language: addresses, and what is said in attributes, which hold no markup.
_KEPT: Mapping[type, frozenset[str]] = {
    Link: frozenset({"href"}),
    NoteMark: frozenset({"label"}),
    Share: frozenset({"label"}),
    SourceEntry: frozenset({"url"}),
    SourceMark: frozenset({"label"}),
}
_SECOND = Markup('<span class="second" lang="{}">{}</span>')
_KEPT_EVERYWHERE = frozenset({"anchor", "href", "permalink", "state"})


class Mixer:
    """Puts texts of a second language below those of the first. Numbers without words stand once."""

    def __init__(self, second: str) -> None:
        self._second = second

    def text(self, first: str, second: str) -> str:
        """Both texts, or the one where they are the same or say nothing but numbers.

        No blank stands between them: WeasyPrint breaks lines oddly where one ends a line before a block.
        """
        if first == second or not any(letter.isalpha() for letter in (*first, *second)):
            return first
        return Markup("{}{}").format(first, _SECOND.format(self._second, second))

    def view(self, first: View, second: View) -> View:
        """A view of both. Its lists must be of one length, as those of one bulletin are."""
        return self._mixed(first, second)  # type: ignore[no-any-return]

    def _mixed(self, first: Any, second: Any) -> Any:
        match first:
            case str():
                return self.text(first, second)
            case tuple():
                return tuple(self._mixed(one, other) for one, other in zip(first, second, strict=True))
            case PrintedValue():
                return self._value(first, second)
            case Headline():
                return self._headline(first, second)
            case _ if is_dataclass(first) and not isinstance(first, type):
                return self._parts(first, second)
            case _:
                return first

    def _parts(self, first: Any, second: Any) -> Any:
        kept = _KEPT_EVERYWHERE | _KEPT.get(type(first), frozenset())
        names = [field.name for field in fields(first) if field.name not in kept]
        mixed = {name: self._mixed(getattr(first, name), getattr(second, name)) for name in names}
        return replace(first, **mixed)

    def _value(self, first: PrintedValue, second: PrintedValue) -> PrintedValue:
        """Below a value, so that marks may stand beside it; a number without words stands once."""
        if self.text(str(first), str(second)) == str(first):
            return first
        return replace(first, below=_SECOND.format(self._second, str(second)))

    def _headline(self, first: Headline, second: Headline) -> Headline:
        """A value with words brings its unit along: "nearly 53,340 dossiers" stands in one line below."""
        mixed: Headline = self._parts(first, second)
        if not (mixed.value.below and second.unit):
            return mixed
        below = _SECOND.format(self._second, f"{second.value} {second.unit}")
        return replace(mixed, value=replace(mixed.value, below=below), unit=first.unit)
