"""The contents list of a bulletin or a page of words."""

from collections.abc import Iterator, Sequence

from bulletin.i18n.locale import Locale
from bulletin.model.bulletin import Bulletin
from bulletin.model.language import Text
from bulletin.record import record
from bulletin.render.edition import Edition
from bulletin.render.words import Body


@record(frozen=True, slots=True)
class Entry:
    """A line of the contents list, with the lines below it."""

    anchor: str
    label: str
    entries: tuple["Entry", ...] = ()


def bulletin_contents(
    headings: tuple[Entry, ...] | None,
    tables: Sequence[tuple[str, str]],
    bulletin: Bulletin,
    locale: Locale,
    *,
    charts: bool,
) -> tuple[Entry, ...]:
    """The sections of a bulletin; `headings` are those of its body, None without one, `tables` anchors and titles."""
    return tuple(_sections(headings, tables, bulletin, locale, charts=charts))


def _sections(
    headings: tuple[Entry, ...] | None,
    tables: Sequence[tuple[str, str]],
    bulletin: Bulletin,
    locale: Locale,
    *,
    charts: bool,
) -> Iterator[Entry]:
    if headings is not None:
        yield Entry("commentary", locale.gettext("Commentary"), headings)
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


def text_contents(body: Body, written_in: str, edition: Edition) -> tuple[Entry, ...]:
    """The highest headings of a body, each under its own `lang` where that is not the page's."""
    return tuple(
        Entry(heading.anchor, edition.marked(Text(heading.text, written_in)))
        for heading in body.headings
        if heading.depth == 0
    )
