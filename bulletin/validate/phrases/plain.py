"""Reads the commonest phrases by one pattern, exactly as the grammar would; of all others it says nothing.

They are a number with or without its unit, an amount of money with its scale words, a percentage, and "n/m"; after it
stands nothing, or one share, or one growth with the base that it is measured against:

    6.655 đơn vị, tăng 4,21% so với cùng kỳ năm trước
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from bulletin.i18n.words import SCALE_WORDS
from bulletin.model.figure import ASSUMED_BASE, Approximate, Base, Change, ChangeKind, Figure, Kind, Number
from bulletin.validate.phrases.bases import read_base
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.errors import PhraseError
from bulletin.validate.phrases.lexicon import Lexicon
from bulletin.validate.phrases.moves import signed
from bulletin.validate.phrases.numerals import Printed
from bulletin.validate.phrases.units import Subject

_MOVES: Mapping[str, Mapping[str, int]] = {"vi": {"tăng": 1, "giảm": -1}, "en": {"up": 1, "down": -1}}
_SHARES = {"vi": "chiếm|tỷ lệ", "en": "accounting for|making up"}
# Of any other unit the grammar knows best where it ends.
_PLAIN_UNIT = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


def read_plain(text: str, subject: Subject, lexicon: Lexicon, language: str) -> Figure | None:
    """The figure of a common phrase; None where the phrase is none of these."""
    pattern = None if subject.unit_begins_with_scale else _pattern(subject.kind, subject.spellings, lexicon, language)
    found = pattern.fullmatch(text) if pattern else None
    if found is None:
        return None
    said = found.groupdict()
    number = _number(said, lexicon, language)
    base = _base(said["base"], lexicon) if said.get("base") else ASSUMED_BASE
    if number is None or base is None:
        return None
    amount = _printed(said["percent"], lexicon).number() if said.get("percent") else None
    changes: tuple[Change, ...] = ()
    if amount and (move := said["move"]):
        changes = (Change(ChangeKind.GROWTH, signed(amount, _MOVES[language][move]), base),)
    return Figure(
        kind=subject.kind,
        number=number,
        of=_printed(said["of"], lexicon).number() if said.get("of") else None,
        share=Approximate(amount) if amount and not changes else None,
        changes=changes,
    )


@lru_cache(maxsize=1024)
def _pattern(kind: Kind, spellings: tuple[str, ...], lexicon: Lexicon, language: str) -> re.Pattern[str] | None:
    """The phrases of one kind and unit; None where they are left to the grammar."""
    if not all(_PLAIN_UNIT.fullmatch(spelling) for spelling in spellings):
        return None
    group, decimal = re.escape(lexicon.group), re.escape(lexicon.decimal)
    whole = rf"[1-9][0-9]{{0,2}}(?:{group}[0-9]{{3}}){{0,3}}"
    number = rf"(?:{whole}|(?:0|{whole}){decimal}[0-9]{{1,3}})"
    unit = "(?: (?:" + "|".join(sorted(spellings, key=len, reverse=True)) + "))?" if spellings else ""
    scale = "(?:" + "|".join(sorted(SCALE_WORDS[language], key=len, reverse=True)) + ")"
    share, growth = rf"(?:{_SHARES[language]})", rf"(?P<move>{'|'.join(_MOVES[language])})"
    clause = rf"(?:, (?:{share}|{growth}) (?P<percent>{number})%(?(move)(?: (?P<base>.+))?))?"
    scaled = rf"(?: (?P<scale>{scale})(?: (?P<link>{whole}) (?P<link_scale>{scale}))?)?"
    forms = {
        Kind.COUNT: rf"(?P<number>{whole}){unit}{clause}",
        Kind.NUMBER: rf"(?P<number>{number}){unit}{clause}",
        Kind.RATIO: rf"(?P<number>{whole})/(?P<of>{whole}){unit}{clause}",
        Kind.MONEY: rf"(?P<number>{number}){scaled}{unit}{clause}",
        Kind.PERCENT: rf"(?P<number>{number})%",
    }
    return re.compile(forms[kind]) if kind in forms else None


def _number(said: Mapping[str, str | None], lexicon: Lexicon, language: str) -> Number | None:
    printed, scale, link = _printed(said["number"] or "", lexicon), said.get("scale"), said.get("link")
    if scale is None:
        return printed.number()
    power = SCALE_WORDS[language][scale]
    if link is None:
        return printed.number(power)
    below, part = SCALE_WORDS[language][said["link_scale"] or ""], _printed(link, lexicon).digits
    if printed.exponent or below >= power or part * 10**below >= 10**power:
        return None
    digits = printed.digits * 10 ** (power - below) + part
    return Printed(digits, below - power).number(power, chained=True)


def _printed(text: str, lexicon: Lexicon) -> Printed:
    whole, _, fraction = text.replace(lexicon.group, "").partition(lexicon.decimal)
    return Printed(int(whole + fraction), -len(fraction))


@lru_cache(maxsize=1024)
def _base(text: str, lexicon: Lexicon) -> Base | None:
    """The base that a text names and says nothing else beside; None where the grammar has more to say."""
    try:
        cursor = Cursor(text, lexicon)
        base = read_base(cursor)
    except PhraseError:
        return None
    return None if cursor.key or base == ASSUMED_BASE else base
