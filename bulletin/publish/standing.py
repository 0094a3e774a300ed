"""How the files of an output folder stood when they were written, so that those which still do need not be read."""

import pickle
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import cast

from bulletin.store import Drawer, digest
from bulletin.validate.packing import pack, unpack_plain

# Number, size and time of writing, as the system tells them; links and copies of a folder leave them alone.
Mark = tuple[int, int, int]


def mark_of(path: Path) -> Mark:
    """How a file stands, links not followed.

    Raises:
        OSError: It is not there.
    """
    told = path.lstat()
    return told.st_ino, told.st_size, told.st_mtime_ns


class Memory:
    """What is remembered of one output folder, in a file of the cache that may be deleted at any time."""

    def __init__(self, file: Path | None, output: Path) -> None:
        """Without a file, nothing is known and nothing remembered."""
        self._file = file
        self._key = digest(bytes(output))

    def marks(self) -> Mapping[str, Mark]:
        """By path, how each file stood when the last build left it."""
        kept = Drawer(self._file).get(self._key) if self._file else None
        if kept:
            with suppress(pickle.UnpicklingError):
                return cast("Mapping[str, Mark]", unpack_plain(kept))
        return {}

    def keep(self, marks: Mapping[str, Mark]) -> None:
        """Remember this of the folder, and what is remembered of others."""
        if self._file:
            drawer = Drawer(self._file)
            drawer.keep({**drawer.all(), self._key: pack(dict(marks))})
