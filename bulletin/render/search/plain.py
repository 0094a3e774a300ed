"""Plain text out of what pages print as markup: an index holds no HTML."""

import re
from html import unescape

# Between blocks there is a blank; a link or an emphasis may stand before a comma.
_INLINE = re.compile(r"</?(?:a|abbr|code|em|span|strong|sub|sup)\b[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_BLANK = re.compile(r"\s+")


def plain_text(markup: str) -> str:
    """The words of some markup, in one line."""
    text = unescape(_TAG.sub(" ", _INLINE.sub("", markup))) if "<" in markup or "&" in markup else markup
    return _BLANK.sub(" ", text).strip()
