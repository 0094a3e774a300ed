"""A series in sentences, for those who cannot see its chart or would rather read it."""

from collections.abc import Iterator
from itertools import pairwise

from bulletin.model.bulletin import Statement
from bulletin.model.figure import Kind
from bulletin.render.charts.drawing import Exactness
from bulletin.render.drawable.figures import (
    as_shares,
    axis_value,
    exactness,
    full_value,
    inline_period,
    is_estimate,
    periods_of,
    short_period,
)
from bulletin.render.drawable.series import Series, is_gap, other_base
from bulletin.render.edition import Edition, filled
from bulletin.render.series import break_text

_THREE = 3


def series_in_words(series: Series, name: str, edition: Edition) -> Iterator[str]:
    """What is shown, its ends, its extremes, and what to beware of. `name` says what the series is of."""
    locale = edition.locale
    first, last = series.valued[0].statement, series.valued[-1].statement
    count = len(series.valued)
    yield filled(
        locale.ngettext(
            "{name}: {count} figure from {first} to {last}.", "{name}: {count} figures from {first} to {last}.", count
        ),
        name=name,
        count=str(count),
        first=inline_period(first, edition),
        last=inline_period(last, edition),
    )
    yield filled(
        locale.gettext("The first is {first} ({first_period}), the latest {last} ({last_period})."),
        first=_value(first, edition),
        first_period=short_period(first, edition),
        last=_value(last, edition),
        last_period=short_period(last, edition),
    )
    if count >= _THREE:
        yield _extremes(series, edition)
    for one in series.breaks:
        yield break_text(one, edition)
    for observation in series.observations[1:]:
        for accept in other_base(observation.statement):
            yield filled(locale.gettext("Printed as in the source: {reason}"), reason=edition.text(accept.reason))
    yield from _cautions(series, edition)


def _value(statement: Statement, edition: Edition) -> str:
    return full_value(statement, statement.figure, edition) if statement.figure else ""


def _extremes(series: Series, edition: Edition) -> str:
    locale = edition.locale
    shares = as_shares(series.figures)
    ordered = sorted(series.valued, key=lambda one: axis_value(one.statement.figure, shares=shares))  # type: ignore[arg-type]
    low, high = ordered[0].statement, ordered[-1].statement
    ranked = low.indicator.kind is Kind.RANK
    pattern = (
        locale.gettext("Best: {low} ({low_period}); worst: {high} ({high_period}).")
        if ranked
        else locale.gettext("Highest: {high} ({high_period}); lowest: {low} ({low_period}).")
    )
    return filled(
        pattern,
        low=_value(low, edition),
        low_period=short_period(low, edition),
        high=_value(high, edition),
        high_period=short_period(high, edition),
    )


def _cautions(series: Series, edition: Edition) -> Iterator[str]:
    """Estimates, approximate values, signs, years without figures, and what the line leaves out."""
    locale, valued = edition.locale, series.valued
    estimates = [one for one in valued if is_estimate(one.statement)]
    rough = [one for one in valued if exactness(one.statement) not in (Exactness.EXACT, Exactness.ESTIMATE)]
    signs = [one for one in series.observations if one not in valued]
    if estimates:
        yield locale.gettext("Estimates: {periods}.").format(periods=periods_of(estimates, edition))
    if rough:
        yield locale.gettext("Not exact in the source: {periods}.").format(periods=periods_of(rough, edition))
    if signs:
        yield locale.gettext("Without a number in the source: {periods}.").format(periods=periods_of(signs, edition))
    for earlier, later in pairwise(valued):
        if is_gap(earlier.statement, later.statement):
            yield locale.gettext("No figures for the years between {first} and {last}.").format(
                first=inline_period(earlier.statement, edition), last=inline_period(later.statement, edition)
            )
    if series.left_out:
        yield locale.gettext("Not drawn, since they cannot be compared with these: {periods}.").format(
            periods=periods_of(series.left_out, edition)
        )
