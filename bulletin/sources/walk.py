"""Takes the content folder, gives its files by what they are for; what lies where nothing is read is a problem."""

import os
from collections.abc import Collection, Iterator
from operator import attrgetter
from pathlib import Path

from bulletin.model.spelling import nfc
from bulletin.problems import Location, Problem
from bulletin.record import record
from bulletin.sources.file_names import FOLDERS, FileKind, is_passed_over, judge


@record(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A file to read. One that is `misnamed` is read for its problems alone."""

    path: Path
    shown: str
    kind: FileKind
    folder: str
    stem: str
    language: str | None = None
    misnamed: bool = False

    @property
    def is_markdown(self) -> bool:
        return self.kind in ("bulletin", "page")


def find_files(folder: Path, shown_as: str) -> tuple[list[FoundFile], list[Problem]]:
    """Return all files to read, in the order of their paths, and what is wrong with names and places."""
    if not folder.is_dir():
        return [], [Problem(code="missing-content-folder", where=Location(shown_as))]
    paths, problems = _walk(folder, shown_as)
    files: list[FoundFile] = []
    for parts in sorted(paths):
        verdict = judge(parts)
        shown = _shown(shown_as, parts)
        if verdict.code:
            values = {name: _printable(value) for name, value in verdict.values.items()}
            problems.append(Problem(code=verdict.code, where=Location(shown), values=values))
        if purpose := verdict.purpose:
            file = FoundFile(
                path=folder.joinpath(*parts),
                shown=shown,
                kind=purpose.kind,
                folder=purpose.folder,
                stem=purpose.stem,
                language=purpose.language,
                misnamed=verdict.code is not None,
            )
            files.append(file)
    return files, problems + _missing({file.kind for file in files}, shown_as)


def stored_state(folder: Path, but: Collection[str] = ()) -> Iterator[tuple[str, bytes]]:
    """All that reading `folder` depends on: the paths of what lies in it, and how each of them stands.

    What lies in the folders of the paths `but` is left out, not that they are there.

    A file stands as it did while the system gives it the same kind, number, size and times. Of these, the time when its
    entry last changed is nobody's to set; to read the bytes of thousands of files takes many times as long.
    Of a file that cannot be read, that it cannot. What nobody reads is left out.
    """
    waiting = [str(folder)]
    while waiting:
        parent = waiting.pop()
        try:
            entries = sorted(os.scandir(parent), key=attrgetter("name"))
        except OSError:
            yield parent, b"unreadable"
            continue
        for entry in entries:
            if is_passed_over(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield entry.path, b"folder"
                if entry.path not in but:
                    waiting.append(entry.path)
            else:
                yield entry.path, standing(entry)


def standing(file: "os.DirEntry[str] | Path") -> bytes:
    """How a file stands: of a link, that it is one, and how that stands which it leads to."""
    try:
        told = file.stat()
    except OSError:
        return b"unreadable"
    kind = b"link" if file.is_symlink() else b"file"
    return b"%b %d %d %d %d %d" % (
        *(kind, told.st_ino, told.st_mode, told.st_size),
        *(told.st_mtime_ns, told.st_ctime_ns),
    )


def _walk(folder: Path, shown_as: str) -> tuple[list[tuple[str, ...]], list[Problem]]:
    """List the paths of all files that are worth a word, below folders that are not links."""
    paths: list[tuple[str, ...]] = []
    problems: list[Problem] = []
    waiting: list[tuple[str, ...]] = [()]
    while waiting:
        parent = waiting.pop()
        try:
            entries = sorted(os.scandir(folder.joinpath(*parent)), key=lambda entry: entry.name)
        except OSError:
            problems.append(Problem(code="unreadable-file", where=Location(_shown(shown_as, parent))))
            continue
        seen: dict[str, str] = {}
        for entry in entries:
            parts = (*parent, entry.name)
            if is_passed_over(entry.name):
                continue
            first = seen.setdefault(nfc(entry.name).casefold(), entry.name)
            if first != entry.name:
                problems.append(_same_name(_shown(shown_as, parts), _shown(shown_as, (*parent, first))))
            if entry.is_dir():
                if problem := _refused_folder(parts, entry, shown_as):
                    problems.append(problem)
                else:
                    waiting.append(parts)
            elif first == entry.name:
                paths.append(parts)
    return paths, problems


def _same_name(shown: str, first: str) -> Problem:
    """Two names that Windows and macOS take for one: only one of them would arrive there."""
    return Problem(code="same-name", where=Location(shown), values={"first": first})


def _refused_folder(parts: tuple[str, ...], entry: "os.DirEntry[str]", shown_as: str) -> Problem | None:
    shown = _shown(shown_as, parts)
    if entry.is_symlink():
        # It may lead back to a folder above it, and then reading would never end.
        return Problem(code="link-to-folder", where=Location(shown))
    if len(parts) == 1 and entry.name not in FOLDERS and entry.name.casefold() in FOLDERS:
        values = {"name": _printable(entry.name), "expected": entry.name.casefold()}
        return Problem(code="file-name", where=Location(shown), values=values)
    return None


def _missing(kinds: set[FileKind], shown_as: str) -> list[Problem]:
    missing = [
        Problem(code="missing-file", where=Location(f"{shown_as}/{kind}.yaml"), values={"name": f"{kind}.yaml"})
        for kind in ("site", "places")
        if kind not in kinds
    ]
    if "bulletin" not in kinds:
        missing.append(Problem(code="no-bulletins", where=Location(f"{shown_as}/bulletins")))
    return missing


def _shown(shown_as: str, parts: tuple[str, ...]) -> str:
    return "/".join((shown_as, *map(_printable, parts)))


def _printable(name: str) -> str:
    """The name without what would break a line or the encoding of a message."""
    if name.isprintable():
        return name
    return "".join(character if character.isprintable() else "\ufffd" for character in name)
