"""Puts what is finished in the place of what stands in the output folder, so that a kill at any moment does no harm.

A whole folder: on Linux one system call exchanges the two, and one of them is whole at any moment. Where the kernel or
the file system cannot do that, and on other systems, two renames do it; a file beside them, the journal, tells the next
start to finish what a kill cut short.

A few files: each is moved to its place, the manifest last. Another journal tells the next start to move the rest.
"""

import contextlib
import ctypes
import errno
import hashlib
import os
import shutil
import sys
from pathlib import Path

from bulletin.publish.paths import MANIFEST
from bulletin.publish.refusals import PublishRefusedError

# In the work folder beside the output folder.
NEXT = "next"
_PREVIOUS = "previous"
_JOURNAL = "journal"
_MOVING = "moving"

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
# What the call answers where it is unknown: to the kernel, the file system, or the filter of an old container (EPERM).
_CANNOT_EXCHANGE = frozenset({errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM})


def swap(output: Path, work: Path, *, exchanging: bool = True) -> None:
    """Make `work/next` the output folder. Afterwards, `settle` removes what it replaced."""
    _flush(work)
    if not os.path.lexists(output):
        (work / NEXT).rename(output)
    elif not (exchanging and _exchange(work / NEXT, output)):
        _swap_by_journal(output, work)
    _sync_folder(output.parent)


def move_in(output: Path, work: Path) -> None:
    """Move every file of `work/next` to its place in the output folder, which is ours and stays otherwise as it is."""
    (work / _MOVING).write_text(_digest(output / MANIFEST), "ascii")
    _flush(work)
    _finish_moving(output, work)


def settle(output: Path, work: Path) -> None:
    """Finish what a killed build had decided, drop what it had not: `work` then holds neither folder nor journal."""
    if (work / _MOVING).exists():
        _finish_moving(output, work)
    if (work / _JOURNAL).exists():
        _finish(output, work)
        _close_journal(output, work)
    for left in (NEXT, _PREVIOUS):
        if (work / left).exists():
            shutil.rmtree(work / left)


def _finish_moving(output: Path, work: Path) -> None:
    """Move what is still to be moved, unless the output folder has become another one meanwhile."""
    if (work / _MOVING).read_text("ascii") == _digest(output / MANIFEST):
        staged = [path for path in (work / NEXT).rglob("*") if not path.is_dir()]
        for path in sorted(staged, key=lambda one: one == work / NEXT / MANIFEST):
            target = output / path.relative_to(work / NEXT)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        # After a power cut the files must be in their places before the journal is gone.
        _flush(output)
    (work / _MOVING).unlink()


def _digest(file: Path) -> str:
    """The digest of a file's bytes; empty where there is none."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _swap_by_journal(output: Path, work: Path) -> None:
    # That the journal exists is all that it says; the folders tell how far the swap has come.
    (work / _JOURNAL).touch()
    _sync_folder(work)
    try:
        output.rename(work / _PREVIOUS)
    except OSError:
        (work / _JOURNAL).unlink()  # nothing has happened yet, and nothing is left to finish
        raise
    try:
        (work / NEXT).rename(output)
    except OSError:
        (work / _PREVIOUS).rename(output)
        (work / _JOURNAL).unlink()
        raise
    _close_journal(output, work)


def _finish(output: Path, work: Path) -> None:
    """Take the steps of the swap that are still missing. Either folder may by now be the only one left."""
    newer, older = work / NEXT, work / _PREVIOUS
    if newer.exists():
        if os.path.lexists(output) and not older.exists():
            output.rename(older)
        if os.path.lexists(output) and not (output.is_dir() and not any(output.iterdir())):
            # Somebody put another folder here after the kill: which of the three is wanted, only they know.
            raise PublishRefusedError("output-unfinished", output, work=work.as_posix())
        newer.rename(output)
    elif older.exists() and not os.path.lexists(output):
        older.rename(output)


def _close_journal(output: Path, work: Path) -> None:
    # After a power cut the renames must be on the disk before the journal is gone.
    _sync_folder(output.parent)
    _sync_folder(work)
    (work / _JOURNAL).unlink()


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; False where this system cannot."""
    if sys.platform != "linux":
        return False
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:  # musl has it from 1.2.6 only
        return False
    renameat2.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    if renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in _CANNOT_EXCHANGE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def _flush(folder: Path) -> None:
    """Bring what was written onto the disk: a rename may reach it before the files do, and a power cut empties them."""
    if sys.platform == "linux":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            if ctypes.CDLL(None, use_errno=True).syncfs(descriptor):
                number = ctypes.get_errno()
                raise OSError(number, os.strerror(number), str(folder))
        finally:
            os.close(descriptor)
    else:
        os.sync()


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # Some network and FUSE file systems have no fsync for folders; on those nothing better is to be had.
        with contextlib.suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)
