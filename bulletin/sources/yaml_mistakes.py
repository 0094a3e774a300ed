"""Takes an error of libyaml, gives the mistake behind it in an editor's terms, and a guess at the mended lines.

The texts of libyaml 0.2.5 are matched where it has no other sign; a test holds each of them, and whatever they do not
match is `yaml-syntax`.
"""

import re
from collections.abc import Callable, Mapping, Sequence

import yaml

from bulletin.problems import Location, Problem, Value
from bulletin.record import record

_DOUBLE = "\u201c\u201d\u201e\u201f\u00ab\u00bb"
_SINGLE = "\u2018\u2019\u201a\u201b\u2039\u203a"
SMART_QUOTES = _DOUBLE + _SINGLE
# What an eye does not see at either end of a text, and no one means: all white space, zero-width and direction marks.
UNSEEN = "".join(chr(code) for code in range(0x3001) if chr(code).isspace()) + "\u200b\u200e\u200f\u2060"
_SMART_QUOTED = re.compile(f"[{_DOUBLE}]([^{_DOUBLE}]*)[{_DOUBLE}\"]|[{_SINGLE}]([^{_SINGLE}]*)[{_SINGLE}']")
_INDENT = r"[ \t]*(?:-[ \t]+)*"
# An id, a colon and a value without the space between; not an address (https://…) and not a time (12:30).
GLUED_COLON = re.compile(rf"{_INDENT}[A-Za-z_][A-Za-z0-9_.-]*:(?=[^ \t:/])")
GLUED_DASH = re.compile(r"[ \t]*-(?=[^\W\d_])")
_KEY = re.compile(rf"(?P<lead>{_INDENT})(?P<key>\"[^\"]*\"|'[^']*'|[^\s:\"'\[{{][^:]*?)[ \t]*:(?:[ \t]+|$)")
_LOST_TEXT = re.compile(r"[^\s#][ \t]+(#)")
_LONGEST_BRIEF = 60


@record(frozen=True, slots=True)
class Mistake:
    """`mended` is the whole text as it may have been meant; None where a guess could make up further mistakes."""

    problem: Problem
    mended: Sequence[str] | None = None


@record(frozen=True, slots=True)
class _Scene:
    """Where libyaml stumbled; `line` and `column` count from 0."""

    lines: Sequence[str]
    line: int
    column: int
    path: str

    @property
    def text(self) -> str:
        return self.lines[self.line] if self.line < len(self.lines) else ""

    @property
    def key(self) -> "re.Match[str] | None":
        """The key that the line starts with."""
        return _KEY.match(self.text)

    @property
    def before(self) -> "_Scene | None":
        """The line above that is neither blank nor a comment."""
        for number in range(min(self.line, len(self.lines)) - 1, -1, -1):
            line = self.lines[number].strip()
            if line and not line.startswith("#"):
                return self.at(number, len(self.lines[number]) - len(self.lines[number].lstrip()))
        return None

    def at(self, line: int, column: int) -> "_Scene":
        return _Scene(self.lines, line, column, self.path)

    def mistake(self, code: str, column: int | None = None, mended: str | None = None, **values: Value) -> Mistake:
        place = Location(self.path, self.line + 1, (self.column if column is None else column) + 1)
        lines = None if mended is None else [*self.lines[: self.line], mended, *self.lines[self.line + 1 :]]
        return Mistake(Problem(code=code, where=place, values=values), lines)

    def without_value(self) -> str:
        """The line with nothing but quotes behind its key, or behind its dashes."""
        lead = self.key or re.match(_INDENT, self.text)
        return (lead.group() if lead else "").rstrip() + ' ""'


def brief(text: str) -> str:
    """The text as a message quotes it: one line, not too long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_BRIEF else line[: _LONGEST_BRIEF - 1] + "…"


def smart_quoted(text: str) -> str | None:
    """What stands between “ and ”, where they wrap the whole text as YAML's own quotes would."""
    match = _SMART_QUOTED.fullmatch(text)
    return None if match is None else match[1] if match[1] is not None else match[2]


