"""Reads a rise or a fall: tăng 43,16%, giảm 2 điểm %, up 3 places."""

from dataclasses import replace
from decimal import Decimal

from bulletin.model.figure import Base, BaseRelation, Change, ChangeKind, Kind, Number, Qualifier
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.errors import PhraseError
from bulletin.validate.phrases.numerals import read_positive
from bulletin.validate.phrases.units import Subject, wrong_unit
from bulletin.validate.phrases.values import read_qualifiers, require_whole

_WITH_POINTS = (Kind.PERCENT, Kind.INDEX, Kind.RATIO)


def read_move(cursor: Cursor, subject: Subject, *, share_first: bool) -> Change | None:
    """A change in words of rising, falling, multiplying or staying; None where none of them comes next.

    `share_first` tells that the value was printed as a percentage, though its kind is a ratio.
    """
    lexicon, first = cursor.lexicon, cursor.at
    if cursor.take(lexicon.unchanged) is not None:
        return Change(ChangeKind.UNCHANGED, Number(Decimal(0)))
    if (times := cursor.take(lexicon.multiples)) is not None:
        return Change(ChangeKind.FACTOR, Number(Decimal(times)))
    if cursor.take(lexicon.factor) is not None:
        return _factor(cursor)
    if (direction := cursor.take(lexicon.relative_moves)) is not None:
        return _relative(cursor, direction)
    direction = cursor.take(lexicon.moves)
    if direction is None and subject.kind is Kind.RANK:
        direction = cursor.take(lexicon.rank_moves)
    if direction is None:
        return None
    over_plan = cursor.take(lexicon.plan) is not None  # vượt kế hoạch 5%
    change = _moved(cursor, subject, (first, direction), share_first=share_first)
    return replace(change, base=Base(BaseRelation.PLAN)) if over_plan else change


def _factor(cursor: Cursor) -> Change:
    qualifiers, number, _ = _size(cursor)
    if cursor.take(cursor.lexicon.times) is None:
        raise cursor.unreadable()
    return Change(ChangeKind.FACTOR, number, qualifiers=qualifiers)


def _relative(cursor: Cursor, direction: int) -> Change:
    qualifiers, number, first = _size(cursor)
    if cursor.take(cursor.lexicon.percent) is None:
        raise cursor.error("phrase-percent-missing", at=first, text=cursor.since(first))
    return Change(ChangeKind.GROWTH, signed(number, direction), qualifiers=qualifiers)


def _size(cursor: Cursor, subject: Subject | None = None) -> tuple[tuple[Qualifier, ...], Number, int]:
    """The qualifiers and the number of a change, and where the number stands. Up or down is said in words alone."""
    qualifiers = read_qualifiers(cursor)
    if subject and subject.kind is Kind.MONEY:
        cursor.take(subject.unit)  # up VND 5 billion
    first = cursor.at
    number = read_positive(cursor, stop=subject.unit if subject else None)
    if number is None:
        raise cursor.number_missing()
    return qualifiers, number, first


def _moved(cursor: Cursor, subject: Subject, verb: tuple[int, int], *, share_first: bool) -> Change:
    """How much follows "tăng": the words after the number tell a percentage from points, places, times and units."""
    lexicon, kind, (start, direction) = cursor.lexicon, subject.kind, verb
    qualifiers, number, first = _size(cursor, subject)
    moved = signed(number, direction)
    if kind is Kind.RANK:
        return _places(cursor, first, number, Change(ChangeKind.PLACES, moved, qualifiers=qualifiers))
    if cursor.take(lexicon.points) is not None or (subject.in_percent and cursor.take(lexicon.bare_points) is not None):
        if kind not in _WITH_POINTS:
            raise cursor.error("phrase-points", at=first, text=cursor.since(first))
        return Change(ChangeKind.POINTS, moved, qualifiers=qualifiers)
    if cursor.sees(lexicon.times):
        return _times(cursor, subject, direction, Change(ChangeKind.FACTOR, number, qualifiers=qualifiers), first)
    in_percent = cursor.take(lexicon.percent) is not None
    if in_percent and cursor.take(lexicon.unspecified) is not None:
        return Change(ChangeKind.UNSPECIFIED, moved, qualifiers=qualifiers)
    if subject.in_percent or (in_percent and share_first):
        raise _points_or_growth(cursor, start, first, direction)
    if in_percent:
        return Change(ChangeKind.GROWTH, moved, qualifiers=qualifiers)
    require_whole(cursor, kind, first, number)
    if error := _wrong_difference(cursor, subject, first, verb, number):
        raise error
    return Change(ChangeKind.DIFFERENCE, moved, qualifiers=qualifiers)


def _wrong_difference(
    cursor: Cursor, subject: Subject, first: int, verb: tuple[int, int], number: Number
) -> PhraseError | None:
    """The problem of the unit of a difference. Nobody writes so many single dong without saying dong."""
    if cursor.take(subject.unit) is not None:
        return None
    has_currency = subject.unit.find(cursor.keys, first - 1) is not None
    if subject.kind is Kind.MONEY and not number.scale and not has_currency:
        (start, direction), digits = verb, cursor.keys[first]
        moved = cursor.lexicon.readings.moved[direction]
        options = (moved.format(number=f"{digits}%"), moved.format(number=f"{digits} {subject.unit_name}"))
        return cursor.error("phrase-ambiguous", at=start, text=cursor.since(start), readings=options)
    return None if cursor.sees(cursor.lexicon.compared) else wrong_unit(cursor, subject)


def _places(cursor: Cursor, first: int, number: Number, change: Change) -> Change:
    if cursor.take(cursor.lexicon.places) is None:
        raise cursor.error("phrase-places", at=first, text=cursor.tokens.piece(first, cursor.at + bool(cursor.key)))
    require_whole(cursor, Kind.RANK, first, number)
    return change


def _times(cursor: Cursor, subject: Subject, direction: int, change: Change, first: int) -> Change:
    """Tăng 2 lần is twice as much; giảm 2 lần is read by some as a half, by others as nothing that can be."""
    readings, digits = cursor.lexicon.readings, cursor.since(first)
    text = cursor.tokens.piece(first, cursor.at + 1)
    if cursor.sees(subject.unit):
        options = (readings.factor.format(number=digits), readings.moved[direction].format(number=digits))
        raise cursor.error("phrase-ambiguous", at=first, text=text, readings=options)
    if direction < 0:
        raise cursor.error("phrase-times-down", at=first, text=text)
    cursor.take(cursor.lexicon.times)
    return change


def _points_or_growth(cursor: Cursor, start: int, first: int, direction: int) -> PhraseError:
    readings, digits = cursor.lexicon.readings, cursor.keys[first]
    forms = (readings.points, readings.relative, readings.unspecified)
    options = tuple(form[direction].format(number=digits) for form in forms)
    return cursor.error("phrase-ambiguous", at=start, text=cursor.since(start), readings=options)


def signed(number: Number, direction: int) -> Number:
    """The size of a change as a rise or a fall."""
    if direction > 0:
        return number
    return Number(-number.value, number.last_digit, number.scale, number.chained)
