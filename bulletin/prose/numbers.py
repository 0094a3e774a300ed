"""Finds the numbers that words spell out themselves, in the notation of their language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from bulletin.i18n.words import SCALE_WORDS
from bulletin.prose.free import free_spans
from bulletin.prose.number_words import spelt_numbers
from bulletin.prose.patterns import scale
from bulletin.record import record

Form = Literal["digits", "year", "words"]

_FOLLOWING = 60  # letters of what follows a number: more than the longest unit
# Digits of other scripts, and blanks between groups, are found as well, and then are no number of the language.
_NUMERAL = r"\d(?:[\d.,]*\d)?(?:[\u00a0\u2009\u202f]\d{3}(?!\d))*"
_PIECE = re.compile(rf"{_NUMERAL}(?:\s?/\s?{_NUMERAL})*")
# Numbers that hang together: 7/63, 10-20%, 42/2022.
_RUN = re.compile(rf"{_NUMERAL}(?:\s?[/–—-]\s?{_NUMERAL})*")
_JOINTS = re.compile("[/–—-]")
# A hyphen at the edge of a line or between words is a dash.
_SIGN = re.compile(r"(?<=[ \u00a0(“\"'|])[+-]|−")
_HYPHENS = "-\u2010\u2011"
_YEAR = re.compile(r"19[0-9]{2}|2[01][0-9]{2}")
_LETTERS = re.compile(r"[^\W\d_]*")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?![\w])")
_PAIR = 2


@record(frozen=True, slots=True)
class _Notation:
    """How a language writes numbers.

    `digits` is one number, `percent` and `scale` what may follow it, `link` a further part ("878 triệu"); `glued` are
    the words that may hang on its digits.
    """

    group: str
    decimal: str
    digits: re.Pattern[str]
    percent: re.Pattern[str]
    scale: re.Pattern[str]
    link: re.Pattern[str]
    glued: frozenset[str]


def _notation(language: str, group: str, decimal: str, percent: str, currency: Sequence[str]) -> _Notation:
    first = "".join(sorted({word[0] for word in SCALE_WORDS[language]}))
    whole = rf"(?:[0-9]+|[1-9][0-9]{{0,2}}(?:{re.escape(group)}[0-9]{{3}})+)"
    return _Notation(
        group=group,
        decimal=decimal,
        digits=re.compile(rf"{whole}(?:{re.escape(decimal)}[0-9]+)?"),
        percent=re.compile(rf"\s*(?:{percent})", re.IGNORECASE),
        # Mostly no scale follows, which its first letter tells soonest.
        scale=re.compile(rf"\s*+(?=[{first}])({scale(language)})", re.IGNORECASE),
        link=re.compile(rf"\s+([0-9](?:[0-9.,]*[0-9])?)\s*({scale(language)})", re.IGNORECASE),
        glued=frozenset((*SCALE_WORDS[language], *currency)),
    )


_NOTATIONS: Mapping[str, _Notation] = {
    "vi": _notation("vi", ".", ",", r"%|điểm\s*%|(?:điểm\s+)?phần\s+trăm(?!\w)", ("đ", "đồng", "vnđ", "vnd")),
    "en": _notation("en", ",", ".", r"%|(?:per\s?cent|percentage\s+points?)(?!\w)", ("vnd",)),
}
# The languages whose numbers are understood.
LANGUAGES = frozenset(_NOTATIONS)


class Written(NamedTuple):
    """A number in words, as typed.

    `values` is one number in full, the two of a fraction, or empty where the digits are no number of the language.
    `scale` is the power of ten of the largest scale word, 0 without one. A `year` has the digits of one, which only
    the words around it may tell from a count. `before` is the word before it, `after` the text that follows.
    """

    text: str
    values: tuple[Decimal, ...]
    form: Form = "digits"
    percent: bool = False
    scale: int = 0
    before: str = ""
    after: str = ""
    offset: int = 0


def numbers(text: str, language: str) -> Iterator[Written]:
    """Every number of `text` (as `visible` gives it) but those of dates, periods, times and laws.

    Those in digits come first, then those in words, both in the order of the text. A token with letters in it (4G,
    COVID-19, 42/2022/NĐ-CP) is no number, but an English ordinal (27th) is one, and so is 55tỷ. Of another language
    than `LANGUAGES`: none.
    """
    notation = _NOTATIONS.get(language)
    if notation is None:
        return
    runs, spelt_out = tuple(_RUN.finditer(text)), tuple(spelt_numbers(text, language))
    if not runs and not spelt_out:
        return
    places = sorted([run.span() for run in runs] + [(spelt.start, spelt.end) for spelt in spelt_out])
    free = tuple(free_spans(text, language, places))
    passed = 0
    for run in runs:
        if _part_of_a_name(text, run.span(), notation):
            continue
        pieces = [run.span()]
        if _JOINTS.search(run[0]):
            pieces = [match.span() for match in _PIECE.finditer(text, *run.span())]
        tail = _tail(text, run.end(), notation)
        for start, end in pieces:
            if start >= passed and not _within(start, end, free):
                found = _written(text, (start, end), tail, notation, last=end == run.end())
                passed = found.offset + len(found.text)
                yield found
    for spelt in spelt_out:
        if not _within(spelt.start, spelt.end, free):
            yield Written(
                text=text[spelt.start : spelt.end],
                values=(Decimal(spelt.value),),
                form="words",
                before=_word_before(text, spelt.start),
                after=text[spelt.end : spelt.end + _FOLLOWING],
                offset=spelt.start,
            )


class _Tail(NamedTuple):
    """What follows a run of digits and belongs to it: a scale, further links ("878 triệu"), a percent sign."""

    end: int
    scale: int = 0
    links: Decimal = Decimal(0)
    percent: bool = False


def _tail(text: str, end: int, notation: _Notation) -> _Tail:
    if ordinal := _ORDINAL.match(text, end):
        return _Tail(ordinal.end())
    if percent := notation.percent.match(text, end):
        return _Tail(percent.end(), percent=True)
    found = notation.scale.match(text, end)
    if found is None:
        return _Tail(end)
    power = largest = _power(found[1])
    links, last = Decimal(0), found.end()
    while link := notation.link.match(text, last):
        value, below = _value(link[1], notation), _power(link[2])
        if value is None or below >= power or value.scaleb(below) >= Decimal(10) ** power:
            break
        links, power, last = links + value.scaleb(below), below, link.end()
    return _Tail(last, largest, links)


def _power(word: str) -> int:
    spelt = " ".join(word.casefold().split())
    return next(words[spelt] for words in SCALE_WORDS.values() if spelt in words)


def _written(text: str, span: tuple[int, int], tail: _Tail, notation: _Notation, *, last: bool) -> Written:
    """The number at `span`. Of a range ("5-7 triệu") each number has the scale and the percent sign of the last."""
    start, end = span
    typed = text[start:end]
    looks_like_year = bool(_YEAR.fullmatch(typed))
    if looks_like_year and not last:
        tail = _Tail(end)
    read = [_value(part.strip(), notation) for part in typed.split("/")]
    values = tuple(value for value in read if value is not None) if len(read) <= _PAIR and None not in read else ()
    sign = text[start - 1] if start and _SIGN.match(text, start - 1) else ""
    if len(values) == 1:
        value = values[0].scaleb(tail.scale)
        if last and tail.links:
            value += tail.links
        values = (-value if sign in ("-", "−") else value,)
    start -= len(sign)
    stop = tail.end if last else end
    return Written(
        text=text[start:stop],
        values=values,
        form="year" if looks_like_year and stop == end and not sign else "digits",
        percent=tail.percent,
        scale=tail.scale,
        before=_word_before(text, start),
        after=text[stop : stop + _FOLLOWING],
        offset=start,
    )


def _value(digits: str, notation: _Notation) -> Decimal | None:
    if not notation.digits.fullmatch(digits):
        return None
    return Decimal(digits.replace(notation.group, "").replace(notation.decimal, "."))


def _part_of_a_name(text: str, span: tuple[int, int], notation: _Notation) -> bool:
    """Whether letters hang on the digits, other than a scale, a currency or the ending of an ordinal."""
    start, end = span
    left = text[max(0, start - 2) : start]
    if left[-1:].isalpha():
        letters = re.search(r"[^\W\d_]*\Z", text[:start])
        if letters and letters[0].casefold() not in notation.glued:
            return True
    elif left[-1:] and left[-1] in _HYPHENS + "/" and left[:1].isalpha():
        return True
    if text[end : end + 1].isalpha():
        letters = _LETTERS.match(text, end)
        return not (_ORDINAL.match(text, end) or (letters and letters[0].casefold() in notation.glued))
    right = text[end : end + 2]
    # "12/NQ-CP" is a resolution, "3/tuần" a number a week.
    return bool(right[1:].isalpha() and (right[0] in _HYPHENS or (right[0] == "/" and right[1].isupper())))


def _word_before(text: str, start: int) -> str:
    words = text[max(0, start - _FOLLOWING) : start].rsplit(None, 1)
    return words[-1].lstrip("([“‘\"'").casefold() if words else ""


def _within(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return bool(spans) and any(first <= start and end <= last for first, last in spans)
