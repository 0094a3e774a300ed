"""One file of the output, as bytes, before it is written anywhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artefact:
    """`path` is relative to the output folder, with forward slashes."""

    path: str
    content: bytes
