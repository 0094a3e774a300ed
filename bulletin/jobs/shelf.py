"""Keeps what jobs made: the bytes by their digest, and of each job its inputs and its files.

    artefacts/index/<site>/    by the name of each job, its inputs, and path, size, digest and note of its files
    artefacts/<ab>/<cdef…>     the bytes that have this digest

All of it may be deleted at any time. Bytes that were damaged are found out, and never reach the output folder.
"""

import hashlib
import json
import os
import tempfile
import time
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import field
from pathlib import Path
from typing import BinaryIO

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
    """A file of the output, its bytes on the disk. `packed` is what was noted of it when it was made.

    Notes on all pages of a large archive would fill the memory if they were not packed.
    """

    path: str
    size: int
    sha256: str
    packed: str
    folder: Path = field(compare=False, repr=False)

    @property
    def note(self) -> str:
        """What was noted of it; nothing where an earlier version noted it in another way."""
        with suppress(ValueError, zlib.error):
            return zlib.decompress(b64decode(self.packed)).decode() if self.packed else ""
        return ""

    @property
    def content(self) -> bytes:
        """The bytes, as they were made.

        Raises:
            DamagedError: They are no longer there, or not as they were.
        """
        try:
            stored = _place(self.folder, self.sha256).read_bytes()
        except OSError as error:
            raise DamagedError(self.path) from error
        if hashlib.sha256(stored).hexdigest() != self.sha256:
            raise DamagedError(self.path)
        return stored

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
        known = self._index.get(digest(name.encode()))
        if known is None:
            return None
        inputs, files = json.loads(known)
        return Entry(
            inputs, tuple(Kept(path, size, sha256, packed, self.folder) for path, size, sha256, packed in files)
        )

    def find(self, job: Job) -> tuple[Kept, ...] | None:
        """The files of a job, if they were made from the same inputs and are all there."""
        entry = self.entry(job.name)
        if entry is None or entry.inputs != job.inputs or not all(map(_is_there, entry.files)):
            return None
        return entry.files

    def with_essence(self, name: str, essence: str) -> Kept | None:
        """The file that a draft of this essence became, when it was last made."""
        entry = self.entry(name)
        if entry is None or len(entry.files) != 1:
            return None
        (file,) = entry.files
        return file if file.note == essence and _is_there(file) else None

    def put(self, artefact: Made, note: str) -> Kept:
        """Keep one file. Any process may do it."""
        if isinstance(artefact, Streamed):
            size, sha256 = _write_pieces(artefact.pieces(), self.folder)
            return Kept(artefact.path, size, sha256, _packed(note), self.folder)
        kept = Kept(artefact.path, artefact.size, artefact.sha256, _packed(note), self.folder)
        if not _is_there(kept):
            _write_pieces([artefact.content], self.folder)
        return kept

    def close(self, made: Mapping[str, Entry], *, partial: bool) -> None:
        """Keep what is known of these jobs, and of no others unless the run was `partial`; then tidy up."""
        known = {
            digest(name.encode()): json.dumps(
                [dict(entry.inputs), [(file.path, file.size, file.sha256, file.packed) for file in entry.files]],
                ensure_ascii=False,
                separators=(",", ":"),
            ).encode()
            for name, entry in made.items()
        }
        if partial:
            self._index.add(known)
        else:
            self._index.keep(known)
            self._tidy()

    def _tidy(self) -> None:
        """Delete what no index lists and nobody has just written."""
        listed: set[str] = set()
        for site in (self.folder / _INDEX).iterdir():
            for known in Chest(site).all():
                listed.update(file[2] for file in json.loads(known)[1])
        before = time.time() - _YOUNG
        for path in _stored(self.folder):
            if path.parent.name + path.name not in listed:
                with suppress(OSError):
                    if path.stat().st_mtime < before:
                        path.unlink()


def _packed(note: str) -> str:
    return b64encode(zlib.compress(note.encode())).decode() if note else ""


def _place(folder: Path, sha256: str) -> Path:
    return folder / sha256[:2] / sha256[2:]


def _is_there(kept: Kept) -> bool:
    try:
        return _place(kept.folder, kept.sha256).stat().st_size == kept.size
    except OSError:
        return False


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
