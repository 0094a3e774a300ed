"""Two problems of one file, one of them of the file as a whole, and the folder that it lies in."""

from decimal import Decimal
from pathlib import Path

import pytest

from bulletin.problems import Location, Problem
from bulletin.settings import Settings

SUM = Problem(
    code="sum-mismatch",
    where=Location("content/Trà Vinh, 50%.md", 2, 8),
    values={
        "name": "certificates: all",
        "parts": (Decimal(474), Decimal(1690)),
        "sum": Decimal(2164),
        "whole": Decimal(2165),
        "difference": Decimal(1),
    },
)
SHARE = Problem(
    code="share-rounded-up",
    where=Location("content/Trà Vinh, 50%.md", 2, 1),
    values={"name": "x", "n": Decimal(1), "m": Decimal(3), "computed": Decimal("33.3"), "printed": Decimal("33.4")},
)
NAME = Problem(code="page-name", where=Location("content/pages/A b.md"), values={"name": "A b.md"})


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A run over a folder with the file that two of the problems point at."""
    content = tmp_path / "content"
    content.mkdir()
    (content / "Trà Vinh, 50%.md").write_text("---\nvalue: 2.165\n---\n", "utf-8")
    return Settings(
        content=content, output=tmp_path, templates=tmp_path, cache=tmp_path, libraries=tmp_path, messages="en"
    )
