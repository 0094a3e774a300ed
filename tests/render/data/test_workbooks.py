"""The workbooks of the real content, read back as a spreadsheet's reader would."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bulletin.artefact import Artefact
from bulletin.render.data.spreadsheet import Cover, PrintedNumber, Sheet, spreadsheet
from bulletin.render.data.workbooks import bulletin_workbook, workbook_years, year_workbook
from bulletin.render.edition import Edition

COVER = Cover(
    name="Cover",
    title="Title",
    lines=(("Place", "=1+1"),),
    author="Publisher",
    subject="Subject",
    rights="CC BY 4.0",
    created=date(2021, 1, 28),
)


@pytest.fixture(scope="module")
def books(real_data: Mapping[str, bytes]) -> dict[str, bytes]:
    """All workbooks by path, in all languages."""
    return {path: content for path, content in real_data.items() if path.endswith(".xlsx")}


def all_workbooks(edition: Edition) -> Iterator[Artefact]:
    for bulletin in edition.site.bulletins:
        yield from bulletin_workbook(bulletin, edition)
    for year in workbook_years(edition):
        yield from year_workbook(year, edition)


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def row_of(sheet: Worksheet, name: str) -> dict[str, Any]:
    """The cells of one figure by their heads; the last column holds the name of the row."""
    heads, *rows = sheet.iter_rows()
    (row,) = [row for row in rows if row[-1].value == name]
    return {str(head.value): cell for head, cell in zip(heads, row, strict=True)}


def test_every_bulletin_and_every_year_has_one_in_each_language(
    books: dict[str, bytes], real_editions: tuple[Edition, ...]
) -> None:
    bulletins = real_editions[0].site.bulletins
    years = {one.period.end.year for one in bulletins}
    assert len(bulletins) > 30
    assert len(books) == len(real_editions) * (len(bulletins) + len(years))
    assert {"data/bulletins/tra-vinh/2020.vi.xlsx", "data/years/2020.en.xlsx"} <= set(books)


def test_the_cover_says_what_the_workbook_is(books: dict[str, bytes]) -> None:
    book = opened(books["data/bulletins/tra-vinh/2020.vi.xlsx"])
    assert book.sheetnames == ["Bìa", "Số liệu", "Nguồn", "Ghi chú"]
    cover = [(label.value, said.value) for label, said in book["Bìa"].iter_rows()]
    assert cover[0][0] == "Thông tin và truyền thông tỉnh Trà Vinh năm 2020"
    assert dict(cover[2:]) == {
        "Địa phương": "Tỉnh Trà Vinh",
        "Kỳ báo cáo": "Năm 2020",
        "Thời gian tính số liệu": "01/01/2020 đến 31/12/2020",
        "Cơ quan báo cáo": "Sở Thông tin và Truyền thông tỉnh Trà Vinh",
        "Tình trạng số liệu": "Sơ bộ",
        "Ngày công bố": "21/11/2026",
        "Nơi công bố": "Bản tin thống kê thông tin và truyền thông các tỉnh",
        "Giấy phép": "Creative Commons Ghi công 4.0 Quốc tế (CC BY 4.0), https://creativecommons.org/licenses/by/4.0/",
    }
    assert book.properties.title == "Thông tin và truyền thông tỉnh Trà Vinh năm 2020"
    assert book.properties.creator == "Bản tin thống kê thông tin và truyền thông các tỉnh"
    assert book.properties.created == datetime(2026, 11, 21)  # noqa: DTZ001 - openpyxl reads it without a zone


def test_figures_are_numbers_that_show_their_printed_digits(books: dict[str, bytes]) -> None:
    sheet = opened(books["data/bulletins/tra-vinh/2020.vi.xlsx"])["Số liệu"]
    revenue = row_of(sheet, "postal_revenue")
    assert (revenue["Giá trị"].value, revenue["Giá trị"].number_format) == (55878000000, "#,##0")
    assert revenue["Như nguồn in"].value == "ước đạt 55 tỷ 878 triệu đồng"
    assert revenue["So sánh"].value == "tăng 43,16% so với năm 2019"
    by_post = row_of(sheet, "bcci_procedures")
    assert (by_post["Giá trị"].value, by_post["Trên tổng số"].value) == (1566, 1960)
    person = row_of(sheet, "digital_certificates.holder.person")
    assert (person["Phân tổ"].value, person["Giá trị"].value, person["Nguồn"].value) == ("Cá nhân", 1690, "[1]")
    assert sheet.freeze_panes == "A2"
    assert sheet.print_title_rows == "$1:$1"


def test_each_language_has_its_own_words(books: dict[str, bytes]) -> None:
    book = opened(books["data/bulletins/tra-vinh/2020.en.xlsx"])
    assert book.sheetnames == ["Cover", "Figures", "Sources", "Notes"]
    revenue = row_of(book["Figures"], "postal_revenue")
    assert revenue["As printed"].value == "estimated at VND 55.878 billion"
    assert (revenue["Indicator"].value, revenue["Unit"].value) == ("Postal revenue", "VND")


def test_a_year_holds_the_bulletins_of_all_its_places(books: dict[str, bytes]) -> None:
    book = opened(books["data/years/2020.en.xlsx"])
    assert book.sheetnames == ["Cover", "Bulletins", "Figures", "Sources", "Notes"]
    listed = [(row[0].value, row[1].value) for row in book["Bulletins"].iter_rows(min_row=2)]
    assert listed == [("Lao Cai", "Jan–Jul 2020"), ("Tien Giang", "Aug 2020"), ("Tra Vinh", "2020")]
    assert {row[0].value for row in book["Figures"].iter_rows(min_row=2)} == {"Lao Cai", "Tien Giang", "Tra Vinh"}


def test_the_same_content_gives_the_same_bytes(books: dict[str, bytes], real_editions: tuple[Edition, ...]) -> None:
    again = {one.path: one.content for one in all_workbooks(real_editions[1])}
    assert again == {path: content for path, content in books.items() if path.endswith(".en.xlsx")}
    assert len(again) == len(books) / len(real_editions)


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    texts = ("=1+1", "+84", "@name", "https://example.org", "0123")
    content = spreadsheet(COVER, [Sheet("=Sheet [1]", ("=head",), tuple((text,) for text in texts))])
    cover, sheet = opened(content).worksheets
    assert (cover["B3"].value, cover["B3"].data_type) == ("=1+1", "s")
    assert sheet.title == "=Sheet  1"
    cells = [cell for (cell,) in sheet.iter_rows()]
    assert [cell.value for cell in cells] == ["=head", *texts]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_numbers_keep_their_zeros_and_long_ones_stay_exact() -> None:
    numbers = (
        PrintedNumber(Decimal("73.6"), 2),
        PrintedNumber(Decimal("-0.5741"), 4),
        PrintedNumber(Decimal("1234567890123456"), 0),
        "...",
    )
    _, sheet = opened(spreadsheet(COVER, [Sheet("Numbers", ("Value",), tuple((one,) for one in numbers))])).worksheets
    share, score, long, sign = (row[0] for row in sheet.iter_rows(min_row=2))
    assert (share.value, share.number_format) == (73.6, "#,##0.00")
    assert (score.value, score.number_format) == (-0.5741, "#,##0.0000")
    assert (long.value, long.data_type) == ("1234567890123456", "s")
    assert (sign.value, sign.data_type, sign.alignment.horizontal) == ("...", "s", "right")


def test_the_address_stands_on_the_cover_where_it_is_known(real_editions: tuple[Edition, ...]) -> None:
    edition = replace(real_editions[1], base_url="https://example.org/")
    site = replace(edition.site, bulletins=tuple(one for one in edition.site.bulletins if one.key == "tra-vinh/2020"))
    own, year = (opened(one.content)["Cover"] for one in all_workbooks(replace(edition, site=site)))
    assert [own.cell(own.max_row, column).value for column in (1, 2)] == [
        "Address",
        "https://example.org/en/tra-vinh/2020/",
    ]
    assert year.cell(year.max_row, 2).value == "https://example.org/en/periods/2020/"
