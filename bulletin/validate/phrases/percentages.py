"""Reads a clause around x%: only the words beside it tell a share, a part of the plan and an index from each other."""

from enum import Enum, auto

from bulletin.model.figure import ASSUMED_BASE, Approximate, Base, Change, ChangeKind, Kind
from bulletin.record import record
from bulletin.validate.phrases.bases import read_base, read_base_of_index
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.errors import PhraseError
from bulletin.validate.phrases.numerals import read_positive
from bulletin.validate.phrases.units import Subject
from bulletin.validate.phrases.values import read_qualifiers

_WITHOUT_SHARE = (Kind.PERCENT, Kind.INDEX, Kind.RANK)


class Place(Enum):
    """Where a clause stands, which tells what a bare percentage in it can be."""

    AFTER_VALUE = auto()
    IN_BRACKETS = auto()
    ALONE = auto()  # an item of a list of changes


class _Lead(Enum):
    """What the word before a percentage makes of it."""

    NONE = auto()
    SHARE = auto()  # chiếm 23%
    INDEX = auto()  # bằng 102%
    EITHER = auto()  # đạt 23%, đạt 102% so với cùng kỳ


@record(frozen=True, slots=True)
class Share:
    """A share printed beside the value."""

    amount: Approximate


@record(frozen=True, slots=True)
class PlanShare:
    """The part of the plan that was reached."""

    amount: Approximate


def read_percentage(
    cursor: Cursor, subject: Subject, place: Place, before: tuple[int, Base]
) -> Share | PlanShare | Change:
    """Read the clause; `before` is the piece that it starts at, and the base that was already read from there."""
    lexicon, (first, base) = cursor.lexicon, before
    lead = _lead(cursor)
    qualifiers = read_qualifiers(cursor)
    start = cursor.at
    number = read_positive(cursor, scaled=False)
    if number is None:
        raise cursor.unreadable_from(first) if lead is _Lead.NONE and not qualifiers else cursor.number_missing()
    if lead is _Lead.NONE and cursor.take(lexicon.times) is not None:
        return Change(ChangeKind.FACTOR, number, read_base(cursor) if base == ASSUMED_BASE else base, qualifiers)
    if cursor.take(lexicon.percent) is None:
        raise _percent_missing(cursor, lead, first, start)
    amount = Approximate(number, qualifiers)
    if base == ASSUMED_BASE and cursor.take(lexicon.plan) is not None:
        return PlanShare(amount)
    base = _base(cursor, lead, (first, start), base)
    if base != ASSUMED_BASE or (lead is _Lead.INDEX and place is Place.ALONE):
        return Change(ChangeKind.INDEX, number, base, qualifiers)
    if lead is _Lead.INDEX or (lead is _Lead.NONE and place is not Place.IN_BRACKETS):
        raise _share_or_index(cursor, first, start)
    if subject.kind in _WITHOUT_SHARE:
        raise cursor.error("phrase-share", at=start, text=cursor.since(start))
    cursor.take(lexicon.share_tail)
    return Share(amount)


def _lead(cursor: Cursor) -> _Lead:
    lexicon = cursor.lexicon
    if cursor.sees(lexicon.qualifiers):
        return _Lead.NONE
    if cursor.take(lexicon.index) is not None:
        return _Lead.INDEX
    if cursor.take(lexicon.share) is not None:
        return _Lead.SHARE
    return _Lead.EITHER if cursor.take(lexicon.share_or_index) is not None else _Lead.NONE


def _base(cursor: Cursor, lead: _Lead, spot: tuple[int, int], base: Base) -> Base:
    """The base of an index, from before it or after it. A share has none."""
    first, start = spot
    after = cursor.at
    if base != ASSUMED_BASE and lead in (_Lead.NONE, _Lead.SHARE):
        raise cursor.unreadable_from(first)
    if base != ASSUMED_BASE or lead is _Lead.SHARE or cursor.sees(cursor.lexicon.share_tail):
        return base
    if lead is not _Lead.NONE:
        return read_base(cursor, index=True)
    base = read_base(cursor)
    if base == ASSUMED_BASE:
        return read_base_of_index(cursor)
    # "3% so với năm 2019" lacks its "tăng" or its "bằng".
    readings, digits, compared = cursor.lexicon.readings, cursor.keys[start], cursor.since(after)
    options = (
        f"{readings.moved[1].format(number=digits)}% {compared}",
        readings.index.format(number=digits, base=compared),
    )
    raise cursor.error("phrase-ambiguous", at=first, text=cursor.since(first), readings=options)


def _percent_missing(cursor: Cursor, lead: _Lead, first: int, start: int) -> PhraseError:
    if lead is not _Lead.NONE:
        return cursor.error("phrase-percent-missing", at=start, text=cursor.since(start))
    return cursor.unreadable_from(first)


def _share_or_index(cursor: Cursor, first: int, start: int) -> PhraseError:
    """Words such as "chiếm" or "so với" are missing; after "37, 6%" it is only a space too many."""
    readings, digits, text = cursor.lexicon.readings, cursor.keys[start], cursor.since(first)
    if cursor.splits_decimal(first):
        return cursor.unreadable_from(first)
    options = (readings.share.format(number=digits), readings.index.format(number=digits, base=readings.base))
    return cursor.error("phrase-ambiguous", at=first, text=text, readings=options)
