"""Ranks places by an indicator whose catalogue entry says which way is better: only figures that may be compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from enum import StrEnum

from bulletin.model.bulletin import Statement, Status
from bulletin.model.figure import Figure, Kind
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.site.comparable import drawn
from bulletin.site.series import counted_on
from bulletin.site.site import Observation, Site

# One place alone has no rank.
_LEAST = 2
# n of m is compared as a part of m; of a rank and a score the same m is a condition.
_PARTS = frozenset({Kind.RATIO, Kind.DENSITY})

_Key = tuple[object, ...]


class LeftOut(StrEnum):
    """Why a figure stands in no ranking."""

    NO_VALUE = "no-value"  # a sign: not collected, not applicable
    ESTIMATE = "estimate"
    APPROXIMATE = "approximate"  # over, nearly, about
    OTHER_MEASURE = "other-measure"  # a share instead of a count, or out of another total
    OTHER_BOUNDARIES = "other-boundaries"
    OTHER_COUNT = "other-count"  # counted on other days, or on the other side of a break
    OTHER_PERIOD = "other-period"  # only for another period of the same year


@record(frozen=True, slots=True)
class Ranked:
    """A place in a ranking. Equal values share a rank, and the next one is as much lower."""

    rank: int
    observation: Observation


@record(frozen=True, slots=True)
class Ranking:
    """The places that state comparable figures for a period, best first, and those that could not be ranked."""

    indicator: Indicator
    period: Period
    ranked: tuple[Ranked, ...]
    left_out: tuple[tuple[Observation, LeftOut], ...]


def ranking(site: Site, indicator: Indicator) -> Ranking | None:
    """The ranking of the latest period for which at least two places state comparable, firm figures."""
    if not indicator.better:
        return None
    totals = [one for one in site.observations.get(indicator.id, ()) if not one.category]
    by_period: defaultdict[Period, list[Observation]] = defaultdict(list)
    for one in totals:
        by_period[one.period].append(one)
    for period in sorted(by_period, key=lambda one: one.order, reverse=True):
        chosen, left_out = _parted(by_period[period])
        if len({one.bulletin.place.id for one in chosen}) >= _LEAST:
            others = _other_periods(period, totals)
            return Ranking(indicator, period, _ranked(indicator, chosen), (*left_out, *others))
    return None


def _parted(observations: list[Observation]) -> tuple[list[Observation], list[tuple[Observation, LeftOut]]]:
    """The largest group of figures that may be compared with each other, and the rest with the reasons."""
    firm: list[Observation] = []
    left_out: list[tuple[Observation, LeftOut]] = []
    for one in observations:
        reason = _infirm(one)
        if reason:
            left_out.append((one, reason))
        else:
            firm.append(one)
    keys = Counter(_key(one.statement, one) for one in firm)
    # Of groups of one size the one that is met first: observations are in the order of the places.
    common = max(keys, key=keys.__getitem__, default=())
    chosen = [one for one in firm if _key(one.statement, one) == common]
    left_out += [(one, _difference(one, common)) for one in firm if one not in chosen]
    same, others = _of_one_whole(chosen)
    return same, left_out + [(one, LeftOut.OTHER_MEASURE) for one in others]


def _infirm(one: Observation) -> LeftOut | None:
    statement, figure = one.statement, one.statement.figure
    if figure is None or figure.number is None:
        return LeftOut.NO_VALUE
    if statement.status is Status.ESTIMATE or figure.estimated:
        return LeftOut.ESTIMATE
    if figure.qualifiers:
        return LeftOut.APPROXIMATE
    return LeftOut.OTHER_MEASURE if measured(figure) is None else None


def _key(statement: Statement, one: Observation) -> _Key:
    """What comparable figures of a period have in common: measure, boundaries, days counted, side of each break."""
    behind = sum(each.date <= counted_on(statement) for each in statement.indicator.breaks)
    kind = statement.figure.kind if statement.figure else None
    return kind, one.bulletin.territory is None, (drawn(statement), behind)


def _difference(one: Observation, common: _Key) -> LeftOut:
    kind, boundaries, _ = _key(one.statement, one)
    if kind != common[0]:
        return LeftOut.OTHER_MEASURE
    return LeftOut.OTHER_BOUNDARIES if boundaries != common[1] else LeftOut.OTHER_COUNT


def _of_one_whole(observations: list[Observation]) -> tuple[list[Observation], list[Observation]]:
    """Ranks and scores out of one and the same number, as most have it; one that prints none is taken to mean it."""
    wholes = Counter(figure.of.value for figure in _figures(observations) if figure.of and figure.kind not in _PARTS)
    if len(wholes) < _LEAST:
        return observations, []
    common = max(wholes, key=wholes.__getitem__)
    same = [one for one in observations if not (of := _whole(one)) or of == common]
    return same, [one for one in observations if one not in same]


def _figures(observations: Iterable[Observation]) -> Iterator[Figure]:
    return (one.statement.figure for one in observations if one.statement.figure)


def _whole(one: Observation) -> Decimal | None:
    figure = one.statement.figure
    return figure.of.value if figure and figure.of else None


def measured(figure: Figure) -> Decimal | None:
    """The value by which figures of a kind are compared: of n of m, the part. None where it cannot be told."""
    if figure.number is None:
        return None
    if figure.kind not in _PARTS:
        return figure.number.value
    return figure.number.value / figure.of.value if figure.of and figure.of.value else None


def _ranked(indicator: Indicator, observations: list[Observation]) -> tuple[Ranked, ...]:
    higher = indicator.better == "higher"
    valued = [
        (value, one)
        for one in observations
        if one.statement.figure and (value := measured(one.statement.figure)) is not None
    ]
    valued.sort(key=lambda pair: pair[0], reverse=higher)
    values = [value for value, _ in valued]
    return tuple(Ranked(values.index(value) + 1, one) for value, one in valued)


def _other_periods(period: Period, totals: list[Observation]) -> list[tuple[Observation, LeftOut]]:
    """Of places without a figure for the period, the latest one for another period that ends in the same year."""
    reporting = {one.bulletin.place.id for one in totals if one.period == period}
    latest: dict[str, Observation] = {}
    for one in totals:
        place, own = one.bulletin.place.id, one.period
        if place not in reporting and own.end.year == period.end.year:
            latest[place] = one
    return [(one, LeftOut.OTHER_PERIOD) for one in latest.values()]
