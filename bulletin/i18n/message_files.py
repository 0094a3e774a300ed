"""Reads and writes files of messages (.pot, .po) entry by entry: translators' sections, comments and order stay.

Babel and pybabel write a whole catalogue anew: comments that head a section then stick to whatever follows them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import pairwise
from pathlib import Path
from typing import Literal

from babel.core import Locale
from babel.messages.catalog import Message as BabelMessage
from babel.messages.plurals import get_plural
from babel.messages.pofile import PoFileError, escape, read_po, unescape

from bulletin.i18n.message_calls import Message, MessageKey
from bulletin.record import record

TEMPLATE = "messages.pot"
_BEGIN = ("msgctxt ", "msgid ")
_NEW = "# New messages, to be moved to the sections that they belong to."
_HEAD = """\
# {comment}
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Language: {code}\\n"
"MIME-Version: 1.0\\n"
"""
_FORMS = '"Plural-Forms: nplurals={count}; plural={rule};\\n"\n'

State = Literal["translated", "empty", "fuzzy"]


class UnreadableMessagesError(Exception):
    """A file of messages that no translation tool could read either; `line` is where."""

    def __init__(self, line: int, reason: str) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason


class MessageTwiceError(UnreadableMessagesError):
    """A message stands twice, as after two people's work was joined; `reason` is its text."""


@record(frozen=True, slots=True, kw_only=True)
class Entry:
    """One message in a file: its translations (one a plural form), and the line of the file that it starts in."""

    key: MessageKey
    plural: str | None
    texts: tuple[str, ...]
    fuzzy: bool
    line: int

    @property
    def state(self) -> State:
        """Whether the translation can be used. One empty plural form makes all of it empty."""
        if not all(self.texts):
            return "empty"
        return "fuzzy" if self.fuzzy else "translated"


@record(frozen=True, slots=True)
class _Block:
    """Lines that belong together; `entry` is None for the head, a comment, or blank lines."""

    lines: tuple[str, ...]
    entry: Entry | None


def po_file(locales: Path, code: str) -> Path:
    """Where the messages of a language are."""
    return locales / code / "LC_MESSAGES" / "messages.po"


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The entries of a file, in its order.

    Raises:
        UnreadableMessagesError: The file is no `.po` file.
    """
    return tuple(block.entry for block in _blocks(path) if block.entry)


def template_text(messages: Iterable[Message]) -> str:
    """The `.pot` file. It names files without lines, which would change with every edit of the code."""
    head = _HEAD.format(comment="All texts of the interface, in English. Written by `make messages`.", code="")
    return head + "".join(f"\n{_template_entry(message)}" for message in messages)


def new_file(code: str) -> str:
    """The head of a new language's file."""
    name = Locale.parse(code, sep="-").english_name or code
    comment = f"Texts of the site in {name}. The msgids are the English texts; `make messages` adds what is new."
    plural = get_plural(code)
    return _HEAD.format(comment=comment, code=code) + _FORMS.format(count=plural.num_plurals, rule=plural.plural_expr)


def updated(path: Path, code: str, messages: Mapping[MessageKey, Message], *, source: bool) -> str:
    """The file with what is new in a section at its end and without what no page uses any more; all else stays.

    Of the `source` language nothing is missing: the messages are written in it.
    """
    blocks = list(_blocks(path))
    kept = [block for block in blocks if block.entry is None or block.entry.key in messages]
    text = "".join(line for block in kept for line in block.lines).rstrip("\n") + "\n"
    known = {block.entry.key for block in blocks if block.entry}
    missing = [] if source else [message for key, message in messages.items() if key not in known]
    if not missing:
        return text
    forms = get_plural(code).num_plurals
    head = "" if _NEW in text else f"\n{_NEW}\n"
    return text + head + "".join(f"\n{_entry(message, forms)}" for message in missing)


def _template_entry(message: Message) -> str:
    comments = [f"#. {comment}\n" for comment in message.comments]
    files = [f"#: {file}\n" for file in message.files]
    return "".join((*comments, *files)) + _entry(message, 2)


def _entry(message: Message, forms: int) -> str:
    lines = [f"msgctxt {escape(message.context)}"] if message.context is not None else []
    lines.append(f"msgid {escape(message.id)}")
    if message.plural is None:
        lines.append('msgstr ""')
    else:
        lines.append(f"msgid_plural {escape(message.plural)}")
        lines.extend(f'msgstr[{form}] ""' for form in range(forms))
    return "".join(f"{line}\n" for line in lines)


def _blocks(path: Path) -> Iterator[_Block]:
    text = path.read_text(encoding="utf-8")
    known = _parsed(text)
    lines = text.splitlines(keepends=True)
    seen: set[MessageKey] = set()
    for start, end in pairwise([*_starts(lines), len(lines)]):
        own = tuple(lines[start:end])
        begin = next((number for number, line in enumerate(own) if line.startswith(_BEGIN)), None)
        # The head is the entry whose text is empty.
        if begin is None or not (key := _key(own))[1]:
            yield _Block(own, None)
            continue
        line = start + begin + 1
        if key in seen:
            raise MessageTwiceError(line, key[1])
        if key not in known:
            raise UnreadableMessagesError(line, own[begin].strip())
        seen.add(key)
        yield _Block(own, _entry_of(key, known[key], line))


def _starts(lines: Sequence[str]) -> Iterator[int]:
    """The lines where blocks begin: after blank lines, and after a translation."""
    translated, blank = False, True
    for number, line in enumerate(lines):
        fresh = translated and line.startswith(("#", *_BEGIN))
        if number == 0 or (line.strip() and (blank or fresh)):
            yield number
            translated = False
        translated |= line.startswith("msgstr")
        blank = not line.strip()


def _key(lines: Iterable[str]) -> MessageKey:
    """Context and text of an entry; a text may go on over several quoted lines."""
    parts: dict[str, str] = {}
    name = ""
    for line in lines:
        word, _, quoted = line.strip().partition(" ")
        if line.startswith("msg"):
            name = word
        elif line.startswith('"'):
            quoted = line.strip()
        else:
            continue
        parts[name] = parts.get(name, "") + unescape(quoted)
    return parts.get("msgctxt"), parts.get("msgid", "")


def _entry_of(key: MessageKey, message: BabelMessage, line: int) -> Entry:
    texts = message.string if isinstance(message.string, list | tuple) else (message.string,)
    return Entry(
        key=key,
        plural=message.id[1] if isinstance(message.id, list | tuple) else None,
        texts=tuple(text or "" for text in texts),
        fuzzy=message.fuzzy,
        line=line,
    )


def _parsed(text: str) -> dict[MessageKey, BabelMessage]:
    try:
        catalogue = read_po(StringIO(text), abort_invalid=True)
    except PoFileError as error:
        raise UnreadableMessagesError(error.lineno + 1, str(error)) from error
    ids = ((message.id[0] if isinstance(message.id, list | tuple) else message.id, message) for message in catalogue)
    return {(message.context, text): message for text, message in ids}
