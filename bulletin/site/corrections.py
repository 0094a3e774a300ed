"""Which figure of a bulletin a correction speaks of."""

from bulletin.model.bulletin import Bulletin, Correction, Plan, Statement
from bulletin.model.release import ReleasedFigure, ReleasedValue, released_figure


def corrected(bulletin: Bulletin, correction: Correction) -> Statement | Plan | None:
    """The statement or plan that was corrected; None where the bulletin states it no longer.

    A number in an id (`dti_rank.2`) moves when an entry is put before it, and the correction keeps the id that it was
    made under: of the figures of that indicator and category, the one that says what the last correction left counts.
    """
    last = next(one for one in reversed(bulletin.corrections) if one.statement == correction.statement)
    left = ReleasedValue.of_figure(last.now) if last.now else None
    found = [
        (one, figure)
        for one in bulletin.every_figure()
        if (figure := released_figure(one)) and figure.family == _family(correction)
    ]
    found.sort(key=lambda pair: (not pair[1].value.same(left), pair[1].id != correction.statement))
    if not found:
        return None
    nearest, figure = found[0]
    return nearest if figure.id == correction.statement or figure.value.same(left) else None


def corrections_of(bulletin: Bulletin, stated: Statement | Plan) -> tuple[Correction, ...]:
    """The corrections of one figure, oldest first."""
    return tuple(one for one in bulletin.corrections if corrected(bulletin, one) is stated)


def _family(correction: Correction) -> tuple[str, ...]:
    return ReleasedFigure(id=correction.statement, value=ReleasedValue(), unit="", when="").family
