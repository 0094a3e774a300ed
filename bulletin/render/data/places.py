"""The territorial units as data: `places.csv` with a row for each, `places.json` with every name that each one bore."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bulletin.model.language import Language
from bulletin.model.place import Designation, Place, Places
from bulletin.render.data.plain import joined, text_by_language, text_cells
from bulletin.render.data.writing import Row

_COLUMNS = ("id", "code", "level", "within", "valid_from", "valid_to", "successor", "type", "designations")


def place_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `places.csv`."""
    return (*_COLUMNS, *(f"{text}_{language.code}" for text in ("name", "title") for language in languages))


def place_rows(places: Places, languages: Sequence[Language]) -> Iterator[Row]:
    """One row a unit, so that `place` of the other files finds exactly one. Its type and names are the latest ones.

    `designations` tells the types with their days: `province:../2024-12-31+city:2025-01-01/..`.
    """
    for place in places.values():
        latest = place.designations[-1]
        yield (
            place.id,
            place.code or "",
            place.level,
            place.within or "",
            _day(place.valid_from) or "",
            _day(place.valid_to) or "",
            place.successor or "",
            latest.type.id,
            joined(_span(designation) for designation in place.designations),
            *text_cells(latest.names, languages),
            *(titles(latest, languages).get(language.code, "") for language in languages),
        )


def place_document(places: Places, languages: Sequence[Language]) -> Mapping[str, object]:
    """`places.json`: the list `places`, each with the list of its `designations`, oldest first."""
    return {"places": [place_fields(place, languages) for place in places.values()]}


def titles(designation: Designation, languages: Sequence[Language]) -> dict[str, str]:
    """The unit's full name in each language that its name is known in."""
    codes = [language.code for language in languages if language.code in designation.names.texts]
    return {code: designation.title(code) for code in codes}


def place_fields(place: Place, languages: Sequence[Language]) -> dict[str, object]:
    """A unit with every name that it bore."""
    return {
        "id": place.id,
        "code": place.code,
        "level": place.level,
        "within": place.within,
        "valid_from": _day(place.valid_from),
        "valid_to": _day(place.valid_to),
        "successor": place.successor,
        "designations": [
            {
                "type": designation.type.id,
                "type_names": text_by_language(designation.type.names, languages),
                "names": text_by_language(designation.names, languages),
                "titles": titles(designation, languages),
                "start": _day(designation.start),
                "end": _day(designation.end),
            }
            for designation in place.designations
        ],
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _span(designation: Designation) -> str:
    return f"{designation.type.id}:{_day(designation.start) or '..'}/{_day(designation.end) or '..'}"
