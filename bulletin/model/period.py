"""The spans of time that a bulletin can report on."""

import calendar
import re
from dataclasses import field
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from bulletin.record import record

PeriodKind = Literal["year", "half", "quarter", "month", "months", "span"]

_FORMS: dict[PeriodKind, re.Pattern[str]] = {
    "year": re.compile(r"(?P<year>[0-9]{4})"),
    "half": re.compile(r"(?P<year>[0-9]{4})-H(?P<number>[12])"),
    "quarter": re.compile(r"(?P<year>[0-9]{4})-Q(?P<number>[1-4])"),
    "month": re.compile(r"(?P<year>[0-9]{4})-(?P<number>0[1-9]|1[0-2])"),
    # January to the month before the n-th's end; three are Q1, six are H1, one and twelve have their own forms.
    "months": re.compile(r"(?P<year>[0-9]{4})-(?P<number>2|4|5|7|8|9|10|11)M"),
    "span": re.compile(r"(?P<year>[0-9]{4})-(?P<number>[0-9]{4})"),
}
_MONTHS_IN: dict[PeriodKind, int] = {"half": 6, "quarter": 3, "month": 1}
_PARTS_OF_YEAR = {kind: 12 // months for kind, months in _MONTHS_IN.items()}
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


@record(frozen=True, slots=True)
class Period:
    """A named span of calendar time.

    `number` is the half, quarter or month; the count of months from January of a "months" period; the last year
    of a span; 0 for a year.
    """

    kind: PeriodKind
    year: int
    number: int = 0
    # The period as `content/` writes it: asked for so often that it is made at once.
    code: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Write the code."""
        object.__setattr__(self, "code", _code(self.kind, self.year, self.number))

    def __hash__(self) -> int:
        """No two periods have one code."""
        return hash(self.code)

    @classmethod
    def parse(cls, text: str) -> "Period | None":
        """Read `2023`, `2023-H1`, `2023-Q3`, `2023-09`, `2020-7M` or `2015-2020`; None for anything else."""
        return _parsed(text)

    @property
    def slug(self) -> str:
        """The period in URLs and file names of the output."""
        return self.code.lower()

    @property
    def start(self) -> date:
        """The first day."""
        if self.kind in ("year", "months", "span"):
            return date(self.year, 1, 1)
        return date(self.year, (self.number - 1) * _MONTHS_IN[self.kind] + 1, 1)

    @property
    def end(self) -> date:
        """The last day."""
        match self.kind:
            case "year":
                return date(self.year, 12, 31)
            case "span":
                return date(self.number, 12, 31)
            case "months":
                return _month_end(self.year, self.number)
            case _:
                return _month_end(self.year, self.number * _MONTHS_IN[self.kind])

    @property
    def year_before(self) -> "Period":
        """The same period one year earlier; of a span, the span that ends where it starts."""
        if self.kind == "span":
            length = self.number - self.year + 1
            return Period("span", self.year - length, self.year - 1)
        return Period(self.kind, self.year - 1, self.number)

    @property
    def just_before(self) -> "Period | None":
        """The period of the same length that ends where this one starts; None where the calendar names none (7M)."""
        if self.kind == "months":
            return None
        if self.kind not in _PARTS_OF_YEAR:
            return self.year_before
        if self.number == 1:
            return Period(self.kind, self.year - 1, _PARTS_OF_YEAR[self.kind])
        return Period(self.kind, self.year, self.number - 1)

    @property
    def months(self) -> int:
        """The length in months."""
        match self.kind:
            case "months":
                return self.number
            case "year":
                return 12
            case "span":
                return (self.number - self.year + 1) * 12
            case _:
                return _MONTHS_IN[self.kind]

    def contains(self, other: "Period") -> bool:
        """Whether every day of `other` lies within this period."""
        return self.start <= other.start and other.end <= self.end

    @property
    def order(self) -> tuple[date, date, str]:
        """A sort key: by last day, then the shorter period first (June before H1 before the year to June)."""
        return _order(self)


@record(frozen=True, slots=True)
class AsOf:
    """The day, or the end of the month, that a stock was counted at, as `content/` writes it."""

    code: str
    day: date

    @classmethod
    def parse(cls, text: str) -> "AsOf | None":
        """Read `2023-06` or `2023-06-30`; None for anything else."""
        if match := re.fullmatch(r"([0-9]{4})-([0-9]{2})", text):
            year, month = int(match[1]), int(match[2])
            if year >= _FIRST_YEAR and 1 <= month <= 12:  # noqa: PLR2004 - months of a year
                return cls(text, _month_end(year, month))
            return None
        day = parse_date(text)
        return cls(text, day) if day else None

    @property
    def first_day(self) -> date:
        """The day itself; of a month, its first one, since the count may have been then."""
        return self.day.replace(day=1) if self.is_month else self.day

    @property
    def is_month(self) -> bool:
        """Whether only the month is known."""
        return len(self.code) == len("2023-06")


def parse_date(text: str) -> date | None:
    """Read an ISO date, `2021-01-28`; None for anything else."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _code(kind: PeriodKind, year: int, number: int) -> str:
    match kind:
        case "year":
            return f"{year}"
        case "half":
            return f"{year}-H{number}"
        case "quarter":
            return f"{year}-Q{number}"
        case "month":
            return f"{year}-{number:02}"
        case "months":
            return f"{year}-{number}M"
        case "span":
            return f"{year}-{number}"


@lru_cache(maxsize=4096)
def _parsed(text: str) -> Period | None:
    for kind, form in _FORMS.items():
        if match := form.fullmatch(text):
            period = Period(kind, int(match["year"]), int(match.groupdict().get("number") or 0))
            years = (period.year, period.number if kind == "span" else period.year)
            in_range = all(_FIRST_YEAR <= year <= _LAST_YEAR for year in years)
            in_order = kind != "span" or period.number > period.year
            return period if in_range and in_order else None
    return None


@lru_cache(maxsize=4096)
def _order(period: Period) -> tuple[date, date, str]:
    return (period.end, date.max - (period.start - date.min), period.code)


@lru_cache(maxsize=4096)
def _month_end(year: int, month: int) -> date:
    return date(year, month, 1) + timedelta(days=calendar.monthrange(year, month)[1] - 1)
