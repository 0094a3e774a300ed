"""Reads what follows the value of a phrase: its share, the part of the plan that it is, its comparisons."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from bulletin.model.figure import ASSUMED_BASE, Approximate, Base, BaseRelation, Change, ChangeKind, Kind
from bulletin.validate.phrases.bases import read_base
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.errors import PhraseError
from bulletin.validate.phrases.moves import read_move
from bulletin.validate.phrases.numerals import read_positive
from bulletin.validate.phrases.units import Subject
from bulletin.validate.phrases.values import read_qualifiers

_WITHOUT_SHARE = (Kind.PERCENT, Kind.INDEX, Kind.RANK)


class Place(Enum):
    """Where a clause stands, which tells what a bare percentage in it can be."""

    AFTER_VALUE = auto()
    IN_BRACKETS = auto()
    ALONE = auto()  # an item of a list of changes


@dataclass(frozen=True, slots=True)
class Share:
    """A share printed beside the value."""

    amount: Approximate


@dataclass(frozen=True, slots=True)
class PlanShare:
    """The part of the plan that was reached."""

    amount: Approximate


Clause = Share | PlanShare | Change


def read_clauses(cursor: Cursor, subject: Subject, *, share_first: bool) -> Iterator[tuple[int, Clause]]:
    """All clauses to the end of the phrase, each with the piece that it starts at; brackets may hold several."""
    while cursor.key and not on_full_stop(cursor):
        if cursor.accept("("):
            yield from _bracketed(cursor, subject, share_first=share_first)
            continue
        _pass_separators(cursor)
        yield cursor.at, read_clause(cursor, subject, Place.AFTER_VALUE, share_first=share_first)


def _bracketed(cursor: Cursor, subject: Subject, *, share_first: bool) -> Iterator[tuple[int, Clause]]:
    while True:
        yield cursor.at, read_clause(cursor, subject, Place.IN_BRACKETS, share_first=share_first)
        if cursor.accept(")"):
            return
        if not cursor.key:
            raise cursor.error("phrase-bracket")
        _pass_separators(cursor)


def _pass_separators(cursor: Cursor) -> None:
    if cursor.key in (",", ";"):
        cursor.at += 1
    cursor.take(cursor.lexicon.joined)


def on_full_stop(cursor: Cursor) -> bool:
    """A phrase copied from the end of a sentence brings its full stop along."""
    return cursor.key == "." and cursor.keys[cursor.at + 1] == ""


def read_clause(cursor: Cursor, subject: Subject, place: Place, *, share_first: bool = False) -> Clause:
    """One share, part of the plan or change. The base of a change stands before or after it."""
    first = cursor.at
    base = ASSUMED_BASE if cursor.sees(cursor.lexicon.plan) else read_base(cursor)
    change = read_move(cursor, subject, share_first=share_first)
    if change is None:
        return _percentage(cursor, subject, place, (first, base))
    return replace(change, base=read_base(cursor) if base.relation is BaseRelation.ASSUMED else base)


def _percentage(cursor: Cursor, subject: Subject, place: Place, before: tuple[int, Base]) -> Clause:
    """A clause around x%: only the words beside it tell a share from a part of the plan and from an index."""
    lexicon, (first, base) = cursor.lexicon, before
    if cursor.key in ("+", "-", "−") and cursor.digits_at(cursor.at + 1):
        raise cursor.signed_change()
    says_index = not cursor.sees(lexicon.qualifiers) and cursor.take(lexicon.index) is not None
    says_share = not says_index and cursor.take(lexicon.share) is not None
    qualifiers = read_qualifiers(cursor)
    start = cursor.at
    number = read_positive(cursor, scaled=False)
    if number is None:
        raise cursor.unreadable() if start == first else cursor.number_missing()
    if not says_share and not says_index and cursor.take(lexicon.times) is not None:
        return Change(ChangeKind.FACTOR, number, _last_base(cursor, base), qualifiers)
    if cursor.take(lexicon.percent) is None:
        raise _no_percentage(cursor, first, start, named=says_share or says_index)
    amount = Approximate(number, qualifiers)
    if cursor.take(lexicon.plan) is not None:
        return PlanShare(amount)
    if not says_share and not cursor.sees(lexicon.share_tail):
        base = _last_base(cursor, base, index=True)
    if base.relation is not BaseRelation.ASSUMED or (says_index and place is Place.ALONE):
        return Change(ChangeKind.INDEX, number, base, qualifiers)
    if not says_share and (says_index or place is not Place.IN_BRACKETS):
        raise _share_or_index(cursor, first, start)
    return _share(cursor, subject, start, amount)


def _last_base(cursor: Cursor, base: Base, *, index: bool = False) -> Base:
    return read_base(cursor, index=index) if base.relation is BaseRelation.ASSUMED else base


def _no_percentage(cursor: Cursor, first: int, start: int, *, named: bool) -> PhraseError:
    if named:
        return cursor.error("phrase-percent-missing", at=start, text=cursor.since(start))
    cursor.at = first
    return cursor.unreadable()


def _share_or_index(cursor: Cursor, first: int, start: int) -> PhraseError:
    """Words such as "chiếm" or "so với" are missing; after "37, 6%" it is only a space too many."""
    readings, digits, text = cursor.lexicon.readings, cursor.keys[start], cursor.since(first)
    if cursor.splits_decimal(first):
        cursor.at = first
        return cursor.unreadable()
    options = (readings.share.format(number=digits), readings.index.format(number=digits))
    return cursor.error("phrase-ambiguous", at=first, text=text, readings=options)


def _share(cursor: Cursor, subject: Subject, start: int, amount: Approximate) -> Share:
    if subject.kind in _WITHOUT_SHARE:
        raise cursor.error("phrase-share", at=start, text=cursor.since(start))
    cursor.take(cursor.lexicon.share_tail)
    return Share(amount)