def explain(error: yaml.YAMLError, lines: Sequence[str], path: str) -> Mistake:
    """Name the mistake that made libyaml stop."""
    problem, context = getattr(error, "problem", None), getattr(error, "context", None)
    start_mark = getattr(error, "context_mark", None)
    mark = getattr(error, "problem_mark", None) or start_mark
    scene = _Scene(lines, mark.line if mark else 0, mark.column if mark else 0, path)
    start = scene.at(start_mark.line, start_mark.column) if start_mark else scene
    if scene.text[scene.column : scene.column + 1] == "\t" and (tab := _tab(scene)):
        return tab
    explanation = _BY_PROBLEM.get(str(problem)) or _BY_CONTEXT.get(str(context))
    return explanation(scene, start) if explanation else scene.mistake("yaml-syntax", detail=str(problem or error))


def _tab(scene: _Scene) -> Mistake | None:
    """One problem for all lines that are indented with tabs: whoever uses the key uses it throughout."""
    indents = [re.match(_INDENT, line) for line in scene.lines]
    tabbed = [number for number, indent in enumerate(indents) if indent and "\t" in indent.group()]
    if scene.line not in tabbed:
        return None
    first = scene.at(tabbed[0], scene.lines[tabbed[0]].index("\t"))
    # Where all indentation is made of tabs, a blank for each keeps the levels. Among blanks their width is anyone's
    # guess, and the lines are left out. Neither moves a column.
    throughout = all(re.match(r"\t*[^ \t]|[ \t]*$", line) for line in scene.lines)
    mended = list(scene.lines)
    for number in tabbed:
        mended[number] = mended[number].replace("\t", " ") if throughout else ""
    return Mistake(first.mistake("tab-in-indent", count=len(tabbed)).problem, mended)


def _unexpected_colon(scene: _Scene, _: _Scene) -> Mistake:
    """A colon and a space, where no key can stand: a second one in a line, or below a line that goes on."""
    key = scene.key
    if key and key.end() <= scene.column:
        value = scene.text[key.end() :].rstrip()
        if (inner := smart_quoted(value)) is not None:
            mended = scene.text[: key.end()] + f'"{inner}"' if not set(inner) & set('"\\') else None
            return scene.mistake("smart-quotes", key.end(), mended, found=brief(value))
        # A colon at the very end makes a heading of the line: what it heads may stand below.
        mended = scene.text[: key.end()] if value.endswith(":") else scene.without_value()
        return scene.mistake("text-cut-at-colon", mended=mended, found=brief(value))
    above = scene.before
    if above is None:
        return scene.mistake("yaml-syntax", detail="mapping values are not allowed in this context")
    indent = len(scene.text) - len(scene.text.lstrip())
    if above.key and indent > above.column:
        return scene.mistake("wrong-indent", indent)
    return _line_without_colon(above, above)


def _line_without_colon(_: _Scene, scene: _Scene) -> Mistake:
    text = scene.text
    if glued := GLUED_COLON.match(text):
        mended = f'{glued.group()} ""'
        return scene.mistake("space-after-colon", glued.end(), mended, found=brief(text))
    if glued := GLUED_DASH.match(text):
        mended = f"{glued.group()} {text[glued.end() :]}"
        return scene.mistake("space-after-dash", glued.end(), mended, found=brief(text))
    if scene.key:
        return scene.mistake("yaml-syntax", detail="could not find expected ':'")
    lead = re.match(_INDENT, text)
    start = lead.end() if lead else 0
    word = re.compile(r"\S*").match(text, start)
    end = word.end() if word else start
    # `figures` alone heads the deeper lines below it; `place tra-vinh` lacks the colon behind its first word.
    mended = text[:end] + (":" if not text[end:].strip() else ': ""')
    return scene.mistake("missing-colon", end, mended, found=brief(text))


