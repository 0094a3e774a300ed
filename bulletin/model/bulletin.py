"""A bulletin: what one place reports for one period, figure by figure, with its words in each language."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from enum import StrEnum

from bulletin.model.figure import Figure
from bulletin.model.indicator import Indicator
from bulletin.model.language import Localised
from bulletin.model.moment import Hold
from bulletin.model.period import AsOf, Period
from bulletin.model.place import Place
from bulletin.model.prints import Letterhead, Print
from bulletin.model.words import TypedHeading, TypedNumber
from bulletin.problems import Location
from bulletin.record import record


class Status(StrEnum):
    """How firm a figure is, in the order in which it hardens."""

    ESTIMATE = "estimate"
    PRELIMINARY = "preliminary"
    FINAL = "final"
    REVISED = "revised"


@record(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that figures are taken from. `withdrawn` is the day on which its own publisher withdrew it."""

    id: str
    title: Localised
    publisher: Localised
    withdrawn: date | None = None
    date: date | None
    url: str | None = None


@record(frozen=True, slots=True, kw_only=True)
class Accept:
    """The editor's word that a source's own error is published as printed, and why."""

    code: str
    reason: Localised
    where: Location


@record(frozen=True, slots=True, kw_only=True)
class Target:
    """What a figure was meant to reach."""

    figure: Figure
    note: Localised | None = None


@record(frozen=True, slots=True, kw_only=True)
class Statement:
    """One figure with its circumstances: of what, when, from which source.

    `id` is the dotted path by which words refer to it (`digital_certificates.holder.person`); `anchor` its fragment in
    pages. `category` names the member of each dimension, empty for a total. `figure` is None where only the parts
    are stated. `used` marks the statement that serves series where several speak of one observation. `start` and
    `end` are the days counted, which a report may draw otherwise than its period's calendar.
    """

    id: str
    indicator: Indicator
    category: tuple[tuple[str, str], ...] = ()
    figure: Figure | None
    period: Period
    start: date
    end: date
    as_of: AsOf | None = None
    status: Status
    sources: tuple[str, ...]
    locator: Localised | None = None
    note: Localised | None = None
    target: Target | None = None
    previous: Figure | None = None
    accepts: tuple[Accept, ...] = ()
    used: bool = True
    parts: tuple["Statement", ...] = ()
    where: Location

    @property
    def anchor(self) -> str:
        """The fragment of this figure in its bulletin's page."""
        return self.id.replace(".", "-").replace("_", "-")

    @property
    def dimension(self) -> str:
        """The dimensions of the category, joined with `+`."""
        return "+".join(dimension for dimension, _ in self.category)

    @property
    def member(self) -> str:
        """The members of the category, joined with `+`."""
        return "+".join(member for _, member in self.category)


@record(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is intended or forecast: no result. `due` is None where the source names no date."""

    id: str
    indicator: Indicator
    figure: Figure
    due: Period | AsOf | None
    sources: tuple[str, ...]
    locator: Localised | None = None
    note: Localised | None = None
    where: Location

    @property
    def anchor(self) -> str:
        """The fragment of this plan in its bulletin's page."""
        return self.id.replace(".", "-").replace("_", "-")


@record(frozen=True, slots=True, kw_only=True)
class CorrectionPlaces:
    """Where the values of a correction stand in its file."""

    date: Location
    figure: Location
    was: Location
    now: Location


@record(frozen=True, slots=True, kw_only=True)
class Correction:
    """A published figure that was changed: shown for ever. `statement` is the id of a statement or plan.

    `was` and `now` are figures as printed; `now` is None where the bulletin states the figure no longer.
    """

    date: date
    statement: str
    indicator: Indicator
    was: Figure
    now: Figure | None
    reason: Localised
    where: CorrectionPlaces


@record(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a published bulletin is not to be used any more. It stays readable, and serves no series."""

    date: date
    reason: Localised
    where: Location


@record(frozen=True, slots=True)
class Reference:
    """A `[[reference]]` in a summary or a body: the figure that it quotes, and where it stands."""

    target: str
    where: Location


@record(frozen=True, slots=True, kw_only=True)
class Words:
    """What a bulletin says in one language. `body` is Markdown; `where` is its first line.

    `references` and `numbers` are those of the title, the summary and the body.
    """

    language: str
    title: str
    summary: str
    agency: str
    body: str
    references: tuple[Reference, ...]
    numbers: tuple[TypedNumber, ...] = ()
    headings: tuple[TypedHeading, ...] = ()
    where: Location


@record(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """One place and one period. `statements` holds the totals, in the order of the file; `parts` hang below them.

    `corrections` are in the order of the file, which is that of their dates. `hold` says what keeps it from being
    published, if anything does or once did. `prints` are its own print editions, None where the site decides;
    `letterhead` is that of the official report.
    """

    place: Place
    period: Period
    start: date
    end: date
    territory: date | None
    status: Status
    published: date
    headline: tuple[str, ...]
    sources: Mapping[str, Source]
    statements: Sequence[Statement]
    plans: tuple[Plan, ...]
    corrections: tuple[Correction, ...]
    words: Mapping[str, Words]
    notation: str
    path: str
    period_where: Location
    published_where: Location
    withdrawn: Withdrawal | None = None
    hold: Hold | None = None
    prints: tuple[Print, ...] | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)

    @property
    def key(self) -> str:
        """The bulletin's name in ids and paths: `tra-vinh/2020`."""
        return f"{self.place.id}/{self.period.slug}"

    def every_statement(self) -> Iterator[Statement]:
        """All statements, each total followed by its parts."""
        for statement in self.statements:
            yield statement
            yield from statement.parts

    def stated(self, total: int, part: int) -> Statement:
        """One statement: the total of this number, or the part of it of this number, from 1; 0 is the total itself."""
        whole = self.statements[total]
        return whole.parts[part - 1] if part else whole

    def every_figure(self) -> Iterator[Statement | Plan]:
        """All statements, then all plans: whatever a correction may be of."""
        yield from self.every_statement()
        yield from self.plans


@record(frozen=True, slots=True, kw_only=True)
class TextPage:
    """A page of words alone: about, methods."""

    id: str
    words: Mapping[str, Words]
