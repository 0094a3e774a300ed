"""Keeps what jobs made: the bytes by their digest, and of each job its inputs and its files.

    artefacts/index/<site>/    by the name of each job, its inputs, and its files: path, size, digests, essence
    artefacts/<ab>/<cdef…>     the bytes that have this digest: of a file, or of what was noted of it

All of it may be deleted at any time. Bytes that were damaged are found out, and never reach the output folder.
"""

import hashlib
import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from bulletin.artefact import Made, Streamed
from bulletin.jobs.job import Job
from bulletin.record import record
from bulletin.store import Chest, digest

# Another build may be at work, and have written what its index does not list yet.
_YOUNG = 24 * 3600
_PIECE = 1 << 20
# Where files stand until their digest is known, and where all sites are listed.
_ASIDE = "new"
_INDEX = "index"


class DamagedError(Exception):
    """Kept bytes are not what was written, or are gone."""


@record(frozen=True, slots=True)
class Kept:
    """A file of the output, its bytes on the disk. `noted` is the digest of what was noted of it when it was made.

    Notes on all pages of a large archive would fill the memory, and so lie on the disk as well. What was made of a
    draft has its `essence` instead.
    """

    path: str
    size: int
    sha256: str
    noted: str
    essence: str
    folder: Path = field(compare=False, repr=False)

    def __reduce__(self) -> tuple[Any, ...]:
        # What comes of other processes would bring its own folder each time.
        return _kept_in, (self.path, self.size, self.sha256, self.noted, self.essence, str(self.folder))

    @property
    def note(self) -> str:
        """What was noted of it.

        Raises:
            DamagedError: The note is no longer there, or not as it was.
        """
        return _read(self.folder, self.noted, self.path).decode() if self.noted else ""

    @property
    def content(self) -> bytes:
        """The bytes, as they were made.

        Raises:
            DamagedError: They are no longer there, or not as they were.
        """
        return _read(self.folder, self.sha256, self.path)

    def write_to(self, stream: BinaryIO) -> None:
        """Write the bytes, as they were made, without holding all of them.

        Raises:
            DamagedError: They are no longer there, or not as they were.
        """
        written = hashlib.sha256()
        try:
            stored = _place(self.folder, self.sha256).open("rb")
        except OSError as error:
            raise DamagedError(self.path) from error
        with stored:
            while piece := stored.read(_PIECE):
                written.update(piece)
                stream.write(piece)
        if written.hexdigest() != self.sha256:
            raise DamagedError(self.path)


@record(frozen=True, slots=True)
class Entry:
    """What is known of a job: the inputs that its files were made from, and these."""

    inputs: Mapping[str, str]
    files: tuple[Kept, ...]


class Shelf:
    """What is kept in one folder, for one site."""

    def __init__(self, folder: Path, site: str) -> None:
        """Open what is kept of the site of this name, if anything."""
        self.folder = folder
        self._index = Chest(folder / _INDEX / site)

    def entry(self, name: str) -> Entry | None:
        """What is known of the job of this name."""
        known = self._index.get(_key(name))
        return None if known is None else self._read(known)

    def find(self, jobs: Iterable[Job]) -> dict[str, tuple[Kept, ...]]:
        """By name, the files of those jobs whose files were made from the same inputs and are all there."""
        found = {}
        for job in _in_order(jobs):
            entry = self.entry(job.name)
            if entry and entry.inputs == job.inputs and all(map(_is_there, entry.files)):
                found[job.name] = entry.files
        return found

    def count(self, jobs: Iterable[Job]) -> int:
        """Of how many of the jobs anything is known."""
        return sum(self.entry(job.name) is not None for job in _in_order(jobs))

    def _read(self, known: bytes) -> Entry | None:
        inputs, files = json.loads(known)
        try:
            return Entry(
                inputs,
                tuple(
                    Kept(path, size, sha256, noted, essence, self.folder)
                    for path, size, sha256, noted, essence in files
                ),
            )
        except ValueError:  # an earlier version told otherwise of files
            return None

    def with_essence(self, name: str, essence: str) -> Kept | None:
        """The file that a draft of this essence became, when it was last made."""
        entry = self.entry(name)
        if entry is None or len(entry.files) != 1:
            return None
        (file,) = entry.files
        return file if file.essence == essence and _is_there(file) else None

    def put(self, artefact: Made, note: str = "", essence: str = "") -> Kept:
        """Keep one file, and what is to be noted of it. Any process may do it."""
        noted = _written(note.encode(), self.folder) if note else ""
        if isinstance(artefact, Streamed):
            size, sha256 = _write_pieces(artefact.pieces(), self.folder)
        else:
            size, sha256 = artefact.size, _written(artefact.content, self.folder)
        return Kept(artefact.path, size, sha256, noted, essence, self.folder)

    def close(self, made: Mapping[str, Entry], *, partial: bool) -> None:
        """Keep what is known of these jobs, and of no others unless the run was `partial`; then tidy up."""
        known = _Told({_key(name): entry for name, entry in made.items()})
        if partial:
            self._index.add(known)
        else:
            self._index.keep(known)
            self._tidy()

    def _tidy(self) -> None:
        """Delete what no index lists and nobody has just written."""
        listed: set[bytes | None] = set()
        for site in (self.folder / _INDEX).iterdir():
            for entry in filter(None, map(self._read, Chest(site).all())):
                # As bytes they take half of what their digits take.
                listed.update(bytes.fromhex(one) for file in entry.files for one in (file.sha256, file.noted))
        before = time.time() - _YOUNG
        for path in _stored(self.folder):
            if _digest_of(path) not in listed:
                with suppress(OSError):
                    if path.stat().st_mtime < before:
                        path.unlink()


