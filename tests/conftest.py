"""What tests of several rooms share: a small sound site, and files laid over it."""

import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from bulletin.checks.check import check
from bulletin.model.archive import Archive
from bulletin.problems import Problem
from bulletin.site.assemble import assemble
from bulletin.site.site import CheckedSite
from bulletin.sources.content import read_content
from bulletin.validate.content import validate

TESTS = Path(__file__).parent
ROOT = TESTS.parent
SMALLEST = TESTS / "sites" / "smallest" / "content"

FRONT_MATTER = SMALLEST.joinpath("bulletins/tra-vinh/2020.md").read_text("utf-8")

_BREAKS = """\
    breaks:
      - date: 2022-01-01
        reason:
          vi: Cách đếm mới.
          en: Counted anew.
      - date: 2021-07-01
        reason:
          vi: Phần mềm mới.
          en: New software.
"""

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# No sandbox in containers that run as root; no call of the browser's own to any network.
SWITCHES = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]

Checked = Callable[[str], tuple[CheckedSite, tuple[Problem, ...]]]


def pytest_configure() -> None:
    """A shell that runs the tests in the background has them ignore Ctrl-C, and so all that they start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes long comes first, in whatever order the rest was put."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


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


def add_bulletin(folder: Path, place: str, period: str, figures: str, head: str = "") -> None:
    """Lay a bulletin without words of its own beside those of the smallest site, published after any period."""
    own = folder / "bulletins" / place
    own.mkdir(exist_ok=True)
    front = FRONT_MATTER.replace("place: tra-vinh", f"place: {place}").replace("period: 2020", f"period: {period}")
    front = front.replace("  digital_certificates: 2.165\n", figures).replace("sources:\n", f"{head}sources:\n")
    front = front.replace("2021-01-28", "2027-01-28")
    own.joinpath(f"{period}.md").write_text(front.partition("Tổng số")[0], "utf-8")
    english = SMALLEST.joinpath("bulletins/tra-vinh/2020.en.md").read_text("utf-8")
    own.joinpath(f"{period}.en.md").write_text(english.partition("The total")[0], "utf-8")


def add_breaks(folder: Path) -> None:
    """Let the series of certificates break twice; the file has the later break first."""
    catalogue = folder / "indicators" / "all.yaml"
    before, here, after = catalogue.read_text("utf-8").partition("    breakdowns:\n      holder: complete\n")
    catalogue.write_text(before + _BREAKS + here + after, "utf-8")


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


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium, as long as its module: Playwright's event loop bars that of pyHanko in other modules."""
    program = next(found for name in PROGRAMS if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()
