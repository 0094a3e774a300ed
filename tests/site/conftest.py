"""What tests of the site share: sites made of a few bulletins with synthetic figures."""

from pathlib import Path

import pytest

from bulletin.site.assemble import assemble
from bulletin.site.site import Site
from tests.conftest import read_archive


def arranged(folder: Path) -> Site:
    """Read and arrange a content folder, in which nothing is wrong."""
    archive, problems = read_archive(folder)
    assert archive is not None, problems
    assert problems == ()
    return assemble(archive)


@pytest.fixture
def empty(content: Path) -> Path:
    """The smallest site without its bulletin, to which a test adds its own."""
    for path in (content / "bulletins" / "tra-vinh").iterdir():
        path.unlink()
    return content


@pytest.fixture
def merged(empty: Path) -> Path:
    """Vĩnh Long is formed from Trà Vinh and Long An here, which two are enough for."""
    places = empty / "places.yaml"
    before, here, after = places.read_text("utf-8").partition("      en: Long An\n    valid_to: 2025-06-30\n")
    assert here
    places.write_text(f"{before}{here}    successor: vinh-long-2025\n{after}", "utf-8")
    return empty
