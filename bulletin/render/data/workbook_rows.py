"""The rows of workbooks: what their cells hold, made once a bulletin and language for the files that show them."""

from collections.abc import Iterator

from bulletin.i18n.figures import print_figure
from bulletin.i18n.periods import print_as_of, print_date_short, print_period_short
from bulletin.model.bulletin import Bulletin, Plan, Statement
from bulletin.model.figure import Figure, Number
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.render.corrections import correction_entries
from bulletin.render.data.figures import printed_statements
from bulletin.render.data.spreadsheet import Cell, PrintedNumber
from bulletin.render.edition import Edition
from bulletin.render.figure_rows import changes
from bulletin.render.legend import legend
from bulletin.render.marks import source_entries
from bulletin.render.names import place_name, statement_name, status_name
from bulletin.render.withdrawals import withdrawn_status

Cells = tuple[Cell, ...]


@record(frozen=True, slots=True, kw_only=True)
class BulletinRows:
    """A bulletin's rows by table. `whose` opens each row where several bulletins share a table."""

    bulletin: Bulletin
    whose: Cells
    about: Cells
    figures: tuple[Cells, ...]
    plans: tuple[Cells, ...]
    corrections: tuple[Cells, ...]
    sources: tuple[Cells, ...]
    signs: tuple[tuple[str, str], ...]


def bulletin_rows(bulletin: Bulletin, edition: Edition) -> BulletinRows:
    """All rows of a bulletin in one language."""
    locale, words = edition.locale, edition.own_words(bulletin.words)
    status = unmarked(withdrawn_status(bulletin, edition) or status_name(bulletin.status, edition))
    name = unmarked(place_name(bulletin.place, bulletin.end, edition))
    return BulletinRows(
        bulletin=bulletin,
        whose=(name, print_period_short(bulletin.period, locale)),
        about=(words.title, words.agency, status, print_date_short(bulletin.published, locale)),
        figures=tuple(_figure(bulletin, *printed, edition) for printed in printed_statements(bulletin)),
        plans=tuple(_plan(bulletin, plan, edition) for plan in bulletin.plans),
        corrections=tuple(_corrections(bulletin, edition)),
        sources=tuple(_sources(bulletin, edition)),
        signs=tuple((unmarked(one.sign), unmarked(one.meaning)) for one in legend(bulletin, edition)),
    )


def _figure(bulletin: Bulletin, statement: Statement, figure: Figure, edition: Edition) -> Cells:
    locale, indicator = edition.locale, statement.indicator
    unit = edition.site.catalogue.units[indicator.unit_id(figure.kind)]
    return (
        edition.plain(indicator.domain.names),
        edition.plain(indicator.names),
        unmarked(statement_name(statement, edition)) if statement.category else "",
        edition.plain(unit.names),
        _number(figure.number) if figure.number else figure.sign.value if figure.sign else "",
        _number(figure.of),
        _number(figure.share.number if figure.share else None),
        print_figure(figure, None, locale),
        print_figure(statement.target.figure, None, locale) if statement.target else "",
        "; ".join(changes(statement, edition)),
        print_period_short(statement.period, locale),
        print_as_of(statement.as_of, locale) if statement.as_of else "",
        unmarked(withdrawn_status(bulletin, edition) or status_name(statement.status, edition)),
        _marks(statement, bulletin),
        "\n".join(_said_of(statement, edition)),
        statement.id,
    )


def _said_of(statement: Statement, edition: Edition) -> Iterator[str]:
    locale = edition.locale
    if statement.note:
        yield edition.plain(statement.note)
    if statement.target and statement.target.note:
        yield locale.gettext("On the target: {note}").format(note=edition.plain(statement.target.note))
    for accept in statement.accepts:
        yield locale.gettext("Printed as in the source: {reason}").format(reason=edition.plain(accept.reason))
    if not statement.used:
        yield locale.gettext("not used in series")


def _plan(bulletin: Bulletin, plan: Plan, edition: Edition) -> Cells:
    locale, figure = edition.locale, plan.figure
    match plan.due:
        case None:
            due = locale.gettext("no date given")
        case Period():
            due = print_period_short(plan.due, locale)
        case _:
            due = print_as_of(plan.due, locale)
    return (
        edition.plain(plan.indicator.domain.names),
        edition.plain(plan.indicator.names),
        edition.plain(edition.site.catalogue.units[plan.indicator.unit_id(figure.kind)].names),
        _number(figure.number) if figure.number else figure.sign.value if figure.sign else "",
        _number(figure.of),
        print_figure(figure, None, locale),
        due,
        _marks(plan, bulletin),
        edition.plain(plan.note) if plan.note else "",
        plan.id,
    )


def _corrections(bulletin: Bulletin, edition: Edition) -> Iterator[Cells]:
    for entry in correction_entries(bulletin, edition):
        yield tuple(unmarked(part) for part in (entry.date, entry.name, entry.change, entry.reason))


def _sources(bulletin: Bulletin, edition: Edition) -> Iterator[Cells]:
    for entry in source_entries(bulletin, edition):
        title = f"{entry.title} ({entry.withdrawn})" if entry.withdrawn else entry.title
        yield tuple(unmarked(part) for part in (entry.sign, title, entry.publisher, entry.date, entry.url))


def _marks(stated: Statement | Plan, bulletin: Bulletin) -> str:
    order = list(bulletin.sources)
    return "".join(f"[{order.index(source) + 1}]" for source in stated.sources)


def _number(number: Number | None) -> Cell:
    return PrintedNumber(number.value, max(0, -number.last_digit)) if number else ""


def unmarked(text: str) -> str:
    """What pages print as markup, without it."""
    return str(text.striptags()) if hasattr(text, "striptags") else text
