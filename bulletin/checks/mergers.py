"""A rule on merged units: a figure of the whole is that of the units it was formed from, added up."""

from collections.abc import Iterator
from decimal import Decimal
from functools import reduce
from operator import add

from bulletin.checks.history import History, bounds_as_base
from bulletin.checks.remark import Held, Said, remark
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Figure
from bulletin.site.comparable import comparable
from bulletin.site.mergers import ADDS_UP
from bulletin.site.quality import RuleName
from bulletin.site.site import Observation


def mergers_add_up(bulletin: Bulletin, history: History) -> Iterator[Said]:
    """What is stated of a merged unit is the sum over the former ones, where every one of them states it as well.

    It is stated for the same period, in the same way. Where one of them does not, nothing is said: the others alone
    are not the whole.
    """
    formers = history.formers.get(bulletin.place.id, ())
    for statement in bulletin.every_statement() if formers else ():
        adds_up = statement.indicator.adds_up
        if adds_up and statement.used and statement.figure and statement.figure.kind in ADDS_UP:
            yield from _added_up(statement, statement.figure, _stated(statement, statement.figure, formers, history))


def _stated(
    statement: Statement, figure: Figure, formers: tuple[str, ...], history: History
) -> list[tuple[Observation, Figure]]:
    """The same figure of every former unit; empty where one of them lacks it."""
    found = []
    for former in formers:
        served = next(iter(history.of(former, statement, statement.period)), None)
        own = served.statement.figure if served else None
        if served is None or own is None or own.kind is not figure.kind or not comparable(served.statement, statement):
            return []
        found.append((served, own))
    return found


def _added_up(statement: Statement, figure: Figure, parts: list[tuple[Observation, Figure]]) -> Iterator[Said]:
    bounds = [bounds_as_base(own, one.statement.status) for one, own in parts]
    known = [one for one in bounds if one]
    own = bounds_as_base(figure, statement.status)
    if not known or len(known) < len(parts) or own is None or figure.number is None:
        return
    yield Held(RuleName.MERGER, statement)
    if reduce(add, known).meets(own):
        return
    values = tuple(part.number.value for _, part in parts if part.number)
    together = sum(values, Decimal(0))
    yield remark(
        "merger-differs",
        statement,
        period=statement.period.code,
        parts=values,
        sum=together,
        whole=figure.number.value,
        difference=abs(together - figure.number.value),
        files=", ".join(one.bulletin.path for one, _ in parts),
    )
