"""A page of words: about, methods."""

from bulletin.model.bulletin import TextPage
from bulletin.model.language import Text
from bulletin.record import record
from bulletin.render.contents import Entry, text_contents
from bulletin.render.edition import Edition
from bulletin.render.words import Body

# The headings of the body stand below the page's title.
_TOP_OF_BODY = 2
# Below this, a contents list is longer than it is useful.
_FEWEST_ENTRIES = 3


@record(frozen=True, slots=True, kw_only=True)
class TextView:
    """Everything that a page of words prints."""

    title: str
    plain_title: str
    summary: str
    plain_summary: str
    notices: tuple[str, ...]
    words_language: str
    body: Body
    contents: tuple[Entry, ...]


def text_view(page: TextPage, edition: Edition) -> TextView:
    """Prepare a page of words; a reference there stands for itself, since no bulletin is near."""
    words = edition.own_words(page.words)
    body = edition.words.body(words.body, str, _TOP_OF_BODY)
    contents = text_contents(body, words.language, edition)
    untranslated = edition.locale.gettext("This page has not been translated yet and is shown in the original.")
    return TextView(
        title=edition.marked(Text(words.title, words.language)),
        plain_title=words.title,
        summary=edition.marked(Text(words.summary, words.language)),
        plain_summary=words.summary,
        notices=() if words.language == edition.language else (untranslated,),
        words_language=words.language,
        body=body,
        contents=contents if len(contents) >= _FEWEST_ENTRIES else (),
    )
