"""Pages that list bulletins and figures: by place, by year, with the marks of breaks and of new units."""

import re
from pathlib import Path

import pytest

from tests.conftest import add_breaks, add_bulletin
from tests.render.conftest import Pages, check_folder, render_all_pages, settings_for, text_of

CERTIFICATES = "  digital_certificates: {}\n"
PARTS = "  digital_certificates:\n    by:\n      holder:\n        person: 7\n        organisation: 5\n"
NEW = "territory: 2025-07-01\n"


@pytest.fixture
def pages(content: Path) -> Pages:
    """Ten bulletins of Trà Vinh, three of its successor Vĩnh Long, one of Long An, which stands between in the file."""
    add_breaks(content)
    for period, value in {
        **{"2013": "2.013", "2014": "2.014", "2015": "2.015", "2016": "2.016", "2017": "2.017"},
        **{"2019-H1": "2.190", "2019": "2.191", "2023": "2.223"},
    }.items():
        add_bulletin(content, "tra-vinh", period, CERTIFICATES.format(value))
    add_bulletin(content, "tra-vinh", "2020-2022", "  digital_certificates:\n    value: 2.201\n    period: 2021\n")
    add_bulletin(content, "vinh-long-2025", "2023", PARTS, NEW)
    add_bulletin(content, "vinh-long-2025", "2025-08", CERTIFICATES.format("2.309"))
    add_bulletin(content, "vinh-long-2025", "2026", CERTIFICATES.format("2.310"))
    add_bulletin(content, "long-an", "2023", PARTS)
    return render_all_pages(check_folder(content), settings_for(content))


def section_of(html: str, heading: str) -> str:
    """The markup from a heading of the second level to the next one."""
    found = re.search(rf"<h2[^>]*>{heading}</h2>(.*?)(?:<h2|</main>)", html, re.DOTALL)
    assert found, f"no section {heading}"
    return found[1]


def lines_of(html: str, pattern: str) -> list[str]:
    """The words of each piece of markup that fits."""
    return [text_of(found) for found in re.findall(pattern, html, re.DOTALL)]


def test_home_shows_the_latest_periods_of_each_place_and_leads_to_all(pages: Pages) -> None:
    section = section_of(pages["vi/index.html"], "Theo địa phương")
    assert lines_of(section, "<li>(.*?)</li>") == [
        "Long An (đến 30/06/2025) 2023",
        "Trà Vinh (đến 30/06/2025) 2023 , 2020–2022 , 2020 , 2019 · tất cả 10 bản tin",
        "Vĩnh Long (từ 01/07/2025) 2026 , Tháng 8/2025 , 2023",
    ]
    assert '<a href="tra-vinh/index.html">tất cả 10 bản tin</a>' in section
    assert "all 10 bulletins" in section_of(pages["en/index.html"], "By place")


def test_home_shows_the_latest_years_and_leads_to_all_periods(pages: Pages) -> None:
    section = section_of(pages["en/index.html"], "By period")
    years = section.split('<div class="year">')[1:]
    assert [text_of(year.partition("</div>")[0]) for year in years] == [
        "2026 2026",
        "2025 August 2025",
        "2023 2023",
        # A span of years belongs to its last one.
        "2022 2020–2022",
        "2020 2020",
    ]
    assert '<a href="periods/index.html">All periods</a>' in section


def test_of_one_day_the_bulletin_on_the_later_period_is_the_newer(pages: Pages) -> None:
    about = lines_of(section_of(pages["en/index.html"], "Latest bulletins"), '<p class="record-about">(.*?)</p>')
    assert [line.partition(" · published")[0] for line in about] == [
        *("Vinh Long · 2026", "Vinh Long · August 2025"),
        *("Tra Vinh · 2023", "Long An · 2023", "Vinh Long (from 1 Jul 2025) · 2023", "Tra Vinh · 2020–2022"),
    ]


