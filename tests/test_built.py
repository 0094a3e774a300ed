"""A build whose sources, tools and output stand as it left them is not done again, and any other is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bulletin.answers import built
from bulletin.artefact import Artefact
from bulletin.model.moment import VIETNAM
from bulletin.publish import PublishRefusedError, publish, work_folder
from bulletin.report import Report
from bulletin.settings import Settings

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=VIETNAM)
# Some folders are looked at in another process.
FOLDERS = ("assets", "data", "en", "vi")
SITE = (Artefact("index.html", b"home"), *(Artefact(f"{folder}/index.html", b"trang") for folder in FOLDERS))


@pytest.fixture
def settings(content: Path, tmp_path: Path) -> Settings:
    templates = tmp_path / "templates"
    templates.mkdir()
    templates.joinpath("page.html").write_text("page", "utf-8")
    tmp_path.joinpath("libraries").mkdir()
    return Settings(
        content=content,
        output=tmp_path / "output",
        templates=templates,
        cache=tmp_path / "cache",
        libraries=tmp_path / "libraries",
        as_of=NOON,
    )


def ask(settings: Settings) -> tuple[Report, bool]:
    """The report, and whether it was built anew: of what is built, publishing is real."""
    done: list[int] = []

    def build() -> Report:
        done.append(publish(SITE, settings.output))
        embargo = NOON + timedelta(hours=1)
        return Report(
            problems=(), stopped=False, bulletins=1, next_release=embargo, artefacts=done[0], reused=len(done)
        )

    return built(settings, lambda _: None, build), bool(done)


def test_what_was_built_is_told_again_and_not_done(settings: Settings) -> None:
    first, anew = ask(settings)
    assert anew
    assert (first.artefacts, first.bulletins) == (6, 1)
    assert ask(settings) == (first, False)
    assert ask(replace(settings, as_of=NOON + timedelta(minutes=59), jobs=2)) == (first, False)


def written(path: str, text: str = "more") -> Callable[[Settings], Settings]:
    def change(settings: Settings) -> Settings:
        file = settings.content.parent / path
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
        return settings

    return change


def removed(settings: Settings) -> Settings:
    (settings.output / "vi" / "index.html").unlink()
    return settings


def left_behind(settings: Settings) -> Settings:
    work_folder(settings.output).mkdir()
    return settings


@pytest.mark.parametrize(
    "changed",
    [
        written("content/bulletins/tra-vinh/2020.md"),
        written("templates/page.html", "gape"),
        written("libraries/.package-lock.json"),
        written("signed/signed.toml"),
        written("output/index.html", "emoh"),
        *(written(f"output/{folder}/index.html", "gnart") for folder in FOLDERS),
        removed,
        left_behind,
        lambda settings: replace(settings, base_url="https://example.org/"),
        lambda settings: replace(settings, pdf=False),
        lambda settings: replace(settings, only="tra-vinh/*"),
        lambda settings: replace(settings, explain="vi/index.html"),
        lambda settings: replace(settings, drafts=True),
        lambda settings: replace(settings, as_of=NOON + timedelta(hours=1)),  # the embargo is over
        lambda settings: replace(settings, as_of=NOON + timedelta(days=1)),
    ],
    ids=[
        *("a bulletin", "a template", "the browser's libraries", "a signed file", "a file of the output"),
        *(f"a file of {folder}" for folder in FOLDERS),
        *("one that is gone", "a killed build", "the address", "without PDFs", "a part", "a reason"),
        *("drafts", "after the embargo", "another day"),
    ],
)
def test_whatever_may_change_the_output_lets_it_be_built(
    settings: Settings, changed: Callable[[Settings], Settings]
) -> None:
    ask(settings)
    settings = changed(settings)
    assert ask(settings)[1]


def test_a_strange_file_in_the_output_is_met_as_ever(settings: Settings) -> None:
    ask(settings)
    with pytest.raises(PublishRefusedError):
        ask(written("output/vi/another.html")(settings))


def test_what_stopped_is_not_kept(settings: Settings) -> None:
    stopped = Report(problems=(), stopped=True)
    assert built(settings, lambda _: None, lambda: stopped) is stopped
    assert ask(settings)[1]


def test_what_was_changed_meanwhile_is_not_kept(settings: Settings) -> None:
    def build() -> Report:
        written("content/places.yaml")(settings)
        return Report(problems=(), stopped=False, artefacts=publish(SITE, settings.output))

    built(settings, lambda _: None, build)
    assert ask(settings)[1]


def test_a_damaged_answer_is_no_answer(settings: Settings) -> None:
    first, _ = ask(settings)
    settings.cache.joinpath("built").write_bytes(b"damaged")
    assert ask(settings) == (first, True)
