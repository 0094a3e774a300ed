"""What is kept from one run to the next comes back as it was, or not at all."""

from pathlib import Path

import pytest

from bulletin.store import Chest, Drawer, digest, program

ONE, OTHER = digest(b"one"), digest(b"other")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "drawers" / "first"
    Drawer(file).keep({ONE: b"first thing", OTHER: b""})
    return file


def test_what_was_kept_is_found_again_under_its_key(file: Path) -> None:
    drawer = Drawer(file)
    assert drawer.get(ONE) == b"first thing"
    assert drawer.get(OTHER) == b""
    assert drawer.get(digest(b"else")) is None
    assert [path.name for path in file.parent.iterdir()] == ["first"]


def test_what_is_kept_no_more_is_gone(file: Path) -> None:
    Drawer(file).keep({OTHER: b""})
    assert Drawer(file).get(ONE) is None


@pytest.mark.parametrize("damage", ["flip", "cut", "empty", "missing", "folder"])
def test_a_damaged_drawer_is_empty_and_can_be_used_again(file: Path, damage: str) -> None:
    stored = bytearray(file.read_bytes())
    file.unlink()
    match damage:
        case "flip":
            stored[-3] ^= 1
            file.write_bytes(stored)
        case "cut":
            file.write_bytes(stored[:-5])
        case "empty":
            file.write_bytes(b"")
        case "folder":
            file.mkdir()
    drawer = Drawer(file)
    assert drawer.get(ONE) is None
    drawer.keep({ONE: b"new"})
    assert Drawer(file).get(ONE) == (None if damage == "folder" else b"new")
    assert [path.name for path in file.parent.iterdir()] == ["first"]


def test_pieces_cut_elsewhere_have_another_digest() -> None:
    assert digest(b"ab", b"c") != digest(b"a", b"bc")
    assert digest(b"ab", b"c") == digest(b"ab", b"c")


def test_the_program_has_one_digest_as_long_as_it_runs() -> None:
    assert program() == program()
    assert len(program()) == 64


THINGS = {digest(b"%d" % number): b"thing %d" % number for number in range(600)}


def test_a_chest_gives_back_what_it_was_given(tmp_path: Path) -> None:
    Chest(tmp_path / "chest").keep(THINGS)
    chest = Chest(tmp_path / "chest")
    assert {key: chest.get(key) for key in THINGS} == THINGS
    assert sorted(chest.all()) == sorted(THINGS.values())
    assert chest.get(digest(b"else")) is None
    assert len(list((tmp_path / "chest").iterdir())) > 100  # a guard: not all of it lies in one drawer


def test_what_is_added_to_a_chest_leaves_the_rest(tmp_path: Path) -> None:
    chest = Chest(tmp_path / "chest")
    chest.keep(THINGS)
    more = {digest(b"%d" % number): b"more" for number in range(600, 700)}
    assert {key[:2] for key in more} & {key[:2] for key in THINGS}  # a guard: they lie in drawers with others
    chest.add(more)
    for found in (chest, Chest(tmp_path / "chest")):
        assert {key: found.get(key) for key in {**THINGS, **more}} == {**THINGS, **more}


def test_what_a_chest_is_to_keep_is_all_that_it_keeps(tmp_path: Path) -> None:
    chest = Chest(tmp_path / "chest")
    chest.keep(THINGS)
    chest.keep({ONE: b"first"})
    assert list(Chest(tmp_path / "chest").all()) == [b"first"]


def test_a_damaged_drawer_of_a_chest_is_empty_and_the_others_are_not(tmp_path: Path) -> None:
    Chest(tmp_path / "chest").keep(THINGS)
    damaged = next(iter(THINGS))[:2]
    (tmp_path / "chest" / damaged).write_bytes(b"damaged")
    chest = Chest(tmp_path / "chest")
    for key, thing in THINGS.items():
        assert chest.get(key) == (None if key[:2] == damaged else thing)
