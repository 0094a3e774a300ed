"""The rows of `corrections.csv`: every published figure that was changed, for ever."""

from collections.abc import Iterator, Sequence

from bulletin.model.bulletin import Bulletin
from bulletin.model.figure import Figure
from bulletin.model.language import Language
from bulletin.render.data.figures import data_id
from bulletin.render.data.plain import joined, plain, text_cells, unit_cell, value_cell
from bulletin.render.data.writing import Row

_COLUMNS = (
    *("figure", "date", "place", "place_code", "bulletin", "indicator", "kind"),
    *("was", "was_of", "was_qualifier", "now", "now_of", "now_qualifier", "unit"),
)


def correction_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `corrections.csv`."""
    return (*_COLUMNS, *(f"reason_{language.code}" for language in languages))


def correction_rows(bulletin: Bulletin, languages: Sequence[Language]) -> Iterator[Row]:
    """One row a correction, in the order of the bulletin; `now` is empty where the figure was given up."""
    for correction in bulletin.corrections:
        latest = correction.now or correction.was
        yield (
            data_id(bulletin, correction.statement),
            correction.date.isoformat(),
            bulletin.place.id,
            bulletin.place.code or "",
            bulletin.key,
            correction.indicator.id,
            latest.kind.value,
            *_value_cells(correction.was),
            *(_value_cells(correction.now) if correction.now else ("", "", "")),
            unit_cell(latest, correction.indicator),
            *text_cells(correction.reason, languages),
        )


def _value_cells(figure: Figure) -> tuple[str, str, str]:
    return value_cell(figure), plain(figure.of) if figure.of else "", joined(figure.qualifiers)
