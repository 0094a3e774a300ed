"""Writes `docs/problems.md` from the table of problems and the rogues' gallery: `make docs`."""

import re
from collections.abc import Iterator, Sequence
from difflib import ndiff
from itertools import groupby
from pathlib import Path

from bulletin.i18n.problem_texts import EditorLanguage, codes_by_file, fix_pattern, message_pattern, problem_table
from tests.gallery import SMALLEST, TESTS, Rogue, rogues, told_problems

GUIDE = TESTS.parent / "docs" / "problems.md"

# The files of the table, in the order in which a build finds their problems; one without a heading comes last.
ROOMS = {
    "sources": "Tệp và cách viết trong tệp / Files and how they are written",
    "schema": "Khóa, giá trị, mã và bản dịch / Keys, values, ids and translations",
    "phrases": "Cụm số liệu / Figure phrases",
    "checks": "Số liệu và lời có khớp nhau không / Whether figures and words agree",
    "history": "Bản tin với bản tin, kỳ này với kỳ khác / Bulletins against each other and over time",
    "releases": "Số đã công bố và đính chính / What was published, and its corrections",
    "moments": "Lịch công bố, bản nháp, thời điểm công bố / Release calendar, drafts, embargoes",
    "messages": "Bản dịch giao diện / Translations of the interface",
    "signatures": "Ký số và chữ ký / Signing and signatures",
    "output": "Thư mục kết quả và máy / The output folder and the machine",
}
_HEAD = """\
# Các lỗi và cách sửa / Problems and how to mend them

<!-- Written by `make docs` from bulletin/i18n/problems/ and tests/rogues/: a change made here by hand is lost. -->

Mỗi thông báo của `make check` và `make build` mang một mã trong ngoặc vuông, như `lỗi[sum-mismatch]`; tìm mã ấy ở đây.
**Lỗi** làm dừng việc xuất bản, **cảnh báo** thì không (trừ khi chạy với `--strict`).
Dấu “…” là chỗ thông báo điền giá trị. Ví dụ là nội dung sai nhỏ nhất của mỗi mã, cùng những dòng được in ra.
Mã nào do máy hoặc khuôn mẫu gây ra thì không có ví dụ.

Each message of `make check` and `make build` bears a code in brackets, as `error[sum-mismatch]`: look it up here.
An **error** stops the build, a **warning** does not (unless with `--strict`).
“…” stands where a message has a value. Examples are the smallest wrong content of each code, with the lines printed.
Codes that come from the machine or from a template have no example.
"""
_GRADES = {"error": ("Lỗi", "Error"), "warning": ("Cảnh báo", "Warning")}
_LABELS: Sequence[tuple[EditorLanguage, str]] = (("vi", "Cách sửa"), ("en", "Fix"))
_BLANK_LINES = re.compile(r"\n{3,}")
_MARKDOWN = re.compile(r"([\\`*_\[\]])")


def problem_guide() -> str:
    """The whole page."""
    shown = {rogue.code: rogue for rogue in rogues()}
    parts = [_HEAD, "## Mục lục / Index\n", *_index(sorted(problem_table()))]
    files = codes_by_file()
    for file in (*filter(files.__contains__, ROOMS), *(files.keys() - ROOMS.keys())):
        parts.append(f"## {ROOMS.get(file, file)}\n")
        for code in sorted(files[file]):
            parts += _entry(code, shown.get(code))
    return _BLANK_LINES.sub("\n\n", "\n".join(parts))


def _index(codes: Sequence[str]) -> Iterator[str]:
    for _, group in groupby(codes, key=lambda code: code[0]):
        yield " · ".join(f"[{code}](#{code})" for code in group) + "\n"


def _entry(code: str, rogue: Rogue | None) -> Iterator[str]:
    yield f"### {code}\n"
    for (language, label), grade in zip(_LABELS, _GRADES[problem_table()[code].severity], strict=True):
        yield from _item(f"**{grade}:**", message_pattern(code, language))
        yield from _item(f"*{label}:*", fix_pattern(code, language))
    yield ""
    if rogue:
        yield from ("```text", *_example(rogue), "```\n")


def _item(label: str, text: str) -> Iterator[str]:
    """An item of a list; what a remedy gives to be copied stands as it is."""
    first, *copied = text.removesuffix("\n…").split("\n")
    yield f"- {label} {_escaped(first)}"
    if copied:
        yield from ("", "  ```text", *(f"  {line}" for line in copied), "  ```", "")


def _example(rogue: Rogue) -> Iterator[str]:
    """What is wrong, and what is printed for it: the line with its caret once, and remedies that hold values."""
    told = {
        language: next(one for one in told_problems(rogue.expected(language)) if one.code == rogue.code)
        for language, _ in _LABELS
    }
    if not told["vi"].line:
        yield from _given(rogue, told["vi"].wrong)
    yield from (told["vi"].wrong, told["en"].wrong, *told["vi"].line)
    for language, _ in _LABELS:
        remedy = told[language].remedy
        if not "\n".join(remedy).endswith(f": {fix_pattern(rogue.code, language)}"):
            yield from remedy


def _given(rogue: Rogue, printed: str) -> Iterator[str]:
    """What the lines of a problem do not show: the command, the lines that differ from sound ones, the files added."""
    if (rogue.folder / "command.txt").exists():
        yield f"$ python build.py {' '.join(rogue.command)}"
    for path in sorted(path for path in rogue.folder.glob("content/**/*") if path.is_file()):
        name = path.relative_to(rogue.folder).as_posix()
        sound = SMALLEST / name
        if not sound.exists() and name not in printed:
            yield name
        elif sound.exists() and (lines := _lines(path)):
            yield from (line[2:] for line in ndiff(_lines(sound), lines) if line.startswith("+ "))


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8").splitlines()
    except UnicodeDecodeError:
        return []


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))


if __name__ == "__main__":
    GUIDE.write_text(problem_guide(), "utf-8")
