"""Real files in a folder, read; the problems as an editor sees them."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bulletin.problems import Problem
from bulletin.sources.content import read_content
from bulletin.sources.document import Content, ParsedDocument

# A test lays down the one file that it is about: what else a site needs is no matter here.
ABSENT = {"missing-file", "no-bulletins"}
BULLETIN = "bulletins/tra-vinh/2020.md"

Read = Callable[[Mapping[str, str | bytes]], tuple[Content, tuple[Problem, ...]]]
ReadBulletin = Callable[[str | bytes], tuple[ParsedDocument | None, list[str]]]


def place_and_code(problem: Problem) -> str:
    """A problem as `expected.txt` writes it."""
    return f"{problem.where}: {problem.code}"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """A function that writes files below `content/` and reads them."""

    def read_files(files: Mapping[str, str | bytes]) -> tuple[Content, tuple[Problem, ...]]:
        folder = tmp_path / "content"
        folder.mkdir(exist_ok=True)
        for name, text in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text if isinstance(text, bytes) else text.encode())
        content, problems = read_content(folder)
        return content, tuple(problem for problem in problems if problem.code not in ABSENT)

    return read_files


@pytest.fixture
def read_bulletin(read: Read) -> ReadBulletin:
    """A function that reads one bulletin and gives its problems as `line:column: code`."""

    def read_one(text: str | bytes) -> tuple[ParsedDocument | None, list[str]]:
        content, problems = read({BULLETIN: text})
        document = content.bulletins[0].original if content.bulletins else None
        return document, [place_and_code(problem).removeprefix(f"content/{BULLETIN}:") for problem in problems]

    return read_one


@pytest.fixture
def read_header(read_bulletin: ReadBulletin) -> ReadBulletin:
    """The same, given what stands between the fences. Its first line is line 2."""

    def read_between_fences(header: str | bytes) -> tuple[ParsedDocument | None, list[str]]:
        data = header if isinstance(header, bytes) else header.encode()
        return read_bulletin(b"---\n" + data + b"\n---\n\nX\n")

    return read_between_fences
