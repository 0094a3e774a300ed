"""Reads what a change is measured against: so với năm 2019, against the same period of 2022."""

import re

from bulletin.i18n.words import NUMBER_WORDS
from bulletin.model.figure import ASSUMED_BASE, Base, BaseRelation
from bulletin.model.period import Period
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.lexicon import BaseForm
from bulletin.validate.phrases.tokens import word_key

_YEAR = re.compile(r"19[0-9]{2}|2[01][0-9]{2}")
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTH = re.compile(r"0?[1-9]|1[0-2]")
_COUNTS = {word_key(word): value for words in NUMBER_WORDS.values() for word, value in words.items() if " " not in word}
_MONTHS_OF_YEAR = 12


def read_base(cursor: Cursor, *, index: bool = False) -> Base:
    """The base that comes next; an assumed one where the phrase is silent. After an index "so với" may be left out."""
    bare = cursor.take(cursor.lexicon.bare_bases)
    if bare is not None:
        return Base(bare)
    if cursor.take(cursor.lexicon.plan) is not None:
        return Base(BaseRelation.PLAN)
    if cursor.take(cursor.lexicon.compared) is not None:
        return _required_base(cursor)
    return read_base_of_index(cursor, bare=True) if index else ASSUMED_BASE


def read_base_of_index(cursor: Cursor, *, bare: bool = False) -> Base:
    """The base in the words that only an index has: "of 2019"; where `bare` also "bằng 95% cùng kỳ"."""
    if cursor.take(cursor.lexicon.of_base) is not None:
        return _required_base(cursor)
    return (bare and not cursor.lexicon.base_needs_word and _named_base(cursor)) or ASSUMED_BASE


def _required_base(cursor: Cursor) -> Base:
    base = _named_base(cursor)
    if base is None:
        raise cursor.error("phrase-base", text=cursor.rest())
    return base


def _named_base(cursor: Cursor) -> Base | None:
    bases = cursor.lexicon.bases
    for form in (*bases.get(cursor.key, ()), *bases[""]):
        if slots := _slots(cursor, form):
            period = _period(form, slots)
            if period is not None or form.kind is None:
                cursor.at += len(form.form)
                return Base(form.relation, period)
    return None


def _slots(cursor: Cursor, form: BaseForm) -> dict[str, int] | None:
    """The value of each slot if `form` stands here. A form without slots fills one of its own, to tell it from none."""
    found = {"": form.number}
    for distance, expected in enumerate(form.form):
        at = cursor.at + distance
        key = cursor.keys[at] if at < len(cursor.keys) else ""
        if key == expected:
            continue
        value = _slot(cursor, expected, key)
        if value is None:
            return None
        found[expected] = value
    return found


def _slot(cursor: Cursor, slot: str, key: str) -> int | None:
    match slot:
        case "YEAR" | "LAST":
            return int(key) if _YEAR.fullmatch(key) else None
        case "MONTH":
            if cursor.lexicon.months:
                return cursor.lexicon.months.get(key)
            return int(key) if _MONTH.fullmatch(key) else None
        case "QUARTER":
            return _QUARTERS.get(key)
        case "COUNT":
            return int(key) if _MONTH.fullmatch(key) else _COUNTS.get(key)
        case _:
            return None


def _period(form: BaseForm, slots: dict[str, int]) -> Period | None:
    """The period that a form names; None where its parts do not make one."""
    number = slots.get("LAST") or slots.get("MONTH") or slots.get("QUARTER") or slots.get("COUNT") or form.number
    match form.kind:
        case None:
            return None
        case "span":
            return Period("span", slots["YEAR"], number) if number > slots["YEAR"] else None
        case "months":
            return _months(slots["YEAR"], number)
        case kind:
            return Period(kind, slots["YEAR"], number)


def _months(year: int, count: int) -> Period | None:
    """The first `count` months of a year. Twelve, six, three and one are named otherwise."""
    match count:
        case 12:
            return Period("year", year)
        case 6:
            return Period("half", year, 1)
        case 3:
            return Period("quarter", year, 1)
        case 1:
            return Period("month", year, 1)
        case _ if 1 < count < _MONTHS_OF_YEAR:
            return Period("months", year, count)
        case _:
            return None
