"""Whatever the bytes, reading gives problems and never an exception; and what it gives holds together."""

from collections.abc import Iterator
from pathlib import Path

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bulletin.i18n.problem_texts import fix, message
from bulletin.sources.content import parse_document
from bulletin.sources.document import Fields, Items, Node, Scalar
from bulletin.sources.walk import FoundFile
from tests.conftest import FRONT_MATTER

MARKDOWN = FoundFile(path=Path("2020.md"), shown="2020.md", kind="bulletin", folder="tra-vinh", stem="2020")
YAML = FoundFile(path=Path("site.yaml"), shown="site.yaml", kind="site", folder="", stem="site")
OF_THE_WHOLE_FILE = {"empty-file", "encoding-utf16", "not-a-text-file"}
# What YAML, Unicode and the fences are made of.
PIECES = st.sampled_from([
    *"-:,#&*!|>'\"%@`?[]{}<=~ \t\n\r\0",
    *("---\n", ": ", "- ", "\n  ", "<<: ", "key: ", ",5", "...", "—", "“", "”", "\\"),
    *("\u00a0", "\u0301", "\u2028", "\ufeff", "😀", "a", "1", "đ", "o\u031b\u0300", "각", "\u1100\u1161"),
])  # fmt: skip
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def scalars(node: Node) -> Iterator[Scalar]:
    match node:
        case Scalar():
            yield node
        case Fields():
            for entry in node.entries:
                yield entry.key
                yield from scalars(entry.node)
        case Items():
            for item in node.nodes:
                yield from scalars(item)


def hold_together(data: bytes, file: FoundFile) -> None:
    document, problems = parse_document(data, file)

    assert document is not None or problems
    text = data.decode("utf-8", "replace").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    for problem in problems:
        assert message(problem, "vi")
        assert fix(problem, "en")
        assert (problem.code in OF_THE_WHOLE_FILE) == (problem.where.line == 0)
        assert problem.where.line <= len(lines) + 1
        assert problem.where.column >= 1
    if document is not None:
        keys = [entry.key.text for entry in document.fields.entries]
        assert len(keys) == len(set(keys))
        for scalar in scalars(document.fields):
            if not scalar.text:
                continue  # libyaml may put an empty text behind the last line
            stored = lines[scalar.where.line - 1]
            # Every column of a stored text leads to a character that its own piece of text begins with.
            assert all(1 <= column <= len(stored) for column in scalar.columns)
            if scalar.text.isascii() and scalar.columns:
                assert "".join(stored[column - 1] for column in scalar.columns) == scalar.text


@given(st.binary(max_size=200))
def test_binary(data: bytes) -> None:
    hold_together(data, MARKDOWN)
    hold_together(data, YAML)


@given(st.text(max_size=200))
def test_text(text: str) -> None:
    hold_together(text.encode("utf-8", "replace"), YAML)
    hold_together(f"---\n{text}\n---\n".encode("utf-8", "replace"), MARKDOWN)


@settings(max_examples=400)
@given(TEXTS)
@example("a: &x [*x]")
@example("a: - b\n--- a: b\n")
@example("? ? ? a")
@example("s: {v: ,\n  n}")
@example("---\n\n  ")
def test_pieces_of_yaml(text: str) -> None:
    hold_together(text.encode(), YAML)
    hold_together(f"---\n{text}\n---\n".encode(), MARKDOWN)


@settings(max_examples=400)
@given(st.lists(st.tuples(st.integers(0, len(FRONT_MATTER)), st.integers(0, 12), TEXTS), min_size=1, max_size=3))
def test_a_real_bulletin_with_pieces_put_in_and_left_out(changes: list[tuple[int, int, str]]) -> None:
    text = FRONT_MATTER
    for start, length, piece in changes:
        text = text[:start] + piece + text[start + length :]
    hold_together(text.encode(), MARKDOWN)
