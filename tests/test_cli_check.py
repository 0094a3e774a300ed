"""Commands as an office worker types them: `check`, and command lines that are wrong."""

import re
from pathlib import Path

import pytest

from bulletin.cli import PUBLISHED, WRONG_COMMAND, WRONG_CONTENT, main
from tests.command_line import break_sum

pytestmark = pytest.mark.long


def test_check_says_that_sound_content_is_sound(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--content", str(content), "--messages", "en"]) == PUBLISHED
    assert capsys.readouterr().out == "The content is sound; bulletins: 1.\n"


def test_a_wrong_sum_stops_with_file_line_sums_and_difference(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    break_sum(content)
    monkeypatch.chdir(content.parent)
    assert main(["check", "--content", "content", "--messages", "en"]) == WRONG_CONTENT
    first, line, caret, remedy, *_ = capsys.readouterr().out.splitlines()
    assert first == (
        "content/bulletins/tra-vinh/2020.md:16:12: error[sum-mismatch] "
        "digital_certificates: 474 + 1.690 = 2.164, but 2.165 is given (difference 1)"
    )
    assert line == "  16 |     value: 2.165"
    assert caret == "     |            ^"
    assert remedy.startswith("    fix: compare with the source")


def test_messages_are_vietnamese_unless_the_locale_is_english(
    content: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    main(["check", "--content", str(content)])
    assert capsys.readouterr().out == "Nội dung đúng: 1 bản tin.\n"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    main(["check", "--content", str(content)])
    assert capsys.readouterr().out == "The content is sound; bulletins: 1.\n"


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["publish"],
        ["check", "--messages", "fr"],
        ["check", "--format", "xml"],
        ["serve", "--format", "json"],
        ["build", "--jobs", "many"],
        ["build", "--jobs", "0"],
    ],
)
def test_a_wrong_command_line_is_told_as_such(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(wrong)
    assert stopped.value.code == WRONG_COMMAND
    assert "usage" in capsys.readouterr().err


def test_an_unreadable_catalogue_is_told_of_once(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = content / "indicators" / "all.yaml"
    path.write_text(path.read_text("utf-8").replace("    order: 1", "\torder: 1"), "utf-8")
    assert main(["check", "--content", str(content), "--messages", "en"]) == WRONG_CONTENT
    printed = capsys.readouterr().out
    assert "error[tab-in-indent]" in printed
    assert "errors: 1, warnings: 0" in printed


def test_a_translation_with_a_slip_is_not_called_missing(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.en.md"
    path.write_text(path.read_text("utf-8").replace("title: Test bulletin", "title: Test: bulletin"), "utf-8")
    assert main(["check", "--content", str(content), "--messages", "en"]) == WRONG_CONTENT
    assert "errors: 1, warnings: 0" in capsys.readouterr().out


def test_a_misspelt_key_is_told_of_once_where_it_stands(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    path.write_text(path.read_text("utf-8").replace("published:", "publised:"), "utf-8")
    assert main(["check", "--content", str(content), "--messages", "en"]) == WRONG_CONTENT
    printed = capsys.readouterr().out
    assert "6:1: error[key-unknown]" in printed
    assert "errors: 1, warnings: 0" in printed


def test_translations_of_a_figure_that_cannot_be_read_are_not_called_needless(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = content / "bulletins" / "tra-vinh"
    bulletin, english = folder / "2020.md", folder / "2020.en.md"
    target = "digital_certificates:\n    value: 2.165\n    target:\n      value: nhiều\n      note: Theo kế hoạch.\n"
    bulletin.write_text(bulletin.read_text("utf-8").replace("digital_certificates: 2.165\n", target), "utf-8")
    note = "texts:\n  figures.digital_certificates.target.note: As planned.\n"
    english.write_text(english.read_text("utf-8").replace("texts:\n", note), "utf-8")
    assert main(["check", "--content", str(content), "--messages", "en"]) == WRONG_CONTENT
    printed = capsys.readouterr().out
    assert "2020.md:18:14: error[phrase-" in printed
    assert "errors: 1, warnings: 0" in printed


@pytest.mark.parametrize(
    ("language", "head", "stage"),
    [
        ("vi", r"bước, việc +giây CPU +tỷ lệ +số lần", "kiểm tra số liệu"),
        ("en", r"stage, work +CPU s +share +runs", "checking figures"),
    ],
)
def test_a_profile_tells_how_long_each_stage_and_rule_took(
    content: Path, capsys: pytest.CaptureFixture[str], language: str, head: str, stage: str
) -> None:
    assert main(["check", "--content", str(content), "--messages", language, "--profile"]) == PUBLISHED
    lines = capsys.readouterr().out.splitlines()
    assert re.fullmatch(head, lines[1])
    decimal = "," if language == "vi" else r"\."
    number = rf"[0-9]+{decimal}[0-9]{{3}} +[0-9]+{decimal}[0-9]%"
    assert [line for line in lines if re.fullmatch(rf"{stage} +{number}", line)]
    rules = [line.split()[0] for line in lines if re.fullmatch(rf"  [a-z_]+ +{number} +1", line)]
    assert {"read_bulletin", "categories_make_the_whole", "figures_that_jump", "numbers_are_figures"} <= set(rules)
    assert len(rules) == len(set(rules))
