"""Places beside each other: rankings, periods, domains, and former units. All figures are made up."""

import re
import shutil

import pytest

from tests.conftest import SMALLEST, add_bulletin
from tests.render.conftest import Pages, check_folder, render_all_pages, settings_for, text_of

THIRD = """\
  ben-tre:
    code: 83
    type: province
    names:
      vi: Bến Tre
      en: Ben Tre
    valid_to: 2025-06-30
  da-lat:
    code: 99
    type: province
    names:
      vi: Đà Lạt
      en: Da Lat
  vinh-long-2025:
"""
FIGURES = "  digital_certificates: {}\n  nps_integrated: {}\n  postal_revenue: {}\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Trà Vinh and Long An, which Vĩnh Long is formed from here, an estimate of Bến Tre, and nothing of Đà Lạt."""
    folder = tmp_path_factory.mktemp("comparisons") / "content"
    shutil.copytree(SMALLEST, folder)
    shutil.rmtree(folder / "bulletins" / "tra-vinh")
    places = folder / "places.yaml"
    before, here, after = places.read_text("utf-8").partition("      en: Long An\n    valid_to: 2025-06-30\n")
    assert here
    after = after.replace("  vinh-long-2025:\n", THIRD)
    places.write_text(f"{before}{here}    successor: vinh-long-2025\n{after}", "utf-8")
    certificates = "headline:\n  - digital_certificates\n"
    one, other = ("1.000", "50/100", "ước đạt 55 tỷ 878 triệu đồng"), ("2.000", "70/300", "374 tỷ đồng")
    add_bulletin(folder, "tra-vinh", "2024", FIGURES.format(*one), certificates)
    add_bulletin(folder, "long-an", "2024", FIGURES.format(*other), certificates)
    add_bulletin(folder, "ben-tre", "2024", "  digital_certificates: ước đạt 1.500\n", certificates)
    add_bulletin(folder, "tra-vinh", "2023", "  digital_certificates: 900\n")
    return render_all_pages(check_folder(folder), settings_for(folder))


def section(page: str, heading: str) -> str:
    """The words below a heading, to the next section."""
    found = re.search(rf"<h2[^>]*>{re.escape(heading)}</h2>(.*?)</section>", page, re.DOTALL)
    assert found, heading
    return text_of(found[1])


def test_a_ranking_gives_ranks_and_says_why_others_are_left_out(pages: Pages) -> None:
    words = section(pages["en/indicators/digital_certificates/index.html"], "Places compared: 2024")
    assert "1 Long An final figure 2,000 2 Tra Vinh final figure 1,000" in words
    assert "Rank among the 2 places with comparable figures here, highest first; not among all provinces." in words
    assert "Not compared Ben Tre: estimated at 1,500 (estimate)" in words


def test_a_ranking_by_parts_sorts_by_the_part_of_the_whole(pages: Pages) -> None:
    page = pages["vi/indicators/nps_integrated/index.html"]
    words = section(page, "So sánh giữa các địa phương: Năm 2024")
    assert "1 Trà Vinh số chính thức 50/100 2 Long An số chính thức 70/300" in words
    table = page.partition('id="ranking-title"')[2].partition("</table>")[0]
    assert re.findall('class="value" data-sort="([0-9.]{5}|0.5)', table) == ["0.5", "0.233"]
    # By their names, Long An stands before Trà Vinh.
    assert re.findall('<th scope="row" data-sort="([0-9]+)"', table) == ["1", "0"]


def test_no_ranking_without_a_better(pages: Pages) -> None:
    assert "Places compared:" not in pages["en/indicators/postal_revenue/index.html"]


def test_a_period_counts_who_is_here_and_names_the_others(pages: Pages) -> None:
    page = pages["en/periods/2024/index.html"]
    assert "3 of 4 provinces and cities have a bulletin for this period here." in page
    assert section(page, "Not yet published here").endswith("may have been published elsewhere. Da Lat")
    words = section(pages["vi/periods/2023/index.html"], "Chưa có trên trang web")
    assert words.endswith("ở nơi khác. Bến Tre Đà Lạt Long An")


def test_a_period_sets_headline_figures_side_by_side(pages: Pages) -> None:
    words = section(pages["en/periods/2024/index.html"], "Headline figures side by side")
    assert words == (
        "Indicator Unit Figures Digital certificates certificates "
        "Ben Tre: estimated at 1,500 Long An: 2,000 Tra Vinh: 1,000"
    )
    assert "side by side" not in pages["en/periods/2023/index.html"]


def test_a_domain_shows_the_latest_figure_of_each_place(pages: Pages) -> None:
    page = pages["vi/domains/digital_government/index.html"]
    assert [text_of(one) for one in re.findall("<dl.*?</dl>", page, re.DOTALL)[:1]] == [
        "Bến Tre, 2024 ước đạt 1.500 Long An, 2024 2.000 Trà Vinh, 2024 1.000"
    ]


def test_a_merged_unit_shows_what_the_former_ones_reported_and_computed_sums(pages: Pages) -> None:
    words = section(pages["en/vinh-long-2025/index.html"], "Before the merger")
    assert "Sums are computed here and printed by no source" in words
    assert (
        "Digital certificates certificates Tra Vinh (to 30 Jun 2025) 2023: 900 2024: 1,000 "
        "Long An (to 30 Jun 2025) 2024: 2,000 Sum, computed 2024: 3,000 (final figure)"
    ) in words
    assert "Sum, computed 2024: 120/400 (final figure)" in words
    assert "Sum, computed 2024: estimated at VND 430 billion" in words


def test_computed_sums_are_marked_and_lead_to_no_source(pages: Pages) -> None:
    rows = re.findall('<tr class="part computed">.*?</tr>', pages["vi/vinh-long-2025/index.html"], re.DOTALL)
    assert len(rows) == 3
    assert all("Cộng (số tính toán)" in row and "<a " not in row for row in rows)


def test_without_all_former_units_a_page_says_who_is_missing(real_pages: Pages) -> None:
    words = section(real_pages["vi/vinh-long-2025/index.html"], "Trước khi sắp xếp")
    assert "Trang web chưa có bản tin của: Bến Tre, Vĩnh Long." in words
    assert "Không nêu số cộng" in words
    assert "Before the merger" not in real_pages["en/tra-vinh/index.html"]
