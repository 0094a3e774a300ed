"""Chooses from the figures of one unit and category those that one line may join."""

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from bulletin.model.bulletin import Accept, Statement
from bulletin.model.figure import Figure
from bulletin.model.indicator import Break
from bulletin.record import record
from bulletin.render.drawable.figures import is_number, one_measure
from bulletin.site.series import breaks_between, counted_on
from bulletin.site.site import Observation

_OF_ANOTHER_BASE = frozenset({"change-mismatch", "change-opposite", "previous-differs"})


@record(frozen=True, slots=True)
class Series:
    """Figures that can be compared, oldest first, but for those with a sign, which leave a gap.

    `left_out` are the other figures of the same unit and category: of longer or shorter periods, of another kind.
    """

    observations: tuple[Observation, ...]
    left_out: tuple[Observation, ...]

    @property
    def valued(self) -> tuple[Observation, ...]:
        """Those with a number."""
        return tuple(one for one in self.observations if is_number(one.statement.figure))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Their figures."""
        return tuple(one.statement.figure for one in self.valued if one.statement.figure)

    @property
    def breaks(self) -> tuple[Break, ...]:
        """What parts them, in order of time."""
        return tuple(
            each
            for earlier, later in pairwise(self.observations)
            for each in breaks_between(earlier.statement, later.statement)
        )


def drawable_series(line: Sequence[Observation]) -> tuple[Series, ...]:
    """The series that the figures of one unit and category make: none where a line would mislead."""
    alike: defaultdict[Hashable, list[Observation]] = defaultdict(list)
    for one in line:
        alike[_form(one)].append(one)
    found = []
    for own in alike.values():
        # Of two counts on one day the one of the later period stands, as it does in tables.
        by_day = {counted_on(one.statement): one for one in own}
        kept = tuple(by_day[day] for day in sorted(by_day))
        drawn = set(map(id, kept))  # to compare them by what they hold would take most of a page's time
        left_out = tuple(one for one in line if id(one) not in drawn)
        series = Series(kept, left_out)
        if _can_be_drawn(series):
            found.append(series)
    return tuple(found)


def _form(one: Observation) -> Hashable:
    """What figures must have in common: their kind, their boundaries and, of flows, the length of their periods.

    A source may draw a period otherwise than the calendar does; its days then count from those of the calendar.
    """
    statement = one.statement
    kind = statement.figure.kind if statement.figure else None
    return kind, one.bulletin.territory, period_form(statement)


def period_form(statement: Statement) -> Hashable:
    """The length and the drawing of the period of a flow, and up to which month it was counted.

    Of a stock only a day matters.
    """
    if statement.indicator.measure == "stock":
        return None
    period = statement.period
    counted_to = statement.as_of.day.month if statement.as_of else None
    return period.months, statement.start - period.start, statement.end - period.end, counted_to


def _can_be_drawn(series: Series) -> bool:
    """Not one point alone, nor points all parted by breaks; and where nothing changes the table says so shorter."""
    valued = series.valued
    if len(valued) < 2 or not one_measure(series.figures):  # noqa: PLR2004 - a line has two ends
        return False
    if len({figure.number for figure in series.figures}) == 1:
        return False
    return any(joined(earlier, later) for earlier, later in _neighbours(series))


def _neighbours(series: Series) -> Iterator[tuple[Statement, Statement]]:
    for earlier, later in pairwise(series.observations):
        if is_number(earlier.statement.figure) and is_number(later.statement.figure):
            yield earlier.statement, later.statement


def joined(earlier: Statement, later: Statement) -> bool:
    """Whether a line may lead from one figure to the next: over no break, nor to one that has another base.

    Where a source's own change does not fit the figure published before, it was measured against some other figure.
    """
    return not breaks_between(earlier, later) and not other_base(later)


def other_base(statement: Statement) -> tuple[Accept, ...]:
    """What the editor accepted of a change that does not fit the figure before."""
    return tuple(accept for accept in statement.accepts if accept.code in _OF_ANOTHER_BASE)


def is_gap(earlier: Statement, later: Statement) -> bool:
    """Whether a year lies between two figures for which there is none."""
    return counted_on(later).year - counted_on(earlier).year > 1


def between(earlier: Statement, later: Statement) -> date:
    """The day half-way between two figures."""
    first = counted_on(earlier)
    return first + (counted_on(later) - first) / 2
