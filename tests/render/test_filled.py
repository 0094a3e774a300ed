"""Messages with parts put in are what `Markup.format` would make of them."""

import pytest
from markupsafe import Markup, escape

from bulletin.render.edition import filled

PATTERNS = [
    "{name}: {value}.",
    "{value} < {name} & {value}",
    "{{literal}} {name}",
    "nothing",
    Markup("<b>{name}</b> {value}"),
    # The same letters as a pattern before, which was no markup.
    Markup("{value} < {name} & {value}"),
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=range(len(PATTERNS)))
@pytest.mark.parametrize("name", ["A & <b>", Markup("<i>A</i>"), ""])
def test_named_parts(pattern: str, name: str) -> None:
    assert filled(pattern, name=name, value="1 > 2") == escape(pattern).format(name=name, value="1 > 2")


def test_parts_in_order() -> None:
    parts = ("<a>", Markup("<b>"), "c")
    assert filled("{} · {} · {}", *parts) == Markup("&lt;a&gt; · <b> · c")


def test_a_part_that_is_missing_or_formatted_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        filled("{name}", value="x")
    with pytest.raises(ValueError, match="name:>8"):
        filled("{name:>8}", name="x")
