"""What the site knows of other periods and places, found at once, and what it is worth as a base."""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from bulletin.checks.interval import Interval, of_figure
from bulletin.model.bulletin import Statement, Status
from bulletin.model.figure import Figure, Qualifier
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.site.site import Observation, Site

# How far a figure that was estimated before its end may lie from the one that came true.
_REACH_OF_ESTIMATES = Decimal("0.1")

_Key = tuple[str, str, tuple[tuple[str, str], ...], Period]
_OF_AN_ESTIMATE = Interval(Decimal("0.9"), Decimal("1.1"))


@record(frozen=True, slots=True)
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
