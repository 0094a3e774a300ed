"""Reads the figures of a bulletin: each phrase with its circumstances, each breakdown below its total."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Literal, NamedTuple

from bulletin.i18n.problem_texts import problem_table
from bulletin.model.bulletin import Accept, Statement, Status, Target
from bulletin.model.figure import Approximate, Change, Figure, Kind
from bulletin.model.indicator import Indicator
from bulletin.model.language import Localised
from bulletin.model.period import AsOf, Period
from bulletin.problems import Location
from bulletin.sources.document import Scalar
from bulletin.validate.frame import (
    Frame,
    locator_of,
    note_keys_beside_values,
    read_phrase,
    sources_of,
    text_of,
    unreadable,
)
from bulletin.validate.phrases import PhraseError, read_change, read_share
from bulletin.validate.reading import Path, Reading
from bulletin.validate.schema import StatementEntry


class Circumstances(NamedTuple):
    """What a statement hands on to its parts."""

    period: Period
    as_of: AsOf | None
    status: Status
    sources: tuple[str, ...]
    locator: Localised | None
    notation: Literal["vi", "en"]


class Stated(NamedTuple):
    """One written statement and where it stands."""

    path: Path
    name: str
    indicator: Indicator
    entry: StatementEntry
    circumstances: Circumstances
    category: tuple[tuple[str, str], ...] = ()

    def is_long(self, reading: Reading) -> bool:
        """Whether it is written in the long form, with its phrase under `value:`."""
        return not isinstance(reading.node(self.path), Scalar)


def read_statements(frame: Frame, figures: dict[str, StatementEntry]) -> tuple[Statement, ...]:
    """All totals in the order of the file, parts below them."""
    found: list[Statement] = []
    for name, entry in figures.items():
        path: Path = ("figures", name)
        if frame.reading.one_of("indicator-unknown", path, name, frame.catalogue.indicators):
            found.extend(_of_indicator(frame, path, frame.catalogue.indicators[name], entry))
    return tuple(found)


def _of_indicator(frame: Frame, path: Path, indicator: Indicator, entry: StatementEntry) -> Iterator[Statement]:
    outer = _circumstances(frame, path, entry, None)
    if not entry.values:
        yield _statement(frame, Stated(path, indicator.id, indicator, entry, outer))
        return
    note_keys_beside_values(frame.reading, path, entry)
    spots = [(*path, "values", number) for number in range(len(entry.values))]
    own = [_circumstances(frame, spot, value, outer) for spot, value in zip(spots, entry.values, strict=True)]
    served = [value.use == "true" for value in entry.values]
    for number, (spot, value, inner) in enumerate(zip(spots, entry.values, own, strict=True)):
        rivals = [other for other, circumstances in enumerate(own) if circumstances.period == inner.period]
        chosen = [other for other in rivals if served[other]]
        if len(rivals) > 1 and len(chosen) != 1 and number == rivals[0]:
            frame.reading.problem("use-missing", frame.reading.where(spot), name=indicator.id, period=inner.period.code)
        used = number in chosen or len(rivals) == 1
        # The figure of the bulletin's own period carries the indicator's name; the others count from 1.
        name = indicator.id if used and inner.period == frame.period else f"{indicator.id}.{number + 1}"
        statement = _statement(frame, Stated(spot, name, indicator, value, inner))
        yield replace(statement, used=used, parts=tuple(replace(part, used=used) for part in statement.parts))


def _statement(frame: Frame, stated: Stated) -> Statement:
    path, entry, circumstances = stated.path, stated.entry, stated.circumstances
    figure = _figure(frame, stated)
    parts = tuple(_parts(frame, stated))
    if entry.values:
        frame.reading.problem("values-nested", frame.reading.key((*path, "values")), name=stated.name)
    if entry.value is None and not entry.by:
        frame.reading.problem("figure-empty", frame.reading.key(path), name=stated.name)
    own_period = circumstances.period == frame.period
    return Statement(
        id=stated.name,
        indicator=stated.indicator,
        category=stated.category,
        figure=figure,
        period=circumstances.period,
        start=frame.start if own_period else circumstances.period.start,
        end=frame.end if own_period else circumstances.period.end,
        as_of=circumstances.as_of,
        status=Status.ESTIMATE if figure and figure.estimated and not entry.status else circumstances.status,
        sources=circumstances.sources,
        locator=circumstances.locator,
        note=text_of(frame, (*path, "note"), entry.note),
        target=_target(frame, stated),
        previous=_phrase(frame, stated, (*path, "previous"), entry.previous),
        accepts=tuple(_accepts(frame, path, entry)),
        parts=parts,
        where=_value_where(frame.reading, path),
    )


def _circumstances(frame: Frame, path: Path, entry: StatementEntry, outer: Circumstances | None) -> Circumstances:
    reading = frame.reading
    period = reading.period((*path, "period"), entry.period) if entry.period else None
    sources = sources_of(frame, path, entry.source, outer.sources if outer else ())
    return Circumstances(
        period=period or (outer.period if outer else frame.period),
        as_of=reading.as_of((*path, "as_of"), entry.as_of) or (outer.as_of if outer else None),
        status=Status(entry.status) if entry.status else outer.status if outer else frame.status,
        sources=sources,
        locator=locator_of(frame, path, entry.locator) or (outer.locator if outer else None),
        notation=entry.numbers or (outer.notation if outer else frame.notation),
    )


def _figure(frame: Frame, stated: Stated) -> Figure | None:
    """The phrase, joined with what the long form says of it in keys of their own."""
    path, entry, reading = stated.path, stated.entry, frame.reading
    figure = _phrase(frame, stated, (*path, "value") if stated.is_long(reading) else path, entry.value)
    if figure is None:
        return None
    if not stated.circumstances.sources:
        reading.problem("source-missing", reading.key(path), name=stated.name, known=frame.sources)
    if entry.share is not None:
        if figure.share:
            reading.problem("share-twice", reading.where((*path, "share")), name=stated.name)
        figure = replace(figure, share=_share(frame, (*path, "share"), entry.share, stated.circumstances.notation))
    if entry.changes:
        figure = replace(figure, changes=(*figure.changes, *_changes(frame, stated, figure.kind)))
    return figure


def _parts(frame: Frame, stated: Stated) -> Iterator[Statement]:
    """The members of each breakdown. Two dimensions that cross are joined with `+`, in both names."""
    reading, indicator = frame.reading, stated.indicator
    for dimension, members in stated.entry.by.items():
        spot = (*stated.path, "by", dimension)
        dimensions = dimension.split("+")
        known_dimensions = [reading.one_of("breakdown-unknown", spot, one, indicator.breakdowns) for one in dimensions]
        if not all(known_dimensions):
            continue
        for member, part in members.items():
            below = (*spot, member)
            chosen = member.split("+")
            if len(chosen) != len(dimensions):
                reading.problem("category-unknown", reading.key(below), name=member, near=())
                continue
            pairs = [
                (one, frame.catalogue.breakdowns[of].categories) for one, of in zip(chosen, dimensions, strict=True)
            ]
            known_members = [reading.one_of("category-unknown", below, one, names) for one, names in pairs]
            if all(known_members):
                inner = _circumstances(frame, below, part, stated.circumstances)
                category = (*stated.category, *zip(dimensions, chosen, strict=True))
                name = f"{stated.name}.{dimension}.{member}"
                yield _statement(frame, Stated(below, name, indicator, part, inner, category))


def _phrase(frame: Frame, stated: Stated, path: Path, text: str | None) -> Figure | None:
    indicator, notation = stated.indicator, stated.circumstances.notation
    return read_phrase(frame.reading, path, text, indicator, notation) if text is not None else None


def _changes(frame: Frame, stated: Stated, kind: Kind) -> Iterator[Change]:
    indicator, notation = stated.indicator, stated.circumstances.notation
    for number, text in enumerate(stated.entry.changes):
        spot = (*stated.path, "changes", number) if len(stated.entry.changes) > 1 else (*stated.path, "changes")
        try:
            yield read_change(text, kind=kind, unit=indicator.unit, language=notation)
        except PhraseError as error:
            unreadable(frame.reading, spot, error, notation)


def _share(frame: Frame, path: Path, text: str, notation: Literal["vi", "en"]) -> Approximate | None:
    try:
        return read_share(text, language=notation)
    except PhraseError as error:
        unreadable(frame.reading, path, error, notation)
        return None


def _target(frame: Frame, stated: Stated) -> Target | None:
    """A target is of the indicator's kind; that of a ratio may be the share to reach."""
    target = stated.entry.target
    if target is None:
        return None
    spot = (*stated.path, "target")
    phrase_spot = spot if isinstance(frame.reading.node(spot), Scalar) else (*spot, "value")
    figure = _phrase(frame, stated, phrase_spot, target.value)
    return Target(figure=figure, note=text_of(frame, (*spot, "note"), target.note)) if figure else None


def _accepts(frame: Frame, path: Path, entry: StatementEntry) -> Iterator[Accept]:
    for code, reason in entry.accept.items():
        spot = (*path, "accept", code)
        if frame.reading.one_of("code-unknown", spot, code, problem_table()):
            yield Accept(code=code, reason=frame.translations.text(spot, reason), where=frame.reading.key(spot))


def _value_where(reading: Reading, path: Path) -> Location:
    """Where the value's phrase stands; of a figure that has parts alone, its key."""
    spot = (*path, "value")
    return reading.where(spot) if isinstance(reading.node(spot), Scalar) else reading.key(path)
