"""What editors see of a bulletin that is not out yet, in a preview: no reader ever meets it."""

from collections.abc import Iterator

from markupsafe import Markup

from bulletin.i18n.periods import print_date
from bulletin.model.bulletin import Bulletin
from bulletin.render.edition import Edition, filled


def with_hold(name: str, bulletin: Bulletin, edition: Edition) -> str:
    """A bulletin's name, with the mark where it is not out yet ("Trà Vinh, 2020 (chưa công bố)")."""
    if not (mark := hold_text(bulletin, edition)):
        return name
    return filled(edition.locale.pgettext("unpublished bulletin", "{name} ({mark})"), name=name, mark=mark)


def hold_text(bulletin: Bulletin, edition: Edition) -> str:
    """That a bulletin is not out yet; empty for all others."""
    return edition.locale.gettext("not published yet") if bulletin.key in edition.site.unpublished else ""


def hold_notices(bulletin: Bulletin, edition: Edition) -> Iterator[str]:
    """That the bulletin is a draft, or under embargo until when, and that nothing of it may be passed on."""
    if bulletin.key not in edition.site.unpublished or bulletin.hold is None:
        return
    locale, until = edition.locale, bulletin.hold.until
    said = locale.gettext("Draft: this bulletin is not published yet.")
    if until and not bulletin.hold.draft:
        pattern = locale.gettext("Under embargo: this bulletin is to be published at {time} on {date}, Vietnam time.")
        said = pattern.format(time=until.strftime("%H:%M"), date=print_date(until.date(), locale))
    yield Markup("<strong>{}</strong> {}").format(
        said, locale.gettext("Until it is published, it must not be quoted or passed on.")
    )
