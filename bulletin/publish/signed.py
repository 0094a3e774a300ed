"""The folder of signed PDFs, and how they are laid over the unsigned ones that they were made from.

A signature covers bytes. So the index of the folder holds the SHA-256 of each unsigned file beside that of the signed
one: as long as a build makes the same bytes, its readers get the signed file; once it does not, the signature is stale.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bulletin.artefact import Artefact, Readable
from bulletin.problems import Location, Problem
from bulletin.publish.paths import is_safe
from bulletin.publish.refusals import PublishRefusedError, machine_error
from bulletin.record import record

INDEX = "signatures.json"
_FORMAT = "bulletin-signatures/1"
_SHOWN = 3


@record(frozen=True, slots=True)
class SignedFile:
    """The SHA-256 of a file as it was built, and as it is signed.

    `earlier` has those of it with fewer signatures, which an output folder may still hold.
    """

    unsigned: str
    signed: str
    earlier: tuple[str, ...] = ()

    @property
    def known(self) -> tuple[str, ...]:
        """All digests in whose place the signed file may stand."""
        return (self.unsigned, self.signed, *self.earlier)


@record(frozen=True, slots=True)
class SignedFolder:
    """A folder of signed files, by their paths in the output folder."""

    folder: Path
    files: Mapping[str, SignedFile]

    def find(self, path: str, digest: str) -> bytes | None:
        """The signed form of a file with this digest, however signed; None where there is none that still holds."""
        known = self.files.get(path)
        if known is None or digest not in known.known:
            return None
        with suppress(OSError):
            content = (self.folder / path).read_bytes()
            if sha256(content) == known.signed:
                return content
        return None


def sha256(content: bytes) -> str:
    """The digest by which files are known."""
    return hashlib.sha256(content).hexdigest()


def read_signed(folder: Path) -> SignedFolder:
    """What is signed; nothing where the folder is not there.

    Raises:
        PublishRefusedError: The index is damaged.
        MachineError: It cannot be read.
    """
    index = folder / INDEX
    try:
        files = _listed(json.loads(index.read_bytes()))
    except FileNotFoundError:
        return SignedFolder(folder, {})
    except (ValueError, TypeError, KeyError) as error:
        raise PublishRefusedError("signed-index-broken", index) from error
    except OSError as error:
        raise machine_error(error, index) from error
    return SignedFolder(folder, files)


def _listed(document: Any) -> Mapping[str, SignedFile]:
    if document["format"] != _FORMAT:
        raise ValueError(document["format"])
    files = {
        str(one["path"]): SignedFile(str(one["unsigned"]), str(one["signed"]), tuple(map(str, one["earlier"])))
        for one in document["files"]
    }
    if not all(is_safe(path) for path in files):
        raise ValueError("a path leads out of the folder")
    return files


def write_signed(folder: Path, path: str, content: bytes) -> None:
    """Write one signed file, whole or not at all.

    Raises:
        MachineError: The system refused.
    """
    _write(folder / path, content)


def write_index(signed: SignedFolder) -> None:
    """Write down what is signed, with a line for each file.

    Raises:
        MachineError: The system refused.
    """
    lines = ",\n".join(
        "  " + json.dumps({"path": path, **asdict(one)}, ensure_ascii=False)
        for path, one in sorted(signed.files.items())
    )
    _write(signed.folder / INDEX, f'{{\n"format": "{_FORMAT}",\n"files": [\n{lines}\n]\n}}\n'.encode())


def lay_over(
    artefacts: Iterable[Readable], signed: SignedFolder, *, partial: bool
) -> tuple[list[Readable], tuple[Problem, ...]]:
    """The artefacts, each that is signed in its signed form, and which signatures are stale.

    A build that is `partial` makes not all files, so that nothing is said of what it leaves out.
    """
    laid: list[Readable] = []
    waiting = set(signed.files)
    stale = set()
    for artefact in artefacts:
        if artefact.path not in waiting:
            laid.append(artefact)
            continue
        waiting.remove(artefact.path)
        content = signed.find(artefact.path, sha256(artefact.content))
        if content is None:
            stale.add(artefact.path)
        laid.append(artefact if content is None else Artefact(artefact.path, content))
    if not partial:
        stale |= waiting
    return laid, _told(stale, signed)


def _told(stale: set[str], signed: SignedFolder) -> tuple[Problem, ...]:
    if not stale:
        return ()
    paths = sorted(stale)
    files = ", ".join(paths[:_SHOWN]) + (", …" if len(paths) > _SHOWN else "")
    where = Location(signed.folder.name)
    return (Problem(code="signature-stale", where=where, values={"count": len(paths), "files": files}),)


def _write(target: Path, content: bytes) -> None:
    aside = target.with_name(f".{target.name}.new")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with aside.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        raise machine_error(error, target) from error
