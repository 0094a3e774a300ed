"""Counts that are a number and nothing else are read without the grammar, to the same figure."""

import pytest

from bulletin.model.figure import Kind
from bulletin.model.indicator import Unit
from bulletin.model.language import Localised
from bulletin.validate.phrases import PhraseError, read_figure

UNIT = Unit("case", Localised("vi", {"vi": "hồ sơ", "en": "cases"}), {})


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "digits", ["1", "12", "999", "1{}000", "12{}345", "999{}999{}999", "1{}2345", "0", "007", "0{}123"]
)
def test_a_plain_count_is_what_the_grammar_makes_of_it(digits: str, language: str) -> None:
    text = digits.replace("{}", "." if language == "vi" else ",")
    # A blank behind it sends the phrase through the grammar.
    assert _read(text, language) == _read(f"{text} ", language)


def _read(text: str, language: str) -> object:
    try:
        figure = read_figure(text, kind=Kind.COUNT, unit=UNIT, language=language)
    except PhraseError as error:
        return error.code
    assert figure.number
    return figure, figure.number.chained
