"""Every number that a bulletin states, to hold the numbers in its words against; and the one that a slip may mean."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from bulletin.i18n.problem_texts import plain_number
from bulletin.i18n.words import SCALE_WORDS
from bulletin.model.bulletin import Bulletin
from bulletin.model.figure import Approximate, Change, ChangeKind, Figure, Kind, Number
from bulletin.model.indicator import Unit
from bulletin.model.words import TypedNumber
from bulletin.prose.patterns import scale
from bulletin.record import record
from bulletin.site.quotes import Quote

_IN_PERCENT = frozenset({ChangeKind.GROWTH, ChangeKind.POINTS, ChangeKind.INDEX, ChangeKind.UNSPECIFIED})
_SCALED_UNIT = {language: re.compile(scale(language), re.IGNORECASE) for language in SCALE_WORDS}
_PAIR = 2
# One wrong digit of a number that has only these many is as likely another number.
_FEW_DIGITS = 2
_SLIPS_OF_SCALE = tuple(Decimal(10) ** power for power in (3, -3, 6, -6, 9, -9))


class Stated(NamedTuple):
    """One number of a figure. `reference` quotes it, or the figure that it belongs to; `of` is the m of "n of m".

    `unit_scale` is the power of ten that the unit's own name has ("triệu thuê bao").
    """

    reference: str
    number: Number
    of: Number | None = None
    percent: bool = False
    is_change: bool = False
    unit_scale: int = 0

    def values(self) -> Iterable[Decimal]:
        """What it may be in words: its value, of a fall also without the sign, and with the scale of its unit."""
        own = self.number.value
        if own >= 0 and self.unit_scale <= 0:  # most
            return (own,)
        in_full = {own.scaleb(self.unit_scale)} if self.unit_scale > 0 else set()
        return {own, abs(own)} | in_full

    def printed(self, notation: str) -> str:
        """The number as an editor types it in a text of that notation."""
        value = abs(self.number.value) if self.is_change else self.number.value
        decimals = max(0, self.number.scale - self.number.last_digit)
        text = plain_number(value.scaleb(-self.number.scale).quantize(Decimal(1).scaleb(-decimals)), notation)
        if self.number.scale:
            words = SCALE_WORDS.get(notation, SCALE_WORDS["vi"])
            text += " " + next(word for word, power in words.items() if power == self.number.scale)
        if self.of:
            text += "/" + plain_number(self.of.value, notation)
        return text + ("%" if self.percent else "")


@record(frozen=True, slots=True)
class StatedNumbers:
    """All numbers of a bulletin, in the order of the file, and the same by the values that words may give them."""

    in_order: Sequence[Stated]
    by_value: Mapping[Decimal, Sequence[Stated]]


def stated_numbers(bulletin: Bulletin, known: Mapping[str, Quote]) -> StatedNumbers:
    """Everything that the bulletin states; `known` are the figures that its words may quote."""
    units = {one.indicator.unit.id: one.indicator.unit for one in bulletin.every_figure()}
    scales = {name: _scale_of(unit) for name, unit in units.items()}
    in_order = [number for name, quote in known.items() for number in _numbers(name, quote, scales)]
    by_value: dict[Decimal, list[Stated]] = {}
    for one in in_order:
        for value in one.values():
            by_value.setdefault(value, []).append(one)
    return StatedNumbers(in_order, by_value)


def _numbers(name: str, quote: Quote, scales: Mapping[str, int]) -> Iterator[Stated]:
    unit = quote.statement.indicator.unit
    unit_scale = scales[unit.id]
    match quote.quoted:
        case Figure() as figure:
            if figure.number:
                yield Stated(name, figure.number, figure.of, _in_percent(figure.kind, unit), unit_scale=unit_scale)
            if figure.of:
                yield Stated(name, figure.of, unit_scale=unit_scale)
            for share in filter(None, (figure.share, figure.plan_share)):
                yield Stated(name, share.number, percent=True)
            for change in figure.changes:
                yield _of_change(name, change, unit_scale)
        case Change() as change:
            yield _of_change(name, change, unit_scale)
        case Approximate() as share:
            yield Stated(name, share.number, percent=True)
        case Number() as number:
            yield Stated(name, number, unit_scale=unit_scale)


def _of_change(name: str, change: Change, unit_scale: int) -> Stated:
    return Stated(name, change.number, None, change.kind in _IN_PERCENT, is_change=True, unit_scale=unit_scale)


def _in_percent(kind: Kind, unit: Unit) -> bool:
    return kind in (Kind.PERCENT, Kind.INDEX) or "%" in unit.names.texts.values()


def _scale_of(unit: Unit) -> int:
    names = [(language, name) for language, name in unit.names.texts.items()]
    names += [(language, name) for language, spelt in unit.spellings.items() for name in spelt]
    for language, name in names:
        pattern = _SCALED_UNIT.get(language)
        if pattern and (found := pattern.match(name)):
            return SCALE_WORDS[language][" ".join(found[0].casefold().split())]
    return 0


def is_stated(typed: TypedNumber, stated: StatedNumbers) -> bool:
    """Whether a number in words is one of the bulletin; of a fraction, whether the two belong together."""
    if len(typed.values) == _PAIR:
        n, m = typed.values
        parts, wholes = (stated.by_value.get(value, ()) for value in (n, m))
        if any(one.of and one.of.value == m for one in parts):
            return True
        # A part and its whole may be figures of their own.
        counts = any(one.of is None and not one.percent for one in parts)
        return n <= m and counts and any(not one.percent for one in wholes)
    alike = (one for value in typed.values for one in stated.by_value.get(value, ()))
    return any(one.percent or not typed.percent for one in alike)


def nearest(typed: TypedNumber, stated: Sequence[Stated]) -> Stated | None:
    """The number that was probably meant: the same digits, three noughts off, rounded, or one digit off."""
    if len(typed.values) == _PAIR:
        return _nearest_fraction(typed, stated)
    digits = _digits(typed.text)
    for alike in (
        [one for one in stated if _digits_of(one.number) == digits],
        [one for one in stated for factor in _SLIPS_OF_SCALE if one.number.value * factor in typed.values],
        [one for one in stated if any(_rounded(one.number, value) for value in typed.values) and len(digits) > 1],
    ):
        if alike:
            return alike[0]
    slips = [one for one in stated if any(_one_digit_off(one.number, value, digits) for value in typed.values)]
    return slips[0] if slips and (len(digits) > _FEW_DIGITS or _same(slips)) else None


def _nearest_fraction(typed: TypedNumber, stated: Sequence[Stated]) -> Stated | None:
    n, m = typed.values
    pairs = [(one, one.number.value, one.of.value) for one in stated if one.of]
    for alike in (
        [one for one, own, of in pairs if (own, of) == (m, n) or own == n],
        [one for one, _, of in pairs if of == m],
    ):
        if alike and _same(alike):
            return alike[0]
    return None


def _same(found: Iterable[Stated]) -> bool:
    return len({(one.number.value, one.of and one.of.value) for one in found}) == 1


def _digits(text: str) -> str:
    return "".join(str(int(letter)) for letter in text if letter.isdecimal()).lstrip("0")


def _digits_of(number: Number) -> str:
    return str(abs(int(number.value.scaleb(-number.last_digit)))).lstrip("0")


def _rounded(number: Number, value: Decimal) -> bool:
    """Whether `value` is `number` with fewer digits, rounded or cut."""
    step = Decimal(1).scaleb(int(value.as_tuple().exponent))
    return number.step < step and value != 0 and abs(abs(number.value) - abs(value)) < step


def _one_digit_off(number: Number, value: Decimal, digits: str) -> bool:
    own = _digits_of(number)
    if len(own) == len(digits):
        if number.value.adjusted() != value.adjusted():
            return False
        wrong = [at for at, (one, other) in enumerate(zip(own, digits, strict=True)) if one != other]
        swapped = len(wrong) == _PAIR and wrong[1] == wrong[0] + 1 and own[wrong[0]] == digits[wrong[1]]
        return len(digits) >= _FEW_DIGITS and (len(wrong) == 1 or (swapped and own[wrong[1]] == digits[wrong[0]]))
    long, short = sorted((own, digits), key=len, reverse=True)
    one_more = len(long) == len(short) + 1 and len(short) > _FEW_DIGITS
    return one_more and any(long[:at] + long[at + 1 :] == short for at in range(len(long)))
