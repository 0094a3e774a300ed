"""One file of the output, before it is written there."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Artefact:
    """`path` is relative to the output folder, with forward slashes."""

    path: str
    content: bytes


class Readable(Protocol):
    """A file of the output wherever its bytes are: at hand, or kept and read when they are asked for."""

    @property
    def path(self) -> str:
        """As of an artefact."""

    @property
    def content(self) -> bytes:
        """All bytes of the file."""
