"""Finds the messages that Python code asks a locale for, and what a message is.

Read from the syntax tree rather than from tokens, as pybabel does, which finds no call within an f-string.
"""

import ast
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from bulletin.record import record

# Context and text; without a context, None.
MessageKey = tuple[str | None, str]

# The methods of a locale, and where among their arguments stand context, message and plural.
_CONTEXT, _ID, _PLURAL = "context", "id", "plural"
CALLS: Mapping[str, tuple[str, ...]] = {
    "gettext": (_ID,),
    "ngettext": (_ID, _PLURAL),
    "pgettext": (_CONTEXT, _ID),
    "npgettext": (_CONTEXT, _ID, _PLURAL),
}
_COMMENT = "# Translators:"
# It hands on what others ask for.
_LOCALE = "i18n/locale.py"


@record(frozen=True, slots=True, kw_only=True)
class Message:
    """A text of the interface: in English, and where in the code it stands. `comments` are for translators."""

    id: str
    plural: str | None = None
    context: str | None = None
    comments: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def key(self) -> MessageKey:
        """What tells it from all other messages."""
        return self.context, self.id


def python_messages(package: Path) -> Iterator[Message]:
    """The messages of all Python files below `package`, file by file, in their order.

    Raises:
        ValueError: A message is no plain text, so that nobody could translate it.
    """
    for path in sorted(package.rglob("*.py")):
        name = path.relative_to(package).as_posix()
        if name == _LOCALE:
            continue
        source = path.read_text(encoding="utf-8")
        lines = source.splitlines()
        calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
        for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
            if isinstance(call.func, ast.Attribute) and (order := CALLS.get(call.func.attr)):
                texts = [argument.value if isinstance(argument, ast.Constant) else None for argument in call.args]
                yield message_of(order, texts, f"{package.name}/{name}", call.lineno, _comments(lines, call.lineno))


def message_of(
    order: tuple[str, ...], texts: Iterable[object], file: str, line: int, comments: tuple[str, ...] = ()
) -> Message:
    """The message of one call, whose arguments stand in `order`."""
    parts = dict(zip(order, texts, strict=False))
    if set(parts) != set(order) or not all(isinstance(text, str) for text in parts.values()):
        raise ValueError(f"{file}:{line}: a message must be a plain text, or nobody can translate it")
    context, plural = parts.get(_CONTEXT), parts.get(_PLURAL)
    return Message(
        id=str(parts[_ID]),
        plural=None if plural is None else str(plural),
        context=None if context is None else str(context),
        comments=comments,
        files=(file,),
    )


def joined(messages: Iterable[Message]) -> dict[MessageKey, Message]:
    """Each message once, in the order of its first use, with all its files and comments."""
    found: dict[MessageKey, Message] = {}
    for message in messages:
        known = found.get(message.key)
        if known is None:
            found[message.key] = message
            continue
        found[message.key] = replace(
            known,
            plural=known.plural or message.plural,
            comments=tuple(dict.fromkeys((*known.comments, *message.comments))),
            files=tuple(dict.fromkeys((*known.files, *message.files))),
        )
    return found


def _comments(lines: list[str], line: int) -> tuple[str, ...]:
    """The comment for translators right above a line; it may take several lines."""
    found: list[str] = []
    for above in reversed(lines[: line - 1]):
        text = above.strip()
        if not text.startswith("#"):
            return ()
        found.append(text.removeprefix(_COMMENT).removeprefix("#").strip())
        if text.startswith(_COMMENT):
            return (" ".join(reversed(found)),)
    return ()
