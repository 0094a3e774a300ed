"""Synthetic figures of places that do not exist: seeded, and such that they add up from month to month."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from bulletin.model.period import Period

FIELDS = ("a", "b", "c", "d")
FIRST_YEAR = 2005
MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """What a bulletin says of one field: stocks at the end of its period, flows of the whole of it.

    `revenue` is in millions of đồng; `reached` are those of the units that a service reaches.
    """

    units: int
    urban: int
    reached: int
    new: int
    closed: int
    cases: int
    online: int
    revenue: int

    @property
    def rural(self) -> int:
        return self.units - self.urban

    @property
    def paper(self) -> int:
        return self.cases - self.online


def simulate(seed: int, place: str, field: str, months: int) -> list[FieldFigures]:
    """The months of one field in one place, from January of the year before the first bulletins."""
    random = Random(f"{seed}/{place}/{field}")  # noqa: S311 - nothing here is secret
    units, cases, revenue = random.randint(900, 9_000), random.randint(2_000, 40_000), random.randint(3_000, 90_000)
    online = random.uniform(0.3, 0.6)
    found = []
    for _ in range(months):
        new, closed = random.randint(40, 75), random.randint(25, 45)
        units += new - closed
        cases, revenue = cases + random.randint(0, 120), revenue + random.randint(0, 250)
        online = min(0.97, online + random.uniform(0, 0.004))
        own_cases = round(cases * random.uniform(0.95, 1.05))
        found.append(
            FieldFigures(
                units=units,
                urban=round(units * 0.6),
                reached=round(units * random.uniform(0.85, 0.95)),
                new=new,
                closed=closed,
                cases=own_cases,
                online=round(own_cases * online),
                revenue=round(revenue * random.uniform(0.95, 1.05)),
            )
        )
    return found


def over(months: Sequence[FieldFigures], period: Period) -> FieldFigures:
    """The figures of a month or a year."""
    end = (period.end.year - FIRST_YEAR + 1) * MONTHS_OF_YEAR + period.end.month
    own = months[end - period.months : end]
    return FieldFigures(
        units=own[-1].units,
        urban=own[-1].urban,
        reached=own[-1].reached,
        new=sum(month.new for month in own),
        closed=sum(month.closed for month in own),
        cases=sum(month.cases for month in own),
        online=sum(month.online for month in own),
        revenue=sum(month.revenue for month in own),
    )


def first_periods(count: int) -> list[Period]:
    """The first `count` periods to report on: January to December of the first year, that year, and so on."""
    each_year = MONTHS_OF_YEAR + 1
    return [
        Period("year", FIRST_YEAR + at // each_year)
        if at % each_year == MONTHS_OF_YEAR
        else Period("month", FIRST_YEAR + at // each_year, at % each_year + 1)
        for at in range(count)
    ]
