"""What is findable: one document for each figure, page and passage, with the words that find it."""

from enum import StrEnum

from bulletin.record import record
from bulletin.render.search.folding import distinct_words


class Found(StrEnum):
    """The kinds of results, in the order in which readers may filter by them."""

    FIGURE = "figure"
    INDICATOR = "indicator"
    DOMAIN = "domain"
    PLACE = "place"
    PERIOD = "period"
    BULLETIN = "bulletin"
    PASSAGE = "passage"


_OF_PLACE_AND_PERIOD = frozenset({Found.FIGURE, Found.BULLETIN, Found.PASSAGE})


@record(frozen=True, slots=True, kw_only=True)
class Document:
    """One thing that can be found.

    What a result shows is plain text: `title`, `before` and `value` of a figure and its `unit`, the `place` and
    `period` it is about, a `note`, and an `extract` to quote from. `language` is empty, or that of a title and extract
    that are not translated. `path` leads from the language's folder to that of the page, `anchor` to a place in it. Of
    equal results, the one that is later `on` comes first.
    `about`, `amount` and `text` are what it is found by besides its title.
    """

    kind: Found
    path: str
    title: str
    on: str
    anchor: str = ""
    language: str = ""
    before: str = ""
    value: str = ""
    unit: str = ""
    place: str = ""
    period: str = ""
    note: str = ""
    extract: str = ""
    about: str = ""
    amount: str = ""
    text: str = ""

    def fields(self) -> dict[str, str]:
        """The text of each field of the index, in the order in which the index numbers them."""
        about = distinct_words(self.about)
        title = distinct_words(self.title)
        if self.kind in _OF_PLACE_AND_PERIOD:
            # The "trả" of a title is no reason to put a figure of Trà Vinh before the others, nor is a bulletin's title
            # that only repeats its place and period.
            title = " ".join(word for word in title.split() if word not in about.split())
        return {
            "title": title,
            "about": about,
            "amount": distinct_words(self.amount),
            "text": distinct_words(self.text),
        }
