"""Takes the path of a file below `content/`, gives what the file is for, or what is wrong with its name."""

import re
from collections.abc import Mapping
from dataclasses import field
from typing import Literal

from bulletin.model.period import Period
from bulletin.record import record

FileKind = Literal["site", "places", "indicators", "bulletin", "page", "calendar", "releases"]

FOLDERS = ("bulletins", "indicators", "pages")
_SINGLE_FILES: Mapping[str, FileKind] = {
    "site.yaml": "site",
    "places.yaml": "places",
    "calendar.yaml": "calendar",
}
# Written by `release` alone.
RELEASES = "releases.lock"
# What editors, office programs and systems leave behind; hidden files besides.
_LEFT_BEHIND = re.compile(
    r"~\$.*|.*~|#.*#|.*\.(?:swp|swo|bak|tmp|orig)|thumbs\.db|desktop\.ini|__MACOSX", re.IGNORECASE
)
# Notepad appends `.txt` and Windows does not show it.
_MARKDOWN = re.compile(r"(.+?)(?:\.(?:md|markdown|mdown|mkdn?))(?:\.txt)?", re.IGNORECASE)
_YAML = re.compile(r"(.+?)(?:\.ya?ml)(?:\.txt)?", re.IGNORECASE)
_TEXT = re.compile(r"(.+)\.txt", re.IGNORECASE)
_WITH_LANGUAGE = re.compile(r"(?P<stem>[^.]+)(?:\.(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*))?")
_PAGE_ID = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")


@record(frozen=True, slots=True)
class Purpose:
    """What a file is for; `folder`, `stem` and `language` are those of `ParsedDocument`."""

    kind: FileKind
    folder: str
    stem: str
    language: str | None = None


@record(frozen=True, slots=True)
class Verdict:
    """`purpose` is None where a file is not read; `code` names what is wrong with its name or place, if anything is."""

    purpose: Purpose | None = None
    code: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def is_passed_over(name: str) -> bool:
    """Whether a file or folder is nobody's content, and not worth a word."""
    return name.startswith(".") or _LEFT_BEHIND.fullmatch(name) is not None


def judge(parts: tuple[str, ...]) -> Verdict:
    """Tell what the file at `parts` below `content/` is for."""
    name = parts[-1]
    markdown, yaml, text = (form.fullmatch(name) for form in (_MARKDOWN, _YAML, _TEXT))
    verdict: Verdict | None = None
    match parts:
        case (_,) if name == RELEASES:
            verdict = Verdict(Purpose("releases", "", RELEASES))
        case (_,) if yaml and (kind := _SINGLE_FILES.get(f"{yaml[1].lower()}.yaml")):
            verdict = _verdict(Purpose(kind, "", yaml[1].lower()), name, f"{yaml[1].lower()}.yaml")
        case ("indicators", *_, _) if yaml:
            verdict = _verdict(Purpose("indicators", parts[-2], yaml[1]), name, f"{yaml[1]}.yaml")
        case ("bulletins", folder, _) if found := markdown or text:
            verdict = _bulletin(folder, name, found[1])
        case ("pages", _) if found := markdown or text:
            verdict = _page(name, found[1])
    if verdict and not (text and not markdown and verdict.code in ("bulletin-name", "page-name")):
        return verdict
    return Verdict(code="misplaced-file" if markdown or yaml else "stray-file", values={"name": name})


def _verdict(purpose: Purpose, name: str, expected: str) -> Verdict:
    """A file that is named almost right is examined, so that renaming it is all that remains to be done."""
    return Verdict(purpose) if name == expected else Verdict(purpose, "file-name", {"name": name, "expected": expected})


def _bulletin(folder: str, name: str, stem: str) -> Verdict:
    for attempt in (stem, _lower_language(stem)):
        if found := _WITH_LANGUAGE.fullmatch(attempt):
            period = Period.parse(found["stem"]) or Period.parse(found["stem"].upper())
            if period is not None:
                purpose = Purpose("bulletin", folder, period.code, found["language"])
                return _verdict(purpose, name, _file_name(period.code, found["language"]))
    return Verdict(Purpose("bulletin", folder, stem), "bulletin-name", {"name": name})


def _page(name: str, stem: str) -> Verdict:
    for attempt in (stem, stem.lower()):
        if (found := _WITH_LANGUAGE.fullmatch(attempt)) and _PAGE_ID.fullmatch(found["stem"]):
            purpose = Purpose("page", "pages", found["stem"], found["language"])
            return _verdict(purpose, name, _file_name(found["stem"], found["language"]))
    return Verdict(Purpose("page", "pages", stem), "page-name", {"name": name})


def _lower_language(stem: str) -> str:
    period, dot, language = stem.partition(".")
    return period + dot + language.lower()


def _file_name(stem: str, language: str | None) -> str:
    return f"{stem}.{language}.md" if language else f"{stem}.md"
