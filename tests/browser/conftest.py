"""What all browser tests share: the real site without prints, and one Chromium for each worker."""

import shutil
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bulletin.cli import PUBLISHED, main

SUB_PATH = "/thong-ke"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# No sandbox in containers that run as root; no call of the browser's own to any network.
SWITCHES = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("browser") / "output"
    assert main(["build", "--no-pdf", "--output", str(output)]) == PUBLISHED
    return output


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(found for name in PROGRAMS if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


def opened(browser: Browser, site: Path, file: str, width: int) -> tuple[Page, list[str], list[str]]:
    """The page, what it asked for, and what it complained of."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    path, question, query = file.partition("?")
    page.goto((site / path).as_uri() + question + query)
    return page, requests, complaints


class _Quiet(SimpleHTTPRequestHandler):
    """Serves a folder below `/thong-ke/`, as a host that gives a site no domain of its own."""

    def translate_path(self, path: str) -> str:
        under = path.removeprefix(SUB_PATH)
        return super().translate_path(under if under != path else "/no/such/folder")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address below which the site is served; it ends with a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}{SUB_PATH}/"
    server.shutdown()
    thread.join()
    server.server_close()
