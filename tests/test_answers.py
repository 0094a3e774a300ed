"""What a check found is given again while nothing changed that it was found in, and found anew otherwise."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bulletin.answers import checked
from bulletin.model.moment import VIETNAM
from bulletin.report import Report, Stage
from bulletin.settings import Settings
from tests.conftest import ROOT, add_bulletin

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=VIETNAM)
EMBARGO = "embargo: 2026-12-01T13:00:00+07:00\n"


@pytest.fixture
def settings(content: Path, tmp_path: Path) -> Settings:
    templates = tmp_path / "templates"
    shutil.copytree(ROOT / "templates" / "locales", templates / "locales")
    bulletin = content / "bulletins" / "tra-vinh" / "2020.md"
    bulletin.write_text(bulletin.read_text("utf-8").replace("certificates: 2.165", "certificates: 2.16O"), "utf-8")
    add_bulletin(content, "long-an", "2020", "  digital_certificates: 2.165\n", EMBARGO)
    return Settings(
        content=content,
        output=tmp_path / "output",
        templates=templates,
        cache=tmp_path / "cache",
        libraries=tmp_path / "libraries",
        as_of=NOON,
    )


def ask(settings: Settings) -> tuple[Report, bool]:
    """The report, and whether it was found anew."""
    stages: list[Stage] = []
    report = checked(settings, lambda step: stages.append(step.stage))
    return report, Stage.CHECKS in stages


def test_the_second_answer_is_the_first_one(settings: Settings) -> None:
    first, anew = ask(settings)
    assert anew
    assert (first.stopped, first.bulletins, first.held) == (True, 1, 1)
    assert {problem.code for problem in first.problems} >= {"phrase-number", "embargo-differs"}
    again, anew = ask(settings)
    assert not anew
    assert again == first


def test_what_a_draft_language_lacks_is_kept(settings: Settings) -> None:
    bulletin = settings.content / "bulletins" / "tra-vinh" / "2020.md"
    bulletin.write_text(bulletin.read_text("utf-8").replace("2.16O", "2.165"), "utf-8")
    shutil.rmtree(settings.content / "bulletins" / "long-an")
    site = settings.content / "site.yaml"
    english = "  - code: en\n    name: English\n    status: "
    assert f"{english}required" in site.read_text("utf-8")
    site.write_text(site.read_text("utf-8").replace(f"{english}required", f"{english}draft"), "utf-8")
    first, _ = ask(settings)
    assert [lack.language.code for lack in first.lacks] == ["en"]
    assert ask(settings) == (first, False)


def change(path: str, text: str) -> Callable[[Settings], Settings]:
    def done(settings: Settings) -> Settings:
        file = settings.content.parent / path
        file.parent.mkdir(exist_ok=True)
        file.write_text((file.read_text("utf-8") if file.exists() else "") + text, "utf-8")
        return settings

    return done


def rename(settings: Settings) -> Settings:
    folder = settings.content / "bulletins" / "long-an"
    folder.joinpath("2020.en.md").rename(folder / "2020.fr.md")
    return settings


def link(settings: Settings) -> Settings:
    settings.content.joinpath("pages").symlink_to(settings.content / "bulletins")
    return settings


def empty_folder(settings: Settings) -> Settings:
    settings.content.joinpath("Pages").mkdir()  # is told of, for its capital
    return settings


@pytest.mark.parametrize(
    "changed",
    [
        change("content/bulletins/tra-vinh/2020.md", "\nThêm.\n"),
        change("content/places.yaml", "\n# more\n"),
        change("content/bulletins/notes.txt", "x"),
        change("templates/locales/en/LC_MESSAGES/messages.po", "\n# more\n"),
        rename,
        link,
        empty_folder,
        lambda settings: replace(settings, strict=True),
        lambda settings: replace(settings, drafts=True),
        lambda settings: replace(settings, shown_content="elsewhere"),
        lambda settings: replace(settings, as_of=NOON + timedelta(days=1)),
        lambda settings: replace(settings, as_of=NOON + timedelta(hours=1)),  # the embargo is over
        lambda settings: replace(settings, as_of=NOON - timedelta(hours=1)),
    ],
    ids=[
        *("a figure", "a place", "a file that is none of ours", "a message", "a name", "a link", "an empty folder"),
        *("strict", "drafts", "the shown path", "another day", "after the embargo", "before the embargo"),
    ],
)
def test_whatever_may_change_the_answer_lets_it_be_found_anew(
    settings: Settings, changed: Callable[[Settings], Settings]
) -> None:
    ask(settings)
    settings = changed(settings)
    _, anew = ask(settings)
    assert anew


def test_later_within_the_day_nothing_is_found_anew(settings: Settings) -> None:
    first, _ = ask(settings)
    later = replace(settings, as_of=NOON + timedelta(minutes=59), jobs=2, report=Path("elsewhere"))
    assert ask(later) == (first, False)


def test_what_nobody_reads_changes_nothing(settings: Settings) -> None:
    first, _ = ask(settings)
    settings.content.joinpath(".hidden").write_text("x", "utf-8")
    settings.content.joinpath("bulletins", "2020.md~").write_text("x", "utf-8")
    assert ask(settings) == (first, False)


def test_a_damaged_answer_is_found_anew(settings: Settings) -> None:
    first, _ = ask(settings)
    settings.cache.joinpath("answer").write_bytes(b"damaged")
    assert ask(settings) == (first, True)
