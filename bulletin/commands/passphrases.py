"""Where a passphrase or PIN comes from: a file, the environment, or the person at the terminal.

Never from an option, which the shell would keep and other users of the machine could read. No message repeats it.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from bulletin.problems import Location, Problem, RefusedError

VARIABLE = "BULLETIN_PASSPHRASE"

# Asks the person at the terminal; None where nobody is there.
Ask = Callable[[], str | None]


def read_passphrase(file: Path | None, environment: Mapping[str, str], ask: Ask, wanted_for: Path) -> str:
    """The passphrase or PIN that opens the key in `wanted_for`.

    Raises:
        RefusedError: The file cannot be read, or there is nobody to ask.
    """
    if file is not None:
        try:
            return file.read_text("utf-8").removesuffix("\n").removesuffix("\r")
        except OSError as error:
            values = {"reason": error.strerror or "?"}
            raise RefusedError(Problem(code="file-unread", where=Location(file.as_posix()), values=values)) from error
        except UnicodeDecodeError:
            # The error's own text would hold bytes of the file.
            raise RefusedError(Problem(code="passphrase-unreadable", where=Location(file.as_posix()))) from None
    given = environment.get(VARIABLE)
    if given is None:
        given = ask()
    if given is None:
        values = {"variable": VARIABLE}
        raise RefusedError(Problem(code="passphrase-missing", where=Location(wanted_for.as_posix()), values=values))
    return given
