"""`messages` brings every language's file up to date, and says how much is translated and what lacks."""

import shutil
from pathlib import Path

import pytest

from bulletin.cli import main
from bulletin.i18n.message_files import read_entries
from tests.conftest import ROOT


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the real templates, to be changed."""
    folder = tmp_path / "templates"
    shutil.copytree(ROOT / "templates", folder, ignore=shutil.ignore_patterns("assets"))
    return folder


def _run(capsys: pytest.CaptureFixture[str], command: str, content: Path, templates: Path, *more: str) -> list[str]:
    options = ("--content", str(content), "--templates", str(templates), "--messages", "en")
    assert main([command, *options, *more]) == 0
    return capsys.readouterr().out.splitlines()


def _add_french(content: Path) -> None:
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8") + "  - code: fr\n    name: Français\n    status: draft\n", "utf-8")


def test_a_new_language_gets_a_file_and_is_told_as_lacking_all(
    content: Path, templates: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _add_french(content)
    count = len(read_entries(templates / "locales" / "messages.pot"))
    lines = _run(capsys, "messages", content, templates, "--missing", "fr")
    assert lines[-3:] == [
        f"vi: 100 % of the interface is translated ({count} of {count})",
        f"en: 100 % of the interface is translated ({count} of {count})",
        f"fr: 0 % of the interface is translated (0 of {count})",
    ]
    assert "lacking: indicators.digital_certificates.names: Chứng thư số" in lines
    assert sum(line.startswith("lacking: messages.po:") for line in lines) == count
    # What lacks in a draft language is told in one line, and fails nothing.
    told = _run(capsys, "check", content, templates)
    assert told[0].startswith(
        f"The draft translation Français (fr) still lacks messages: {count}; names and definitions:"
    )


def test_a_message_without_its_translation_is_never_done(
    content: Path, templates: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = templates / "locales" / "vi" / "LC_MESSAGES" / "messages.po"
    text = file.read_text("utf-8").replace('msgstr[0] "{count} chỉ tiêu"', 'msgstr[0] ""')
    file.write_text(text.replace('msgid "Data"\n', '#, fuzzy\nmsgid "Data"\n'), "utf-8")
    count = len(read_entries(file))
    assert f"vi: 99.7 % of the interface is translated ({count - 2} of {count})" in _run(
        capsys, "messages", content, templates
    )


def test_a_message_of_no_page_is_dropped_and_told(
    content: Path, templates: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = templates / "locales" / "vi" / "LC_MESSAGES" / "messages.po"
    before = file.read_text("utf-8")
    file.write_text(f'{before}\nmsgid "Figurines"\nmsgstr "Tượng nhỏ"\n', "utf-8")
    assert _run(capsys, "messages", content, templates)[0] == "dropped, no longer used: vi: Figurines"
    assert file.read_text("utf-8") == before
