"""Lets WeasyPrint find out in one step what a box has of a property that no rule sets: its parent's or the first value.

Version 70 takes such a property through everything that a set one may need. A box has hundreds of properties and rules
set a few of them; what comes out is the same, and a document takes a tenth less.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

# What these are depends on more than whether a rule sets them.
_BY_OTHERS = frozenset({"float", "display", "position", "page"})
_PROPAGATED = "text_decoration_"
_NONE: tuple[str, ...] = ()


@cache
def _plain() -> Mapping[str, tuple[str, ...]]:
    """The properties that may be found in one step, each with its other names, by which a rule may set it."""
    names = [name for name in INITIAL_VALUES if name not in _BY_OTHERS and not name.startswith(_PROPAGATED)]
    return {name: _other_names(name) for name in names if name in INHERITED or name not in INITIAL_NOT_COMPUTED}


def _other_names(name: str) -> tuple[str, ...]:
    """By directions of writing rather than sides of the page: `margin_inline_start` for `margin_left`."""
    logical = PHYSICAL_FUNCTIONS.get(name)
    return tuple({logical(block="ttb", inline=inline) for inline in ("ltr", "rtl")}) if logical else _NONE


@contextmanager
def plain_values() -> Iterator[None]:
    """Stand in for the one function that finds a property of an element."""
    find, plain = ComputedStyle.__missing__, _plain()

    def found(style: Any, name: str) -> Any:
        names = plain.get(name)
        set_by_rules = style.cascaded
        if names is None or name in set_by_rules or (names and any(one in set_by_rules for one in names)):
            return find(style, name)
        if name not in INHERITED:
            value = INITIAL_VALUES[name]
        elif style.parent_style is None:
            return find(style, name)
        else:
            value = style.parent_style[name]
        style[name] = value
        return value

    ComputedStyle.__missing__ = found
    try:
        yield
    finally:
        ComputedStyle.__missing__ = find
