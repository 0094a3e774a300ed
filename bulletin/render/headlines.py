"""The figures that open a bulletin, on its own page and in lists."""

from bulletin.i18n.figures import print_comparison, print_share
from bulletin.i18n.periods import print_period
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Figure
from bulletin.record import record
from bulletin.render.addresses import Addresses
from bulletin.render.edition import Edition
from bulletin.render.names import counted_unit, full_name, unit_of
from bulletin.render.values import BEAR_UNIT, PrintedValue, printed_value


@record(frozen=True, slots=True)
class Headline:
    """A headline figure; `lines` say its period where that is not the bulletin's, its share, its changes.

    `period` is that period alone, empty for most.
    """

    name: str
    href: str
    value: PrintedValue
    unit: str
    lines: tuple[str, ...]
    period: str


def headlines(bulletin: Bulletin, edition: Edition, addresses: Addresses | None) -> tuple[Headline, ...]:
    """The bulletin's headline figures; without `addresses` they link within the bulletin's own page.

    A withdrawn bulletin has none.
    """
    if bulletin.withdrawn:
        return ()
    chosen = {statement.id: statement for statement in bulletin.every_statement()}
    return tuple(
        _headline(statement, statement.figure, bulletin, edition, addresses)
        for statement in (chosen[name] for name in bulletin.headline)
        if statement.figure
    )


def _headline(
    statement: Statement, figure: Figure, bulletin: Bulletin, edition: Edition, addresses: Addresses | None
) -> Headline:
    locale, indicator = edition.locale, statement.indicator
    bears_unit = figure.kind in BEAR_UNIT or figure.sign is not None
    period = print_period(statement.period, locale) if statement.period != bulletin.period else ""
    lines = [period] if period else []
    if figure.share:
        lines.append(locale.gettext("share {share}").format(share=print_share(figure.share, locale)))
    unit = counted_unit(indicator.unit, edition)
    lines.extend(print_comparison(change, figure.kind, unit, locale) for change in figure.changes)
    return Headline(
        name=full_name(statement, edition),
        href=addresses.statement(bulletin, statement.anchor) if addresses else f"#{statement.anchor}",
        value=printed_value(figure, edition),
        unit="" if bears_unit else unit_of(figure, indicator, edition),
        lines=tuple(lines),
        period=period,
    )