def test_periods_are_grouped_by_year_with_their_places(pages: Pages) -> None:
    html = pages["vi/periods/index.html"]
    years = html.split('<div class="year">')[1:]
    assert lines_of(years[2], '<li class="listed">(.*?)</li>') == [
        "Năm 2023 Trà Vinh , Long An , Vĩnh Long (từ 01/07/2025)"
    ]
    assert [text_of(year.partition("</h2>")[0]) for year in years] == [
        *("2026", "2025", "2023", "2022", "2020", "2019", "2017", "2016", "2015", "2014", "2013")
    ]
    assert lines_of(years[5], '<li class="listed">(.*?)</li>') == ["Năm 2019 Trà Vinh", "6 tháng đầu năm 2019 Trà Vinh"]


def test_a_place_lists_its_bulletins_by_year_and_only_the_newest_with_their_summaries(pages: Pages) -> None:
    section = section_of(pages["en/tra-vinh/index.html"], "Bulletins")
    assert lines_of(section, "<h3>(.*?)</h3>") == [
        *("2023", "2022", "2020", "2019", "2017", "2016", "2015", "2014", "2013")
    ]
    assert lines_of(section, '<li class="listed">(.*?)</li>')[:5] == [
        "2023 Test bulletin Synthetic data. published 28 Jan 2027",
        "2020–2022 Test bulletin Synthetic data. published 28 Jan 2027",
        "2020 Test bulletin published 28 Jan 2021",
        "2019 Test bulletin published 28 Jan 2027",
        "First half of 2019 Test bulletin published 28 Jan 2027",
    ]


def test_a_bulletin_on_other_boundaries_says_so_in_lists(pages: Pages) -> None:
    section = section_of(pages["vi/vinh-long-2025/index.html"], "Các bản tin")
    assert [line for line in lines_of(section, '<li class="listed">(.*?)</li>') if "địa giới" in line] == [
        "Năm 2023 Bản tin thử Số liệu tính theo địa giới hành chính ngày 01 tháng 7 năm 2025. công bố 28/01/2027"
    ]


def test_a_series_shows_its_latest_figures_with_their_periods_and_leads_to_all(pages: Pages) -> None:
    page = pages["vi/tra-vinh/index.html"]
    (run,) = re.findall("<td><ol>(.*?)</ol>", page, re.DOTALL)
    first = "//1 Ngắt chuỗi số liệu từ ngày 01 tháng 7 năm 2021: Phần mềm mới."
    second = "//2 Ngắt chuỗi số liệu từ ngày 01 tháng 01 năm 2022: Cách đếm mới."
    assert lines_of(run, "<li>(.*?)</li>") == [
        *("2015: 2.015", "2016: 2.016", "2017: 2.017", "6 tháng đầu 2019: 2.190", "2019: 2.191", "2020: 2.165"),
        f"{first} 2021: 2.201",
        f"{second} 2023: 2.223",
        "tất cả 10 số liệu",
    ]
    assert 'href="2020-2022/index.html#digital-certificates"' in run
    assert 'href="../indicators/digital_certificates/index.html#place-tra-vinh"' in run
    # The marks lead to the notes below the table, which everybody reads.
    notes = dict(re.findall(r'<li id="([^"]+)">(.*?)</li>', page, re.DOTALL))
    assert {name: text_of(note) for name, note in notes.items()} == {
        "digital-government-break-1": first,
        "digital-government-break-2": second,
    }
    assert re.findall('class="break" href="#([^"]+)"', run) == list(notes)


def test_a_series_names_the_indicator_above_parts_in_the_order_of_the_catalogue(pages: Pages) -> None:
    def rows(place: str) -> list[str]:
        table = pages[f"en/{place}/index.html"].partition('<table class="figures rows series"')[2]
        return lines_of(table.partition("</table>")[0].partition("<tbody>")[2], "<tr.*?</tr>")

    parts = ["Organisations 2023: 5", "Individuals 2023: 7"]
    assert rows("vinh-long-2025") == ["Digital certificates certificates Aug 2025: 2,309 2026: 2,310", *parts]
    # No source states the total.
    assert rows("long-an") == ["Digital certificates certificates", *parts]


def test_old_and_new_units_lead_to_each_other(pages: Pages) -> None:
    old, new = pages["en/tra-vinh/index.html"], pages["en/vinh-long-2025/index.html"]
    assert 'new <a href="../vinh-long-2025/index.html">Vinh Long Province</a>.' in old
    assert 'Formed on 1 July 2025 from: <a href="../tra-vinh/index.html">Tra Vinh Province</a>.' in new
    assert "<title>Tra Vinh Province (to 30 Jun 2025) – " in old


