"""Links and records: how pages list other pages."""

from collections.abc import Iterable

from bulletin.i18n.periods import print_date, print_date_short, print_period
from bulletin.model.bulletin import Bulletin
from bulletin.model.place import Place
from bulletin.record import record
from bulletin.render.addresses import Addresses, bulletin_path, place_anchor
from bulletin.render.edition import Edition
from bulletin.render.listed import with_marks
from bulletin.render.names import bulletin_title, reporting_place
from bulletin.render.quoting import summary_text

# So many places can be found at a glance; more need an index.
_AT_A_GLANCE = 6


@record(frozen=True, slots=True)
class Link:
    """A link; without `href` it prints as plain text."""

    href: str
    label: str


@record(frozen=True, slots=True)
class Record:
    """A bulletin in a list of bulletins; its title tells if it was withdrawn, or is not out yet.

    `territory` names the boundaries if they are others than its period's.
    """

    href: str
    title: str
    place: str
    period: str
    published: str
    territory: str
    summary: str


def bulletin_records(bulletins: Iterable[Bulletin], edition: Edition, addresses: Addresses) -> tuple[Record, ...]:
    """A record for each bulletin, in the order given."""
    return tuple(_record(bulletin, edition, addresses) for bulletin in bulletins)


def _record(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> Record:
    return Record(
        href=addresses.page(bulletin_path(bulletin)),
        title=with_marks(bulletin_title(bulletin, edition), bulletin, edition),
        place=reporting_place(bulletin, bulletin.end, edition),
        period=print_period(bulletin.period, edition.locale),
        published=print_date_short(bulletin.published, edition.locale),
        territory=territory_text(bulletin, edition),
        summary=summary_text(bulletin, edition),
    )


def territory_text(bulletin: Bulletin, edition: Edition) -> str:
    """That a bulletin's figures count the area of another time; empty for most."""
    if not bulletin.territory:
        return ""
    day = print_date(bulletin.territory, edition.locale)
    return edition.locale.gettext("Figures on the boundaries of {date}.").format(date=day)


def newest_first(bulletins: Iterable[Bulletin]) -> list[Bulletin]:
    """By the day of publication; of one day, the later period first, since archives are filled many at a time."""
    return sorted(bulletins, key=lambda bulletin: (bulletin.published, bulletin.period.order), reverse=True)


def place_index(named: Iterable[tuple[Place, str]]) -> tuple[Link, ...]:
    """Links to the places within a page; none where they are few."""
    links = tuple(Link(f"#{place_anchor(place)}", name) for place, name in named)
    return links if len(links) > _AT_A_GLANCE else ()
