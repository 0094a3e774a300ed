"""A line joins what can be compared, and nothing is drawn where a line would mislead."""

from pathlib import Path

import pytest

from bulletin.render.addresses import Addresses
from bulletin.render.drawable.lines import place_charts
from bulletin.render.drawable.series import Series, drawable_series, is_gap
from bulletin.render.edition import Edition
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite
from tests.conftest import add_breaks, add_bulletin
from tests.render.conftest import check_folder, settings_for

CERTIFICATES = "  digital_certificates: {}\n"
REVENUE = "  postal_revenue: {}\n"
INTEGRATED = "  nps_integrated: {}\n"


def series_of(folder: Path, indicator: str, place: str = "tra-vinh") -> tuple[Series, ...]:
    observations = check_folder(folder).site.observations.get(indicator, ())
    return drawable_series([one for one in observations if one.bulletin.place.id == place])


def periods(series: Series) -> list[str]:
    return [one.statement.period.code for one in series.observations]


def test_one_point_is_no_line(content: Path) -> None:
    assert series_of(content, "digital_certificates") == ()
    add_bulletin(content, "tra-vinh", "2021", CERTIFICATES.format("2.300"))
    (series,) = series_of(content, "digital_certificates")
    assert periods(series) == ["2020", "2021"]


def test_what_does_not_change_needs_no_line(content: Path) -> None:
    add_bulletin(content, "tra-vinh", "2021", CERTIFICATES.format("2.165"))
    assert series_of(content, "digital_certificates") == ()


def test_a_break_between_two_points_leaves_nothing_to_join(content: Path) -> None:
    add_breaks(content)  # on 1 July 2021 and 1 January 2022
    add_bulletin(content, "tra-vinh", "2021", CERTIFICATES.format("2.300"))
    add_bulletin(content, "tra-vinh", "2022", CERTIFICATES.format("2.400"))
    assert series_of(content, "digital_certificates") == ()
    add_bulletin(content, "tra-vinh", "2023", CERTIFICATES.format("2.500"))
    (series,) = series_of(content, "digital_certificates")
    assert periods(series) == ["2020", "2021", "2022", "2023"]
    assert [one.date.isoformat() for one in series.breaks] == ["2021-07-01", "2022-01-01"]


def test_half_years_and_years_of_a_flow_are_not_joined(content: Path) -> None:
    for period, value in {"2021-H1": "5 tỷ", "2021": "12 tỷ", "2022-H1": "6 tỷ"}.items():
        add_bulletin(content, "tra-vinh", period, REVENUE.format(f"{value} đồng"))
    (series,) = series_of(content, "postal_revenue")
    assert periods(series) == ["2021-H1", "2022-H1"]
    assert [one.statement.period.code for one in series.left_out] == ["2021"]


def test_a_flow_counted_to_another_month_is_not_joined(content: Path) -> None:
    add_bulletin(content, "tra-vinh", "2021", "  postal_revenue:\n    value: 9 tỷ đồng\n    as_of: 2021-11\n")
    add_bulletin(content, "tra-vinh", "2022", REVENUE.format("12 tỷ đồng"))
    assert series_of(content, "postal_revenue") == ()


def test_counts_of_a_stock_are_joined_whatever_period_they_stand_in(content: Path) -> None:
    add_bulletin(content, "tra-vinh", "2021-H1", CERTIFICATES.format("2.300"))
    (series,) = series_of(content, "digital_certificates")
    assert periods(series) == ["2020", "2021-H1"]


def test_a_share_alone_is_not_joined_to_n_of_m(content: Path) -> None:
    add_bulletin(content, "tra-vinh", "2021", INTEGRATED.format("70%"))
    add_bulletin(content, "tra-vinh", "2022", INTEGRATED.format("1.307/1.849"))
    assert series_of(content, "nps_integrated") == ()
    add_bulletin(content, "tra-vinh", "2023", INTEGRATED.format("1.400/1.849"))
    (series,) = series_of(content, "nps_integrated")
    assert periods(series) == ["2022", "2023"]


def test_figures_on_other_boundaries_are_not_joined(content: Path) -> None:
    add_bulletin(content, "vinh-long-2025", "2024", CERTIFICATES.format("3.000"), "territory: 2025-07-01\n")
    add_bulletin(content, "vinh-long-2025", "2025-08", CERTIFICATES.format("3.100"))
    assert series_of(content, "digital_certificates", "vinh-long-2025") == ()


def test_a_sign_is_no_point_but_a_gap(content: Path) -> None:
    add_bulletin(content, "tra-vinh", "2021", CERTIFICATES.format('"..."'))
    assert series_of(content, "digital_certificates") == ()


