"""The author's guide says nothing that is not so: its tables are read, its examples checked, its messages provoked.

How the guide is read: `docs/authoring.md` holds two guides, the English one from its own heading on. A table is known
by its heading row. In a cell each piece of code is a phrase, or a key with a phrase (`previous: 303.009`); a key that
no figure has is a category of a breakdown. A fenced block that names a path is a whole file. `yaml` alone is a part of
some front matter; `wrong` says that it must fail, with the message in the `text` block after it.
"""

import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Literal, get_args

import pytest

from bulletin.checks.check import check
from bulletin.i18n.figures import print_base, print_comparison, print_figure, print_phrase, print_share
from bulletin.i18n.locale import Locale, load_locale
from bulletin.i18n.problem_texts import EditorLanguage, fix, message, problem_table, severity
from bulletin.model.figure import Change, Figure
from bulletin.model.indicator import Indicator
from bulletin.problems import Problem
from bulletin.render.quoting import print_quote
from bulletin.render.whole import make_editions
from bulletin.site.assemble import assemble
from bulletin.site.quotes import quotable
from bulletin.site.site import CheckedSite
from bulletin.validate.phrases import PhraseError, read_change, read_figure, read_share
from bulletin.validate.schema import (
    BulletinDocument,
    BulletinTranslation,
    CorrectionEntry,
    IndicatorEntry,
    PlanEntry,
    SourceEntry,
    StatementEntry,
    Written,
)
from tests.conftest import ROOT, read_archive
from tests.content.conftest import REAL
from tests.render.conftest import settings_for

