"""A rule on what editors accepted: it holds for the contradiction that was published, and for no other."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from bulletin.i18n.problem_texts import plain_number
from bulletin.model.bulletin import Accept, Bulletin
from bulletin.model.release import ReleasedAccept
from bulletin.problems import Problem
from bulletin.site.accepted import accepted_of
from bulletin.site.site import Finding, Site

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")


def accepts_hold_for_what_was_published(site: Site, findings: Iterable[Finding]) -> Iterator[Problem]:
    """What is accepted says the same as when it was last released; what was accepted since has nothing to agree with.

    Of a figure's value the lock tells by itself. But what is printed beside it (a share, a growth), and the figures
    that it is held against, may slip as well, and its `accept:` would keep quiet about that.
    """
    accepted = accepted_of(findings)
    for bulletin in site.bulletins:
        known = site.releases.bulletins.get(bulletin.key)
        before = {(one.figure, one.code): one for one in known.accepted} if known else {}
        for now in accepted.get(bulletin.key, ()):
            was = before.get((now.figure, now.code))
            if was and was.values != now.values:
                yield _changed(was, now, bulletin)


def _changed(was: ReleasedAccept, now: ReleasedAccept, bulletin: Bulletin) -> Problem:
    """Both readings of what differs, and nothing else."""
    old, new = dict(was.values), dict(now.values)
    differing = [key for key in dict.fromkeys((*old, *new)) if old.get(key) != new.get(key)]
    values = {
        "name": now.figure,
        "accepted": now.code,
        "was": ", ".join(_shown(key, old[key], bulletin.notation) for key in differing if key in old),
        "now": ", ".join(_shown(key, new[key], bulletin.notation) for key in differing if key in new),
    }
    return Problem(code="accept-changed", where=_accept(now, bulletin).where, values=values, notation=bulletin.notation)


def _shown(key: str, text: str, notation: str) -> str:
    """A number as the file writes it; periods and what is worded already stay."""
    if key.endswith("period"):
        return text
    return " + ".join(
        plain_number(Decimal(part), notation) if _NUMBER.fullmatch(part) else part for part in text.split(" + ")
    )


def _accept(now: ReleasedAccept, bulletin: Bulletin) -> Accept:
    accepts = (
        accept
        for one in bulletin.every_statement()
        if one.id == now.figure
        for accept in one.accepts
        if accept.code == now.code
    )
    return next(accepts)
