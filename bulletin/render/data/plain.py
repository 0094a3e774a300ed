"""Numbers and texts as data files hold them: plain, exact, and never in a language that was not asked for."""

from collections.abc import Iterable, Sequence
from enum import StrEnum

from bulletin.model.figure import Figure, Number
from bulletin.model.indicator import Indicator
from bulletin.model.language import Language, Localised


def plain(number: Number) -> str:
    """The number in full with a decimal point and the digits that its source printed: 55878000000, 23.09, 73.60."""
    return number.plain


def value_cell(figure: Figure) -> str:
    """The figure's number, or the sign that stands in its place."""
    if figure.number:
        return plain(figure.number)
    return figure.sign.value if figure.sign else ""


def unit_cell(figure: Figure, indicator: Indicator) -> str:
    """The id of the unit that the figure is counted in: of a ratio that was printed as a share alone, percent."""
    return indicator.unit_id(figure.kind)


def joined(members: Iterable[str | StrEnum]) -> str:
    """Several ids in one cell."""
    return "+".join(members)


def truth(value: bool) -> str:
    """A boolean as frictionless and pandas read it."""
    return "true" if value else "false"


def text_cells(text: Localised | None, languages: Sequence[Language]) -> tuple[str, ...]:
    """One cell a language; empty where there is no translation, for an English column holds English."""
    if text is None:
        return ("",) * len(languages)
    return tuple(text.texts.get(language.code, "") for language in languages)


def original_cell(text: Localised | None) -> str:
    """A text that has one column only, as it was first written."""
    return text.texts[text.original] if text else ""


def text_by_language(text: Localised | None, languages: Sequence[Language]) -> dict[str, str] | None:
    """The text under the code of each language that has it."""
    if text is None:
        return None
    return {language.code: text.texts[language.code] for language in languages if language.code in text.texts}
