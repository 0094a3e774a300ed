"""What the figures and plans of one bulletin share, and how their phrases, sources and texts are read."""

from datetime import date
from typing import Literal

from bulletin.model.bulletin import Status
from bulletin.model.figure import Figure
from bulletin.model.indicator import Catalogue, Indicator
from bulletin.model.language import Localised
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.validate.phrases import PhraseError, read_figure
from bulletin.validate.reading import Path, Reading
from bulletin.validate.schema import PlanEntry, StatementEntry
from bulletin.validate.words import Translations

# What the entries of `values:` take over from beside it.
SHARED_BY_VALUES = {"values", "period", "as_of", "status", "source", "locator", "numbers"}


@record(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the figures of one bulletin share."""

    reading: Reading
    translations: Translations
    catalogue: Catalogue
    period: Period
    start: date
    end: date
    status: Status
    sources: tuple[str, ...]
    notation: Literal["vi", "en"]


def read_phrase(
    reading: Reading, path: Path, text: str, indicator: Indicator, notation: Literal["vi", "en"]
) -> Figure | None:
    """Read the figure phrase at `path`; where it cannot be read, the problem points at the very character."""
    try:
        return read_figure(
            text, kind=indicator.kind, unit=indicator.unit, language=notation, below_zero=indicator.below_zero
        )
    except PhraseError as error:
        unreadable(reading, path, error, notation)
        return None


def unreadable(reading: Reading, path: Path, error: PhraseError, notation: str) -> None:
    """Note why a phrase cannot be read, at the very character."""
    reading.problem(error.code, reading.at(path, error.offset), notation=notation, **error.values)


def sources_of(frame: Frame, path: Path, written: list[str], inherited: tuple[str, ...]) -> tuple[str, ...]:
    """The sources that print the figure. A bulletin's only source need not be named."""
    for number, source in enumerate(written):
        spot = (*path, "source", number) if len(written) > 1 else (*path, "source")
        frame.reading.one_of("source-unknown", spot, source, frame.sources)
    return tuple(written) or inherited or (frame.sources if len(frame.sources) == 1 else ())


def text_of(frame: Frame, path: Path, text: str | None) -> Localised | None:
    """A text with its translations; None where nothing is written."""
    return frame.translations.text(path, text) if text else None


def locator_of(frame: Frame, path: Path, text: str | None) -> Localised | None:
    """Where in the source a figure stands. A sign such as "§5" is the same in every language; words are translated."""
    if text is None:
        return None
    if any(letter.isalpha() for letter in text):
        return frame.translations.text((*path, "locator"), text)
    return frame.translations.neutral(text)


def note_keys_beside_values(reading: Reading, path: Path, entry: StatementEntry | PlanEntry) -> None:
    """Beside `values:` stands what all its entries share; any other key would be lost, and belongs into one of them."""
    for name in sorted(entry.model_fields_set - SHARED_BY_VALUES):
        reading.problem("key-beside-values", reading.key((*path, name)), key=name)
