"""The paths of artefacts: below the output folder, one file each, on every file system that a site may be copied to."""

import unicodedata
from collections.abc import Iterable, Iterator

from bulletin.problems import Location, Problem

MANIFEST = "manifest.json"
# The limit of ext4, APFS and NTFS alike for one name, in bytes or less.
_LONGEST_NAME = 255


def is_safe(path: str) -> bool:
    """Whether a path stays below the folder that it is relative to, and is spelt in one way only."""
    names = path.split("/")
    return not any(
        name in {"", ".", ".."} or "\\" in name or not name.isprintable() or len(name.encode()) > _LONGEST_NAME
        for name in names
    )


def folders_of(paths: Iterable[str]) -> frozenset[str]:
    """All folders above the files, and the output folder itself, which is ""."""
    folders = {path.rpartition("/")[0] for path in paths}
    above = folders
    while above := {folder.rpartition("/")[0] for folder in above} - folders:
        folders |= above
    return frozenset(folders | {""})


def check_paths(paths: Iterable[str]) -> Iterator[Problem]:
    """Paths that lead out of the output folder, and two files of which one would overwrite the other.

    Names that differ only in case or Unicode form are one file on macOS and Windows.
    """
    seen = {_as_found(MANIFEST): MANIFEST}
    kept = tuple(paths)
    for path in kept:
        if not is_safe(path):
            yield Problem(code="artefact-path", where=Location(path), values={"target": path})
        if other := seen.get(_as_found(path)):
            yield _collision(path, other)
        seen.setdefault(_as_found(path), path)
    folders = {_as_found(folder): folder for folder in folders_of(kept)}
    for path in kept:
        if folder := folders.get(_as_found(path)):
            yield _collision(path, f"{folder}/")


def _collision(path: str, other: str) -> Problem:
    return Problem(code="artefact-collision", where=Location(path), values={"target": path, "other": other})


def _as_found(path: str) -> str:
    return unicodedata.normalize("NFC", path.casefold())
