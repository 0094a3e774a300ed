"""Reads the number of a phrase: digits in the notation of its language, small number words, scales and their chains."""

import re
from decimal import Decimal
from typing import NamedTuple

from bulletin.model.figure import Number
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.errors import PhraseError
from bulletin.validate.phrases.lexicon import Terms

_PLAIN = re.compile(r"0|0?[1-9]|[1-9][0-9]+")
# By group sign: digits grouped by threes; a decimal; and a single group sign between digits.
_GROUPED = {
    ".": re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?"),
    ",": re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?"),
}
_DECIMAL = {".": re.compile(r"(?:0|[1-9][0-9]*),[0-9]+"), ",": re.compile(r"(?:0|[1-9][0-9]*)\.[0-9]+")}
_SINGLE = {".": re.compile(r"(0|[1-9][0-9]*)\.([0-9]+)"), ",": re.compile(r"(0|[1-9][0-9]*),([0-9]+)")}
_GROUP_LENGTH = 3
# With scales up to 10^12 that stays within the 28 digits of decimal arithmetic.
_MOST_DIGITS = 15
_TOO_MUCH = 10**27


class Printed(NamedTuple):
    """A number as printed: `digits` · 10^`exponent`, 55,87 being 5587 · 10^-2."""

    digits: int
    exponent: int = 0

    def number(self, scale: int = 0, chained: bool = False) -> Number:
        """The value in full, with no exponent of its own that would show when it is written out."""
        last_digit = self.exponent + scale
        value = Decimal(self.digits * 10**last_digit) if last_digit >= 0 else Decimal(self.digits).scaleb(last_digit)
        return Number(value, last_digit, scale, chained)


def read_number(
    cursor: Cursor, *, scaled: bool = True, stop: Terms[str] | None = None, in_words: bool = True
) -> Number | None:
    """The number that comes next; None where none does. `stop` is what ends it: a unit may begin with a scale word."""
    lexicon = cursor.lexicon
    first = cursor.at
    negative = cursor.key in ("-", "−") and cursor.digits_at(first + 1)
    cursor.at += negative
    printed = _read_printed(cursor) if in_words or cursor.on_digits else None
    if printed is None:
        return None
    scale = None if not scaled or (stop and cursor.sees(stop)) else cursor.take(lexicon.scales)
    if scale is None:
        number = printed.number()
    elif cursor.on_digits and not (stop and cursor.sees(stop)):
        number = _read_chain(cursor, first, printed, scale)
    else:
        number = printed.number(scale)
    return Number(-number.value, number.last_digit, number.scale) if negative else number


def read_positive(cursor: Cursor, *, scaled: bool = True, stop: Terms[str] | None = None) -> Number | None:
    """A number that takes no sign: what it rises or falls by is said in words."""
    if cursor.key in ("+", "-", "−") and cursor.digits_at(cursor.at + 1):
        raise cursor.signed_change()
    return read_number(cursor, scaled=scaled, stop=stop)


def _read_printed(cursor: Cursor) -> Printed | None:
    if cursor.on_digits:
        printed = _read_digits(cursor)
        cursor.at += 1
        return printed
    first = cursor.at
    value = cursor.take(cursor.lexicon.number_words)
    if value is None:
        return None
    if value == 0 and cursor.lexicon.doubtful_zero:
        cursor.at = first
        if cursor.sees(cursor.lexicon.refused):
            raise cursor.number_missing()
        readings = ("0", cursor.lexicon.readings.missing)
        raise cursor.error("phrase-ambiguous", at=first, text=cursor.lexicon.doubtful_zero, readings=readings)
    return Printed(value)


