"""Where the fields end and the words begin, whatever the fences look like."""

import pytest

from bulletin.sources.document import plain
from bulletin.sources.front_matter import read_markdown
from tests.sources.conftest import ReadBulletin


@pytest.mark.parametrize(
    ("text", "body", "body_line"),
    [
        ("---\na: b\n---\nMột.\n", "Một.", 4),
        ("---\na: b\n---\n\n\nMột.\n\nHai.  \n\n", "Một.\n\nHai.  ", 6),
        ("---\na: b\n---", "", 4),
        ("\n \n---\n\n\na: b\n\n---\nMột.", "Một.", 9),
        ("-----  \na: b\n---\t\nMột.", "Một.", 4),
        ("---\na: b\n---\n\n    Thụt vào.\nMột.", "    Thụt vào.\nMột.", 5),
        ("---\na: b\n---\nMột.\n\n---\n\nHai: ba.\n---\n", "Một.\n\n---\n\nHai: ba.\n---", 4),
        ("---\na: b\n---\nGhi chú: một.\n", "Ghi chú: một.", 4),
    ],
)
def test_finds_the_body_and_its_line(text: str, body: str, body_line: int, read_bulletin: ReadBulletin) -> None:
    document, found = read_bulletin(text)

    assert not found
    assert document is not None
    assert plain(document.fields) == {"a": "b"}
    assert (document.body, document.body_line) == (body, body_line)


@pytest.mark.parametrize("blank_lines", [0, 1, 5])
def test_blank_lines_around_the_fences_move_no_line(blank_lines: int, read_bulletin: ReadBulletin) -> None:
    blank = "\n" * blank_lines

    _, found = read_bulletin(f"{blank}---\n{blank}a: b\na: c\n---\n")

    assert found == [f"{2 * blank_lines + 3}:1: duplicate-key"]


@pytest.mark.parametrize("fence", ["——", "—", "–––", "- - -", "--", "...", "…", "  ---", "—-"])
def test_knows_a_misspelt_fence(fence: str, read_bulletin: ReadBulletin) -> None:
    assert read_bulletin(f"{fence}\na: b\n---\n")[1] == ["1:1: fence-misspelt"]
    assert read_bulletin(f"---\na: b\n{fence}\nMột.\n")[1] == ["3:1: fence-misspelt"]


@pytest.mark.parametrize("fence", ["+++", "***", "===", "```yaml"])
def test_knows_the_opening_fences_of_others(fence: str, read_bulletin: ReadBulletin) -> None:
    assert read_bulletin(f"{fence}\na: b\n---\n")[1] == ["1:1: fence-misspelt"]


@pytest.mark.parametrize("body", ["- một\n- hai\n---\n", "# A\n\n- - -\n\nB\n", "Một — hai.\n\n——\n"])
def test_dashes_of_the_body_are_no_fences(body: str, read_bulletin: ReadBulletin) -> None:
    assert read_bulletin(f"---\na: b\n---\n{body}")[1] == []


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("---\na: b\n\nMột hai.\n", 4),
        ("---\na: b\nc:\n  - d\n  e\n# f\nMột: hai.\nBa.\n", 8),
        ("---\na: b", 3),
    ],
)
def test_tells_where_the_closing_fence_may_be_missing(text: str, before: int) -> None:
    _, (problem,) = read_markdown(text, "2020.md")

    assert (problem.code, problem.values["before"]) == ("front-matter-unclosed", before)


@pytest.mark.parametrize("between", ["", "\n\n", "# place: tra-vinh\n"])
def test_refuses_a_header_without_fields(between: str, read_bulletin: ReadBulletin) -> None:
    assert read_bulletin(f"---\n{between}---\nMột.\n")[1] == ["1:1: front-matter-empty"]


def test_a_header_cut_in_two_is_told_with_its_fence() -> None:
    _, (problem,) = read_markdown("---\nplace: tra-vinh\n---\n\nfigures:\n  a: 1\n---\n\nMột.\n", "2020.md")

    assert (problem.code, problem.where.line, problem.values["fence"]) == ("front-matter-split", 5, 3)
