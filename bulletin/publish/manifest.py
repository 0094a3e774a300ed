"""The manifest: every file of a build with its size and SHA-256, and the sign by which a build knows its own folder."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from bulletin.artefact import Artefact
from bulletin.publish.paths import MANIFEST
from bulletin.record import record

# Many programs write a manifest.json; this line tells ours from theirs.
_FORMAT = "bulletin-manifest/1"


@record(frozen=True, slots=True, order=True)
class Entry:
    """One file as it was built."""

    path: str
    size: int
    sha256: str


@record(frozen=True, slots=True)
class Manifest:
    """What stands in an output folder, itself not counted. A partial build is only for looking at."""

    partial: bool
    entries: tuple[Entry, ...]


def entry(path: str, content: bytes) -> Entry:
    """What the manifest says of a file."""
    return Entry(path, len(content), hashlib.sha256(content).hexdigest())


def manifest_file(listed: Manifest) -> Artefact:
    """A manifest as `manifest.json`, with a line for each file, so that two builds compare line by line."""
    lines = ",\n".join(map(_line, sorted(listed.entries)))
    head = f'{{\n"format": "{_FORMAT}",\n"partial": {json.dumps(listed.partial)},\n"files": '
    return Artefact(MANIFEST, f"{head}[\n{lines}\n]\n}}\n".encode())


def amended(manifest: bytes, changed: Iterable[Entry]) -> bytes:
    """A manifest whose files of these paths are now others.

    Raises:
        ValueError: A file is not listed in it, line by line as `manifest_file` does it.
    """
    for file in changed:
        line = _line(file).encode()
        start = manifest.index(b"\n" + line[: line.index(b', "size"') + 1]) + 1
        end = manifest.index(b"}", start) + 1
        manifest = manifest[:start] + line + manifest[end:]
    return manifest


def _line(file: Entry) -> str:
    return "  " + json.dumps({"path": file.path, "size": file.size, "sha256": file.sha256}, ensure_ascii=False)


def read_manifest(folder: Path) -> Manifest | None:
    """The manifest of a folder that a build has written; None where it is not ours, or no longer whole."""
    try:
        document = json.loads((folder / MANIFEST).read_bytes())
        if document["format"] != _FORMAT:
            return None
        entries = tuple(Entry(file["path"], file["size"], file["sha256"]) for file in document["files"])
        return Manifest(document["partial"], entries)
    except (FileNotFoundError, IsADirectoryError, ValueError, TypeError, KeyError):
        return None
