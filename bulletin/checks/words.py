"""Rules on the words of a bulletin."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from difflib import SequenceMatcher
from itertools import zip_longest

from bulletin.checks.numbers import counted_numbers
from bulletin.model.bulletin import Bulletin, Words
from bulletin.model.figure import Approximate, Change, ChangeKind, Figure, Number
from bulletin.model.words import TypedHeading, TypedNumber
from bulletin.problems import Location, Problem, Value
from bulletin.prose.numbers import LANGUAGES
from bulletin.record import record
from bulletin.site.quotes import Quote
from bulletin.validate.near import near_names


def references_lead_to_figures(bulletin: Bulletin, known: Mapping[str, Quote]) -> Iterator[Problem]:
    """Each `[[reference]]` of each language names a figure that the bulletin states, `known` being what it states."""
    for words in bulletin.words.values():
        for reference in words.references:
            if reference.target not in known:
                yield Problem(
                    code="reference-unknown",
                    where=reference.where,
                    values={"reference": reference.target, "near": near_names(reference.target, known)},
                )


@record(frozen=True, slots=True)
class _Quoted:
    """What one language quotes: figures by reference, numbers in digits (one by one), and numbers in words."""

    references: Counter[str]
    numbers: Sequence[TypedNumber]
    digits: Counter[Decimal]
    spelt: Counter[Decimal]


def languages_quote_the_same_figures(bulletin: Bulletin, known: Mapping[str, Quote]) -> Iterator[Problem]:
    """A translation quotes the figures that its original quotes, and as often, be it by reference or in digits.

    Only for words in which all leads to figures: what does not is told of by itself. A number in words may stand for
    one in digits, but asks for none itself: where one language says "cả ba", the other may say "all".
    """
    languages = tuple(bulletin.words.values())
    for words in languages[1:]:
        # Digits can be compared only where both languages' are understood.
        digits = {languages[0].language, words.language} <= LANGUAGES
        typed = [_typed(bulletin, one) if digits else () for one in (languages[0], words)]
        if _say_the_same(languages[0], words, *typed):  # most, and sooner told than what differs
            continue
        original, own = _quoted(languages[0], typed[0]), _quoted(words, typed[1])
        missing, extra = _only_in(original, own, known), _only_in(own, original, known)
        if missing or extra:
            yield Problem(
                code="references-differ",
                where=_only_here(languages[0], words, extra) or words.where,
                values={"language": words.language, "missing": ", ".join(missing), "extra": ", ".join(extra)},
            )


def _typed(bulletin: Bulletin, words: Words) -> Sequence[TypedNumber]:
    return tuple(number for number in counted_numbers(bulletin, words) if number.form != "words")


def _say_the_same(one: Words, other: Words, typed: Sequence[TypedNumber], other_typed: Sequence[TypedNumber]) -> bool:
    """Whether both quote the same figures and numbers in the same order."""
    return [reference.target for reference in one.references] == [
        reference.target for reference in other.references
    ] and [number.values for number in typed] == [number.values for number in other_typed]


def _quoted(words: Words, typed: Sequence[TypedNumber]) -> _Quoted:
    return _Quoted(
        references=Counter(reference.target for reference in words.references),
        numbers=typed,
        digits=Counter(abs(value) for number in typed for value in number.values),
        spelt=Counter(value for number in words.numbers if number.form == "words" for value in number.values),
    )


def _only_in(one: _Quoted, other: _Quoted, known: Mapping[str, Quote]) -> list[str]:
    """What `one` quotes and `other` does not, as `one` writes it."""
    digits = other.digits.copy()
    only = [
        target
        for target in sorted((one.references - other.references).elements())
        if not _taken_from(digits, _printed(known[target]))
    ]
    # What the other language quotes by reference is here in digits.
    own = one.digits.copy()
    for target in (other.references - one.references).elements():
        _taken_from(own, _printed(known[target]))
    unmatched = own - digits - other.spelt
    for number in one.numbers:
        if any(unmatched[abs(value)] > 0 for value in number.values):
            unmatched.subtract(abs(value) for value in number.values)
            only.append(number.text)
    return only


def _only_here(original: Words, words: Words, extra: Collection[str]) -> Location | None:
    """Where a translation quotes what its original does not; of several places, where the two part in their order."""
    due, found = ([reference.target for reference in one.references] for one in (original, words))
    blocks = SequenceMatcher(None, due, found, autojunk=False).get_opcodes()
    parted = (block for block in blocks if block[0] != "equal")
    beside = [reference for _, _, _, first, last in parted for reference in words.references[first:last]]
    spots = [reference.where for reference in (*beside, *words.references) if reference.target in extra]
    spots += [number.where for number in words.numbers if number.text in extra]
    return next(iter(spots), None)


def _taken_from(digits: Counter[Decimal], values: Sequence[Decimal]) -> bool:
    """Take `values` away from `digits`, if there are any and all of them are there."""
    if not values or Counter(values) - digits:
        return False
    digits.subtract(values)
    return True


def _printed(quote: Quote) -> tuple[Decimal, ...]:
    """The numbers that a reference prints, without signs."""
    match quote.quoted:
        case Figure(number=number, of=of):
            numbers = [one for one in (number, of) if one]
        case Change(kind=ChangeKind.UNCHANGED):
            numbers = []
        case Change(number=number) | Approximate(number=number):
            numbers = [number]
        case Number() as number:
            numbers = [number]
    return tuple(abs(one.value) for one in numbers)


def languages_have_the_same_headings(bulletin: Bulletin) -> Iterator[Problem]:
    """A translation has the headings of its original: as many, of the same levels, in the same order."""
    original, *translations = bulletin.words.values()
    for words in translations:
        for expected, found in zip_longest(original.headings, words.headings):
            if expected is None or found is None or expected.level != found.level:
                yield _parted(original, words, expected, found)
                break


def _parted(original: Words, words: Words, expected: TypedHeading | None, found: TypedHeading | None) -> Problem:
    """The problem of the first place where two languages part. What is missing is told of at the heading before."""
    last = words.headings[-1].where if words.headings else words.where
    values: dict[str, Value] = {
        "language": words.language,
        "own": len(words.headings),
        "original": len(original.headings),
        "line": expected.where.line if expected else "",
        # One of the three is filled.
        "expected": _shown(expected) if expected and found else "",
        "missing": _shown(expected) if expected and not found else "",
        "extra": _shown(found) if found and not expected else "",
    }
    return Problem(code="headings-differ", where=found.where if found else last, values=values)


def _shown(heading: TypedHeading) -> str:
    return f"{'#' * heading.level} {heading.text}"
