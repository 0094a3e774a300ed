"""Takes `content/`, gives all that it holds, as text with positions, and the problems of reading it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from bulletin.model.spelling import nfc
from bulletin.problems import Location, Problem
from bulletin.record import record
from bulletin.sources.document import Content, DocumentSet, ParsedDocument, PlainText
from bulletin.sources.front_matter import read_markdown
from bulletin.sources.stored_text import read_text
from bulletin.sources.walk import FoundFile, find_files
from bulletin.sources.yaml_tree import read_fields

# After these, what was read is still what its writer meant, and worth examining further; after any other the file is
# left out, so that nothing is said about a text that was not understood.
_STILL_MEANT = frozenset({
    "duplicate-key",  # the first is kept
    "lost-letter",
    "number-split-at-comma",  # the pieces are joined again
    "numbers-in-brackets",
    "smart-quotes",  # read as quotes
    "text-cut-at-hash",
    "text-split-at-comma",
})  # fmt: skip

_DESCRIBING = frozenset({"site", "places", "indicators"})


@record(frozen=True, slots=True)
class Survey:
    """All files found, and all of them read but those of bulletins, which are many.

    `bulletins` holds the files of each, in the order of the originals' paths.
    """

    content: Content
    bulletins: tuple[tuple[FoundFile, ...], ...]


def read_content(folder: Path, *, shown_as: str = "content") -> tuple[Content, tuple[Problem, ...]]:
    """Read every file below `folder`. Problems come in the order of their places, and nothing is raised for any input.

    A file that cannot be understood, or stands where it should not, gives its problems and is left out.
    """
    found, problems = survey(folder, shown_as=shown_as)
    sets: list[DocumentSet] = []
    for files in found.bulletins:
        documents, more = read_bulletin_files(files, [bytes_of(file) for file in files])
        problems += more
        if documents:
            sets.append(documents)
    content = replace(found.content, bulletins=tuple(sets))
    return content, tuple(sorted(problems, key=lambda problem: (problem.where, problem.code)))


def survey(folder: Path, *, shown_as: str = "content") -> tuple[Survey, tuple[Problem, ...]]:
    """Find all files below `folder`, and read those that are not of bulletins."""
    files, problems = find_files(folder, shown_as)
    documents: list[tuple[FoundFile, ParsedDocument]] = []
    releases: PlainText | None = None
    unread_description = False
    for file in files:
        if file.kind == "bulletin":
            continue
        if file.kind == "releases":
            releases, found = _read_plain(file)
            problems.extend(found)
            continue
        document, found = read_file(file, bytes_of(file))
        problems.extend(found)
        if document is not None and not file.misnamed:
            documents.append((file, document))
        elif file.kind in _DESCRIBING:
            unread_description = True
    problems.extend(_orphans(files))
    content = Content(
        site=next((document for file, document in documents if file.kind == "site"), None),
        places=next((document for file, document in documents if file.kind == "places"), None),
        indicators=tuple(document for file, document in documents if file.kind == "indicators"),
        bulletins=(),
        pages=_sets(document for file, document in documents if file.kind == "page"),
        calendar=next((document for file, document in documents if file.kind == "calendar"), None),
        releases=releases,
        unread_description=unread_description,
    )
    return Survey(content, _by_bulletin(files)), tuple(problems)


def read_bulletin_files(
    files: Sequence[FoundFile], stored: Sequence[bytes | None]
) -> tuple[DocumentSet | None, tuple[Problem, ...]]:
    """Read the files of one bulletin, of which `stored` holds the bytes; None where the original cannot be read."""
    documents: list[ParsedDocument] = []
    problems: list[Problem] = []
    for file, data in zip(files, stored, strict=True):
        document, found = read_file(file, data)
        problems.extend(found)
        if document is not None and not file.misnamed:
            documents.append(document)
    return next(iter(_sets(documents)), None), tuple(problems)


def _by_bulletin(files: Iterable[FoundFile]) -> tuple[tuple[FoundFile, ...], ...]:
    """The files of each bulletin together; one that is misnamed stays alone, to be read for its problems."""
    originals: dict[tuple[str, str], list[FoundFile]] = {}
    others: list[FoundFile] = []
    for file in files:
        if file.kind == "bulletin":
            if file.language is None and not file.misnamed:
                originals[file.folder, file.stem] = [file]
            else:
                others.append(file)
    alone: list[list[FoundFile]] = []
    for file in others:
        together = None if file.misnamed else originals.get((file.folder, file.stem))
        if together:
            together.append(file)
        else:
            alone.append([file])
    return tuple(map(tuple, (*originals.values(), *alone)))


def parse_document(data: bytes, file: FoundFile) -> tuple[ParsedDocument | None, list[Problem]]:
    """Read the bytes of one file."""
    text, problems = read_text(data, file.shown)
    if text is None:
        return None, problems
    body, body_line = "", 1
    if file.is_markdown:
        parts, found = read_markdown(text, file.shown)
        fields, body, body_line = parts.fields, parts.body, parts.body_line
    else:
        fields, found = read_fields(text, file.shown)
    problems.extend(found)
    if fields is None or not {problem.code for problem in problems} <= _STILL_MEANT:
        return None, problems
    document = ParsedDocument(
        path=file.shown,
        folder=file.folder,
        stem=file.stem,
        language=file.language,
        fields=fields,
        body=nfc(body),
        body_line=body_line,
        body_as_stored=body,
    )
    return document, problems


def read_file(file: FoundFile, data: bytes | None) -> tuple[ParsedDocument | None, list[Problem]]:
    """Read a file of which `data` are the bytes, None where they could not be had."""
    return (None, _unreadable(file)) if data is None else parse_document(data, file)


def _read_plain(file: FoundFile) -> tuple[PlainText | None, list[Problem]]:
    data = bytes_of(file)
    if data is None:
        return None, _unreadable(file)
    text, problems = read_text(data, file.shown)
    if [problem.code for problem in problems] == ["empty-file"]:
        # What it should hold is known to `validate` alone, and to delete it is no remedy.
        return PlainText(file.shown, ""), []
    return (None if text is None else PlainText(file.shown, text)), problems


def bytes_of(file: FoundFile) -> bytes | None:
    """What is stored in a file; None where it cannot be read."""
    try:
        # A named pipe would keep us waiting for ever.
        return file.path.read_bytes() if file.path.is_file() else None
    except OSError:
        return None


def _unreadable(file: FoundFile) -> list[Problem]:
    return [Problem(code="unreadable-file", where=Location(file.shown))]


def _orphans(files: Iterable[FoundFile]) -> list[Problem]:
    """Translations without an original; one that is there but broken has problems of its own."""
    named = [file for file in files if file.kind in ("bulletin", "page") and not file.misnamed]
    originals = {(file.kind, file.folder, file.stem) for file in named if file.language is None}
    return [
        Problem(
            code="translation-without-original",
            where=Location(file.shown),
            values={"original": f"{file.shown.rpartition('/')[0]}/{file.stem}.md"},
        )
        for file in named
        if file.language is not None and (file.kind, file.folder, file.stem) not in originals
    ]


def _sets(documents: Iterable[ParsedDocument]) -> tuple[DocumentSet, ...]:
    """Join each original with its translations, by language; a translation whose original was left out goes with it."""
    originals: dict[tuple[str, str], ParsedDocument] = {}
    translations: dict[tuple[str, str], list[ParsedDocument]] = {}
    for document in documents:
        key = (document.folder, document.stem)
        if document.language is None:
            originals[key] = document
        else:
            translations.setdefault(key, []).append(document)
    return tuple(
        DocumentSet(original, tuple(sorted(translations.get(key, ()), key=lambda document: document.language or "")))
        for key, original in originals.items()
    )
