"""A figure as a report prints it: the number, its digits and scale, and what the same phrase says about it."""

from dataclasses import field
from decimal import Context, Decimal
from enum import StrEnum

from bulletin.model.period import Period
from bulletin.record import record


class Kind(StrEnum):
    """How an indicator's figures are written and compared."""

    COUNT = "count"
    MONEY = "money"
    PERCENT = "percent"
    RATIO = "ratio"  # n of m
    NUMBER = "number"  # a measure with decimals and a unit
    DENSITY = "density"  # n for every m
    DURATION = "duration"
    RANK = "rank"  # n-th of m; lower is better
    SCORE = "score"  # n out of m
    INDEX = "index"  # base = 100


class Qualifier(StrEnum):
    """A word that makes a number approximate. `ước` is none of them: it sets the status."""

    OVER = "over"
    NEARLY = "nearly"
    ABOUT = "about"
    AT_LEAST = "at-least"
    TOP = "top"  # of a rank: among the first so many


# Wide enough that no printed number is ever rounded by the context.
_EXACT = Context(prec=100)


class Sign(StrEnum):
    """What stands where a number does not; three different things, none of them zero."""

    NONE_OCCURRED = "-"
    NOT_COLLECTED = "..."
    NOT_APPLICABLE = "x"


@record(frozen=True, slots=True)
class Number:
    """A printed number.

    `value` is in full (55 tỷ 878 triệu is 55878000000). `last_digit` is the power of ten of the last digit printed
    (6 there; -2 in 23,09). `scale` is the power of ten of the largest scale word (9 there; 0 without one).
    `chained` tells "55 tỷ 878 triệu" from "55,878 tỷ": a spelling, which equality ignores.
    """

    value: Decimal
    last_digit: int = 0
    scale: int = 0
    chained: bool = field(default=False, compare=False)

    @property
    def step(self) -> Decimal:
        """One unit of the last printed digit: the precision that the source claims."""
        return Decimal(1).scaleb(self.last_digit)

    @property
    def plain(self) -> str:
        """The number in full with a decimal point and the digits that its source printed: 55878000000, 23.09, 73.60.

        The last printed digit decides about zeros, since 55,878 tỷ may arrive as 55878000000.000.
        """
        printed = self.value.quantize(self.step, context=_EXACT)
        shown = printed if printed == self.value else self.value
        return f"{shown.copy_abs() if shown.is_zero() else shown:f}"


@record(frozen=True, slots=True)
class Approximate:
    """A number and the words that qualify it, as a share, a target or a change of so much."""

    number: Number
    qualifiers: tuple[Qualifier, ...] = ()


class BaseRelation(StrEnum):
    """What a change is measured against."""

    PERIOD = "period"  # a period that the phrase names
    SAME_PERIOD = "same-period"  # the same months of another year
    PREVIOUS_YEAR = "previous-year"  # the whole year before
    PREVIOUS_PERIOD = "previous-period"  # the period just before: last month, last quarter
    PLAN = "plan"  # what was planned, of which no period is said
    ASSUMED = "assumed"  # the phrase is silent


@record(frozen=True, slots=True)
class Base:
    """The base of a change. `period` is set for PERIOD, and for SAME_PERIOD where the phrase names the year."""

    relation: BaseRelation
    period: Period | None = None

    def of(self, period: Period) -> Period | None:
        """The base's period for a figure of `period`; None where it cannot be told."""
        match self.relation:
            case BaseRelation.PERIOD:
                return self.period
            case BaseRelation.SAME_PERIOD if self.period and period.kind != "span":
                return Period(period.kind, self.period.year, period.number)
            case BaseRelation.PREVIOUS_YEAR:
                return Period("year", period.year - 1)
            case BaseRelation.PREVIOUS_PERIOD | BaseRelation.PLAN:
                return None
            case _:
                return period.year_before


ASSUMED_BASE = Base(BaseRelation.ASSUMED)


class ChangeKind(StrEnum):
    """How a change is expressed."""

    GROWTH = "growth"  # in percent of the base
    DIFFERENCE = "difference"  # in the indicator's unit
    POINTS = "points"  # percentage points
    PLACES = "places"  # of a rank; positive is better
    FACTOR = "factor"  # times the base
    INDEX = "index"  # the base being 100
    UNCHANGED = "unchanged"
    UNSPECIFIED = "unspecified"  # in percent, but the source does not say whether points or percent of the base


@record(frozen=True, slots=True)
class Change:
    """A comparison that the source prints. A fall is negative: `tăng 43,16%` is +43.16, `giảm 2%` is -2."""

    kind: ChangeKind
    number: Number
    base: Base = ASSUMED_BASE
    qualifiers: tuple[Qualifier, ...] = ()


@record(frozen=True, slots=True, kw_only=True)
class Figure:
    """What one phrase says.

    A ratio's share printed without its n and m is a figure of kind PERCENT.

    Exactly one of `number` and `sign` is set. `of` is the m of "n of m" (ratio, rank, score, density; the base of an
    index is always 100 and not written here). `share` is a share printed beside the number, `plan_share` the part of
    the plan that was reached, both in percent.
    """

    kind: Kind
    number: Number | None = None
    sign: Sign | None = None
    of: Number | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    estimated: bool = False
    share: Approximate | None = None
    plan_share: Approximate | None = None
    changes: tuple[Change, ...] = ()
