"""Why a build is not published: something about the output folder is wrong, or something about the machine."""

import errno
import os
from collections.abc import Mapping
from pathlib import Path

from bulletin.problems import Location, Problem, Value

_CODES = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EACCES: "permission-denied",
    errno.EPERM: "permission-denied",
    errno.EROFS: "permission-denied",
}


class PublishRefusedError(Exception):
    """The output folder must not be touched. The problem says why, and what its owner can do about it."""

    def __init__(self, code: str, output: Path, **values: Value) -> None:
        """Refuse `output` for the reason that `code` names."""
        self.problem = Problem(code=code, where=Location(output.as_posix()), values=values)
        super().__init__(code, output.as_posix())


class MachineError(Exception):
    """The machine could not do what it was asked: no space, no permission. `reason` is the system's own wording."""

    def __init__(self, code: str, path: str, reason: str) -> None:
        """Report `reason` at `path`."""
        self.code = code
        self.path = path
        self.reason = reason
        super().__init__(code, path, reason)

    @property
    def problem(self) -> Problem:
        """The error as a problem, which has a message and a remedy."""
        values: Mapping[str, Value] = {"reason": self.reason}
        return Problem(code=self.code, where=Location(self.path), values=values)


def machine_error(error: OSError, output: Path) -> MachineError:
    """What an operating system's error means to whoever runs the build."""
    name = error.filename if isinstance(error.filename, str | bytes | os.PathLike) else output
    path = Path(os.fsdecode(name)).as_posix()
    reason = os.strerror(error.errno) if error.errno else str(error)
    return MachineError(_CODES.get(error.errno or 0, "write-failed"), path, reason)
