"""Mends a slip of WeasyPrint 70: text that fits on its line but for the blank at its end broke after its first word.

The blank hangs over the end of the line, where nobody sees it; the engine takes the text for a word that is too long.
That shows wherever a link follows closely, as figures in a commentary do.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline


@contextmanager
def hanging_blanks() -> Iterator[None]:
    """Stand in for the one function that looks for the end of a line."""
    split = inline.split_first_line

    def mended(text: str, style: Any, context: Any, width: float | None, *others: Any, **named: Any) -> Any:
        found = split(text, style, context, width, *others, **named)
        length, goes_on = found[1:3]
        if goes_on is None or not text.endswith(" ") or b" " in text.encode()[:length].strip():
            return found
        whole = split(text.rstrip(" "), style, context, None, *others, **named)
        fits = width is not None and whole[2] is None and whole[3] <= width
        return split(text, style, context, None, *others, **named) if fits else found

    inline.split_first_line = mended
    try:
        yield
    finally:
        inline.split_first_line = split
