"""Of which places the site has bulletins, and of which it has those of the units that they were formed from."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from bulletin.model.bulletin import Bulletin
from bulletin.model.place import Places


class Presence(StrEnum):
    """What the site has of a place."""

    PUBLISHED = "published"  # with bulletins of its own
    BEFORE = "before"  # units that it was formed from have bulletins, and it has none


def presences(places: Places, bulletins: Iterable[Bulletin]) -> Mapping[str, Presence]:
    """By the id of the place, in the order of the places: those that have a page. Of all others there is nothing."""
    found = {bulletin.place.id: Presence.PUBLISHED for bulletin in bulletins}
    for name in tuple(found):
        successor = places[name].successor
        while successor and successor not in found:
            found[successor] = Presence.BEFORE
            successor = places[successor].successor
    return {name: found[name] for name in places if name in found}