def test_a_unit_without_bulletins_has_a_page_for_those_of_the_units_it_was_formed_from(content: Path) -> None:
    pages = render_all_pages(check_folder(content), settings_for(content))
    assert 'new <a href="../vinh-long-2025/index.html">Vinh Long Province</a>.' in pages["en/tra-vinh/index.html"]
    page = text_of(pages["en/vinh-long-2025/index.html"])
    assert "There are no bulletins of this unit here yet." in page
    assert "Tra Vinh (to 30 Jun 2025) 2020: 2,165" in page
    # Nothing is known of Long An, which became part of nothing here.
    assert "en/long-an/index.html" not in pages


def test_an_indicators_figures_stand_by_place_with_breaks_and_new_units_between(pages: Pages) -> None:
    page = pages["vi/indicators/digital_certificates/index.html"]
    rows = lines_of(page, "<tr.*?</tr>")
    assert rows[1:3] == ["Tỉnh Trà Vinh (đến 30/06/2025)", "2013 số chính thức 2.013 Trà Vinh, 2013"]
    assert rows[7:] == [
        "6 tháng đầu 2019 số chính thức 2.190 Trà Vinh, 6 tháng đầu 2019",
        "2019 số chính thức 2.191 Trà Vinh, 2019",
        "2020 số chính thức 2.165 Trà Vinh, 2020",
        "// Ngắt chuỗi số liệu từ ngày 01 tháng 7 năm 2021: Phần mềm mới.",
        "2021 số chính thức 2.201 Trà Vinh, 2020–2022",
        "// Ngắt chuỗi số liệu từ ngày 01 tháng 01 năm 2022: Cách đếm mới.",
        "2023 số chính thức 2.223 Trà Vinh, 2023",
        "Tỉnh Vĩnh Long (từ 01/07/2025)",
        "Đơn vị mới, thành lập ngày 01 tháng 7 năm 2025 trên cơ sở sắp xếp: Tỉnh Trà Vinh.",
        "2023 theo địa giới hành chính ngày 01 tháng 7 năm 2025 số chính thức Vĩnh Long (từ 01/07/2025), 2023",
        "2023: Cá nhân 7",
        "2023: Tổ chức 5",
        "Tháng 8/2025 số chính thức 2.309 Vĩnh Long, Tháng 8/2025",
        "2026 số chính thức 2.310 Vĩnh Long, 2026",
        "Tỉnh Long An (đến 30/06/2025)",
        "2023 số chính thức Long An, 2023",
        *("2023: Cá nhân 7", "2023: Tổ chức 5"),
    ]
    # Every row over the whole width spans all columns of this table.
    assert set(re.findall('colspan="(.)"', page)) == {"3"} == {str(len(re.findall('<th scope="col"', page)))}


def test_only_many_places_need_an_index(content: Path) -> None:
    places = content / "places.yaml"
    names = ["mot", "hai", "ba", "bon", "nam", "sau"]
    new = [
        f"  {name}:\n    code: {number}\n    type: province\n    names:\n      vi: {name}\n      en: {name}\n"
        for number, name in enumerate(names, start=10)
    ]
    places.write_text(places.read_text("utf-8") + "".join(new), "utf-8")
    for name in names[:5]:
        add_bulletin(content, name, "2020", CERTIFICATES.format(1))
    few = render_all_pages(check_folder(content), settings_for(content))
    add_bulletin(content, names[5], "2020", CERTIFICATES.format(1))
    many = render_all_pages(check_folder(content), settings_for(content))
    for path, order in (
        ("en/indicators/digital_certificates/index.html", ["tra-vinh", *names]),
        ("en/periods/2020/index.html", ["ba", "bon", "hai", "mot", "nam", "sau", "tra-vinh"]),
    ):
        assert "Places on this page" not in few[path]
        index = many[path].partition('<nav aria-label="Places on this page"')[2].partition("</nav>")[0]
        targets = re.findall('href="#([^"]+)"', index)
        assert targets == [f"place-{name}" for name in order]
        assert all(many[path].count(f'id="{target}"') == 1 for target in targets)
