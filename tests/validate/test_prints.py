"""What is told of keys and values below `prints:` and `report:` that there are none of."""

from pathlib import Path

import pytest

from tests.conftest import FRONT_MATTER, read_archive

ALL_KEYS = (
    *("parent_agency", "agency", "number", "symbol", "place", "date", "subject"),
    *("recipients", "authority", "signatory", "name"),
)


@pytest.mark.parametrize(
    ("written", "code", "line", "near"),
    [
        ("report:\n  signatry: A\n", "key-unknown", 5, ("signatory",)),
        ("report:\n  recipient:\n    - A\n", "key-unknown", 5, ("recipients",)),
        ("report:\n  parent-agency: A\n", "key-unknown", 5, ("parent_agency",)),
        ("report:\n  so_hieu: A\n", "key-unknown", 5, ALL_KEYS),
        ("prints:\n  - bulletin\n  - bilingal\n", "value-unknown", 6, ("bilingual",)),
        ("reports:\n  number: 1\n", "key-unknown", 4, ("report",)),
    ],
)
def test_offers_the_names_that_may_have_been_meant(
    content: Path, written: str, code: str, line: int, near: tuple[str, ...]
) -> None:
    front = FRONT_MATTER.replace("status: final\n", f"{written}status: final\n")
    content.joinpath("bulletins", "tra-vinh", "2020.md").write_text(front, "utf-8")
    _, problems = read_archive(content)
    found = next(problem for problem in problems if problem.code == code)
    assert (found.where.line, found.values["near"]) == (line, near)
