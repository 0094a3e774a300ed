"""The contents list of a bulletin or a page of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.i18n.locale import Locale
from bulletin.model.bulletin import Bulletin
from bulletin.render.words import Body


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list, with the lines below it."""

    anchor: str
    label: str
    entries: tuple["Entry", ...] = ()


def bulletin_contents(
    body: Body, tables: Sequence[tuple[str, str]], bulletin: Bulletin, locale: Locale, *, charts: bool
) -> tuple[Entry, ...]:
    """The sections of a bulletin; `tables` are anchors and titles."""
    return tuple(_sections(body, tables, bulletin, locale, charts=charts))


def _sections(
    body: Body, tables: Sequence[tuple[str, str]], bulletin: Bulletin, locale: Locale, *, charts: bool
) -> Iterator[Entry]:
    if body.html:
        yield Entry("commentary", locale.gettext("Commentary"), tuple(_headings(body, 0)))
    if charts:
        yield Entry("charts", locale.gettext("Charts"))
    if tables:
        yield Entry("figures", locale.gettext("Figures"), tuple(Entry(anchor, title) for anchor, title in tables))
    if any(statement.target for statement in bulletin.every_statement()):
        yield Entry("targets", locale.gettext("Targets"))
    if bulletin.plans:
        yield Entry("plans", locale.gettext("Plans and forecasts"))
    if bulletin.corrections:
        yield Entry("corrections", locale.gettext("Corrections"))
    yield Entry("sources", locale.gettext("Sources"))
    yield Entry("quality", locale.gettext("Quality"))
    yield Entry("citing", locale.gettext("Citing"))
    yield Entry("legend", locale.gettext("Signs used"))


def _headings(body: Body, depth: int) -> Iterator[Entry]:
    return (Entry(heading.anchor, heading.text) for heading in body.headings if heading.depth == depth)


def text_contents(body: Body) -> tuple[Entry, ...]:
    """The highest headings of a page of words."""
    return tuple(_headings(body, 0))
