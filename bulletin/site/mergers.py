"""What the units that a place was formed from state together: sums, where a sum is right, marked as computed.

A sum is right where every one of those units states the same number or amount of the same indicator and category for
the same period, counted in the same way, exactly, and with no break between them. Ranks, percentages, scores and
densities have no sum, nor have counts of what every place has alike (`adds_up: false`); of "n of m" both are added up,
or neither. The sums are no printed figures: they stand in no series and in no data file of figures.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

from bulletin.model.bulletin import Statement, Status
from bulletin.model.figure import Figure, Kind, Number
from bulletin.model.indicator import Indicator
from bulletin.model.period import Period
from bulletin.model.place import Place, predecessors
from bulletin.record import record
from bulletin.site.comparable import comparable
from bulletin.site.site import Observation, Site

# Measures such as lengths of a day and people for each office do not add up.
ADDS_UP = frozenset({Kind.COUNT, Kind.MONEY, Kind.RATIO})
# From the least firm to the firmest: a sum is as firm as the least firm of its parts.
_FIRMNESS = (Status.ESTIMATE, Status.PRELIMINARY, Status.FINAL, Status.REVISED)

Category = tuple[tuple[str, str], ...]
_Line = tuple[Category, Period]


@record(frozen=True, slots=True, kw_only=True)
class ComputedSum:
    """A figure that no source prints: the sum over all units that `place` was formed from, in their order.

    `figure` holds the sum as the least exact of its parts allows to print it; `status` is that of the least firm.
    """

    place: Place
    indicator: Indicator
    category: Category
    period: Period
    figure: Figure
    status: Status
    parts: tuple[Observation, ...]


@record(frozen=True, slots=True, kw_only=True)
class FormerSeries:
    """One indicator before a merger: what each former unit reported, oldest first, and the sums over all of them."""

    indicator: Indicator
    reported: tuple[tuple[Place, tuple[Observation, ...]], ...]
    sums: tuple[ComputedSum, ...]


def unreported(site: Site, place: Place) -> tuple[Place, ...]:
    """The units that `place` was formed from and that have no bulletin here: without them there is no sum."""
    reporting = {bulletin.place.id for bulletin in site.bulletins}
    return tuple(one for one in predecessors(site.places, place) if one.id not in reporting)


def former_series(site: Site, place: Place) -> tuple[FormerSeries, ...]:
    """The series of the units that `place` was formed from, in the order of the catalogue; empty for most places."""
    formers = predecessors(site.places, place)
    if not formers:
        return ()
    return tuple(
        FormerSeries(
            indicator=indicator,
            reported=tuple((one, own) for one in formers if (own := _of(one, observations))),
            sums=tuple(_sums(indicator, place, formers, observations)),
        )
        for indicator in site.catalogue.indicators.values()
        if (observations := site.observations.get(indicator.id, ())) and any(_of(one, observations) for one in formers)
    )


def computed_sums(site: Site, place: Place, indicator: Indicator) -> tuple[ComputedSum, ...]:
    """The sums of one indicator over all units that `place` was formed from: totals and parts, oldest first."""
    formers = predecessors(site.places, place)
    return tuple(_sums(indicator, place, formers, site.observations.get(indicator.id, ()))) if formers else ()


def _of(place: Place, observations: Iterable[Observation]) -> tuple[Observation, ...]:
    return tuple(one for one in observations if one.bulletin.place.id == place.id)


def _sums(
    indicator: Indicator, place: Place, formers: tuple[Place, ...], observations: Iterable[Observation]
) -> Iterator[ComputedSum]:
    if indicator.kind not in ADDS_UP or not indicator.adds_up:
        return
    stated: defaultdict[_Line, dict[str, Observation]] = defaultdict(dict)
    for one in observations:
        stated[one.category, one.period][one.bulletin.place.id] = one
    for (category, period), by_place in sorted(stated.items(), key=lambda item: (item[0][1].order, item[0][0])):
        # What the new unit states itself is a printed figure, which no sum stands beside.
        if place.id in by_place or any(one.id not in by_place for one in formers):
            continue
        parts = tuple(by_place[one.id] for one in formers)
        if figure := _added_up([one.statement for one in parts]):
            yield ComputedSum(
                place=place,
                indicator=indicator,
                category=category,
                period=period,
                figure=figure,
                status=min((one.statement.status for one in parts), key=_FIRMNESS.index),
                parts=parts,
            )


def _added_up(statements: list[Statement]) -> Figure | None:
    """The sum of figures; None where there is none that is right."""
    first, *others = statements
    figures = [one.figure for one in statements if one.figure]
    kinds = {figure.kind for figure in figures}
    if len(figures) < len(statements) or len(kinds) > 1 or not kinds <= ADDS_UP:
        return None
    if any(figure.qualifiers for figure in figures) or not all(comparable(first, one) for one in others):
        return None
    numbers = [figure.number for figure in figures if figure.number]
    wholes = [figure.of for figure in figures if figure.of]
    # Of n of m, a sum of the n alone would be of an unknown whole.
    expected = len(figures) if kinds == {Kind.RATIO} else 0
    if len(numbers) < len(figures) or len(wholes) != expected:
        return None
    return Figure(
        kind=figures[0].kind,
        number=_sum(numbers),
        of=_sum(wholes) if wholes else None,
        estimated=any(figure.estimated for figure in figures),
    )


def _sum(numbers: list[Number]) -> Number:
    """The sum, printed to the last digit that all of its parts have, so that it claims no more than they do."""
    last = max(number.last_digit for number in numbers)
    exact = sum((number.value for number in numbers), Decimal(0))
    rounded = exact.quantize(Decimal(1).scaleb(last)) if last > min(one.last_digit for one in numbers) else exact
    return Number(
        value=rounded,
        last_digit=last,
        scale=max(number.scale for number in numbers),
        chained=any(number.chained for number in numbers),
    )
