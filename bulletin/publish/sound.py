"""Remembers which files a build found without a wrong link, so that the next one looks at what changed alone.

A link that was sound stays so while its page is the same and every file still offers the same fragments.
"""

import pickle
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import cast

from bulletin.artefact import Readable
from bulletin.jobs import Kept
from bulletin.problems import Problem
from bulletin.publish.links import check_outlines, check_pages
from bulletin.publish.outline import Outline, fragments_of, outline, outline_of
from bulletin.store import Drawer, digest, program
from bulletin.validate.packing import pack, unpack_plain

# So many files' fragments are held at once.
_READ = 2048
# Of each file, the digests of its bytes and of the fragments that it offers.
_Known = Mapping[str, tuple[str, str]]


def check_kept(
    files: Sequence[Kept], *, base_url: str | None, left_out: Collection[str], memory: Path, name: str
) -> tuple[Problem, ...]:
    """What `check_outlines` finds. What was found sound is remembered under `name` in the file `memory`."""
    drawer, key = Drawer(memory), digest(name.encode())
    # Another version of the program may look for other things.
    before, known = _remembered(drawer.get(key), program())
    told: dict[str, tuple[str, str]] = {}
    changed: list[Kept] = []
    for one in files:
        if known.get(one.path, ("", ""))[0] == one.sha256:
            told[one.path] = known[one.path]
        else:
            # Not what is read of them: the links of a whole archive would fill the memory.
            changed.append(one)
            told[one.path] = (one.sha256, _digest_of(outline_of(one.path, one.note)))
    offered = digest(repr((base_url, sorted(left_out))).encode(), *_offers(told))
    if offered == before and len(told) == len(files):
        pages = (outline_of(one.path, one.note) for one in changed)
        problems = check_pages(pages, _FragmentsWhenAsked(files, left_out), base_url)
    else:
        problems = check_outlines(
            lambda: (outline_of(one.path, one.note) for one in files), base_url=base_url, left_out=left_out
        )
    if not problems:
        drawer.keep({**drawer.all(), key: pack((program(), offered, told))})
    return problems


def links_alike(before: Readable, now: Readable) -> bool:
    """Whether a file leads to the same places as before and offers the same, so that all links are still sound."""
    one, other = outline(before), outline(now)
    return (
        [(link.target, link.fetches) for link in one.links] == [(link.target, link.fetches) for link in other.links]
        and one.fragments == other.fragments
        and not other.twice
        and other.unreadable_line is None
    )


def _remembered(kept: bytes | None, asking: str) -> tuple[str, _Known]:
    """What the program that is `asking` has found."""
    with suppress(pickle.UnpicklingError, ValueError):  # an earlier version kept it otherwise
        if kept:
            found_by, offered, known = cast("tuple[str, str, _Known]", unpack_plain(kept))
            if found_by == asking:
                return offered, known
    return "", {}


def _digest_of(read: Outline) -> str:
    return "" if read.fragments is None else digest(*(one.encode() for one in sorted(read.fragments)))


def _offers(told: _Known) -> Iterator[bytes]:
    for path in sorted(told):
        yield path.encode()
        yield told[path][1].encode()


class _FragmentsWhenAsked(Mapping[str, frozenset[str] | None]):
    """The fragments that each file offers, read where a link asks for them."""

    def __init__(self, files: Sequence[Kept], left_out: Collection[str]) -> None:
        self._files: dict[str, Kept | None] = {**dict.fromkeys(left_out), **{one.path: one for one in files}}
        self._read = lru_cache(maxsize=_READ)(self._fragments)  # changed pages lead to the same ones

    def __getitem__(self, path: str) -> frozenset[str] | None:
        return self._read(path)

    def _fragments(self, path: str) -> frozenset[str] | None:
        file = self._files[path]
        return None if file is None else fragments_of(path, file.note)

    def __contains__(self, path: object) -> bool:
        return path in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)
