"""Figures as they are found: each statement and plan under its indicator, place and period."""

from collections.abc import Iterator

from bulletin.i18n.periods import print_as_of, print_period, print_period_inline, print_period_short
from bulletin.model.bulletin import Bulletin, Plan, Statement, Status
from bulletin.model.figure import Figure, Kind, Number
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place
from bulletin.render.addresses import bulletin_path
from bulletin.render.edition import Edition
from bulletin.render.names import bulletin_name, full_name, status_of_figure
from bulletin.render.search.documents import Document, Found
from bulletin.render.search.plain import plain_text
from bulletin.render.values import printed_value

# These print their unit, or need none.
_BEAR_UNIT = frozenset({Kind.MONEY, Kind.PERCENT, Kind.INDEX, Kind.RANK, Kind.SCORE})


def figure_documents(bulletin: Bulletin, edition: Edition) -> Iterator[Document]:
    """All figures of a bulletin; none of one that was withdrawn, which nobody should take for valid."""
    if bulletin.withdrawn:
        return
    for statement in bulletin.every_statement():
        if statement.figure:
            yield _of_statement(statement, statement.figure, bulletin, edition)
    for plan in bulletin.plans:
        yield _of_plan(plan, bulletin, edition)


def _of_statement(statement: Statement, figure: Figure, bulletin: Bulletin, edition: Edition) -> Document:
    locale, notes = edition.locale, []
    if statement.as_of:
        notes.append(locale.gettext("as of {date}").format(date=print_as_of(statement.as_of, locale)))
    if statement.status in (Status.ESTIMATE, Status.PRELIMINARY) and not figure.estimated:
        notes.append(status_of_figure(statement.status, edition))
    if statement.period != bulletin.period:
        notes.append(_stands_in(bulletin, edition))
    title = plain_text(full_name(statement, edition))
    return _figure_document(
        statement.anchor, title, statement.indicator, figure, statement.period, notes, bulletin, edition
    )


def _of_plan(plan: Plan, bulletin: Bulletin, edition: Edition) -> Document:
    locale = edition.locale
    notes = [locale.pgettext("found figure", "planned or forecast"), _stands_in(bulletin, edition)]
    if plan.due and not isinstance(plan.due, Period):
        notes.insert(1, print_as_of(plan.due, locale))
    period = plan.due if isinstance(plan.due, Period) else None
    title = edition.plain(plan.indicator.names)
    return _figure_document(plan.anchor, title, plan.indicator, plan.figure, period, notes, bulletin, edition)


def _stands_in(bulletin: Bulletin, edition: Edition) -> str:
    name = plain_text(bulletin_name(bulletin, edition))
    return edition.locale.gettext("in the bulletin {name}").format(name=name)


def _figure_document(  # noqa: PLR0913, PLR0917 - what statements and plans have in common
    anchor: str,
    title: str,
    indicator: Indicator,
    figure: Figure,
    period: Period | None,
    notes: list[str],
    bulletin: Bulletin,
    edition: Edition,
) -> Document:
    printed = printed_value(figure, edition)
    bears_unit = figure.kind in _BEAR_UNIT or figure.sign is not None
    unit = edition.plain(indicator.unit.names)
    return Document(
        kind=Found.FIGURE,
        path=bulletin_path(bulletin),
        anchor=anchor,
        title=title,
        on=min(period.end, bulletin.end).isoformat() if period else bulletin.end.isoformat(),
        language=edition.foreign(indicator.names),
        before=printed.before,
        value=printed.value,
        unit="" if bears_unit else unit,
        place=place_text(bulletin.place, bulletin, edition),
        period=print_period(period, edition.locale) if period else "",
        note=" · ".join(notes),
        about=" ".join((*place_words(bulletin.place, edition), *(period_words(period, edition) if period else ()))),
        amount=" ".join((printed.value, *(number.plain for number in _numbers(figure)))),
        text=" ".join((unit, *unit_words(indicator, edition), edition.plain(indicator.domain.names))),
    )


def _numbers(figure: Figure) -> Iterator[Number]:
    """The numbers in full, so that 55.878 and 55878000000 find "55 tỷ 878 triệu" as well."""
    if figure.number:
        yield figure.number
    if figure.of:
        yield figure.of
    if figure.share:
        yield figure.share.number


def place_text(place: Place, bulletin: Bulletin, edition: Edition) -> str:
    """The short name that a place bore at the end of a bulletin's period."""
    return edition.plain(place.on(bulletin.end).names)


def place_words(place: Place, edition: Edition) -> tuple[str, ...]:
    """All names of a place, with and without what it is in law."""
    titles = (designation.title(edition.language) for designation in place.designations)
    return tuple(titles)


def period_words(period: Period, edition: Edition) -> tuple[str, ...]:
    """The ways in which readers write a period: 6 tháng đầu năm 2023, 2023-H1; quý II, quý 2."""
    locale = edition.locale
    number = str(period.number) if period.number else ""
    names = (print_period(period, locale), print_period_inline(period, locale), print_period_short(period, locale))
    return (*names, number, period.code)


def unit_words(indicator: Indicator, edition: Edition) -> tuple[str, ...]:
    """What else reports print for an indicator's unit, abbreviations among it."""
    return indicator.unit.spellings.get(edition.language, ())
