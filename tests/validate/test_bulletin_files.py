"""Bulletins kept from an earlier run are those that would be read anew, and whatever they depend on renews them."""

from pathlib import Path

import pytest

from bulletin.problems import Location, Problem
from bulletin.sources.content import survey
from bulletin.store import Drawer
from bulletin.validate.bulletin_files import Means, read_bulletins
from bulletin.validate.content import read_description
from bulletin.validate.packing import BulletinRead, pack
from tests.conftest import add_bulletin

MARK = Problem(code="period-wrong", where=Location("kept"))
YEARS = range(2015, 2020)


@pytest.fixture
def archive(content: Path) -> Path:
    """Six bulletins of one place."""
    for year in YEARS:
        add_bulletin(content, "tra-vinh", f"{year}", f"  digital_certificates: {year - 1000}\n")
    return content


def read(content: Path, cache: Path | None, jobs: int = 1) -> list[BulletinRead]:
    found, _ = survey(content)
    described, problems = read_description(found.content)
    assert described
    assert not problems
    return list(read_bulletins(found.bulletins, described, Means(jobs=jobs, cache=cache)))


def mark_what_is_kept(cache: Path) -> None:
    """Let everything kept say where it comes from."""
    (file,) = (cache / "bulletins").iterdir()
    stored, keys, start = file.read_bytes()[32:], [], 0
    while start < len(stored):
        keys.append(stored[start : start + 32].hex())
        start += 40 + int.from_bytes(stored[start + 32 : start + 40], "big")
    assert len(keys) == 6
    Drawer(file).keep({})
    Drawer(file).keep({key: pack(BulletinRead(None, (MARK,))) for key in keys})


def kept(found: list[BulletinRead]) -> int:
    return sum(one.of_sources == (MARK,) for one in found)


def test_what_is_kept_equals_what_is_read(archive: Path, tmp_path: Path) -> None:
    path = archive / "bulletins" / "tra-vinh" / "2019.en.md"
    path.write_text(path.read_text("utf-8").replace("title:", "titel:"), "utf-8")
    path = archive / "bulletins" / "tra-vinh" / "2018.md"
    path.write_text(path.read_text("utf-8").replace("figures:", "figures"), "utf-8")
    anew = read(archive, None)
    assert [bool(one.bulletin) for one in anew] == [True, True, True, False, True, True]
    assert anew[3].of_sources
    assert anew[4].of_validation
    assert read(archive, tmp_path / "cache") == anew
    again = read(archive, tmp_path / "cache")
    assert again == anew
    assert again[0].bulletin
    assert anew[0].bulletin
    assert again[0].bulletin.statements[0].indicator.names == anew[0].bulletin.statements[0].indicator.names


def test_nothing_is_read_again_where_nothing_changed(archive: Path, tmp_path: Path) -> None:
    read(archive, tmp_path)
    mark_what_is_kept(tmp_path)
    assert kept(read(archive, tmp_path)) == 6


@pytest.mark.parametrize("name", ["2017.md", "2017.en.md"])
def test_a_changed_file_renews_its_own_bulletin(archive: Path, tmp_path: Path, name: str) -> None:
    read(archive, tmp_path)
    mark_what_is_kept(tmp_path)
    path = archive / "bulletins" / "tra-vinh" / name
    path.write_text(path.read_text("utf-8") + "\nThêm.\n", "utf-8")
    found = read(archive, tmp_path)
    assert kept(found) == 5
    assert found[2].bulletin
    assert found[2].bulletin.words["vi" if name == "2017.md" else "en"].body.endswith("Thêm.")


def test_a_translation_that_goes_renews_its_bulletin(archive: Path, tmp_path: Path) -> None:
    read(archive, tmp_path)
    mark_what_is_kept(tmp_path)
    (archive / "bulletins" / "tra-vinh" / "2016.en.md").unlink()
    found = read(archive, tmp_path)
    assert kept(found) == 5
    assert [problem.code for problem in found[1].of_validation] == ["translation-file-missing"]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("indicators/all.yaml", "vi: chứng thư\n", "vi: chứng thư số\n"),
        ("places.yaml", "vi: Trà Vinh\n", "vi: Trà Vinh thử\n"),
        ("site.yaml", "status: required\n", "status: draft\n"),
    ],
)
def test_what_describes_bulletins_renews_all_of_them(
    archive: Path, tmp_path: Path, file: str, old: str, new: str
) -> None:
    read(archive, tmp_path)
    mark_what_is_kept(tmp_path)
    path = archive / file
    text = path.read_text("utf-8")
    assert old in text
    before, _, after = text.rpartition(old)
    path.write_text(before + new + after, "utf-8")
    assert kept(read(archive, tmp_path)) == 0


def test_what_no_bulletin_holds_is_never_made_of_kept_bytes(archive: Path, tmp_path: Path) -> None:
    read(archive, tmp_path)
    (file,) = (tmp_path / "bulletins").iterdir()
    stored = bytearray(file.read_bytes())
    stored[100] ^= 255
    file.write_bytes(stored)
    assert read(archive, tmp_path) == read(archive, None)


def test_two_processes_read_what_one_reads(archive: Path, tmp_path: Path) -> None:
    for year in range(1990, 2015):
        add_bulletin(archive, "tra-vinh", f"{year}", f"  digital_certificates: {year - 1000}\n")
    anew = read(archive, None)
    assert len(anew) == 31
    assert read(archive, None, jobs=2) == anew
    assert read(archive, tmp_path, jobs=2) == anew
    assert read(archive, tmp_path, jobs=2) == anew
