"""Rules that depend on the day: what is dated after it, and what is kept from readers until a later one."""

from collections.abc import Iterator
from datetime import date, datetime

from bulletin.model.bulletin import Bulletin, Status
from bulletin.model.moment import day_of
from bulletin.problems import Problem, Value
from bulletin.site.site import Site


def bulletins_keep_their_day(site: Site, as_of: datetime) -> Iterator[Problem]:
    """Hold the dates of every bulletin against the moment of the build. `site.unpublished` are those held back."""
    today = day_of(as_of)
    for bulletin in site.bulletins:
        yield from _published_on_its_day(bulletin, today)
        yield from _period_is_over(bulletin, today)
        if bulletin.hold and bulletin.key in site.unpublished and bulletin.key in site.releases.bulletins:
            yield Problem(code="released-held", where=bulletin.hold.where, values={"bulletin": bulletin.key})


def _published_on_its_day(bulletin: Bulletin, today: date) -> Iterator[Problem]:
    """An embargo ends on the day of publication. Without one a day to come is a slip, unless of a draft."""
    hold = bulletin.hold
    values = {"published": bulletin.published}
    if hold and hold.until:
        if day_of(hold.until) != bulletin.published:
            values |= {"embargo": day_of(hold.until)}
            yield Problem(code="embargo-differs", where=hold.where, values=values)
    elif bulletin.published > today and not hold:
        values |= {"today": today}
        yield Problem(code="published-in-future", where=bulletin.published_where, values=values)


def _period_is_over(bulletin: Bulletin, today: date) -> Iterator[Problem]:
    """What is written before its period is over is an estimate.

    Of a bulletin that is published before the end as well, `published-before-end` tells, figure by figure.
    """
    if bulletin.status is not Status.ESTIMATE and today < bulletin.end <= bulletin.published:
        values: dict[str, Value] = {"period": bulletin.period.code, "end": bulletin.end, "today": today}
        yield Problem(code="period-not-over", where=bulletin.period_where, values=values)
