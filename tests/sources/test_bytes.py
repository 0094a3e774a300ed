"""Files that git, or an editor, would not keep as they are: encodings, byte order marks, line ends, odd characters."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.i18n.problem_texts import message
from bulletin.sources.document import Scalar, plain
from bulletin.sources.spelling_columns import nfc_with_offsets
from tests.sources.conftest import BULLETIN, Read, ReadBulletin, place_and_code

GOOD = "---\nplace: tra-vinh\ntitle: Trà Vinh\n---\n\nTổng số.\n"

# code: bytes of a bulletin, and the line and column of the problem
SPOILT_BY_GIT: dict[str, tuple[bytes, str]] = {
    "encoding-not-utf8": (b"---\r\nplace: tra-vinh\r\ntitle: Tr\xe0 Vinh\r\n---\r\n", "3:10"),
    "encoding-utf16": (GOOD.encode("utf-16"), "1:1"),
    "not-a-text-file": (b"PK\x03\x04\x14\x00\x06\x00", "1:1"),
    "odd-character": (b"---\nplace: tra-vinh\ntitle: Tr\xc3\xa0\x0bVinh\n---\n", "3:11"),
}


@pytest.mark.parametrize("code", SPOILT_BY_GIT)
def test_refuses_and_points_at(code: str, read_bulletin: ReadBulletin) -> None:
    data, place = SPOILT_BY_GIT[code]

    document, found = read_bulletin(data)

    assert found == [f"{place}: {code}"]
    assert document is None


@pytest.mark.parametrize(
    "data",
    [GOOD.encode("utf-16-le"), GOOD.encode("utf-16-be"), GOOD.encode("utf-16")],
    ids=["little endian without mark", "big endian without mark", "with mark"],
)
def test_tells_utf16_from_other_encodings(data: bytes, read_bulletin: ReadBulletin) -> None:
    assert read_bulletin(data)[1] == ["1:1: encoding-utf16"]


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"PK\x03\x04rest", "Word (.docx)"),
        (b"\xd0\xcf\x11\xe0rest", "Word (.doc)"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
    ],
)
def test_names_the_kind_of_a_renamed_file(data: bytes, kind: str, read: Read) -> None:
    _, problems = read({BULLETIN: data})

    assert [problem.code for problem in problems] == ["not-a-text-file"]
    assert kind in message(problems[0], "vi")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with byte order mark"])
def test_line_ends_and_a_byte_order_mark_move_nothing(line_end: str, mark: bytes, read_bulletin: ReadBulletin) -> None:
    text = "---\nplace: tra-vinh\nplace: long-an\n---\n\nMột.\nHai.\n"

    document, found = read_bulletin(mark + text.replace("\n", line_end).encode())

    assert found == ["3:1: duplicate-key"]
    assert document is not None
    assert plain(document.fields) == {"place": "tra-vinh"}
    assert (document.body, document.body_line) == ("Một.\nHai.", 6)


def test_a_byte_order_mark_does_not_move_the_first_key_of_a_yaml_file(read: Read) -> None:
    content, problems = read({"site.yaml": b"\xef\xbb\xbftitle: A\ntitle: B\n"})

    assert [(problem.code, problem.where.line, problem.where.column) for problem in problems] == [
        ("duplicate-key", 2, 1)
    ]
    assert content.site is not None
    assert content.site.fields.entries[0].key.where.column == 1


def test_counts_odd_characters_once_each_and_examines_the_rest(read: Read) -> None:
    header = "---\ntitle: A\u2028B\u2028C\nsummary: D\x00\nplace: a\nplace: b\n---\n"

    content, problems = read({BULLETIN: header})

    assert [(problem.where.line, problem.where.column, problem.code) for problem in problems] == [
        (2, 9, "odd-character"),
        (3, 11, "odd-character"),
        (5, 1, "duplicate-key"),
    ]
    assert [problem.values.get("count") for problem in problems] == [2, 1, None]
    assert not content.bulletins


def test_an_odd_character_moves_no_column_of_its_line(read_bulletin: ReadBulletin) -> None:
    _, found = read_bulletin("---\na: b\x0bc #1\n---\n")

    assert found == ["2:5: odd-character", "2:8: text-cut-at-hash"]


def test_a_byte_order_mark_moves_no_wrong_byte(read: Read) -> None:
    _, problems = read({"site.yaml": b"\xef\xbb\xbfTr\xe0"})

    assert [place_and_code(problem) for problem in problems] == ["content/site.yaml:1:3: encoding-not-utf8"]


def test_finds_a_lost_letter_in_the_body_and_keeps_the_file(read_bulletin: ReadBulletin) -> None:
    document, found = read_bulletin(GOOD.replace("Tổng", "T\ufffdng"))

    assert found == ["6:2: lost-letter"]
    assert document is not None


def test_everything_is_nfc_and_every_column_is_the_stored_one(read_bulletin: ReadBulletin) -> None:
    stored = unicodedata.normalize("NFD", '---\nlời: "Tổng số: 12"\nghi chú: ước 😀 đạt 12\n---\n\nThử.\nƯớc số 12.\n')

    document, found = read_bulletin(stored)

    assert not found
    assert document is not None
    assert plain(document.fields) == {"lời": "Tổng số: 12", "ghi chú": "ước 😀 đạt 12"}
    assert document.body == "Thử.\nƯớc số 12."
    lines = stored.split("\n")
    for number, entry in enumerate(document.fields.entries, start=1):
        assert isinstance(entry.node, Scalar)
        where = entry.node.at(entry.node.text.index("12"))
        assert (where.line, where.column) == (number + 1, lines[number].index("12") + 1)
    in_body = document.body_at(document.body.index("12"))
    assert (in_body.line, in_body.column) == (7, lines[6].index("12") + 1)


@pytest.mark.parametrize(
    ("stored", "text", "offsets"),
    [
        ("", "", []),
        ("abc", "abc", [0, 1, 2]),
        ("o\u031b\u0300i", "ời", [0, 3]),
        ("x\u0323e\u0302", "x\u0323ê", [0, 1, 2]),
        ("e\u0302\u030cx", "ê\u030cx", [0, 0, 3]),
        ("\u1100\u1161\u11a8a", "각a", [0, 3]),
        ("\u212ba\u030a", "Åå", [0, 1]),
    ],
)
def test_each_character_in_nfc_knows_where_it_was_stored(stored: str, text: str, offsets: list[int]) -> None:
    assert (nfc_with_offsets(stored)[0], list(nfc_with_offsets(stored)[1])) == (text, offsets)


@given(st.text(st.sampled_from("ae\u0302\u0323\u0300\u030c\u031b\u1100\u1161\u11a8\u09c7\u09be\u212bx"), max_size=12))
def test_cutting_at_clusters_changes_nothing_of_nfc(stored: str) -> None:
    text, offsets = nfc_with_offsets(stored)

    assert text == unicodedata.normalize("NFC", stored)
    assert len(offsets) == len(text)
    assert list(offsets) == sorted(offsets)
