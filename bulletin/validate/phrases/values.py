"""Reads the value of a phrase, by kind: what qualifies it, its number, n of m, its unit."""

from decimal import Decimal
from typing import NamedTuple

from bulletin.model.figure import Approximate, BaseRelation, Change, ChangeKind, Kind, Number, Qualifier
from bulletin.validate.phrases.bases import read_base
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.errors import PhraseError
from bulletin.validate.phrases.numerals import read_number, regroup
from bulletin.validate.phrases.units import Subject, wrong_unit

_WITH_FRACTION = (Kind.RATIO, Kind.RANK, Kind.SCORE, Kind.DENSITY)
_WHOLE = (Kind.COUNT, Kind.RATIO, Kind.RANK)
_UNSCALED = (Kind.PERCENT, Kind.INDEX, Kind.RANK, Kind.SCORE)
# What may be less than nought whatever it measures; of any other kind the catalogue has to say so.
_BELOW_ZERO = (Kind.NUMBER, Kind.PERCENT, Kind.MONEY)


class Value(NamedTuple):
    """The first part of a phrase. `share` and `change` stand here where they are printed as the value itself."""

    number: Number
    of: Number | None = None
    qualifiers: tuple[Qualifier, ...] = ()
    estimated: bool = False
    share: Approximate | None = None
    change: Change | None = None
    # Of a ratio of which only the share is printed.
    in_percent: bool = False


def read_value(cursor: Cursor, subject: Subject) -> Value:
    """Read `[qualifiers] value [unit]`."""
    qualifiers, estimated = _preliminaries(cursor, subject.kind)
    if subject.kind is Kind.MONEY:
        cursor.take(subject.unit)  # VND 55.878 billion
    first = cursor.at
    ordinal = _ordinal(cursor) if subject.kind is Kind.RANK else None
    in_words = subject.kind is not Kind.RANK or Qualifier.TOP in qualifiers
    number = ordinal or read_number(cursor, scaled=subject.kind not in _UNSCALED, stop=subject.unit, in_words=in_words)
    if number is None:
        raise cursor.number_missing()
    if number.value < 0 and not (subject.kind in _BELOW_ZERO or subject.below_zero):
        raise cursor.error("phrase-negative", at=first, text=cursor.since(first))
    if subject.in_percent:
        return _percentage(cursor, subject, Value(number, None, qualifiers, estimated))
    if subject.kind is Kind.RATIO and cursor.take(cursor.lexicon.percent) is not None:
        fraction = _ratio_in_brackets(cursor, subject)
        if fraction is None:
            return Value(number, None, qualifiers, estimated, in_percent=True)
        return Value(*fraction, (), estimated, Approximate(number, qualifiers))
    require_whole(cursor, subject.kind, first, number)
    if subject.kind is Kind.RANK and number.value < 1:
        raise cursor.error("phrase-rank", at=first, text=cursor.since(first))
    of = _of(cursor, subject)
    return Value(number, of, qualifiers, estimated)


def _preliminaries(cursor: Cursor, kind: Kind) -> tuple[tuple[Qualifier, ...], bool]:
    """Qualifiers, "ước đạt", and words such as "đạt" that say nothing."""
    lexicon = cursor.lexicon
    qualifiers: tuple[Qualifier, ...] = ()
    estimated = False
    while not cursor.on_digits and not (kind is Kind.RANK and cursor.sees(lexicon.places_in_words)):
        if cursor.take(lexicon.estimated) is not None:
            estimated = True
        elif cursor.sees(lexicon.qualifiers):
            qualifiers = read_qualifiers(cursor, qualifiers)
        elif cursor.take(lexicon.lead) is not None:
            pass
        elif kind is Kind.RANK and Qualifier.TOP not in qualifiers and cursor.take(lexicon.top) is not None:
            qualifiers = (*qualifiers, Qualifier.TOP)
        elif not (
            (kind is Kind.RANK and cursor.take(lexicon.rank) is not None)
            or (kind is Kind.INDEX and cursor.take(lexicon.index) is not None)
        ):
            break
    return qualifiers, estimated


def read_qualifiers(cursor: Cursor, already: tuple[Qualifier, ...] = ()) -> tuple[Qualifier, ...]:
    """All qualifiers that come next; the same one twice is a slip."""
    found = already
    while True:
        first = cursor.at
        qualifier = cursor.take(cursor.lexicon.qualifiers)
        if qualifier is None:
            return found
        if qualifier in found:
            raise cursor.error("phrase-unreadable", at=first, text=cursor.since(first))
        found = (*found, qualifier)


def _ordinal(cursor: Cursor) -> Number | None:
    place = cursor.take(cursor.lexicon.places_in_words)
    return None if place is None else Number(Decimal(place))


