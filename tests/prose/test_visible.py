"""What readers see as words: the rest is blanked, and nothing moves."""

from pathlib import Path

import pytest

from bulletin.prose.visible import GAP, Heading, headings, visible, visible_line
from bulletin.render.words import WordRenderer
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("body", "kept"),
    [
        ("Có [[postal_revenue]] và [[=12]] xã", "Có  và  xã"),
        ("xem [bài 3](https://a.vn/2020_(1) “2021”) ở đây", "xem [bài 3] ở đây"),
        ("[[=5]](12%)", "(12%)"),
        ("xem [nguồn][1]\n\n[1]: https://a.vn/12", "xem [nguồn]"),
        ("các số [12][13]", "các số [12][13]"),
        ("`7 mã` và ``8 ` 9``", "và"),
        ("một dấu ` lẻ 10", "một dấu ` lẻ 10"),
        ("trước <!-- 11\n12 --> sau", "trước  sau"),
        ("trước <!-- 11", "trước"),
        ('<span lang="en-2">13</span>', "13"),
        ("xem <https://a.vn/14> và https://a.vn/15, hay thu16@a.vn", "xem  và  hay"),
        ("5 < 6 và 7 > 4", "5 < 6 và 7 > 4"),
        ("55&nbsp;tỷ&#8239;878 triệu", "55 tỷ 878 triệu"),
        ("**16** và _17_ nhưng a_18_b", "16 và 17 nhưng a_18_b"),
        ("1. một\n2. hai", "một\n hai"),
        ("Số này\n12. Và số kia", "Số này\n12. Và số kia"),
        ("## 1. Bưu chính năm 2020", "##  Bưu chính năm 2020"),
        ("Đoạn.\n\n    19 dòng mã", "Đoạn."),
        ("- mục\n\n    20 vẫn thuộc mục", "- mục\n\n    20 vẫn thuộc mục"),
    ],
)
def test_blanks_what_is_no_word(body: str, kept: str) -> None:
    shown = visible(body)
    assert len(shown) == len(body)
    assert _bare(shown) == _bare(kept)


def _bare(text: str) -> str:
    return " ".join(text.replace(GAP, " ").split())


def test_every_letter_that_is_left_stands_where_it_stood() -> None:
    body = "Có **1.849** `12` [thủ tục](https://a.vn/7),\n<!-- 3 -->tức [[a.share]] 23,09%."
    assert all(kept in (letter, " ", GAP) for letter, kept in zip(body, visible(body), strict=True))


def test_a_title_is_no_markdown() -> None:
    assert _bare(visible_line("1. Mã `12` [[=3]] và https://a.vn/4")) == "1. Mã `12` và"


def test_finds_headings_with_their_levels_and_places() -> None:
    body = "# Một [[a]]\n\n##Hai ##\nchữ\n\nBa\n===\n\nBốn\n---\n\n<h3>Năm</h3>\n\n`## không`\n\n    # không\n"
    assert list(headings(body)) == [
        Heading(1, "Một [[a]]", 0),
        Heading(2, "Hai", 13),
        Heading(1, "Ba", 27),
        Heading(2, "Bốn", 35),
        Heading(3, "Năm", 44),
    ]


def test_headings_are_those_that_are_rendered() -> None:
    """Over all bodies of the real content, against the Markdown that pages are made with."""
    renderer = WordRenderer()
    bodies = [path.read_text("utf-8").split("\n---\n", 1)[1] for path in _real_bulletins()]
    assert len(bodies) >= 78
    for body in bodies:
        rendered = renderer.body(body, str, 2).headings
        assert [heading.text for heading in headings(body)] == [heading.text for heading in rendered]


def _real_bulletins() -> list[Path]:
    return sorted((ROOT / "content" / "bulletins").glob("*/*.md"))
