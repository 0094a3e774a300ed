"""A draft language: what its pages say of themselves, and that words of other languages are never silently there."""

import re

from bulletin.i18n.locale import script_of
from bulletin.prose.vietnamese import vietnamese
from bulletin.render.fonts import faces_for
from bulletin.render.pages import render_page
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite
from tests.render.conftest import ROOT, Pages, row_of, settings_for, text_of

NOTICE = "នេះជាសេចក្ដីព្រាងនៃការបកប្រែ"
_KHMER = re.compile("[\u1780-\u17d3]+")
# What stands under a language of its own, down to the end of its element.
_MARKED = re.compile(r'<(span|div|blockquote|p|a|li)\b[^>]*\blang="(?:vi|en)"[^>]*>.*?</\1>', re.DOTALL)
_SCRIPT_OR_HEAD = re.compile(r"<head>.*?</head>|<script.*?</script>", re.DOTALL)


def _of(pages: Pages, code: str) -> Pages:
    return {path: html for path, html in pages.items() if path.startswith(f"{code}/")}


def _plain(text: str) -> str:
    return text.replace("\u200b", "")


def test_every_page_of_a_draft_language_says_so_and_asks_not_to_be_listed(real_pages: Pages) -> None:
    draft = _of(real_pages, "km")
    assert len(draft) == len(_of(real_pages, "vi")) > 250
    for path, html in draft.items():
        assert NOTICE in _plain(html), path
        assert '<meta name="robots" content="noindex">' in html, path
    for code in ("vi", "en"):
        unlisted = {path for path, html in _of(real_pages, code).items() if 'content="noindex"' in html}
        # The style guide alone is for those who make the site.
        assert unlisted == {f"{code}/styleguide/index.html"}


def test_no_vietnamese_stands_on_a_khmer_page_without_its_lang(real_pages: Pages) -> None:
    found = {}
    for path, html in _of(real_pages, "km").items():
        rest = _SCRIPT_OR_HEAD.sub("", html)
        while (bare := _MARKED.sub("", rest)) != rest:
            rest = bare
        if words := vietnamese(text_of(rest)):
            found[path] = words
    assert found == {}


def test_khmer_words_can_be_parted_by_a_browser_without_a_dictionary(real_pages: Pages) -> None:
    """Khmer has no blanks: without a break opportunity a line runs out of its column."""
    runs = {run for html in _of(real_pages, "km").values() for run in _KHMER.findall(html)}
    assert len(runs) > 500
    assert [run for run in runs if len(run) > 24] == []


def test_a_bulletin_without_own_words_shows_the_original_and_says_so(real_pages: Pages) -> None:
    page = real_pages["km/long-an/2023/index.html"]
    assert "អត្ថបទនៃព្រឹត្តិបត្រនេះមិនទាន់បានបកប្រែ" in _plain(page)
    assert '<div class="prose" lang="vi">' in page
    # The only print edition is that of the original.
    assert 'href="../../../vi/long-an/2023/long-an-2023-vi.pdf" hreflang="vi"' in page
    assert "ច្បាប់បោះពុម្ព (PDF) ជាភាសាវៀតណាម" in _plain(page)


def test_a_bulletin_with_own_words_shows_them(real_pages: Pages) -> None:
    page = real_pages["km/tra-vinh/2020/index.html"]
    assert "ព័ត៌មាន និងគមនាគមន៍ខេត្តត្រាវិញ ឆ្នាំ 2020" in _plain(page)
    assert 'href="tra-vinh-2020-km.pdf">' in page
    assert '<div class="prose" lang="km">' in page
    assert "មិនទាន់បានបកប្រែ" not in _plain(page)
    # Numbers as CLDR has them in Khmer.
    assert "55.878 ប៊ីលាន ដុង" in _plain(page)
    assert "115,013" in page


def test_a_language_switch_names_khmer_without_fetching_its_typeface(real_pages: Pages) -> None:
    switch = re.search(r'<a href="[^"]*"( class="foreign-script")? lang="km"', real_pages["vi/index.html"])
    assert switch
    assert switch[1]
    assert 'class="foreign-script"' not in real_pages["km/index.html"]


def test_listed_languages_alone_are_alternates(real_site: CheckedSite) -> None:
    home = next(page for page in real_site.site.pages if page.path == "")
    editions = make_editions(real_site, settings_for(ROOT / "content", base_url="https://example.org/"))
    named = {
        edition.language: re.findall(r'hreflang="([a-z-]+)" href="https:', render_page(home, edition).content.decode())
        for edition in editions
    }
    assert named == {
        "vi": ["vi", "en", "x-default"],
        "en": ["vi", "en", "x-default"],
        "km": ["vi", "en", "km", "x-default"],
    }


def test_typefaces_follow_from_the_scripts_of_the_languages() -> None:
    assert [script_of(code) for code in ("vi", "en", "km")] == ["Latn", "Latn", "Khmr"]
    assert {face.family for face in faces_for(["vi", "en"])} == {"Be Vietnam Pro", "Noto Sans"}
    assert {face.family for face in faces_for(["vi", "km"])} == {"Be Vietnam Pro", "Noto Sans", "Noto Sans Khmer"}


def test_one_is_counted_in_the_singular(real_pages: Pages) -> None:
    page = real_pages["en/tra-vinh/2020/index.html"]
    assert row_of(page, "portal-main").startswith("Main provincial web portal portal 1 ")
    assert row_of(page, "portal-components").startswith("Component portals portals 40 ")


def test_numbers_of_a_locator_are_worded_in_the_language_of_the_page(real_pages: Pages) -> None:
    # Its locator is "(1)" for two sources, and written in Vietnamese.
    assert '<span class="locator">លេខ 1</span>' in real_pages["km/tra-vinh/2022-10/index.html"]
    assert not [path for path, page in real_pages.items() if "&lt;span" in page]


def test_labels_end_with_the_colon_of_the_language(real_pages: Pages) -> None:
    assert "<p>អាជ្ញាប័ណ្ណ៖ <a" in real_pages["km/index.html"]
    assert "<p>Giấy phép: <a" in real_pages["vi/index.html"]
    own = _of(real_pages, "km")
    # Khmer has a colon of its own; after a Khmer letter no other stands, but in the words of editors.
    assert own
    assert not [path for path, page in own.items() if re.search("[\u1780-\u17d3](</a>|</span>)?: ", page)]
