"""No text whatever makes the reader fail otherwise than by naming a problem."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from itertools import chain

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.i18n.problem_texts import fix, message
from bulletin.model.figure import Kind
from bulletin.model.indicator import Unit
from bulletin.problems import Location, Problem
from bulletin.validate.phrases import LEXICONS, PhraseError, read_change, read_figure, read_share
from bulletin.validate.phrases.lexicon import Terms

_SIGNS = (
    "0",
    "1",
    "02",
    "12,5",
    "1.849",
    "23.09",
    "1,849.5",
    "2019",
    "%",
    "(",
    ")",
    ",",
    ";",
    "/",
    "-",
    "–",
    "...",
    "x",
    "+",
)
_UNITS = ("vnd", "percent", "dossier", "province", "point", "subscriber_per_100", "time", "million_calls")


def _words(language: str) -> list[str]:
    """Every term of a lexicon, and every base."""
    lexicon = LEXICONS[language]
    terms = [getattr(lexicon, field.name) for field in fields(lexicon)]
    runs = [
        entry[0] for one in terms if isinstance(one, Terms) for entries in one.by_first.values() for entry in entries
    ]
    bases = [form.form for forms in lexicon.bases.values() for form in forms]
    slots = {"YEAR": "2019", "LAST": "2022", "MONTH": "june" if lexicon.months else "6", "QUARTER": "iv", "COUNT": "7"}
    return [" ".join(slots.get(word, word) for word in run) for run in chain(runs, bases)]


_PIECES = {
    language: st.sampled_from((*_SIGNS, *_words(language), "hồ sơ", "đồng", "dossiers")) for language in LEXICONS
}
_LANGUAGES = st.sampled_from(tuple(LEXICONS))


def _try_all(text: str, language: str, kind: Kind, unit: Unit) -> None:
    readers = (
        lambda: read_figure(text, kind=kind, unit=unit, language=language),
        lambda: read_change(text, kind=kind, unit=unit, language=language),
        lambda: read_share(text, language=language),
    )
    for problem in map(_problem_of, readers):
        if problem:
            assert 0 <= problem.offset <= len(text)
            told = Problem(code=problem.code, where=Location("x.md"), values=problem.values)
            assert message(told, "vi")
            assert fix(told, "en")


def _problem_of(read: Callable[[], object]) -> PhraseError | None:
    try:
        read()
    except PhraseError as problem:
        return problem
    return None


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=40), language=_LANGUAGES, kind=st.sampled_from(Kind), unit=st.sampled_from(_UNITS))
def test_any_characters_give_a_figure_or_a_problem(
    text: str, language: str, kind: Kind, unit: str, units: Mapping[str, Unit]
) -> None:
    _try_all(text, language, kind, units[unit])


@settings(max_examples=400, deadline=None)
@given(data=st.data(), language=_LANGUAGES, kind=st.sampled_from(Kind), unit=st.sampled_from(_UNITS))
def test_any_order_of_known_words_gives_a_figure_or_a_problem(
    data: st.DataObject, language: str, kind: Kind, unit: str, units: Mapping[str, Unit]
) -> None:
    pieces = data.draw(st.lists(_PIECES[language], max_size=9))
    _try_all(" ".join(pieces), language, kind, units[unit])


def test_the_words_of_every_lexicon_are_tried() -> None:
    assert len(_words("vi")) > 150
    assert len(_words("en")) > 150