def _read_digits(cursor: Cursor) -> Printed:
    text, group, decimal = cursor.key, cursor.lexicon.group, cursor.lexicon.decimal
    if len(text.replace(".", "").replace(",", "")) > _MOST_DIGITS:
        raise cursor.error("phrase-digits", text=text, most=_MOST_DIGITS)
    if _PLAIN.fullmatch(text):
        return Printed(int(text))
    if _GROUPED[group].fullmatch(text):
        whole, _, fraction = text.replace(group, "").partition(decimal)
        return Printed(int(whole + fraction), -len(fraction))
    if _DECIMAL[group].fullmatch(text):
        whole, _, fraction = text.partition(decimal)
        return Printed(int(whole + fraction), -len(fraction))
    if single := _SINGLE[group].fullmatch(text):
        # Three digits after it would group thousands, and these cannot: 0.123, 1234.567.
        if len(single[2]) == _GROUP_LENGTH:
            readings = (regroup(single[1], group) + decimal + single[2], regroup(text, group))
            raise cursor.error("phrase-ambiguous", text=text, readings=readings)
        return Printed(int(single[1] + single[2]), -len(single[2]))
    raise cursor.misspelt_number(text, _possible(text, group, decimal))


def regroup(text: str, group: str) -> str:
    """The digits of `text` as one whole number, grouped anew."""
    return f"{int(text.replace('.', '').replace(',', '')):,}".replace(",", group)


def _possible(text: str, group: str, decimal: str) -> tuple[str, ...]:
    """What a malformed number could mean, in the notation of the phrase."""
    if text[0] == "0":
        return ()
    if _GROUPED[decimal].fullmatch(text):
        return (text.translate(str.maketrans(group + decimal, decimal + group)),)
    return (regroup(text, group),)


def _read_chain(cursor: Cursor, first: int, printed: Printed, scale: int) -> Number:
    """The links after "55 tỷ": each names its scale, scales fall, and no link reaches the one before."""
    if printed.exponent:
        raise cursor.error("phrase-scale-decimal", at=first, text=cursor.since(first))
    largest, so_far = scale, Printed(printed.digits, scale)
    while cursor.on_digits:
        start = cursor.at
        link = _read_digits(cursor)
        cursor.at += 1
        link_scale = cursor.take(cursor.lexicon.scales)
        if link_scale is None:
            raise _scale_not_named(cursor, (first, start), so_far, link)
        if link_scale >= scale:
            raise _scales_rise(cursor, (first, start), so_far, Printed(link.digits, link.exponent + link_scale))
        if link.digits * 10**link_scale >= 10 ** (scale - link.exponent):
            above = f"1 {cursor.lexicon.scale_names[scale]}"
            raise cursor.error("phrase-scale-part", at=start, text=cursor.since(start), above=above)
        lowest = link.exponent + link_scale
        so_far = Printed(so_far.digits * 10 ** (so_far.exponent - lowest) + link.digits, lowest)
        scale = link_scale
        if link.exponent:
            break
    if so_far.digits >= _TOO_MUCH:
        raise cursor.error("phrase-digits", at=first, text=cursor.since(first), most=_MOST_DIGITS)
    return Printed(so_far.digits, so_far.exponent - largest).number(largest, chained=True)


def _scale_not_named(cursor: Cursor, spot: tuple[int, int], so_far: Printed, link: Printed) -> PhraseError:
    """4 tỷ 190 is said for 4 tỷ 190 triệu, and written for 4 tỷ and 190."""
    first, start = spot
    lexicon, text = cursor.lexicon, cursor.since(first)
    total = so_far.number().value + link.number().value
    in_full = f"{total:,f}".translate(str.maketrans(",.", lexicon.group + lexicon.decimal))
    if next_scale := lexicon.scale_names.get(so_far.exponent - 3):
        return cursor.error("phrase-ambiguous", at=start, text=text, readings=(f"{text} {next_scale}", in_full))
    return cursor.error("phrase-scale-said", at=start, text=text, readings=(in_full,))


def _scales_rise(cursor: Cursor, spot: tuple[int, int], so_far: Printed, link: Printed) -> PhraseError:
    """2 nghìn 886 tỷ is how 2.886 tỷ is said, not how it is written."""
    first, start = spot
    name = cursor.lexicon.scale_names.get(link.exponent)
    if so_far.exponent == _GROUP_LENGTH and name and link.digits < 10**_GROUP_LENGTH:
        thousands = so_far.digits * 10**_GROUP_LENGTH + link.digits
        reading = f"{regroup(str(thousands), cursor.lexicon.group)} {name}"
        return cursor.error("phrase-scale-said", at=start, text=cursor.since(first), readings=(reading,))
    return cursor.error("phrase-scale", at=start, text=cursor.since(first))