def test_a_withdrawn_bulletin_has_no_part_in_a_line(content: Path) -> None:
    withdrawn = "withdrawn:\n  date: 2027-02-01\n  reason: Nguồn đã gỡ bài.\n"
    add_bulletin(content, "tra-vinh", "2021", CERTIFICATES.format("2.300"), withdrawn)
    english = content / "bulletins" / "tra-vinh" / "2021.en.md"
    english.write_text(
        english.read_text("utf-8").replace("texts:\n", "texts:\n  withdrawn.reason: Taken down.\n"), "utf-8"
    )
    assert series_of(content, "digital_certificates") == ()


def test_years_without_a_figure_are_gaps(content: Path) -> None:
    add_bulletin(content, "tra-vinh", "2021", CERTIFICATES.format("2.300"))
    add_bulletin(content, "tra-vinh", "2023", CERTIFICATES.format("2.400"))
    (series,) = series_of(content, "digital_certificates")
    first, second, third = (one.statement for one in series.observations)
    assert not is_gap(first, second)
    assert is_gap(second, third)


@pytest.mark.parametrize(
    ("place", "indicator"),
    [
        # The source's "up 36%" does not fit the first half of 2023, as its editor says.
        ("long-an", "postal_revenue"),
        # 4.977 both times.
        ("tien-giang", "bts_stations"),
        # Level 4 was redefined on 15 August 2022.
        ("long-an", "ops_level4"),
        # A share alone in 2023, all of 161 in 2024.
        ("long-an", "communes_staffed_postal_point"),
        # A quarter of 2011 and the year 2020.
        ("tra-vinh", "postal_revenue"),
        # Over 4.200 to November 2022, 534 in all of 2023.
        ("long-an", "trainees"),
    ],
)
def test_real_series_that_would_mislead(real_site: CheckedSite, place: str, indicator: str) -> None:
    line = [one for one in real_site.site.observations[indicator] if one.bulletin.place.id == place]
    lines: dict[tuple[tuple[str, str], ...], list] = {}  # type: ignore[type-arg]
    for one in line:
        lines.setdefault(one.statement.category, []).append(one)
    assert any(len(own) > 1 for own in lines.values())
    assert not any(drawable_series(own) for own in lines.values())


def test_estimates_are_hollow_and_their_lines_broken(content: Path) -> None:
    add_bulletin(content, "tra-vinh", "2021", CERTIFICATES.format("ước đạt 2.300"))
    add_bulletin(content, "tra-vinh", "2022", CERTIFICATES.format("trên 2.400"))
    checked = check_folder(content)
    edition = make_editions(checked, settings_for(content))[0]
    group = place_charts(checked.site.places["tra-vinh"], edition, Addresses.of_page("vi", "tra-vinh/"))
    assert group
    (chart,) = group.charts
    assert [mark.css.split()[-1] for mark in chart.wide.marks] == ["chart-point", "chart-estimate", "chart-above"]
    joins = [line.css for line in chart.wide.lines if line.css.startswith("chart-line")]
    assert joins == ["chart-line chart-estimate-line"] * 2
    assert [entry.text for entry in group.key] == ["số ước tính", "nguồn ghi “trên” hoặc “ít nhất”"]
    assert chart.about == (
        "Chứng thư số: 3 số liệu từ năm 2020 đến năm 2022.",
        "Số liệu đầu là 2.165 chứng thư (2020), số liệu mới nhất là trên 2.400 chứng thư (2022).",
        "Cao nhất: trên 2.400 chứng thư (2022); thấp nhất: 2.165 chứng thư (2020).",
        "Số ước tính: 2021.",
        "Nguồn không nêu số chính xác: 2022.",
    )


def test_a_place_shows_all_series_that_can_be_drawn(real_editions: tuple[Edition, ...]) -> None:
    edition = real_editions[1]
    group = place_charts(edition.site.places["long-an"], edition, Addresses.of_page("en", "long-an/"))
    assert group
    assert [chart.title for chart in group.charts] == [
        "Payments to the State budget, post",
        "Digital Transformation Index of provinces (DTI), rank",
    ]
    assert group.charts[1].about == (
        "Digital Transformation Index of provinces (DTI), rank: 3 figures from 2020 to 2022.",
        "The first is 27/63 (2020), the latest 11/63 (2022).",
        "Best: 11/63 (2022); worst: 27/63 (2020).",
        "Break in the series from 1 January 2021: The DTI 2021 is assessed by Decision 922/QĐ-BTTTT of 20 May 2022 "
        "(3 pillars, 9 main and 98 component indices) instead of Decision 1726/QĐ-BTTTT.",
    )
