"""Takes YAML text, gives its tree of text with positions; what YAML would split or drop in silence is a problem."""

import re
import unicodedata

from yaml import MappingNode, ScalarNode, SequenceNode

from bulletin.model.spelling import nfc
from bulletin.problems import Location, Problem, Value
from bulletin.sources.document import Entry, Fields, Items, Node, Scalar
from bulletin.sources.spelling_columns import nfc_with_offsets
from bulletin.sources.stored_text import has_odd_character, location
from bulletin.sources.yaml_compose import DEEPEST, YamlNode, compose
from bulletin.sources.yaml_mistakes import GLUED_COLON, GLUED_DASH, SMART_QUOTES, UNSEEN, brief, smart_quoted
from bulletin.sources.yaml_plain import read_plain_fields

_UNUSUAL = frozenset(UNSEEN + SMART_QUOTES)
_NUMBER = re.compile(r"[+-]?\d[\d.,]*\s*%?")
_YEAR = re.compile(r"(?:19|2[01])\d\d")
# A comment is written `text # why`; in `Quyết định #12` the sign belongs to the text, and YAML drops it.
_LOST_TEXT = re.compile(r" (#[^\s#].*)")
_DECIMAL_COMMA = re.compile(r"\d,\d")
_COLON_FOLLOWS = re.compile(r"\s*:")


def read_fields(text: str, path: str) -> tuple[Fields | None, list[Problem]]:
    """Read one YAML document whose root must be keys with values. Line 1 of `text` is line 1 of the file.

    None where nothing can be made of it. With some problems the fields are given all the same: see `content`.
    """
    if plain := read_plain_fields(text, path):
        return plain, []
    return read_any_fields(text, path)


def read_any_fields(text: str, path: str) -> tuple[Fields | None, list[Problem]]:
    """The same, by libyaml alone."""
    composed = compose(text, path)
    if composed.root is None or (isinstance(composed.root, ScalarNode) and not composed.text.strip("-. \n")):
        return None, list(composed.problems) or [Problem(code="empty-file", where=Location(path))]
    reading = _Reading(composed.text, path)
    root = reading.node(composed.root, depth=1, key_line=0)
    if not isinstance(root, Fields) and not reading.problems:
        reading.report("root-not-fields", root.where)
    # An anchor is met where it stands, and again at each of its aliases.
    problems = {(problem.code, problem.where): problem for problem in (*composed.problems, *reading.problems)}
    return root if isinstance(root, Fields) else None, list(problems.values())


