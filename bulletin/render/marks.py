"""The small marks at figures: [1] for a source, (1) for a note, and the lists that they lead to."""

import re
from dataclasses import replace

from bulletin.i18n.periods import print_date, print_date_short
from bulletin.model.bulletin import Bulletin, Source
from bulletin.model.language import Localised, Text
from bulletin.record import record
from bulletin.render.edition import Edition

_OF_FIGURES = re.compile(r"\([0-9]+\)(?:, \([0-9]+\))*")


@record(frozen=True, slots=True)
class NoteMark:
    """A mark at a figure; `label` is what a screen reader says.

    `footnote` is the note itself where it belongs at the foot of the page that its first mark is on: in print.
    """

    sign: str
    anchor: str
    label: str
    footnote: str = ""


@record(frozen=True, slots=True)
class Note:
    """A note under a table."""

    sign: str
    anchor: str
    text: str


class NoteBook:
    """Numbers the notes of a document as its tables are made; equal notes of one table share a number.

    On pages they stand under their table. On paper, which a table may go on over, they are footnotes.
    """

    def __init__(self, edition: Edition, *, in_print: bool) -> None:
        self._edition = edition
        self._in_print = in_print
        self._count = 0
        self._open: dict[str, Note] = {}

    def mark(self, text: str) -> NoteMark:
        """A mark in the table that is being made, for this note."""
        footnote = ""
        if text not in self._open:
            footnote = text if self._in_print else ""
            self._count += 1
            self._open[text] = Note(f"({self._count})", f"note-{self._count}", text)
        note = self._open[text]
        label = self._edition.locale.gettext("note {number}").format(number=note.sign.strip("()"))
        return NoteMark(note.sign, note.anchor, label, footnote)

    def close(self) -> tuple[Note, ...]:
        """End the table and return the notes that belong under it."""
        notes = () if self._in_print else tuple(self._open.values())
        self._open = {}
        return notes


@record(frozen=True, slots=True)
class SourceMark:
    """A source at a figure, and where in the source the figure stands."""

    sign: str
    anchor: str
    label: str
    locator: str


@record(frozen=True, slots=True)
class SourceEntry:
    """A source in the list of sources."""

    sign: str
    anchor: str
    title: str
    publisher: str
    date: str
    withdrawn: str
    url: str


def source_anchor(source: str) -> str:
    """The fragment of a source in its bulletin."""
    return f"source-{source.replace('_', '-')}"


def source_marks(
    sources: tuple[str, ...], locator: Localised | None, bulletin: Bulletin, edition: Edition
) -> tuple[SourceMark, ...]:
    """The marks of a figure. Locators parted by semicolons belong to the sources one by one."""
    locators = _locators(locator, len(sources), edition)
    order = list(bulletin.sources)
    marks = []
    for source, place in zip(sources, locators, strict=True):
        number = order.index(source) + 1
        label = edition.locale.gettext("source {number}").format(number=number)
        marks.append(SourceMark(f"[{number}]", source_anchor(source), label, place))
    return tuple(marks)


def _locators(locator: Localised | None, count: int, edition: Edition) -> list[str]:
    if locator is None:
        return [""] * count
    shown = locator.into(edition.language)
    parts = [part.strip() for part in shown.text.split(";")]
    if len(parts) != count:
        # One locator for several sources, or several places in one source: it stands at the last mark.
        parts = [""] * (count - 1) + [shown.text]
    return [_numbered(replace(shown, text=part), edition) for part in parts]


def _numbered(locator: Text, edition: Edition) -> str:
    """A locator as readers see it: (3), (4) are "số 3, 4" of the figures taken from a source, for (3) is a note."""
    if any(sign.isalpha() for sign in locator.text) and locator.language != edition.language:
        return edition.marked(locator)
    # Numbers and § are of no language, whichever one the locator was written in.
    return _OF_FIGURES.sub(lambda found: number_of_figure(re.sub("[()]", "", found[0]), edition), locator.text)


def number_of_figure(number: str, edition: Edition) -> str:
    """What stands for (3) in a locator."""
    return edition.locale.pgettext("locator", "no. {number}").format(number=number)


def _withdrawn(source: Source, edition: Edition) -> str:
    if source.withdrawn is None:
        return ""
    return edition.locale.gettext("withdrawn on {date}").format(date=print_date_short(source.withdrawn, edition.locale))


def source_entries(bulletin: Bulletin, edition: Edition) -> tuple[SourceEntry, ...]:
    """The bulletin's list of sources."""
    return tuple(
        SourceEntry(
            sign=f"[{number}]",
            anchor=source_anchor(source.id),
            title=edition.text(source.title),
            publisher=edition.text(source.publisher),
            date=print_date(source.date, edition.locale) if source.date else "",
            withdrawn=_withdrawn(source, edition),
            url=source.url or "",
        )
        for number, source in enumerate(bulletin.sources.values(), start=1)
    )
