"""One Jinja environment per language: strict, escaping, each template compiled once and kept for the next build."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from bulletin.i18n.locale import Locale
from bulletin.store import digest

# What compiled templates depend on beside their source and the versions of Jinja and Python, which Jinja looks at.
_LANGUAGE: Mapping[str, Any] = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}


def make_environments(templates: Path, locales: Mapping[str, Locale], cache: Path) -> dict[str, Environment]:
    """The environment of each language, by its code; compiled templates are kept below `cache`."""
    folder = cache / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    kept = FileSystemBytecodeCache(str(folder), f"%s.{digest(repr(_LANGUAGE).encode())[:16]}")
    return {code: _make_environment(templates, locale, kept) for code, locale in locales.items()}


def with_messages(environment: Environment, gettext: Callable[[str], str]) -> Environment:
    """An environment for the same templates whose messages come from elsewhere."""
    made = environment.overlay(cache_size=-1)
    made.globals = {**environment.globals, "_": gettext}
    return made


def _make_environment(templates: Path, locale: Locale, kept: BytecodeCache) -> Environment:
    environment = Environment(
        autoescape=True,
        **_LANGUAGE,
        loader=FileSystemLoader(templates),
        bytecode_cache=kept,
        auto_reload=False,
        cache_size=-1,
    )
    # Templates hold no message with parts: what has parts is filled in Python, which prepares all rows.
    environment.globals["_"] = locale.gettext
    return environment
