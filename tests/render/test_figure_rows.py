"""What a row of a bulletin's table prints. Expected values are typed from the printed reports."""

import re
from pathlib import Path

import pytest

from bulletin.render.sheets import print_html
from bulletin.render.whole import make_editions
from tests.conftest import add_bulletin
from tests.render.conftest import Pages, RenderFigures, check_folder, row_of, settings_for, text_of

TRA_VINH, TIEN_GIANG = "{}/tra-vinh/2020/index.html", "{}/tien-giang/2023-h1/index.html"
BULLETIN = "{}/tra-vinh/2020/index.html"


@pytest.mark.parametrize(
    ("page", "anchor", "vi", "en"),
    [
        (
            TRA_VINH,
            "postal-revenue",
            "Doanh thu bưu chính đồng ước đạt 55 tỷ 878 triệu đồng tăng 43,16% so với năm 2019 [1] §3",
            "Postal revenue VND estimated at VND 55.878 billion up 43.16% compared with 2019 [1] §3",
        ),
        (
            TRA_VINH,
            "docs-out-signed",
            "Văn bản đi được ký số văn bản 121.913 73,6% [1] §5",
            "Outgoing documents digitally signed documents 121,913 73.6% [1] §5",
        ),
        (TIEN_GIANG, "digital-certificates-holder-person", "Cá nhân 2.238 [2] §7", "Individuals 2,238 [2] §7"),
        (
            TIEN_GIANG,
            "ops-partial",
            "Dịch vụ công trực tuyến một phần thủ tục 427 23,09% [1] §3 [2] §4",
            "Partial online public services procedures 427 23.09% [1] §3 [2] §4",
        ),
        (
            TIEN_GIANG,
            "mail-accounts",
            "Tài khoản thư điện tử công vụ tài khoản trên 11.210 [1] §5 [2] §7",
            "Official e-mail accounts accounts over 11,210 [1] §5 [2] §7",
        ),
    ],
)
def test_prints_a_figure_as_its_source_does_in_the_notation_of_the_page(
    real_pages: Pages, page: str, anchor: str, vi: str, en: str
) -> None:
    assert row_of(real_pages[page.format("vi")], anchor) == vi
    assert row_of(real_pages[page.format("en")], anchor) == en


def test_tells_of_a_target_whether_it_was_met(real_pages: Pages) -> None:
    assert "70,68% mục tiêu 70%: đạt" in row_of(real_pages[TIEN_GIANG.format("vi")], "nps-integrated")
    assert "70.68% target 70%: met" in row_of(real_pages[TIEN_GIANG.format("en")], "nps-integrated")


def test_tells_that_a_share_was_cut_off_and_what_it_would_be(real_pages: Pages) -> None:
    # 1307 / 1849 = 70.6868…%, printed as 70,68%.
    assert "tính thêm chữ số là 70,6868%" in text_of(real_pages[TIEN_GIANG.format("vi")])
    assert "worked out further it is 70.6868%" in text_of(real_pages[TIEN_GIANG.format("en")])


def test_prints_the_day_of_a_count_and_a_period_that_is_not_the_bulletins(real_pages: Pages) -> None:
    assert "tính đến tháng 6 năm 2023" in row_of(real_pages[TIEN_GIANG.format("vi")], "agency-eids")
    assert "as of June 2023" in row_of(real_pages[TIEN_GIANG.format("en")], "agency-eids")
    lao_cai = real_pages["vi/lao-cai/2020-7m/index.html"]
    assert "6 tháng đầu năm 2020" in row_of(lao_cai, "ops34-dossiers")


def test_never_prints_an_assumed_base(render_figures: RenderFigures) -> None:
    pages = render_figures("  digital_certificates: 2.165, tăng 5%\n")
    assert row_of(pages[BULLETIN.format("vi")], "digital-certificates") == "Chứng thư số chứng thư 2.165 tăng 5% [1]"


@pytest.mark.parametrize(("sign", "meaning"), [("-", "no facts occurred"), ("x", "does not apply")])
def test_prints_a_sign_and_explains_only_the_signs_that_it_uses(
    render_figures: RenderFigures, sign: str, meaning: str
) -> None:
    page = render_figures(f'  digital_certificates: "{sign}"\n')[BULLETIN.format("en")]
    assert row_of(page, "digital-certificates") == f"Digital certificates certificates {sign} [1]"
    assert meaning in text_of(page)
    assert "facts occurred but no information was collected" not in text_of(page)


def test_shows_an_accepted_error_with_its_reason_beside_the_figure(render_figures: RenderFigures) -> None:
    figures = "  nps_integrated:\n    value: 1.307/1.300\n    accept:\n      n-above-m: Nguồn in như vậy.\n"
    texts = "  figures.nps_integrated.accept.n-above-m: The source prints it so.\n"
    pages = render_figures(figures, texts=texts)
    assert "In đúng như nguồn: Nguồn in như vậy." in row_of(pages[BULLETIN.format("vi")], "nps-integrated")
    assert "Printed as in the source: The source prints it so." in row_of(
        pages[BULLETIN.format("en")], "nps-integrated"
    )


