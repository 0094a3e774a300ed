"""Each code of this room has its smallest wrong input, here or, where git would spoil it, in `test_bytes`."""

import tomllib
import unicodedata
from pathlib import Path
from string import Formatter

import pytest

from bulletin.i18n import problem_texts
from bulletin.i18n.problem_texts import EditorLanguage, fix, message
from bulletin.sources.content import read_content
from tests.conftest import TESTS
from tests.sources.conftest import ABSENT, place_and_code
from tests.sources.test_bytes import SPOILT_BY_GIT
from tests.sources.test_walk import NOT_BY_A_FILE

TABLE = Path(problem_texts.__file__).parent / "problems" / "sources.toml"
ROWS = tomllib.loads(TABLE.read_text("utf-8"))
ROGUES = {code: TESTS / "rogues" / code for code in ROWS if (TESTS / "rogues" / code / "expected.txt").is_file()}


@pytest.mark.parametrize("code", ROGUES)
def test_prints_the_expected_places_and_codes(code: str) -> None:
    _, problems = read_content(ROGUES[code] / "content")

    found = [place_and_code(problem) for problem in problems if problem.code not in ABSENT]

    assert found == ROGUES[code].joinpath("expected.txt").read_text("utf-8").splitlines()
    assert any(line.endswith(f": {code}") for line in found)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("code", ROGUES)
def test_fills_every_template_from_the_values(code: str, language: EditorLanguage) -> None:
    _, problems = read_content(ROGUES[code] / "content")

    for problem in problems:
        assert message(problem, language)
        assert fix(problem, language)


def test_every_code_is_tried_and_every_rogue_has_a_code() -> None:
    """A code without its wrong input may never be given; one without a row would break the message."""
    assert set(ROWS) == set(ROGUES) | set(SPOILT_BY_GIT) | set(NOT_BY_A_FILE)


def test_both_languages_use_the_same_values_and_vietnamese_is_nfc() -> None:
    def values(template: str) -> set[str]:
        return {name for _, name, _, _ in Formatter().parse(template) if name}

    for code, row in ROWS.items():
        assert values(row["vi"]) == values(row["en"]), code
        assert values(row["fix_vi"]) == values(row["fix_en"]), code
    assert unicodedata.is_normalized("NFC", TABLE.read_text("utf-8"))
