"""Rules on how firm figures are: a status moves forward, and a final figure changes only as a revised one."""

from collections.abc import Iterator, Sequence
from datetime import date

from bulletin.checks.correction_lines import described
from bulletin.checks.release_pairs import Now, Pair
from bulletin.model.bulletin import Bulletin, Correction, Statement, Status
from bulletin.model.release import ReleasedBulletin, ReleasedFigure
from bulletin.problems import Location, Problem

_ORDER = tuple(Status)
_SETTLED = frozenset({Status.FINAL, Status.REVISED})


def statuses_move_forward(
    known: ReleasedBulletin, bulletin: Bulletin, pairs: Sequence[Pair], new: tuple[Correction, ...]
) -> Iterator[Problem]:
    """Hold the statuses of a bulletin and its figures against the released ones; `new` are the corrections since.

    What a figure only inherits from its bulletin is told at the bulletin alone, and a change that lacks its correction
    is told as that alone.
    """
    explained = bool(new) or any(pair.is_changed for pair in pairs)
    yield from _moved("", known.status, bulletin.status, Location(bulletin.path), explained=explained)
    corrected = {correction.statement for correction in new}
    for pair in pairs:
        before, now = pair.before.status, pair.now
        if before is None or now is None or now.figure.status is None:
            continue
        if before in _SETTLED and now.figure.status is not Status.REVISED and pair.is_changed:
            yield _not_revised(pair.before, now, bulletin.notation)
        elif (before, now.figure.status) != (known.status, bulletin.status):
            explained = now.figure.id in corrected or pair.is_changed
            yield from _moved(now.figure.id, before, now.figure.status, now.stated.where, explained=explained)


def _moved(name: str, before: Status, now: Status, where: Location, *, explained: bool) -> Iterator[Problem]:
    values = {"name": name, "was": before.value, "now": now.value}
    if _ORDER.index(now) < _ORDER.index(before):
        yield Problem(code="status-backwards", where=where, values=values)
    elif now is Status.REVISED and before is not now and not explained:
        yield Problem(code="revised-without-correction", where=where, values=values)


def _not_revised(before: ReleasedFigure, now: Now, notation: str) -> Problem:
    values = {
        "name": now.figure.id,
        "was": described(before, now.figure, notation),
        "now": described(now.figure, before, notation),
        "status": before.status.value if before.status else "",
    }
    return Problem(code="status-not-revised", where=now.stated.where, values=values, notation=notation)


def estimates_say_of_what(bulletin: Bulletin) -> Iterator[Problem]:
    """A figure that its editor calls an estimate says why, where neither its source nor its period does.

    Nothing more is asked of one that its source calls estimated (`ước`), that belongs to a bulletin of estimates, or
    whose period had not ended when it was given. Any other one needs a note: of what it is an estimate, and by whom.
    """
    for total in bulletin.statements:
        for statement in (total, *total.parts):
            explicit = statement.status is Status.ESTIMATE and bulletin.status is not Status.ESTIMATE
            said = statement.figure is None or statement.figure.estimated or statement.note or total.note
            if explicit and not said and _given_on(statement, bulletin) > statement.end:
                yield Problem(code="estimate-unexplained", where=statement.where, values={"name": statement.id})


def _given_on(statement: Statement, bulletin: Bulletin) -> date:
    """The earliest day on which the figure is known to have been given: a source's, or the bulletin's own."""
    dated = (bulletin.sources[name].date for name in statement.sources if name in bulletin.sources)
    return min((bulletin.published, *(day for day in dated if day)))
