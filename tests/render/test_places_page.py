"""The page of all places."""

import re

from tests.render.conftest import Pages, text_of


def rows(page: str, era: str) -> list[str]:
    table = page.partition(f'aria-labelledby="since-{era}-title"')[2].partition("</table>")[0]
    return [text_of(row) for row in re.findall("<tr id.*?</tr>", table, re.DOTALL)]


def test_lists_the_provinces_of_each_time_in_vietnamese_order(real_pages: Pages) -> None:
    page = real_pages["vi/places/index.html"]
    older, newer = rows(page, "first"), rows(page, "2025-07-01")
    assert (len(older), len(newer)) == (63, 34)
    assert older[:4] == ["An Giang An Giang", "Bà Rịa - Vũng Tàu Hồ Chí Minh", "Bạc Liêu Cà Mau", "Bắc Giang Bắc Ninh"]
    assert [row.split()[0] for row in older if row.startswith(("C", "D", "Đ"))] == [
        *["Cà", "Cao", "Cần"],
        *["Đà", "Đắk", "Đắk", "Điện", "Đồng", "Đồng"],
    ]
    assert "Lào Cai Lào Cai 8 bản tin" in older
    assert "Huế Tỉnh Thừa Thiên Huế đến 31/12/2024" in older
    assert "Lào Cai Lào Cai + Yên Bái 3 bản tin" in newer
    assert "Cao Bằng" in newer


def test_counts_and_dates_each_time(real_pages: Pages) -> None:
    headings = re.findall("<h2 id[^>]*>([^<]*)</h2>", real_pages["en/places/index.html"])
    assert headings == ["34 provinces and cities since 1 July 2025", "63 provinces and cities before 1 July 2025"]


def test_every_place_with_a_page_is_reached_from_the_map_and_from_the_list(real_pages: Pages) -> None:
    page = real_pages["vi/places/index.html"]
    for section, expected in zip(
        page.split('<section class="section"')[1:],
        (
            ["dong-thap-2025", "lao-cai-2025", "tay-ninh-2025", "vinh-long-2025"],
            ["lao-cai", "long-an", "tien-giang", "tra-vinh"],
        ),
        strict=True,
    ):
        areas = re.findall(r'<a href="../([a-z0-9-]+)/index.html" aria-label', section)
        listed = re.findall(r'<th scope="row"[^>]*><a href="../([a-z0-9-]+)/index.html"', section)
        assert areas == listed == expected


def test_the_page_is_small_and_names_the_licence_of_the_shapes(real_pages: Pages) -> None:
    page = real_pages["en/places/index.html"]
    assert len(page.encode()) < 60_000
    assert "Shapes: @svg-maps/vietnam by Stephen Truong, Victor Cazanave, CC BY 4.0 , simplified." in text_of(page)
    assert "not to be used for determining boundaries" in page
    assert "Hoang Sa Archipelago (Da Nang City), Truong Sa Archipelago (Khanh Hoa Province)" in page
