"""A build that makes again only what an edit reaches gives, byte for byte, what a clean build gives.

The edits are made to a part of the real content, one after the other, in an order that differs from run to run.
"""

import random
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bulletin.i18n.problem_texts import severity
from bulletin.pipeline import build
from bulletin.report import Report
from bulletin.settings import Settings
from bulletin.site.years import LONGEST
from tests.conftest import ROOT
from tests.test_cli import tree

pytestmark = pytest.mark.long

# Figures that agree with each other, contradictions that were accepted, a merger.
KEPT = (
    *("lao-cai/2022", "lao-cai/2024", "lao-cai-2025/2024", "lao-cai-2025/2025", "long-an/2023-H1", "long-an/2024-H1"),
    *("tra-vinh/2017", "tra-vinh/2020", "tra-vinh/2021", "tra-vinh/2022"),
)
AS_OF = datetime(2026, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """What an editor and a maintainer may change, and two places to build to."""

    folder: Path

    @property
    def content(self) -> Path:
        return self.folder / "content"

    @property
    def templates(self) -> Path:
        return self.folder / "templates"

    def bulletin(self, key: str) -> Path:
        return self.content / "bulletins" / f"{key}.md"

    def settings(self, output: str, cache: str) -> Settings:
        return Settings(
            content=self.content,
            output=self.folder / output,
            templates=self.templates,
            cache=self.folder / cache,
            libraries=ROOT / "node_modules",
            base_url="https://example.org/",
            as_of=AS_OF,
            jobs=2,
            pdf=False,
        )

    def build(self, output: str, cache: str) -> Report:
        report = build(self.settings(output, cache), lambda *_: None)
        wrong = [(one.code, str(one.where), dict(one.values)) for one in report.problems if severity(one) == "error"]
        assert wrong == [], wrong
        return report

    def build_clean(self) -> Mapping[str, str]:
        shutil.rmtree(self.folder / "clean", ignore_errors=True)
        shutil.rmtree(self.folder / "clean-cache" / "artefacts", ignore_errors=True)
        self.build("clean", "clean-cache")
        return tree(self.folder / "clean")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path)
    shutil.copytree(ROOT / "content", desk.content)
    shutil.copytree(ROOT / "templates", desk.templates)
    # Nothing of it was published, so that anything may change.
    (desk.content / "releases.lock").unlink()
    for path in desk.content.glob("bulletins/*/*.md"):
        if f"{path.parent.name}/{path.name.partition('.')[0]}" not in KEPT:
            path.unlink()
    # Two languages are enough, and a third one takes a third of the time.
    for path in desk.content.rglob("*.km.md"):
        path.unlink()
    for path in desk.content.rglob("*.yaml"):
        text = re.sub("^ +km: .*\n", "", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(re.sub(r"  - code: km\n.*", "", text, flags=re.DOTALL), "utf-8")
    for cache in ("cache", "clean-cache"):  # to cut typefaces takes long, and is not what is tested
        for kept in ("fonts", "maps"):
            if (ROOT / ".cache" / kept).exists():
                shutil.copytree(ROOT / ".cache" / kept, tmp_path / cache / kept)
    return desk


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def title(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2021"), "\ntitle: Thông tin", "\ntitle: Tình hình thông tin")


def translated_title(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2020.en"), "\ntitle: ", "\ntitle: Again, ")


def summary(desk: Desk) -> None:
    replaced(desk.bulletin("lao-cai/2024"), "\nsummary: ", "\nsummary: Tóm lại, ")


def commentary(desk: Desk) -> None:
    path = desk.bulletin("tra-vinh/2022")
    path.write_text(path.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")


def figure(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2020"), "value: 6.812", "value: 6.813")


def note(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2021"), "note: Là cấu trúc", "note: Chỉ là cấu trúc")


def source(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2021"), "publisher: Báo Đầu tư", "publisher: Báo Đầu tư điện tử")


def reason(desk: Desk) -> None:
    text = desk.bulletin("long-an/2024-H1").read_text("utf-8")
    found = re.search(r"change-mismatch: (\S+)", text)
    assert found
    replaced(
        desk.bulletin("long-an/2024-H1"), f"change-mismatch: {found[1]}", f"change-mismatch: Xin lưu ý, {found[1]}"
    )


def published(desk: Desk) -> None:
    replaced(desk.bulletin("long-an/2023-H1"), "\npublished: 2026-11-22", "\npublished: 2026-11-23")


def status(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2021"), "\nstatus: final", "\nstatus: preliminary")


def withdrawal(desk: Desk) -> None:
    lines = "withdrawn:\n  date: 2026-12-01\n  reason: Nguồn đã bị rút.\n"
    replaced(desk.bulletin("tra-vinh/2022"), "\nagency:", f"\n{lines}agency:")
    replaced(
        desk.bulletin("tra-vinh/2022.en"), "\ntexts:\n", "\ntexts:\n  withdrawn.reason: The source was withdrawn.\n"
    )


def draft(desk: Desk) -> None:
    replaced(desk.bulletin("lao-cai-2025/2025"), "\nagency:", "\ndraft: true\nagency:")


def deleted(desk: Desk) -> None:
    for path in desk.content.glob("bulletins/long-an/2024-H1*.md"):
        path.unlink()


def added(desk: Desk) -> None:
    _take(desk, "tra-vinh/2023")


def first_of_a_place(desk: Desk) -> None:
    (desk.content / "bulletins" / "tien-giang").mkdir(exist_ok=True)
    _take(desk, "tien-giang/2021")


def _take(desk: Desk, key: str) -> None:
    place, period = key.split("/")
    for path in (ROOT / "content" / "bulletins" / place).glob(f"{period}.*md"):
        shutil.copy(path, desk.content / "bulletins" / place / path.name)


def indicator_name(desk: Desk) -> None:
    path = next(path for path in desk.content.glob("indicators/*.yaml") if "\n  dti_rank:" in path.read_text("utf-8"))
    text = path.read_text("utf-8")
    start = text.index("\n  dti_rank:")
    changed = re.sub(r"\n      en: ", "\n      en: National ", text[start:], count=1)
    path.write_text(text[:start] + changed, "utf-8")


def methods(desk: Desk) -> None:
    path = desk.content / "pages" / "methods.md"
    path.write_text(path.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")


def site_title(desk: Desk) -> None:
    replaced(desk.content / "site.yaml", "en: Provincial", "en: Statistics of Provincial")


def template(desk: Desk) -> None:
    replaced(desk.templates / "layouts" / "screen.html", "</body>", "<!-- changed --></body>")


def message(desk: Desk) -> None:
    path = desk.templates / "locales" / "vi" / "LC_MESSAGES" / "messages.po"
    replaced(path, 'msgid "Reporting agency"\nmsgstr "', 'msgid "Reporting agency"\nmsgstr "Các ')


EDITS: tuple[Callable[[Desk], None], ...] = (
    *(title, translated_title, summary, commentary, figure, note, source, reason, published, status, withdrawal),
    *(draft, deleted, added, first_of_a_place, indicator_name, methods, site_title, template, message),
)


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))


def test_what_an_edit_does_not_reach_is_kept_and_the_rest_is_what_a_clean_build_gives(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every second run pages have few rows, so that most are parted by year, and edits part and join them."""
    longest = random.choice([LONGEST, 6])  # noqa: S311 - how long a page is, no secret
    monkeypatch.setattr("bulletin.site.assemble.LONGEST", longest)
    monkeypatch.setattr("bulletin.site.assemble.LONGEST_OF_PLACE", longest // 2)
    assert desk.build("output", "cache").reused == 0
    parted = any(re.fullmatch("vi/indicators/.*/[0-9]{4}/index.html", path) for path in tree(desk.folder / "output"))
    assert parted == (longest != LONGEST)
    again = desk.build("output", "cache")
    assert again.reused > 300
    commentary(desk)
    made_again = again.reused - desk.build("output", "cache").reused
    # The page and what gathers all words: search, home, data, and their like.
    assert 5 < made_again < 60
    edit = random.choice([edit for edit in EDITS if edit is not commentary])  # noqa: S311 - an edit, no secret
    before = tree(desk.folder / "output")
    edit(desk)
    made = desk.build("output", "cache")
    after = tree(desk.folder / "output")
    assert differing(after, before), f"{edit.__name__} changed nothing"
    assert made.reused or edit in {template, message, indicator_name, site_title}
    assert differing(after, desk.build_clean()) == [], f"after commentary + {edit.__name__}, these are stale"


def test_nothing_of_what_is_damaged_is_used(desk: Desk) -> None:
    # Few indicators are enough, and quickly made.
    for path in desk.content.glob("bulletins/*/*.md"):
        if path.parent.name != "long-an":
            path.unlink()
    desk.build("output", "cache")
    before = tree(desk.folder / "output")
    shutil.rmtree(desk.folder / "output")
    damaged = list(desk.folder.glob("cache/artefacts/0?/*"))
    assert damaged
    for path in damaged:
        path.write_bytes(path.read_bytes()[::-1])
    desk.build("output", "cache")
    assert tree(desk.folder / "output") == before
