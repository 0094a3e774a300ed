"""A desk with a part of the real content, the templates and two outputs, where edits are made and built."""

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from unittest.mock import patch

from bulletin.answers import built
from bulletin.i18n.problem_texts import severity
from bulletin.parts import check_content
from bulletin.pipeline import build
from bulletin.published import MANY
from bulletin.report import Report
from bulletin.settings import Settings
from bulletin.workers import FEW
from tests.command_line import tree
from tests.conftest import ROOT

# Figures that agree with each other, contradictions that were accepted, a merger.
KEPT = (
    *("lao-cai/2022", "lao-cai/2024", "lao-cai-2025/2024", "lao-cai-2025/2025", "long-an/2023-H1", "long-an/2024-H1"),
    *("tra-vinh/2017", "tra-vinh/2020", "tra-vinh/2021", "tra-vinh/2022"),
)
AS_OF = datetime(2026, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Desk:
    """What an editor and a maintainer may change, and two places to build to; `whole` notes builds of everything.

    Archives of more than `few` bulletins are read and checked in parts; figures of more than `many` are held as bytes.
    """

    folder: Path
    whole: list[str] = field(default_factory=list)
    few: int = FEW
    many: int = MANY

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
        settings = self.settings(output, cache)

        def everything() -> Report:
            self.whole.append(output)
            with patch("bulletin.pipeline.check_content", partial(check_content, few=self.few, many=self.many)):
                return build(settings, lambda *_: None)

        report = built(settings, lambda *_: None, everything)
        wrong = [(one.code, str(one.where), dict(one.values)) for one in report.problems if severity(one) == "error"]
        assert wrong == [], wrong
        return report

    def build_clean(self) -> Mapping[str, str]:
        shutil.rmtree(self.folder / "clean", ignore_errors=True)
        shutil.rmtree(self.folder / "clean-cache" / "artefacts", ignore_errors=True)
        self.whole.clear()
        replace(self, few=FEW).build("clean", "clean-cache")
        assert self.whole == ["clean"]
        return tree(self.folder / "clean")


def laid_desk(folder: Path) -> Desk:
    """A desk in an empty folder, where nothing is built yet."""
    desk = Desk(folder)
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
                shutil.copytree(ROOT / ".cache" / kept, folder / cache / kept)
    return desk


def replaced(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, f"{path.name} has no {old!r}"
    path.write_text(text.replace(old, new, 1), "utf-8")


def differing(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    """The paths of the files of two trees that are not the same in both."""
    return sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
