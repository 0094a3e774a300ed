"""What can be found on the real site, and where it leads."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

import pytest

from bulletin.artefact import Artefact
from bulletin.render.edition import Edition
from bulletin.render.inputs import Origins
from bulletin.render.search.documents import Document, Found
from bulletin.render.search.files import findable as shards
from bulletin.render.search.files import index_script, search_jobs
from bulletin.render.search.plain import plain_text
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite, PageKind
from tests.conftest import add_bulletin
from tests.render.conftest import ROOT, check_folder, settings_for

Editions = tuple[Edition, ...]


def findable(edition: Edition) -> tuple[Document, ...]:
    return tuple(document for shard in shards(edition) for document in shard)


def one(documents: tuple[Document, ...], path: str) -> Document:
    (found,) = (document for document in documents if f"{document.path}index.html#{document.anchor}" == path)
    return found


def test_a_figure_is_found_with_value_unit_place_and_period(real_editions: Editions) -> None:
    vietnamese, english = (findable(edition) for edition in real_editions[:2])
    revenue = one(vietnamese, "tra-vinh/2020/index.html#postal-revenue")
    assert (revenue.kind, revenue.title, revenue.before) == (Found.FIGURE, "Doanh thu bưu chính", "ước đạt")
    assert (revenue.value, revenue.unit) == ("55 tỷ 878 triệu đồng", "")
    assert (revenue.place, revenue.period, revenue.note) == ("Trà Vinh", "Năm 2020", "")
    assert revenue.amount == "55 tỷ 878 triệu đồng 55878000000"
    holders = one(english, "tra-vinh/2020/index.html#digital-certificates-holder-person")
    assert holders.title == "Digital certificates issued: Individuals"
    assert (holders.value, holders.unit, holders.period) == ("1,690", "certificates", "2020")
    assert holders.note == "preliminary figure"


def test_every_figure_of_every_bulletin_is_there(real_editions: Editions) -> None:
    for edition in real_editions:
        counted = Counter(document.kind for document in findable(edition))
        bulletins = edition.site.bulletins
        stated = sum(bool(one.figure) for bulletin in bulletins for one in bulletin.every_statement())
        assert counted[Found.FIGURE] == stated + sum(len(bulletin.plans) for bulletin in bulletins) > 400
        pages = Counter(page.kind for page in edition.site.pages)
        assert counted[Found.PLACE] == pages[PageKind.PLACE] > 3
        assert counted[Found.PERIOD] == pages[PageKind.PERIOD] > 3
        assert counted[Found.BULLETIN] == pages[PageKind.BULLETIN] > 3
        assert counted[Found.INDICATOR] == pages[PageKind.INDICATOR] > 100
        assert counted[Found.DOMAIN] == pages[PageKind.DOMAIN] > 5
        assert counted[Found.PASSAGE] > 50


def test_every_result_leads_to_a_page_and_a_place_in_it(real_editions: Editions, real_pages: Mapping[str, str]) -> None:
    """The link check of the build does not read scripts."""
    for edition in real_editions:
        ids = {path: set(re.findall(r'\bid="([^"]+)"', html)) for path, html in real_pages.items()}
        for document in findable(edition):
            page = f"{edition.language}/{document.path}index.html"
            assert page in real_pages
            assert not document.anchor or document.anchor in ids[page], document


def test_all_that_results_show_is_plain_text_in_the_language(real_editions: Editions) -> None:
    for edition in real_editions:
        for document in findable(edition):
            shown = (document.title, document.place, document.period, document.note, document.extract, document.value)
            assert not [text for text in shown if re.search(r"</?[a-z]+[ >]|&[a-z]+;|\[\[", text)], document
            assert document.title
            # A draft language alone may show the original.
            assert not document.language or edition.language == "km"


def test_a_passage_is_found_under_its_heading_with_its_figures_filled_in(real_editions: Editions) -> None:
    passage = one(findable(real_editions[0]), "tra-vinh/2020/index.html#words-buu-chinh-va-vien-thong")
    assert (passage.kind, passage.title) == (Found.PASSAGE, "Bưu chính và viễn thông")
    assert (passage.place, passage.period) == ("Trà Vinh", "Năm 2020")
    assert passage.extract.startswith("Doanh thu bưu chính năm 2020 theo số ước là 55 tỷ 878 triệu đồng, tăng 43,16%")


def test_a_place_in_a_title_counts_as_place_alone() -> None:
    document = Document(kind=Found.FIGURE, path="", title="Hồ sơ trả", on="", about="Tỉnh Trà Vinh Năm 2020 2020")
    assert document.fields() == {"title": "ho so", "about": "tinh tra vinh nam 2020", "amount": "", "text": ""}


def test_abbreviations_of_units_find_what_is_counted_in_them(real_editions: Editions) -> None:
    found = [one for one in findable(real_editions[0]) if "tthc" in one.fields()["text"].split()]
    assert {Found.FIGURE, Found.INDICATOR} <= {one.kind for one in found}


def test_markup_becomes_text_without_a_blank_before_a_comma() -> None:
    assert plain_text('<p>Là <a href="#x">12</a>, và</p>\n<p>R&amp;D <em>13</em>.</p>') == "Là 12, và R&D 13."


def render_search(edition: Edition, checked: CheckedSite) -> list[Artefact]:
    """The whole index of a language."""
    files: list[Artefact] = []
    for job in search_jobs(edition, Origins(checked, settings_for(ROOT / "content"))):
        (made,) = cast("Iterable[Artefact]", job.make())
        assert made.path == job.name
        files.append(made)
    return files


def test_the_index_is_the_same_bytes_each_time(real_site: CheckedSite, real_editions: Editions) -> None:
    for edition in real_editions:
        first, second = (render_search(edition, real_site) for _ in range(2))
        assert first == second
        names = [one.path for one in first]
        assert names[:2] == [f"assets/search-{edition.language}.js", f"assets/search-{edition.language}-1.js"]


def test_a_new_bulletin_changes_the_last_shard_alone(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bulletin.render.search.files._FIGURES_IN_A_SHARD", 2)
    for year, value in (("2016", "2.016"), ("2017", "2.017"), ("2018", "2.018")):
        add_bulletin(content, "tra-vinh", year, f"  digital_certificates: {value}\n")
    before: list[Artefact] = []
    after: list[Artefact] = []
    for files in (before, after):
        checked = check_folder(content)
        files.extend(render_search(make_editions(checked, settings_for(content))[0], checked))
        add_bulletin(content, "tra-vinh", "2021", "  digital_certificates: 2.021\n")
    assert [one.path for one in after] == [f"assets/search-vi{number}.js" for number in ("", "-1", "-2", "-3")]
    changed = [old.path for old, new in zip(before, after, strict=False) if old != new]
    assert [old.path for old in before[1:]] == ["assets/search-vi-1.js", "assets/search-vi-2.js"]
    assert changed == ["assets/search-vi.js"]
    assert b"2.021" in after[3].content


def test_quotes_and_backslashes_survive_the_script() -> None:
    title = 'It\'s a \\ "quoted" </script> \u2028 line'
    script = index_script((Document(kind=Found.PLACE, path="x", title=title, on=""),), {})
    text = script.removeprefix("bulletinSearch.add('").removesuffix("');\n")
    assert "\n" not in text
    assert json.loads(re.sub(r"\\(.)", r"\1", text))["texts"] == ["", "x", title]
