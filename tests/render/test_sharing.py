"""What a page's head tells search engines and networks, on every page of the real site, in every language."""

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from bulletin.i18n.locale import region_of
from bulletin.render.sharing import fitted
from bulletin.render.standing_alone import render_chooser
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite
from tests.render.conftest import ROOT, Pages, check_folder, render_all_pages, settings_for

BASE = "https://stats.example.vn/b/"
OTHER_LOCALE = "og:locale:alternate"
# Pages of a language that awaits review are no versions that others would name.
LOCALES = {"vi": ("vi_VN", ["en_GB"]), "en": ("en_GB", ["vi_VN"]), "km": ("km_KH", ["vi_VN", "en_GB"])}


def metadata(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:name|property)="([^"]*)" content="([^"]*)">', page)
    # There may be several other languages; all else is said once.
    assert max(Counter(name for name, _ in found if name != OTHER_LOCALE).values()) == 1
    return {name: unescape(value) for name, value in found}


@pytest.fixture(scope="module")
def placed(real_site: CheckedSite) -> Pages:
    return render_all_pages(real_site, settings_for(ROOT / "content", BASE))


def test_every_page_has_a_description_of_its_own_that_fits(placed: Pages) -> None:
    for language in LOCALES:
        told = {path: metadata(page)["description"] for path, page in placed.items() if path.startswith(language)}
        assert len(told) > 250
        assert [path for path, one in told.items() if not 50 <= len(one) <= 160] == []
        assert [one for one, count in Counter(told.values()).items() if count > 1] == []


def test_every_page_says_how_it_looks_where_it_is_shared(placed: Pages) -> None:
    for path, page in placed.items():
        told = metadata(page)
        address = BASE + path.removesuffix("index.html")
        assert (told["og:url"], told["og:description"]) == (address, told["description"])
        assert f'<link rel="canonical" href="{address}">' in page
        assert told["og:title"] in unescape(page.partition("</title>")[0])
        assert told["og:image"].startswith(BASE)
        assert told["og:image"].endswith(f"-{path[:2]}.png")
        assert told["og:image:alt"]
        assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
        assert told["twitter:card"] == "summary_large_image"
        others = re.findall(rf'<meta property="{OTHER_LOCALE}" content="([^"]*)">', page)
        assert (told["og:locale"], others) == LOCALES[path[:2]]


def test_a_bulletin_is_an_article_with_its_picture_its_data_and_its_neighbours(placed: Pages) -> None:
    page = placed["en/tra-vinh/2020/index.html"]
    told = metadata(page)
    assert told["og:type"] == "article"
    assert told["article:published_time"] == "2026-11-21"
    assert "article:modified_time" not in told
    assert told["og:image"] == f"{BASE}en/tra-vinh/2020/tra-vinh-2020-en.png"
    assert told["og:image:alt"] == (
        "Tra Vinh, 2020. Postal revenue: estimated at VND 55.878 billion; Telecommunications revenue: estimated at "
        "VND 958.962 billion; Dossiers received and returned through the public postal service: 115,013 dossiers; "
        "Digital certificates issued: 2,165 certificates"
    )
    for line in (
        '<link rel="alternate" type="text/csv" title="CSV" href="../../../data/bulletins/tra-vinh/2020.csv">',
        '<link rel="alternate" type="application/json" title="JSON" href="../../../data/bulletins/tra-vinh/2020.json">',
        '<link rel="prev" type="text/html" href="../2017/index.html">',
        '<link rel="next" type="text/html" href="../2021/index.html">',
        '<a href="tra-vinh-2020-en.png">Picture to share (PNG)</a>',
    ):
        assert line in page
    assert metadata(placed["en/tra-vinh/index.html"])["og:type"] == "website"


def test_a_corrected_bulletin_says_when_it_was_modified(content: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    head = (
        "status: final\ncorrections:\n  - date: 2021-03-01\n    figure: digital_certificates\n    was: 2.156\n"
        "    now: 2.165\n    reason: Gõ nhầm.\n"
    )
    path.write_text(path.read_text("utf-8").replace("status: final\n", head), "utf-8")
    english = path.with_name("2020.en.md")
    front, fence, body = english.read_text("utf-8").rpartition("---\n")
    english.write_text(f"{front}  corrections.0.reason: Mistyped.\n{fence}{body}", "utf-8")
    told = metadata(render_all_pages(check_folder(content), settings_for(content, BASE))["vi/tra-vinh/2020/index.html"])
    assert (told["article:published_time"], told["article:modified_time"]) == ("2021-01-28", "2021-03-01")


def test_the_page_above_all_languages_is_the_one_for_readers_of_any_other(content: Path) -> None:
    editions = make_editions(check_folder(content), settings_for(content, BASE))
    page = render_chooser(editions).content.decode()
    assert metadata(page)["og:url"] == BASE
    assert metadata(page)["og:image"] == f"{BASE}assets/share-vi.png"
    versions = [("vi", f"{BASE}vi/"), ("en", f"{BASE}en/"), ("x-default", BASE)]
    home = render_all_pages(check_folder(content), settings_for(content, BASE))["en/index.html"]
    for one in (page, home):
        assert re.findall(r'<link rel="alternate" hreflang="([^"]*)" href="([^"]*)">', one) == versions


@pytest.mark.parametrize(("code", "region"), [("vi", "vi_VN"), ("en", "en_GB"), ("km", "km_KH"), ("fr-CA", "fr_CA")])
def test_languages_are_named_with_the_country_whose_usage_they_follow(code: str, region: str) -> None:
    assert region_of(code) == region


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("Short.", "Short."),
        (
            f"{'One sentence of some length. ' * 5}{'x' * 40}.",
            "One sentence of some length. " * 4 + "One sentence of some length.",
        ),
        (f"Post, {'a list of things, ' * 12}", f"Post, {'a list of things, ' * 7}a list of things…"),
        ("word " * 60, f"{'word ' * 31}word…"),
        # Khmer words are parted by a break without a width.
        ("ការ ពាក្យ" + "\u200bពាក្យ" * 40, "ការ ពាក្យ" + "\u200bពាក្យ" * 25 + "…"),
    ],
)
def test_descriptions_end_with_a_sentence_a_clause_or_a_word(long: str, short: str) -> None:
    assert fitted(long) == short
    assert len(short) <= 160
