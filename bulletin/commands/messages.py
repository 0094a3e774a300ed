"""Collects the messages of the interface, and brings the file of each language up to date."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bulletin.checks.drafts import described_texts
from bulletin.checks.messages import translated, unreadable
from bulletin.i18n.locale import SOURCE_LANGUAGE, unusable
from bulletin.i18n.message_calls import Message, MessageKey, joined, python_messages
from bulletin.i18n.message_files import (
    TEMPLATE,
    UnreadableMessagesError,
    new_file,
    po_file,
    read_entries,
    template_text,
    updated,
)
from bulletin.judging import message_files
from bulletin.problems import Location, MachineError, Problem
from bulletin.report import Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.sources.content import read_content
from bulletin.validate.content import Description, read_description

_PACKAGE = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageReport:
    """How many messages there are and, by language, are done; what was dropped, and lacks where that was asked for."""

    template: Path
    messages: int
    done: Mapping[str, int]
    dropped: tuple[tuple[str, str], ...]
    lacking: tuple[tuple[str, str], ...]


def update_messages(settings: Settings, missing: str | None, tell: Tell) -> MessageReport | tuple[Problem, ...]:
    """Write `messages.pot` and each language's `messages.po`; `missing` asks what a language still lacks.

    A language that `site.yaml` names and that has no file yet gets one. What describes bulletins must be sound;
    otherwise its problems are all that is given.

    Raises:
        MachineError: The disk is full, a permission is missing.
    """
    tell(Step(Stage.SOURCES))
    content, unread = read_content(settings.content, shown_as=settings.shown_content)
    described, problems = read_description(content)
    if described is None:
        return (*unread, *problems)
    messages = all_messages(settings.templates)
    locales = settings.templates / "locales"
    _write(locales / TEMPLATE, template_text(messages.values()))
    codes = [language.code for language in described.info.languages]
    done: dict[str, int] = {}
    dropped: list[tuple[str, str]] = []
    for code in codes:
        path = po_file(locales, code)
        if reason := unusable(code):
            values = {"language": code, "reason": reason}
            return (Problem(code="language-unusable", where=Location(message_files(settings).site), values=values),)
        if not path.exists():
            _write(path, new_file(code))
        try:
            before = read_entries(path)
            _write(path, updated(path, code, messages, source=code == SOURCE_LANGUAGE))
        except UnreadableMessagesError as error:
            return (unreadable(message_files(settings).path(code), error),)
        dropped.extend((code, entry.key[1]) for entry in before if entry.key not in messages)
        done[code] = len(translated(messages, read_entries(path), code))
    return MessageReport(
        template=locales / TEMPLATE,
        messages=len(messages),
        done=done,
        dropped=tuple(dropped),
        lacking=_lacking(missing, described, messages, locales) if missing in codes else (),
    )


def all_messages(templates: Path) -> Mapping[MessageKey, Message]:
    """Every message that the code or a template asks for, once, in the order of the files."""
    # No other command needs it here, and each would start only half as soon.
    from bulletin.render import template_messages  # noqa: PLC0415

    return joined((*python_messages(_PACKAGE), *template_messages(templates)))


def _lacking(
    code: str, described: Description, messages: Mapping[MessageKey, Message], locales: Path
) -> tuple[tuple[str, str], ...]:
    """What a language lacks: messages with their line, then texts of the site, the catalogue and the places."""
    path = po_file(locales, code)
    entries = {entry.key: entry for entry in read_entries(path)}
    done = translated(messages, tuple(entries.values()), code)
    found = [(f"{path.name}:{entries[key].line}", key[1]) for key in messages if key not in done]
    texts = dict(described_texts(described.info, described.catalogue, described.places))
    found += [(name, text.texts[text.original]) for name, text in texts.items() if code not in text.texts]
    return tuple(found)


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise MachineError("write-failed", str(path), error.strerror or str(error)) from error
