"""A rule over the whole site: a stock is that of the last count, and what was added, less what was removed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from bulletin.checks.interval import Interval, of_amount, of_figure
from bulletin.checks.remark import Held, Remark, Said, remark, value_of
from bulletin.model.bulletin import Statement
from bulletin.site.quality import RuleName
from bulletin.site.series import breaks_between, counted_on
from bulletin.site.site import Observation, Site

_DAY = timedelta(days=1)

_Category = tuple[tuple[str, str], ...]
_Stocks = Mapping[tuple[str, _Category, date], Sequence[Observation]]
_Flows = Mapping[tuple[str, _Category, date, date], Statement]


def balances_that_do_not_close(site: Site) -> Mapping[str, Sequence[Said]]:
    """By bulletin, its stocks that the stock at their start and the flows since do not lead to.

    Silent where a piece is missing: the stock was not counted on the last day of its period, nor on the day before its
    first, or a flow of the same days is not stated; or where the series breaks between. A flow that the catalogue does
    not name may well have occurred, so without it the stock is held against a bound only: accounts at the end are at
    most those at the start and those opened since.
    """
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for name, observations in site.observations.items():
        if balance := site.catalogue.indicators[name].balance:
            stocks = _by_day(observations)
            named = {key: flow for key, flow in (("added", balance.added), ("removed", balance.removed)) if flow}
            flows = {key: _by_days(site.observations.get(flow, ())) for key, flow in named.items()}
            for one in observations:
                if said := _judged(one, stocks, flows):
                    found[one.bulletin.key].extend(said)
    return found


def _by_day(observations: Sequence[Observation]) -> _Stocks:
    days: defaultdict[tuple[str, _Category, date], list[Observation]] = defaultdict(list)
    for one in observations:
        days[one.bulletin.place.id, one.category, counted_on(one.statement)].append(one)
    return days


def _by_days(observations: Sequence[Observation]) -> _Flows:
    return {
        (one.bulletin.place.id, one.category, one.statement.start, counted_on(one.statement)): one.statement
        for one in observations
    }


def _judged(one: Observation, stocks: _Stocks, flows: Mapping[str, _Flows]) -> tuple[Said, ...]:
    statement, place = one.statement, one.bulletin.place.id
    if counted_on(statement) != statement.end:
        return ()
    days = place, statement.category, statement.start, statement.end
    moved = {key: flow for key, known in flows.items() if (flow := known.get(days))}
    own, value = _bounds(statement), value_of(statement)
    amounts = {key: bounds for key, flow in moved.items() if flow.figure and (bounds := of_amount(flow.figure))}
    if own is None or value is None or len(amounts) < len(flows):
        return ()
    held = Held(RuleName.BALANCE if len(flows) > 1 else RuleName.BALANCE_LIMIT, statement)
    openings = stocks.get((place, statement.category, statement.start - _DAY), ())
    said: Remark | None = None
    for opening in openings:
        start, start_value = _bounds(opening.statement), value_of(opening.statement)
        if start is None or start_value is None or breaks_between(opening.statement, statement):
            continue
        if _fits(own, start, amounts):
            return (held,)
        numbers = {key: value_of(flow) or Decimal(0) for key, flow in moved.items()}
        due = start_value + numbers.get("added", 0) - numbers.get("removed", 0)
        said = remark(
            "balance-mismatch",
            statement,
            start=start_value,
            file=opening.bulletin.path,
            added=numbers.get("added", ""),
            removed=numbers.get("removed", ""),
            due=due if len(flows) > 1 else "",
            most=due if "removed" not in flows else "",
            least=due if "added" not in flows else "",
            value=value,
            difference=abs(value - due),
        )
    return (held, said) if said else ()


def _fits(own: Interval, start: Interval, amounts: Mapping[str, Interval]) -> bool:
    """Whether the stock can be what the pieces give; what may have been removed or added uncounted is let pass."""
    added, removed = amounts.get("added"), amounts.get("removed")
    most = start + added if added else start
    due = most - removed if removed else most
    return not (own.above(due) and added) and not (due.above(own) and removed)


def _bounds(statement: Statement) -> Interval | None:
    return of_figure(statement.figure) if statement.figure else None
