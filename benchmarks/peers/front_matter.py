"""Writes the front matter of peers' pages as people type it: YAML in blocks, texts in quotes."""

import json
from collections.abc import Iterator, Mapping, Sequence

Value = str | int | Mapping[str, "Value"] | Sequence["Value"]


def page(*parts: Mapping[str, Value], body: str = "") -> str:
    """A page's file, the parts of its front matter one after the other."""
    return f"---\n{''.join(map(yaml, parts))}---\n{body}"


def yaml(fields: Mapping[str, Value]) -> str:
    """A YAML document."""
    return "".join(f"{line}\n" for line in _mapping(fields))


def _mapping(fields: Mapping[str, Value]) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, str | int):
            yield f"{key}: {_scalar(value)}"
        elif isinstance(value, Mapping):
            yield f"{key}:"
            yield from (f"  {line}" for line in _mapping(value))
        else:
            yield f"{key}:"
            yield from (f"  {line}" for item in value for line in _item(item))


def _item(value: Value) -> Iterator[str]:
    if not isinstance(value, Mapping):
        raise TypeError(f"not a list of mappings: {value!r}")
    first, *rest = _mapping(value)
    yield f"- {first}"
    yield from (f"  {line}" for line in rest)


def _scalar(value: str | int) -> str:
    return json.dumps(value, ensure_ascii=False)
