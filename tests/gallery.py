"""The rogues' gallery: `rogues/<code>/` holds the smallest wrong input of a code, laid over the smallest sound site.

content/, output/    files laid over the site, and what lies in the output folder before
removed.txt          files and folders of the site that are gone, one a line
command.txt          the command that finds it, where that is not `check --content content`
expected.<language>.txt   the exact lines that an editor reads
"""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletin.i18n.problem_texts import EditorLanguage

TESTS = Path(__file__).parent
SMALLEST = TESTS / "sites" / "smallest"
_NOT_LAID = shutil.ignore_patterns("expected*.txt", "removed.txt", "command.txt")
# A template that gains a line moves every link below it: where in a rendered page a problem stands is no matter here.
_IN_PAGE = re.compile(r"^((?:vi|en)/\S+\.html):\d+:\d+:", re.MULTILINE)
_COUNTED = re.compile(r"(?:lỗi|errors): \d+, ")
_TOLD = re.compile(r"\S.*?:[\d…]+:[\d…]+: (?:lỗi|cảnh báo|error|warning)\[(?P<code>[a-z0-9-]+)\] ")


@dataclass(frozen=True)
class Rogue:
    """One wrong input; `folder` bears the name of the code that it is about."""

    folder: Path

    @property
    def code(self) -> str:
        return self.folder.name

    @property
    def command(self) -> Sequence[str]:
        """The arguments of `build.py` that meet the rogue."""
        file = self.folder / "command.txt"
        return file.read_text("utf-8").split() if file.exists() else ("check", "--content", "content")

    def lay(self, folder: Path) -> None:
        """Make the wrong site: `folder/content`, and `folder/output` where there is one."""
        shutil.copytree(SMALLEST, folder, dirs_exist_ok=True)
        gone = self.folder / "removed.txt"
        for name in gone.read_text("utf-8").splitlines() if gone.exists() else ():
            path = folder / name
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self.folder, folder, dirs_exist_ok=True, ignore=_NOT_LAID)

    def expected(self, language: EditorLanguage) -> list[str]:
        """The lines that list its problems."""
        return self.folder.joinpath(f"expected.{language}.txt").read_text("utf-8").splitlines()


def rogues() -> list[Rogue]:
    """All of them, by code."""
    return [Rogue(path.parent) for path in sorted((TESTS / "rogues").glob("*/expected.vi.txt"))]


@dataclass(frozen=True)
class Told:
    """One problem as it is listed: what is wrong, the line with its caret where there is one, and the remedy."""

    code: str
    wrong: str
    line: Sequence[str]
    remedy: Sequence[str]


def problem_lines(printed: str) -> list[str]:
    """What was printed, without the one or two lines at the end that say what became of the run."""
    lines = _IN_PAGE.sub(r"\1:…:…:", printed).splitlines()
    counted = (number for number, line in enumerate(lines) if _COUNTED.match(line))
    return lines[: next(counted, len(lines) - 1)]


def told_problems(lines: Sequence[str]) -> list[Told]:
    """A list, cut into its problems. A remedy may have several lines, to be copied into a file as they stand."""
    starts = [number for number, line in enumerate(lines) if _TOLD.match(line)]
    return [_told(lines[start:end]) for start, end in zip(starts, [*starts[1:], len(lines)], strict=True)]


def _told(lines: Sequence[str]) -> Told:
    match = _TOLD.match(lines[0])
    assert match
    remedy = next(number for number, line in enumerate(lines) if line.startswith(("    cách sửa: ", "    fix: ")))
    return Told(match["code"], lines[0], lines[1:remedy], lines[remedy:])
