"""Slips of the hand in the real bulletins: one changed figure, and the relation of the catalogue that finds it."""

import shutil
from pathlib import Path

import pytest

from bulletin.checks.check import check
from bulletin.site.assemble import assemble
from tests.conftest import ROOT, read_archive

_SLIPS = (
    ("tien-giang/2021", "value: 0,0758", "value: 0,0785", "equation-mismatch"),
    ("tien-giang/2021", "value: 8,59%", "value: 8,95%", "equation-mismatch"),
    ("lao-cai/2018", "- value: 63,4%", "- value: 64,3%", "equation-mismatch"),
    ("long-an/2019", "value: 84%,", "value: 48%,", "equation-mismatch"),
    ("long-an/2023", "ước đạt 374 tỉ đồng", "ước đạt 37,4 tỉ đồng", "flow-falls"),
    ("long-an/2023", "ước đạt 132 tỉ đồng", "ước đạt 1.320 tỉ đồng", "implausible-ratio"),
    ("tra-vinh/2022", "value: 83,00/100 điểm", "value: 830/1000 điểm", "out-of-bounds"),
    ("tra-vinh/2022", "value: 0,6077", "value: 6,077", "out-of-bounds"),
)


@pytest.fixture(scope="module")
def some_bulletins(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Those in which a slip is made, and the half-year before one of them."""
    folder = tmp_path_factory.mktemp("archive") / "content"
    # Without the record of what was published, which would find each of these slips as well.
    shutil.copytree(ROOT / "content", folder, ignore=shutil.ignore_patterns("releases.lock"))
    needed = {bulletin for bulletin, *_ in _SLIPS} | {"long-an/2023-H1"}
    for path in (folder / "bulletins").glob("*/*.md"):
        if f"{path.parent.name}/{path.name.partition('.')[0]}" not in needed:
            path.unlink()
    assert _codes(folder).isdisjoint(code for *_, code in _SLIPS)
    return folder


@pytest.mark.parametrize(("bulletin", "printed", "slip", "code"), _SLIPS)
def test_a_slip_is_found(some_bulletins: Path, bulletin: str, printed: str, slip: str, code: str) -> None:
    path = some_bulletins / "bulletins" / f"{bulletin}.md"
    text = path.read_text("utf-8")
    assert text.count(printed) == 1
    path.write_text(text.replace(printed, slip), "utf-8")
    try:
        assert code in _codes(some_bulletins)
    finally:
        path.write_text(text, "utf-8")


def _codes(folder: Path) -> set[str]:
    archive, problems = read_archive(folder)
    assert archive is not None
    assert problems == ()
    return {problem.code for problem in check(assemble(archive))[1]}