Notation = Literal["vi", "en"]
# A bulletin's path, the site that it is in, and all problems of that site.
Checked = tuple[str, CheckedSite, list[Problem]]
# The heading row of one kind of table, in each guide.
Heads = tuple[tuple[str, ...], tuple[str, ...]]
LANGUAGES: tuple[EditorLanguage, ...] = get_args(EditorLanguage)
_GUIDE = ROOT / "docs" / "authoring.md"
_ENGLISH_GUIDE = "# Author's guide\n"
_FENCE = re.compile(r"^```(\S+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"`([^`]+)`")
_KEYED = re.compile(r"([a-z_]+): (.+)")
_FRONT_MATTER_KEY = re.compile(r"^(\w+): *(.*)$", re.MULTILINE)
_VALUES = (("Nguồn in", "Gõ vào", "Chỉ tiêu", "Hiểu là"), ("The source prints", "Type", "Indicator", "Read as"))
_COMPARISONS = (
    ("Nguồn in", "Gõ vào", "Chỉ tiêu", "So sánh hiểu là"),
    ("The source prints", "Type", "Indicator", "Comparison read as"),
)
_REFUSED = (("Đừng gõ", "Chỉ tiêu", "Mã lỗi", "Gõ lại"), ("Do not type", "Indicator", "Code", "Type instead"))
_BASES = (("Báo cáo tiếng Việt", "Báo cáo tiếng Anh", "Hiểu là"), ("Vietnamese report", "English report", "Read as"))
_REFERENCES = (
    ("Dẫn chiếu", "Trang tiếng Việt", "Trang tiếng Anh"),
    ("Reference", "Vietnamese page", "English page"),
)
# Below these headings phrases are those of English reports.
_ENGLISH_FIGURES = ("### Số của báo cáo tiếng Anh", "### Figures of English reports")
# Around a part of some front matter; line numbers in the guide's messages count from here.
_FRONT_MATTER = {
    "place": "tra-vinh",
    "period": "2020",
    "status": "final",
    "agency": "Sở",
    "published": "2021-01-28",
    "title": "T",
    "summary": "S",
    "sources": "\n  bai:\n    title: A\n    publisher: B",
    "figures": "\n  postal_enterprises: 12",
}
# A part's dates are those of its own report, not of the frame that the test puts around it.
_OF_THE_FRAME = {
    "source-before-period",
    "published-before-end",
    "as-of-outside",
    "date-before-published",
    "published-before-start",
}
_TRANSLATION = """---
title: T
summary: S
agency: A
texts:
  sources.bai.title: A
  sources.bai.publisher: B
---
Words.
"""
# Each part of front matter that names no place of its own is given one of these.
_PLACES = [place.id for place in REAL.places.values() if place.valid_to and place.id not in ("long-an", "lao-cai")]


@dataclass(frozen=True)
class Row:
    language: EditorLanguage
    line: int
    cells: tuple[str, ...]
    notation: Notation

    def code(self, column: int) -> list[str]:
        return _CODE.findall(self.cells[column])

    def __str__(self) -> str:
        return f"{self.language} {self.line}: {self.cells[0]} {self.cells[1]}"


@dataclass(frozen=True)
class Block:
    language: EditorLanguage
    line: int
    kind: str
    info: str
    text: str

    def __str__(self) -> str:
        return f"{self.language} {self.line}"


@cache
def guide(language: EditorLanguage) -> tuple[int, str]:
    """One language's guide, and the line of the file that it starts after."""
    vietnamese, _, english = _GUIDE.read_text("utf-8").partition(_ENGLISH_GUIDE)
    return (0, vietnamese) if language == "vi" else (vietnamese.count("\n"), _ENGLISH_GUIDE + english)


def inline_code(language: EditorLanguage) -> list[str]:
    """The pieces of code in running text and tables."""
    return _CODE.findall(_FENCE.sub("", guide(language)[1]))


def rows(heads: Heads) -> tuple[Row, ...]:
    """The rows of all tables of one kind, in both guides."""
    return tuple(_rows(heads))


def _rows(heads: Heads) -> Iterator[Row]:
    for language, head in zip(LANGUAGES, heads, strict=True):
        before, text = guide(language)
        inside = in_english = False
        for line, content in enumerate(text.splitlines(), start=before + 1):
            cells = tuple(cell.strip() for cell in content.strip("|").split(" | "))
            if content.startswith("#"):
                in_english = content in _ENGLISH_FIGURES
            elif not content.startswith("|"):
                inside = False
            elif cells == head:
                inside = True
            elif inside and cells[0] != "---":
                yield Row(language, line, cells, "en" if in_english else "vi")


def blocks() -> Iterator[Block]:
    for language in LANGUAGES:
        before, text = guide(language)
        for found in _FENCE.finditer(text):
            line = before + text[: found.start()].count("\n") + 1
            yield Block(language, line, found[1], found[2] or "", found[3])


BLOCKS = tuple(blocks())
PARTS = [block for block in BLOCKS if block.kind == "yaml" and not block.info]
WRONG = [(block, told) for block, told in pairwise(BLOCKS) if block.info == "wrong"]


@cache
def locale(language: str) -> Locale:
    return load_locale(language, ROOT / "templates" / "locales")


class Typed:
    """What a row says to type, as the program reads it."""

    def __init__(self, phrases: Iterable[str], indicator: str, notation: Notation) -> None:
        self.indicator: Indicator = REAL.catalogue.indicators[indicator]
        keyed = [(found[1], found[2]) if (found := _KEYED.fullmatch(text)) else ("value", text) for text in phrases]
        self.notation: Notation = notation
        self.figure: Figure | None = None
        self.beside: list[tuple[str, Figure]] = []
        for key, text in sorted(keyed, key=lambda pair: pair[0] != "numbers"):
            self._take(key, text.strip('"'))

    def _take(self, key: str, text: str) -> None:
        match key:
            case "numbers":
                self.notation = "en" if text == "en" else "vi"
            case "value":
                self.figure = self._read(text)
            case "changes":
                assert self.figure
                self.figure = replace(self.figure, changes=(*self.figure.changes, self._change(text)))
            case "share":
                assert self.figure
                self.figure = replace(self.figure, share=read_share(text, language=self.notation))
            case "previous" | "target":
                self.beside.append((key, self._read(text)))
            case category:
                assert any(
                    category in REAL.catalogue.breakdowns[breakdown].categories
                    for breakdown in self.indicator.breakdowns
                )
                self.beside.append((category, self._read(text)))

    def _read(self, text: str) -> Figure:
        return read_figure(text, kind=self.indicator.kind, unit=self.indicator.unit, language=self.notation)

    def _change(self, text: str) -> Change:
        return read_change(text, kind=self.indicator.kind, unit=self.indicator.unit, language=self.notation)

    def unit(self, language: str) -> str:
        return self.indicator.unit.names.into(language).text

    def value(self, language: str) -> str:
        """All that was typed, as pages print it."""
        figures = [self.figure] if self.figure else [figure for _, figure in self.beside]
        return "<br>".join(print_phrase(figure, self.unit(language), locale(language)) for figure in figures)

    def comparison(self, language: str) -> str:
        """The part of the plan, the changes, the value before and the target, as pages print them."""
        assert self.figure
        words, told = locale(language), []
        if share := self.figure.plan_share:
            told.append(words.gettext("{share} of plan").format(share=print_share(share, words)))
        kind = self.figure.kind
        told.extend(print_comparison(change, kind, self.unit(language), words) for change in self.figure.changes)
        patterns = {"previous": words.gettext("previously {value}"), "target": words.gettext("target {value}")}
        told.extend(patterns[key].format(value=print_figure(figure, None, words)) for key, figure in self.beside)
        return "; ".join(told)


@pytest.mark.parametrize("row", rows(_VALUES), ids=str)
def test_a_phrase_is_read_as_the_guide_says(row: Row) -> None:
    (indicator,) = row.code(2)
    assert Typed(row.code(1), indicator, row.notation).value(row.language) == row.cells[3]


@pytest.mark.parametrize("row", rows(_COMPARISONS), ids=str)
def test_a_comparison_is_read_as_the_guide_says(row: Row) -> None:
    (indicator,) = row.code(2)
    assert Typed(row.code(1), indicator, row.notation).comparison(row.language) == row.cells[3]


@pytest.mark.parametrize("row", rows(_BASES), ids=str)
def test_a_base_is_read_as_the_guide_says(row: Row) -> None:
    (vietnamese,), (english,) = row.code(0), row.code(1)
    typed = (
        Typed([f"12, tăng 5% {vietnamese}"], "dms_users", "vi"),
        Typed([f"12, up 5% {english}"], "dms_users", "en"),
    )
    for one in typed:
        assert one.figure
        assert print_base(one.figure.changes[0].base, locale(row.language)) == row.cells[2]


@pytest.mark.parametrize("row", rows(_REFUSED), ids=str)
def test_what_the_guide_calls_refused_is_refused_and_its_remedy_read(row: Row) -> None:
    (indicator,), (code,) = row.code(1), row.code(2)
    with pytest.raises(PhraseError) as caught:
        Typed(row.code(0), indicator, row.notation)
    assert caught.value.code == code
    # A remedy in words names a key, a kind or a breakdown.
    if row.cells[3].startswith("`"):
        Typed(row.code(3), indicator, row.notation)


