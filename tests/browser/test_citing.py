"""Citing a figure, in a real browser and from disk."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from bulletin.cli import PUBLISHED, main
from tests.browser.conftest import WCAG

ADDRESS = "https://example.org/so-lieu/"
VI = (
    "Chứng thư số đã cấp: Cá nhân: 1.690 chứng thư số. Trong: Sở Thông tin và Truyền thông tỉnh Trà Vinh, "
    "Thông tin và truyền thông tỉnh Trà Vinh năm 2020 (năm 2020). Nguồn: Các cơ quan Nhà nước trên địa bàn tỉnh: "
    "đồng bộ soạn, ký, ban hành, lưu văn bản bằng điện tử, không gửi văn bản giấy. Cổng thông tin điện tử tỉnh Trà "
    "Vinh, ngày 28 tháng 01 năm 2021, §5. Bản tin thống kê thông tin và truyền thông các tỉnh. "
    f"{ADDRESS}vi/tra-vinh/2020/#digital-certificates-holder-person "
    "Giấy phép: Creative Commons Ghi công 4.0 Quốc tế (CC BY 4.0)."
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("citing") / "output"
    only = ["--only", "tra-vinh/2020", "--base-url", ADDRESS]
    assert main(["build", "--no-pdf", *only, "--output", str(output)]) == PUBLISHED
    return output


def opened(browser: Browser, site: Path, language: str, *, width: int = 1440, script: bool = True) -> Page:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    page.goto((site / language / "tra-vinh/2020/index.html").as_uri())
    return page


def test_by_keyboard_a_citation_is_opened_copied_and_closed(browser: Browser, site: Path) -> None:
    page = opened(browser, site, "vi")
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    link = page.locator("#digital-certificates-holder-person .permalink")
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Trích dẫn số liệu này")
    assert dialog.get_by_role("textbox").input_value() == VI
    expect(dialog.get_by_role("button", name="Sao chép câu trích dẫn")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("status")).to_have_text("Đã sao chép")
    assert page.url.endswith("#digital-certificates-holder-person")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()
    assert complaints == []
    page.context.close()


def test_a_value_that_bears_its_unit_gets_no_second_one(browser: Browser, site: Path) -> None:
    page = opened(browser, site, "en", width=390)
    page.get_by_role("link", name="Cite this figure: Postal revenue", exact=True).click()
    text = page.get_by_role("dialog").get_by_role("textbox").input_value()
    assert text.startswith(
        "Postal revenue: estimated at VND 55.878 billion. In: Department of Information and Communications of Tra "
        "Vinh Province, Information and communications in Tra Vinh Province, 2020 (2020). Source: "
    )
    assert f"{ADDRESS}en/tra-vinh/2020/#postal-revenue Licence: " in text
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.context.close()


def test_the_dialog_is_accessible_and_fits(browser: Browser, site: Path) -> None:
    page = opened(browser, site, "vi", width=390)
    page.locator("#postal-revenue .permalink").click()
    box = page.get_by_role("dialog").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    results = Axe().run(page, options=WCAG)
    assert results.response["passes"], "axe looked at nothing"
    assert results.violations_count == 0, results.generate_report()
    page.context.close()


def test_without_script_the_sign_is_a_link_and_the_page_says_how_to_cite(browser: Browser, site: Path) -> None:
    page = opened(browser, site, "en", script=False)
    page.get_by_role("link", name="Link to this figure: Postal revenue", exact=True).click()
    assert page.url.endswith("#postal-revenue")
    expect(page.locator("#citing .citation")).to_have_text(
        "Department of Information and Communications of Tra Vinh Province: Information and communications in Tra Vinh "
        f"Province, 2020 (2020). Provincial Information and Communications Bulletins. {ADDRESS}en/tra-vinh/2020/ "
        "Licence: Creative Commons Attribution 4.0 International (CC BY 4.0)."
    )
    page.context.close()
