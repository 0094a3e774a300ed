"""The page of all places: a map and a list of the provinces of each time, with what became of them."""

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from bulletin.i18n.periods import print_date_short
from bulletin.i18n.sorting import collation_key
from bulletin.model.place import Place, predecessors
from bulletin.record import record
from bulletin.render.addresses import Addresses, place_path
from bulletin.render.edition import Edition, filled
from bulletin.render.links import Link
from bulletin.render.maps.map_view import MapView, map_view
from bulletin.render.maps.titles import era_anchor, era_title
from bulletin.render.names import place_name
from bulletin.site.units import Era, eras


@record(frozen=True, slots=True, kw_only=True)
class PlaceRow:
    """A province of a time. `circumstances` say what it was called before; `kin` what it was formed from or became."""

    anchor: str
    place: Link
    order: int
    circumstances: tuple[str, ...]
    code: str
    kin: str
    bulletins: str
    count: int


@record(frozen=True, slots=True, kw_only=True)
class EraSection:
    """The provinces of a time; `kin` heads the column of relatives and is empty where none has any."""

    anchor: str
    title: str
    map: MapView | None
    kin: str
    rows: tuple[PlaceRow, ...]


@record(frozen=True, slots=True)
class PlacesView:
    """The page of all places, newest time first."""

    eras: tuple[EraSection, ...]


def places_view(edition: Edition, addresses: Addresses) -> PlacesView:
    """Prepare the page of all places."""
    counts = Counter(bulletin.place.id for bulletin in edition.site.bulletins)
    maps = {drawn.era.code: drawn for drawn in edition.maps}
    return PlacesView(
        tuple(
            _section(
                era,
                counts,
                map_view(maps[era.code], edition, addresses) if era.code in maps else None,
                edition,
                addresses,
            )
            for era in eras(edition.site.places)
        )
    )


def _section(
    era: Era, counts: Counter[str], view: MapView | None, edition: Edition, addresses: Addresses
) -> EraSection:
    locale = edition.locale
    rows = tuple(_rows(era, counts, edition, addresses))
    ended = era.end is not None
    return EraSection(
        anchor=era_anchor(era),
        title=era_title(era, edition),
        map=view,
        kin=(locale.gettext("Now part of") if ended else locale.gettext("Formed from"))
        if any(row.kin for row in rows)
        else "",
        rows=rows,
    )


def _rows(era: Era, counts: Counter[str], edition: Edition, addresses: Addresses) -> Iterator[PlaceRow]:
    """In the order of their names."""
    named = [(edition.plain(place.on(era.day).names), place) for place in era.units]
    for number, (_, place) in enumerate(sorted(named, key=lambda one: collation_key(one[0]))):
        count = counts[place.id]
        printed = edition.locale.ngettext("{count} bulletin", "{count} bulletins", count).format(count=count)
        yield PlaceRow(
            anchor=f"{era_anchor(era)}-{place.id}",
            place=Link(
                addresses.page(place_path(place)) if place.id in edition.presence else "",
                place_name(place, era.day, edition),
            ),
            order=number,
            circumstances=tuple(_former_names(place, era, edition)),
            code=place.code or "",
            kin=_kin(place, era, edition, addresses),
            bulletins=printed if count else "",
            count=count,
        )


def _former_names(place: Place, era: Era, edition: Edition) -> Iterator[str]:
    """What the unit was called earlier in that time."""
    current = place.on(era.day)
    for former in place.designations:
        begun = former.end is not None and (era.start is None or former.end >= era.start)
        if former is not current and former.end and former.end < era.day and begun:
            yield filled(
                edition.locale.pgettext("former name", "{name} to {date}"),
                name=former.title(edition.language),
                date=print_date_short(former.end, edition.locale),
            )


def _kin(place: Place, era: Era, edition: Edition, addresses: Addresses) -> str:
    places = edition.site.places
    kin: tuple[Place, ...]
    if era.end:
        kin = (places[place.successor],) if place.successor and place.valid_to == era.end else ()
    else:
        kin = predecessors(places, place)
    named = sorted(((place_name(one, None, edition), one) for one in kin), key=lambda one: collation_key(one[0]))
    return Markup(" + ").join(_linked(name, one, edition, addresses) for name, one in named)


def _linked(name: str, place: Place, edition: Edition, addresses: Addresses) -> str:
    if place.id not in edition.presence:
        return name
    return Markup('<a href="{}">{}</a>').format(addresses.page(place_path(place)), name)
