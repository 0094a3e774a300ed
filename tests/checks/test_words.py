"""References in words: wherever they stand, they name a figure, at the very place where they do not."""

import unicodedata
from pathlib import Path

import pytest

from bulletin.checks.check import check
from bulletin.problems import Location, Problem
from bulletin.site.assemble import assemble
from tests.conftest import read_archive


def problems_of(content: Path) -> tuple[Problem, ...]:
    archive, problems = read_archive(content)
    assert archive is not None
    return problems + check(assemble(archive))[1]


def test_a_summary_is_read_like_a_body(content: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    text = path.read_text("utf-8").replace(
        "summary: Dữ liệu tổng hợp.", "summary: Có [[digital_certificate]] chứng thư."
    )
    path.write_text(text, "utf-8")
    (problem,) = problems_of(content)
    assert problem.code == "reference-unknown"
    assert problem.where == Location("content/bulletins/tra-vinh/2020.md", 8, 13)
    assert problem.values["near"] == ("digital_certificates",)


def test_columns_are_those_of_a_file_stored_decomposed(content: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    text = path.read_text("utf-8").replace("[[digital_certificates]]", "[[digital_certificate]]")
    path.write_text(unicodedata.normalize("NFD", text), "utf-8")
    (problem,) = problems_of(content)
    # "Tổng số là " has 11 letters, and 15 code points once ổ, ố and à are taken apart.
    assert problem.where == Location("content/bulletins/tra-vinh/2020.md", 18, 17)


_FOLDER = Path("bulletins") / "tra-vinh"


def said_of(content: Path, vietnamese: str, english: str) -> list[Problem]:
    """What is said of the smallest site with these bodies."""
    for name, start, body in (("2020.md", "Tổng số", vietnamese), ("2020.en.md", "The total", english)):
        path = content / _FOLDER / name
        path.write_text(path.read_text("utf-8").partition(start)[0] + body + "\n", "utf-8")
    return list(problems_of(content))


@pytest.mark.parametrize(
    ("vietnamese", "english"),
    [
        ("Có [[digital_certificates]] chứng thư.", "There are 2,165 certificates."),
        ("Có 2.165 chứng thư.", "There are [[digital_certificates]] certificates."),
        ("Có 2.165, tức 2,165 nghìn.", "2,165 again: 2,165."),
        ("Năm 2020, ngày 28/01/2021, [[=63]] tỉnh.", "The sector."),
        ("Hai nguồn.", "The sources."),
    ],
)
def test_a_figure_may_be_quoted_by_reference_or_in_digits(content: Path, vietnamese: str, english: str) -> None:
    assert said_of(content, vietnamese, english) == []


@pytest.mark.parametrize(
    ("vietnamese", "english", "missing", "extra"),
    [
        ("Có 2.165 chứng thư.", "Certificates.", "2.165", ""),
        ("Chứng thư.", "There are 2,165.", "", "2,165"),
        ("Có 2.165 và lại 2.165.", "There are 2,165.", "2.165", ""),
        (
            "[[digital_certificates]] và [[digital_certificates]]",
            "[[digital_certificates]]",
            "digital_certificates",
            "",
        ),
        ("[[digital_certificates]]", "2,165 and 2,165", "", "2,165"),
        ("[[digital_certificates]]", "certificates", "digital_certificates", ""),
    ],
)
def test_tells_what_only_one_language_quotes(
    content: Path, vietnamese: str, english: str, missing: str, extra: str
) -> None:
    (problem,) = said_of(content, vietnamese, english)
    assert problem.code == "references-differ"
    assert (problem.values["missing"], problem.values["extra"]) == (missing, extra)


def test_a_number_in_words_may_stand_for_one_in_digits(content: Path) -> None:
    path = content / _FOLDER / "2020.md"
    path.write_text(path.read_text("utf-8").replace("2.165", "12"), "utf-8")
    assert said_of(content, "Có 12 chứng thư.", "There are twelve small certificates.") == []
    assert said_of(content, "Có mười hai chứng thư.", "Certificates.") == []


def test_an_unknown_number_is_told_of_by_itself(content: Path) -> None:
    problems = said_of(content, "Có 13.", "Nothing.")
    assert [problem.code for problem in problems] == ["number-unknown"]


@pytest.mark.parametrize(
    ("english", "line", "values"),
    [
        ("## One\n\n## Three", 12, {"own": 2, "original": 3, "expected": "### Hai", "missing": "", "extra": ""}),
        ("## One\n\n### Two", 12, {"own": 2, "original": 3, "expected": "", "missing": "## Ba", "extra": ""}),
        ("Words.", 10, {"own": 0, "original": 3, "expected": "", "missing": "## Một", "extra": ""}),
        (
            "## One\n\n### Two\n\n## Three\n\n## Four",
            16,
            {"own": 4, "original": 3, "expected": "", "missing": "", "extra": "## Four"},
        ),
    ],
)
def test_headings_correspond(content: Path, english: str, line: int, values: dict[str, object]) -> None:
    (problem,) = said_of(content, "## Một\n\n### Hai\n\n## Ba", english)
    assert problem.code == "headings-differ"
    assert problem.where == Location("content/bulletins/tra-vinh/2020.en.md", line)
    assert {name: problem.values[name] for name in values} == values


def test_headings_of_the_same_levels_are_no_problem(content: Path) -> None:
    assert said_of(content, "## Một\n\nHai\n---", "## One\n\n## Two") == []
