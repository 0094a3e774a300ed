"""The bilingual edition: both languages, each where it belongs, and figures that stand once."""

import re
from pathlib import Path

import pytest

from bulletin.render.edition import Edition
from bulletin.render.printed.bilingual import Bilingual
from bulletin.render.printed.blocks import blocks, pairs
from bulletin.render.prints import Task
from bulletin.site.site import CheckedSite
from tests.render.conftest import CACHE, LIBRARIES, TEMPLATES, render_prints, text_of
from tests.render.test_prints import run_poppler

KEYS = ("tra-vinh/2020", "tien-giang/2023-h1")


@pytest.fixture(scope="module")
def bilingual(real_site: CheckedSite, real_editions: tuple[Edition, ...]) -> dict[str, str]:
    """The HTML of two bulletins."""
    made = Bilingual(*real_editions[:2])
    return {one.key: made.html(one) for one in real_site.site.bulletins if one.key in KEYS}


def row(html: str, anchor: str) -> str:
    found = re.search(rf'<tr id="{anchor}".*?</tr>', html, re.DOTALL)
    assert found
    return text_of(found[0])


def test_stubs_heads_and_words_of_figures_are_double(bilingual: dict[str, str]) -> None:
    html = bilingual["tra-vinh/2020"]
    assert row(html, "postal-revenue") == (
        "Doanh thu bưu chính Postal revenue đồng VND ước đạt 55 tỷ 878 triệu đồng estimated at VND 55.878 billion"
        " tăng 43,16% so với năm 2019 up 43.16% compared with 2019 [1] §3"
    )
    assert "Chỉ tiêu Indicator Đơn vị tính Unit Giá trị Value" in text_of(html)
    assert "Số liệu Figures Bưu chính Post" in text_of(html)


def test_a_number_without_words_stands_once_in_the_first_notation(bilingual: dict[str, str]) -> None:
    html = bilingual["tra-vinh/2020"]
    assert "165.658" in row(html, "docs-out")
    assert "165,658" not in row(html, "docs-out")
    assert "1.234.567,8 số không kèm chữ chỉ in một lần" in text_of(html)


def test_a_value_with_words_has_its_unit_beside_it_in_each_language(bilingual: dict[str, str]) -> None:
    text = text_of(bilingual["tien-giang/2023-h1"])
    assert "trên 11.210 tài khoản over 11,210 accounts" in text
    # Without words the number stands once, and its unit in both.
    assert "2.565 chứng thư số certificates" in text


def test_tables_have_no_empty_columns(bilingual: dict[str, str]) -> None:
    tables = re.findall(r"<table.*?</table>", bilingual["tra-vinh/2020"], re.DOTALL)
    heads = [text_of(re.findall(r"<thead>.*?</thead>", table, re.DOTALL)[0]) for table in tables]
    everywhere = "Chỉ tiêu Indicator Đơn vị tính Unit Giá trị Value{} Nguồn Source"
    # Post, telecommunications: growth. Digital government: shares. Then infrastructure: neither.
    assert heads[:4] == [everywhere.format(more) for more in (" So sánh Change", " So sánh Change", " Tỷ lệ Share", "")]


def test_whatever_is_in_the_second_language_says_so(bilingual: dict[str, str]) -> None:
    html = bilingual["tien-giang/2023-h1"]
    assert html.count(' lang="en"') > 250
    bare = re.sub(r'<span class="second" lang="en">.*?</span>', "", html)
    bare = re.sub(r'<div class="side" lang="en">.*?</div>', "", bare, flags=re.DOTALL)
    assert "Dịch vụ công trực tuyến toàn trình" in bare
    words = set(re.findall(r"[a-z]+", text_of(bare.partition("<body")[2]).lower()))
    assert not words & {"the", "of", "figures", "share", "target", "source", "services"}


def test_the_commentary_stands_paragraph_beside_paragraph(bilingual: dict[str, str]) -> None:
    html = bilingual["tra-vinh/2020"]
    found = re.findall(r'<div class="side">(.*?)</div>\s*<div class="side" lang="en">(.*?)</div>', html, re.DOTALL)
    assert len(found) == 10
    assert [text_of(side) for side in found[0]] == ["Bưu chính và viễn thông", "Post and telecommunications"]
    assert text_of(found[1][0]).startswith("Doanh thu bưu chính năm 2020")
    assert text_of(found[1][1]).startswith("Postal revenue in 2020")


def test_ids_are_unique(bilingual: dict[str, str]) -> None:
    for html in bilingual.values():
        ids = re.findall(r' id="([^"]*)"', html)
        assert len(ids) > 40
        assert len(ids) == len(set(ids))


def test_words_that_are_built_otherwise_stand_section_beside_section() -> None:
    first = "<h3>A</h3>\n<p>a</p>\n<h3>B</h3>\n<ul>\n<li>b<br>c</li>\n</ul>"
    assert [block.tag for block in blocks(first)] == ["h3", "p", "h3", "ul"]
    other = "<h3>C</h3>\n<p>c</p>\n<p>d</p>\n<h3>D</h3>\n<p>e</p>"
    assert [(text_of(pair.first), text_of(pair.second)) for pair in pairs(first, other)] == [
        ("A a", "C c d"),
        ("B b c", "D e"),
    ]
    assert [(pair.first, pair.second) for pair in pairs("<p>a</p>", "<h3>b</h3>\n<p>c</p>\n<h3>d</h3>")] == [
        ("<p>a</p>", "<h3>b</h3>\n<p>c</p>\n<h3>d</h3>")
    ]
    assert pairs("", "") == ()


def test_every_word_on_paper_stands_in_the_html(bilingual: dict[str, str], tmp_path: Path) -> None:
    html = bilingual["tra-vinh/2020"]
    (made,) = render_prints([Task("both.pdf", html, TEMPLATES, CACHE, "bilingual", LIBRARIES)], 1)
    file = tmp_path / "print.pdf"
    file.write_bytes(made.content)
    text = run_poppler("pdftotext", str(file), "-")
    running = " ".join(re.findall(r'data-\w+="([^"]*)"', html))
    together = "".join(f"{text_of(html)}{running}/".split()).replace("-", "")
    strange = {word for word in text.replace("-", "").split() if word not in together}
    assert "Postal" in text
    assert not {word for word in strange if not re.fullmatch(r"\d+(?:/\d+)?", word)}
