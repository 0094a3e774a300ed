"""The rows of `corrections.csv`: every published figure that was changed, for ever."""

from collections.abc import Iterator, Sequence

from bulletin.model.bulletin import Bulletin, Correction, Plan, Statement
from bulletin.model.language import Language
from bulletin.render.data.figures import data_id
from bulletin.render.data.plain import plain, text_cells, unit_cell, value_cell
from bulletin.render.data.writing import Row

_COLUMNS = (
    *("figure", "date", "place", "place_code", "bulletin"),
    *("indicator", "kind", "was", "was_of", "now", "now_of", "unit"),
)


def correction_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `corrections.csv`."""
    return (*_COLUMNS, *(f"reason_{language.code}" for language in languages))


def corrected(bulletin: Bulletin, correction: Correction) -> Statement | Plan | None:
    """What was corrected; None once the bulletin no longer states it, while the correction stays."""
    spoken: Iterator[Statement | Plan] = iter((*bulletin.every_statement(), *bulletin.plans))
    return next((statement for statement in spoken if statement.id == correction.statement), None)


def correction_rows(bulletin: Bulletin, languages: Sequence[Language]) -> Iterator[Row]:
    """One row a correction, in the order of the bulletin."""
    for correction in bulletin.corrections:
        subject = corrected(bulletin, correction)
        yield (
            data_id(bulletin, correction.statement),
            correction.date.isoformat(),
            bulletin.place.id,
            bulletin.place.code or "",
            bulletin.key,
            subject.indicator.id if subject else "",
            correction.now.kind.value,
            value_cell(correction.was),
            plain(correction.was.of) if correction.was.of else "",
            value_cell(correction.now),
            plain(correction.now.of) if correction.now.of else "",
            unit_cell(correction.now, subject.indicator) if subject else "",
            *text_cells(correction.reason, languages),
        )
