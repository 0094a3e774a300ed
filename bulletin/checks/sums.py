"""Rules on wholes and parts."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import reduce
from operator import add

from bulletin.checks.interval import Interval, of_figure
from bulletin.checks.remark import Held, Said, remark, totals, value_of
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Kind, Sign
from bulletin.site.quality import RuleName

# Amounts that add up. Shares, ranks, scores and the like do not.
_ADDITIVE = frozenset({Kind.COUNT, Kind.MONEY, Kind.NUMBER, Kind.DURATION})


def categories_make_the_whole(bulletin: Bulletin, complete: Mapping[str, int]) -> Iterator[Said]:
    """The members of a breakdown add up to their total, where all of them are stated; otherwise they stay within it.

    `complete` gives the number of categories of each breakdown.
    """
    for statement in bulletin.statements:
        for dimension, parts in _by_dimension(statement).items():
            adds_up = statement.indicator.breakdowns.get(dimension) == "complete"
            # Scores add up only where the catalogue says that their parts are the whole.
            if statement.indicator.kind in _ADDITIVE or (adds_up and statement.indicator.kind is Kind.SCORE):
                yield from _compare(statement, parts, adds_up and len(parts) == complete[dimension])


def indicators_make_the_whole(bulletin: Bulletin) -> Iterator[Said]:
    """Indicators that the catalogue calls the parts of another one add up to it, where all are stated."""
    known = totals(bulletin)
    for statement in known.values():
        names = statement.indicator.sum_of
        parts = [part for name in names if (part := known.get((name, statement.period.code)))]
        if len(parts) > 1 and statement.indicator.kind in _ADDITIVE:  # one alone is held against its whole by `part_of`
            yield from _compare(statement, parts, whole=len(parts) == len(names))


def parts_stay_within_the_whole(bulletin: Bulletin) -> Iterator[Said]:
    """A part never exceeds what it is a part of."""
    known = totals(bulletin)
    for statement in known.values():
        whole = known.get((statement.indicator.part_of or "", statement.period.code))
        part, limit = value_of(statement), value_of(whole)
        if whole is None or part is None or limit is None or _kind(statement) is not _kind(whole):
            continue
        own, bound = _interval(statement), _interval(whole)
        if own is None or bound is None:
            continue
        yield from (Held(RuleName.PARTS, one) for one in (statement, whole))
        if own.above(bound):
            difference = part - limit
            yield remark(
                "part-above-whole", statement, part=part, whole_name=whole.id, whole=limit, difference=difference
            )


def _kind(statement: Statement) -> Kind | None:
    """How the figure is written: of two ratios, one may be printed as a share alone."""
    return statement.figure.kind if statement.figure else None


def _by_dimension(statement: Statement) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = {}
    for part in statement.parts:
        found.setdefault(part.dimension, []).append(part)
    return found


def _compare(total: Statement, parts: Sequence[Statement], whole: bool) -> Iterator[Said]:
    limit, bound = value_of(total), _interval(total)
    values = [value for part in parts if (value := _amount(part)) is not None]
    intervals = [interval for part in parts if (interval := _interval(part))]
    if limit is None or bound is None or not intervals:
        return
    whole = whole and len(values) == len(parts)
    rule = RuleName.SUM if whole else RuleName.PARTS
    yield from (Held(rule, one) for one in (total, *parts))
    added = reduce(add, intervals)
    if not added.above(bound) and not (whole and bound.above(added)):
        return
    together = sum(values, Decimal(0))
    code = "sum-mismatch" if whole else "parts-above-whole"
    difference = abs(together - limit)
    yield remark(code, total, parts=tuple(values), sum=together, whole=limit, difference=difference)


def _amount(part: Statement) -> Decimal | None:
    """What a part adds: nothing where its source says that it did not occur; None where it is not known."""
    none_occurred = part.figure is not None and part.figure.sign is Sign.NONE_OCCURRED
    return Decimal(0) if none_occurred else value_of(part)


def _interval(statement: Statement) -> Interval | None:
    return of_figure(statement.figure) if statement.figure else None
