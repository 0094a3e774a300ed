"""Lets go of what checks alone ask for: in a large archive it fills as much memory as all that is published."""

import sys
from collections.abc import Iterable

from bulletin.model.bulletin import Bulletin, Reference
from bulletin.problems import Location

# Where a reference or a figure stands in its file; nobody asks any more.
_SOMEWHERE = Location("")


def make_lean(bulletins: Iterable[Bulletin]) -> None:
    """Forget where figures stand, and numbers, headings and references in words, and hold each id once.

    A line more above a figure is then no change of it.

    To be called when the last check is done. It is the one place that changes what is frozen: to make all bulletins
    anew, and all that leads to them, would take the memory that it is to save.
    """
    references: dict[str, Reference] = {}
    for bulletin in bulletins:
        for words in bulletin.words.values():
            kept = (references.setdefault(one.target, Reference(one.target, _SOMEWHERE)) for one in words.references)
            object.__setattr__(words, "references", tuple(kept))
            object.__setattr__(words, "numbers", ())
            object.__setattr__(words, "headings", ())
        for statement in bulletin.every_statement():
            object.__setattr__(statement, "id", sys.intern(statement.id))
            object.__setattr__(statement, "where", _SOMEWHERE)
        for plan in bulletin.plans:
            object.__setattr__(plan, "where", _SOMEWHERE)
