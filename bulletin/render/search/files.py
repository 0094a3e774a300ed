"""The scripts that hold the index: what results show, in tables without repetition, and what finds them."""

import json
from collections.abc import Iterable, Iterator, Sequence

from bulletin.artefact import Artefact
from bulletin.render.addresses import script_file, search_index_name
from bulletin.render.edition import Edition
from bulletin.render.search.documents import Document, Found
from bulletin.render.search.figures import figure_documents
from bulletin.render.search.minisearch import serialised_index
from bulletin.render.search.pages import page_documents

# The cells of a result, in the order in which `search-engine.js` names them.
_SHOWN = ("path", "title", "language", "before", "value", "unit", "place", "period", "note", "extract", "on")


def findable(edition: Edition) -> tuple[Document, ...]:
    """Everything that can be found in one language, pages before figures."""
    return (*page_documents(edition), *figure_documents(edition))


def render_search(edition: Edition) -> Iterator[Artefact]:
    """The index of a language.

    It is one file; where it grows too large, documents can be parted into several, of which the browser asks each.
    """
    shard = index_script(findable(edition), edition)
    yield Artefact(script_file(search_index_name(edition.language)), shard.encode())


def index_script(documents: Sequence[Document], edition: Edition) -> str:
    """A classic script that hands an index over as text: JSON is read twice as fast as an object in a script."""
    shard = {
        "language": edition.language,
        "words": interface_words(edition),
        **_tables(documents),
        "index": serialised_index(document.fields() for document in documents),
    }
    text = json.dumps(shard, ensure_ascii=False, separators=(",", ":"))
    # Within quotes of a script, these two would end the text or begin an escape.
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"bulletinSearch.add('{quoted}');\n"


def _tables(documents: Iterable[Document]) -> dict[str, object]:
    """Each text once, and of each document its kind and the numbers of its texts."""
    texts: dict[str, int] = {"": 0}
    rows = [
        (list(Found).index(one.kind), *(texts.setdefault(getattr(one, name), len(texts)) for name in _SHOWN))
        for one in documents
    ]
    return {"texts": list(texts), "documents": rows}


def interface_words(edition: Edition) -> dict[str, object]:
    """What the search box and the list of results say, in the edition's language."""
    locale = edition.locale
    names = {
        Found.FIGURE: locale.pgettext("kind of result", "Figure"),
        Found.INDICATOR: locale.pgettext("kind of result", "Indicator"),
        Found.DOMAIN: locale.pgettext("kind of result", "Domain"),
        Found.PLACE: locale.pgettext("kind of result", "Place"),
        Found.PERIOD: locale.pgettext("kind of result", "Reporting period"),
        Found.BULLETIN: locale.pgettext("kind of result", "Bulletin"),
        Found.PASSAGE: locale.pgettext("kind of result", "Text"),
    }
    groups = {
        Found.FIGURE: locale.pgettext("kinds of results", "Figures"),
        Found.INDICATOR: locale.pgettext("kinds of results", "Indicators"),
        Found.DOMAIN: locale.pgettext("kinds of results", "Domains"),
        Found.PLACE: locale.pgettext("kinds of results", "Places"),
        Found.PERIOD: locale.pgettext("kinds of results", "Reporting periods"),
        Found.BULLETIN: locale.pgettext("kinds of results", "Bulletins"),
        Found.PASSAGE: locale.pgettext("kinds of results", "Texts"),
    }
    return {
        "groups": [groups[kind] for kind in Found],
        "kinds": [names[kind] for kind in Found],
        "everything": locale.pgettext("kinds of results", "Everything"),
        "count": locale.gettext("Results: {count}"),
        "none": locale.gettext("Nothing was found for “{query}”."),
        "advice": locale.gettext("Try fewer or other words. Diacritics and capitals do not matter."),
        "loose": locale.gettext("Nothing has all of these words. Here is what has some of them."),
        "all": locale.gettext("All results: {count}"),
        "more": locale.gettext("Show more results"),
        # Translators: words that say little, parted by blanks; left out where nothing is found with them.
        "small": locale.pgettext("words that search may leave out", "a an and at by for from in of on or the to"),
    }
