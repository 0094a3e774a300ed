"""Lets go of what checks alone ask for, and holds equal things once: a large archive takes a third of the memory."""

from collections.abc import Hashable, Iterable
from typing import Any

from bulletin.model.bulletin import Bulletin, Reference, Statement
from bulletin.model.language import Localised
from bulletin.problems import Location

# Where a reference or a figure stands in its file; nobody asks any more.
_SOMEWHERE = Location("")


def make_lean(bulletins: Iterable[Bulletin]) -> None:
    """Forget where figures stand, and numbers, headings and references in words; hold what is alike once.

    A line more above a figure is then no change of it.

    To be called when the last check is done. It is the one place that changes what is frozen: to make all bulletins
    anew, and all that leads to them, would take the memory that it is to save.
    """
    alike: dict[Hashable, Any] = {}
    for bulletin in bulletins:
        object.__setattr__(bulletin, "letterhead", alike.setdefault(bulletin.letterhead, bulletin.letterhead))
        for words in bulletin.words.values():
            for name in ("language", "agency"):
                object.__setattr__(words, name, alike.setdefault(getattr(words, name), getattr(words, name)))
            references = (Reference(one.target, _SOMEWHERE) for one in words.references)
            object.__setattr__(words, "references", tuple(alike.setdefault(one, one) for one in references))
            object.__setattr__(words, "numbers", ())
            object.__setattr__(words, "headings", ())
        for statement in bulletin.every_statement():
            _share(statement, alike)
            object.__setattr__(statement, "where", _SOMEWHERE)
        for plan in bulletin.plans:
            object.__setattr__(plan, "where", _SOMEWHERE)


def _share(statement: Statement, alike: dict[Hashable, Any]) -> None:
    """Let a statement hold what others hold already: most of one bulletin have the same circumstances."""
    for name in ("id", "category", "period", "start", "end", "as_of", "sources"):
        value = getattr(statement, name)
        object.__setattr__(statement, name, alike.setdefault((name, value), value))
    for name in ("locator", "note"):
        text: Localised | None = getattr(statement, name)
        if text:
            object.__setattr__(statement, name, alike.setdefault((text.original, *text.texts.items()), text))
