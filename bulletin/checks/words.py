"""Rules on the words of a bulletin."""

from collections.abc import Iterator

from bulletin.model.bulletin import Bulletin
from bulletin.problems import Problem
from bulletin.site.quotes import quotable
from bulletin.validate.near import near_names


def references_lead_to_figures(bulletin: Bulletin) -> Iterator[Problem]:
    """Each `[[reference]]` of each language names a figure that the bulletin states."""
    known = quotable(bulletin)
    for words in bulletin.words.values():
        for reference in words.references:
            if reference.target not in known:
                yield Problem(
                    code="reference-unknown",
                    where=reference.where,
                    values={"reference": reference.target, "near": near_names(reference.target, known)},
                )


def languages_quote_the_same_figures(bulletin: Bulletin) -> Iterator[Problem]:
    """A translation quotes the figures that its original quotes. A misspelt reference is told of by itself."""
    original, *translations = ({one.target for one in words.references} for words in bulletin.words.values())
    if not original | set().union(*translations) <= quotable(bulletin).keys():
        return
    for words, own in zip(list(bulletin.words.values())[1:], translations, strict=True):
        if own != original:
            yield Problem(
                code="references-differ",
                where=words.where,
                values={
                    "language": words.language,
                    "missing": ", ".join(sorted(original - own)),
                    "extra": ", ".join(sorted(own - original)),
                },
            )
