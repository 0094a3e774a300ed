"""Of which places the site has bulletins, and of which it has those of the units that they were formed from."""

from collections.abc import Mapping
from enum import StrEnum

from bulletin.site.site import Site


class Standing(StrEnum):
    """How a place stands in the archive."""

    PUBLISHED = "published"  # with bulletins of its own, and so with a page
    BEFORE = "before"  # units that it was formed from have bulletins, and it has none


def standings(site: Site) -> Mapping[str, Standing]:
    """By the id of the place; those of which the site has nothing are not in it."""
    found = {bulletin.place.id: Standing.PUBLISHED for bulletin in site.bulletins}
    for name in tuple(found):
        successor = site.places[name].successor
        while successor and successor not in found:
            found[successor] = Standing.BEFORE
            successor = site.places[successor].successor
    return found
