"""Explains the signs that a bulletin uses, and only those."""

from collections.abc import Collection, Iterator

from bulletin.model.bulletin import Bulletin, Plan, Statement
from bulletin.model.figure import ChangeKind, Figure, Qualifier, Sign
from bulletin.record import record
from bulletin.render.edition import Edition
from bulletin.render.marks import number_of_figure


@record(frozen=True, slots=True)
class LegendEntry:
    """A sign and what it means."""

    sign: str
    meaning: str


def legend(bulletin: Bulletin, edition: Edition) -> tuple[LegendEntry, ...]:
    """The signs of this bulletin's figures, then the marks beside them."""
    return (*sign_entries(_figures(bulletin), edition), *_marks(bulletin, edition))


def _figures(bulletin: Bulletin) -> tuple[Figure, ...]:
    stated = [statement.figure for statement in bulletin.every_statement()]
    return tuple(figure for figure in (*stated, *(plan.figure for plan in bulletin.plans)) if figure)


def sign_entries(figures: Collection[Figure], edition: Edition) -> Iterator[LegendEntry]:
    """The signs that stand in place of a number."""
    locale = edition.locale
    used = {figure.sign for figure in figures}
    if Sign.NONE_OCCURRED in used:
        yield LegendEntry("-", locale.gettext("no facts occurred"))
    if Sign.NOT_COLLECTED in used:
        yield LegendEntry("...", locale.gettext("facts occurred but no information was collected"))
    if Sign.NOT_APPLICABLE in used:
        yield LegendEntry("x", locale.gettext("does not apply"))


def _marks(bulletin: Bulletin, edition: Edition) -> Iterator[LegendEntry]:
    locale, figures = edition.locale, _figures(bulletin)
    stated: tuple[Statement | Plan, ...] = (*bulletin.every_statement(), *bulletin.plans)
    yield LegendEntry("[1]", locale.gettext("number of a source in the list of sources"))
    locators = [edition.plain(one.locator) for one in stated if one.locator]
    if any("§" in locator for locator in locators):
        yield LegendEntry("§", locale.gettext("paragraph of the source"))
    if any("(" in locator for locator in locators):
        meaning = locale.gettext("place in the list of the figures taken from the source")
        yield LegendEntry(number_of_figure("1", edition), meaning)
    if any(one.note for one in stated):
        yield LegendEntry("(1)", locale.gettext("number of a note under the table"))
    yield from word_entries(figures, edition)
    if any(change.kind is ChangeKind.UNSPECIFIED for figure in figures for change in figure.changes):
        meaning = locale.gettext("the source does not say whether percentage points or per cent of the base")
        yield LegendEntry(locale.pgettext("legend", "of unstated kind"), meaning)
    if any(figure.share for figure in figures):
        meaning = locale.gettext("shares are rounded by the source unless a note says that they were cut off")
        yield LegendEntry("%", meaning)


def word_entries(figures: Collection[Figure], edition: Edition) -> Iterator[LegendEntry]:
    """The words before a number that say how exact it is."""
    locale = edition.locale
    if any(figure.estimated for figure in figures):
        sign = locale.pgettext("legend", "estimated at")
        yield LegendEntry(sign, locale.gettext("the source says that the figure is an estimate"))
    qualifiers = {qualifier for figure in figures for qualifier in figure.qualifiers}
    if Qualifier.TOP in qualifiers:
        meaning = locale.gettext("the source says only that the rank is among the first so many")
        yield LegendEntry(locale.pgettext("legend", "top"), meaning)
    if qualifiers - {Qualifier.TOP}:
        sign = locale.pgettext("legend", "over, nearly, about")
        yield LegendEntry(sign, locale.gettext("words of the source, which gives no exact number"))
