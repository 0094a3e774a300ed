"""What the grammar needs to know of a language, as data."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from bulletin.model.figure import BaseRelation, Qualifier
from bulletin.model.period import PeriodKind
from bulletin.record import record
from bulletin.validate.phrases.tokens import tokenise

Meaning = TypeVar("Meaning")


@record(frozen=True, slots=True)
class Terms(Generic[Meaning]):
    """Words, and runs of words, with what each means; found by their first word, the longest first."""

    by_first: Mapping[str, tuple[tuple[tuple[str, ...], Meaning], ...]]

    def find(self, keys: tuple[str, ...], at: int) -> tuple[int, Meaning] | None:
        """The longest term that stands at `at`, as the position after it and its meaning."""
        for words, meaning in self.by_first.get(keys[at], ()):
            end = at + len(words)
            if keys[at:end] == words:
                return end, meaning
        return None


def terms(meanings: Mapping[str, Meaning]) -> Terms[Meaning]:
    """Make terms of texts as people write them."""
    found: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}
    for text, meaning in meanings.items():
        words = tokenise(text).keys[:-1]
        found.setdefault(words[0], []).append((words, meaning))
    return Terms({first: tuple(sorted(runs, key=lambda run: -len(run[0]))) for first, runs in found.items()})


def words(*texts: str) -> Terms[str]:
    """Terms that mean no more than themselves."""
    return terms({text: text for text in texts})


@record(frozen=True, slots=True)
class BaseForm:
    """One way to name the base of a change.

    Slots of `form` are written in capitals: YEAR, LAST (year of a span), MONTH, QUARTER, COUNT (of months from
    January). `number` stands for the slot where the words fix it, as "đầu" and "first" fix the half.
    """

    form: tuple[str, ...]
    relation: BaseRelation
    kind: PeriodKind | None = None
    number: int = 0


def base_forms(*given: tuple[str, BaseRelation, PeriodKind | None, int]) -> Mapping[str, Sequence[BaseForm]]:
    """Make base forms by their first word, or by "" where that is a slot; the longest first."""
    forms = [BaseForm(_form(text), relation, kind, number) for text, relation, kind, number in given]
    found: dict[str, list[BaseForm]] = {"": []}
    for form in sorted(forms, key=lambda form: -len(form.form)):
        found.setdefault("" if form.form[0].isupper() else form.form[0], []).append(form)
    return found


def _form(text: str) -> tuple[str, ...]:
    pieces = re.findall(r"[A-Z]{4,}|[^A-Z]+", text)
    return tuple(key for piece in pieces for key in ((piece,) if piece.isupper() else tokenise(piece).keys[:-1]))


@record(frozen=True, slots=True, kw_only=True, eq=False, repr=False)
class Lexicon:
    """One language of phrases. Every field that is a Terms lists words; `+1` and `-1` tell a rise from a fall."""

    group: str
    decimal: str
    number_words: Terms[int]
    # The word for nought that also means "none", which a sign would say.
    doubtful_zero: str | None
    scales: Terms[int]
    scale_names: Mapping[int, str]
    # Before the value.
    lead: Terms[str]
    estimated: Terms[str]
    qualifiers: Terms[Qualifier]
    # In the value.
    currency: Sequence[str]
    percent: Terms[str]
    of: Terms[str]
    per: Terms[str]
    rank: Terms[str]
    top: Terms[str]
    # Words for a place. English cardinals are none: "one of 63" is not the first.
    places_in_words: Terms[int]
    ordinal_endings: Terms[str]
    # After the value.
    joined: Terms[str]
    share: Terms[str]
    share_tail: Terms[str]
    plan: Terms[str]
    moves: Terms[int]
    relative_moves: Terms[int]
    rank_moves: Terms[int]
    # After a percentage whose source leaves open whether it counts points or percent of the base.
    unspecified: Terms[str]
    points: Terms[str]
    bare_points: Terms[str]
    places: Terms[str]
    times: Terms[str]
    factor: Terms[str]
    multiples: Terms[int]
    index: Terms[str]
    share_or_index: Terms[str]
    unchanged: Terms[str]
    # The base of a change.
    compared: Terms[str]
    of_base: Terms[str]
    base_needs_word: bool
    bases: Mapping[str, Sequence[BaseForm]]
    bare_bases: Terms[BaseRelation]
    months: Mapping[str, int]
    # Words that the grammar knows but refuses, with the problem code that tells why.
    refused: Terms[str]
    # What to write instead, in the words of this language.
    readings: "Readings"


@record(frozen=True, slots=True, kw_only=True)
class Readings:
    """The unambiguous phrases that an ambiguous one could stand for."""

    points: Mapping[int, str]
    relative: Mapping[int, str]
    unspecified: Mapping[int, str]
    moved: Mapping[int, str]
    share: str
    index: str
    base: str
    factor: str
    missing: str = '"-"'


def keyed(texts: Iterable[tuple[str, int]]) -> dict[str, int]:
    """Single words under the keys that tokens have."""
    return {tokenise(text).keys[0]: value for text, value in texts}
