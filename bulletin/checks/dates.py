"""Rules on the order of dates: nothing is reported before it can be known."""

from collections.abc import Iterator
from datetime import timedelta

from bulletin.checks.remark import Remark, remark
from bulletin.model.bulletin import Bulletin, Statement, Status
from bulletin.model.period import Period

# Three months at their longest. Reports tell of stocks that were counted a little before or after their period.
_THREE_MONTHS = timedelta(days=92)
# Administrative years end on 14 December: what is published after that speaks of a year that is over.
_ADMINISTRATIVE = timedelta(days=17)


def sources_come_after_the_period_began(bulletin: Bulletin) -> Iterator[Remark]:
    """A source is not older than the period that it reports on; told once for each source and period."""
    told: set[tuple[str, Period]] = set()
    for statement in bulletin.every_statement():
        for name in statement.sources:
            source, period = bulletin.sources.get(name), statement.period
            # What was counted before the period began may be told before it begins as well.
            began = min(statement.start, statement.as_of.first_day) if statement.as_of else statement.start
            if source and source.date and source.date < began and (name, period) not in told:
                told.add((name, period))
                yield remark(
                    "source-before-period", statement, source=name, date=source.date, period=period.code, start=began
                )


def sources_still_stand(bulletin: Bulletin) -> Iterator[Remark]:
    """A figure does not rest on sources alone that their publishers withdrew. Parts that follow the total are not told.

    A withdrawn bulletin asks for no other source; a plan is not judged, since nothing could accept it.
    """
    if bulletin.withdrawn:
        return
    gone = {name: source.withdrawn for name, source in bulletin.sources.items() if source.withdrawn}
    for total in bulletin.statements:
        for one in (total, *total.parts):
            follows = one is not total and total.figure and one.sources == total.sources
            if one.figure and one.sources and not follows and gone.keys() >= set(one.sources):
                last, name = max((gone[source], source) for source in one.sources)
                yield remark("source-withdrawn", one, source=name, date=last)


def bulletins_come_after_the_period(bulletin: Bulletin) -> Iterator[Remark]:
    """What is published before its period is over is an estimate, and before it began no result; told once a period.

    A count on a day within the period is known from that day on.
    """
    told: set[Period] = set()
    for statement in bulletin.every_statement():
        last, period = statement.as_of.first_day if statement.as_of else statement.end, statement.period
        known = last if statement.as_of else last - _ADMINISTRATIVE
        early = bulletin.published < known and statement.status is not Status.ESTIMATE
        if not statement.figure or period in told:
            continue
        published, code = bulletin.published, period.code
        if published < statement.start and not statement.as_of:
            told.add(period)
            yield remark("published-before-start", statement, published=published, period=code, start=statement.start)
        elif early:
            told.add(period)
            yield remark("published-before-end", statement, published=published, period=code, end=last)


def counts_lie_near_their_period(bulletin: Bulletin) -> Iterator[Remark]:
    """A figure is not counted more than three months before or after its period. Parts that say no other day follow."""
    for statement in bulletin.statements:
        yield from _far_from_period(statement)
        for part in statement.parts:
            if (part.as_of, part.period) != (statement.as_of, statement.period):
                yield from _far_from_period(part)


def _far_from_period(statement: Statement) -> Iterator[Remark]:
    as_of = statement.as_of
    if as_of is None:
        return
    if not statement.start - _THREE_MONTHS <= as_of.day <= statement.end + _THREE_MONTHS:
        yield remark(
            "as-of-outside",
            statement,
            as_of=as_of.code,
            period=statement.period.code,
            start=statement.start,
            end=statement.end,
        )
