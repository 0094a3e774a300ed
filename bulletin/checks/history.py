"""What the site knows of other periods and places, found at once, and whether two statements may be compared."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bulletin.checks.interval import Interval, of_figure
from bulletin.model.bulletin import Statement, Status
from bulletin.model.figure import Figure, Qualifier
from bulletin.model.period import Period
from bulletin.site.series import breaks_between
from bulletin.site.site import Observation, Site

# How far a figure that was estimated before its end may lie from the one that came true.
_REACH_OF_ESTIMATES = Decimal("0.1")

_Key = tuple[str, str, tuple[tuple[str, str], ...], Period]
_OF_AN_ESTIMATE = Interval(Decimal("0.9"), Decimal("1.1"))


@dataclass(frozen=True, slots=True)
class History:
    """Every used statement of the site. `formers` are the ids of the units that a place was formed from."""

    statements: Mapping[_Key, tuple[Observation, ...]]
    formers: Mapping[str, tuple[str, ...]]

    def of(self, place: str, statement: Statement, period: Period) -> tuple[Observation, ...]:
        """What is stated of a place and `period` for the indicator and category of `statement`.

        The statement that serves the series comes first, then those of other bulletins.
        """
        return self.statements.get((statement.indicator.id, place, statement.category, period), ())


def remember(site: Site) -> History:
    """Index the site, once for all rules."""
    statements: dict[_Key, tuple[Observation, ...]] = {}
    for indicator, observations in site.observations.items():
        for one in observations:
            own = one.statement
            statements[indicator, one.bulletin.place.id, own.category, own.period] = (one, *one.rivals)
    formers: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for place in site.places.values():
        if place.successor:
            formers[place.successor] += (place.id,)
    return History(statements, formers)


def comparable(earlier: Statement, later: Statement) -> bool:
    """Whether two statements of one indicator count the same thing, each in its own period.

    No break lies between them; both draw their period the same way (a half-year from 15 December is not one from
    1 January) and are dated equally far from its end. Flows are of the same length; a stock has none.
    """
    as_long = later.indicator.measure == "stock" or earlier.period.months == later.period.months
    return as_long and _drawn(earlier) == _drawn(later) and not breaks_between(earlier, later)


def _drawn(statement: Statement) -> tuple[object, ...]:
    """How the counted days differ from those of the calendar, and by how many months the count from their end."""
    period = statement.period
    counted = _month(statement.as_of.day) - _month(statement.end) if statement.as_of else 0
    return statement.start - period.start, statement.end - period.end, counted


def _month(day: date) -> int:
    return day.year * 12 + day.month


def bounds_as_base(figure: Figure, status: Status) -> Interval | None:
    """The bounds of an earlier figure that something later is held against; None for a sign.

    An estimate was made before the period was over, and what came later is measured against what came true. A tenth
    either way leaves room for that, and shows a wrong scale or a rise taken for a fall all the same. "At least" says
    nothing of how much it was.
    """
    bounds = of_figure(figure)
    if bounds is None or Qualifier.AT_LEAST in figure.qualifiers:
        return None
    return bounds * _OF_AN_ESTIMATE if status is Status.ESTIMATE and bounds.low >= 0 else bounds


def bounds_of_value(figure: Figure) -> Interval | None:
    """The bounds of a figure that tells of a change itself: estimated or not, the change was worked out from it."""
    return bounds_as_base(figure, Status.FINAL)
