"""Charts of a whole and its parts: only where all parts are there and make the whole."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Figure, Kind, Number, Sign
from bulletin.record import record
from bulletin.render.charts.composition import MOST_PARTS, Part, draw_composition
from bulletin.render.drawable.chart import Chart, plain
from bulletin.render.drawable.figures import (
    full_value,
    inline_period,
    is_estimate,
    is_number,
    short_period,
    short_value,
    tip,
)
from bulletin.render.drawable.rows import NARROW, WIDE
from bulletin.render.drawable.sources import sources_of
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.names import statement_name, unit_name

# What can be added up; of a score only where the parts were seen to make the whole.
_ADDITIVE = frozenset({Kind.COUNT, Kind.MONEY})
_SUMMED = _ADDITIVE | {Kind.SCORE}
_FEWEST = 2


@record(frozen=True, slots=True)
class Composition:
    """A whole, its parts, and what they are parts by: the name of a dimension, or empty for other indicators.

    `whole` is the statement of the total, with or without a figure.
    """

    whole: Statement
    parts: tuple[Statement, ...]
    dimension: str


def compositions(statement: Statement, bulletin: Bulletin) -> Iterator[Composition]:
    """The ways in which the parts of a figure are fully known."""
    for dimension, extent in statement.indicator.breakdowns.items():
        if extent == "complete":
            own = tuple(part for part in statement.parts if part.dimension == dimension and part.used)
            yield from _complete(Composition(statement, own, dimension))
    if statement.indicator.sum_of:
        named = {one.indicator.id: one for one in bulletin.statements if one.used and _alongside(one, statement)}
        parts = tuple(named[one] for one in statement.indicator.sum_of if one in named)
        if len(parts) == len(statement.indicator.sum_of):
            yield from _complete(Composition(statement, parts, ""))


def _alongside(one: Statement, other: Statement) -> bool:
    """Whether two figures are of the same days."""
    return (one.start, one.end, one.as_of) == (other.start, other.end, other.as_of)


def _complete(found: Composition) -> Iterator[Composition]:
    """The composition, if its parts make the whole and are equally firm."""
    figures = [part.figure for part in found.parts]
    whole = found.whole.figure
    known = all(
        figure and not figure.qualifiers and (figure.sign is Sign.NONE_OCCURRED or is_number(figure))
        for figure in figures
    )
    if not known or not _FEWEST <= len(figures) <= MOST_PARTS:
        return
    if len({is_estimate(part) for part in (*found.parts, *((found.whole,) if whole else ()))}) > 1:
        return
    stated = [figure for figure in (*figures, whole) if figure and figure.number]
    kinds = {figure.kind for figure in stated}
    if len(kinds) == 1 and kinds <= (_SUMMED if whole else _ADDITIVE) and _adds_up(figures, whole):
        yield found


def _adds_up(figures: Sequence[Figure | None], whole: Figure | None) -> bool:
    """Whether the parts make the whole, but for what each may have been rounded by; none may be negative."""
    numbers = [figure.number for figure in figures if figure and figure.number]
    total = sum((number.value for number in numbers), Decimal(0))
    if total <= 0 or any(number.value < 0 for number in numbers):
        return False
    if whole is None:
        return True
    if whole.number is None or whole.qualifiers:
        return False
    return abs(total - whole.number.value) <= _rounding((*numbers, whole.number))


def _rounding(numbers: Sequence[Number]) -> Decimal:
    """What rounding may account for: whole numbers were counted, not rounded."""
    if all(number.last_digit == 0 for number in numbers):
        return Decimal(0)
    return sum((number.step for number in numbers), Decimal(0)) / 2


def composition_chart(found: Composition, bulletin: Bulletin, edition: Edition) -> Chart:
    """The chart of a whole and its parts."""
    locale, whole = edition.locale, found.whole
    name = edition.text(whole.indicator.names)
    parts = tuple(_part(part, edition) for part in found.parts)
    dimension = edition.text(edition.site.catalogue.breakdowns[found.dimension].names) if found.dimension else ""
    pattern = locale.pgettext("figure", "{indicator}: {category}")
    total = full_value(whole, whole.figure, edition) if whole.figure else ""
    subtitle = [unit_name(whole.indicator, edition), short_period(whole, edition)]
    if total:
        subtitle.append(locale.gettext("total {value}").format(value=total))
    if is_estimate(found.parts[0]):
        subtitle.append(locale.gettext("estimate"))
    return Chart(
        anchor=f"chart-parts-{whole.anchor}-{found.dimension}".rstrip("-").replace("_", "-"),
        title=filled(pattern, indicator=name, category=dimension) if dimension else name,
        subtitle=joined_by_dots(subtitle),
        wide=draw_composition(parts, WIDE),
        narrow=draw_composition(parts, NARROW),
        about=tuple(_about(found, name, edition)),
        sources=sources_of((whole, *found.parts), bulletin, edition),
        table=Link(f"#{whole.anchor}", locale.gettext("Table")),
    )


def joined_by_dots(parts: Sequence[str]) -> str:
    """Parts of a subtitle in a row, whether markup or not."""
    return filled(" · ".join("{}" for _ in parts), *parts)


def _part(statement: Statement, edition: Edition) -> Part:
    figure = statement.figure
    name = plain(statement_name(statement, edition))
    number = figure.number if figure else None
    return Part(
        name=name,
        value=number.value if number else Decimal(0),
        text=short_value(figure, edition) if figure else "",
        tip=tip(statement, name, edition),
    )


def _about(found: Composition, name: str, edition: Edition) -> Iterator[str]:
    locale, count = edition.locale, len(found.parts)
    yield filled(
        locale.ngettext("{name}, {period}: {count} part.", "{name}, {period}: {count} parts.", count),
        name=name,
        period=inline_period(found.whole, edition),
        count=str(count),
    )
    if found.whole.figure:
        total = full_value(found.whole, found.whole.figure, edition)
        yield locale.gettext("The whole is {value}.").format(value=total)
    for part in found.parts:
        value = full_value(part, part.figure, edition) if part.figure else ""
        yield filled(locale.pgettext("sentence", "{name}: {value}."), name=statement_name(part, edition), value=value)
