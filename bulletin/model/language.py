"""A site language, and texts that exist in several of them."""

from collections.abc import Mapping
from typing import Literal

from bulletin.record import record


@record(frozen=True, slots=True)
class Language:
    """`code` is a BCP 47 tag; `name` is the language's own name for itself; a draft may miss translations."""

    code: str
    name: str
    status: Literal["required", "draft"]

    @property
    def is_draft(self) -> bool:
        """Whether its texts still await review: its pages say so, and search engines are asked not to list them."""
        return self.status == "draft"


@record(frozen=True, slots=True)
class Text:
    """A text and the language that it is really in."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


@record(frozen=True, slots=True)
class Localised:
    """One text in several languages, `original` being the language that it was written in."""

    original: str
    texts: Mapping[str, str]

    def into(self, language: str) -> Text:
        """Return the text in `language`, or the original under its own language: never a silent mixture."""
        if language in self.texts:
            return Text(self.texts[language], language)
        return Text(self.texts[self.original], self.original)
