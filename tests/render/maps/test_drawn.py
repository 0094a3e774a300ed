"""The maps of both times, and that none is made without the archipelagos."""

import shutil
from pathlib import Path

import pytest

from bulletin.render.maps.drawn import MapIncompleteError, draw_maps
from tests.conftest import ROOT, read_archive
from tests.content.conftest import REAL
from tests.render.conftest import CACHE, LIBRARIES


def test_each_time_has_a_map_of_all_its_provinces_and_both_archipelagos() -> None:
    newer, older = draw_maps(REAL.places, LIBRARIES, CACHE)
    assert (len(newer.outlines), len(older.outlines)) == (34, 63)
    assert (len(newer.areas), len(older.areas)) == (34, 63)
    assert [(one.shape, one.unit) for one in newer.archipelagos] == [
        ("hoangsa", "da-nang-2025"),
        ("truongsa", "khanh-hoa-2025"),
    ]
    assert [(one.shape, one.unit) for one in older.archipelagos] == [("hoangsa", "da-nang"), ("truongsa", "khanh-hoa")]
    assert all(one.outline.startswith("M") for drawn in (newer, older) for one in drawn.archipelagos)


def test_a_merged_unit_has_the_outlines_of_those_it_was_formed_from() -> None:
    newer, older = draw_maps(REAL.places, LIBRARIES, CACHE)
    assert newer.outlines["lao-cai-2025"] == older.outlines["lao-cai"] + older.outlines["yen-bai"]


@pytest.mark.parametrize("archipelago", ["hoangsa", "truongsa"])
def test_a_map_without_an_archipelago_must_not_be_made(tmp_path: Path, archipelago: str) -> None:
    package = tmp_path / "@svg-maps" / "vietnam"
    shutil.copytree(LIBRARIES / "@svg-maps" / "vietnam", package)
    shapes = package / "vietnam.svg"
    text = shapes.read_text("utf-8")
    assert text.count(f'id="{archipelago}"') == 1
    shapes.write_text(text.replace(f'id="{archipelago}"', 'id="gone2"'), "utf-8")
    with pytest.raises(MapIncompleteError, match=archipelago):
        draw_maps(REAL.places, tmp_path, tmp_path)


def test_a_site_of_a_part_of_the_country_has_no_map(content: Path) -> None:
    archive, _ = read_archive(content)
    assert archive is not None
    assert draw_maps(archive.places, LIBRARIES, CACHE) == ()


def test_a_time_whose_provinces_are_not_all_known_has_no_map(tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content, ignore=shutil.ignore_patterns("bulletins"))
    (content / "bulletins").mkdir()
    places = content / "places.yaml"
    before, here, after = places.read_text("utf-8").partition("  lai-chau:\n")
    assert here
    rest = after.partition("\n  son-la:\n")
    places.write_text(f"{before}  son-la:\n{rest[2]}", "utf-8")
    archive, problems = read_archive(content)
    assert archive is not None, problems
    assert "lai-chau" not in archive.places
    assert draw_maps(archive.places, LIBRARIES, CACHE) == ()


def test_a_map_from_the_cache_is_the_same(tmp_path: Path) -> None:
    first = draw_maps(REAL.places, LIBRARIES, tmp_path)
    assert list((tmp_path / "maps").iterdir())
    assert draw_maps(REAL.places, LIBRARIES, tmp_path) == first
