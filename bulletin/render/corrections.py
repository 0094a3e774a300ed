"""What readers see of corrections: the record of all, and the mark at each figure that was corrected."""

from collections.abc import Iterator

from markupsafe import Markup

from bulletin.i18n.figures import print_figure
from bulletin.i18n.periods import print_date_short
from bulletin.model.bulletin import Bulletin, Correction, Plan, Statement
from bulletin.model.release import ReleasedValue
from bulletin.record import record
from bulletin.render.edition import Edition
from bulletin.render.names import counted_unit, full_name
from bulletin.site.corrections import corrected, corrections_of


@record(frozen=True, slots=True)
class CorrectionEntry:
    """A correction in the record."""

    date: str
    name: str
    anchor: str
    change: str
    reason: str


def correction_entries(bulletin: Bulletin, edition: Edition) -> tuple[CorrectionEntry, ...]:
    """All corrections of a bulletin, oldest first."""
    return tuple(correction_entry(correction, bulletin, edition) for correction in bulletin.corrections)


def correction_entry(correction: Correction, bulletin: Bulletin, edition: Edition) -> CorrectionEntry:
    """One correction as the record and the feeds have it."""
    subject = corrected(bulletin, correction)
    name = full_name(subject, edition) if isinstance(subject, Statement) else edition.text(correction.indicator.names)
    return CorrectionEntry(
        date=print_date_short(correction.date, edition.locale),
        name=name,
        anchor=subject.anchor if subject else "",
        change=_change(correction, edition),
        reason=edition.text(correction.reason),
    )


def _change(correction: Correction, edition: Edition) -> str:
    locale = edition.locale
    unit = counted_unit(correction.indicator.unit, edition)
    was = print_figure(correction.was, unit, locale)
    if correction.now is None:
        return locale.gettext("{was}, no longer stated.").format(was=was)
    now = print_figure(correction.now, unit, locale)
    if _same_value(correction):
        # The period or the unit was corrected, which the reason tells.
        return locale.gettext("{value}, number unchanged.").format(value=now)
    return locale.gettext("{was} corrected to {now}.").format(was=was, now=now)


def correction_lines(stated: Statement | Plan, bulletin: Bulletin, edition: Edition) -> Iterator[str]:
    """The mark at a figure: when it was corrected, and what it was before. It leads to the record."""
    locale = edition.locale
    for correction in corrections_of(bulletin, stated):
        date = print_date_short(correction.date, locale)
        if _same_value(correction):
            text = locale.gettext("corrected on {date}").format(date=date)
        else:
            was = print_figure(correction.was, None, locale)
            text = locale.gettext("corrected on {date}, before: {was}").format(date=date, was=was)
        yield Markup('<a href="#corrections">{}</a>').format(text)


def _same_value(correction: Correction) -> bool:
    now = ReleasedValue.of_figure(correction.now) if correction.now else None
    return ReleasedValue.of_figure(correction.was).same(now)
