"""The file of a map stands alone: names, archipelagos, licence, colours."""

import gzip
import re
from xml.etree import ElementTree

import pytest

from bulletin.render.edition import Edition
from bulletin.render.maps.map_file import render_maps
from tests.render.conftest import CACHE, TEMPLATES

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def files(real_editions: tuple[Edition, ...]) -> dict[str, bytes]:
    return {one.path: one.content for edition in real_editions for one in render_maps(edition, TEMPLATES, CACHE)}


def test_there_is_a_small_file_for_each_time_and_language(files: dict[str, bytes]) -> None:
    assert set(files) == {
        *("vi/map-2025-07-01.svg", "vi/map-first.svg", "en/map-2025-07-01.svg", "en/map-first.svg"),
        *("km/map-2025-07-01.svg", "km/map-first.svg"),
    }
    assert all(len(gzip.compress(content)) < 27_000 for content in files.values())


@pytest.mark.parametrize(
    ("file", "provinces", "labels"),
    [
        (
            "vi/map-first.svg",
            63,
            ["Quần đảo Hoàng Sa", "(Thành phố Đà Nẵng)", "Quần đảo Trường Sa", "(Tỉnh Khánh Hòa)"],
        ),
        (
            "en/map-2025-07-01.svg",
            34,
            ["Hoang Sa Archipelago", "(Da Nang City)", "Truong Sa Archipelago", "(Khanh Hoa Province)"],
        ),
    ],
)
def test_shows_every_province_and_both_archipelagos_by_name(
    files: dict[str, bytes], file: str, provinces: int, labels: list[str]
) -> None:
    root = ElementTree.fromstring(files[file])  # noqa: S314 - our own file
    assert len(root.findall(f".//{SVG}use[@class='edge']")) == provinces
    names = [one.text for one in root.findall(f".//{SVG}use/{SVG}title")]
    assert len(set(names)) == provinces
    assert all(names)
    assert [one.text for one in root.findall(f"{SVG}text")] == labels
    islands = [one for one in root.findall(f"{SVG}path") if (one.get("class") or "").startswith("isles")]
    assert [(one.get("d") or "").count("M") for one in islands] == [19, 54]


def test_khmer_labels_bring_their_typeface_since_an_image_may_fetch_none(files: dict[str, bytes]) -> None:
    text = files["km/map-first.svg"].decode()
    assert ">ប្រជុំកោះ\u200bហ្វាងសា</text>" in text
    assert 'src:url("data:font/woff2;base64,' in text
    assert "text{font-family:'Noto Sans Khmer Names','Noto Sans'" in text
    assert b"@font-face" not in files["vi/map-first.svg"]


def test_names_whose_work_it_is_and_under_which_licence(files: dict[str, bytes]) -> None:
    for content in files.values():
        text = content.decode()
        assert "Stephen Truong, Victor Cazanave" in text
        assert 'rdf:resource="https://creativecommons.org/licenses/by/4.0/"' in text


def test_leads_to_the_places_that_have_a_page_and_colours_them(files: dict[str, bytes]) -> None:
    older, newer = files["vi/map-first.svg"].decode(), files["vi/map-2025-07-01.svg"].decode()
    assert re.findall('<a href="([^"]*)">', older) == [
        f"{place}/index.html" for place in ("lao-cai", "long-an", "tien-giang", "tra-vinh")
    ]
    assert older.count('class="face published"') == 4
    assert (newer.count('class="face published"'), newer.count('class="face before"')) == (1, 3)
    assert 'href="vinh-long-2025/index.html"' in newer
