"""Charts in a browser: figures are told by mouse, finger and keys, and nothing of it is needed to read them."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import WCAG, lay_out_all

FILES = ("tra-vinh/index.html", "tra-vinh/2022/index.html")


def opened(browser: Browser, site: Path, file: str, width: int, **options: bool) -> tuple[Page, list[str]]:
    page = browser.new_context(viewport={"width": width, "height": 900}, **options).new_page()  # type: ignore[arg-type]
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto((site / file).as_uri())
    lay_out_all(page)
    return page, complaints


def test_arrow_keys_tell_the_figures_of_a_chart_and_escape_hides_them(browser: Browser, site: Path) -> None:
    page, complaints = opened(browser, site, "en/tra-vinh/index.html", 1440)
    chart = page.locator("#chart-1 svg.chart")
    tip = page.locator(".chart-tip")
    chart.focus()
    assert tip.text_content() == ""
    page.keyboard.press("ArrowRight")
    assert tip.text_content() == "Oct 2022: 58%; preliminary figure"
    assert tip.is_visible()
    page.keyboard.press("ArrowRight")
    assert tip.text_content() == "2022: 59.25%; preliminary figure"
    page.keyboard.press("ArrowRight")
    assert tip.text_content() == "2022: 59.25%; preliminary figure"
    page.keyboard.press("Home")
    assert tip.text_content() == "Oct 2022: 58%; preliminary figure"
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    assert complaints == []


def test_the_pointer_tells_the_nearest_figure_and_may_rest_on_its_words(browser: Browser, site: Path) -> None:
    page, _ = opened(browser, site, "vi/tra-vinh/2022/index.html", 1440)
    bar = page.locator("svg.wide [data-tip*='cáp quang']").first
    bar.scroll_into_view_if_needed()
    bar.hover()
    tip = page.locator(".chart-tip")
    told = "Tỷ lệ hộ gia đình có cáp quang băng rộng: đạt 79% kế hoạch"
    assert tip.text_content() == told
    tip.hover()
    assert tip.text_content() == told
    page.mouse.move(2, 2)
    assert tip.text_content() == ""


def test_a_finger_tells_a_figure_and_a_tap_beside_hides_it(browser: Browser, site: Path) -> None:
    page, _ = opened(browser, site, "vi/tra-vinh/2022/index.html", 390, has_touch=True)
    page.locator("svg.narrow [data-tip*='cáp quang']").first.tap()
    tip = page.locator(".chart-tip")
    assert tip.text_content() == "Tỷ lệ hộ gia đình có cáp quang băng rộng: đạt 79% kế hoạch"
    page.locator("h1").tap()
    assert tip.text_content() == ""


@pytest.mark.parametrize(("width", "shown"), [(390, "narrow"), (768, "wide"), (1440, "wide")])
def test_one_variant_is_shown_and_no_letter_leaves_it(browser: Browser, site: Path, width: int, shown: str) -> None:
    page, _ = opened(browser, site, "vi/tra-vinh/2022/index.html", width, java_script_enabled=True)
    hidden = "wide" if shown == "narrow" else "narrow"
    assert page.locator(f"svg.{shown}").count() > 0
    assert all(one.is_visible() for one in page.locator(f"svg.{shown}").all())
    assert not any(one.is_visible() for one in page.locator(f"svg.{hidden}").all())
    # Widths were computed when the site was built; this is what the browser makes of them.
    beyond = page.locator(f"svg.{shown}").evaluate_all(
        """charts => charts.flatMap((chart) => [...chart.querySelectorAll("text")].filter((text) => {
          const box = text.getBBox(), view = chart.viewBox.baseVal;
          return box.x < -0.5 || box.x + box.width > view.width + 0.5 || box.y + box.height > view.height + 4;
        }).map((text) => text.textContent))"""
    )
    assert beyond == []


def test_charts_are_read_without_script(browser: Browser, site: Path) -> None:
    page, _ = opened(browser, site, "en/tra-vinh/2022/index.html", 1440, java_script_enabled=False)
    chart = page.locator("figure.chart-figure").first
    assert chart.locator("svg.wide text", has_text="79%").is_visible()
    words = chart.locator("details p")
    assert not words.is_visible()
    chart.locator("summary").click()
    assert "79% of plan" in (words.text_content() or "")
    assert words.is_visible()
    assert page.locator(".chart-tip").count() == 0


@pytest.mark.parametrize("file", FILES)
def test_charts_are_accessible(browser: Browser, site: Path, file: str) -> None:
    for language, width in (("vi", 390), ("en", 1440)):
        page, complaints = opened(browser, site, f"{language}/{file}", width)
        assert complaints == []
        results = Axe().run(page, context="#charts", options=WCAG)
        assert results.response["passes"], "axe looked at nothing"
        assert results.violations_count == 0, results.generate_report()
        page.close()
