"""The contents list of a bulletin or a page of words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bulletin.i18n.locale import Locale
from bulletin.model.bulletin import Bulletin
from bulletin.model.language import Text
from bulletin.render.edition import Edition
from bulletin.render.words import Body


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents list, with the lines below it."""

    anchor: str
    label: str
    entries: tuple["Entry", ...] = ()


def bulletin_contents(
    body: Body, written_in: str, tables: Sequence[tuple[str, str]], bulletin: Bulletin, edition: Edition
) -> tuple[Entry, ...]:
    """The sections of a bulletin, whose body is `written_in` a language; `tables` are anchors and titles."""
    headings = text_contents(body, written_in, edition)
    return tuple(_sections(body, headings, tables, bulletin, edition.locale))


def _sections(
    body: Body, headings: tuple[Entry, ...], tables: Sequence[tuple[str, str]], bulletin: Bulletin, locale: Locale
) -> Iterator[Entry]:
    if body.html:
        yield Entry("commentary", locale.gettext("Commentary"), headings)
    if tables:
        yield Entry("figures", locale.gettext("Figures"), tuple(Entry(anchor, title) for anchor, title in tables))
    if any(statement.target for statement in bulletin.every_statement()):
        yield Entry("targets", locale.gettext("Targets"))
    if bulletin.plans:
        yield Entry("plans", locale.gettext("Plans and forecasts"))
    if bulletin.corrections:
        yield Entry("corrections", locale.gettext("Corrections"))
    yield Entry("sources", locale.gettext("Sources"))
    yield Entry("legend", locale.gettext("Signs used"))


def text_contents(body: Body, written_in: str, edition: Edition) -> tuple[Entry, ...]:
    """The highest headings of a body, each under its own `lang` where that is not the page's."""
    return tuple(
        Entry(heading.anchor, edition.marked(Text(heading.text, written_in)))
        for heading in body.headings
        if heading.depth == 0
    )