def _unexpected_text(scene: _Scene, _: _Scene) -> Mistake:
    """Something where the next key (or dash) should stand: the indentation, or what the value before left over."""
    indent = len(scene.text) - len(scene.text.lstrip())
    above = scene.before
    if scene.column > indent:
        if opening := _unclosed_above(scene):
            return opening.mistake("unclosed-quote")
        return scene.mistake("text-after-quote", mended=scene.without_value(), found=brief(scene.text[scene.column :]))
    if above and (lost := _LOST_TEXT.search(above.text)) and not scene.key:
        return above.mistake("text-cut-at-hash", lost.start(1), lost=brief(above.text[lost.start(1) :]))
    if GLUED_DASH.match(scene.text):
        return _line_without_colon(scene, scene)
    if scene.text[indent : indent + 1] == ":":
        return scene.mistake("key-not-text")
    return scene.mistake("wrong-indent", indent)


def _unclosed_above(scene: _Scene) -> "_Scene | None":
    """Where the line's own quotes are whole: the line above whose quote runs on to here."""
    if not (key := scene.key) or not re.fullmatch(r"(['\"]).*\1\s*", scene.text[key.end() :]):
        return None
    for number in range(scene.line - 1, -1, -1):
        opened = scene.at(number, 0)
        if (key := opened.key) and (quote := opened.text[key.end() : key.end() + 1]) in ('"', "'"):
            closed = opened.text.count(quote, key.end()) > 1
            return None if closed else opened.at(number, key.end())
    return None


def _inside_brackets(scene: _Scene, opening: _Scene) -> Mistake:
    if scene.line == opening.line and scene.text[scene.column : scene.column + 1] == ":":
        found = brief(scene.text[opening.column :])
        return scene.mistake("text-cut-at-colon", mended=scene.without_value(), found=found)
    return opening.mistake("unclosed-bracket", bracket=opening.text[opening.column : opening.column + 1])


def _special(code: str) -> "_Explanation":
    """A value that starts with a character which YAML keeps for itself."""

    def explanation(scene: _Scene, start: _Scene) -> Mistake:
        # Behind a `*`, `!` or `>` libyaml stumbles a little later; at an alias without anchor the two are one.
        found = start if start.line == scene.line and start.text[start.column : start.column + 1] in _SPECIAL else scene
        key = found.key
        mended = found.without_value() if key is None or key.end() <= found.column else None
        return found.mistake(code, mended=mended, character=found.text[found.column : found.column + 1])

    return explanation


_Explanation = Callable[[_Scene, _Scene], Mistake]  # of where libyaml stumbled, and where it had started from
_SPECIAL = "&*!|>"
_BY_PROBLEM: Mapping[str, _Explanation] = {
    "mapping values are not allowed in this context": _unexpected_colon,
    "could not find expected ':'": _line_without_colon,
    "did not find expected key": _unexpected_text,
    "did not find expected '-' indicator": _unexpected_text,
    "found unexpected end of stream": lambda _, start: start.mistake("unclosed-quote"),
    "found unexpected document indicator": lambda _, start: start.mistake("unclosed-quote"),
    "did not find expected ',' or '}'": _inside_brackets,
    "did not find expected ',' or ']'": _inside_brackets,
    "found undefined alias": _special("yaml-anchor"),
    "second occurrence": _special("yaml-anchor"),
    "found undefined tag handle": _special("yaml-tag"),
    "but found another document": lambda scene, _: scene.mistake("yaml-second-document"),
    "did not find expected <document start>": lambda scene, _: scene.mistake("yaml-second-document"),
    "found character that cannot start any token": _special("needs-quotes"),
    "block sequence entries are not allowed in this context": _special("needs-quotes"),
    "mapping keys are not allowed in this context": _special("needs-quotes"),
    "did not find expected node content": _special("needs-quotes"),
    "did not find expected comment or line break": _special("needs-quotes"),
}
_BY_CONTEXT: Mapping[str, _Explanation] = {
    "while parsing a quoted scalar": lambda scene, _: scene.mistake("bad-escape", mended=scene.without_value()),
    "while scanning an alias": _special("yaml-anchor"),
    "while scanning an anchor": _special("yaml-anchor"),
    "while scanning a tag": _special("yaml-tag"),
    "while parsing a tag": _special("yaml-tag"),
    "while scanning a block scalar": _special("needs-quotes"),
}
