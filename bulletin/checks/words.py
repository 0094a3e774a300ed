"""Rules on the words of a bulletin."""

from collections.abc import Iterator

from bulletin.model.bulletin import Bulletin, Words
from bulletin.problems import Location, Problem
from bulletin.prose.references import references
from bulletin.site.quotes import quotable
from bulletin.validate.near import near_names


def references_lead_to_figures(bulletin: Bulletin) -> Iterator[Problem]:
    """Each `[[reference]]` of each language names a figure that the bulletin states."""
    known = quotable(bulletin)
    for words in bulletin.words.values():
        for reference in references(words.body):
            if not reference.free and reference.target not in known:
                yield Problem(
                    code="reference-unknown",
                    where=Location(words.path, words.body_line + reference.line - 1, reference.column),
                    values={"reference": reference.target, "near": near_names(reference.target, known)},
                )


def languages_quote_the_same_figures(bulletin: Bulletin) -> Iterator[Problem]:
    """A translation quotes the figures that its original quotes. A misspelt reference is told of by itself."""
    original, *translations = (set(_quoted(words)) for words in bulletin.words.values())
    if not original | set().union(*translations) <= quotable(bulletin).keys():
        return
    for words, own in zip(list(bulletin.words.values())[1:], translations, strict=True):
        if own != original:
            yield Problem(
                code="references-differ",
                where=Location(words.path, words.body_line),
                values={
                    "language": words.language,
                    "missing": sorted(original - own),
                    "extra": sorted(own - original),
                },
            )


def _quoted(words: Words) -> Iterator[str]:
    return (reference.target for reference in references(words.body) if not reference.free)