class _Told(Mapping[str, bytes]):
    """What is told of jobs, each when it is asked for: of all at once it would take more memory than the jobs."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = entries

    def __getitem__(self, key: str) -> bytes:
        entry = self._entries[key]
        files = [(file.path, file.size, file.sha256, file.noted, file.essence) for file in entry.files]
        return json.dumps([dict(entry.inputs), files], ensure_ascii=False, separators=(",", ":")).encode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


@lru_cache(maxsize=1)
def _folder(name: str) -> Path:
    return Path(name)


def _kept_in(path: str, size: int, sha256: str, noted: str, essence: str, folder: str) -> Kept:  # noqa: PLR0913, PLR0917 - its fields
    return Kept(path, size, sha256, noted, essence, _folder(folder))


def _key(name: str) -> str:
    return digest(name.encode())


def _in_order(jobs: Iterable[Job]) -> list[Job]:
    """As the index keeps them, so that each of its drawers is opened once."""
    return sorted(jobs, key=lambda job: _key(job.name))


def _place(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256[2:]


def _digest_of(stored: Path) -> bytes | None:
    """The digest that a kept file is named by; None of one that never got its name."""
    with suppress(ValueError):
        return bytes.fromhex(stored.parent.name + stored.name)
    return None


def _is_there(kept: Kept) -> bool:
    return _stands(kept.folder, kept.sha256, kept.size)


def _stands(folder: Path, sha256: str, size: int) -> bool:
    try:
        # As a text: builds ask for every file, and to make a path of it takes three times as long as to ask.
        return os.stat(f"{folder}/{sha256[:2]}/{sha256[2:]}").st_size == size  # noqa: PTH116
    except OSError:
        return False


def _read(folder: Path, sha256: str, path: str) -> bytes:
    """The bytes of this digest. Where they are not there, `path` names the file that they belong to."""
    try:
        stored = _place(folder, sha256).read_bytes()
    except OSError as error:
        raise DamagedError(path) from error
    if hashlib.sha256(stored).hexdigest() != sha256:
        raise DamagedError(path)
    return stored


def _written(content: bytes, folder: Path) -> str:
    """Write bytes unless they are there; their digest."""
    sha256 = hashlib.sha256(content).hexdigest()
    if not _stands(folder, sha256, len(content)):
        _write_pieces([content], folder)
    return sha256


def _stored(folder: Path) -> Iterator[Path]:
    for below in (one for one in folder.iterdir() if one.is_dir() and one.name != _INDEX):
        yield from below.iterdir()


def _write_pieces(pieces: Iterable[bytes], folder: Path) -> tuple[int, str]:
    """Write a file to where its digest says; its size and digest."""
    written, size = hashlib.sha256(), 0
    aside = folder / _ASIDE
    aside.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=aside)
    try:
        with os.fdopen(handle, "wb") as stream:
            for piece in pieces:
                stream.write(piece)
                written.update(piece)
                size += len(piece)
        target = _place(folder, written.hexdigest())
        target.parent.mkdir(exist_ok=True)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return size, written.hexdigest()


def differing(before: Entry, now: Entry) -> tuple[str, ...]:
    """The names of the inputs that are not as they were."""
    names = {**before.inputs, **now.inputs}
    return tuple(name for name in names if before.inputs.get(name) != now.inputs.get(name))
