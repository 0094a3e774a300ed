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
from bulletin.sources.document import Node, Scalar
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
    """One written statement and where it stands: `node` is what stands at `path`."""

    path: Path
    node: Node
    name: str
    indicator: Indicator
    entry: StatementEntry
    circumstances: Circumstances
    category: tuple[tuple[str, str], ...] = ()

    @property
    def is_long(self) -> bool:
        """Whether it is written in the long form, with its phrase under `value:`."""
        return not isinstance(self.node, Scalar)


def read_statements(frame: Frame, figures: dict[str, StatementEntry]) -> tuple[Statement, ...]:
    """All totals in the order of the file, parts below them."""
    found: list[Statement] = []
    common = Circumstances(frame.period, None, frame.status, sources_of(frame, (), [], ()), None, frame.notation)
    for name, entry in figures.items():
        path: Path = ("figures", name)
        if frame.reading.one_of("indicator-unknown", path, name, frame.catalogue.indicators):
            indicator = frame.catalogue.indicators[name]
            outer = _circumstances(frame, path, entry, common)
            if entry.values:
                found.extend(_several(frame, path, indicator, entry, outer))
            else:
                node = frame.reading.node(path)
                found.append(_statement(frame, Stated(path, node, indicator.id, indicator, entry, outer)))
    return tuple(found)


def _several(
    frame: Frame, path: Path, indicator: Indicator, entry: StatementEntry, outer: Circumstances
) -> Iterator[Statement]:
    reading = frame.reading
    note_keys_beside_values(reading, path, entry)
    spots = [(*path, "values", number) for number in range(len(entry.values))]
    own = [_circumstances(frame, spot, value, outer) for spot, value in zip(spots, entry.values, strict=True)]
    served = [value.use == "true" for value in entry.values]
    for number, (spot, value, inner) in enumerate(zip(spots, entry.values, own, strict=True)):
        rivals = [other for other, circumstances in enumerate(own) if circumstances.period == inner.period]
        chosen = [other for other in rivals if served[other]]
        if len(rivals) > 1 and len(chosen) != 1 and number == rivals[0]:
            reading.problem("use-missing", reading.where(spot), name=indicator.id, period=inner.period.code)
        used = number in chosen or len(rivals) == 1
        # The figure of the bulletin's own period carries the indicator's name; the others count from 1.
        name = indicator.id if used and inner.period == frame.period else f"{indicator.id}.{number + 1}"
        statement = _statement(frame, Stated(spot, reading.node(spot), name, indicator, value, inner))
        yield replace(statement, used=used, parts=tuple(replace(part, used=used) for part in statement.parts))


def _statement(frame: Frame, stated: Stated) -> Statement:
    path, entry, circumstances = stated.path, stated.entry, stated.circumstances
    figure = _figure(frame, stated)
    parts = tuple(_parts(frame, stated)) if entry.by else ()
    if entry.values:
        frame.reading.problem("values-nested", frame.reading.key((*path, "values")), name=stated.name)
    if entry.value is None and not entry.by:
        frame.reading.problem("figure-empty", frame.reading.key(path), name=stated.name)
    own_period = circumstances.period is frame.period or circumstances.period == frame.period
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
        note=text_of(frame, (*path, "note"), entry.note) if entry.note else None,
        target=_target(frame, stated) if entry.target else None,
        previous=_phrase(frame, stated, (*path, "previous"), entry.previous),
        accepts=tuple(_accepts(frame, path, entry)) if entry.accept else (),
        parts=parts,
        where=_value_where(frame.reading, stated),
    )


_CIRCUMSTANTIAL = frozenset({"period", "as_of", "status", "source", "locator", "numbers"})


def _circumstances(frame: Frame, path: Path, entry: StatementEntry, outer: Circumstances) -> Circumstances:
    if entry.model_fields_set.isdisjoint(_CIRCUMSTANTIAL):  # most
        return outer
    reading = frame.reading
    period = reading.period((*path, "period"), entry.period) if entry.period else None
    return Circumstances(
        period=period or outer.period,
        as_of=reading.as_of((*path, "as_of"), entry.as_of) or outer.as_of,
        status=Status(entry.status) if entry.status else outer.status,
        sources=sources_of(frame, path, entry.source, outer.sources),
        locator=locator_of(frame, path, entry.locator) or outer.locator,
        notation=entry.numbers or outer.notation,
    )


def _figure(frame: Frame, stated: Stated) -> Figure | None:
    """The phrase, joined with what the long form says of it in keys of their own."""
    path, entry, reading = stated.path, stated.entry, frame.reading
    figure = _phrase(frame, stated, (*path, "value") if stated.is_long else path, entry.value)
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
                yield _statement(frame, Stated(below, reading.node(below), name, indicator, part, inner, category))


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


def _value_where(reading: Reading, stated: Stated) -> Location:
    """Where the value's phrase stands; of a figure that has parts alone, its key."""
    node = reading.node((*stated.path, "value")) if stated.is_long else stated.node
    return node.where if isinstance(node, Scalar) else reading.key(stated.path)
