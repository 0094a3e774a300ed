"""Finds each published figure again in the bulletin as it is now."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bulletin.model.bulletin import Bulletin, Plan, Statement
from bulletin.model.release import ReleasedBulletin, ReleasedFigure, released_figure
from bulletin.record import record


@record(frozen=True, slots=True)
class Now:
    """A figure of the bulletin, and what a release would record of it."""

    stated: Statement | Plan
    figure: ReleasedFigure


@record(frozen=True, slots=True)
class Pair:
    """A published figure, and what stands in its place; None where nothing does."""

    before: ReleasedFigure
    now: Now | None

    @property
    def is_changed(self) -> bool:
        """Whether what was published is no longer what the bulletin states."""
        return self.now is None or not self.before.same(self.now.figure)


_Fits = Callable[[ReleasedFigure, ReleasedFigure], bool]


def find_again(known: ReleasedBulletin, bulletin: Bulletin) -> Iterator[Pair]:
    """Each published figure with its successor.

    New entries in a list move the numbers in the ids of the others, so that an id is not enough. Within an indicator
    and category, the figure that serves the series of a period is held against the one that serves it now. One that
    does not serve it only has to be stated still. Whatever is left is found by its id, then by its value.
    """
    present: dict[tuple[str, ...], list[Now]] = {}
    for stated in bulletin.every_figure():
        if figure := released_figure(stated):
            present.setdefault(figure.family, []).append(Now(stated, figure))
    published: dict[tuple[str, ...], list[ReleasedFigure]] = {}
    for before in known.figures:
        published.setdefault(before.family, []).append(before)
    for family, figures in published.items():
        yield from _in_family(figures, present.get(family, []))


def _in_family(published: Sequence[ReleasedFigure], present: Sequence[Now]) -> Iterator[Pair]:
    waiting, free = list(published), list(present)
    for before in [one for one in waiting if not one.used]:
        # Two sources may print the same: one statement is then the successor of both.
        if now := _nearest(before, present, lambda one, other: one.same(other)):
            waiting.remove(before)
            yield Pair(before, now)
    rounds: tuple[_Fits, ...] = (
        lambda one, other: one.used and other.used and one.when == other.when,
        lambda one, other: one.id == other.id,
        lambda one, other: one.value.same(other.value),
    )
    for fits in rounds:
        for before in tuple(waiting):
            if now := _nearest(before, free, fits):
                waiting.remove(before)
                free.remove(now)
                yield Pair(before, now)
    yield from (Pair(before, None) for before in waiting)


def _nearest(before: ReleasedFigure, candidates: Iterable[Now], fits: _Fits) -> Now | None:
    """The candidate that fits; of several, one that says the same, then the one of the same id."""
    fitting = [now for now in candidates if fits(before, now.figure)]
    return min(fitting, key=lambda now: (not before.same(now.figure), now.figure.id != before.id), default=None)
