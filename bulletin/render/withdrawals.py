"""What readers see of a withdrawal: at the head of the bulletin, in lists, on each sheet of the print."""

from collections.abc import Iterator

from markupsafe import Markup

from bulletin.i18n.periods import print_date, print_date_short
from bulletin.model.bulletin import Bulletin
from bulletin.render.edition import Edition, filled


def withdrawn_text(bulletin: Bulletin, edition: Edition) -> str:
    """That a bulletin was withdrawn and when, as lists say it beside its name; empty for most."""
    if bulletin.withdrawn is None:
        return ""
    date = print_date_short(bulletin.withdrawn.date, edition.locale)
    return edition.locale.gettext("withdrawn on {date}").format(date=date)


def withdrawn_status(bulletin: Bulletin, edition: Edition) -> str:
    """The same where it stands in the place of a status, which begins a line."""
    if bulletin.withdrawn is None:
        return ""
    date = print_date_short(bulletin.withdrawn.date, edition.locale)
    return edition.locale.pgettext("status", "Withdrawn on {date}").format(date=date)


def with_withdrawal(name: str, bulletin: Bulletin, edition: Edition) -> str:
    """A bulletin's name, with the mark where it was withdrawn ("Trà Vinh, 2020 (đã thu hồi ngày 01/12/2026)")."""
    if mark := withdrawn_text(bulletin, edition):
        return filled(edition.locale.pgettext("withdrawn bulletin", "{name} ({mark})"), name=name, mark=mark)
    return name


def withdrawal_notices(bulletin: Bulletin, edition: Edition) -> Iterator[str]:
    """That the bulletin was withdrawn, when and why, and what its page still shows."""
    if bulletin.withdrawn is None:
        return
    locale = edition.locale
    date = print_date(bulletin.withdrawn.date, locale)
    said = locale.gettext("This bulletin was withdrawn on {date}.").format(date=date)
    reason = filled(locale.gettext("Reason: {reason}"), reason=edition.text(bulletin.withdrawn.reason))
    yield Markup("<strong>{}</strong> {}").format(said, reason)
    yield locale.gettext("Words and figures are kept below as they were published. They serve no series any more.")
