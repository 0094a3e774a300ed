"""Finds `[[figure.references]]` and `[[=free numbers]]` in words."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

_REFERENCE = re.compile(r"\[\[(?P<free>=)?(?P<target>[^\[\]\n]*)\]\]")

# A whole reference first, so that only what is left over counts; and `[name]` with one of its brackets doubled.
_LOOSE = re.compile(_REFERENCE.pattern + r"|(?P<loose>\[\[|\]\])")


class Reference(NamedTuple):
    """`target` is what the brackets hold; a free number stands for itself. `offset` is its place in the text."""

    target: str
    free: bool
    offset: int


def references(text: str) -> Iterator[Reference]:
    """Every reference in the order of the text."""
    if "[[" in text:
        for match in _REFERENCE.finditer(text):
            free, target = match.groups()
            yield Reference(target.strip(), free is not None, match.start())


def loose_brackets(text: str, complete: int) -> bool:
    """Whether double brackets may stand there beside those of the `complete` references: sooner told than where."""
    return any(text.count(brackets) != complete or brackets + brackets[0] in text for brackets in ("[[", "]]"))


def unclosed_brackets(text: str) -> Iterator[int]:
    """Where double brackets stand that are no reference, because one of the four was lost."""
    for match in _LOOSE.finditer(text):
        if match["loose"]:
            yield match.start()


def blank_references(text: str, filler: str) -> str:
    """`text` as long as it was, each reference filled with the character `filler`."""
    return _REFERENCE.sub(lambda match: filler * len(match[0]), text) if "[[" in text else text


def replace_references(text: str, render: Callable[[str], str]) -> str:
    """Put `render(target)` in the place of each reference, and a free number in its own place."""
    return _REFERENCE.sub(
        lambda match: match["target"].strip() if match["free"] else render(match["target"].strip()), text
    )
