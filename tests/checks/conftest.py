"""Indicators for the rules on relations, laid beside those of the smallest site."""

from pathlib import Path
from textwrap import indent

import pytest
from hypothesis import strategies as st

from bulletin.checks.check import check
from bulletin.problems import Problem
from bulletin.site.assemble import assemble
from tests.conftest import read_archive


def add_indicators(folder: Path, **entries: str) -> None:
    """Describe further indicators, each by its lines below names and definition."""
    texts = ["indicators:\n"]
    for name, lines in entries.items():
        head = f"domain: digital_government\nnames: {{vi: {name}, en: {name}}}\ndefinition: {{vi: Số., en: Number.}}\n"
        texts.append(f"  {name}:\n{indent(head + lines, '    ')}")
    folder.joinpath("indicators", "more.yaml").write_text("".join(texts), "utf-8")


def problems_of(folder: Path, code: str) -> tuple[Problem, ...]:
    """What checking a content folder finds of one kind; reading it finds nothing."""
    archive, problems = read_archive(folder)
    assert archive is not None
    assert problems == ()
    _, found = check(assemble(archive))
    return tuple(problem for problem in found if problem.code == code)


@pytest.fixture
def years(content: Path) -> Path:
    """The smallest site without its bulletin, to which a test adds its own."""
    for path in (content / "bulletins" / "tra-vinh").iterdir():
        path.unlink()
    return content


def changed_digit(digits: str, data: st.DataObject) -> str:
    """The number with one of its digits another one, as a slip of the hand makes it."""
    at = data.draw(st.integers(0, len(digits) - 1))
    other = data.draw(st.sampled_from([digit for digit in "0123456789" if digit != digits[at]]))
    return digits[:at] + other + digits[at + 1 :]
