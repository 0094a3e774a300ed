"""Every kind of page in every language is held against WCAG 2.2 AA by axe."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.conftest import WCAG, opened
from tests.browser.test_pages import FILES


@pytest.mark.parametrize("file", FILES)
def test_is_accessible(browser: Browser, site: Path, file: str) -> None:
    """Each kind of page is seen in both layouts and schemes: Vietnamese narrow and light, English wide and dark."""
    narrow = file.startswith("vi/")
    page, _, _ = opened(browser, site, file, 390 if narrow else 1440)
    page.emulate_media(color_scheme="light" if narrow else "dark")
    results = Axe().run(page, options=WCAG)
    assert results.response["passes"], "axe looked at nothing"
    assert results.violations_count == 0, results.generate_report()
    page.close()
