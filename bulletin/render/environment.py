"""One Jinja environment per language: strict, escaping, each template compiled once."""

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemLoader, StrictUndefined
from jinja2.bccache import Bucket

from bulletin.i18n.locale import Locale


class _SharedCode(BytecodeCache):
    """Keeps compiled templates in memory, so that a second language costs no second compilation."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._compiled[bucket.key] = bucket.bytecode_to_string()


def make_environments(templates: Path, locales: Mapping[str, Locale]) -> dict[str, Environment]:
    """The environment of each language, by its code."""
    shared = _SharedCode()
    return {code: _make_environment(templates, locale, shared) for code, locale in locales.items()}


def with_messages(environment: Environment, gettext: Callable[[str], str]) -> Environment:
    """An environment for the same templates whose messages come from elsewhere."""
    made = environment.overlay(cache_size=-1)
    made.globals = {**environment.globals, "_": gettext}
    return made


def _make_environment(templates: Path, locale: Locale, shared: BytecodeCache) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=shared,
        auto_reload=False,
        cache_size=-1,
    )
    # Templates hold no message with parts: what has parts is filled in Python, which prepares all rows.
    environment.globals["_"] = locale.gettext
    return environment
