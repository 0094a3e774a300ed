"""The words for an indicator's own unit, and what to say of any other."""

from functools import lru_cache

from bulletin.model.figure import Kind
from bulletin.model.indicator import Unit
from bulletin.record import record
from bulletin.validate.phrases.cursor import Cursor
from bulletin.validate.phrases.errors import PhraseError
from bulletin.validate.phrases.lexicon import Lexicon, Terms, words
from bulletin.validate.phrases.tokens import word_key


@record(frozen=True, slots=True)
class Subject:
    """What a phrase is about: its kind, and its unit in the words of the phrase's language."""

    kind: Kind
    unit: Terms[str]
    unit_name: str
    unit_begins_with_scale: bool
    # Whether the indicator's own definition lets it be less than nought, as a difference may be.
    below_zero: bool = False
    # The unit as it may be typed.
    spellings: tuple[str, ...] = ()

    @property
    def in_percent(self) -> bool:
        """Whether the value itself is written with %, so that "up 3%" could mean points."""
        return self.kind in (Kind.PERCENT, Kind.INDEX)


def subject_of(kind: Kind, unit: Unit, language: str, lexicon: Lexicon) -> Subject:
    """Collect the spellings of `unit`: its name, what the catalogue lists beside it, and the dong's usual ones."""
    name = unit.names.texts.get(language)
    listed = unit.spellings.get(language, ())
    spellings = (name, *listed) if name else tuple(listed)
    return _subject(kind, spellings, unit.id, lexicon)


@lru_cache(maxsize=1024)
def _subject(kind: Kind, spellings: tuple[str, ...], unit_id: str, lexicon: Lexicon) -> Subject:
    forms = list(spellings)
    if kind is Kind.MONEY:
        dong = {word_key(word) for word in lexicon.currency}
        if unit_id == "vnd" or any(word_key(form) in dong for form in forms):
            forms.extend(lexicon.currency)
    if kind is Kind.DENSITY:
        # Of "thuê bao/100 dân" a report may print the end alone: 78/100 dân.
        forms.extend(form[form.index("/") :] for form in spellings if "/" in form)
    typed = tuple(form for form in forms if form.strip())
    terms = words(*typed)
    begins_with_scale = not lexicon.scales.by_first.keys().isdisjoint(terms.by_first)
    return Subject(kind, terms, spellings[0] if spellings else unit_id, begins_with_scale, spellings=typed)


def wrong_unit(cursor: Cursor, subject: Subject) -> PhraseError | None:
    """The problem of words that stand where the unit may; None where something else than words does."""
    if not cursor.key[:1].isalpha() or cursor.sees(cursor.lexicon.refused):
        return None
    if error := cursor.letters_for_digits():
        return error
    # Of money the words after the number are most often a scale misspelt, which must never be left out.
    code = "phrase-money-unit" if subject.kind is Kind.MONEY else "phrase-unit"
    return cursor.error(code, found=cursor.rest(), expected=subject.unit_name)
