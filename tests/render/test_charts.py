"""Charts as pages and print editions hold them: markup, words, colours and links."""

import re
from collections.abc import Iterator
from html import unescape
from itertools import combinations, pairwise
from pathlib import Path

import pytest

from bulletin.render.assets import print_style, screen_style
from bulletin.render.edition import Edition
from bulletin.render.pdf import make_press, print_pdf
from bulletin.render.sheets import print_html
from tests.render.conftest import CACHE, TEMPLATES, Pages, text_of
from tests.render.test_prints import run_poppler

PAGES = ("tra-vinh/index.html", "tra-vinh/2020/index.html", "indicators/dti_rank/index.html")
# What a reader must tell from the paper.
SERIES = tuple(f"--series-{number}" for number in range(1, 7))


def figures_of(html: str) -> list[str]:
    return re.findall(r'<figure class="chart-figure".*?</figure>', html, re.DOTALL)


def charts(pages: Pages) -> Iterator[tuple[str, str]]:
    for language in ("vi", "en"):
        for path in PAGES:
            found = figures_of(pages[f"{language}/{path}"])
            assert found
            yield from ((f"{language}/{path}", figure) for figure in found)


def test_each_chart_has_a_title_a_unit_a_source_words_and_a_way_to_its_table(real_pages: Pages) -> None:
    for path, figure in charts(real_pages):
        page = real_pages[path]
        anchor = re.search(r'id="([^"]+)"', figure)
        assert anchor
        for drawing in re.findall(r"<svg[^>]*>", figure):
            assert 'role="img"' in drawing
            assert f'aria-labelledby="{anchor[1]}-title"' in drawing
            assert f'aria-describedby="{anchor[1]}-about"' in drawing
        for part in ("title", "about"):
            assert page.count(f'id="{anchor[1]}-{part}"') == 1
            assert re.search(rf'id="{anchor[1]}-{part}">[^<]', figure)
        assert re.search(r'class="chart-unit">[^<]', figure)
        words = text_of(figure)
        assert ("Nguồn: " if path.startswith("vi") else "Source: ") in words
        table = re.findall(r'href="#([^"]+)">(?:Bảng số liệu|Table)</a>', figure)
        assert len(table) == 1
        assert f'id="{table[0]}"' in page


def test_nothing_in_a_page_has_a_style_of_its_own(real_pages: Pages) -> None:
    for path, figure in charts(real_pages):
        assert "style" not in figure, path
        assert not re.search(r'(?:fill|stroke)="', figure), path


def test_no_chart_stands_twice_under_one_name(real_pages: Pages) -> None:
    for path, html in real_pages.items():
        ids = re.findall(r'\bid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), path


def test_every_class_that_is_drawn_has_a_colour_on_screen_and_on_paper(real_pages: Pages) -> None:
    drawn = {
        name
        for html in real_pages.values()
        for css in re.findall(r'<(?:path|line|text) class="([^"]*)"', html)
        for name in css.split()
    }
    assert {"chart-line", "chart-bar", "chart-part-1", "chart-goal", "chart-value"} <= drawn
    paper = (TEMPLATES / "assets" / "css" / "chart-print.css").read_text("utf-8")
    # These say nothing more than the class beside them.
    for name in drawn - {"chart-part", "chart-name", "chart-above", "chart-below", "chart-about"}:
        assert f".{name}" in screen_style(TEMPLATES), name
        assert f".{name}" in paper, name
    assert "var(" not in paper
    assert "opacity" not in paper


def luminance(colour: str) -> float:
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_colours_stand_out_from_the_paper_and_neighbours_from_each_other_in_grey() -> None:
    tokens = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", (TEMPLATES / "assets/css/tokens.css").read_text("utf-8")))
    found = [luminance(tokens[name]) for name in SERIES]
    assert all(1.05 / (one + 0.05) >= 3 for one in found)
    for one, other in pairwise(found):
        assert contrast(one, other) >= 1.3
    # A key is read part by part: no two parts are one grey.
    assert min(contrast(one, other) for one, other in combinations(found[:5], 2)) >= 1.15


def contrast(one: float, other: float) -> float:
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def test_narrow_screens_and_paper_have_a_variant_each(real_pages: Pages) -> None:
    (figure,) = figures_of(real_pages["en/tra-vinh/2017/index.html"])
    assert re.findall(r'class="chart (\w+)" viewBox="0 0 (\d+)', figure) == [("wide", "640"), ("narrow", "340")]
    style = screen_style(TEMPLATES)
    assert ".chart-figure > .narrow { display: none; }" in style
    assert "chart-figure" in print_style(TEMPLATES)


@pytest.mark.parametrize("key", ["tra-vinh/2022", "tien-giang/2023-h1"])
def test_the_same_charts_stand_on_paper_with_all_their_words(
    real_editions: tuple[Edition, ...], tmp_path: Path, key: str
) -> None:
    edition = real_editions[0]
    bulletin = next(one for one in edition.site.bulletins if one.key == key)
    html = print_html(bulletin, edition)
    found = figures_of(html)
    assert found
    file = tmp_path / "print.pdf"
    file.write_bytes(print_pdf(html, key, make_press(TEMPLATES, CACHE)))
    text = "".join(run_poppler("pdftotext", "-layout", str(file), "-").split())
    for figure in found:
        assert figure.count("<svg") == 1
        assert re.search(r"<svg[^>]*>\s*<title>[^<]+</title>", figure)
        for label in re.findall(r"<text[^>]*>([^<]*)</text>", figure):
            assert "".join(unescape(label).split()) in text
