"""The short lists that explain ids in the other files: bulletins and their sources, domains, units, categories."""

from collections.abc import Iterator, Mapping, Sequence

from bulletin.model.bulletin import Bulletin, Words
from bulletin.model.indicator import Catalogue, Domain, Unit
from bulletin.model.language import Language
from bulletin.render.data.figures import status_code
from bulletin.render.data.plain import text_cells
from bulletin.render.data.writing import Row

_BULLETIN_COLUMNS = ("id", "place", "place_code", "period", "start", "end", "territory", "status", "published")


def _in_each(languages: Sequence[Language], *texts: str) -> tuple[str, ...]:
    return tuple(f"{text}_{language.code}" for text in texts for language in languages)


def bulletin_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `bulletins.csv`."""
    return (*_BULLETIN_COLUMNS, "withdrawn", *_in_each(languages, "title", "agency"))


def bulletin_row(bulletin: Bulletin, languages: Sequence[Language]) -> Row:
    """A bulletin without its figures."""
    return (
        bulletin.key,
        bulletin.place.id,
        bulletin.place.code or "",
        bulletin.period.code,
        bulletin.start.isoformat(),
        bulletin.end.isoformat(),
        bulletin.territory.isoformat() if bulletin.territory else "",
        status_code(bulletin, bulletin.status),
        bulletin.published.isoformat(),
        bulletin.withdrawn.date.isoformat() if bulletin.withdrawn else "",
        *_words(bulletin.words, "title", languages),
        *_words(bulletin.words, "agency", languages),
    )


def _words(words: Mapping[str, Words], part: str, languages: Sequence[Language]) -> tuple[str, ...]:
    return tuple(str(getattr(words[one.code], part)) if one.code in words else "" for one in languages)


def source_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `sources.csv`."""
    return ("bulletin", "id", "date", "withdrawn", "url", *_in_each(languages, "title", "publisher"))


def source_rows(bulletin: Bulletin, languages: Sequence[Language]) -> Iterator[Row]:
    """One row a source of a bulletin, in its order; an id is one within its bulletin."""
    for source in bulletin.sources.values():
        yield (
            bulletin.key,
            source.id,
            source.date.isoformat() if source.date else "",
            source.withdrawn.isoformat() if source.withdrawn else "",
            source.url or "",
            *text_cells(source.title, languages),
            *text_cells(source.publisher, languages),
        )


def name_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `domains.csv` and `units.csv`."""
    return ("id", *_in_each(languages, "name"))


def name_rows(nouns: Mapping[str, Domain] | Mapping[str, Unit], languages: Sequence[Language]) -> Iterator[Row]:
    """The names behind ids."""
    for noun in nouns.values():
        yield (noun.id, *text_cells(noun.names, languages))


def category_columns(languages: Sequence[Language]) -> tuple[str, ...]:
    """The columns of `categories.csv`."""
    return ("dimension", "category", *_in_each(languages, "dimension_name", "name"))


def category_rows(catalogue: Catalogue, languages: Sequence[Language]) -> Iterator[Row]:
    """One row a category of each dimension, in the order of the catalogue."""
    for breakdown in catalogue.breakdowns.values():
        for category in breakdown.categories.values():
            names = (*text_cells(breakdown.names, languages), *text_cells(category.names, languages))
            yield (breakdown.id, category.id, *names)
