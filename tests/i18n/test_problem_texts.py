"""The table of problems: complete, in both languages, and no larger than what the code can find."""

import re
import string
import unicodedata
from datetime import date
from decimal import Decimal

import pytest

from bulletin.i18n.problem_texts import (
    codes_by_file,
    fix,
    fix_pattern,
    message,
    message_pattern,
    problem_table,
    severity,
)
from bulletin.problems import Location, Problem, Value
from tests.conftest import ROOT

TABLE = problem_table()
CODE = re.compile(r'"([a-z0-9]+(?:-[a-z0-9]+)+)"')
# Codes that readers are told of as findings, which are no problems.
TOLD = {"share-rounded", "share-truncated", "target-met", "target-missed"}


def names(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def test_the_table_is_not_empty() -> None:
    assert len(TABLE) > 60


@pytest.mark.parametrize("code", TABLE)
def test_each_code_speaks_both_languages_of_the_same_values(code: str) -> None:
    row = TABLE[code]
    assert row.severity in ("error", "warning")
    for texts in (row.message, row.fix):
        assert set(texts) == {"vi", "en"}
        assert all(text == unicodedata.normalize("NFC", text.strip()) and text for text in texts.values())
    assert names(row.message["vi"]) == names(row.message["en"])
    assert names(row.fix["vi"]) == names(row.fix["en"])


def test_each_code_is_found_somewhere_in_the_code() -> None:
    written = {code for path in (ROOT / "bulletin").rglob("*.py") for code in CODE.findall(path.read_text("utf-8"))}
    assert set(TABLE) - written == set()


def test_values_are_shown_in_the_notation_of_their_file() -> None:
    values: dict[str, Value] = {"name": "x", "n": Decimal("1849.5"), "m": Decimal(12), "difference": Decimal("-1000")}
    problem = Problem(code="n-above-m", where=Location("content/x.md"), values=values)
    assert "1.849,5 lớn hơn 12" in message(problem, "vi")
    assert "1.849,5 is above 12" in message(problem, "en")
    english = Problem(code="n-above-m", where=problem.where, values=values, notation="en")
    assert "1,849.5 lớn hơn 12" in message(english, "vi")


def test_sums_names_and_dates_are_written_out() -> None:
    where = Location("content/x.md")
    parts = (Decimal(475), Decimal(1690))
    added = Problem(
        code="sum-mismatch",
        where=where,
        values={"name": "x", "parts": parts, "sum": Decimal(2165), "whole": Decimal(2156), "difference": Decimal(9)},
    )
    assert message(added, "en") == "x: 475 + 1.690 = 2.165, but 2.156 is given (difference 9)"
    near = Problem(code="place-unknown", where=where, values={"name": "tra-vin", "near": ("tra-vinh", "tay-ninh")})
    assert fix(near, "en").startswith("did you mean: tra-vinh or tay-ninh?")
    none = Problem(code="place-unknown", where=where, values={"name": "?", "near": ()})
    assert fix(none, "vi").startswith("(danh sách đầy đủ")
    days = {"start": date(2020, 1, 2), "end": date(2020, 1, 1)}
    assert "2020-01-02" in message(Problem(code="dates-out-of-order", where=where, values=days), "vi")
    assert severity(near) == "error"


@pytest.mark.parametrize(
    ("shown", "pattern"),
    [
        (message_pattern("n-above-m", "en"), "…: … is above … in “…/…” (by …)"),
        (fix_pattern("key-unknown", "vi"), "khóa có tên gần giống: …; nếu không dùng thì xóa dòng này"),
        (fix_pattern("key-unknown", "en"), "keys of a similar name: …; otherwise delete this line"),
        # Alternatives, and after them what may follow.
        (
            message_pattern("change-mismatch", "en"),
            "…: …% / … / … percentage points / … places / … times / at …% / unchanged (…) on … is given, "
            "but … against … in … is … / … to …",
        ),
        (
            message_pattern("headings-differ", "en"),
            "the “…” text has … headings, the original …; here the original has “…” (line …) / after this one “…” is "
            "missing (line … of the original) / the original has no “…”",
        ),
    ],
)
def test_a_code_in_general_has_an_ellipsis_for_each_value(shown: str, pattern: str) -> None:
    assert shown == pattern


def test_no_pattern_keeps_the_signs_of_a_template() -> None:
    for code in TABLE:
        for pattern in (message_pattern(code, "vi"), fix_pattern(code, "vi"), message_pattern(code, "en")):
            assert not set("{}‹›") & set(pattern), code


def test_each_code_stands_in_one_file() -> None:
    files = codes_by_file()
    assert "sum-mismatch" in files["checks"]
    assert sorted(code for codes in files.values() for code in codes) == sorted(TABLE)
