"""Whether two figures count the same thing, so that they may be compared, ranked or added up."""

from datetime import date

from bulletin.model.bulletin import Statement
from bulletin.site.series import breaks_between, counted_on


def comparable(earlier: Statement, later: Statement) -> bool:
    """Whether two statements of one indicator count the same thing, each in its own period.

    No break lies between them; both draw their period the same way (a half-year from 15 December is not one from
    1 January) and are dated equally far from its end. Flows are of the same length; a stock has none.
    """
    as_long = later.indicator.measure == "stock" or earlier.period.months == later.period.months
    return as_long and drawn(earlier) == drawn(later) and not breaks_between(*sorted((earlier, later), key=counted_on))


def drawn(statement: Statement) -> tuple[object, ...]:
    """How the counted days differ from those of the calendar, and by how many months the count from their end."""
    period = statement.period
    counted = _month(statement.as_of.day) - _month(statement.end) if statement.as_of else 0
    return statement.start - period.start, statement.end - period.end, counted


def _month(day: date) -> int:
    return day.year * 12 + day.month
