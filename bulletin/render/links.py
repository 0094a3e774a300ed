"""Links and records: how pages list other pages."""

from collections.abc import Iterable
from dataclasses import dataclass

from bulletin.i18n.periods import print_date_short, print_period
from bulletin.model.bulletin import Bulletin
from bulletin.render.addresses import Addresses, bulletin_path
from bulletin.render.edition import Edition
from bulletin.render.names import bulletin_title, place_name
from bulletin.render.quoting import summary_text


@dataclass(frozen=True, slots=True)
class Link:
    """A link; without `href` it prints as plain text."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class Record:
    """A bulletin in a list of bulletins."""

    href: str
    title: str
    place: str
    period: str
    published: str
    summary: str


def bulletin_records(bulletins: Iterable[Bulletin], edition: Edition, addresses: Addresses) -> tuple[Record, ...]:
    """A record for each bulletin, in the order given."""
    return tuple(_record(bulletin, edition, addresses) for bulletin in bulletins)


def _record(bulletin: Bulletin, edition: Edition, addresses: Addresses) -> Record:
    return Record(
        href=addresses.page(bulletin_path(bulletin)),
        title=bulletin_title(bulletin, edition),
        place=place_name(bulletin.place, bulletin.end, edition),
        period=print_period(bulletin.period, edition.locale),
        published=print_date_short(bulletin.published, edition.locale),
        summary=summary_text(bulletin, edition),
    )


def period_links(bulletins: Iterable[Bulletin], edition: Edition, addresses: Addresses) -> tuple[Link, ...]:
    """Links to bulletins of one place, by their periods."""
    return tuple(
        Link(addresses.page(bulletin_path(bulletin)), print_period(bulletin.period, edition.locale))
        for bulletin in bulletins
    )


def newest_first(bulletins: Iterable[Bulletin]) -> list[Bulletin]:
    """By the day of publication; of one day, in the order of the site."""
    return sorted(bulletins, key=lambda bulletin: bulletin.published, reverse=True)
