"""Takes the words of a file, gives what readers see of them, with every character in its old place.

What is no word (code, comments, addresses, tags, references) becomes blank, or `GAP` where nothing of the words around
it belongs together. The rules are those of the Markdown that `render` reads: code is indented or stands in backticks.
"""

import re
from collections.abc import Callable, Iterator

from bulletin.prose.references import blank_references
from bulletin.record import record

GAP = "\ufffc"

_COMMENT_OR_CODE = re.compile(
    r"(?P<comment><!--.*?(?:-->|\Z))"
    r"|(?<![\\`])(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.DOTALL,
)
_DEFINITION = re.compile(r"^ {0,3}\[(?P<id>[^\[\]\n]+)\]:[ \t]*\S.*$", re.MULTILINE)
_LINK = re.compile(
    r"(?P<text>\[(?:[^\[\]]|\[[^\[\]]*\])*\])"
    r"(?P<target>\((?:[^()\n]|\([^()\n]*\))*\)|[ ]?\[(?P<id>[^\[\]\n]*)\])"
)
_BLANK_ENTITY = re.compile(r"&(?:nbsp|ensp|emsp|thinsp|#0*(?:32|160|8239));")
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}\w")
_SIGNS_OF_ADDRESS = ("://", "www.", "@")
_NO_WORDS = re.compile(
    r"</?[A-Za-z][^<>]*>|<[!?][^<>]*>"  # tags, and addresses in <…>
    rf"|{_ADDRESS.pattern}"
    r"|&(?:#[0-9]+|#[xX][0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);"
)
_EMPHASIS = re.compile(r"\*+|(?<![^\W_])_+|_+(?![^\W_])")

_LISTED = re.compile(r" {0,3}(?:[*+-]|(?P<number>[0-9]{1,2}[.)]))[ ]+")
_OUTLINE_NUMBER = re.compile(r"#{1,6}[ ]*(?P<number>[0-9]{1,2}(?:\.[0-9]{1,2})*[.)])[ ]")
_INDENTED = re.compile(r" {4}|\t")
# At the start of a line, which a line end before it tells sooner than `^`.
_ANY_INDENTED = re.compile(rf"\n(?:{_INDENTED.pattern})")
_ANY_NUMBER = re.compile(r"\n(?: {0,3}|#{1,6} *)[0-9]")
_RAW_HEADING = re.compile(r"<h([1-6])(?:\s[^<>]*)?>(.*?)</h\1>", re.DOTALL | re.IGNORECASE)
_HEADING = re.compile(r"(#{1,6})(.*?)#*\Z")
_UNDERLINE = re.compile(r"(?:=+|-+) *")


@record(frozen=True, slots=True)
class Heading:
    """A heading as typed: its level from 1 to 6, its words, and its place in the text."""

    level: int
    text: str
    offset: int


def visible(body: str) -> str:
    """The words of a Markdown body, as long as the body itself. The numbers of lists and of headings are no words."""
    text = blank_references(_without_code(body), GAP)
    # Most bodies have none of these signs, which is told sooner than by the patterns.
    if "[" in text:
        defined = {match["id"].casefold() for match in _DEFINITION.finditer(text)}
        text = _DEFINITION.sub(_blank, text)
        text = _LINK.sub(lambda match: _without_target(match, defined), text)
    if "&" in text:
        text = _BLANK_ENTITY.sub(_blank, text)
    if _has_any(text, "<", "&", *_SIGNS_OF_ADDRESS):
        text = _NO_WORDS.sub(_gap, text)
    text = _without_ordinals(text)
    return _EMPHASIS.sub(_blank, text) if _has_any(text, "*", "_") else text


def visible_line(line: str) -> str:
    """The words of a title or a summary, which are no Markdown: all but references and addresses."""
    text = blank_references(line, GAP)
    return _ADDRESS.sub(_gap, text) if _has_any(text, *_SIGNS_OF_ADDRESS) else text


def headings(body: str) -> Iterator[Heading]:
    """Every heading in the order of the body: `## Words`, underlined, or as a tag."""
    text = _without_code(body)
    found = [
        Heading(int(raw[1]), body[raw.start(2) : raw.end(2)].strip(), raw.start())
        for raw in _RAW_HEADING.finditer(text)
    ]
    for block in _blocks(text):
        for number, (start, line) in enumerate(block):
            if match := _HEADING.match(line):
                own = body[start + match.start(2) : start + match.end(2)]
                found.append(Heading(len(match[1]), own.strip(), start))
            elif number == 0 and len(block) > 1 and _UNDERLINE.fullmatch(block[1][1]):
                found.append(Heading(1 if block[1][1][0] == "=" else 2, body[start : start + len(line)].strip(), start))
    yield from sorted(found, key=lambda heading: heading.offset)


def _has_any(text: str, *signs: str) -> bool:
    return any(sign in text for sign in signs)


def _without_code(body: str) -> str:
    text = body
    if _has_any(body, "<!--", "`"):
        text = _COMMENT_OR_CODE.sub(lambda match: _blank(match) if match["comment"] else _gap(match), body)
    if not _ANY_INDENTED.search(f"\n{text}"):  # most bodies
        return text
    pieces: list[str] = []
    end, in_list = 0, False
    for block in _blocks(text):
        first, last = block[0][0], block[-1][0] + len(block[-1][1])
        indented = all(_INDENTED.match(line) for _, line in block)
        if not indented:
            in_list = any(_LISTED.match(line) for _, line in block)
        elif not in_list:
            # What is indented below an item of a list is its continuation.
            pieces += [text[end:first], re.sub(r"[^\n]", GAP, text[first:last])]
            end = last
    return "".join([*pieces, text[end:]])


def _without_target(match: re.Match[str], defined: set[str]) -> str:
    if match["id"] is not None and (match["id"] or match["text"][1:-1]).casefold() not in defined:
        return match[0]
    return match["text"] + GAP * len(match["target"])


def _without_ordinals(text: str) -> str:
    """Without the numbers of list items, which are such only where their block begins with one, and of headings."""
    if not _ANY_NUMBER.search(f"\n{text}"):  # most bodies
        return text
    blanked = list(text)

    def blank(start: int, match: re.Match[str] | None) -> None:
        if match and match["number"]:
            blanked[start + match.start("number") : start + match.end("number")] = GAP * len(match["number"])

    for block in _blocks(text):
        listed = _LISTED.match(block[0][1])
        for start, line in block:
            blank(start, _OUTLINE_NUMBER.match(line))
            if listed:
                blank(start, _LISTED.match(line))
    return "".join(blanked)


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines between empty lines, each with its place."""
    block: list[tuple[int, str]] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            block.append((start, line))
        elif block:
            yield block
            block = []
        start += len(line) + 1
    if block:
        yield block


def _filled(filler: str) -> Callable[[re.Match[str]], str]:
    return lambda match: re.sub(r"[^\n]", filler, match[0])


_blank = _filled(" ")
_gap = _filled(GAP)
