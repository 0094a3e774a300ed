"""Charts of a bulletin: a whole and its parts, progress to targets, the year before; and what is not drawn."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bulletin.model.bulletin import Bulletin
from bulletin.model.figure import Number
from bulletin.render.drawable.bulletins import bulletin_charts
from bulletin.render.drawable.changes import year_before
from bulletin.render.drawable.chart import Chart
from bulletin.render.drawable.compositions import compositions
from bulletin.render.edition import Edition
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite
from tests.conftest import add_bulletin
from tests.render.conftest import check_folder, settings_for

PARTS = "  digital_certificates:\n{}    by:\n      holder:\n        organisation: {}\n        person: {}\n"
TOTAL = "    value: {}\n"


def charts_of(key: str, edition: Edition) -> dict[str, Chart]:
    group = bulletin_charts(bulletin_of(key, edition), edition)
    return {chart.title: chart for chart in group.charts} if group else {}


def bulletin_of(key: str, edition: Edition) -> Bulletin:
    return next(one for one in edition.site.bulletins if one.key == key)


def small_edition(folder: Path) -> Edition:
    return make_editions(check_folder(folder), settings_for(folder))[1]


def test_the_headline_figures_come_first_and_a_few_are_enough(real_editions: tuple[Edition, ...]) -> None:
    assert list(charts_of("tien-giang/2023-h1", real_editions[1])) == [
        "Procedures integrated on the National Public Service Portal: H1 2022 and H1 2023",
        "Digital certificates issued: Holder",
        "Results and their targets",
        "Administrative procedures on the provincial public service portal",
    ]
    groups = [bulletin_charts(one, real_editions[0]) for one in real_editions[0].site.bulletins]
    assert max(len(group.charts) for group in groups if group) <= 4
    assert len([group for group in groups if group]) > 10


def test_parts_of_a_whole_in_words_and_lengths(real_editions: tuple[Edition, ...]) -> None:
    vi, en = (charts_of("tra-vinh/2020", edition) for edition in real_editions[:2])
    chart = vi["Chứng thư số đã cấp: Chủ thể được cấp"]
    assert chart.subtitle == "chứng thư số · 2020 · tổng số 2.165 chứng thư số"
    assert chart.about == (
        "Chứng thư số đã cấp, năm 2020: gồm 2 phần.",
        "Tổng số là 2.165 chứng thư số.",
        "Tổ chức: 475 chứng thư số.",
        "Cá nhân: 1.690 chứng thư số.",
    )
    assert [label.text for label in chart.wide.labels] == ["Tổ chức", "475", "Cá nhân", "1.690"]
    assert (chart.sources[0].label, chart.table.href) == ("[1]", "#digital-certificates")
    assert en["Digital certificates issued: Holder"].about == (
        "Digital certificates issued, 2020: 2 parts.",
        "The whole is 2,165 certificates.",
        "Organisations: 475 certificates.",
        "Individuals: 1,690 certificates.",
    )


def test_results_and_targets_in_words(real_editions: tuple[Edition, ...]) -> None:
    vi, en = (charts_of("tien-giang/2023-h1", edition) for edition in real_editions[:2])
    assert vi["Kết quả so với mục tiêu"].about == (
        "Thủ tục hành chính tích hợp trên Cổng Dịch vụ công quốc gia: 70,68%; mục tiêu 70%: đạt.",
    )
    assert en["Results and their targets"].about == (
        "Procedures integrated on the National Public Service Portal: 70.68%; target 70%: met.",
    )
    (plans,) = charts_of("tra-vinh/2024", real_editions[1]).values()
    assert (plans.title, plans.subtitle) == ("Part of the plan reached", "per cent of what was planned")
    assert plans.about[0].endswith(": 76.5% of plan.")


def test_the_year_before_in_words(real_editions: tuple[Edition, ...]) -> None:
    chart = charts_of("tien-giang/2023-h1", real_editions[0])[
        "Thủ tục hành chính tích hợp trên Cổng Dịch vụ công quốc gia: 6 tháng đầu 2022 và 6 tháng đầu 2023"
    ]
    assert chart.about == (
        "Thủ tục hành chính tích hợp trên Cổng Dịch vụ công quốc gia: 6 tháng đầu năm 2022 là 648 thủ tục, "
        "6 tháng đầu năm 2023 là 1.307/1.849 thủ tục.",
        "Số liệu kỳ trước lấy từ một bản tin khác.",
    )


@pytest.mark.parametrize(
    ("key", "statement", "reason"),
    [
        ("tra-vinh/2011-q2", "public_telecom_funds", "28.8 and 8.6 are not 37.1"),
        ("lao-cai/2024-10", "service_index_score", "only some districts, and scores of districts make no sum"),
        ("long-an/2024", "work_files_online_share", "shares of levels make no whole"),
    ],
)
def test_parts_that_make_no_whole(real_site: CheckedSite, key: str, statement: str, reason: str) -> None:
    bulletin = next(one for one in real_site.site.bulletins if one.key == key)
    found = next(one for one in bulletin.statements if one.id == statement)
    assert found.parts
    assert list(compositions(found, bulletin)) == [], reason


def test_parts_that_do_not_add_up(real_site: CheckedSite) -> None:
    bulletin = next(one for one in real_site.site.bulletins if one.key == "tra-vinh/2020")
    whole = next(one for one in bulletin.statements if one.id == "digital_certificates")
    assert whole.figure
    assert len(list(compositions(whole, bulletin))) == 1
    wrong = replace(whole, figure=replace(whole.figure, number=Number(Decimal(2166))))
    assert list(compositions(wrong, bulletin)) == []


@pytest.mark.parametrize(
    ("figures", "count"),
    [
        (PARTS.format(TOTAL.format("12"), 5, 7), 1),
        (PARTS.format("", 5, 7), 1),
        (PARTS.format("", 5, "trên 7"), 0),
        (PARTS.format("", 5, '"..."'), 0),
        (PARTS.format("", 5, '"-"'), 1),
        (PARTS.format("", 5, "ước đạt 7"), 0),
        ("  digital_certificates:\n    value: 12\n    by:\n      holder:\n        organisation: 5\n", 0),
        ("  admin_procedures: 12\n  ops_online: 5\n  ops_none: 7\n", 1),
        ("  admin_procedures: 12\n  ops_online: 5\n", 0),
        ("  admin_procedures: 12\n  ops_online: 5\n  ops_none:\n    value: 7\n    as_of: 2021-05\n", 0),
    ],
)
def test_a_whole_needs_all_its_parts_and_exact_ones(content: Path, figures: str, count: int) -> None:
    add_bulletin(content, "tra-vinh", "2021", figures)
    edition = small_edition(content)
    bulletin = bulletin_of("tra-vinh/2021", edition)
    assert sum(len(list(compositions(one, bulletin))) for one in bulletin.statements) == count


@pytest.mark.parametrize(
    ("before", "figure", "drawn"),
    [
        ("100 tỷ", "143,2 tỷ đồng, tăng 43,16% so với năm 2020", True),
        ("100 tỷ", "143,2 tỷ đồng", True),
        # Rounded so far that bars of 7 and 7.1 would not show the 7% of the source.
        ("7 tỷ", "7,1 tỷ đồng, tăng 7% so với năm 2020", False),
        ("7 tỷ", "7 tỷ đồng", False),
    ],
)
def test_the_year_before_is_drawn_where_bars_show_the_change(
    content: Path, before: str, figure: str, *, drawn: bool
) -> None:
    add_bulletin(content, "long-an", "2020", f"  postal_revenue: {before} đồng\n")
    add_bulletin(content, "long-an", "2021", f"  postal_revenue: {figure}\n")
    edition = small_edition(content)
    bulletin = bulletin_of("long-an/2021", edition)
    found = year_before(bulletin.statements[0], bulletin, edition.site)
    assert (found is not None) is drawn


def test_the_year_before_is_that_of_the_same_months_and_of_one_place(content: Path) -> None:
    add_bulletin(content, "long-an", "2020", "  postal_revenue: 100 tỷ đồng\n")
    add_bulletin(content, "long-an", "2021-H1", "  postal_revenue: 60 tỷ đồng\n")
    add_bulletin(content, "tra-vinh", "2021", "  postal_revenue: 120 tỷ đồng\n")
    edition = small_edition(content)
    for key in ("long-an/2021-h1", "tra-vinh/2021"):
        bulletin = bulletin_of(key, edition)
        assert year_before(bulletin.statements[0], bulletin, edition.site) is None


def test_a_change_says_what_the_source_says(content: Path) -> None:
    add_bulletin(content, "long-an", "2020", "  postal_revenue: 100 tỷ đồng\n")
    add_bulletin(content, "long-an", "2021", "  postal_revenue: ước đạt 143,2 tỷ đồng, tăng 43,16% so với năm 2020\n")
    edition = small_edition(content)
    (chart,) = charts_of("long-an/2021", edition).values()
    assert chart.title == "Postal revenue: 2020 and 2021"
    assert chart.about == (
        "Postal revenue: VND 100 billion in 2020, estimated at VND 143.2 billion in 2021.",
        "The source says: up 43.16%.",
        "The earlier figure is that of another bulletin.",
    )
    assert [mark.css for mark in chart.wide.marks] == [
        "chart-bar chart-before",
        "chart-bar chart-estimate",
    ]
    texts = [label.text for label in chart.wide.labels]
    assert texts[:5] == ["2020", "100 billion", "2021", "up 43.16%", "143.2 billion"]
    assert sorted(texts[5:]) == ["0", "100 billion", "150 billion", "50 billion"]


def test_a_withdrawn_bulletin_has_no_charts(content: Path) -> None:
    withdrawn = "withdrawn:\n  date: 2027-02-01\n  reason: Nguồn đã gỡ bài.\n"
    add_bulletin(content, "tra-vinh", "2021", PARTS.format("", 5, 7), withdrawn)
    english = content / "bulletins" / "tra-vinh" / "2021.en.md"
    text = english.read_text("utf-8").replace("texts:\n", "texts:\n  withdrawn.reason: Taken down.\n")
    english.write_text(text, "utf-8")
    edition = small_edition(content)
    assert bulletin_charts(bulletin_of("tra-vinh/2021", edition), edition) is None
