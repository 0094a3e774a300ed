"""A reader with an address that leads nowhere, on a server that has the site below a path of its own."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from bulletin.cli import PUBLISHED, main
from tests.browser.conftest import WCAG, hosted
from tests.conftest import SMALLEST


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("lost") / "output"
    with hosted(site) as base:
        options = ["--content", str(SMALLEST), "--output", str(site), "--no-pdf", "--base-url", base]
        assert main(["build", *options]) == PUBLISHED
        yield base


def lost(browser: Browser, address: str, path: str, width: int = 1440) -> tuple[Page, list[str]]:
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    answer = page.goto(address + path)
    assert answer is not None
    assert answer.status == 404
    return page, complaints


@pytest.mark.parametrize("path", ["no-such-page", "vi/tra-vinh/1999/", "a/b/c/d/e/f.html"])
def test_a_lost_reader_is_told_so_in_every_language_wherever_the_address_lies(
    browser: Browser, address: str, path: str
) -> None:
    page, complaints = lost(browser, address, path)
    assert page.locator("section[lang=vi] .title").inner_text() == "Không tìm thấy trang"
    assert page.locator("section[lang=en] .title").inner_text() == "Page not found"
    # Its own style stands in it, and the policy lets that through: the line at the top is there.
    assert page.evaluate("getComputedStyle(document.body).borderTopWidth") == "4px"
    # The browser itself says that the page was answered with 404, and nothing else is wrong.
    assert len(complaints) == 1
    assert "404" in complaints[0]
    page.close()


@pytest.mark.parametrize(
    ("label", "reached", "title"),
    [
        ("Về trang chủ", "vi/", "Trang thử"),
        ("Go to the home page", "en/", "Test site"),
        ("Chỉ tiêu", "vi/indicators/", "Chỉ tiêu – Trang thử"),
        ("Data", "en/data/", "Data – Test site"),
    ],
)
def test_every_way_out_leads_into_the_site(
    browser: Browser, address: str, label: str, reached: str, title: str
) -> None:
    page, _ = lost(browser, address, "vi/tra-vinh/1999/")
    page.get_by_role("link", name=label, exact=True).click()
    page.wait_for_load_state()
    assert (page.url, page.title()) == (address + reached, title)
    page.close()


@pytest.mark.parametrize("width", [390, 768, 1440])
def test_it_is_accessible_and_fits(browser: Browser, address: str, width: int) -> None:
    page, _ = lost(browser, address, "no-such-page", width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    results = Axe().run(page, options=WCAG)
    assert results.response["passes"], "axe looked at nothing"
    assert results.violations_count == 0, results.generate_report()
    page.close()


def test_what_the_head_of_a_page_names_is_there(browser: Browser, address: str) -> None:
    """Feeds, data and picture are asked for by the addresses that the page gives."""
    page = browser.new_page()
    page.goto(f"{address}vi/tra-vinh/2020/")
    hrefs = page.eval_on_selector_all(
        "link[rel=alternate], link[rel=canonical]", "links => links.map(link => link.href)"
    )
    hrefs.append(page.get_attribute('meta[property="og:image"]', "content"))
    assert len(hrefs) > 6
    for href in [*hrefs, f"{address}robots.txt", f"{address}sitemap.xml"]:
        assert page.request.get(href).status == 200, href
    page.close()
