"""The release calendar as a page, and as a file for programs that keep dates."""

import re
from pathlib import Path

import pytest

from bulletin.render.calendar_file import folded, render_calendar
from bulletin.render.whole import make_editions
from bulletin.site.assemble import assemble
from bulletin.site.site import CheckedSite
from tests.conftest import read_archive
from tests.render.conftest import check_folder, render_all_pages, settings_for, text_of

# Synthetic: nobody has announced any of this.
CALENDAR = """\
releases:
  tra-vinh-2020:
    place: tra-vinh
    period: 2020
    expected: 2021-01-28
    status: published
    announced: 2020-12-01
    history:
      - was: 2021-01
        changed: 2020-12-20
        reason:
          vi: Ấn định ngày.
          en: The day was set.
      - was: 2021-01-15
        changed: 2021-01-14
        reason:
          vi: Chờ số liệu bưu chính; kiểm tra lại, đối chiếu.
          en: Waiting for the postal data; checked again, compared.
  long-an-2024:
    place: long-an
    period: 2024
    expected: 2027-Q1
    status: provisional
    announced: 2026-11-01
  danh-muc:
    title:
      vi: Danh mục & định nghĩa mới
      en: New catalogue & definitions
    expected: 2027-01-15
    status: confirmed
    announced: 2026-11-02
  tra-vinh-2021:
    place: tra-vinh
    period: 2021
    status: cancelled
    announced: 2021-12-01
    history:
      - was: 2022-01-28
        changed: 2022-01-20
        reason:
          vi: Không có báo cáo.
          en: There is no report.
"""
FILE = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//bulletin//release calendar//EN
NAME:Release calendar – Test site
X-WR-CALNAME:Release calendar – Test site
BEGIN:VEVENT
UID:tra-vinh-2020.en@stats.example.vn
DTSTAMP:20210128T000000Z
SEQUENCE:2
DTSTART;VALUE=DATE:20210128
SUMMARY:Tra Vinh\, 2020
DESCRIPTION:published\nJan 2021: moved on 20 Dec 2020: The day was set.\n15
  Jan 2021: moved on 14 Jan 2021: Waiting for the postal data\; checked aga
 in\, compared.
STATUS:CONFIRMED
TRANSP:TRANSPARENT
URL:https://stats.example.vn/b/en/tra-vinh/2020/
END:VEVENT
BEGIN:VEVENT
UID:tra-vinh-2021.en@stats.example.vn
DTSTAMP:20220120T000000Z
SEQUENCE:1
DTSTART;VALUE=DATE:20220128
SUMMARY:Tra Vinh\, 2021
DESCRIPTION:cancelled\n28 Jan 2022: cancelled on 20 Jan 2022: There is no r
 eport.
STATUS:CANCELLED
TRANSP:TRANSPARENT
END:VEVENT
BEGIN:VEVENT
UID:danh-muc.en@stats.example.vn
DTSTAMP:20261102T000000Z
SEQUENCE:0
DTSTART;VALUE=DATE:20270115
SUMMARY:New catalogue & definitions
DESCRIPTION:confirmed date
STATUS:CONFIRMED
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def test_the_page_lists_what_is_due_and_what_has_been(content: Path) -> None:
    content.joinpath("calendar.yaml").write_text(CALENDAR, "utf-8")
    pages = render_all_pages(check_folder(content), settings_for(content))
    page = pages["vi/calendar/index.html"]
    sections = page.split("<h2>")[1:]
    assert [text_of(section.partition("</section>")[0]) for section in sections] == [
        "Sắp công bố Danh mục & định nghĩa mới 15/01/2027 · ngày đã ấn định Long An, 2024 Quý I/2027 · ngày dự kiến",
        "Đã công bố hoặc đã hủy "
        "Trà Vinh, 2021 đã hủy 28/01/2022 · đã hủy (báo ngày 20/01/2022): Không có báo cáo. "
        "Trà Vinh, 2020 28/01/2021 · đã công bố "
        "Tháng 1/2021 · đã dời (báo ngày 20/12/2020): Ấn định ngày. "
        "15/01/2021 · đã dời (báo ngày 14/01/2021): Chờ số liệu bưu chính; kiểm tra lại, đối chiếu.",
    ]
    assert re.findall("<del>(.*?)</del>", page) == ["28/01/2022", "Tháng 1/2021", "15/01/2021"]
    assert '<a href="../tra-vinh/2020/index.html">Trà Vinh, 2020</a>' in page
    assert '<a href="../calendar.ics">' in page
    assert '<a href="calendar/index.html">Release calendar</a>' in pages["en/index.html"]


def test_without_a_calendar_there_is_no_page_and_no_way_to_one(content: Path) -> None:
    site = check_folder(content)
    pages = render_all_pages(site, settings_for(content))
    assert not [path for path, page in pages.items() if "calendar" in path or "calendar" in page]
    assert not [file for edition in make_editions(site, settings_for(content)) for file in render_calendar(edition)]


def test_the_file_has_a_day_for_each_release_whose_day_is_known(content: Path) -> None:
    content.joinpath("calendar.yaml").write_text(CALENDAR, "utf-8")
    settings = settings_for(content, "https://stats.example.vn/b/")
    _, english = make_editions(check_folder(content), settings)
    (file,) = render_calendar(english)
    assert file.path == "en/calendar.ics"
    assert file.content.decode() == FILE.replace("\n", "\r\n")


def test_where_no_day_is_known_there_is_no_file(content: Path) -> None:
    vague = CALENDAR.partition("  long-an-2024:")[2].partition("  danh-muc:")[0]
    content.joinpath("calendar.yaml").write_text(f"releases:\n  long-an-2024:{vague}", "utf-8")
    site = check_folder(content)
    assert not list(render_calendar(make_editions(site, settings_for(content))[0]))
    assert "calendar.ics" not in render_all_pages(site, settings_for(content))["vi/calendar/index.html"]


def test_a_bulletin_that_its_embargo_lets_out_counts_as_published(content: Path) -> None:
    confirmed = CALENDAR.replace("status: published", "status: confirmed")
    content.joinpath("calendar.yaml").write_text(confirmed, "utf-8")
    pages = render_all_pages(check_folder(content), settings_for(content))
    assert "28/01/2021 · đã công bố" in pages["vi/calendar/index.html"]


def test_in_a_preview_a_held_bulletin_is_not_called_published(content: Path) -> None:
    confirmed = CALENDAR.replace("status: published", "status: confirmed")
    content.joinpath("calendar.yaml").write_text(confirmed, "utf-8")
    archive, _ = read_archive(content)
    assert archive
    site = CheckedSite(assemble(archive, frozenset({"tra-vinh/2020"})), ())
    page = render_all_pages(site, settings_for(content))["vi/calendar/index.html"]
    assert "28/01/2021 · ngày đã ấn định" in page
    assert "vi/tra-vinh/2020/index.html" not in page


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ("A" * 75, ["A" * 75]),
        ("A" * 76, ["A" * 75, " A"]),
        ("A" * 150, ["A" * 75, " " + "A" * 74, " A"]),
        # Three octets each: the 25th fills the line, the 26th begins the next, whose blank leaves room for 24.
        ("ấ" * 50, ["ấ" * 25, " " + "ấ" * 24, " ấ"]),
        ("A" * 74 + "đ", ["A" * 74, " đ"]),
    ],
)
def test_lines_are_folded_at_75_octets_and_no_letter_is_cut(line: str, pieces: list[str]) -> None:
    assert folded(line).split("\r\n") == pieces
    assert folded(line).replace("\r\n ", "") == line
