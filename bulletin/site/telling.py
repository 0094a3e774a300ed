"""Bulletins and findings in digests: short texts that differ where anything that pages may show differs."""

import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import cast

from bulletin.model.bulletin import Bulletin, Statement
from bulletin.site.site import Finding
from bulletin.site.years import year_of
from bulletin.store import digest
from bulletin.validate.condensed import Stated
from bulletin.validate.packing import canonical, pack, unpack_plain

# So many hexadecimal digits of a digest tell all things of a site apart.
SHORT = 16


def digest_of(*pieces: str) -> str:
    """One short name for all of these texts."""
    return digest(*(piece.encode() for piece in pieces))[:SHORT]


class RunningDigest:
    """A digest of pieces that come one by one."""

    def __init__(self) -> None:
        self._whole = hashlib.sha256()

    def add(self, *pieces: str) -> None:
        """More pieces, none of which holds a line break."""
        self._whole.update(("\n".join(pieces) + "\n").encode())

    @property
    def digest(self) -> str:
        return self._whole.hexdigest()[:SHORT]


# A bulletin in digests: its commentary; all but its statements; by indicator and year what it states of it.
Told = tuple[str, str, Mapping[tuple[str, int], str]]


def tell(bulletin: Bulletin) -> Told:
    """A bulletin in digests, once it is lean."""
    bodies = {code: words.body for code, words in bulletin.words.items()}
    heads = {code: replace(words, body="") for code, words in bulletin.words.items()}
    head = canonical((replace(bulletin, words={}, statements=()), sorted(heads)))
    stated: defaultdict[tuple[str, int], list[bytes]] = defaultdict(list)
    for statement in bulletin.statements:
        written = canonical(statement)
        for key in sorted({stated_for(one) for one in (statement, *statement.parts)}):
            stated[key].append(written)
    # What states a figure is shown with the bulletin's name, sources and standing, without its title and summary.
    by_indicator = {key: digest(head, *own)[:SHORT] for key, own in stated.items()}
    return digest_of(repr(bodies)), digest(head, canonical(heads)), by_indicator


def packed(told: Told) -> bytes:
    """The bytes of a bulletin's digests, to be kept with it: to find them takes as long as to check it."""
    return pack(told)


def unpacked(kept: bytes) -> Told:
    """The digests that these bytes are of."""
    return cast("Told", unpack_plain(kept))


def stated_for(statement: Statement | Stated) -> tuple[str, int]:
    """The indicator and the year that a statement is of."""
    return statement.indicator.id, year_of(statement.period)


def told_of(finding: Finding) -> str:
    """All of a finding; its values are in no order."""
    return repr((finding.code, sorted(finding.values.items()), finding.accepted))
