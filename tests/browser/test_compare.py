"""The page for comparing as readers use it: choosing, sharing the address, without a script, with the keyboard."""

import csv
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import opened

RANKS = "vi/compare/index.html?i=dti_rank&p=tra-vinh,long-an&t=2021,2022"


def cells(page: Page) -> list[list[str]]:
    """The printed figures of the first table, row by row."""
    rows = page.locator(".compared").first.locator("table tr")
    expect(rows.first).to_be_visible()
    return [row.locator("th, td").all_inner_texts() for row in rows.all()]


def test_a_shared_address_shows_table_and_chart(browser: Browser, site: Path) -> None:
    page, _, complaints = opened(browser, site, RANKS, 1440)
    expect(page.get_by_role("heading", level=2)).to_contain_text("Xếp hạng chuyển đổi số")
    assert cells(page) == [
        ["Kỳ báo cáo", "Long An (đến 30/06/2025)", "Trà Vinh (đến 30/06/2025)"],
        ["2021", "21/63", "26/63"],
        ["2022", "11/63", "25/63"],
    ]
    # The ranks of 2021 and 2022 hang together; the better one, of Long An, stands higher.
    lines = page.locator(".chart .line")
    assert lines.count() == 2
    ends = [page.locator(".chart .series").nth(number).locator(".mark").last.bounding_box() for number in (0, 1)]
    assert ends[0] is not None
    assert ends[1] is not None
    assert ends[0]["y"] < ends[1]["y"]
    assert complaints == []
    page.close()


def test_choosing_writes_the_address(browser: Browser, site: Path) -> None:
    page, _, complaints = opened(browser, site, "en/compare/index.html", 1440)
    page.get_by_label("Indicator").select_option("postal_revenue")
    page.get_by_role("button", name="Add", exact=True).click()
    page.get_by_label("Long An").check()
    page.locator("summary").click()
    page.get_by_label("H1 2023").check()
    page.get_by_label("H1 2024").check()
    expect(page).to_have_url(re.compile(r"\?i=postal_revenue&p=long-an&t=2024-H1,2023-H1$"))
    assert cells(page) == [
        ["Period", "Long An (to 30 Jun 2025)"],
        ["H1 2023", "VND 149 billion"],
        ["H1 2024", "VND 241 billion"],
    ]
    href = page.get_by_role("link", name="VND 149 billion").get_attribute("href")
    assert href == "../long-an/2023-h1/index.html#postal-revenue"
    page.get_by_role("button", name="Begin anew").click()
    expect(page).to_have_url(re.compile(r"/compare/index\.html$"))
    assert complaints == []
    page.close()


def test_what_may_not_be_joined_is_not_drawn_as_a_line(browser: Browser, site: Path) -> None:
    """A year and two half-years of a flow, and places of one point each."""
    page, _, _ = opened(browser, site, "vi/compare/index.html?i=postal_revenue&p=long-an", 1440)
    expect(page.locator(".compared figcaption")).to_contain_text("biểu đồ chỉ vẽ các kỳ 6 tháng")
    assert page.locator(".chart .mark").count() == 2
    page.goto(page.url.partition("?")[0] + "?i=postal_revenue&t=2020,2023")
    assert len(cells(page)) == 3
    assert page.locator(".chart").count() == 0
    page.close()


def test_bars_compare_places_in_one_period(browser: Browser, site: Path) -> None:
    page, _, _ = opened(browser, site, "vi/compare/index.html?i=it_application_score&t=2017", 390)
    bars = page.locator(".chart .bar")
    expect(bars).to_have_count(2)
    # The better score, 0,679 against 0,510, stands first.
    assert page.locator(".chart .tick").first.text_content() == "Lào Cai (đến 30/06/2025)"
    widths = [box["width"] for bar in bars.all() if (box := bar.bounding_box())]
    assert widths == sorted(widths, reverse=True)
    page.close()


def test_a_table_is_downloaded_with_its_plain_values(browser: Browser, site: Path, tmp_path: Path) -> None:
    page, _, _ = opened(browser, site, RANKS, 1440)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải bảng này (CSV)").click()
    waiting.value.save_as(tmp_path / "table.csv")
    rows = list(csv.reader(tmp_path.joinpath("table.csv").read_text("utf-8-sig").splitlines()))
    assert rows[0] == ["indicator", "category", "place", "period", "value", "printed"]
    assert ["dti_rank", "", "tra-vinh", "2022", "25", "25/63"] in rows
    assert len(rows) == 5
    page.close()


def test_the_keyboard_is_enough(browser: Browser, site: Path) -> None:
    page, _, _ = opened(browser, site, "vi/compare/index.html", 1440)
    page.get_by_label("Chỉ tiêu", exact=True).focus()
    page.keyboard.type("Doanh thu viễn thông")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="Doanh thu viễn thông")).to_be_visible()
    page.get_by_role("button", name="Bỏ Doanh thu viễn thông").press("Enter")
    expect(page.locator(".compared")).to_have_count(0)
    page.close()


def test_without_a_script_the_pages_that_compare_are_named(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "vi/compare/index.html").as_uri())
    expect(page.locator("#compare")).to_be_hidden()
    page.get_by_role("link", name="Xếp hạng chuyển đổi số cấp tỉnh (DTI)").first.click()
    assert page.url.endswith("/vi/indicators/dti_rank/index.html")
    context.close()


def test_a_comparison_is_accessible(browser: Browser, site: Path) -> None:
    page, _, _ = opened(browser, site, RANKS + ",2024", 390)
    expect(page.locator(".chart")).to_be_visible()
    results = Axe().run(page, options={"resultTypes": ["violations"]})
    assert results.response["passes"], "axe looked at nothing"
    assert results.violations_count == 0, results.generate_report()
    page.close()
