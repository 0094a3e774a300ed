"""Whether an output folder may be replaced: it must be one that a build has written, and nobody has added to."""

import os
from collections.abc import Iterator
from pathlib import Path

from bulletin.publish.manifest import read_manifest
from bulletin.publish.paths import MANIFEST
from bulletin.publish.refusals import PublishRefusedError

# What file managers leave wherever somebody looked.
_DROPPINGS = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_SHOWN = 5


def refuse_unfit(output: Path) -> None:
    """Refuse what cannot be exchanged for a new folder without harm."""
    if output.is_symlink():
        raise PublishRefusedError("output-symlink", output, real=output.resolve().as_posix())
    if output.is_mount():
        raise PublishRefusedError("output-mount", output)
    if output.exists() and not output.is_dir():
        raise PublishRefusedError("output-file", output)


def refuse_foreign(output: Path, *, partial: bool) -> None:
    """Refuse a folder with somebody else's files, and a full site where only a part was built."""
    if not output.exists():
        return
    ours = read_manifest(output)
    if ours is None:
        if any(member.name not in _DROPPINGS for member in output.iterdir()):
            raise PublishRefusedError("output-not-ours", output)
        return
    known = {entry.path for entry in ours.entries} | {MANIFEST}
    strangers = sorted(path for path in _files(output) if path not in known)
    if strangers:
        files = ", ".join(strangers[:_SHOWN]) + (", …" if len(strangers) > _SHOWN else "")
        raise PublishRefusedError("output-strangers", output, count=len(strangers), files=files)
    if partial and not ours.partial:
        raise PublishRefusedError("output-full", output)


def _files(folder: Path, above: str = "") -> Iterator[str]:
    """Everything below a folder that is no folder itself; a link to one is a file that somebody has made."""
    with os.scandir(folder) as found:
        for member in found:
            if member.is_dir(follow_symlinks=False):
                yield from _files(folder / member.name, f"{above}{member.name}/")
            elif member.name not in _DROPPINGS:
                yield above + member.name
