"""Every page and drawing of the output is held against the Nu HTML checker, which the W3C uses itself."""

import json
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.long

CHECKER = ROOT / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
WRONG = '<!DOCTYPE html><html lang="vi"><title>Trang thử</title><p><table><tr><td colspan=0>1</table>\n'


def complaints(files: list[Path]) -> list[dict[str, str]]:
    """What the checker calls an error. It is no browser: the Content Security Policy is tested in one."""
    # Deep nesting needs a larger stack than Java's own.
    command = [
        "java",
        "-Xss4m",
        "-jar",
        str(CHECKER),
        "--errors-only",
        "--also-check-svg",
        "--format",
        "json",
        *map(str, files),
    ]
    run = subprocess.run(command, capture_output=True, check=False)
    messages: list[dict[str, str]] = json.loads(run.stderr)["messages"]
    return messages


def test_every_page_is_valid(site: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.html"
    wrong.write_text(WRONG, "utf-8")
    pages, drawings = sorted(site.rglob("*.html")), sorted(site.rglob("*.svg"))
    assert len(pages) > 500
    assert drawings
    found = complaints([*pages, *drawings, wrong])
    # The checker read the last file, and so those before it.
    assert any(one["url"].endswith("wrong.html") for one in found)
    assert [one for one in found if not one["url"].endswith("wrong.html")] == []
