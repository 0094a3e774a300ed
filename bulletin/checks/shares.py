"""Rules on n of m, on printed shares, and on targets."""

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, ROUND_UP, Decimal

from bulletin.checks.interval import of_figure, of_number
from bulletin.checks.remark import Held, Said, remark, totals, value_of
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Figure, Kind, Number, Qualifier
from bulletin.site.quality import RuleName

_HUNDRED = Decimal(100)
_OF_A_WHOLE = frozenset({Kind.RATIO, Kind.RANK, Kind.SCORE})
# Digits shown of a computed share beyond those printed, so that a reader sees why it was rounded or cut.
_EXTRA_DIGITS = 2


def n_stays_within_m(bulletin: Bulletin) -> Iterator[Said]:
    """In "n of m" n is at most m, unless the catalogue lets it exceed."""
    for statement in bulletin.every_statement():
        figure = statement.figure
        if figure is None or figure.kind not in _OF_A_WHOLE or figure.number is None or figure.of is None:
            continue
        n, m = figure.number.value, figure.of.value
        if statement.indicator.exceeds:
            continue
        yield Held(RuleName.N_OF_M, statement)
        if n > m:
            yield remark("n-above-m", statement, n=n, m=m, difference=n - m)


def m_is_the_indicator_that_it_counts(bulletin: Bulletin) -> Iterator[Said]:
    """The m of "n of m" is the value of the indicator that the catalogue names as its base."""
    known = totals(bulletin)
    for statement in known.values():
        base = known.get((statement.indicator.of or "", statement.period.code))
        printed = statement.figure.of if statement.figure else None
        value = value_of(base)
        if base is None or base.figure is None or printed is None or value is None:
            continue
        bounds = of_figure(base.figure)
        if bounds is None:
            continue
        yield from (Held(RuleName.OF, one) for one in (statement, base))
        if not bounds.meets(of_number(printed, exact=True)):
            difference = abs(printed.value - value)
            yield remark(
                "of-mismatch", statement, m=printed.value, base_name=base.id, base=value, difference=difference
            )


def shares_are_what_they_say(bulletin: Bulletin) -> Iterator[Said]:
    """A printed share lies within one unit of its last digit of the computed one; rounded and cut are told apart."""
    known = totals(bulletin)
    for statement in bulletin.statements:
        whole = known.get((statement.indicator.share_of or "", statement.period.code))
        yield from _share(statement, whole)
        for part in statement.parts:
            yield from _share(part, statement)


def base_of_share(statement: Statement, whole: Statement | None) -> Number | None:
    """What a printed share can be worked out from; None where that is not known, or only about."""
    figure = statement.figure
    if figure is None or figure.share is None or figure.number is None:
        return None
    base = figure.of if figure.kind is Kind.RATIO else whole.figure.number if whole and whole.figure else None
    vague = figure.qualifiers or figure.share.qualifiers or (figure.of is None and whole and _vague(whole))
    return None if base is None or base.value == 0 or vague else base


def _share(statement: Statement, whole: Statement | None) -> Iterator[Said]:
    figure, base = statement.figure, base_of_share(statement, whole)
    if figure is None or figure.share is None or figure.number is None or base is None:
        return
    yield Held(RuleName.SHARE, statement)
    if whole and figure.kind is not Kind.RATIO:
        yield Held(RuleName.SHARE, whole)
    exact = figure.number.value / base.value * _HUNDRED
    printed = figure.share.number
    if printed.value == exact:
        return
    code = _manner(printed, exact)
    shown = exact.quantize(Decimal(1).scaleb(printed.last_digit - _EXTRA_DIGITS), ROUND_DOWN)
    yield remark(
        code,
        statement,
        n=figure.number.value,
        m=base.value,
        printed=printed.value,
        computed=shown,
        difference=abs(printed.value - shown),
    )


def _manner(printed: Number, exact: Decimal) -> str:
    """How the printed share came from the exact one."""
    step = Decimal(1).scaleb(printed.last_digit)
    if printed.value in (exact.quantize(step, ROUND_HALF_UP), exact.quantize(step, ROUND_HALF_EVEN)):
        return "share-rounded"
    if printed.value == exact.quantize(step, ROUND_DOWN):
        return "share-truncated"
    if printed.value == exact.quantize(step, ROUND_UP):
        return "share-rounded-up"
    return "share-mismatch"


def _vague(whole: Statement) -> bool:
    return bool(whole.figure and whole.figure.qualifiers)


def targets_are_met_or_missed(bulletin: Bulletin) -> Iterator[Said]:
    """Whether a figure reached its target, where the catalogue says which direction is better."""
    for statement in bulletin.every_statement():
        target, figure, better = statement.target, statement.figure, statement.indicator.better
        if target is None or figure is None or better is None or target.figure.number is None:
            continue
        reached = _towards(figure, target.figure)
        if reached is None:
            continue
        aim = target.figure.number.value
        met = reached >= aim if better == "higher" else reached <= aim
        # "Over 69" neither meets nor misses 70 for certain; "over 70" meets it.
        loose = (
            {Qualifier.NEARLY, Qualifier.ABOUT} if met == (better == "higher") else {Qualifier.OVER, Qualifier.ABOUT}
        )
        if not loose & set(figure.qualifiers):
            yield remark("target-met" if met else "target-missed", statement, value=reached, target=aim)


def _towards(figure: Figure, target: Figure) -> Decimal | None:
    """The figure's value on the target's scale: of a ratio with a target in percent, its share."""
    if figure.number is None:
        return None
    if figure.kind is Kind.RATIO and target.kind is Kind.PERCENT:
        if figure.share:
            return figure.share.number.value
        return figure.number.value / figure.of.value * _HUNDRED if figure.of and figure.of.value else None
    return figure.number.value
