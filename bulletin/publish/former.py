"""The output of the build before: what of it is wanted again need not be written again."""

import hashlib
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from bulletin.publish.manifest import Entry, read_manifest
from bulletin.publish.paths import MANIFEST
from bulletin.publish.standing import Mark, mark_of


class Former:
    """The files of an output folder that stand there as they were built.

    One that has the mark which it had when it was written is not read; of any other, the bytes tell.
    """

    def __init__(self, output: Path, marks: Mapping[str, Mark]) -> None:
        """Read its manifest; a folder that is not ours, or not there, has none. `marks` are by path."""
        manifest = read_manifest(output)
        self._output = output
        self._marks = marks
        self._partial = manifest.partial if manifest else None
        self._files: Mapping[str, Entry] = {one.path: one for one in manifest.entries} if manifest else {}

    def lacking(self, wanted: Mapping[str, Entry], *, partial: bool) -> frozenset[str] | None:
        """Which of the files that are wanted do not stand there; None where the folder holds what is not wanted."""
        if self._partial is not partial or not wanted.keys() >= self._files.keys():
            return None
        if not set(_below(self._output)) <= {*self._files, MANIFEST}:
            return None
        return frozenset(path for path, one in wanted.items() if self._files.get(path) != one or not self._stands(one))

    def link(self, wanted: Entry, target: Path) -> bool:
        """Put a file to `target` without copying it; False where it was another, or cannot be linked.

        It keeps the time when it was written, so that programs which copy a site by times copy what changed.
        """
        if self._files.get(wanted.path) != wanted or not self._stands(wanted):
            return False
        try:
            os.link(self._output / wanted.path, target, follow_symlinks=False)
        except OSError:  # a file system without links; what else may be wrong, writing will tell
            return False
        return True

    def _stands(self, wanted: Entry) -> bool:
        path = self._output / wanted.path
        try:
            if self._marks.get(wanted.path) == mark_of(path):
                return True
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode) or found.st_size != wanted.size:
                return False
            with path.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest() == wanted.sha256
        except OSError:
            return False


def _below(folder: Path) -> set[str]:
    begin = len(str(folder)) + 1  # as texts: a path of its own for each file takes ten times as long
    found = (f"{parent}{os.sep}{name}"[begin:] for parent, _, names in os.walk(folder) for name in names)
    return {path.replace(os.sep, "/") for path in found}
