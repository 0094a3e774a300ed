"""Slips of the hand in the real bulletins: whatever happens to a file, `check` judges it; a changed digit is found.

Each run reads the catalogue anew, as an editor's does, so that the examples are few.
"""

import contextlib
import io
import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin.cli import PUBLISHED, WRONG_CONTENT, main
from tests.checks.conftest import changed_digit
from tests.test_mistakes import REAL, lay

# Each with what its own `accept:` needs beside it.
_SITES = {
    "tien-giang/2023-H1": ("tien-giang/2021",),
    "tra-vinh/2020": ("tra-vinh/2017",),
    "long-an/2024-H1": ("long-an/2023-H1",),
    "tien-giang/2022-H1": (),
    "lao-cai/2018": (),
}
_FILES = [f"{key}{language}.md" for key in _SITES for language in ("", ".en")]
# Exact figures that hang together, as they are typed: what stands before, the digits, what stands after.
_RELATED = (
    ("tien-giang/2023-H1", "admin_procedures:\n    value: ", "1.849", "\n"),
    ("tien-giang/2023-H1", "ops_full:\n    values:\n      - value: ", "1.272", ","),
    ("tien-giang/2023-H1", "ops_partial:\n    value: ", "427", ","),
    ("tien-giang/2023-H1", "ops_none:\n    value: ", "150", ","),
    ("tien-giang/2023-H1", "1.307/", "1.849", ","),
    ("tien-giang/2023-H1", "portal_components:\n    value: ", "201", "\n"),
    ("tien-giang/2023-H1", "        province:\n          value: ", "18", "\n"),
    ("tien-giang/2023-H1", "        district:\n          value: ", "11", "\n"),
    ("tien-giang/2023-H1", "        commune:\n          value: ", "172", "\n"),
    ("tien-giang/2023-H1", "digital_certificates:\n    value: ", "2.565", "\n"),
    ("tien-giang/2023-H1", "organisation: ", "327", "\n"),
    ("tien-giang/2023-H1", "person: ", "2.238", "\n"),
    ("tra-vinh/2020", "dms_agencies:\n    value: ", "510", "\n"),
    ("tra-vinh/2020", "province: ", "96", "\n"),
    ("tra-vinh/2020", "district: ", "308", "\n"),
    ("tra-vinh/2020", "commune: ", "106", "\n"),
    ("tra-vinh/2020", "organisation: ", "475", "\n"),
    ("tra-vinh/2020", "state: ", "134", "\n"),
    ("tien-giang/2022-H1", "bts_stations:\n    value: ", "4.977", " trạm"),
    ("tien-giang/2022-H1", '"2g":\n          value: ', "1.290", "\n"),
    ("tien-giang/2022-H1", '"4g":\n          value: ', "1.873", "\n"),
)


@pytest.fixture(scope="module", autouse=True)
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bulletins of `_SITES`; a test puts back what it changed."""
    folder = tmp_path_factory.mktemp("slips") / "content"
    lay(folder, {*_SITES, *(key for beside in _SITES.values() for key in beside)})
    assert _exit_code(folder) == PUBLISHED
    return folder


def _exit_code(folder: Path) -> int:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(["check", "--content", os.fspath(folder), "--as-of", "2026-12-01"])
    assert "Traceback" not in err.getvalue(), err.getvalue()
    return code


def _checked(folder: Path, file: str, data: bytes) -> int:
    path = folder / "bulletins" / file
    stored = path.read_bytes()
    path.write_bytes(data)
    try:
        return _exit_code(folder)
    finally:
        path.write_bytes(stored)


def _slip(lines: list[str], data: st.DataObject) -> list[str]:
    """One slip: a digit, two lines exchanged, a line lost, a block twice, the file cut."""
    at = data.draw(st.integers(0, len(lines) - 1))
    match data.draw(st.sampled_from(["digit", "exchanged", "lost", "twice", "cut", "indent"])):
        case "digit":
            digits = [number for number, letter in enumerate(lines[at]) if letter.isdigit()]
            if digits:
                spot = data.draw(st.sampled_from(digits))
                lines[at] = lines[at][:spot] + data.draw(st.sampled_from("0123456789O,.")) + lines[at][spot + 1 :]
        case "exchanged":
            other = data.draw(st.integers(0, len(lines) - 1))
            lines[at], lines[other] = lines[other], lines[at]
        case "lost":
            del lines[at]
        case "twice":
            lines[at:at] = lines[at : at + data.draw(st.integers(1, 6))]
        case "cut":
            lines[at:] = [lines[at][: data.draw(st.integers(0, len(lines[at])))]]
        case _:
            lines[at] = " " + lines[at]
    return lines


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), file=st.sampled_from(_FILES))
def test_no_slip_makes_check_fail(site: Path, data: st.DataObject, file: str) -> None:
    lines = (REAL / "bulletins" / file).read_text("utf-8").split("\n")
    for _ in range(data.draw(st.integers(1, 3))):
        lines = _slip(lines, data) or [""]
    assert _checked(site, file, "\n".join(lines).encode()) in (PUBLISHED, WRONG_CONTENT)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), file=st.sampled_from(_FILES))
def test_no_lost_bytes_make_check_fail(site: Path, data: st.DataObject, file: str) -> None:
    stored = (REAL / "bulletins" / file).read_bytes()
    start = data.draw(st.integers(0, len(stored) - 1))
    changed = stored[:start] + data.draw(st.binary(max_size=4)) + stored[start + data.draw(st.integers(0, 9)) :]
    assert _checked(site, file, changed) in (PUBLISHED, WRONG_CONTENT)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data(), related=st.sampled_from(_RELATED))
def test_a_changed_digit_in_related_figures_is_always_found(
    site: Path, data: st.DataObject, related: Sequence[str]
) -> None:
    key, before, digits, after = related
    text = (REAL / "bulletins" / f"{key}.md").read_text("utf-8")
    assert text.count(before + digits + after) == 1
    whole = digits.replace(".", "")
    slip = changed_digit(whole, data)
    shown = f"{slip[:-3]}.{slip[-3:]}" if "." in digits else slip
    changed = text.replace(before + digits + after, before + shown + after)
    assert _checked(site, f"{key}.md", changed.encode()) == WRONG_CONTENT
