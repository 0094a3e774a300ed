"""A reader with an address that leads nowhere, on a server that has the site below a path of its own."""

import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from bulletin.cli import PUBLISHED, main
from tests.browser.test_pages import PROGRAMS, SWITCHES, WCAG

FOLDER = "/ban/tin/"
SMALLEST = Path(__file__).resolve().parents[1] / "sites" / "smallest" / "content"


class _Host(SimpleHTTPRequestHandler):
    """Serves the site below `FOLDER` alone, and 404.html for whatever is not there, as static hosts do."""

    site: Path

    def translate_path(self, path: str) -> str:
        inside = path.partition("?")[0].removeprefix(FOLDER)
        return str(self.site / inside) if path.startswith(FOLDER) else str(self.site / "nothing here")

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = (self.site / "404.html").read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(page)))
        self.end_headers()
        self.wfile.write(page)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    site = tmp_path_factory.mktemp("lost") / "output"
    host = type("Host", (_Host,), {"site": site})
    with ThreadingHTTPServer(("127.0.0.1", 0), host) as server:
        base = f"http://127.0.0.1:{server.server_address[1]}{FOLDER}"
        options = ["--content", str(SMALLEST), "--output", str(site), "--no-pdf", "--base-url", base]
        assert main(["build", *options]) == PUBLISHED
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield base
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(found for name in PROGRAMS if (found := shutil.which(name)))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=SWITCHES)
        yield browser
        browser.close()


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
