"""What all browser tests share: the real site without prints, and one Chromium for each worker."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from bulletin.cli import PUBLISHED, main

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
