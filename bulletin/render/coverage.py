"""Which of the provinces of a time have a bulletin for a period here, and which have none."""

from collections.abc import Collection

from bulletin.i18n.sorting import collation_key
from bulletin.model.period import Period
from bulletin.model.place import units_on
from bulletin.record import record
from bulletin.render.addresses import Addresses, place_path
from bulletin.render.edition import Edition
from bulletin.render.links import Link
from bulletin.render.names import place_name


@record(frozen=True, slots=True)
class Coverage:
    """A sentence that counts, and the provinces without a bulletin for the period, by their names."""

    counted: str
    others: tuple[Link, ...]


def coverage(period: Period, reporting: Collection[str], edition: Edition, addresses: Addresses) -> Coverage:
    """Of the provinces that there were on the last day of the period; `reporting` are the ids of those with one."""
    locale = edition.locale
    units = units_on(edition.site.places, "province", period.end)
    others = [unit for unit in units if unit.id not in reporting]
    named = sorted(
        ((edition.plain(one.on(period.end).names), one) for one in others), key=lambda one: collation_key(one[0])
    )
    return Coverage(
        counted=locale.gettext(
            "{published} of {all} provinces and cities have a bulletin for this period here."
        ).format(published=len(units) - len(others), all=len(units)),
        others=tuple(
            Link(
                addresses.page(place_path(unit)) if unit.id in edition.presence else "",
                place_name(unit, period.end, edition),
            )
            for _, unit in named
        ),
    )
