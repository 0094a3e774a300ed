"""One file of the output, before it is written there."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Artefact:
    """`path` is relative to the output folder, with forward slashes."""

    path: str
    content: bytes

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return len(self.content)

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Streamed:
    """A file that grows with the whole archive, and is made piece by piece: at once it might not fit the memory."""

    path: str
    pieces: Callable[[], Iterable[bytes]]

    @property
    def content(self) -> bytes:
        """All bytes at once, for those who have room."""
        return b"".join(self.pieces())

    @property
    def size(self) -> int:
        """How many bytes there are."""
        return sum(map(len, self.pieces()))

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.content).hexdigest()


Made = Artefact | Streamed


class Readable(Protocol):
    """A file of the output wherever its bytes are: at hand, or kept and read when they are asked for."""

    @property
    def path(self) -> str:
        """As of an artefact."""

    @property
    def content(self) -> bytes:
        """All bytes of the file."""

    @property
    def size(self) -> int:
        """How many bytes there are."""

    @property
    def sha256(self) -> str:
        """The digest of the bytes."""
