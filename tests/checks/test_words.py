"""References in words: wherever they stand, they name a figure, at the very place where they do not."""

import unicodedata
from pathlib import Path

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
