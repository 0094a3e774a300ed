"""Prepares figures for tables: everything that a cell prints is made here, so that templates compute nothing."""

from collections.abc import Iterable

from markupsafe import Markup

from bulletin.i18n.figures import print_comparison, print_figure, print_share
from bulletin.i18n.numbers import format_decimal
from bulletin.i18n.periods import print_as_of, print_date_short, print_period
from bulletin.model.bulletin import Bulletin, Plan, Statement, Status, Target
from bulletin.model.figure import Figure
from bulletin.model.period import Period
from bulletin.record import record
from bulletin.render.addresses import Addresses, indicator_path
from bulletin.render.corrections import correction_lines
from bulletin.render.edition import Edition, filled
from bulletin.render.marks import NoteBook, NoteMark, SourceMark, source_marks
from bulletin.render.names import counted_unit, full_name, statement_name, status_of_figure, unit_of
from bulletin.render.values import BEAR_UNIT, PrintedValue, printed_value
from bulletin.site.site import Finding


@record(frozen=True, slots=True)
class Share:
    """A share, a part of a plan or a target; `state` is `met`, `missed` or empty.

    `label` says what a bare share is where a narrow screen has no room for the column's heading.
    """

    text: str
    label: str = ""
    target: bool = False
    state: str = ""


@record(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """One figure as a table prints it. A part hangs below the total before it and has no link of its own.

    `own_unit` tells that the value bears its unit, or needs none: whoever cites it adds no unit. `lacking` names the
    decimals that the value has fewer than others of its total (`alignment`).
    """

    anchor: str
    part: bool
    name: str
    href: str
    circumstances: tuple[str, ...]
    unit: str
    own_unit: bool
    value: PrintedValue
    marks: tuple[NoteMark, ...]
    shares: tuple[Share, ...]
    changes: tuple[str, ...]
    sources: tuple[SourceMark, ...]
    permalink: str
    lacking: str = ""


@record(frozen=True, slots=True, kw_only=True)
class TargetRow:
    """A target beside the result that it is held against."""

    name: str
    anchor: str
    value: str
    target: str
    verdict: str
    state: str


@record(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """What is planned or forecast."""

    anchor: str
    name: str
    href: str
    circumstances: tuple[str, ...]
    unit: str
    value: PrintedValue
    due: str
    marks: tuple[NoteMark, ...]
    sources: tuple[SourceMark, ...]


def figure_rows(
    statements: Iterable[Statement], bulletin: Bulletin, edition: Edition, addresses: Addresses, notes: NoteBook
) -> tuple[FigureRow, ...]:
    """The rows of some totals, each followed by its parts."""
    return tuple(
        _figure_row(statement, bulletin, edition, addresses, notes)
        for total in statements
        for statement in (total, *total.parts)
    )


def _figure_row(
    statement: Statement, bulletin: Bulletin, edition: Edition, addresses: Addresses, notes: NoteBook
) -> FigureRow:
    indicator, findings = statement.indicator, edition.findings.get((bulletin.key, statement.id), ())
    part = bool(statement.category)
    # A reason may be several sentences long: on paper it stands below the table, as notes do.
    accepted = _accepted(statement, edition)
    permalink = edition.locale.gettext("Link to this figure: {name}").format(name=full_name(statement, edition))
    return FigureRow(
        anchor=statement.anchor,
        part=part,
        name=statement_name(statement, edition),
        href="" if part else addresses.page(indicator_path(indicator)),
        circumstances=(*_circumstances(statement, bulletin, edition), *(() if addresses.in_print else accepted)),
        # A part is counted in the unit of its total, which stands just above.
        unit="" if part else unit_of(None if statement.parts else statement.figure, indicator, edition),
        own_unit=not part and (statement.figure or indicator).kind in BEAR_UNIT,
        value=printed_value(statement.figure, edition),
        marks=tuple(
            notes.mark(text)
            for text in (*_notes(statement, findings, edition), *(accepted if addresses.in_print else ()))
        ),
        shares=shares(statement, findings, edition),
        changes=changes(statement, edition),
        sources=source_marks(statement.sources, statement.locator, bulletin, edition),
        permalink="" if addresses.in_print else permalink,
    )


def _circumstances(statement: Statement, bulletin: Bulletin, edition: Edition) -> tuple[str, ...]:
    """What sets a figure apart from the rest of its bulletin, and its corrections."""
    locale = edition.locale
    lines: list[str] = []
    if statement.period != bulletin.period:
        lines.append(print_period(statement.period, locale))
    if (statement.start, statement.end) not in (_days(statement.period), (bulletin.start, bulletin.end)):
        start, end = print_date_short(statement.start, locale), print_date_short(statement.end, locale)
        lines.append(locale.gettext("from {start} to {end}").format(start=start, end=end))
    if statement.as_of:
        lines.append(locale.gettext("as of {date}").format(date=print_as_of(statement.as_of, locale)))
    said = statement.status is Status.ESTIMATE and statement.figure is not None and statement.figure.estimated
    if statement.status is not bulletin.status and not said and (statement.figure or not statement.parts):
        lines.append(status_of_figure(statement.status, edition))
    if not statement.used:
        lines.append(locale.gettext("not used in series"))
    lines.extend(correction_lines(statement, bulletin, edition))
    return tuple(lines)


def _accepted(statement: Statement, edition: Edition) -> tuple[str, ...]:
    """Why a figure is printed although it contradicts another."""
    pattern = edition.locale.gettext("Printed as in the source: {reason}")
    return tuple(
        Markup('<span class="reason">{}</span>').format(filled(pattern, reason=edition.text(accept.reason)))
        for accept in statement.accepts
    )


def _days(period: Period) -> tuple[object, object]:
    return period.start, period.end


def _notes(statement: Statement, findings: tuple[Finding, ...], edition: Edition) -> list[str]:
    notes = [edition.text(statement.note)] if statement.note else []
    if statement.target and statement.target.note:
        label = edition.locale.gettext("On the target: {note}")
        notes.append(filled(label, note=edition.text(statement.target.note)))
    notes.extend(cut_off(finding, edition) for finding in findings if finding.code == "share-truncated")
    return notes


def cut_off(finding: Finding, edition: Edition) -> str:
    """That a share was cut off, and what it is when it is worked out further."""
    computed = str(finding.values["computed"])
    value = format_decimal(finding.values["computed"], len(computed.partition(".")[2]), edition.locale)  # type: ignore[arg-type]
    return edition.locale.gettext(
        "The source cut this share off instead of rounding it; worked out further it is {share}%."
    ).format(share=value)


def shares(statement: Statement, findings: tuple[Finding, ...], edition: Edition) -> tuple[Share, ...]:
    """Shares and targets of one figure, a line each."""
    locale, figure = edition.locale, statement.figure
    lines: list[Share] = []
    if figure and figure.share:
        lines.append(Share(print_share(figure.share, locale), label=locale.pgettext("before a share", "share")))
    if figure and figure.plan_share:
        lines.append(Share(locale.gettext("{share} of plan").format(share=print_share(figure.plan_share, locale))))
    if statement.target:
        lines.append(_target(statement.target, findings, edition))
    return tuple(lines)


def _target(target: Target, findings: tuple[Finding, ...], edition: Edition) -> Share:
    locale, state = edition.locale, target_state(findings)
    value = print_figure(target.figure, None, locale)
    match state:
        case "met":
            return Share(locale.gettext("target {value}: met").format(value=value), target=True, state=state)
        case "missed":
            return Share(locale.gettext("target {value}: not met").format(value=value), target=True, state=state)
        case _:
            return Share(locale.gettext("target {value}").format(value=value), target=True)


def target_state(findings: tuple[Finding, ...]) -> str:
    """Whether the checks found a target `met` or `missed`; empty where they cannot tell."""
    codes = {finding.code for finding in findings}
    return "met" if "target-met" in codes else "missed" if "target-missed" in codes else ""


def changes(statement: Statement, edition: Edition) -> tuple[str, ...]:
    """The comparisons that the source prints, and the figure before, a line each."""
    locale, figure, indicator = edition.locale, statement.figure, statement.indicator
    unit = counted_unit(indicator.unit, edition)
    lines = [print_comparison(change, figure.kind, unit, locale) for change in figure.changes] if figure else []
    if statement.previous:
        value = print_figure(statement.previous, None, locale)
        lines.append(locale.gettext("previously {value}").format(value=value))
    return tuple(lines)


def target_rows(bulletin: Bulletin, edition: Edition) -> tuple[TargetRow, ...]:
    """Every figure that has a target."""
    return tuple(
        _target_row(statement, statement.figure, statement.target, bulletin, edition)
        for statement in bulletin.every_statement()
        if statement.target and statement.figure
    )


def _target_row(
    statement: Statement, figure: Figure, target: Target, bulletin: Bulletin, edition: Edition
) -> TargetRow:
    locale = edition.locale
    state = target_state(edition.findings.get((bulletin.key, statement.id), ()))
    verdicts = {
        "met": locale.gettext("Met"),
        "missed": locale.gettext("Not met"),
        "": locale.gettext("Cannot be told"),
    }
    value = print_figure(figure, None, locale)
    if figure.share:
        share = print_share(figure.share, locale)
        value = locale.pgettext("phrase", "{value} ({share})").format(value=value, share=share)
    return TargetRow(
        name=full_name(statement, edition),
        anchor=statement.anchor,
        value=value,
        target=print_figure(target.figure, None, locale),
        verdict=verdicts[state],
        state=state,
    )


def plan_rows(bulletin: Bulletin, edition: Edition, addresses: Addresses, notes: NoteBook) -> tuple[PlanRow, ...]:
    """What the bulletin's sources intend or forecast."""
    return tuple(_plan_row(plan, bulletin, edition, addresses, notes) for plan in bulletin.plans)


def _plan_row(plan: Plan, bulletin: Bulletin, edition: Edition, addresses: Addresses, notes: NoteBook) -> PlanRow:
    locale = edition.locale
    match plan.due:
        case None:
            due = locale.gettext("no date given")
        case Period():
            due = print_period(plan.due, locale)
        case _:
            due = print_as_of(plan.due, locale)
    return PlanRow(
        anchor=plan.anchor,
        name=edition.text(plan.indicator.names),
        href=addresses.page(indicator_path(plan.indicator)),
        circumstances=tuple(correction_lines(plan, bulletin, edition)),
        unit=unit_of(plan.figure, plan.indicator, edition),
        value=printed_value(plan.figure, edition),
        due=due,
        marks=(notes.mark(edition.text(plan.note)),) if plan.note else (),
        sources=source_marks(plan.sources, plan.locator, bulletin, edition),
    )
