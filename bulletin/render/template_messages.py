"""Finds the messages that templates ask for."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment
from jinja2.ext import extract_from_ast

from bulletin.i18n.message_calls import CALLS, Message, message_of


def template_messages(templates: Path) -> Iterator[Message]:
    """The messages of all templates, file by file, in their order."""
    environment = Environment(autoescape=True)
    for path in sorted(templates.rglob("*.html")):
        name = f"{templates.name}/{path.relative_to(templates).as_posix()}"
        tree = environment.parse(path.read_text(encoding="utf-8"), name)
        # `_` is what templates call a locale's gettext.
        for line, function, texts in extract_from_ast(tree, ("_", *CALLS), babel_style=False):
            given = texts if isinstance(texts, tuple) else (texts,)
            yield message_of(CALLS.get(function, CALLS["gettext"]), given, name, line)
