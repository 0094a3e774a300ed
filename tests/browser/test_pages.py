"""Every kind of page in every language, opened from disk in a real browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from bulletin.cli import PUBLISHED, main

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
# No sandbox in containers that run as root; no call of the browser's own to any network.
SWITCHES = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
PATHS = [
    "",
    "tra-vinh/",
    "lao-cai-2025/",
    "tra-vinh/2020/",
    "tien-giang/2023-h1/",
    "indicators/",
    "indicators/digital_certificates/",
    "indicators/dti_rank/",
    "domains/post/",
    "periods/",
    "periods/2023/",
    "data/",
    "data/api/",
    "about/",
    "methods/",
]
ALONE = ["index.html", "404.html"]
FILES = [f"{language}/{path}index.html" for language in ("vi", "en") for path in PATHS] + ALONE
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("browser") / "output"
    assert main(["build", "--no-pdf", "--output", str(output)]) == PUBLISHED
    return output


@pytest.fixture(scope="module")
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
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto((site / file).as_uri())
    return page, requests, complaints


@pytest.mark.parametrize("file", FILES)
def test_fits_every_screen_and_asks_nobody(browser: Browser, site: Path, file: str) -> None:
    for width in (390, 768, 1440):
        page, requests, complaints = opened(browser, site, file, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert requests
        assert all(url.startswith(site.as_uri()) for url in requests)
        assert complaints == []
        page.close()


@pytest.mark.parametrize("file", FILES)
def test_is_accessible(browser: Browser, site: Path, file: str) -> None:
    """Each kind of page is seen in both layouts: Vietnamese narrow, English wide."""
    page, _, _ = opened(browser, site, file, 390 if file.startswith("vi/") else 1440)
    results = Axe().run(page, options=WCAG)
    assert results.response["passes"], "axe looked at nothing"
    assert results.violations_count == 0, results.generate_report()
    page.close()


@pytest.mark.parametrize("path", PATHS)
def test_the_language_switch_leads_to_the_same_page(browser: Browser, site: Path, path: str) -> None:
    page, _, _ = opened(browser, site, f"vi/{path}index.html", 1440)
    assert page.locator("html").get_attribute("lang") == "vi"
    page.get_by_role("link", name="English", exact=True).click()
    assert page.url == (site / f"en/{path}index.html").as_uri()
    assert page.locator("html").get_attribute("lang") == "en"
    page.get_by_role("link", name="Tiếng Việt", exact=True).click()
    assert page.url == (site / f"vi/{path}index.html").as_uri()
    page.close()


def test_the_first_tab_stop_skips_to_the_content(browser: Browser, site: Path) -> None:
    page, _, _ = opened(browser, site, "vi/tra-vinh/2020/index.html", 1440)
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.get_attribute("href") == "#content"
    assert focused.bounding_box() is not None
    page.keyboard.press("Enter")
    assert page.url.endswith("#content")
    page.close()
