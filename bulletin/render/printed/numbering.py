"""Numbers sections the way official documents do: I, 1, a)."""

import re
from collections.abc import Iterator

from markupsafe import Markup

from bulletin.i18n.locale import Locale
from bulletin.render.words import Body

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_HEADING = re.compile(r'<h[1-6] id="[^"]*">')


def roman(number: int) -> str:
    """A Roman numeral."""
    written = ""
    for value, sign in _ROMAN:
        written += sign * (number // value)
        number %= value
    return written


def numbered(body: Body, locale: Locale) -> Markup:
    """A body with a number before each heading. Deeper headings than three have none."""
    numbers = _numbers(body, locale)
    return Markup(_HEADING.sub(lambda found: found[0] + next(numbers), body.html))  # noqa: S704 - sanitised before


def highest(body: Body) -> int:
    """How many headings of the first depth a body has."""
    return sum(heading.depth == 0 for heading in body.headings)


def _numbers(body: Body, locale: Locale) -> Iterator[str]:
    letters = locale.pgettext("letters in their order", "abcdefghijklmnopqrstuvwxyz")
    counts = [0, 0, 0]
    for heading in body.headings:
        if heading.depth >= len(counts):
            yield ""
            continue
        counts[heading.depth :] = [counts[heading.depth] + 1, *(0 for _ in counts[heading.depth + 1 :])]
        count = counts[heading.depth]
        yield (f"{roman(count)}. ", f"{count}. ", f"{letters[(count - 1) % len(letters)]}) ")[heading.depth]
