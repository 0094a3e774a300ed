"""Where the figures of a bulletin's chart come from, by the numbers of its list of sources."""

from collections.abc import Iterable

from bulletin.model.bulletin import Bulletin, Statement
from bulletin.render.edition import Edition
from bulletin.render.links import Link
from bulletin.render.marks import source_marks


def sources_of(statements: Iterable[Statement], bulletin: Bulletin, edition: Edition) -> tuple[Link, ...]:
    """A link for each source, in the order of the list."""
    marks = {
        mark.anchor: mark
        for statement in statements
        for mark in source_marks(statement.sources, statement.locator, bulletin, edition)
    }
    return tuple(Link(f"#{mark.anchor}", mark.sign) for mark in sorted(marks.values(), key=lambda mark: mark.sign))
