"""What tests of several rooms share: a small sound site, and files laid over it."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.checks.check import check
from bulletin.model.archive import Archive
from bulletin.problems import Problem
from bulletin.site.assemble import assemble
from bulletin.site.site import CheckedSite
from bulletin.sources import read_content
from bulletin.validate.content import validate

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SMALLEST = TESTS / "sites" / "smallest" / "content"

FRONT_MATTER = SMALLEST.joinpath("bulletins/tra-vinh/2020.md").read_text("utf-8")

Checked = Callable[[str], tuple[CheckedSite, tuple[Problem, ...]]]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the smallest sound site, to be changed by the test."""
    folder = tmp_path / "content"
    shutil.copytree(SMALLEST, folder)
    return folder


def read_archive(folder: Path) -> tuple[Archive | None, tuple[Problem, ...]]:
    """Read and validate a content folder."""
    content, problems = read_content(folder)
    archive, found = validate(content)
    return archive, problems + found


@pytest.fixture
def checked(content: Path) -> Checked:
    """A function that gives the smallest site the figures written in YAML, and checks it."""

    def check_figures(figures: str) -> tuple[CheckedSite, tuple[Problem, ...]]:
        path = content / "bulletins" / "tra-vinh" / "2020.md"
        path.write_text(FRONT_MATTER.replace("  digital_certificates: 2.165\n", figures), "utf-8")
        archive, problems = read_archive(content)
        assert archive is not None
        # The words quote the certificates, which a test may leave out: that is not what is tested here.
        site, found = check(assemble(archive))
        return site, tuple(problem for problem in problems + found if problem.code != "reference-unknown")

    return check_figures
