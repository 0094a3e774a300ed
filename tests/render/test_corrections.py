"""What readers see of corrections and withdrawals, in both languages, on the page and in the print edition."""

import re
from pathlib import Path

import pytest

from bulletin.render.data import render_tables
from bulletin.render.sheets import print_html
from bulletin.render.whole import make_editions
from tests.conftest import add_bulletin
from tests.render.conftest import (
    Pages,
    RenderFigures,
    check_folder,
    render_all_pages,
    row_of,
    settings_for,
    text_of,
)

BULLETIN = "{}/tra-vinh/2020/index.html"
FIGURES = (
    "  digital_certificates:\n    value: 2.165\n    by:\n      holder:\n        person: 1.690\n"
    "plans:\n  postal_revenue: 60 tỷ\n"
)
HEAD = """\
corrections:
  - date: 2021-03-01
    figure: digital_certificates
    was: khoảng 2.150
    now: 2.156
    reason: Nguồn đã sửa.
  - date: 2021-03-02
    figure: digital_certificates
    was: 2.156
    now: 2.165
    reason: Gõ nhầm.
  - date: 2021-03-02
    figure: digital_certificates.holder.person
    was: 1.690
    now: 1.690
    reason: Trước ghi nhầm kỳ.
  - date: 2021-03-02
    figure: plans.postal_revenue
    was: 6 tỷ
    now: 60 tỷ
    reason: Thiếu một chữ số.
  - date: 2021-03-03
    figure: nps_integrated
    was: 1.307/1.849
    reason: Không phải của tỉnh.
"""
TEXTS = """\
  corrections.0.reason: The source was mended.
  corrections.1.reason: Mistyped.
  corrections.2.reason: The period was wrong.
  corrections.3.reason: A digit was missing.
  corrections.4.reason: Not of the province.
"""


@pytest.fixture
def corrected(render_figures: RenderFigures) -> Pages:
    return render_figures(FIGURES, head=HEAD, texts=TEXTS)


def record(html: str) -> list[str]:
    section = re.search(r'<section class="section" id="corrections">.*?</section>', html, re.DOTALL)
    assert section
    return [text_of(entry) for entry in re.findall(r"<li>.*?</li>", section[0], re.DOTALL)]


def test_the_record_tells_date_old_value_new_value_and_reason(corrected: Pages) -> None:
    assert record(corrected[BULLETIN.format("en")]) == [
        "1 Mar 2021: Digital certificates about 2,150 certificates corrected to 2,156 certificates. "
        "The source was mended.",
        "2 Mar 2021: Digital certificates 2,156 certificates corrected to 2,165 certificates. Mistyped.",
        "2 Mar 2021: Digital certificates: Individuals 1,690 certificates, number unchanged. The period was wrong.",
        "2 Mar 2021: Postal revenue VND 6 billion corrected to VND 60 billion. A digit was missing.",
        "3 Mar 2021: Integrated procedures 1,307/1,849 procedures, no longer stated. Not of the province.",
    ]
    assert record(corrected[BULLETIN.format("vi")]) == [
        "01/03/2021: Chứng thư số Sửa khoảng 2.150 chứng thư thành 2.156 chứng thư. Nguồn đã sửa.",
        "02/03/2021: Chứng thư số Sửa 2.156 chứng thư thành 2.165 chứng thư. Gõ nhầm.",
        "02/03/2021: Chứng thư số: Cá nhân 1.690 chứng thư, số giữ nguyên. Trước ghi nhầm kỳ.",
        "02/03/2021: Doanh thu bưu chính Sửa 6 tỷ đồng thành 60 tỷ đồng. Thiếu một chữ số.",
        "03/03/2021: Thủ tục tích hợp Bỏ 1.307/1.849 thủ tục khỏi bản tin. Không phải của tỉnh.",
    ]


def test_the_row_of_a_corrected_figure_says_so_with_its_old_value(corrected: Pages) -> None:
    vi, en = (corrected[BULLETIN.format(language)] for language in ("vi", "en"))
    assert row_of(en, "digital-certificates") == (
        "Digital certificates corrected on 1 Mar 2021, before: about 2,150 "
        "corrected on 2 Mar 2021, before: 2,156 certificates 2,165 [1]"
    )
    assert row_of(en, "digital-certificates-holder-person") == "Individuals corrected on 2 Mar 2021 1,690 [1]"
    assert row_of(vi, "plans-postal-revenue").startswith(
        "Doanh thu bưu chính đã đính chính ngày 02/03/2021, số cũ: 6 tỷ đồng"
    )
    assert '<a href="#corrections">corrected on 2 Mar 2021, before: 2,156</a>' in en


