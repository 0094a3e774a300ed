"""Takes the text of a Markdown file, gives its fields and its body, apart at the fences (lines of `---`)."""

import re

import frontmatter
from frontmatter.default_handlers import YAMLHandler

from bulletin.problems import Location, Problem
from bulletin.record import record
from bulletin.sources.document import Fields
from bulletin.sources.yaml_tree import read_fields

_FENCE = re.compile(r"-{3,}[ \t]*")
# Word turns `--` and `---` into long dashes; Pandoc closes with `...`; Hugo also knows `+++`.
_DASHES = "\u2010-\u2015\u2212-"
_LIKE_A_FENCE = re.compile(rf"--|(?=.*[^ \t-])[{_DASHES}](?:[ \t]*[{_DASHES}])*|- ?- ?-|\.\.\.|\u2026")
_LIKE_AN_OPENING_FENCE = re.compile(rf"{_LIKE_A_FENCE.pattern}|[*=_~+`]{{3,}}\w*")
_STARTS_NO_FENCE = frozenset(" #abcdefghijklmnopqrstuvwxyz")  # most lines, so that they need no pattern
_BARE_KEY = re.compile(r"[a-z][a-z0-9_]*:(?:\s|$)")
_NOT_A_KEY = re.compile(r"[^\s#\-](?!.*:(?:\s|$))")


@record(frozen=True, slots=True)
class MarkdownParts:
    """`body_line` is the line of the file that `body` starts on; `body` is as stored."""

    fields: Fields | None
    body: str
    body_line: int


@record(frozen=True, slots=True)
class _Fences:
    """The lines of the two fences, counted from 0."""

    opening: int
    closing: int


class _PositionedHandler(YAMLHandler):
    """Gives python-frontmatter a header whose lines bear the numbers of the file, and reads it with positions."""

    # The stock pattern's `\s*` swallows the blank lines after a fence, and with them the line numbers.
    FM_BOUNDARY = re.compile(r"^-{3,}[ \t]*$", re.MULTILINE)

    def __init__(self, path: str, opening: int) -> None:
        super().__init__()
        self.fields: Fields | None = None
        self.problems: list[Problem] = []
        self._path = path
        self._opening = opening

    def split(self, text: str) -> tuple[str, str]:
        header, body = super().split(text)
        return "\n" * self._opening + header, body

    def load(self, fm: str, **_: object) -> dict[str, object]:
        # Kept here rather than returned: python-frontmatter would only hand them on as an untyped dict.
        self.fields, self.problems = read_fields(fm, self._path)
        return {}


def read_markdown(text: str, path: str) -> tuple[MarkdownParts, list[Problem]]:
    """Read a whole file; `fields` is None where they cannot be told."""
    lines = text.split("\n")
    fences = _find_fences(lines, path)
    if isinstance(fences, Problem):
        return MarkdownParts(None, "", 1), [fences]
    first, last = _body_span(lines, fences.closing)
    # python-frontmatter also gives the body, but without the blanks before its first word: columns would move.
    body = "\n".join(lines[first:last])
    header = lines[fences.opening + 1 : fences.closing]
    if all(not line.strip() or line.lstrip().startswith("#") for line in header):
        problem = Problem(code="front-matter-empty", where=Location(path, fences.opening + 1))
        return MarkdownParts(None, body, first + 1), [problem]
    handler = _PositionedHandler(path, fences.opening)
    frontmatter.parse(text, handler=handler)
    problems = handler.problems
    if _BARE_KEY.match(body):
        # A rule drawn between two groups of fields ends the front matter, and the rest would be printed as words.
        split = Location(path, first + 1)
        problems = [*problems, Problem(code="front-matter-split", where=split, values={"fence": fences.closing + 1})]
    return MarkdownParts(handler.fields, body, first + 1), problems


def _find_fences(lines: list[str], path: str) -> _Fences | Problem:
    """Find both fences before python-frontmatter splits: it takes a file without them for one without figures."""
    opening = next(number for number, line in enumerate(lines) if line.strip())
    if not _FENCE.fullmatch(lines[opening]):
        found = lines[opening].strip()
        if _FENCE.fullmatch(found) or _LIKE_AN_OPENING_FENCE.fullmatch(found):
            return _misspelt(lines, opening, path)
        return Problem(code="front-matter-missing", where=Location(path, opening + 1))
    for number, line in enumerate(lines[opening + 1 :], start=opening + 1):
        if line[:1] in _STARTS_NO_FENCE:
            continue
        if _FENCE.fullmatch(line):
            return _Fences(opening, number)
        # A misspelt closing fence must not be read past: a rule (`---`) in the body would pass for the fence.
        if _LIKE_A_FENCE.fullmatch(line.rstrip()):
            return _misspelt(lines, number, path)
    for number, line in enumerate(lines[opening + 1 :], start=opening + 1):
        if _FENCE.fullmatch(line.strip()) or _LIKE_A_FENCE.fullmatch(line.strip()):
            return _misspelt(lines, number, path)
    before = next((number for number in range(opening + 1, len(lines)) if _NOT_A_KEY.match(lines[number])), len(lines))
    return Problem(code="front-matter-unclosed", where=Location(path, opening + 1), values={"before": before + 1})


def _misspelt(lines: list[str], number: int, path: str) -> Problem:
    return Problem(code="fence-misspelt", where=Location(path, number + 1), values={"found": lines[number].strip()})


def _body_span(lines: list[str], closing: int) -> tuple[int, int]:
    """The first line of the body with text, and the line after its last."""
    written = [number for number in range(closing + 1, len(lines)) if lines[number].strip()]
    return (written[0], written[-1] + 1) if written else (closing + 1, closing + 1)
