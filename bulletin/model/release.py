"""What has been published of each bulletin: what may change from then on only by a correction that readers see."""

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from typing import Self

from bulletin.model.bulletin import Bulletin, Correction, Plan, Statement, Status
from bulletin.model.figure import Figure, Number, Qualifier, Sign
from bulletin.problems import Location
from bulletin.record import record


@record(frozen=True, slots=True)
class ReleasedValue:
    """What a figure says by itself, without its unit: the number or sign, the m of "n of m", the words before it."""

    number: Number | None = None
    of: Number | None = None
    sign: Sign | None = None
    qualifiers: tuple[Qualifier, ...] = ()

    @classmethod
    def of_figure(cls, figure: Figure) -> Self:
        """The value of a figure; what its source prints beside it (shares, changes) is none of it."""
        return cls(figure.number, figure.of, figure.sign, figure.qualifiers)

    def same(self, other: "ReleasedValue | None") -> bool:
        """Whether both are printed with the same digits: 55,878 tỷ is 55 tỷ 878 triệu, but 73,6 is not 73,60."""
        return other is not None and self._said() == other._said()

    def _said(self) -> tuple[object, ...]:
        numbers = (number.plain if number else "" for number in (self.number, self.of))
        return (*numbers, self.sign, self.qualifiers)


@record(frozen=True, slots=True, kw_only=True)
class ReleasedFigure:
    """One published statement or plan. `unit` is the catalogue's id.

    `when` is the code of its period, or of a plan's due date, empty where none is named. A plan has no status.
    """

    id: str
    value: ReleasedValue
    unit: str
    when: str
    status: Status | None = None
    used: bool = True

    @property
    def is_plan(self) -> bool:
        """Whether it tells what is intended rather than a result."""
        return self.id.startswith("plans.")

    @property
    def family(self) -> tuple[str, ...]:
        """The indicator and category, which stay when an id is renumbered because its list has grown."""
        return tuple(part for part in self.id.split(".") if not part.isdigit())

    def same(self, other: "ReleasedFigure | None") -> bool:
        """Whether both say the same, whatever their ids and statuses."""
        return other is not None and self.value.same(other.value) and self.circumstances == other.circumstances

    @property
    def circumstances(self) -> tuple[str, str]:
        """What the value is of: its unit, and its period or due date."""
        return self.unit, self.when


@record(frozen=True, slots=True, kw_only=True)
class ReleasedCorrection:
    """One published correction; its reason may be reworded. `now` is None where the figure was given up."""

    date: date
    figure: str
    was: ReleasedValue
    now: ReleasedValue | None

    def same(self, other: "ReleasedCorrection") -> bool:
        """Whether both record the same change on the same day."""
        now = self.now.same(other.now) if self.now else other.now is None
        return (self.date, self.figure) == (other.date, other.figure) and self.was.same(other.was) and now


@record(frozen=True, slots=True, kw_only=True)
class ReleasedAccept:
    """A contradiction at a figure that was published with its editor's word; `values` are its numbers, by key."""

    figure: str
    code: str
    values: tuple[tuple[str, str], ...]


@record(frozen=True, slots=True, kw_only=True)
class ReleasedBulletin:
    """One published bulletin. `figures` are in the order of their ids; `where` is its line in the lock."""

    key: str
    status: Status
    figures: tuple[ReleasedFigure, ...]
    accepted: tuple[ReleasedAccept, ...] = ()
    corrections: tuple[ReleasedCorrection, ...] = ()
    withdrawn: date | None = None
    where: Location | None = field(default=None, compare=False)


@record(frozen=True, slots=True)
class Releases:
    """What the last release published, by the bulletin's key; empty before the first."""

    bulletins: Mapping[str, ReleasedBulletin] = field(default_factory=dict)


def released(bulletin: Bulletin, accepted: tuple[ReleasedAccept, ...] = ()) -> ReleasedBulletin:
    """What a release would record of a bulletin. `accepted` is what its editor accepted, in order."""
    figures = [figure for one in bulletin.every_figure() if (figure := released_figure(one))]
    return ReleasedBulletin(
        key=bulletin.key,
        status=bulletin.status,
        figures=tuple(sorted(figures, key=lambda figure: figure.id)),
        accepted=accepted,
        corrections=tuple(released_correction(correction) for correction in bulletin.corrections),
        withdrawn=bulletin.withdrawn.date if bulletin.withdrawn else None,
    )


def released_figure(stated: Statement | Plan) -> ReleasedFigure | None:
    """What a release would record of a statement or plan; None of a total of which only parts are stated."""
    if stated.figure is None:
        return None
    figure = ReleasedFigure(
        id=stated.id,
        value=ReleasedValue.of_figure(stated.figure),
        unit=stated.indicator.unit_id(stated.figure.kind),
        when="",
    )
    if isinstance(stated, Plan):
        return replace(figure, when=stated.due.code if stated.due else "")
    return replace(figure, when=stated.period.code, status=stated.status, used=stated.used)


def released_correction(correction: Correction) -> ReleasedCorrection:
    """What a release would record of a correction."""
    return ReleasedCorrection(
        date=correction.date,
        figure=correction.statement,
        was=ReleasedValue.of_figure(correction.was),
        now=ReleasedValue.of_figure(correction.now) if correction.now else None,
    )
