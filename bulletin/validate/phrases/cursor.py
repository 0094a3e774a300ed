"""A place in a phrase, which moves on as pieces are understood; and what to say where one is not."""

import re
from collections.abc import Sequence

from bulletin.problems import Value
from bulletin.validate.phrases.errors import PhraseError
from bulletin.validate.phrases.lexicon import Lexicon, Meaning, Terms
from bulletin.validate.phrases.tokens import tokenise

_DIGITS = frozenset("0123456789")
_DASHES = frozenset("-–—−")
# Letters that are typed, or scanned, for digits.
_LOOKALIKES = str.maketrans("OoIl", "0011")
_LOOKALIKE_RUN = re.compile(r"[0-9.,OoIl]+")
_STOPS = frozenset((",", ";", "(", ")", ""))
_NEED_THE_REST = frozenset(("phrase-range", "phrase-top"))
_THREE = 3


class Cursor:
    """The one thing in this package that changes: the position up to which a phrase has been read."""

    __slots__ = ("at", "keys", "lexicon", "tokens")

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self.tokens = tokenise(text)
        self.keys = self.tokens.keys
        self.lexicon = lexicon
        self.at = 0

    @property
    def key(self) -> str:
        """The key of the next piece; empty at the end."""
        return self.keys[self.at]

    @property
    def on_digits(self) -> bool:
        """Whether a number in figures comes next."""
        return self.keys[self.at][:1] in _DIGITS

    def digits_at(self, at: int) -> bool:
        """Whether piece `at` is a number in figures."""
        return self.keys[at][:1] in _DIGITS

    def take(self, terms: Terms[Meaning]) -> Meaning | None:
        """Pass over one of `terms` and return its meaning; stay where none stands."""
        # Most places see most terms in vain, so that the miss is tried before anything is called.
        if self.keys[self.at] not in terms.by_first:
            return None
        found = terms.find(self.keys, self.at)
        if found is None:
            return None
        self.at, meaning = found
        return meaning

    def sees(self, terms: Terms[Meaning]) -> bool:
        """Whether one of `terms` comes next."""
        return self.keys[self.at] in terms.by_first and terms.find(self.keys, self.at) is not None

    def accept(self, key: str) -> bool:
        """Pass over the piece `key` if it comes next."""
        if self.keys[self.at] != key:
            return False
        self.at += 1
        return True

    def offset(self, at: int | None = None) -> int:
        """Where the piece at `at`, else the next one, starts in the text."""
        return self.tokens.span(self.at if at is None else at)[0]

    def since(self, first: int) -> str:
        """The text from piece `first` to here."""
        return self.tokens.piece(first, self.at)

    def rest(self) -> str:
        """The words from here to the next comma, bracket or the end."""
        end = self.at
        while self.keys[end] not in _STOPS:
            end += 1
        return self.tokens.piece(self.at, max(end, min(self.at + 1, len(self.keys) - 1)))

    def error(self, code: str, at: int | None = None, **values: Value) -> PhraseError:
        """A problem at piece `at`, else at the next one."""
        return PhraseError(code, self.offset(at), **values)

    def number_missing(self) -> PhraseError:
        """Say what stands where a number should."""
        if known := self.lexicon.refused.find(self.keys, self.at):
            return self._refused(*known)
        if self.key in _DASHES and self.digits_at(self.at + 1):
            return self.error("phrase-negative", text=self.tokens.piece(self.at, self.at + 2))
        return self.error("phrase-number-missing", found=self.rest() or self.since(max(0, self.at - 1)))

    def _refused(self, end: int, code: str) -> PhraseError:
        """The problem of words that are known but refused; some are plain only with what follows them."""
        return self.error(code, text=self.rest() if code in _NEED_THE_REST else self.tokens.piece(self.at, end))

    def unreadable(self) -> PhraseError:
        """Say what is wrong with the piece that nothing understood, as precisely as can be told."""
        if self.at and self.digits_at(self.at - 1):
            if self.on_digits:
                return self._spaced_number(self.keys[self.at - 1])
            if self.key in _DASHES or self.lexicon.refused.find(self.keys, self.at) == (self.at + 1, "phrase-range"):
                return self.error("phrase-range", at=self.at - 1, text=self.tokens.piece(self.at - 1, self.at + 2))
            if error := self.letters_for_digits():
                return error
        if self.splits_decimal(self.at):
            both = f"{self.keys[self.at - 2]}{self.lexicon.decimal}{self.key}"
            text = self.tokens.piece(self.at - 2, self.at + 1)
            return self.misspelt_number(text, (both,), at=self.at - 2)
        known = self.lexicon.refused.find(self.keys, self.at)
        # After a value "kế hoạch" is a clause gone wrong, not a forecast.
        if known and known[1] != "phrase-forecast":
            return self._refused(*known)
        return self.error("phrase-unreadable", text=self.rest() or self.tokens.piece(self.at - 1, self.at))

    def unreadable_from(self, at: int) -> PhraseError:
        """The same of piece `at`, from which on nothing made sense."""
        self.at = at
        return self.unreadable()

    def _spaced_number(self, before: str) -> PhraseError:
        text = self.tokens.piece(self.at - 1, self.at + 1)
        grouped = len(self.key) == _THREE and before.isdigit() and len(before) <= _THREE
        readings = (f"{before}{self.lexicon.group}{self.key}",) if grouped else ()
        return self.misspelt_number(text, readings, at=self.at - 1)

    def misspelt_number(self, text: str, readings: Sequence[str], at: int | None = None) -> PhraseError:
        """The problem of a number that is not written as one, with what it may mean where that can be guessed."""
        if readings:
            return self.error("phrase-number", at=at, text=text, readings=readings)
        return self.error("phrase-number-wrong", at=at, text=text)

    def splits_decimal(self, at: int) -> bool:
        """Whether the pieces round the comma before `at` look like one decimal with a space in it: 37, 6%."""
        parts = self.keys[max(0, at - 2) : at + 1]
        return len(parts) == _THREE and parts[1] == "," and parts[0].isdigit() and parts[2].isdigit()

    def signed_change(self) -> PhraseError:
        """A change is said in words; between two numbers the sign makes a range."""
        if self.at and self.digits_at(self.at - 1):
            return self.unreadable()
        return self.error("phrase-signed", text=self.tokens.piece(self.at, self.at + 2))

    def letters_for_digits(self) -> PhraseError | None:
        """The problem of a number with a letter typed for a digit, such as 1O5 or 2l."""
        first, last = self.at - 1, self.at
        while last < len(self.keys) - 1 and self.tokens.span(last - 1)[1] == self.tokens.span(last)[0]:
            last += 1
        # The comma after a number belongs to the sentence: 121,913, tỷ lệ 73,6%.
        text = self.tokens.piece(first, last).rstrip(".,")
        if not _LOOKALIKE_RUN.fullmatch(text) or text.translate(_LOOKALIKES) == text:
            return None
        return self.misspelt_number(text, (text.translate(_LOOKALIKES),), at=first)
