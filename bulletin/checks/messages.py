"""The rule that the interface is wholly translated into every required language, and nothing into it is broken."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from bulletin.i18n.locale import SOURCE_LANGUAGE, unusable
from bulletin.i18n.message_calls import Message, MessageKey
from bulletin.i18n.message_files import (
    TEMPLATE,
    Entry,
    MessageTwiceError,
    UnreadableMessagesError,
    po_file,
    read_entries,
)
from bulletin.i18n.message_parts import differing_parts
from bulletin.model.language import Language
from bulletin.problems import Location, Problem
from bulletin.record import record

_SHOWN = 60  # letters of a message that a problem repeats


@record(frozen=True, slots=True)
class MessageFiles:
    """Where the messages are: the folder, and how problems name it; `site` is the file that lists the languages."""

    folder: Path
    shown: str
    site: str

    def path(self, code: str) -> str:
        """How problems name the file of a language."""
        return po_file(Path(self.shown), code).as_posix()


def messages_are_sound(languages: Sequence[Language], files: MessageFiles) -> Iterator[Problem]:
    """The problems of the messages of all site languages. What a draft language lacks is none."""
    template = files.folder / TEMPLATE
    try:
        entries = read_entries(template)
    except OSError:
        yield Problem(code="messages-file-missing", where=Location(f"{files.shown}/{TEMPLATE}"))
        return
    except UnreadableMessagesError as error:
        yield unreadable(f"{files.shown}/{TEMPLATE}", error)
        return
    messages = {entry.key: Message(id=entry.key[1], plural=entry.plural, context=entry.key[0]) for entry in entries}
    for language in languages:
        if reason := unusable(language.code):
            values = {"language": language.code, "reason": reason}
            yield Problem(code="language-unusable", where=Location(files.site), values=values)
            continue
        try:
            own = read_entries(po_file(files.folder, language.code))
        except OSError:
            yield Problem(code="messages-file-missing", where=Location(files.path(language.code)))
        except UnreadableMessagesError as error:
            yield unreadable(files.path(language.code), error)
        else:
            yield from _of_language(language, own, messages, files.path(language.code))


def translated(messages: Mapping[MessageKey, Message], entries: Sequence[Entry], code: str) -> frozenset[MessageKey]:
    """The messages that are done in a language: neither empty, nor in part, nor doubtful."""
    if code == SOURCE_LANGUAGE:
        return frozenset(messages)
    return frozenset(entry.key for entry in entries if entry.state == "translated" and entry.key in messages)


def _of_language(
    language: Language, entries: Sequence[Entry], messages: Mapping[MessageKey, Message], path: str
) -> Iterator[Problem]:
    known = {entry.key: entry for entry in entries}
    for key in messages if language.status == "required" and language.code != SOURCE_LANGUAGE else ():
        entry = known.get(key)
        if entry is None or entry.state != "translated":
            code = "message-fuzzy" if entry and entry.state == "fuzzy" else "message-missing"
            where = Location(path, entry.line, 1) if entry else Location(path)
            yield Problem(code=code, where=where, values={"text": _shown(key), "language": language.code})
    for entry in entries:
        where = Location(path, entry.line, 1)
        message = messages.get(entry.key)
        if message is None:
            yield Problem(code="message-unknown", where=where, values={"text": _shown(entry.key)})
        elif entry.state != "empty":
            yield from _differing(message, entry, where)


def _differing(message: Message, entry: Entry, where: Location) -> Iterator[Problem]:
    try:
        lacking, extra = differing_parts(message, entry.texts)
    except ValueError:
        yield Problem(code="message-braces", where=where, values={"text": _shown(entry.key)})
        return
    if lacking or extra:
        values = {
            "text": _shown(entry.key),
            "missing": ", ".join(f"{{{name}}}" for name in sorted(lacking)),
            "extra": ", ".join(f"{{{name}}}" for name in sorted(extra)),
        }
        yield Problem(code="message-parts-differ", where=where, values=values)


def unreadable(path: str, error: UnreadableMessagesError) -> Problem:
    """The problem of a file that cannot be read."""
    where = Location(path, error.line, 1)
    if isinstance(error, MessageTwiceError):
        return Problem(code="message-twice", where=where, values={"text": error.reason})
    return Problem(code="messages-unreadable", where=where, values={"reason": error.reason})


def _shown(key: MessageKey) -> str:
    text = key[1] if len(key[1]) <= _SHOWN else f"{key[1][:_SHOWN]}…"
    return f"{key[0]}: {text}" if key[0] is not None else text
