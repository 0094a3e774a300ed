"""That a bulletin is not one like the others, wherever it is listed: withdrawn, or not out yet."""

from bulletin.model.bulletin import Bulletin
from bulletin.render.edition import Edition
from bulletin.render.holds import with_hold
from bulletin.render.names import bulletin_name
from bulletin.render.withdrawals import with_withdrawal


def with_marks(name: str, bulletin: Bulletin, edition: Edition) -> str:
    """What a list calls a bulletin by, with the marks in words behind it; most have none."""
    return with_hold(with_withdrawal(name, bulletin, edition), bulletin, edition)


def marked_name(bulletin: Bulletin, edition: Edition) -> str:
    """A bulletin by place and period, with its marks ("Trà Vinh, 2020 (chưa công bố)")."""
    return with_marks(bulletin_name(bulletin, edition), bulletin, edition)
