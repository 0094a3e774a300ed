"""Rules on comparisons: a stated change follows from its base, and the value before is what was published then."""

from collections.abc import Iterator, Sequence

from bulletin.checks.history import History, bounds_as_base, bounds_of_value
from bulletin.checks.interval import Interval, of_figure
from bulletin.checks.movement import aspects, computed, is_of, is_opposite, printed, told
from bulletin.checks.remark import Held, Said, remark, value_of
from bulletin.model.bulletin import Bulletin, Statement, Status
from bulletin.model.figure import BaseRelation, Change, ChangeKind, Figure, Kind
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.site.comparable import comparable
from bulletin.site.quality import RuleName
from bulletin.site.site import Observation

_UNTOLD = frozenset({BaseRelation.ASSUMED, BaseRelation.PLAN})
# "Last month" and "last quarter" are read alike. A flow of one of these has but one period before it that is as long.
_WITH_ONE_BEFORE = frozenset({"month", "quarter"})


@record(frozen=True, slots=True)
class _Base:
    """What a change may be measured against: the figure, how firm it is, and the file that states it."""

    figure: Figure
    status: Status
    path: str


def changes_follow_from_their_bases(bulletin: Bulletin, history: History) -> Iterator[Said]:
    """A growth, a difference or the like is what the figure and its base give, as closely as the three are printed.

    Silent where the base is not known for certain: none is said, a plan, another unit or way of counting, a period of
    another length, a break between. Figures that do not serve series are not judged: they count in a way of their own.
    """
    for statement in bulletin.every_statement():
        if statement.used and statement.figure and statement.figure.number:
            for change in statement.figure.changes:
                yield from _judged(statement, statement.figure, change, bulletin, history)


def _judged(
    statement: Statement, figure: Figure, change: Change, bulletin: Bulletin, history: History
) -> Iterator[Said]:
    bases = _bases(statement, change, bulletin, history)
    actual = [(base, bounds) for base in bases for bounds in _computed(figure, change, base)]
    said = printed(change)
    if not actual:
        return
    yield Held(RuleName.CHANGE, statement)
    if any(said.meets(bounds) for _, bounds in actual):
        return
    base, bounds = actual[0]
    period = _base_period(statement, change)
    yield remark(
        "change-opposite" if is_opposite(change.kind, said, bounds) else "change-mismatch",
        statement,
        value=figure.number.value if figure.number else "",
        base=base.figure.number.value if base.figure.number else "",
        base_period=period.code if period else "",
        file=base.path,
        **told(change, bounds, bulletin.notation),
    )


def _bases(statement: Statement, change: Change, bulletin: Bulletin, history: History) -> Sequence[_Base]:
    """Where the base may be stated, what serves the series first.

    A value that the source prints as that of the period before is the base of a change on that period; of any other
    change it may be.
    """
    if change.kind is ChangeKind.UNSPECIFIED or change.base.relation in _UNTOLD:
        return ()
    own = [_Base(statement.previous, Status.FINAL, bulletin.path)] if statement.previous else []
    period = _base_period(statement, change)
    on_the_one_before = change.base.relation is BaseRelation.PREVIOUS_PERIOD or period == statement.period.just_before
    if own and on_the_one_before:
        return own
    published = _published(statement, period, bulletin, history) if period else ()
    series = [
        _Base(one.statement.figure, one.statement.status, one.bulletin.path)
        for one in published
        if one.statement.figure
    ]
    return series + own if series else ()


def _base_period(statement: Statement, change: Change) -> Period | None:
    period = statement.period
    if change.base.relation is not BaseRelation.PREVIOUS_PERIOD:
        return change.base.of(period)
    return period.just_before if statement.indicator.measure == "flow" and period.kind in _WITH_ONE_BEFORE else None


def _published(statement: Statement, period: Period, bulletin: Bulletin, history: History) -> tuple[Observation, ...]:
    """What bulletins of the place state of an earlier period, and may be compared."""
    if period.end >= statement.period.end:
        return ()
    known = history.of(bulletin.place.id, statement, period)
    return tuple(one for one in known if comparable(one.statement, statement))


def _computed(figure: Figure, change: Change, base: _Base) -> Iterator[Interval]:
    """What the change would be; of a ratio, that of its n and that of its share."""
    # "Bằng 102,8% so với cùng kỳ" is no figure to compare with such a one: the value itself is the change.
    if figure.kind is Kind.INDEX and change.kind is not ChangeKind.POINTS:
        return
    own, before = bounds_of_value(figure), bounds_as_base(base.figure, base.status)
    if own is None or before is None or not _on_one_scale(figure, base.figure):
        return
    known = aspects(base.figure, before)
    for aspect, bounds in aspects(figure, own).items():
        if aspect in known and is_of(change, aspect):
            result = computed(change.kind, known[aspect], bounds)
            if result:
                yield result


def _on_one_scale(one: Figure, other: Figure) -> bool:
    """Whether two scores are out of the same maximum, two densities per the same number, as far as they say."""
    if one.kind not in (Kind.SCORE, Kind.DENSITY) or one.of is None or other.of is None:
        return True
    return one.of.value == other.of.value


def values_before_are_those_published(bulletin: Bulletin, history: History) -> Iterator[Said]:
    """The value of the period before, printed beside a figure, is the one that the bulletin of that period states.

    It is of the base of the statement's comparison, where all have one; otherwise of the period just before. Sources
    also print that of the same period a year before: where either agrees, nothing is said.
    """
    for statement in bulletin.every_statement():
        if statement.used and statement.previous:
            yield from _before(statement, statement.previous, bulletin, history)


def _before(statement: Statement, previous: Figure, bulletin: Bulletin, history: History) -> Iterator[Said]:
    period, just_before = _period_of_previous(statement), statement.period.just_before
    own = of_figure(previous)
    if period is None or own is None or previous.number is None:
        return
    served: Observation | None = None
    for candidate in filter(None, dict.fromkeys((period, just_before, statement.period.year_before))):
        for one in _published(statement, candidate, bulletin, history):
            figure = one.statement.figure
            bounds = bounds_as_base(figure, one.statement.status) if figure else None
            if bounds is None or figure is None or figure.kind is not previous.kind:
                continue
            if own.meets(bounds):
                yield Held(RuleName.PREVIOUS, statement)
                return
            served = served or (one if candidate == period else None)
    published = value_of(served.statement) if served else None
    if served and published is not None:
        yield Held(RuleName.PREVIOUS, statement)
        yield remark(
            "previous-differs",
            statement,
            previous=previous.number.value,
            published=published,
            difference=abs(previous.number.value - published),
            period=period.code,
            file=served.bulletin.path,
        )


def _period_of_previous(statement: Statement) -> Period | None:
    """The only period that the value before can be of; None where the comparisons beside it have different bases."""
    changes = statement.figure.changes if statement.figure else ()
    bases = {
        statement.period.just_before
        if change.base.relation is BaseRelation.PREVIOUS_PERIOD
        else change.base.of(statement.period)
        for change in changes
        if change.base.relation not in _UNTOLD
    }
    if not bases:
        return statement.period.just_before
    return bases.pop() if len(bases) == 1 else None
