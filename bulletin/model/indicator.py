"""The catalogue: what is measured, in which unit, of which kind, and how indicators relate."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from decimal import Decimal
from typing import Literal

from bulletin.model.figure import Kind
from bulletin.model.language import Localised
from bulletin.model.relation import Balance, Formula, UsualRatio
from bulletin.record import record


@record(frozen=True, slots=True)
class Domain:
    """A field of the sector, such as post; `order` places it on every page."""

    id: str
    order: int
    names: Localised


@record(frozen=True, slots=True)
class Unit:
    """A unit of measure.

    `spellings` lists, per language, what else reports print for it. `plurals` holds, per language and CLDR's plural
    category, the name after numbers that do not take the common one: "1 portal".
    """

    id: str
    names: Localised
    spellings: Mapping[str, tuple[str, ...]]
    plurals: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@record(frozen=True, slots=True)
class Category:
    """One member of a breakdown."""

    id: str
    names: Localised


@record(frozen=True, slots=True)
class Breakdown:
    """A dimension that figures may be split by, with its categories in order."""

    id: str
    names: Localised
    categories: Mapping[str, Category]


@record(frozen=True, slots=True)
class Break:
    """A day from which the series is not comparable with what went before."""

    date: date
    reason: Localised


@record(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One statistical indicator and its relations to others, by id.

    `breakdowns` says of each dimension whether its categories make up the whole. `part_of` never exceeds that
    indicator; a share printed here is a share of `share_of`; the m of "n of m" is `of`; `sum_of` together make this.
    `exceeds` allows n above m, as computers for each official may be, and percentages and shares outside 0 to 100.
    `equals` is what the value is made of by definition; it never leaves `least` to `most`; ratios outside `plausible`
    are questioned; a stock goes from one count to the next by its `balance`; a flow that is `cumulative` never falls
    from 3 to 6 to 9 months to the year. Unless it `adds_up`, the figures of several places have no sum: two provinces
    offer largely the same procedures.
    """

    id: str
    domain: Domain
    names: Localised
    definition: Localised
    kind: Kind
    unit: Unit
    measure: Literal["flow", "stock"]
    better: Literal["higher", "lower"] | None = None
    decimals: int | None = None
    breakdowns: Mapping[str, Literal["complete", "partial"]]
    part_of: str | None = None
    share_of: str | None = None
    of: str | None = None
    sum_of: tuple[str, ...] = ()
    exceeds: bool = False
    equals: Formula | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    plausible: tuple[UsualRatio, ...] = ()
    balance: Balance | None = None
    cumulative: bool = True
    adds_up: bool = True
    law: str | None = None
    breaks: tuple[Break, ...] = ()

    @property
    def below_zero(self) -> bool:
        """Whether the catalogue gives bounds within which a value may be negative."""
        return self.least is not None and self.least < 0

    def unit_id(self, kind: Kind) -> str:
        """The unit of a figure of `kind`: of a ratio that was printed as a share alone, percent."""
        share_alone = self.kind is Kind.RATIO and kind is Kind.PERCENT
        return "percent" if share_alone else self.unit.id


@record(frozen=True, slots=True)
class Catalogue:
    """All indicators in the order of their domains, then of the files, and what they are described with."""

    domains: Mapping[str, Domain]
    units: Mapping[str, Unit]
    breakdowns: Mapping[str, Breakdown]
    indicators: Mapping[str, Indicator]
