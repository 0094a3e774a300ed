"""What is published of a part of an archive: kept in a file of its own, and arranged with the others as a site.

All parts of a large archive would fill the memory if figures, words and findings were not bytes
(`validate/condensed.py`). As objects they are sooner at hand, and take twice the room: so a smaller archive holds them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, cast

from bulletin.model.archive import Archive
from bulletin.model.bulletin import Accept, Bulletin
from bulletin.problems import Value
from bulletin.site.assemble import assemble
from bulletin.site.lean import make_lean
from bulletin.site.quality import Held, RuleName, packed_quality
from bulletin.site.site import CheckedSite, Finding
from bulletin.site.telling import packed, tell
from bulletin.store import Drawer, digest
from bulletin.validate.condensed import condense, condensed
from bulletin.validate.content import Description
from bulletin.validate.packing import pack, unpack

# Archives of more bulletins hold bytes: so many as objects, 70 kB each, are let into the memory.
MANY = 2000
# A finding is its code, its bulletin, its statement, its values, and what was accepted.
_Finding = tuple[str, str, str, Mapping[str, Value], Accept | None]


class Published(NamedTuple):
    """What is published of a part, in values that can be packed: its bulletins, and what checks tell of them.

    `told` and `quality` have the digests of each bulletin, and how well its figures hold.
    """

    bulletins: tuple[Bulletin, ...]
    unpublished: frozenset[str]
    findings: tuple[_Finding, ...]
    questioned: tuple[_Finding, ...]
    held: Mapping[str, Mapping[str, frozenset[str]]]
    told: Mapping[str, bytes]
    quality: Mapping[str, bytes]


def pack_published(checked: CheckedSite, *, as_bytes: bool) -> bytes:
    """The bytes of what is published of a part; `as_bytes` is how it is to be held. The part itself is spent by it."""
    make_lean(checked.site.bulletins)
    held_as = condensed if as_bytes else tuple
    findings, questioned = (
        tuple(
            (one.code, one.bulletin, one.statement, values, one.accepted)
            for one, values in zip(own, held_as(one.values for one in own), strict=True)
        )
        for own in (checked.findings, checked.questioned)
    )
    held = {key: {rule.value: ids for rule, ids in own.items()} for key, own in checked.held.items()}
    told = {one.key: packed(tell(one)) for one in checked.site.bulletins}
    quality = {key: packed_quality(one) for key, one in checked.qualities.items()}
    if as_bytes:
        condense(checked.site.bulletins)
    bulletins, unpublished = checked.site.bulletins, checked.site.unpublished
    return pack(tuple(Published(bulletins, unpublished, findings, questioned, held, told, quality)))


def unpack_published(kept: bytes, described: Description) -> Published:
    """What `pack_published` made bytes of."""
    return Published(*cast("tuple[Any, ...]", unpack(kept, described.places, described.catalogue)))


def site_of(published: Sequence[Published], base: Archive) -> CheckedSite:
    """The site of all parts, arranged; what was found of its bulletins comes in their order."""
    bulletins = tuple(bulletin for one in published for bulletin in one.bulletins)
    unpublished = frozenset[str]().union(*(one.unpublished for one in published))
    site = assemble(replace(base, bulletins=bulletins), unpublished)
    position = {bulletin.key: number for number, bulletin in enumerate(site.bulletins)}

    def findings(of_parts: Iterable[tuple[_Finding, ...]]) -> tuple[Finding, ...]:
        return tuple(sorted((Finding(*one) for own in of_parts for one in own), key=lambda one: position[one.bulletin]))

    # Most bulletins are held against the same things: one set serves all.
    alike: dict[frozenset[str], frozenset[str]] = {}
    held: dict[str, Held] = {
        key: {RuleName(rule): alike.setdefault(ids, ids) for rule, ids in own.items()}
        for one in published
        for key, own in one.held.items()
    }
    return CheckedSite(
        site,
        findings(one.findings for one in published),
        findings(one.questioned for one in published),
        {bulletin.key: held[bulletin.key] for bulletin in site.bulletins},
        {key: told for one in published for key, told in one.told.items()},
        {key: quality for one in published for key, quality in one.quality.items()},
    )


def shelf(folder: Path, part: str) -> Drawer:
    """Where what is published of the part of this name is kept."""
    return Drawer(folder / _file_of(part))


def forget_others(folder: Path, parts: Collection[str]) -> None:
    """Delete what is kept of other parts than these: their bulletins are gone."""
    names = set(map(_file_of, parts))
    with suppress(OSError):  # it may all be deleted at any time, by somebody else too
        for path in (path for path in folder.iterdir() if path.name not in names):
            path.unlink()


def _file_of(part: str) -> str:
    return digest(part.encode())[:16]
