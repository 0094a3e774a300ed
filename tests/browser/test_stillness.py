"""Nothing moves when a page's typefaces come, also late and on a machine that has none of its script."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

import pytest
from playwright.sync_api import Browser, Page, Route, expect

# A heading that takes a line more or less; readers are said to mind from 0.1.
_HARDLY = 0.05
_LATE = 0.15
_KINDS = ("", "tra-vinh/", "tra-vinh/2020/", "places/", "about/")
_WATCH = """
window.moved = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) moved += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


def _late(route: Route) -> None:
    sleep(_LATE)
    route.continue_()


@contextmanager
def _watched(browser: Browser, width: int = 412) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": width, "height": 850})
    page.add_init_script(_WATCH)
    yield page
    page.close()


def _ready(page: Page) -> None:
    """Wait until every typeface that the page asked for is there and was drawn with."""
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => new Promise((done) => setTimeout(done, 100)))")


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize("language", ["vi", "en", "km"])
def test_nothing_moves_when_typefaces_come(browser: Browser, served: str, language: str, kind: str) -> None:
    with _watched(browser) as page:
        page.route("**/*.woff2", _late)
        page.goto(f"{served}{language}/{kind}")
        _ready(page)
        assert page.evaluate("document.fonts.size") > 0
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("moved") <= _HARDLY


@pytest.mark.parametrize("query", ["", "?i=dti_rank"])
def test_the_foot_does_not_jump_while_the_page_for_comparing_is_filled(
    browser: Browser, served: str, query: str
) -> None:
    with _watched(browser, 1440) as page:
        page.goto(f"{served}vi/compare/{query}")
        _ready(page)
        assert page.evaluate("moved") <= _HARDLY / 5


def test_a_page_is_drawn_without_its_typeface(browser: Browser, served: str) -> None:
    """Where the file cannot be had, at once; where it hangs, after 3 s. Without scripts nothing is waited for."""
    with _watched(browser) as page:
        page.route("**/*.woff2", lambda route: route.abort())
        page.goto(f"{served}km/")
        expect(page.locator("h1")).to_be_visible(timeout=2_000)
    with _watched(browser) as page:
        page.route("**/*.woff2", lambda _: None)
        page.goto(f"{served}km/", wait_until="commit")
        page.wait_for_timeout(1_000)
        expect(page.locator("h1")).to_be_hidden()
        expect(page.locator("h1")).to_be_visible(timeout=5_000)
    page = browser.new_page(java_script_enabled=False)
    page.route("**/*.woff2", lambda _: None)
    page.goto(f"{served}km/", wait_until="commit")
    expect(page.locator("h1")).to_be_visible()
    page.close()


@pytest.mark.parametrize(("language", "waits"), [("vi", False), ("km", True)])
def test_only_a_script_without_stand_in_is_waited_for(
    browser: Browser, served: str, language: str, *, waits: bool
) -> None:
    requests: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{served}{language}/")
    assert any(url.endswith("/typefaces.js") for url in requests) is waits
    page.close()


def test_a_lost_reader_sees_letters_on_a_machine_that_has_none_of_the_script(browser: Browser, served: str) -> None:
    """The page for lost addresses may fetch nothing: it brings the letters of its own words along."""
    page = browser.new_page()
    page.goto(f"{served}404.html")
    assert page.evaluate("document.fonts.ready.then(() => [...document.fonts].map((face) => face.status))") == [
        "loaded"
    ]
    heading = page.locator("section[lang=km] .title")
    # Boxes of another family would be as wide as each other.
    widths = heading.evaluate(
        """(title) => ['"Noto Sans Khmer"', "serif"].map((family) => {
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = `600 28px ${family}`;
          return pen.measureText(title.textContent).width;
        })"""
    )
    assert widths[0] > 0
    assert widths[0] != widths[1]
    page.close()
