"""Parts what may be published from what may not yet: drafts, and bulletins under embargo."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bulletin.model.archive import Archive
from bulletin.model.bulletin import Bulletin, Statement
from bulletin.problems import Location


def held_back(archive: Archive, as_of: datetime) -> frozenset[str]:
    """The keys of the bulletins that are not to be published at that moment."""
    return frozenset(one.key for one in archive.bulletins if one.hold and one.hold.holds(as_of))


def next_release(archive: Archive, as_of: datetime) -> datetime | None:
    """The moment at which the next embargo ends, if any bulletin still waits for one."""
    ends = (one.hold.until for one in archive.bulletins if one.hold and one.hold.until)
    return min((end for end in ends if as_of < end), default=None)


def without(archive: Archive, held: Collection[str]) -> Archive:
    """The archive as if it had never had the held bulletins: whatever is made of it cannot show them."""
    return replace(archive, bulletins=tuple(one for one in archive.bulletins if one.key not in held))


def without_accepts(archive: Archive, spots: Collection[Location]) -> Archive:
    """The archive without the accepted remarks at these places.

    What a public bulletin accepts because of a held one says, in the reason, what the held one states.
    """
    paths = {spot.path for spot in spots}
    bulletins = (_accepting_less(one, spots) if one.path in paths else one for one in archive.bulletins)
    return replace(archive, bulletins=tuple(bulletins))


def _accepting_less(bulletin: Bulletin, spots: Collection[Location]) -> Bulletin:
    def less(statement: Statement) -> Statement:
        accepts = tuple(accept for accept in statement.accepts if accept.where not in spots)
        return replace(statement, accepts=accepts, parts=tuple(less(part) for part in statement.parts))

    return replace(bulletin, statements=tuple(less(statement) for statement in bulletin.statements))
