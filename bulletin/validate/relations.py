"""Reads how an indicator is held against others, and finds definitions that lead back to themselves."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from bulletin.model.relation import Balance, Formula, UsualRatio
from bulletin.record import record
from bulletin.validate.formulas import FormulaError, named_at, read_formula
from bulletin.validate.near import near_names
from bulletin.validate.reading import Path, Reading
from bulletin.validate.schema import IndicatorEntry

Entries = Mapping[str, IndicatorEntry]

# Catalogues are the same in every language; their numbers have a decimal point.
_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,15})?")


@record(frozen=True, slots=True, kw_only=True)
class Relations:
    """What one indicator's entry says of it, as its model takes it."""

    equals: Formula | None
    least: Decimal | None
    most: Decimal | None
    plausible: tuple[UsualRatio, ...]
    balance: Balance | None
    cumulative: bool


def read_relations(reading: Reading, name: str, entries: Entries) -> Relations:
    """The relations of the indicator `name`; problems are noted. `entries` are those of the whole catalogue."""
    path: Path = ("indicators", name)
    entry = entries[name]
    for key, other in (("part_of", entry.part_of), ("share_of", entry.share_of), ("of", entry.of)):
        if other:
            reading.one_of("indicator-unknown", (*path, key), other, entries)
    for number, other in enumerate(entry.sum_of):
        reading.one_of("indicator-unknown", (*path, "sum_of", number), other, entries)
    least, most = _bounds(reading, path, ("least", entry.least), ("most", entry.most))
    if entry.cumulative is not None:
        _measured(reading, (*path, "cumulative"), "flow", name, entries)
    return Relations(
        equals=_formula(reading, (*path, "equals"), entry.equals, entries),
        least=least,
        most=most,
        plausible=tuple(_usual_ratios(reading, name, entries)),
        balance=_balance(reading, name, entries),
        cumulative=entry.cumulative != "false",
    )


def _formula(reading: Reading, path: Path, text: str | None, entries: Entries) -> Formula | None:
    if text is None:
        return None
    try:
        formula = read_formula(text)
    except FormulaError as error:
        rest = text[error.at :] if error.at else ""
        reading.problem("formula-wrong", reading.at(path, error.at), text=text, rest=rest)
        return None
    for name in formula.indicators:
        if name not in entries:
            where = reading.at(path, named_at(text, name))
            reading.problem("indicator-unknown", where, name=name, near=near_names(name, entries))
    return formula


def _usual_ratios(reading: Reading, name: str, entries: Entries) -> Iterator[UsualRatio]:
    for number, ratio in enumerate(entries[name].plausible):
        spot = ("indicators", name, "plausible", number)
        reading.one_of("indicator-unknown", (*spot, "of"), ratio.of, entries)
        if ratio.of == name:
            circle = f"{ratio.of} → {ratio.of}"
            reading.problem("relation-circular", reading.where((*spot, "of")), name=ratio.of, circle=circle)
        least, most = _bounds(reading, spot, ("from", ratio.least), ("to", ratio.most))
        if least is not None and most is not None:
            yield UsualRatio(ratio.of, least, most)


def _balance(reading: Reading, name: str, entries: Entries) -> Balance | None:
    balance, spot = entries[name].balance, ("indicators", name, "balance")
    if balance is None:
        return None
    _measured(reading, spot, "stock", name, entries)
    if balance.added is None and balance.removed is None:
        reading.problem("key-missing", reading.where(spot), key="added")
    for key, flow in (("added", balance.added), ("removed", balance.removed)):
        if flow and reading.one_of("indicator-unknown", (*spot, key), flow, entries):
            _measured(reading, (*spot, key), "flow", flow, entries)
    return Balance(balance.added, balance.removed)


def _measured(reading: Reading, path: Path, due: str, name: str, entries: Entries) -> None:
    """Some relations are of stocks alone, or of flows; any other indicator would never be looked at."""
    measure, key = entries[name].measure, str(path[-1])
    if measure != due:
        reading.problem("measure-wrong", reading.where(path), key=key, due=due, name=name, measure=measure)


def _bounds(
    reading: Reading, path: Path, low: tuple[str, str | None], high: tuple[str, str | None]
) -> tuple[Decimal | None, Decimal | None]:
    least, most = (_decimal(reading, (*path, key), key, text) for key, text in (low, high))
    if least is not None and most is not None and least > most:
        where = reading.where((*path, low[0]))
        reading.problem("bounds-reversed", where, low_key=low[0], low=least, high_key=high[0], high=most)
    return least, most


def _decimal(reading: Reading, path: Path, key: str, text: str | None) -> Decimal | None:
    if text is None:
        return None
    if _DECIMAL.fullmatch(text):
        return Decimal(text)
    point = text.replace(",", ".")
    guess = point if _DECIMAL.fullmatch(point) else ""
    reading.problem("decimal-expected", reading.where(path), key=key, text=text, guess=guess)
    return None


def note_circles(readings: Mapping[str, Reading], entries: Entries, formulas: Mapping[str, Formula | None]) -> None:
    """Note each circle of definitions at the first of its indicators. `readings` are the files that they stand in."""
    defined: dict[str, Mapping[str, Sequence[str]]] = {
        "equals": {name: (*entry.sum_of, *_operands(formulas.get(name))) for name, entry in entries.items()},
        "part_of": {name: (entry.part_of,) for name, entry in entries.items() if entry.part_of},
        "share_of": {name: (entry.share_of,) for name, entry in entries.items() if entry.share_of},
        "of": {name: (entry.of,) for name, entry in entries.items() if entry.of},
    }
    for relation, graph in defined.items():
        for circle in _circles(graph):
            first, second = circle[0], circle[1 % len(circle)]
            # A whole that is the sum of its parts is defined by them, no less than by a formula.
            key = "sum_of" if relation == "equals" and second in entries[first].sum_of else relation
            reading = readings[first]
            where = reading.key(("indicators", first, key))
            reading.problem("relation-circular", where, name=first, circle=" → ".join((*circle, first)))


def _operands(formula: Formula | None) -> tuple[str, ...]:
    return formula.indicators if formula else ()


def _circles(graph: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Circles of a graph that have nothing in common, each from its first member in the order of the graph."""
    left = dict(graph)
    position = {name: number for number, name in enumerate(graph)}
    while True:
        try:
            TopologicalSorter(left).prepare()
        except CycleError as error:
            # The list that it gives ends where it began, and runs from what is needed to what needs it.
            circle = list(reversed(error.args[1][1:]))
            start = circle.index(min(circle, key=position.__getitem__))
            yield circle[start:] + circle[:start]
            left = {name: needed for name, needed in left.items() if name not in circle}
        else:
            return
