"""Lets WeasyPrint draw the texts of drawings whole.

Version 70 draws them letter by letter, as positions of single letters would need, which ours have not. That tears the
letters of Khmer apart, leaves words without blanks in the text of the file, and takes longer.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint import svg


class _Whole(str):
    """A text whose only letter is itself."""

    __slots__ = ()

    def __iter__(self) -> Iterator[str]:
        yield str(self)


@contextmanager
def whole_texts() -> Iterator[None]:
    """Stand in for the function that draws a text."""
    draw, tags = svg.text, dict(svg.TAGS)

    def whole(drawing: Any, node: Any, size: float) -> None:
        if node.text:
            node._etree_node.text = _Whole(node.text)
        draw(drawing, node, size)

    # The engine tells by the function whether an element is text.
    svg.text = whole
    svg.TAGS.update({tag: whole for tag, drawn in tags.items() if drawn is draw})
    try:
        yield
    finally:
        svg.text = draw
        svg.TAGS.update(tags)
