"""Reads the plans of a bulletin: what is intended or forecast, by when."""

from collections.abc import Iterator

from bulletin.model.bulletin import Plan
from bulletin.model.period import AsOf, Period
from bulletin.sources.document import Scalar
from bulletin.validate.frame import Frame, locator_of, note_keys_beside_values, read_phrase, sources_of, text_of
from bulletin.validate.reading import Path
from bulletin.validate.schema import PlanEntry


def read_plans(frame: Frame, plans: dict[str, PlanEntry]) -> tuple[Plan, ...]:
    """All plans in the order of the file. No results, and kept apart from them."""
    return tuple(plan for name, entry in plans.items() for plan in _of_indicator(frame, name, entry))


def _of_indicator(frame: Frame, name: str, entry: PlanEntry) -> Iterator[Plan]:
    """One plan, or several with other dates, which count from 1."""
    path: Path = ("plans", name)
    if not frame.reading.one_of("indicator-unknown", path, name, frame.catalogue.indicators):
        return
    if not entry.values:
        yield from _plan(frame, path, f"plans.{name}", name, entry)
        return
    note_keys_beside_values(frame.reading, path, entry)
    shared = entry.model_dump(include={"source", "locator", "numbers"}, exclude_unset=True)
    for number, value in enumerate(entry.values):
        whole = value.model_copy(update={key: shared[key] for key in shared.keys() - value.model_fields_set})
        yield from _plan(frame, (*path, "values", number), f"plans.{name}.{number + 1}", name, whole)


def _plan(frame: Frame, path: Path, own_id: str, name: str, entry: PlanEntry) -> Iterator[Plan]:
    reading, indicator = frame.reading, frame.catalogue.indicators[name]
    if entry.value is None:
        reading.problem("key-missing", reading.key(path), key="value")
        return
    spot = (*path, "value") if not isinstance(reading.node(path), Scalar) else path
    figure = read_phrase(reading, spot, entry.value, indicator, entry.numbers or frame.notation)
    due = (Period.parse(entry.due) or AsOf.parse(entry.due)) if entry.due else None
    if entry.due and due is None:
        reading.problem("due-wrong", reading.where((*path, "due")), text=entry.due)
    sources = sources_of(frame, path, entry.source, ())
    if not sources:
        reading.problem("source-missing", reading.key(path), name=name, known=frame.sources)
    if figure:
        yield Plan(
            id=own_id,
            indicator=indicator,
            figure=figure,
            due=due,
            sources=sources,
            locator=locator_of(frame, path, entry.locator),
            note=text_of(frame, (*path, "note"), entry.note),
            where=reading.key(path),
        )
