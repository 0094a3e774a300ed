"""The rogues' gallery: the smallest wrong input of each code, and the exact lines that an editor reads for it.

A rogue is a folder named after its code, whose `content/` is laid over the smallest sound site.
"""

import shutil
from pathlib import Path

import pytest

from bulletin.cli import main
from bulletin.i18n.problem_texts import EditorLanguage
from tests.conftest import TESTS

ROGUES = sorted(path.parent for path in (TESTS / "rogues").glob("*/expected.vi.txt"))


def test_the_gallery_is_not_empty() -> None:
    assert len(ROGUES) >= 48


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("rogue", ROGUES, ids=lambda rogue: rogue.name)
def test_prints_exactly_the_expected_lines(
    rogue: Path,
    language: EditorLanguage,
    content: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(rogue / "content", content, dirs_exist_ok=True)
    monkeypatch.chdir(content.parent)
    main(["check", "--content", "content", "--messages", language])
    *printed, _counted, _outcome = capsys.readouterr().out.splitlines()
    assert printed == rogue.joinpath(f"expected.{language}.txt").read_text("utf-8").splitlines()
    assert any(f"[{rogue.name}]" in line for line in printed)
