"""The yearbook: which figures it compares, and that its lists lead to the right pages."""

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from bulletin.model.period import Period
from bulletin.render.edition import Edition
from bulletin.render.enclosures import yearbook_enclosures
from bulletin.render.print_choice import years_in_print
from bulletin.render.printed.comparison import in_groups
from bulletin.render.printed.yearbook import bulletins_of, yearbook_html, yearbook_view
from bulletin.render.prints import Task
from bulletin.site.site import CheckedSite
from tests.render.conftest import CACHE, LIBRARIES, TEMPLATES, Pages, render_prints, text_of
from tests.render.test_prints import run_poppler

YEAR = 2022


@pytest.fixture(scope="module")
def html(real_editions: tuple[Edition, ...]) -> str:
    return yearbook_html(YEAR, real_editions[0])


@pytest.fixture(scope="module")
def printed(html: str) -> bytes:
    (made,) = render_prints([Task("year.pdf", html, TEMPLATES, CACHE, "yearbook", LIBRARIES)], 1)
    return made.content


def test_a_year_on_which_two_places_report_has_a_yearbook(real_site: CheckedSite) -> None:
    years = years_in_print(real_site.site)
    assert years == (2017, 2020, 2021, 2022, 2023, 2024, 2025)
    assert 2011 not in years  # Trà Vinh alone
    assert 2018 not in years  # a span of years up to it does not report on it


def test_the_pages_of_its_periods_lead_to_it(real_pages: Pages) -> None:
    for language, period, name in (("en", "2023", "Yearbook 2023"), ("vi", "2023-h1", "Niên giám năm 2023")):
        page = real_pages[f"{language}/periods/{period}/index.html"]
        folder = "" if period == "2023" else "../2023/"
        assert f'href="{folder}yearbook-2023-{language}.pdf">{name}' in page
    assert "yearbook" not in real_pages["vi/periods/2011-q2/index.html"]
    # A draft language has none.
    assert "yearbook" not in real_pages["km/periods/2023/index.html"]


def test_places_stand_beside_each_other_with_the_figure_of_the_year(html: str) -> None:
    rows = {
        anchor: re.findall(r'<td class="value">(.*?)</td>', row)
        for anchor, row in re.findall(r'<th scope="row" id="indicator-([^"]*)">(.*?)</tr>', html, re.DOTALL)
    }
    assert len(rows) > 20
    assert re.findall(r'<th scope="col" class="value">(.*?)</th>', html)[:4] == [
        *("Lào Cai", "Long An"),
        *("Tiền Giang", "Trà Vinh"),
    ]
    assert [text_of(cell) for cell in rows["dti-rank"]] == [
        *("38/63 số sơ bộ", "11/63"),
        *("hạng 20 số sơ bộ", "25/63 số sơ bộ"),
    ]
    # Half a year stands where the year has no figure, and says so.
    assert "6 tháng đầu 2022" in text_of(rows["bts-stations"][2])


def page_of(reader: PdfReader, anchor: str) -> int:
    number = reader.get_destination_page_number(reader.named_destinations[anchor])
    assert number is not None
    return number + 1


def test_contents_and_index_lead_to_what_they_name(html: str, printed: bytes) -> None:
    reader = PdfReader(BytesIO(printed))
    texts = [page.extract_text() for page in reader.pages]
    lists = re.findall(r'<ul class="page-list">(.*?)</ul>', html, re.DOTALL)
    entries = [entry for found in lists for entry in re.findall(r'<a href="#([^"]*)">(.*?)</a>', found)]
    assert len(entries) > 50
    contents = "".join(texts[1].split()).replace(".", "")
    for anchor, label in re.findall(r'<a href="#([^"]*)">(.*?)</a>', lists[0]):
        assert f"{''.join(label.split())}{page_of(reader, anchor)}" in contents
    index = "".join("".join(texts[-2:]).split()).replace(".", "")
    for anchor, label in re.findall(r'<a href="#([^"]*)">(.*?)</a>', lists[1]):
        assert f"{''.join(text_of(label).split())}{page_of(reader, anchor)}".replace(".", "") in index


def test_every_word_on_paper_stands_in_the_html(html: str, printed: bytes, tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"
    file.write_bytes(printed)
    text = run_poppler("pdftotext", str(file), "-")
    running = " ".join(re.findall(r'data-\w+="([^"]*)"', html))
    together = "".join(f"{text_of(html)}{running}".split()).replace("-", "")
    strange = {word for word in text.replace("-", "").split() if word not in together}
    assert "Phương" in text
    assert not {word for word in strange if not re.fullmatch(r"[\d./]+|•", word)}


def test_what_sources_contradict_is_told_of(real_editions: tuple[Edition, ...]) -> None:
    view = yearbook_view(2023, bulletins_of(2023, real_editions[0]), real_editions[0])
    accepted = [figure for place in view.places for one in place.bulletins for figure in one.accepted]
    assert len(accepted) == 2
    assert accepted[1].name == "Hồ sơ cấp mới căn cước công dân đã thu nhận: trên 1,7 triệu"


@pytest.mark.parametrize(
    ("count", "sizes"), [(2, [2]), (4, [4]), (5, [5]), (8, [8]), (9, [5, 4]), (34, [7, 7, 7, 7, 6])]
)
def test_many_places_are_parted_evenly(count: int, sizes: list[int]) -> None:
    assert [len(group) for group in in_groups([str(number) for number in range(count)])] == sizes


def test_units_of_one_name_are_told_apart(real_editions: tuple[Edition, ...]) -> None:
    view = yearbook_view(2024, bulletins_of(2024, real_editions[1]), real_editions[1])
    assert [text_of(name) for name in view.places_named if "Lào Cai" in name or "Lao Cai" in name] == [
        "Lao Cai (to 30 Jun 2025)",
        "Lao Cai (from 1 Jul 2025)",
    ]
    assert Period("year", 2024) in {one.period for one in bulletins_of(2024, real_editions[1])}


def test_it_encloses_the_figures_of_its_bulletins(
    real_editions: tuple[Edition, ...], real_data: Mapping[str, bytes]
) -> None:
    edition = replace(real_editions[0], data=real_data)
    own = bulletins_of(YEAR, edition)
    table, document = yearbook_enclosures(YEAR, own, edition)
    assert [table.name, document.name] == ["yearbook-2022.csv", "yearbook-2022.json"]
    rows = list(csv.DictReader(StringIO(table.content.decode("utf-8-sig"))))
    told = json.loads(document.content)
    assert told["year"] == "2022"
    assert [one["bulletin"] for one in told["bulletins"]] == [bulletin.key for bulletin in own]
    assert [row["id"] for row in rows] == [figure["id"] for one in told["bulletins"] for figure in one["figures"]]
    assert {row["bulletin"] for row in rows} == {bulletin.key for bulletin in own}
    assert len(own) > 5
