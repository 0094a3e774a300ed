"""Rules on the bounds that a value can never leave."""

from collections.abc import Iterator
from decimal import Decimal

from bulletin.checks.interval import Interval, of_figure, of_number, point
from bulletin.checks.remark import Held, Remark, Said, remark, totals
from bulletin.checks.shares import base_of_share
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Figure, Kind
from bulletin.model.indicator import Indicator
from bulletin.site.quality import RuleName

_NOUGHT, _HUNDRED = Decimal(0), Decimal(100)


def values_stay_within_their_bounds(bulletin: Bulletin) -> Iterator[Said]:
    """A value, the one printed beside it as that of the period before, and the number of places of a rank."""
    for statement in bulletin.every_statement():
        figure, previous = statement.figure, statement.previous
        if figure:
            yield from _value(statement, "", figure)
            if figure.kind is Kind.RANK and figure.of:
                bounds = of_number(figure.of, exact=True)
                yield from _held(statement, "of", figure.of.value, bounds, (None, statement.indicator.most))
        if previous:
            yield from _value(statement, "previous", previous)


def _value(statement: Statement, which: str, figure: Figure) -> Iterator[Said]:
    limits = _limits(statement.indicator, figure.kind)
    if limits == (None, None):  # most
        return
    bounds = of_figure(figure)
    if figure.number and bounds:
        if not which:
            yield Held(RuleName.BOUNDS, statement)
        yield from _held(statement, which, figure.number.value, bounds, limits)


def _limits(indicator: Indicator, kind: Kind) -> tuple[Decimal | None, Decimal | None]:
    """The least and the most that a figure of `kind` can be; a ratio may be printed as a percentage."""
    part_of_a_whole = kind is Kind.PERCENT and not indicator.exceeds
    least, most = (_NOUGHT, _HUNDRED) if part_of_a_whole else (None, None)
    if kind is not indicator.kind:
        return least, most
    return (
        least if indicator.least is None else indicator.least,
        most if indicator.most is None else indicator.most,
    )


def _held(
    statement: Statement, which: str, value: Decimal, bounds: Interval, limits: tuple[Decimal | None, Decimal | None]
) -> Iterator[Remark]:
    least, most = limits
    if most is not None and bounds.above(point(most)):
        yield remark("out-of-bounds", statement, which=which, value=value, most=most, least="")
    if least is not None and point(least).above(bounds):
        yield remark("out-of-bounds", statement, which=which, value=value, most="", least=least)


def shares_stay_within_the_whole(bulletin: Bulletin) -> Iterator[Remark]:
    """A share that cannot be worked out is at most 100 %.

    Of a whole that is known more would be an error. Where nobody says of what it is a share, it may well be more, and
    is questioned.
    """
    known = totals(bulletin)
    for statement in bulletin.statements:
        whole = known.get((statement.indicator.share_of or "", statement.period.code))
        yield from _share(statement, whole, of_known=statement.indicator.share_of is not None)
        for part in statement.parts:
            yield from _share(part, statement, of_known=True)


def _share(statement: Statement, whole: Statement | None, *, of_known: bool) -> Iterator[Remark]:
    figure = statement.figure
    if figure is None or figure.share is None or statement.indicator.exceeds or base_of_share(statement, whole):
        return
    share = figure.share.number
    if of_number(share, figure.share.qualifiers).above(point(_HUNDRED)):
        of_known = of_known or figure.kind is Kind.RATIO
        yield remark("share-above-whole" if of_known else "share-above-hundred", statement, share=share.value)
