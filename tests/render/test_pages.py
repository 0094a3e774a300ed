"""All pages: languages, outlines, links, and what a base URL adds."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from bulletin.render.edition import Edition
from bulletin.render.environment import make_environments
from bulletin.render.inputs import Origins
from bulletin.render.pages import render_page
from bulletin.render.whole import left_out, make_editions, render
from bulletin.site.site import CheckedSite, PageKind
from tests.render.conftest import ROOT, Pages, check_folder, render_all_pages, run_in, settings_for, text_of, with_data

pytestmark = pytest.mark.long


def test_every_kind_of_page_is_rendered_in_every_language(real_site: CheckedSite, real_pages: Pages) -> None:
    # There is no release calendar in the real content: its page is tested in test_calendar.py, years in test_years.py.
    elsewhere = {kind for kind in PageKind if kind is PageKind.CALENDAR or kind.value.endswith("_year")}
    assert {page.kind for page in real_site.site.pages} == set(PageKind) - elsewhere
    assert len(real_pages) == len(real_site.site.info.languages) * len(real_site.site.pages)


def test_every_page_says_its_own_language(real_pages: Pages) -> None:
    for path, html in real_pages.items():
        language = path.partition("/")[0]
        assert f'<html lang="{language}">' in html, path


def test_no_passage_of_a_required_language_is_left_in_another(real_site: CheckedSite, real_pages: Pages) -> None:
    drafts = {language.code for language in real_site.site.info.languages if language.is_draft}
    for path, html in real_pages.items():
        language = path.partition("/")[0]
        if language in drafts:
            continue
        main = html.partition("<main")[2]
        assert set(re.findall(r' lang="([^"]+)"', main)) <= {language}, path


# Letters that no English word has; names of laws and of the other language keep them.
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


def test_no_message_of_an_english_page_is_vietnamese_and_the_reverse(real_pages: Pages) -> None:
    # Examples for programs show the documents as they are, in every language.
    spoken = {path: re.sub(r"<pre.*?</pre>", " ", html, flags=re.DOTALL) for path, html in real_pages.items()}
    english = " ".join(text_of(html) for path, html in spoken.items() if path.startswith("en/"))
    foreign = {word.strip("“”.") for word in english.split() if _VIETNAMESE.search(word)}
    # Tiền Giang keeps its diacritics in a title as its English source prints it.
    assert foreign <= {"Tiếng", "Việt", "Thông", "tư", "Nghị", "định", "đồng", "Tiền"} | {
        word for word in foreign if re.search(r"\d|/", word)
    }
    # Names of columns and files are the same in every language.
    vietnamese = " ".join(
        text_of(re.sub(r"<code>.*?</code>", "", html))
        for path, html in real_pages.items()
        if path.startswith("vi/") and not path.startswith("vi/data/")
    )
    assert not {"Indicator", "Unit", "Source", "Period", "Share", "compared", "target", "up"} & set(vietnamese.split())


def test_every_page_has_one_title_and_skips_no_heading_level(real_pages: Pages) -> None:
    for path, html in real_pages.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])[ >]", html.partition("<main")[2])]
        assert levels.count(1) == 1, path
        assert levels[0] == 1 or "with-toc" in html, path
        previous = 1
        for level in levels:
            assert level <= previous + 1, path
            previous = level


def test_the_language_switch_leads_to_the_same_page(real_pages: Pages) -> None:
    page = real_pages["vi/tra-vinh/2020/index.html"]
    assert '<a href="../../../en/tra-vinh/2020/index.html" lang="en" hreflang="en" rel="alternate">English</a>' in page


def test_breadcrumbs_name_the_pages_above(real_pages: Pages) -> None:
    crumbs = re.search(r'<nav class="crumbs".*?</nav>', real_pages["vi/tra-vinh/2020/index.html"], re.DOTALL)
    assert crumbs
    assert text_of(crumbs[0]) == "Trang chủ Địa phương Trà Vinh Năm 2020"


def test_a_bulletin_leads_to_its_data_and_its_print_edition(real_pages: Pages) -> None:
    page = real_pages["en/tra-vinh/2020/index.html"]
    for target in (
        "tra-vinh-2020-en.pdf",
        "../../../data/bulletins/tra-vinh/2020.csv",
        "../../../data/bulletins/tra-vinh/2020.json",
    ):
        assert f'href="{target}"' in page


def test_an_indicators_page_leads_to_the_row_of_each_bulletin(real_pages: Pages) -> None:
    page = real_pages["vi/indicators/postal_revenue/index.html"]
    assert 'href="../../tra-vinh/2020/index.html#postal-revenue"' in page
    assert 'href="../../long-an/2023/index.html#postal-revenue"' in page
    assert "55 tỷ 878 triệu đồng" in text_of(page)


def test_a_former_province_tells_where_its_territory_belongs(real_pages: Pages) -> None:
    page = text_of(real_pages["en/tra-vinh/index.html"])
    assert "Existed until 30 June 2025; since then its territory belongs to the new Vinh Long Province ." in page


def test_pages_load_nothing_from_another_host_and_run_no_script_of_their_own(real_pages: Pages) -> None:
    """The Content Security Policy forbids scripts, styles and handlers within the page; blocks of data are none."""
    for path, html in real_pages.items():
        assert "script-src 'self'; style-src 'self'" in html, path
        assert not re.search(r"<style| style=| on[a-z]+=", html), path
        for script in re.findall(r"<script[^>]*>", html):
            assert re.fullmatch(
                r'<script (?:(?:defer )?src="(?:\.\./)+assets/[\w-]+\.js"(?: data-family="[\w ]+")?'
                r'|type="application/(?:ld\+)?json".*)>',
                script,
            )
        assert not re.search(r'(?:src|<link[^>]* href)="(?:https?:)?//', html), path


def test_only_a_base_url_brings_absolute_addresses(real_site: CheckedSite, real_pages: Pages) -> None:
    page = real_pages["vi/tra-vinh/2020/index.html"]
    assert "canonical" not in page
    assert "og:" not in page
    settings = settings_for(ROOT / "content", base_url="https://example.org/tk/")
    bulletin = next(one for one in real_site.site.pages if one.path == "tra-vinh/2020/")
    placed = render_page(bulletin, make_editions(real_site, settings)[0]).content.decode()
    assert '<link rel="canonical" href="https://example.org/tk/vi/tra-vinh/2020/">' in placed
    assert '<link rel="alternate" hreflang="en" href="https://example.org/tk/en/tra-vinh/2020/">' in placed
    assert '<link rel="alternate" hreflang="x-default" href="https://example.org/tk/vi/tra-vinh/2020/">' in placed
    assert '<meta property="og:title" content="Thông tin và truyền thông tỉnh Trà Vinh năm 2020">' in placed


def test_a_draft_language_shows_the_original_under_its_own_name_with_a_notice(content: Path) -> None:
    site = content / "site.yaml"
    site.write_text(
        site.read_text("utf-8").replace("name: English\n    status: required", "name: English\n    status: draft")
    )
    (content / "bulletins" / "tra-vinh" / "2020.en.md").unlink()
    page = render_all_pages(check_folder(content), settings_for(content))["en/tra-vinh/2020/index.html"]
    assert '<html lang="en">' in page
    assert '<h1><span lang="vi">Bản tin thử</span></h1>' in page
    assert '<div class="prose" lang="vi">' in page
    assert "have not been translated yet" in page
    assert '<span lang="vi">Bài thử</span>' in page


def test_a_template_that_asks_for_what_is_not_there_fails(tmp_path: Path, real_editions: tuple[Edition, ...]) -> None:
    (tmp_path / "page.html").write_text("{{ page.titel }}", "utf-8")
    locales = {edition.language: edition.locale for edition in real_editions}
    template = make_environments(tmp_path, locales, tmp_path / "cache")["vi"].get_template("page.html")
    with pytest.raises(UndefinedError, match="titel"):
        template.render(page=real_editions[0])


def test_text_is_escaped_wherever_it_is_printed(content: Path) -> None:
    for name, title in (("2020.md", "Bản tin thử"), ("2020.en.md", "Test bulletin")):
        path = content / "bulletins" / "tra-vinh" / name
        path.write_text(path.read_text("utf-8").replace(f"title: {title}", "title: \"A & <b>B</b> 'C'\""))
    pages = render_all_pages(check_folder(content), settings_for(content))
    assert not [page for page, html in pages.items() if "<b>B</b>" in html]
    assert "<h1>A &amp; &lt;b&gt;B&lt;/b&gt; &#39;C&#39;</h1>" in pages["vi/tra-vinh/2020/index.html"]


def test_a_partial_run_makes_the_pages_asked_for_and_names_the_rest(content: Path, tmp_path: Path) -> None:
    checked = check_folder(content)
    settings = replace(settings_for(content), only="tra-vinh/*", pdf=False)
    paths = [one.path for one in render(checked, settings, run_in(tmp_path), Origins(checked, settings))]
    made = {path for path in paths if path.endswith((".html", ".pdf")) and "/" in path}
    assert made == {"vi/tra-vinh/2020/index.html", "en/tra-vinh/2020/index.html"}
    missing = left_out(checked, settings)
    assert "vi/tra-vinh/2020/tra-vinh-2020-vi.pdf" in missing
    assert "en/tra-vinh/index.html" in missing
    assert not missing & made


def test_the_pages_of_no_language_speak_all_of_them(content: Path, tmp_path: Path) -> None:
    checked, settings = check_folder(content), replace(settings_for(content), only="", pdf=False)
    files = {
        artefact.path: artefact.content.decode()
        for artefact in render(checked, settings, run_in(tmp_path), Origins(checked, settings))
        if artefact.path in {"index.html", "404.html"}
    }
    assert 'href="vi/index.html"' in files["index.html"]
    assert 'href="en/index.html"' in files["index.html"]
    assert "refresh" not in files["index.html"]
    assert "Không tìm thấy trang" in files["404.html"]
    assert "Page not found" in files["404.html"]
    assert not re.search(r"(?:href|src)=", files["404.html"])


def test_a_page_depends_on_its_inputs_alone(real_site: CheckedSite, real_pages: Pages) -> None:
    """Other pages before it, in another order: a third of all, which hold every kind."""
    editions, _ = with_data(make_editions(real_site, settings_for(ROOT / "content")), real_site)
    pages = real_site.site.pages[::-3]
    assert {page.kind for page in pages} > {PageKind.PLACE, PageKind.BULLETIN, PageKind.INDICATOR, PageKind.PERIOD}
    for edition in reversed(editions):
        for page in pages:
            artefact = render_page(page, edition)
            assert artefact.content.decode() == real_pages[artefact.path]


def test_the_home_page_opens_with_the_latest_figure_of_each_place(real_pages: Pages) -> None:
    page = real_pages["vi/index.html"]
    latest = page[page.index("Số liệu mới") : page.index("Bản tin mới")]
    assert re.findall(r"<b>([^<]*)</b>", latest) == ["84", "15/15", "151/151", "13/17"]
    assert 'href="lao-cai-2025/2025/index.html#' in latest
    assert "Lào Cai (từ 01/07/2025), 2025" in latest
    assert "tỷ lệ 85%" in latest
