"""Bodies: figures put in, markup cleaned, headings in order."""

import re

import pytest

from bulletin.render.words import Body, WordRenderer, sanitise
from tests.render.conftest import Pages, RenderFigures, text_of


def render(text: str, top: int = 3) -> Body:
    return WordRenderer().body(text, lambda target: f'<a class="quoted" href="#{target}">{target}</a>', top)


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        '<img src="http://example.org/x.png" onerror="alert(1)">',
        '<a href="javascript:alert(1)">x</a>',
        '<iframe src="file:///etc/passwd"></iframe>',
        '<style>@import "http://example.org/x.css";</style>',
        '<p style="background: url(http://example.org/x)">x</p>',
        '<svg><image href="file:///etc/passwd"/></svg>',
        '<link rel="attachment" href="file:///etc/passwd">',
        '<h2 id="postal-revenue" onclick="alert(1)">x</h2>',
        "[x](file:///etc/passwd)",
    ],
)
def test_drops_whatever_could_run_fetch_or_take_an_id(attack: str) -> None:
    html = str(render(f"Lời.\n\n{attack}\n\nLời.").html)
    assert "Lời." in html
    assert not re.search(r"script|onerror|onclick|style|javascript|file:|example\.org|<svg|<img|postal", html)


def test_keeps_what_words_need() -> None:
    html = '<p>Một <em>hai</em> <a href="https://example.org/">ba</a> <span lang="en">four</span>.</p>'
    assert sanitise(html) == html


@pytest.mark.parametrize(
    ("body", "levels"),
    [
        ("# A\n\n## B\n\n# C", "343"),
        ("## A\n\n#### B", "34"),
        ("#### A\n\n## B", "33"),
        ("<h1>A</h1>\n\n<h6>B</h6>", "34"),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E", "34566"),
    ],
)
def test_headings_start_below_the_pages_own_and_skip_no_level(body: str, levels: str) -> None:
    assert "".join(re.findall(r"<h(\d) id=", str(render(body).html))) == levels


def test_equal_headings_get_ids_of_their_own() -> None:
    headings = render("## Bưu chính\n\n## Bưu chính").headings
    assert [heading.anchor for heading in headings] == ["words-buu-chinh", "words-buu-chinh-2"]


def test_a_quoted_figure_is_printed_in_the_pages_notation_and_leads_to_its_row(render_figures: RenderFigures) -> None:
    pages = render_figures(
        "  postal_revenue: ước đạt 55 tỷ 878 triệu đồng, tăng 43,16% so với năm 2019\n",
        body="A [[postal_revenue]] B [[postal_revenue.change]] C [[=12]]",
    )
    link = '<a class="quoted" href="#postal-revenue">'
    assert (
        f"<p>A {link}55 tỷ 878 triệu đồng</a> B {link}tăng 43,16%</a> C 12</p>" in pages["vi/tra-vinh/2020/index.html"]
    )
    assert f"<p>A {link}VND 55.878 billion</a> B {link}up 43.16%</a> C 12</p>" in pages["en/tra-vinh/2020/index.html"]


def test_the_body_of_a_text_page_is_rendered(real_pages: Pages) -> None:
    assert 'id="words-as-printed-in-the-source"' in real_pages["en/methods/index.html"]
    assert "it has thirty-four" in text_of(real_pages["en/methods/index.html"])