def test_the_record_leads_back_to_the_rows(corrected: Pages) -> None:
    page = corrected[BULLETIN.format("en")]
    for anchor in ("digital-certificates", "digital-certificates-holder-person", "plans-postal-revenue"):
        assert f'<a href="#{anchor}">' in page.partition('id="corrections"')[2]
        assert f'<tr id="{anchor}"' in page


def withdraw(content: Path) -> None:
    folder = content / "bulletins" / "tra-vinh"
    for name, old, new in (
        ("2020.md", "sources:\n", "headline: digital_certificates\nsources:\n"),
        ("2020.md", "sources:\n", "withdrawn:\n  date: 2021-11-30\n  reason: Nguồn đã gỡ bài & xin lỗi.\nsources:\n"),
        ("2020.md", "title: Bản tin thử", 'title: "Bản tin & thử"'),
        ("2020.en.md", "texts:\n", "texts:\n  withdrawn.reason: The source took it down.\n"),
    ):
        path = folder / name
        path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


@pytest.fixture
def withdrawn(content: Path) -> Path:
    """The smallest site, its bulletin withdrawn, with one of the year before that stands."""
    withdraw(content)
    add_bulletin(content, "tra-vinh", "2019", "  digital_certificates: 1.966\n")
    return content


def test_a_withdrawn_bulletin_says_so_at_its_head_and_keeps_its_figures(withdrawn: Path) -> None:
    pages = render_all_pages(check_folder(withdrawn), settings_for(withdrawn))
    vi, en = (pages[BULLETIN.format(language)] for language in ("vi", "en"))
    assert [text_of(notice) for notice in re.findall(r'<p class="notice">.*?</p>', en)] == [
        "This bulletin was withdrawn on 30 November 2021. Reason: The source took it down.",
        "Words and figures are kept below as they were published. They serve no series any more.",
    ]
    assert "Bản tin này đã được thu hồi vào ngày 30 tháng 11 năm 2021. Lý do: Nguồn đã gỡ bài & xin lỗi." in text_of(vi)
    assert "<title>Bản tin &amp; thử (đã thu hồi ngày 30/11/2021)" in vi
    assert '<meta name="description" content="This bulletin was withdrawn on 30 November 2021.' in en
    assert "Status Withdrawn on 30 Nov 2021" in text_of(en)
    assert en.count('<div class="withdrawn">') == 1
    assert en.index('<div class="withdrawn">') < en.index('<tr id="digital-certificates"')
    assert row_of(en, "digital-certificates") == "Digital certificates certificates 2,165 [1]"
    assert 'class="headlines"' not in en
    standing = pages["en/tra-vinh/2019/index.html"]
    assert "withdrawn" not in standing.partition('<nav class="neighbours"')[0]
    assert "Tra Vinh, 2020 (withdrawn on 30 Nov 2021)" in text_of(standing)


def test_a_withdrawn_bulletin_serves_no_series(withdrawn: Path) -> None:
    checked = check_folder(withdrawn)
    (observation,) = checked.site.observations["digital_certificates"]
    assert observation.bulletin.period.code == "2019"
    page = render_all_pages(checked, settings_for(withdrawn))["en/indicators/digital_certificates/index.html"]
    assert "1,966" in page
    assert "2,165" not in page
    files = {artefact.path: artefact.content.decode() for artefact in render_tables(checked)}
    assert "tra-vinh/2020#digital_certificates,false," in files["data/figures.csv"]
    assert "tra-vinh/2019#digital_certificates,true," in files["data/figures.csv"]


def test_every_sheet_of_its_print_edition_says_so(withdrawn: Path) -> None:
    vi, en = (
        print_html(edition.site.bulletins[-1], edition)
        for edition in make_editions(check_folder(withdrawn), settings_for(withdrawn))
    )
    assert 'data-head="Trang thử  ·  Trà Vinh, 2020 (đã thu hồi ngày 30/11/2021)"' in vi
    assert 'data-head="Test site  ·  Tra Vinh, 2020 (withdrawn on 30 Nov 2021)"' in en
    assert "This bulletin was withdrawn on 30 November 2021." in text_of(en)
    assert row_of(en, "digital-certificates") == "Digital certificates certificates 2,165 [1]"
