"""Why a build is not published: something about the output folder is wrong, or something about the machine."""

import errno
import os
from pathlib import Path

from bulletin.problems import Location, MachineError, Problem, RefusedError, Value

_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "permission-denied",
    errno.EPERM: "permission-denied",
    errno.EROFS: "permission-denied",
}


class PublishRefusedError(RefusedError):
    """The output folder must not be touched. The problem says why, and what its owner can do about it."""

    def __init__(self, code: str, output: Path, **values: Value) -> None:
        """Refuse `output` for the reason that `code` names."""
        super().__init__(Problem(code=code, where=Location(output.as_posix()), values=values))


def machine_error(error: OSError, output: Path) -> MachineError:
    """What an operating system's error means to whoever runs the build."""
    name = error.filename if isinstance(error.filename, str | bytes | os.PathLike) else output
    path = Path(os.fsdecode(name)).as_posix()
    reason = os.strerror(error.errno) if error.errno else str(error)
    return MachineError(_CODES.get(error.errno or 0, "write-failed"), path, reason)
