"""What charts say of one figure: its exactness, its value on an axis, its value and circumstances in words."""

from collections.abc import Collection
from dataclasses import replace
from decimal import Decimal

from bulletin.i18n.figures import print_figure
from bulletin.i18n.periods import print_as_of, print_period_inline, print_period_short
from bulletin.model.bulletin import Statement, Status
from bulletin.model.figure import Figure, Kind, Qualifier
from bulletin.model.indicator import Indicator
from bulletin.render.charts.drawing import Exactness
from bulletin.render.edition import Edition
from bulletin.render.names import status_of_figure, unit_name
from bulletin.site.site import Observation

# Their n says little without their m, which may differ.
_OUT_OF = frozenset({Kind.RANK, Kind.SCORE, Kind.DENSITY})
_UNIT_IS_PRINTED = frozenset({Kind.MONEY, Kind.PERCENT, Kind.INDEX, Kind.RANK, Kind.SCORE})
_HUNDRED = 100


def is_number(figure: Figure | None) -> bool:
    """Whether a figure has a value that a chart can show. "Top 5" is none: the rank may be any of five."""
    return figure is not None and figure.number is not None and Qualifier.TOP not in figure.qualifiers


def is_estimate(statement: Statement) -> bool:
    """Whether a figure is an estimate, by its status or by the word of its source."""
    said = statement.figure is not None and statement.figure.estimated
    return said or statement.status is Status.ESTIMATE


def exactness(statement: Statement) -> Exactness:
    """How a figure is to be marked. Of an estimate that is approximate as well, its words say the latter."""
    qualifiers = statement.figure.qualifiers if statement.figure else ()
    if is_estimate(statement):
        return Exactness.ESTIMATE
    if Qualifier.OVER in qualifiers or Qualifier.AT_LEAST in qualifiers:
        return Exactness.ABOVE
    if Qualifier.NEARLY in qualifiers:
        return Exactness.BELOW
    return Exactness.ABOUT if qualifiers else Exactness.EXACT


def one_measure(figures: Collection[Figure]) -> bool:
    """Whether figures can share an axis: of one kind, and out of the same number where that matters."""
    kinds = {figure.kind for figure in figures}
    bases = {figure.of.value for figure in figures if figure.of}
    return len(kinds) == 1 and (len(bases) <= 1 or not kinds & _OUT_OF)


def as_shares(figures: Collection[Figure]) -> bool:
    """Whether to show n of m by its share: where every m is known."""
    return all(figure.kind is Kind.RATIO and figure.of and figure.of.value for figure in figures)


def axis_value(figure: Figure, *, shares: bool) -> Decimal:
    """The position of a figure on an axis."""
    value = figure.number.value if figure.number else Decimal(0)
    return value * _HUNDRED / figure.of.value if shares and figure.of else value


def measure(indicator: Indicator, edition: Edition, *, shares: bool) -> str:
    """What the axis of a chart counts."""
    if shares:
        return "%"
    if indicator.kind is Kind.RANK:
        return edition.locale.gettext("rank, the first place being the best")
    return unit_name(indicator, edition)


def short_value(figure: Figure, edition: Edition) -> str:
    """The value beside a mark: without its unit, which the chart's subtitle has; the mark says what is estimated."""
    bare = Kind.NUMBER if figure.kind in (Kind.MONEY, Kind.RANK) else figure.kind
    return print_figure(replace(figure, kind=bare, estimated=False), None, edition.locale)


def full_value(statement: Statement, figure: Figure, edition: Edition) -> str:
    """The value in a sentence, with its unit."""
    unit = None if figure.kind in _UNIT_IS_PRINTED else edition.plain(statement.indicator.unit.names)
    return print_figure(figure, unit, edition.locale)


def tip(statement: Statement, name: str, edition: Edition) -> str:
    """What is said of a mark when it is pointed at: `name` tells it from the others of its chart."""
    locale, figure = edition.locale, statement.figure
    value = full_value(statement, figure, edition) if figure else ""
    said = figure is not None and figure.estimated
    text = locale.pgettext("tip", "{name}: {value}").format(name=name, value=value)
    circumstances = [] if said else [status_of_figure(statement.status, edition)]
    if statement.as_of:
        circumstances.append(locale.gettext("as of {date}").format(date=print_as_of(statement.as_of, locale)))
    for one in circumstances:
        text = locale.pgettext("tip", "{text}; {circumstance}").format(text=text, circumstance=one)
    return text


def short_period(statement: Statement, edition: Edition) -> str:
    """The period below an axis."""
    return print_period_short(statement.period, edition.locale)


def inline_period(statement: Statement, edition: Edition) -> str:
    """The period within a sentence."""
    return print_period_inline(statement.period, edition.locale)


def listed(items: Collection[str]) -> str:
    """Items in a row, parted by semicolons, since numbers hold commas."""
    return "; ".join(items)


def periods_of(observations: Collection[Observation], edition: Edition) -> str:
    """The periods of some figures in a row."""
    return listed([short_period(one.statement, edition) for one in observations])
