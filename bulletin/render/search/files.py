"""The scripts that hold the index: what results show, in tables without repetition, and what finds them.

The first is of pages that are about more than one bulletin: places, periods, indicators, domains and texts. The others
are of bulletins with their figures and passages, oldest first, as many in each as have some hundred figures: so no file
grows with the archive, a new bulletin changes the last of them alone, and a browser can begin with the latest.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from bulletin.artefact import Artefact
from bulletin.jobs import Job
from bulletin.model.bulletin import Bulletin
from bulletin.render.addresses import script_file, search_index_name
from bulletin.render.edition import Edition
from bulletin.render.inputs import Origins
from bulletin.render.search.documents import Document, Found
from bulletin.render.search.figures import figure_documents
from bulletin.render.search.pages import bulletin_documents, page_documents
from bulletin.render.search.postings import serialised_index

# The cells of a result, in the order in which `search-engine.js` names them.
_SHOWN = (
    *("path", "anchor", "title", "language", "before", "value", "unit", "place", "period", "note", "extract", "on"),
)
_FIGURES_IN_A_SHARD = 250


def bulletin_shards(bulletins: Iterable[Bulletin]) -> list[list[Bulletin]]:
    """The bulletins of each shard but the first, which is of pages."""
    shards: list[list[Bulletin]] = []
    filled = _FIGURES_IN_A_SHARD
    for bulletin in sorted(bulletins, key=lambda one: (one.end, one.key)):
        if filled >= _FIGURES_IN_A_SHARD:
            shards.append([])
            filled = 0
        shards[-1].append(bulletin)
        filled += len(bulletin.statements) + len(bulletin.plans)
    return shards


def search_files(edition: Edition) -> list[str]:
    """The files of a language's index, that of pages first."""
    count = 1 + len(bulletin_shards(edition.site.bulletins))
    return [script_file(search_index_name(edition.language, number)) for number in range(count)]


def findable(edition: Edition) -> Iterator[Sequence[Document]]:
    """Everything that can be found in one language, shard by shard."""
    yield tuple(page_documents(edition))
    yield from (_findable_in(bulletins, edition) for bulletins in bulletin_shards(edition.site.bulletins))


def _findable_in(bulletins: Iterable[Bulletin], edition: Edition) -> Sequence[Document]:
    texts = (one for bulletin in bulletins for one in bulletin_documents(bulletin, edition))
    figures = (one for bulletin in bulletins for one in figure_documents(bulletin, edition))
    return (*texts, *figures)


def search_jobs(edition: Edition, origins: Origins) -> Iterator[Job]:
    """The index of a language, a job a shard."""
    shards = bulletin_shards(edition.site.bulletins)
    first = script_file(search_index_name(edition.language))
    yield Job(first, origins.of_whole, partial(_first_shard, first, 1 + len(shards), edition))
    for number, bulletins in enumerate(shards, start=1):
        yield shard_job(number, bulletins, edition, origins)


def shard_job(number: int, bulletins: Sequence[Bulletin], edition: Edition, origins: Origins) -> Job:
    """The shard of this number, which is made of these bulletins and nothing else."""
    file = script_file(search_index_name(edition.language, number))
    return Job(file, origins.of_bulletins(bulletins), partial(_shard, file, bulletins, edition))


def _first_shard(file: str, shards: int, edition: Edition) -> Iterator[Artefact]:
    head = {"words": interface_words(edition), "shards": shards}
    yield Artefact(file, index_script(tuple(page_documents(edition)), head).encode())


def _shard(file: str, bulletins: Iterable[Bulletin], edition: Edition) -> Iterator[Artefact]:
    yield Artefact(file, index_script(_findable_in(bulletins, edition), {}).encode())


def index_script(documents: Sequence[Document], head: dict[str, object]) -> str:
    """A classic script that hands an index over as text: JSON is read twice as fast as an object in a script."""
    fields = [document.fields() for document in documents]
    shard = {**head, **_tables(documents, fields), **serialised_index(fields)}
    text = json.dumps(shard, ensure_ascii=False, separators=(",", ":"))
    # Within quotes of a script, these two would end the text or begin an escape.
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"bulletinSearch.add('{quoted}');\n"


def _tables(documents: Iterable[Document], fields: Iterable[Mapping[str, str]]) -> dict[str, object]:
    """Each text once, and of each document its kind, how many words its title has, and the numbers of its texts."""
    texts: dict[str, int] = {"": 0}
    kinds = list(Found)
    rows = [
        (
            kinds.index(one.kind),
            len(own["title"].split()),
            *(texts.setdefault(getattr(one, name), len(texts)) for name in _SHOWN),
        )
        for one, own in zip(documents, fields, strict=True)
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