def test_shows_a_status_only_where_it_differs_and_is_not_said_already(render_figures: RenderFigures) -> None:
    page = render_figures(
        "  digital_certificates:\n    value: 2.165\n    status: preliminary\n  postal_revenue: ước đạt 4 tỷ đồng\n"
    )[BULLETIN.format("en")]
    assert row_of(page, "digital-certificates") == "Digital certificates preliminary figure certificates 2,165 [1]"
    assert row_of(page, "postal-revenue") == "Postal revenue VND estimated at VND 4 billion [1]"


def test_leads_from_a_note_mark_to_its_note_under_the_table(render_figures: RenderFigures) -> None:
    figures = "  digital_certificates:\n    value: 2.165\n    note: Chỉ tính đến tháng 11.\n"
    texts = "  figures.digital_certificates.note: Up to November only.\n"
    page = render_figures(figures, texts=texts)[BULLETIN.format("en")]
    assert row_of(page, "digital-certificates") == "Digital certificates certificates 2,165 (1) [1]"
    note = re.search(r'<li id="note-1">.*?</li>', page)
    assert note
    assert text_of(note[0]) == "(1) Up to November only."


def test_on_paper_a_note_is_a_footnote_at_the_first_of_its_marks(content: Path) -> None:
    figures = (
        "  digital_certificates:\n    value: 2.165\n    note: Chỉ tính đến tháng 11.\n"
        "  postal_revenue:\n    value: 4 tỷ đồng\n    note: Chỉ tính đến tháng 11.\n"
    )
    add_bulletin(content, "tra-vinh", "2019", figures)
    english = content / "bulletins" / "tra-vinh" / "2019.en.md"
    notes = "".join(f"  figures.{name}.note: November.\n" for name in ("digital_certificates", "postal_revenue"))
    english.write_text(english.read_text("utf-8").replace("texts:\n", f"texts:\n{notes}"), "utf-8")
    checked = check_folder(content)
    bulletin = next(one for one in checked.site.bulletins if one.key == "tra-vinh/2019")
    html = print_html(bulletin, make_editions(checked, settings_for(content))[0])
    first, second = re.findall(r'<td class="value">.*?</td>', html, re.DOTALL)
    assert text_of(first) == "2.165 (1) (1) Chỉ tính đến tháng 11."
    assert text_of(second) == "4 tỷ đồng (1)"
    assert html.count('<span class="footnote" role="doc-footnote" id="note-1">') == 1
    assert 'class="notes"' not in html


def test_shows_a_correction_for_ever(render_figures: RenderFigures) -> None:
    head = (
        "corrections:\n  - date: 2021-03-01\n    figure: digital_certificates\n    was: 2.156\n    now: 2.165\n"
        "    reason: Gõ nhầm.\n"
    )
    pages = render_figures(
        "  digital_certificates: 2.165\n", head=head, texts="  corrections.0.reason: A slip of the keyboard.\n"
    )
    section = re.search(
        r'<section class="section" id="corrections">.*?</section>', pages[BULLETIN.format("en")], re.DOTALL
    )
    assert section
    assert text_of(section[0]) == (
        "Corrections 1 Mar 2021: Digital certificates 2,156 certificates corrected to 2,165 certificates. "
        "A slip of the keyboard."
    )


def test_keeps_plans_out_of_the_tables_of_results(real_pages: Pages) -> None:
    page = real_pages[TIEN_GIANG.format("en")]
    results, _, plans = page.partition('id="plans"')
    assert "plans-mail-use-share" not in results
    assert row_of(plans, "plans-mail-use-share").startswith("Share of cadres and civil servants")


def test_parts_stand_below_an_indicator_whose_total_no_source_states(real_pages: Pages) -> None:
    page = real_pages["en/long-an/2023/index.html"]
    assert row_of(page, "training-classes").startswith("Training classes classes")
    rows = re.findall(r'<tr id="(training-classes[^"]*)"(?: class="(part)")?', page)
    assert rows[0] == ("training-classes", "")
    assert {part for _, part in rows[1:]} == {"part"}


def test_equal_notes_of_one_table_share_a_number(real_pages: Pages) -> None:
    page = real_pages[TRA_VINH.format("vi")]
    servers, workstations = row_of(page, "soc-servers"), row_of(page, "soc-workstations")
    assert servers == "Máy chủ trong hệ thống an ninh mạng (SOC) máy chủ 25 (9) [1] §7"
    assert workstations == "Máy trạm trong hệ thống an ninh mạng (SOC) máy trạm 30 (9) [1] §7"
    assert text_of(page).count("Hệ thống triển khai thí điểm") == 1


def test_says_which_of_two_statements_does_not_serve_the_series(render_figures: RenderFigures) -> None:
    figures = (
        "  digital_certificates:\n    values:\n"
        "      - value: 2.165\n        use: true\n        note: Số đã đối chiếu.\n"
        "      - value: 2.170\n"
    )
    texts = "  figures.digital_certificates.values.0.note: Checked.\n"
    page = render_figures(figures, texts=texts)[BULLETIN.format("en")]
    assert row_of(page, "digital-certificates") == "Digital certificates certificates 2,165 (1) [1]"
    assert "not used in series certificates 2,170" in text_of(page)
