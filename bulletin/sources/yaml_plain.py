"""Reads the commonest YAML line by line, exactly as libyaml and `yaml_tree` would; of all other it says nothing.

That is what editors mostly write: keys below each other, each with a text on its own line, or with deeper keys or a
list under it. Whatever else YAML knows, and whatever is wrong, is left to those two.
"""

import re
import unicodedata
from dataclasses import dataclass, field

from bulletin.problems import Location
from bulletin.sources.document import Entry, Fields, Items, Node, Scalar
from bulletin.sources.yaml_mistakes import SMART_QUOTES, UNSEEN

# No sign of YAML, and nothing that is cut off at the start of a text.
_FIRST = r"[^\s\-?:,\[\]{}#&*!|>'\"%@`" + re.escape(UNSEEN + SMART_QUOTES) + "]"
_QUOTED = r"\"[^\"\\\n]*\"|'[^'\n]*'"
_KEY = r"[A-Za-z][A-Za-z0-9_.+-]{0,99}|\"[^\"\\\n]{1,99}\"|'[^'\n]{1,99}'"
_TEXT = rf"{_QUOTED}|{_FIRST}.*"
# The indent, a dash where there is one, a key with or without a text, or a text alone. Or nothing, or a comment.
_LINE = re.compile(rf"^(?:( *)(- +)?(?:({_KEY}):(?: +({_TEXT}))?|({_TEXT}))| *(?:#.*)?)$", re.MULTILINE)
_QUOTES, _ENDS = "\"'", f":{UNSEEN}"
_DEEP = 30  # levels: those two know how deep is too deep

_new = tuple.__new__  # what a NamedTuple's own ends in; it makes thousands


@dataclass(slots=True)
class _Level:
    """A mapping or a list that is being read, and begins in `column`. `key` waits for what stands under it."""

    column: int
    where: Location
    is_list: bool
    entries: dict[str, Entry] = field(default_factory=dict)
    items: list[Node] = field(default_factory=list)
    key: Scalar | None = None

    def node(self) -> Node:
        if self.is_list:
            return Items(tuple(self.items), self.where)
        return Fields(tuple(self.entries.values()), self.where)

    def take(self, node: Node) -> None:
        """Put a node under the key that waits, or behind a dash."""
        if self.key is None:
            self.items.append(node)
        else:
            self.entries[self.key.text] = Entry(self.key, node)
            self.key = None


class _UncommonError(Exception):
    """There is more in the text than this module knows."""


def read_plain_fields(text: str, path: str) -> Fields | None:
    """The fields of a whole document; None where there is anything out of the common in it, or nothing."""
    if "\t" in text or not unicodedata.is_normalized("NFC", text):
        return None
    try:
        found = _nodes(text, path)
    except _UncommonError:
        return None
    return found[0] if len(found) == 1 and isinstance(found[0], Fields) else None


def _nodes(text: str, path: str) -> list[Node]:
    level, number = _Level(0, Location(path), True), 0
    levels = [level]
    for number, match in enumerate(_LINE.finditer(text), start=1):
        indent, dash, key, value, item = match.groups()
        if indent is None:
            continue
        column = len(indent) + 1
        if dash or column != level.column or level.is_list or level.key:  # seldom: most lines go on like that before
            level = _level_in(levels, column, path, number, is_list=dash is not None)
        if dash:
            column += len(dash)
        where = _new(Location, (path, number, column))
        if key is None:
            if not dash:
                raise _UncommonError
            level.items.append(_scalar(item, where))
            continue
        if dash:
            level = _Level(column, where, False)
            levels.append(level)
        name = _scalar(key, where)
        if name.text in level.entries:
            raise _UncommonError
        if value is None:
            level.key = name
        else:
            place = _new(Location, (path, number, match.start(4) - match.start() + 1))
            level.entries[name.text] = _new(Entry, (name, _scalar(value, place)))
    if number != text.count("\n") + 1:  # a line that is none of these was passed over
        raise _UncommonError
    return _level_in(levels, 0, path, 0, is_list=True).items


def _level_in(levels: list[_Level], column: int, path: str, line: int, *, is_list: bool) -> _Level:
    """The level that a line in `column` goes on with, or begins."""
    top = levels[-1]
    while top.column > column or (top.column == column and top.is_list and not is_list):
        if top.key is not None:  # an empty text
            raise _UncommonError
        levels.pop()
        levels[-1].take(top.node())
        top = levels[-1]
    if top.column == column and top.is_list is is_list:
        if top.key is not None:
            raise _UncommonError
        return top
    if len(levels) > 1 and (top.key is None or len(levels) > _DEEP):
        raise _UncommonError
    level = _Level(column, _new(Location, (path, line, column)), is_list)
    levels.append(level)
    return level


def _scalar(text: str, where: Location) -> Scalar:
    """A text that stands on one line, with its place."""
    first = where[2]
    if text[0] in _QUOTES:
        return _new(Scalar, (text[1:-1], where, True, range(first + 1, first + len(text) - 1)))
    if ": " in text or " #" in text or text[-1] in _ENDS:  # it ends sooner, or goes on
        raise _UncommonError
    return _new(Scalar, (text, where, False, range(first, first + len(text))))
