"""Finds `[[figure.references]]` and `[[=free numbers]]` in words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

_REFERENCE = re.compile(r"\[\[(?P<free>=)?(?P<target>[^\[\]\n]*)\]\]")


@dataclass(frozen=True, slots=True)
class Reference:
    """`target` is what the brackets hold; a free number stands for itself. `line` and `column` count from 1."""

    target: str
    free: bool
    line: int
    column: int


def references(text: str) -> Iterator[Reference]:
    """Every reference in the order of the text."""
    for number, line in enumerate(text.splitlines(), start=1):
        for match in _REFERENCE.finditer(line):
            yield Reference(match["target"].strip(), bool(match["free"]), number, match.start() + 1)


def replace_references(text: str, render: Callable[[str], str]) -> str:
    """Put `render(target)` in the place of each reference, and a free number in its own place."""
    return _REFERENCE.sub(
        lambda match: match["target"].strip() if match["free"] else render(match["target"].strip()), text
    )
