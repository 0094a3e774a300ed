"""Every kind of page in every language, opened from disk in a real browser."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import opened

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
    "compare/",
    "data/",
    "about/",
    "methods/",
]
ALONE = ["index.html", "404.html"]
FILES = [f"{language}/{path}index.html" for language in ("vi", "en") for path in PATHS] + ALONE
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


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
