"""Keeps bytes that cost time to make, by the digest of all that they were made from. Safe to delete at any time."""

import hashlib
import os
import platform
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

_PACKAGE = Path(__file__).parent
_DIGEST = 32
# 256 drawers: of a large archive each is still small, of a small one they hold a few things each.
_DIGITS = 2


def digest(*pieces: bytes) -> str:
    """One name for all of `pieces`, which no others have."""
    whole = hashlib.sha256()
    for piece in pieces:
        whole.update(len(piece).to_bytes(8, "big"))
        whole.update(piece)
    return whole.hexdigest()


@lru_cache(maxsize=1)
def program() -> str:
    """The digest of this program's own code and tables, of Python, and of the versions of all libraries."""
    own = sorted(path for path in _PACKAGE.rglob("*") if path.suffix in (".py", ".toml"))
    code = [piece for path in own for piece in (str(path.relative_to(_PACKAGE)).encode(), path.read_bytes())]
    versions = [platform.python_version(), *sorted(_libraries())]
    return digest(*code, *(one.encode() for one in versions))


def _libraries() -> Iterable[str]:
    """Every library that can be imported, with its version, as its folder of metadata is named.

    To ask for the versions of some by name takes longer than a check whose answer is known.
    """
    for folder in sys.path:
        with suppress(OSError):
            yield from (entry.name for entry in os.scandir(folder or ".") if entry.name.endswith("-info"))


class Drawer:
    """A file of kept things, each under its key. One that cannot be read, or was damaged, counts as empty."""

    def __init__(self, file: Path) -> None:
        """Open the drawer that is kept in `file`, which need not exist."""
        self._file = file
        self._kept = dict(_things(_sound(file)))

    def get(self, key: str) -> bytes | None:
        """What is kept under `key`."""
        return self._kept.get(key)

    def all(self) -> Mapping[str, bytes]:
        """Everything that is kept, by its key."""
        return self._kept

    def keep(self, things: Mapping[str, bytes]) -> None:
        """Keep these things and no others. Where it cannot be done, they are made again the next time."""
        if things == self._kept:
            return
        whole = b"".join(bytes.fromhex(key) + len(thing).to_bytes(8, "big") + thing for key, thing in things.items())
        with suppress(OSError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, written = tempfile.mkstemp(dir=self._file.parent)
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(hashlib.sha256(whole).digest() + whole)
                Path(written).replace(self._file)
            except OSError:
                Path(written).unlink(missing_ok=True)


class Chest:
    """As many kept things as may be, in drawers by the first digits of their keys: to ask for a few opens but a few.

    One drawer is open at a time, since all of them take as much memory as everything that is kept. So who asks for
    many asks in the order of keys.
    """

    def __init__(self, folder: Path) -> None:
        """Open the chest that is kept in `folder`, which need not exist."""
        self._folder = folder
        self._open: tuple[str, Drawer] | None = None

    def get(self, key: str) -> bytes | None:
        """What is kept under `key`."""
        return self._drawer(key[:_DIGITS]).get(key)

    def all(self) -> Iterator[bytes]:
        """Everything that is kept."""
        for name in self._names():
            yield from self._drawer(name).all().values()

    def add(self, things: Mapping[str, bytes]) -> None:
        """Keep these things, and what is kept under other keys."""
        for name, keys in _by_drawer(things).items():
            drawer = self._drawer(name)
            drawer.keep({**drawer.all(), **{key: things[key] for key in keys}})
        self._open = None

    def keep(self, things: Mapping[str, bytes]) -> None:
        """Keep these things and no others."""
        own = _by_drawer(things)
        for name in {*self._names(), *own}:
            self._drawer(name).keep({key: things[key] for key in own.get(name, ())})
        self._open = None

    def _drawer(self, name: str) -> Drawer:
        if self._open is None or self._open[0] != name:
            self._open = name, Drawer(self._folder / name)
        return self._open[1]

    def _names(self) -> list[str]:
        try:
            return sorted(path.name for path in self._folder.iterdir() if len(path.name) == _DIGITS)
        except OSError:
            return []


def _by_drawer(keys: Iterable[str]) -> Mapping[str, list[str]]:
    own: defaultdict[str, list[str]] = defaultdict(list)
    for key in keys:
        own[key[:_DIGITS]].append(key)
    return own


def _sound(file: Path) -> bytes:
    """The contents of a drawer; nothing where they are not as they were written."""
    try:
        stored = file.read_bytes()
    except OSError:
        return b""
    whole = stored[_DIGEST:]
    return whole if hashlib.sha256(whole).digest() == stored[:_DIGEST] else b""


def _things(whole: bytes) -> Iterable[tuple[str, bytes]]:
    start, head = 0, _DIGEST + 8
    while start < len(whole):
        size = int.from_bytes(whole[start + _DIGEST : start + head], "big")
        yield whole[start : start + _DIGEST].hex(), whole[start + head : start + head + size]
        start += head + size
