"""Values stay the text that was typed; what would be read otherwise than it was meant is told, and nothing else is."""

import pytest

from bulletin.sources.document import Fields, Items, Scalar, find, plain
from tests.sources.conftest import Read, ReadBulletin, place_and_code


@pytest.mark.parametrize(
    "value",
    [
        "3.10",
        "no",
        "1_000",
        "2026-13-40",
        "0x1F",
        "1.690",
        "23,09",
        "~",
        "null",
        "12:30",
        "+1e3",
        "2020-09",
        "1.566/1.960",
    ],
)
def test_no_value_is_ever_taken_for_anything_but_text(value: str, read_header: ReadBulletin) -> None:
    document, found = read_header(f"a: {value}\nb: '{value}'\nc: \"{value}\"")

    assert not found
    assert document is not None
    assert plain(document.fields) == {"a": value, "b": value, "c": value}


def test_gives_the_tree_with_the_place_of_every_piece(read_header: ReadBulletin) -> None:
    document, _ = read_header("place: tra-vinh\nfigures:\n  a:\n    values:\n      - value: 'một'\n      - hai")

    assert document is not None
    places = [
        (find(document.fields, path).where.line, find(document.fields, path).where.column)
        for path in [("place",), ("figures", "a"), ("figures", "a", "values"), ("figures", "a", "values", 0, "value")]
    ]
    assert places == [(2, 8), (5, 5), (6, 7), (6, 16)]
    values = find(document.fields, ("figures", "a", "values"))
    assert isinstance(values, Items)
    assert find(values, (2,)) == find(values, (-1,)) == values
    assert isinstance(find(document.fields, ("figures", "a", "none")), Fields)
    assert [entry.key.where.line for entry in document.fields.entries] == [2, 3]


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("a: bcd", (4, 5, 6)),
        ("a:    bcd", (7, 8, 9)),
        ('a: "bcd"', (5, 6, 7)),
        ("a: 'bcd'  # e", (5, 6, 7)),
        ("a: 😀b", (4, 5)),
        ("😀: bc", (4, 5)),
        ("a: \u00a0bc\u00a0", (5, 6)),
        ("a: “bc”", (5, 6)),
        ("a: {b: 1,5}", ()),
        ('a: "b\\tc"', ()),
        ("a: 'b''c'", ()),
        ("a: |\n  bc", ()),
        ("a: b\n  c", ()),
        ("a:", ()),
    ],
)
def test_knows_the_stored_column_of_every_character(
    header: str, columns: tuple[int, ...], read_header: ReadBulletin
) -> None:
    document, _ = read_header(header)

    assert document is not None
    node = document.fields.entries[0].node
    assert tuple(node.columns if isinstance(node, Scalar) else ()) == columns


def test_places_beyond_the_text_and_without_columns_are_still_places(read_header: ReadBulletin) -> None:
    document, _ = read_header("a: bc\nd: |\n  e")

    assert document is not None
    first, second = (entry.node for entry in document.fields.entries)
    assert isinstance(first, Scalar)
    assert isinstance(second, Scalar)
    assert [first.at(offset).column for offset in (0, 1, 2, 9)] == [4, 5, 6, 6]
    assert second.at(1) == second.where


