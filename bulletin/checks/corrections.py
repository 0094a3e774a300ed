"""Rules on corrections and withdrawals, each within its bulletin."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from bulletin.checks.correction_lines import phrase
from bulletin.model.bulletin import Bulletin, Correction
from bulletin.model.figure import Figure
from bulletin.model.release import ReleasedValue, released_figure
from bulletin.problems import Location, Problem
from bulletin.site.corrections import corrected
from bulletin.validate.near import near_names


def corrections_are_in_order(bulletin: Bulletin) -> Iterator[Problem]:
    """Corrections stand in the order of their dates, none of them before the bulletin was published."""
    last = date.min
    for correction in bulletin.corrections:
        if correction.date < last:
            yield _problem(
                bulletin, "corrections-out-of-order", correction.where.date, date=correction.date, earlier=last
            )
        elif correction.date < bulletin.published:
            yield _too_early(bulletin, correction.date, correction.where.date)
        last = max(last, correction.date)


def withdrawn_after_publication(bulletin: Bulletin) -> Iterator[Problem]:
    """What was not published cannot be withdrawn."""
    if bulletin.withdrawn and bulletin.withdrawn.date < bulletin.published:
        yield _too_early(bulletin, bulletin.withdrawn.date, bulletin.withdrawn.where)


def corrections_lead_to_what_is_stated(bulletin: Bulletin) -> Iterator[Problem]:
    """Each correction begins where the one before it ended, and the last one ends at what the bulletin states."""
    chains: dict[str, list[Correction]] = {}
    for correction in bulletin.corrections:
        chains.setdefault(correction.statement, []).append(correction)
    for name, chain in chains.items():
        for earlier, later in pairwise(chain):
            if earlier.now and not ReleasedValue.of_figure(later.was).same(ReleasedValue.of_figure(earlier.now)):
                yield differs(bulletin, later, "was", _figure_phrase(bulletin, later, earlier.now))
        yield from _end(bulletin, name, chain[-1])


def _end(bulletin: Bulletin, name: str, last: Correction) -> Iterator[Problem]:
    stated = corrected(bulletin, last)
    figure = released_figure(stated) if stated else None
    if figure is None:
        if last.now:
            known = [one.id for one in bulletin.every_figure() if one.figure]
            yield _problem(bulletin, "correction-unknown", last.where.figure, name=name, near=near_names(name, known))
    elif last.now is None or not figure.value.same(ReleasedValue.of_figure(last.now)):
        yield differs(bulletin, last, "now", phrase(figure.value, figure.unit, bulletin.notation))


def differs(bulletin: Bulletin, correction: Correction, key: str, expected: str) -> Problem:
    """That a correction gives another value under `was` or `now` than the one expected there."""
    figure = correction.was if key == "was" else correction.now
    return _problem(
        bulletin,
        "correction-differs",
        correction.where.was if key == "was" else correction.where.now,
        name=correction.statement,
        key=key,
        given=_figure_phrase(bulletin, correction, figure) if figure else "",
        expected=expected,
    )


def _figure_phrase(bulletin: Bulletin, correction: Correction, figure: Figure) -> str:
    return phrase(ReleasedValue.of_figure(figure), correction.indicator.unit_id(figure.kind), bulletin.notation)


def _too_early(bulletin: Bulletin, day: date, where: Location) -> Problem:
    return _problem(bulletin, "date-before-published", where, date=day, published=bulletin.published)


def _problem(bulletin: Bulletin, code: str, where: Location, **values: str | date | tuple[str, ...]) -> Problem:
    return Problem(code=code, where=where, values=values, notation=bulletin.notation)
