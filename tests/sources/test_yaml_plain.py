"""The pattern for the commonest YAML reads what libyaml reads, to the last column, or nothing at all."""

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin.sources.yaml_plain import read_plain_fields
from bulletin.sources.yaml_tree import read_any_fields
from tests.conftest import FRONT_MATTER, ROOT, TESTS

FILES = sorted([*ROOT.glob("content/**/*.*"), *TESTS.glob("rogues/*/content/**/*.*")])
HEADER = FRONT_MATTER.split("---\n")[1]
# Whole lines, most of them common; and what may stand in any line.
LINES = st.sampled_from([
    *("key: text", "other: 1.234 đơn vị, tăng 5%", "third:", "- item", "- key: text", "- third:", "deep: 'it s'"),
    *('"2g": 5', "'4g':", 'quoted: " a "', "# why", "", "  ", "- ", "-", "text", "a.b.c: x", "key:", "k: -5", "- -"),
    *("key:text", "key: a: b", "key: a #b", "key: a#b", "key: [1, 2]", "key: {a: b}", "? a", "key: |", "- 'x'"),
    *("key: “x”", "key: \u00a0x", "key: x\u00a0", "key: x ", "key: x:", "key: &a x", "key: *a", "key: !a x", "<<: x"),
    *("key: x\ttext", 'key: "a\\n"', "key: ''", "key : x", "key:  two", "-  two", "- a: b: c", "---", "...", "%a"),
])  # fmt: skip
PIECES = st.sampled_from([
    *"-:,#&*!|>'\"%@`?[]{}<=~ \t\n", ": ", "- ", "\n  ", " #", "<<", "—", "“", "\u00a0", "\u0301", "a", "1", "đ",
])  # fmt: skip


def assert_alike(text: str) -> bool:
    """Whether the pattern read it."""
    plain = read_plain_fields(text, "x.yaml")
    fields, problems = read_any_fields(text, "x.yaml")
    assert plain is None or (plain, []) == (fields, problems)
    return plain is not None


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_files(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", "replace").replace("\r\n", "\n")
    header = text.split("---\n")[1] if text.startswith("---\n") and text.count("---\n") > 1 else text
    assert_alike(header.translate({code: "x" for code in range(32) if chr(code) not in "\n\t"}))


@settings(max_examples=1000)
@given(st.lists(st.tuples(st.integers(0, 6), LINES), max_size=12))
@example([(0, "third:"), (0, "- item"), (0, "- item"), (0, "key: text")])
@example([(0, "third:"), (0, "- key: text"), (2, "other: x"), (2, "third:"), (2, "- item"), (0, "key: text")])
@example([(0, "third:"), (4, "third:"), (2, "key: text")])
@example([(2, "key: text"), (0, "key: text")])
@example([(0, "third:"), (0, "key: text")])
@example([(0, "- item")])
def test_lines(lines: list[tuple[int, str]]) -> None:
    assert_alike("\n".join(" " * indent + line for indent, line in lines))


@settings(max_examples=500)
@given(st.lists(st.tuples(st.integers(0, len(HEADER)), st.integers(0, 3), PIECES), min_size=1, max_size=4))
def test_a_real_header_with_pieces_put_in_and_left_out(changes: list[tuple[int, int, str]]) -> None:
    text = HEADER
    for start, length, piece in changes:
        text = text[:start] + piece + text[start + length :]
    assert_alike(text)


def test_most_real_files_are_read_by_the_pattern() -> None:
    real = sorted(ROOT.glob("content/bulletins/**/*.md"))
    read = [assert_alike(path.read_text("utf-8").split("---\n")[1]) for path in real]
    assert sum(read) > len(read) * 0.8
    assert assert_alike(HEADER)
    assert assert_alike("\n\n" + HEADER)


@pytest.mark.parametrize(
    "text", ["third:\n- item\n- 'two'\nkey: x", "a:\n  - b: 1\n    c: 2\n  - d: 3\ne: 4\n", '"2g": "x"\n# end']
)
def test_lists_and_quotes_are_read_by_the_pattern(text: str) -> None:
    assert assert_alike(text)