@pytest.mark.parametrize(
    "header",
    [
        "status: final                # estimate | preliminary | final | revised",
        "a: b # một ghi chú",
        "a: b  #một",
        "a: b #",
        'a: "b" #1',
        "a: b#1",
        "a:                    # nhóm\n  b: c",
        "# ghi chú #1\na: b",
        "a: https://tra-vinh.gov.vn/#tin",
        "a: |\n  một #2\n  ba:bốn",
        "a: b:c",
        "a: 12:30",
        "a:\n  https://tra-vinh.gov.vn",
        "a:\n  12:30",
        "a: -5",
        "a:\n  - -5",
        "a: ba\n  bốn năm",
        "a: “một” và “hai”",
        "a: it's",
        "a: {vi: một, en: hai}",
        "a: [một, hai]",
        "a: [2020, 2021]",
        "a: {b: '1,5'}",
        'a: {"b": c}',
        "a: {b: , c: d}",
        "a: b\n\t\nc: d",
        "a: >-\n  b",
        "a: một, hai, ba",
        "a: 12 người (50%)",
        "a: 55 tỷ 878 triệu đồng, tăng 43,16% so với năm 2019",
    ],
)
def test_cries_no_wolf(header: str, read_header: ReadBulletin) -> None:
    document, found = read_header(header)

    assert not found
    assert document is not None


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("a: b\na: c\nd:\n  e: f\n  e: g", ["3:1: duplicate-key", "6:3: duplicate-key"]),
        ("a: b: c\nd: e: f\ng: h\ng: i", ["2:5: text-cut-at-colon", "3:5: text-cut-at-colon", "5:1: duplicate-key"]),
        ("f:\n  a:12\n  b:13\n  c: 14", ["3:5: space-after-colon", "4:5: space-after-colon"]),
        ("f:\n  a 12\n  b: 13\nc: - d\ne: [f", ["3:4: missing-colon", "5:4: needs-quotes", "6:4: unclosed-bracket"]),
        ("f:\n\ta: 1\n\ta: 2", ["3:1: tab-in-indent", "4:2: duplicate-key"]),
        ("f:\n  a: 1\n\tb: 2\n  a: 3", ["4:1: tab-in-indent", "5:3: duplicate-key"]),
        ("a: @b\nc: `d`\ne: %f", ["2:4: needs-quotes", "3:4: needs-quotes", "4:4: needs-quotes"]),
        ("a: “b: c”\na: d", ["2:4: smart-quotes", "3:1: duplicate-key"]),
        ("a: {b: 1,5, c: 2,5}", ["2:9: number-split-at-comma", "2:17: number-split-at-comma"]),
        ("a: [1,5, 2]", ["2:6: number-split-at-comma"]),
        ("a: &b c\nd: &b e", ["2:4: yaml-anchor", "3:4: yaml-anchor"]),
        ("a:\n  -b\n  -c", ["3:4: space-after-dash", "4:4: space-after-dash"]),
    ],
)
def test_tells_all_problems_of_a_file_in_one_run(header: str, expected: list[str], read_header: ReadBulletin) -> None:
    assert read_header(header)[1] == expected


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("a: b\nplace:tra-vinh", "3:7: space-after-colon"),
        ("place:\u00a0tra-vinh\na: b", "2:7: space-after-colon"),
        ("f:\n  a:12", "3:5: space-after-colon"),
        ("a: b\n  place:tra-vinh", "3:9: space-after-colon"),
        ("a: {b:c}", "2:7: space-after-colon"),
        ("a:\n  - b\n  -c: d", "4:4: space-after-dash"),
        ("a: b:\n  c: d", "2:5: text-cut-at-colon"),
        ("a: {b: c: d}", "2:9: text-cut-at-colon"),
        ('a: "b": c', "2:7: text-cut-at-colon"),
        ("a: #1", "2:4: text-cut-at-hash"),
        ("a: b #1\n  c", "2:6: text-cut-at-hash"),
        ("a: {b, c: d}", "2:5: text-split-at-comma"),
        ('a: "b\nc: "d"', "2:4: unclosed-quote"),
        ("a: 'b", "2:4: unclosed-quote"),
        ("a: 'b' c", "2:8: text-after-quote"),
        ("a: [b] c", "2:8: text-after-quote"),
        ("a: > 5%", "2:4: needs-quotes"),
        ("a: ? b", "2:4: needs-quotes"),
        ("a: ,b", "2:4: needs-quotes"),
        ("a: | b", "2:4: needs-quotes"),
        ("a: >0", "2:4: needs-quotes"),
        ("a: & b", "2:4: yaml-anchor"),
        ("a: !<b", "2:4: yaml-tag"),
        ("a: !<> b", "2:4: yaml-tag"),
        ('a: "\\x07"', "2:4: bad-escape"),
        ('a: "\\u12"', "2:7: bad-escape"),
        ("a: *b", "2:4: yaml-anchor"),
        ("a: &b\n  c: *b", "2:4: yaml-anchor"),
        ("&a b: c", "2:1: yaml-anchor"),
        ("a: !b", "2:4: yaml-tag"),
        ("a: !b!c d", "2:4: yaml-tag"),
        ("a: !ước", "2:4: yaml-tag"),
        ("a: !!set {b, c}", "2:4: yaml-tag"),
        (": a", "2:1: key-not-text"),
        ("? [a]\n: b", "2:3: key-not-text"),
        ("a:\n - b\n c: d", "4:2: wrong-indent"),
        ("a: b\n c: d", "3:2: wrong-indent"),
        ("a:\n  - b\n\u00a0\u00a0c: d", "4:1: odd-space"),
        ("%YAML 3.0", "2:1: yaml-syntax"),
        ("một hai", "2:1: root-not-fields"),
    ],
)
def test_names_the_mistake(header: str, expected: str, read_header: ReadBulletin) -> None:
    document, found = read_header(header)

    assert found == [expected]
    assert document is None or expected.endswith(("hash", "comma"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a: "b\n---\nc: d\n', "1:4: unclosed-quote"),
        ("a: b\n---\nc: d\n", "2:1: yaml-second-document"),
        ("a: b\n...\nc: d\n", "3:1: yaml-second-document"),
        ("# a\n", "1:1: empty-file"),
        ("---\n", "1:1: empty-file"),
        ("- a\n", "1:1: root-not-fields"),
    ],
)
def test_names_the_mistake_of_a_yaml_file(text: str, expected: str, read: Read) -> None:
    content, problems = read({"site.yaml": text})

    assert [place_and_code(problem) for problem in problems] == [f"content/site.yaml:{expected}"]
    assert content.site is None