class _Reading:
    """One walk over the composed nodes, which collects problems on its way."""

    def __init__(self, text: str, path: str) -> None:
        self.problems: list[Problem] = []
        self._text = text
        self._lines = text.split("\n")
        self._path = path
        self._is_nfc = unicodedata.is_normalized("NFC", text)

    def report(self, code: str, where: Location, **values: Value) -> None:
        self.problems.append(Problem(code=code, where=where, values=values))

    def node(self, node: YamlNode, *, depth: int, key_line: int) -> Node:
        """Read a node that stands under the key (or behind the dash) of `key_line`."""
        if isinstance(node, ScalarNode):
            return self._scalar(node, key_line)
        start = node.start_mark
        where = Location(self._path, start.line + 1, start.column + 1)
        if self._text[start.index] in "&!":
            # Aliases share the node of their anchor, which may even hold itself: never walk into one.
            return self._named_node(node, where)
        if depth > DEEPEST:
            self.report("nested-too-deeply", where, deepest=DEEPEST)
            return Scalar("", where)
        if isinstance(node, SequenceNode):
            return self._items(node, where, depth)
        return self._fields(node, where, depth)

    def _named_node(self, node: YamlNode, where: Location) -> Scalar:
        character = self._text[node.start_mark.index]
        self.report("yaml-tag" if character == "!" else "yaml-anchor", where, character=character)
        return Scalar("", where)

    def _fields(self, node: MappingNode, where: Location, depth: int) -> Fields:
        entries: dict[str, Entry] = {}
        problems_before = len(self.problems)
        previous: YamlNode | None = None
        for key_node, value_node in node.value:
            key = self._key(key_node)
            if key is None:
                continue
            if node.flow_style and not _COLON_FOLLOWS.match(self._text, key_node.end_mark.index):
                self._mend_split(previous, key_node, key, entries)
                continue
            value = self.node(value_node, depth=depth + 1, key_line=key.where.line)
            if first := entries.get(key.text):
                self.report("duplicate-key", key.where, key=brief(key.text), first_line=first.key.where.line)
            else:
                entries[key.text] = Entry(key, value)
            previous = value_node
        if node.flow_style and len(self.problems) == problems_before:
            self._question_numbers([entry.node for entry in entries.values()], where)
        return Fields(tuple(entries.values()), where)

    def _key(self, node: YamlNode) -> Scalar | None:
        """The key, or None where it is none that a bulletin can have."""
        start = node.start_mark
        problems_before = len(self.problems)
        key = self._scalar(node, start.line + 1) if isinstance(node, ScalarNode) else None
        if key is None or not key.text:
            if len(self.problems) == problems_before:
                self.report("key-not-text", Location(self._path, start.line + 1, start.column + 1))
            return None
        if key.text == "<<" and not key.quoted:
            self.report("yaml-merge-key", key.where)
            return None
        if key.where.column != start.column + 1:
            # YAML takes a strange blank for part of the name: the indentation is gone, and the key a level too high.
            where = Location(self._path, start.line + 1, start.column + 1)
            self.report("odd-space", where, character=f"U+{ord(node.value[0]):04X}")
        return key

    def _items(self, node: SequenceNode, where: Location, depth: int) -> Items:
        problems_before = len(self.problems)
        items = [self.node(item, depth=depth + 1, key_line=item.start_mark.line + 1) for item in node.value]
        if node.flow_style:
            for left, right in zip(node.value, node.value[1:], strict=False):
                if self._cuts_a_number(left, right):
                    self._report_split_number(left, right)
            if len(self.problems) == problems_before:
                self._question_numbers(items, where)
        return Items(tuple(items), where)

    def _scalar(self, node: ScalarNode, key_line: int) -> Scalar:
        value, start, end = node.value, node.start_mark, node.end_mark
        where = Location(self._path, start.line + 1, start.column + 1)
        if node.style:
            return self._quoted(node, where)
        if value[:1] != self._text[start.index : start.index + 1] and start.index < end.index:
            return self._named_node(node, where)
        if self._text.startswith(" #", end.index) or where.line > key_line or end.line > start.line:
            self._question_extent(node, key_line)
        if not value:
            return Scalar("", where)
        if value[0] in _UNUSUAL or value[-1] in UNSEEN:
            return self._trimmed(node, where)
        column = where.column
        if self._is_nfc and start.line == end.line:  # nearly all there is: without a further call
            return Scalar(value, where, False, range(column, column + len(value)))
        return self._placed(value, where, column, on_one_line=start.line == end.line)

    def _quoted(self, node: ScalarNode, where: Location) -> Scalar:
        start, value = node.start_mark, node.value
        if node.style in ("|", ">"):
            # `>5` is no number here: YAML takes it for a text that starts below, five blanks in.
            if self._text[start.index + 1 : start.index + 3].strip("+-")[:1].isdigit():
                self.report("needs-quotes", where, character=node.style)
            return Scalar(nfc(value), where, quoted=True)
        verbatim = self._text.startswith(value, start.index + 1) and start.line == node.end_mark.line
        if not verbatim and node.style == '"' and has_odd_character(value):
            self.report("bad-escape", where)
        return self._placed(value, where, where.column + 1, on_one_line=verbatim, quoted=True)

    def _trimmed(self, node: ScalarNode, where: Location) -> Scalar:
        """Read an unquoted text without the unseen at its ends, and without quotes that are none to YAML."""
        value = node.value.strip(UNSEEN)
        where = Location(self._path, where.line, where.column + len(node.value) - len(node.value.lstrip(UNSEEN)))
        on_one_line = node.start_mark.line == node.end_mark.line
        if (inner := smart_quoted(value)) is None:
            return self._placed(value, where, where.column, on_one_line=on_one_line)
        self.report("smart-quotes", where, found=brief(value))
        return self._placed(inner, where, where.column + 1, on_one_line=on_one_line, quoted=True)

    def _placed(self, value: str, where: Location, first: int, *, on_one_line: bool, quoted: bool = False) -> Scalar:
        """The text in NFC with the columns of its characters, the first of which stands in column `first`."""
        if not on_one_line:
            return Scalar(nfc(value), where, quoted)
        if self._is_nfc:
            return Scalar(value, where, quoted, range(first, first + len(value)))
        text, offsets = nfc_with_offsets(value)
        return Scalar(text, where, quoted, tuple(first + offset for offset in offsets))

    def _question_extent(self, node: ScalarNode, key_line: int) -> None:
        """Question an unquoted text that ends early, or runs on, where its writer may not have meant it to."""
        start, end = node.start_mark, node.end_mark
        if lost := _LOST_TEXT.match(self._text, end.index):
            where = location(self._text, lost.start(1), self._path)
            self.report("text-cut-at-hash", where, lost=brief(lost.group(1)))
        # On lines of its own, `place:tra-vinh` or `-một` would pass for a text, or for the rest of one.
        first_own_line = start.line if start.line >= key_line else start.line + 1
        # (libyaml puts an empty text behind the last line: no such line then.)
        for number, line in enumerate(self._lines[first_own_line : end.line + 1], start=first_own_line + 1):
            for code, glued in (("space-after-colon", GLUED_COLON), ("space-after-dash", GLUED_DASH)):
                if match := glued.match(line):
                    self.report(code, Location(self._path, number, match.end() + 1), found=brief(line))

    def _mend_split(self, previous: YamlNode | None, node: YamlNode, key: Scalar, entries: dict[str, Entry]) -> None:
        """Report a key without a value in braces, and give the text that a comma cut in two back to the key before."""
        if match := GLUED_COLON.match(key.text):
            self.report("space-after-colon", key.at(match.end()), found=brief(key.text))
        elif previous is not None and self._cuts_a_number(previous, node):
            self._report_split_number(previous, node)
        else:
            self.report("text-split-at-comma", key.where, found=brief(key.text))
        if previous is None:
            return
        last = next(reversed(entries.values()))
        if isinstance(last.node, Scalar) and not last.node.quoted and not key.quoted:
            start = previous.start_mark
            rejoined = self._text[start.index : node.end_mark.index]
            on_one_line = "\n" not in rejoined
            whole = self._placed(rejoined, last.node.where, start.column + 1, on_one_line=on_one_line, quoted=False)
            entries[last.key.text] = Entry(last.key, whole)

    def _cuts_a_number(self, left: YamlNode, right: YamlNode) -> bool:
        """Whether nothing but a comma parts two digits: a decimal comma inside brackets."""
        comma = left.end_mark.index
        return right.start_mark.index == comma + 1 and _DECIMAL_COMMA.match(self._text, comma - 1) is not None

    def _report_split_number(self, left: YamlNode, right: YamlNode) -> None:
        number = self._text[left.start_mark.index : right.end_mark.index]
        where = location(self._text, left.end_mark.index, self._path)
        self.report("number-split-at-comma", where, number=brief(number))

    def _question_numbers(self, nodes: list[Node], where: Location) -> None:
        """Warn of figures in brackets: they hold now, and break at the first decimal comma."""
        for node in nodes:
            if not isinstance(node, Scalar) or node.quoted or _YEAR.fullmatch(node.text):
                continue
            if _NUMBER.fullmatch(node.text):
                self.report("numbers-in-brackets", where, number=node.text)
                return
