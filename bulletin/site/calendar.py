"""How the release calendar stands beside the bulletins that are out."""

from collections.abc import Mapping

from bulletin.model.bulletin import Bulletin
from bulletin.model.calendar import CalendarEntry, ReleaseStatus
from bulletin.site.site import Site


def published_bulletins(site: Site) -> Mapping[str, Bulletin]:
    """The bulletins that are out, by their keys: in a preview with drafts, without those."""
    return {one.key: one for one in site.bulletins if one.key not in site.unpublished}


def standing(entry: CalendarEntry, published: Mapping[str, Bulletin]) -> ReleaseStatus:
    """How far a release is: what the calendar says, but for a bulletin that its embargo has let out since."""
    if entry.status is ReleaseStatus.CANCELLED or entry.bulletin not in published:
        return entry.status
    return ReleaseStatus.PUBLISHED