def _percentage(cursor: Cursor, subject: Subject, value: Value) -> Value:
    """A percentage, with or without its sign; of an index, the base may follow."""
    if cursor.take(cursor.lexicon.percent) is None:
        cursor.take(subject.unit)
    change = None
    if subject.kind is Kind.INDEX and not cursor.sees(cursor.lexicon.plan):
        base = read_base(cursor, index=True)
        if base.relation is not BaseRelation.ASSUMED:
            change = Change(ChangeKind.INDEX, value.number, base, value.qualifiers)
    return Value(value.number, None, value.qualifiers, value.estimated, None, change)


def _ratio_in_brackets(cursor: Cursor, subject: Subject) -> tuple[Number, Number | None] | None:
    """The n of m behind its share: 70,68% (1.307/1.849 dịch vụ). None where something else follows, or nothing."""
    before = cursor.at
    if not cursor.accept("("):
        return None
    first = cursor.at
    number = read_number(cursor, stop=subject.unit)
    if number is None or cursor.sees(cursor.lexicon.percent):
        cursor.at = before
        return None
    if number.value < 0:
        raise cursor.error("phrase-negative", at=first, text=cursor.since(first))
    require_whole(cursor, subject.kind, first, number)
    of = _of(cursor, subject)
    if not cursor.accept(")"):
        raise cursor.unreadable() if cursor.key else cursor.error("phrase-bracket")
    return number, of


def _of(cursor: Cursor, subject: Subject) -> Number | None:
    """What follows the first number: its unit, then the m of "n of m" where the kind has one and it is printed."""
    lexicon, kind = cursor.lexicon, subject.kind
    if kind is Kind.RANK:
        cursor.take(lexicon.ordinal_endings)
    has_unit = cursor.take(subject.unit) is not None
    slash = cursor.at
    fraction = cursor.accept("/") or cursor.take(lexicon.of) is not None
    fraction = fraction or (kind is Kind.DENSITY and cursor.take(lexicon.per) is not None)
    if not fraction:
        _refuse_what_is_no_unit(cursor, subject, has_unit)
        return None
    if kind not in _WITH_FRACTION:
        raise cursor.error("phrase-fraction", at=slash, text=cursor.tokens.piece(slash - 1, cursor.at + 1))
    first = cursor.at
    # In figures alone: "trong năm" is "in the year", not "of five".
    of = read_number(cursor, scaled=kind not in _UNSCALED, stop=subject.unit) if cursor.on_digits else None
    if of is None:
        raise cursor.number_missing()
    if of.value <= 0:
        raise cursor.error("phrase-of-zero", at=first, text=cursor.since(first))
    require_whole(cursor, kind, first, of)
    has_unit = cursor.take(subject.unit) is not None or has_unit
    _refuse_what_is_no_unit(cursor, subject, has_unit)
    return of


def _refuse_what_is_no_unit(cursor: Cursor, subject: Subject, has_unit: bool) -> None:
    if has_unit:
        return
    if error := _misread_scale(cursor, subject):
        raise error
    if not cursor.key or _begins_clause(cursor):
        return
    if cursor.sees(cursor.lexicon.percent):
        raise cursor.error("phrase-percent", text=cursor.tokens.piece(cursor.at - 1, cursor.at + 1))
    if error := wrong_unit(cursor, subject):
        raise error


def _begins_clause(cursor: Cursor) -> bool:
    """Whether the words that come next say something about the value, so that they are no unit."""
    lexicon = cursor.lexicon
    shares = (lexicon.share, lexicon.share_or_index, lexicon.index)
    others = (lexicon.unchanged, lexicon.factor, lexicon.compared, lexicon.joined)
    moves = (lexicon.moves, lexicon.relative_moves, lexicon.rank_moves, lexicon.multiples)
    return any(cursor.sees(terms) for terms in (*shares, *others)) or any(cursor.sees(terms) for terms in moves)


def _misread_scale(cursor: Cursor, subject: Subject) -> PhraseError | None:
    """5 triệu of a unit that is itself "triệu thuê bao" may be five or five million of them."""
    if not subject.unit_begins_with_scale or cursor.keys[cursor.at - 1] not in cursor.lexicon.scales.by_first:
        return None
    text = cursor.tokens.piece(cursor.at - 2, cursor.at)
    bare = cursor.tokens.piece(cursor.at - 2, cursor.at - 1)
    readings = (f"{bare} {subject.unit_name}", f"{text} {subject.unit_name}")
    return cursor.error("phrase-ambiguous", at=cursor.at - 2, text=text, readings=readings)


def require_whole(cursor: Cursor, kind: Kind, first: int, number: Number) -> None:
    """Refuse decimals of what is counted, and name the whole number that may have been meant."""
    if kind not in _WHOLE or number.last_digit >= 0:
        return
    text = cursor.keys[first]
    if number.scale or text[0] == "0":
        raise cursor.error("phrase-decimal", at=first, text=text)
    # A letter typed for the last digit, as in 2.16O, is what is wrong, and not the group that it cuts short.
    if error := cursor.letters_for_digits():
        raise error
    raise cursor.error("phrase-thousands", at=first, text=text, readings=(regroup(text, cursor.lexicon.group),))