def front_matter(part: str, place: str) -> tuple[str, str]:
    """A bulletin's front matter around a part of it, and the path of its file."""
    own = dict(_FRONT_MATTER_KEY.findall(part))
    rest = {key: text for key, text in (_FRONT_MATTER | {"place": place}).items() if key not in own}
    # A period that must not fit its file is what the part shows wrong.
    period = own.get("period", "2020") if own.keys() - {"period"} else "2020"
    path = f"bulletins/{own.get('place', place)}/{period}.md"
    return "---\n" + "".join(f"{key}: {text}\n" for key, text in rest.items()) + part + "---\n", path


def lay(folder: Path, *, english: Literal["required", "draft"]) -> None:
    """What describes the real site's bulletins, without them."""
    shutil.copytree(ROOT / "content" / "indicators", folder / "indicators")
    shutil.copy(ROOT / "content" / "places.yaml", folder)
    site = (ROOT / "content" / "site.yaml").read_text("utf-8")
    old = "name: English\n    status: required"
    assert old in site
    (folder / "site.yaml").write_text(site.replace(old, f"name: English\n    status: {english}"), "utf-8")


def write(folder: Path, path: str, text: str) -> None:
    file = folder / path
    assert not file.exists()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def found_in(folder: Path) -> tuple[CheckedSite, list[Problem]]:
    archive, problems = read_archive(folder)
    assert archive, problems
    site, more = check(assemble(archive), {problem.where.path for problem in problems})
    return site, [*problems, *more]


def told_of(problems: Iterable[Problem], path: str) -> list[Problem]:
    """The problems of one bulletin, in any of its languages."""
    stem = path.removesuffix(".md")
    return [problem for problem in problems if problem.where.path.endswith((f"{stem}.md", f"{stem}.en.md"))]


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Block, Checked]:
    """Every part of front matter in a bulletin of its own, checked together, one folder for each guide."""
    found: dict[Block, Checked] = {}
    for language in LANGUAGES:
        folder = tmp_path_factory.mktemp(language)
        lay(folder, english="draft")
        paths = {}
        for block, place in zip((part for part in PARTS if part.language == language), _PLACES, strict=False):
            text, paths[block] = front_matter(block.text, place)
            write(folder, paths[block], f"{text}Lời.\n")
        site, problems = found_in(folder)
        found |= {block: (path, site, problems) for block, path in paths.items()}
    return found


@pytest.mark.parametrize("block", PARTS, ids=str)
def test_a_part_of_front_matter_is_sound(block: Block, parts: Mapping[Block, Checked]) -> None:
    path, _, problems = parts[block]
    assert [problem for problem in told_of(problems, path) if problem.code not in _OF_THE_FRAME] == []


