"""Sorting tables and reaching places by the map, from disk in a real browser."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from tests.browser.conftest import WCAG

pytestmark = pytest.mark.long


def opened(browser: Browser, site: Path, path: str, width: int = 1440) -> tuple[Page, list[str]]:
    """The page, and what it complained of."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("requestfailed", lambda request: complaints.append(request.url))
    page.goto((site / path / "index.html").as_uri())
    return page, complaints


def names(table: Locator) -> list[str]:
    return [text.split("\n")[0] for text in table.locator("tbody th").all_inner_texts()]


def test_the_old_provinces_are_sorted_by_name_and_by_bulletins(browser: Browser, site: Path) -> None:
    page, _ = opened(browser, site, "vi/places")
    table = page.locator("table").nth(1)
    by_name = names(table)
    assert by_name[:4] == ["An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang"]
    bulletins = table.get_by_role("button", name="Các bản tin")
    bulletins.click()
    assert names(table)[-4:] == ["Lào Cai", "Tiền Giang", "Trà Vinh", "Long An"]
    bulletins.press("Enter")
    # Equal counts stay in the order of the names.
    assert names(table)[:4] == ["Long An", "Tiền Giang", "Trà Vinh", "Lào Cai"]
    assert table.locator("th[aria-sort]").get_attribute("aria-sort") == "descending"
    table.get_by_role("button", name="Địa phương").click()
    assert names(table) == by_name
    table.get_by_role("button", name="Địa phương").click()
    assert names(table) == by_name[::-1]
    page.close()


def test_a_ranking_is_sorted_by_value_and_on_a_narrow_screen_too(browser: Browser, site: Path) -> None:
    page, _ = opened(browser, site, "en/indicators/par_index_score", 390)
    table = page.locator("table.ranking")
    assert names(table) == ["Tra Vinh", "Tien Giang"]
    points = table.get_by_role("button", name="points")
    assert points.is_visible()
    points.click()
    assert names(table) == ["Tien Giang", "Tra Vinh"]
    page.close()


def test_a_table_of_groups_has_no_buttons(browser: Browser, site: Path) -> None:
    page, _ = opened(browser, site, "vi/indicators/dti_rank")
    assert page.locator("table:has(tr.group)").count() == 1
    assert page.locator("table:has(tr.group) th button").count() == 0
    page.close()


def test_a_grouped_table_that_claims_to_be_sortable_is_left_alone(browser: Browser, site: Path, tmp_path: Path) -> None:
    row = "<tr><td{}>{}</td></tr>"
    table = "<table data-sortable><thead><tr><th>A</th></tr></thead><tbody>{}</tbody></table>"
    page_file = tmp_path / "page.html"
    script = (site / "assets" / "site.js").as_uri()
    plain, grouped = row.format("", "1"), row.format(' colspan="1"', "G")
    page_file.write_text(
        f"<!DOCTYPE html><script defer src='{script}'></script>{table.format(plain)}{table.format(grouped + plain)}"
    )
    page = browser.new_page()
    page.goto(page_file.as_uri())
    assert [page.locator("table").nth(number).locator("button").count() for number in (0, 1)] == [1, 0]
    page.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_map_leads_by_keyboard_to_places_with_a_page(browser: Browser, site: Path, language: str) -> None:
    page, complaints = opened(browser, site, f"{language}/places")
    image = page.locator(".map-face img").first
    assert image.evaluate("image => image.complete && image.naturalWidth") == 812
    link = page.locator(".map-face a[href*='lao-cai-2025']")
    link.focus()
    assert page.locator(":focus path").evaluate("path => getComputedStyle(path).strokeWidth") == "6px"
    page.keyboard.press("Tab")
    assert "tay-ninh-2025" in (page.locator(":focus").get_attribute("href") or "")
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/lao-cai-2025/index.html")
    assert complaints == []
    page.close()


def test_the_map_is_clicked_where_the_province_lies(browser: Browser, site: Path) -> None:
    page, _ = opened(browser, site, "en/places", 390)
    area = page.locator(".map-face a[href*='lao-cai-2025'] path")
    box = area.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url("**/lao-cai-2025/index.html")
    page.close()


@pytest.mark.parametrize(
    "path",
    [
        *("vi/places", "en/places", "en/vinh-long-2025", "vi/lao-cai-2025"),
        *("vi/indicators/par_index_score", "en/indicators/par_index_score", "vi/periods/2024"),
    ],
)
def test_fits_and_is_accessible(browser: Browser, site: Path, path: str) -> None:
    """Each kind of page in both layouts: Vietnamese narrow, English wide."""
    page, complaints = opened(browser, site, path, 390 if path.startswith("vi/") else 1440)
    assert page.evaluate("document.documentElement.scrollWidth") <= page.evaluate("innerWidth")
    assert complaints == []
    results = Axe().run(page, options=WCAG)
    assert results.response["passes"], "axe looked at nothing"
    assert results.violations_count == 0, results.generate_report()
    page.close()
