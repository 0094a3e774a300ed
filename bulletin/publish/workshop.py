"""The hidden folder beside the output folder in which one build at a time works: `.output.build`."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bulletin.publish.refusals import PublishRefusedError, machine_error
from bulletin.publish.swap import settle

_LOCK = "lock"


def work_folder(output: Path) -> Path:
    """Where the builds of an output folder work: beside it, so that one file system holds both."""
    return output.with_name(f".{output.name}.build")


@contextmanager
def workshop(output: Path) -> Iterator[Path]:
    """Hold the work folder for this build alone; it goes when the work is done.

    What a killed build left there is settled first.
    """
    work = work_folder(output)
    with reported(output):
        output.parent.mkdir(parents=True, exist_ok=True)
        lock = _lock(output, work)
    try:
        with reported(output):
            settle(output, work)
        yield work
    finally:
        # Neither hides why the build ends, nor fails one that is published: what stays is the next start's to clear.
        with suppress(OSError, PublishRefusedError):
            settle(output, work)
        with suppress(OSError):
            (work / _LOCK).unlink()
            work.rmdir()
        os.close(lock)


@contextmanager
def reported(output: Path) -> Iterator[None]:
    """Turn the system's errors into ours."""
    try:
        yield
    except OSError as error:
        if error.errno == errno.EBUSY:  # a bind mount, which `is_mount` cannot see
            raise PublishRefusedError("output-mount", output) from error
        raise machine_error(error, output) from error


def _lock(output: Path, work: Path) -> int:
    # Not flock: forked workers share such a lock, and one that outlives a killed build would keep it for ever.
    while True:
        work.mkdir(exist_ok=True)
        try:
            descriptor = os.open(work / _LOCK, os.O_RDWR | os.O_CREAT, 0o666)
        except FileNotFoundError:
            continue  # the build before this one has just removed the folder
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            holder = os.read(descriptor, 20).decode(errors="replace").strip() or "?"
            os.close(descriptor)
            raise PublishRefusedError("output-locked", output, pid=holder) from error
        if _is_still_there(descriptor, work / _LOCK):
            os.truncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()}\n".encode())
            return descriptor
        os.close(descriptor)


def _is_still_there(descriptor: int, path: Path) -> bool:
    """Whether a locked file is the one that others will find; the build before may have removed it meanwhile."""
    try:
        return os.path.samestat(os.fstat(descriptor), path.stat())
    except FileNotFoundError:
        return False