@pytest.mark.parametrize("row", rows(_REFERENCES), ids=str)
def test_a_reference_prints_what_the_guide_says(row: Row, parts: Mapping[Block, Checked]) -> None:
    (reference,) = row.code(0)
    target = reference.removeprefix("[[").removesuffix("]]")
    if target.startswith("="):
        assert row.cells[1:] == (target[1:], target[1:])
        return
    # The figures stand in the last part before the table.
    path, site, _ = parts[max((block for block in PARTS if block.line < row.line), key=lambda block: block.line)]
    (bulletin,) = (bulletin for bulletin in site.site.bulletins if bulletin.path.endswith(path))
    quote = quotable(bulletin)[target]
    # The guide is for authors, in their two languages.
    editions = [one for one in make_editions(site, settings_for(ROOT)) if one.language in ("vi", "en")]
    assert row.cells[1:] == tuple(print_quote(quote, edition) for edition in editions)


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Mapping[Block, list[Problem]]:
    """The problems of every part that is wrong on purpose."""
    found: dict[Block, list[Problem]] = {}
    for language in LANGUAGES:
        folder = tmp_path_factory.mktemp(language)
        lay(folder, english="required")
        paths = {}
        own = [block for block, _ in WRONG if block.language == language]
        for block, place in zip(own, _PLACES, strict=False):
            if block.kind == "yaml":
                text, path = front_matter(block.text, place)
                body = "Lời.\n"
            else:
                (text, path), body = front_matter("figures:\n  postal_enterprises: 12\n", place), block.text
            write(folder, path, text + body)
            write(folder, path.replace(".md", ".en.md"), _TRANSLATION)
            paths[block] = path
        _, problems = found_in(folder)
        found |= {block: told_of(problems, path) for block, path in paths.items()}
    return found


@pytest.mark.parametrize(("block", "told"), WRONG, ids=str)
def test_a_mistake_gives_the_message_that_the_guide_shows(
    block: Block, told: Block, wrong: Mapping[Block, list[Problem]]
) -> None:
    assert told.kind == "text"
    kind, remedy = {"vi": ("lỗi", "cách sửa"), "en": ("error", "fix")}[block.language]
    printed = [
        f"{kind}[{problem.code}] {message(problem, block.language)} {remedy}: {fix(problem, block.language)}"
        for problem in wrong[block]
        if severity(problem) == "error"
    ]
    assert " ".join(told.text.split()) in [" ".join(text.split()) for text in printed]


@pytest.mark.parametrize("language", LANGUAGES)
def test_whole_files_pass_every_check(language: EditorLanguage, tmp_path: Path) -> None:
    lay(tmp_path, english="required")
    whole = [block for block in BLOCKS if block.language == language and block.info.startswith("content/")]
    for block in whole:
        write(tmp_path, block.info.removeprefix("content/"), block.text)
    site, problems = found_in(tmp_path)
    assert problems == []
    assert len(site.site.bulletins) == 2
    assert any(block.info.startswith("content/indicators/") for block in whole)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "schema",
    [
        *(BulletinDocument, BulletinTranslation, StatementEntry, PlanEntry),
        *(SourceEntry, CorrectionEntry, IndicatorEntry),
    ],
)
def test_every_key_is_told_of(schema: type[Written], language: EditorLanguage) -> None:
    told = {key for text in inline_code(language) for key in re.findall(r"[a-z_]+", text)}
    own = [block.text for block in BLOCKS if block.language == language]
    written = {key for text in own for key in re.findall(r"^[ -]*([a-z_]+):", text, re.MULTILINE)}
    assert set(schema.model_fields) <= told | written


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_that_can_be_accepted_is_told_of(language: EditorLanguage) -> None:
    codes = {code for code, row in problem_table().items() if "“accept:” và" in row.fix["vi"]}
    assert len(codes) > 5
    assert codes <= set(inline_code(language))


def test_both_guides_have_the_same_sections_blocks_and_phrases() -> None:
    def outline(language: EditorLanguage) -> list[object]:
        text = guide(language)[1]
        outside = _FENCE.sub("", text)
        levels = re.findall(r"^#+(?= )", outside, re.MULTILINE)
        own = [(block.kind, block.info) for block in BLOCKS if block.language == language]
        tables = (_VALUES, _COMPARISONS, _BASES, _REFUSED, _REFERENCES)
        own_rows = [row for heads in tables for row in rows(heads) if row.language == language]
        typed = [(row.code(0), row.code(1)) for row in own_rows]
        return [levels, own, typed]

    assert outline("vi") == outline("en")
