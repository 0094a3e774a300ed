"""Parts what belongs to periods by year, newest first."""

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import TypeVar

from bulletin.i18n.locale import Locale
from bulletin.i18n.periods import print_period_short
from bulletin.model.period import Period

Item = TypeVar("Item")


def by_year(
    items: Iterable[Item], period_of: Callable[[Item], Period], locale: Locale
) -> tuple[tuple[str, tuple[Item, ...]], ...]:
    """Each year's name with its items. A span of years belongs to its last one, at which its figures stand."""
    newest_first = sorted(items, key=lambda item: period_of(item).order, reverse=True)
    years = groupby(newest_first, key=lambda item: period_of(item).end.year)
    return tuple((print_period_short(Period("year", year), locale), tuple(own)) for year, own in years)
