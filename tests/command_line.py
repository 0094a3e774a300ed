"""What tests of commands share."""

import hashlib
import os
from pathlib import Path

from bulletin.cli import main

# Coverage takes a lock at each new line's file, and an interrupt inside it would wait for ever: what is interrupted
# is not measured.
UNMEASURED = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with its digest."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def build(content: Path, output: Path, *options: str) -> int:
    return main(["build", "--content", str(content), "--output", str(output), "--messages", "en", *options])


def break_sum(content: Path) -> None:
    """Give the certificates parts that do not add up, one line below the total."""
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    parts = "    by:\n      holder:\n        organisation: 474\n        person: 1.690\n"
    wrong = "digital_certificates:\n    value: 2.165\n" + parts
    path.write_text(path.read_text("utf-8").replace("digital_certificates: 2.165\n", wrong), "utf-8")