def test_a_text_that_a_comma_cut_is_read_as_it_was_meant(read_header: ReadBulletin) -> None:
    document, _ = read_header("a: {share: 23,09, place: Trà Vinh, Vĩnh Long}")

    assert document is not None
    assert plain(document.fields) == {"a": {"share": "23,09", "place": "Trà Vinh, Vĩnh Long"}}
    node = find(document.fields, ("a", "share"))
    assert isinstance(node, Scalar)
    assert list(node.columns) == [12, 13, 14, 15, 16]


def test_of_two_equal_keys_the_first_is_kept(read_header: ReadBulletin) -> None:
    document, _ = read_header("lời: a\nlơ\u0300i: b")  # the second is stored apart: ờ as ơ and a grave accent

    assert document is not None
    assert plain(document.fields) == {"lời": "a"}


def test_aliases_that_would_grow_without_end_are_refused_at_once(read_header: ReadBulletin) -> None:
    bomb = "\n".join(["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 40))])

    _, found = read_header(bomb)

    assert found[0] == "2:5: yaml-anchor"
    assert read_header("a: &b\n  c: *b")[1] == ["2:4: yaml-anchor"]


@pytest.mark.parametrize("deep", ["a: " + "[" * 100_000, "a: " + "{b: " * 30_000, "- " * 100_000, "? " * 100_000])
def test_nesting_that_would_end_the_process_is_refused(deep: str, read_header: ReadBulletin) -> None:
    assert [line.split(": ")[1] for line in read_header(deep)[1]] == ["nested-too-deeply"]


def test_many_brackets_side_by_side_are_not_deep(read_header: ReadBulletin) -> None:
    header = "\n".join(f"a{n}: {{vi: một, en: one}}" for n in range(300))

    assert read_header(header)[1] == []
