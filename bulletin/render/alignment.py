"""Aligns numbers on the decimal sign where a total and its parts print different counts of decimals.

Rows that are right-aligned stand digit below digit only if all have as many decimals; shorter ones are set in by what
they lack. The classes that say so are in templates/assets/css/alignment.css.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bulletin.i18n.locale import Locale
from bulletin.render.figure_rows import FigureRow

# A number alone, perhaps with its per cent sign: words behind a number would be pushed about.
_NUMBER = re.compile(r"\d[\d.,]*%?")


def aligned(rows: Sequence[FigureRow], locale: Locale) -> tuple[FigureRow, ...]:
    """The rows of a table, each total with its parts aligned among themselves."""
    found: list[FigureRow] = []
    start = 0
    for end in range(1, len(rows) + 1):
        if end == len(rows) or not rows[end].part:
            found += _among_themselves(rows[start:end], locale)
            start = end
    return tuple(found)


def _among_themselves(rows: Sequence[FigureRow], locale: Locale) -> list[FigureRow]:
    decimals = [_decimals(row, locale) for row in rows]
    # What bears a per cent sign does not stand below what bears none.
    signs = {row.value.value.endswith("%") for row, count in zip(rows, decimals, strict=True) if count is not None}
    most = max((count for count in decimals if count is not None), default=0)
    if not most or len(signs) > 1:
        return list(rows)
    return [
        row if count is None or count == most else replace(row, lacking=_lacking(count, most))
        for row, count in zip(rows, decimals, strict=True)
    ]


def _decimals(row: FigureRow, locale: Locale) -> int | None:
    """How many decimals a value has; None where it is no plain number."""
    value = row.value.value
    if not _NUMBER.fullmatch(value):
        return None
    return len(value.rstrip("%").partition(locale.symbols.decimal)[2])


def _lacking(count: int, most: int) -> str:
    """The class of what a value lacks: digits alone, or the decimal sign as well."""
    return f"{'digits' if count else 'decimals'}-{most - count}"
