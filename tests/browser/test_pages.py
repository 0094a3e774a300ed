"""Every kind of page in every language, opened from disk in a real browser, and held against WCAG 2.2 AA by axe."""

import gzip
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.browser.conftest import WCAG, opened

pytestmark = pytest.mark.long

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
    "search/",
    "data/",
    "data/api/",
    "quality/",
    "about/",
    "methods/",
]
# The style guide shows every component; Khmer has a script of its own.
ALONE = ["index.html", "404.html", "vi/styleguide/index.html", "km/index.html", "km/tra-vinh/2020/index.html"]
FILES = [f"{language}/{path}index.html" for language in ("vi", "en") for path in PATHS] + ALONE
# Tables that reach into the margin, but for those that scroll by themselves.
_CUT_OFF = """(() => {
  const edge = document.querySelector("main").getBoundingClientRect().right + 1;
  const tables = [...document.querySelectorAll("main table")].filter((table) => !table.closest(".scroll"));
  return tables.filter((table) => table.getBoundingClientRect().right > edge).map((table) => table.className);
})()"""


@pytest.mark.parametrize("file", FILES)
def test_fits_every_screen_asks_nobody_and_is_accessible(browser: Browser, site: Path, file: str) -> None:
    """Axe sees each kind of page in both layouts and schemes: Vietnamese narrow and light, English wide and dark."""
    page, requests, complaints = opened(browser, site, file, 390)
    narrow = file.startswith("vi/")
    for width in (768, 1440, 390) if narrow else (390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate(_CUT_OFF) == []
    assert requests
    assert all(url.startswith(site.as_uri()) for url in requests)
    assert complaints == []
    page.emulate_media(color_scheme="light" if narrow else "dark")
    results = Axe().run(page, options=WCAG)
    assert results.response["passes"], "axe looked at nothing"
    assert results.violations_count == 0, results.generate_report()
    page.close()


def test_the_language_switch_leads_to_the_same_page(browser: Browser, served: str) -> None:
    """Served below a sub-path, since from disk the other tests open the pages."""
    page = browser.new_page()
    for path in PATHS:
        page.goto(f"{served}vi/{path}")
        assert page.locator("html").get_attribute("lang") == "vi"
        page.get_by_role("link", name="English", exact=True).click()
        assert page.url == f"{served}en/{path}index.html"
        assert page.locator("html").get_attribute("lang") == "en"
        page.get_by_role("link", name="Tiếng Việt", exact=True).click()
        assert page.url == f"{served}vi/{path}index.html"
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


def test_a_printed_page_is_the_bulletin_alone(browser: Browser, site: Path) -> None:
    """No menu, no search, no buttons on paper; dark ink on white whatever the screen is."""
    page, _, _ = opened(browser, site, "vi/tra-vinh/2020/index.html", 1440)
    page.emulate_media(media="print", color_scheme="dark")
    for selector in (".site-head", ".site-foot", ".crumbs", ".toc", ".actions", ".neighbours"):
        found = page.locator(selector)
        assert found.count() > 0, selector
        for one in found.all():
            expect(one).to_be_hidden()
    expect(page.locator("h1")).to_have_css("color", "rgb(26, 31, 36)")
    expect(page.locator("html")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(page.locator("#postal-revenue")).to_contain_text("55 tỷ 878 triệu đồng")
    page.close()


@pytest.mark.parametrize("path", ["vi/tien-giang/2023-h1/", "km/tien-giang/2023-h1/", "en/places/"])
def test_a_page_loads_within_its_budget(browser: Browser, served: str, site: Path, path: str) -> None:
    """150 kB compressed with its typefaces, 30 kB of them scripts; the heaviest kinds of pages are held against it."""
    requests: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{served}{path}index.html")
    page.wait_for_load_state("networkidle")
    sizes = {url: len(gzip.compress((site / url.removeprefix(served)).read_bytes())) for url in requests}
    assert len(sizes) > 3
    assert any(url.endswith(".woff2") for url in sizes)
    assert sum(sizes.values()) <= 150_000, sizes
    assert sum(size for url, size in sizes.items() if url.endswith(".js")) <= 30_000
    page.close()
