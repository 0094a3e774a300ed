"""A map on a page: the image, and over it an area for each province that leads somewhere."""

from collections.abc import Iterator

from markupsafe import Markup

from bulletin.i18n.sorting import collation_key
from bulletin.record import record
from bulletin.render.addresses import Addresses, map_file, place_path
from bulletin.render.edition import Edition, filled
from bulletin.render.maps.drawn import DrawnMap
from bulletin.render.maps.shapes import LICENCE, LICENCE_URL, SOURCE, SOURCE_URL, VIEW_BOX
from bulletin.render.maps.titles import archipelago_lines, era_title, unit_name
from bulletin.site.presence import Presence


@record(frozen=True, slots=True)
class MapArea:
    """A province that can be pointed at or reached by keyboard. `name` is plain text."""

    href: str
    name: str
    path: str


@record(frozen=True, slots=True)
class MapKey:
    """What a colour means; `presence` is the class that has it."""

    presence: str
    meaning: str


@record(frozen=True, slots=True, kw_only=True)
class MapView:
    """A map with what a page says below it. Areas are in the order of their names, as is the list beside it."""

    source: str
    width: int
    height: int
    text: str
    areas: tuple[MapArea, ...]
    keys: tuple[MapKey, ...]
    note: str
    credit: str


def map_view(drawn: DrawnMap, edition: Edition, addresses: Addresses) -> MapView:
    """Prepare a map for a page that lists the same provinces beside it."""
    locale = edition.locale
    presence = edition.presence
    width, height = VIEW_BOX
    islands = ", ".join(" ".join(archipelago_lines(one, drawn, edition)) for one in drawn.archipelagos)
    shown = {presence[unit.id] for unit in drawn.era.units if unit.id in presence}
    meanings = {
        Presence.PUBLISHED: locale.gettext("has bulletins here"),
        Presence.BEFORE: locale.gettext("bulletins of units that it was formed from"),
    }
    return MapView(
        source=addresses.file(map_file(edition.language, drawn.era.code)),
        width=width,
        height=height,
        text=locale.gettext("Map: {title}, with {islands}. The list beside it says the same.").format(
            title=era_title(drawn.era, edition), islands=islands
        ),
        areas=tuple(_areas(drawn, edition, addresses)),
        keys=tuple(MapKey(one.value, meaning) for one, meaning in meanings.items() if one in shown),
        note=locale.gettext("A schematic map, not to be used for determining boundaries."),
        credit=filled(
            locale.gettext("Shapes: {source} by {authors}, {licence}, simplified."),
            source=Markup('<a href="{}">{}</a>').format(SOURCE_URL, SOURCE),
            authors="Stephen Truong, Victor Cazanave",
            licence=Markup('<a href="{}">{}</a>').format(LICENCE_URL, LICENCE),
        ),
    )


def _areas(drawn: DrawnMap, edition: Edition, addresses: Addresses) -> Iterator[MapArea]:
    """By the names of the places."""
    units = [(unit_name(unit, drawn.era, edition), unit) for unit in drawn.era.units if unit.id in edition.presence]
    for name, unit in sorted(units, key=lambda one: collation_key(one[0])):
        yield MapArea(addresses.page(place_path(unit)), name, drawn.areas[unit.id])
