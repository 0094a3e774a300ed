"""Charts of progress: results beside their targets, and parts of plans that were reached."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bulletin.i18n.figures import print_figure, print_share
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Approximate, Figure, Kind
from bulletin.record import record
from bulletin.render.charts.bars import Row
from bulletin.render.charts.drawing import Exactness
from bulletin.render.drawable.chart import Chart, plain
from bulletin.render.drawable.figures import exactness, is_number, tip
from bulletin.render.drawable.rows import both_variants, rows_plan
from bulletin.render.drawable.sources import sources_of
from bulletin.render.edition import Edition
from bulletin.render.figure_rows import target_state
from bulletin.render.links import Link
from bulletin.render.names import full_name, unit_name

_WHOLE_PLAN = Decimal(100)
_NO_PROGRESS = frozenset({Kind.RANK, Kind.INDEX})


@record(frozen=True, slots=True)
class _Progress:
    """A result and its goal on one axis; `result` is what of the statement is measured."""

    statement: Statement
    result: Figure
    goal: Figure


def target_charts(bulletin: Bulletin, edition: Edition) -> Iterator[Chart]:
    """All percentages that have targets in one chart, then each other figure that has one."""
    found = [progress for one in bulletin.every_statement() if (progress := _progress(one))]
    percent = [one for one in found if one.result.kind is Kind.PERCENT]
    groups = [percent] if percent else []
    groups += [[one] for one in found if one.result.kind is not Kind.PERCENT]
    for own in groups:
        if chart := _target_chart(own, bulletin, edition):
            yield chart


def _progress(statement: Statement) -> _Progress | None:
    """A result that can be laid on the axis of its target: of the same kind, or by its printed share."""
    figure = statement.figure
    goal = statement.target.figure if statement.target else None
    if figure is None or goal is None or not is_number(figure) or not is_number(goal):
        return None
    if figure.kind is not goal.kind and goal.kind is Kind.PERCENT and figure.share:
        figure = _percentage(figure.share)
    if figure.kind is not goal.kind or figure.kind in _NO_PROGRESS or goal.of != figure.of:
        return None
    return _Progress(statement, figure, goal)


def _percentage(share: Approximate) -> Figure:
    return Figure(kind=Kind.PERCENT, number=share.number, qualifiers=share.qualifiers)


def _target_chart(found: Sequence[_Progress], bulletin: Bulletin, edition: Edition) -> Chart | None:
    locale = edition.locale
    rows = [_target_row(one, bulletin, edition) for one in found]
    figures = [figure for one in found for figure in (one.result, one.goal)]
    plan = rows_plan(rows, figures, edition)
    if plan is None:
        return None
    wide, narrow = both_variants(plan)
    unit = "%" if figures[0].kind is Kind.PERCENT else unit_name(found[0].statement.indicator, edition)
    first = found[0].statement
    return Chart(
        anchor=f"chart-targets-{first.anchor}",
        title=locale.gettext("Results and their targets"),
        subtitle=unit,
        wide=wide,
        narrow=narrow,
        about=tuple(
            locale.pgettext("sentence", "{name}: {value}; {clause}.").format(
                name=row.name, value=row.text, clause=row.note
            )
            for row in rows
        ),
        sources=sources_of([one.statement for one in found], bulletin, edition),
        table=Link("#targets", locale.gettext("Table")),
    )


def _target_row(one: _Progress, bulletin: Bulletin, edition: Edition) -> Row:
    statement, locale = one.statement, edition.locale
    name = plain(full_name(statement, edition))
    state = target_state(edition.findings.get((bulletin.key, statement.id), ()))
    patterns = {
        "met": locale.gettext("target {value}: met"),
        "missed": locale.gettext("target {value}: not met"),
        "": locale.gettext("target {value}"),
    }
    result, goal = one.result.number, one.goal.number
    return Row(
        name=name,
        note=patterns[state].format(value=print_figure(one.goal, None, locale)),
        value=result.value if result else Decimal(0),
        goal=goal.value if goal else None,
        exactness=exactness(statement),
        text=print_figure(one.result, None, locale),
        tip=tip(statement, name, edition),
    )


def plan_share_chart(bulletin: Bulletin, edition: Edition) -> Chart | None:
    """How much of each plan was reached; None where no source says so."""
    stated = [one for one in bulletin.every_statement() if one.figure and one.figure.plan_share and one.used]
    shares = [one.figure.plan_share for one in stated if one.figure and one.figure.plan_share]
    if not stated:
        return None
    locale = edition.locale
    rows = [_plan_row(one, share, edition) for one, share in zip(stated, shares, strict=True)]
    plan = rows_plan(rows, [_percentage(share) for share in shares], edition)
    if plan is None:
        return None
    wide, narrow = both_variants(plan)
    return Chart(
        anchor="chart-plans",
        title=locale.gettext("Part of the plan reached"),
        subtitle=locale.gettext("per cent of what was planned"),
        wide=wide,
        narrow=narrow,
        about=tuple(
            locale.pgettext("sentence", "{name}: {value}.").format(
                name=row.name, value=locale.gettext("{share} of plan").format(share=row.text)
            )
            for row in rows
        ),
        sources=sources_of(stated, bulletin, edition),
        table=Link(f"#{stated[0].anchor}", locale.gettext("Table")),
    )


def _plan_row(statement: Statement, share: Approximate, edition: Edition) -> Row:
    locale = edition.locale
    name, text = plain(full_name(statement, edition)), print_share(share, locale)
    told = locale.gettext("{share} of plan").format(share=text)
    return Row(
        name=name,
        value=share.number.value,
        goal=_WHOLE_PLAN,
        exactness=exactness(statement) if share.qualifiers or statement.figure is None else Exactness.EXACT,
        text=text,
        tip=locale.pgettext("tip", "{name}: {value}").format(name=name, value=told),
    )
