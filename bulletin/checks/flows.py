"""A rule over the whole site: what is counted from one day on never becomes less as the months go by."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from bulletin.checks.interval import Interval, of_figure
from bulletin.checks.remark import Held, Remark, Said, remark, value_of
from bulletin.model.figure import Kind
from bulletin.site.quality import RuleName
from bulletin.site.series import breaks_between, counted_on
from bulletin.site.site import Observation, Site

_ADDED_UP = frozenset({Kind.COUNT, Kind.MONEY})


def flows_that_fall(site: Site) -> Mapping[str, Sequence[Said]]:
    """By bulletin, its flows that are below those of a shorter period from the same day on.

    Three months, six, nine and the year; also of spans of years, and of a half of the year and its quarter. A flow
    dated before the end of its period counts until that date. Breaks of the series part what is compared.
    """
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for name, observations in site.observations.items():
        indicator = site.catalogue.indicators[name]
        if indicator.measure == "flow" and indicator.kind in _ADDED_UP and indicator.cumulative:
            runs: defaultdict[tuple[object, ...], list[Observation]] = defaultdict(list)
            for one in observations:
                runs[one.bulletin.place.id, one.category, one.statement.start].append(one)
            for run in runs.values():
                for one, said in _falls(run):
                    found[one.bulletin.key].append(said)
    return found


def _falls(run: Sequence[Observation]) -> Iterator[tuple[Observation, Said]]:
    """Each flow that has shorter ones; of one surely below the greatest of them, also what is to be said of it."""
    shorter: list[tuple[Interval, Observation]] = []
    for _, same_end in groupby(sorted(run, key=_end), key=_end):
        longer = [(bounds, one) for one in same_end if (bounds := _bounds(one))]
        for bounds, one in longer:
            compared = [
                (other, earlier) for other, earlier in shorter if not breaks_between(earlier.statement, one.statement)
            ]
            if compared:
                yield one, Held(RuleName.FLOW, one.statement)
            above = [(other.low, earlier) for other, earlier in compared if other.above(bounds)]
            if above:
                yield one, _said(one, max(above, key=lambda found: found[0])[1])
        shorter.extend(longer)


def _end(one: Observation) -> date:
    return counted_on(one.statement)


def _bounds(one: Observation) -> Interval | None:
    return of_figure(one.statement.figure) if one.statement.figure else None


def _said(one: Observation, earlier: Observation) -> Remark:
    value, before = value_of(one.statement) or 0, value_of(earlier.statement) or 0
    return remark(
        "flow-falls",
        one.statement,
        value=value,
        period=one.period.code,
        earlier=before,
        earlier_period=earlier.statement.period.code,
        file=earlier.bulletin.path,
        difference=before - value,
    )
