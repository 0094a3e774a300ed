"""Measures whole processes."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_LAUNCHER = Path(__file__).with_name("launcher.py")
_TOLD = 2_000  # characters of what a failed command said


class FailedError(Exception):
    """A measured command did not end well."""


@dataclass(frozen=True, slots=True)
class Run:
    """One process, its workers included: seconds of the clock and of the processors, and the largest one's memory."""

    wall: float
    cpu: float
    megabytes: float


def measure(command: Sequence[str], folder: Path) -> Run:
    """Run a command in `folder`.

    Raises:
        FailedError: It did not end with 0.
    """
    whole = [sys.executable, "-S", str(_LAUNCHER), *command]
    # As `make` has it for ours, so that no tool in Python compiles itself anew in each run.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    done = subprocess.run(whole, cwd=folder, capture_output=True, text=True, check=False, env=environment)  # noqa: S603
    if done.returncode:
        raise FailedError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-_TOLD:]}")
    return Run(**json.loads(done.stdout))


def output_of(command: Sequence[str]) -> str:
    """What a short command prints, such as a version."""
    environment = {**os.environ, "NO_COLOR": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment)  # noqa: S603
    return (done.stdout or done.stderr).strip()
