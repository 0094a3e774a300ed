"""As much of Turtle as a catalogue needs: subjects with their predicates, each node an IRI."""

import re
from collections.abc import Iterable, Mapping

from bulletin.record import record

# What an IRI in angle brackets must not hold, and what a text must not.
_NOT_IN_IRI = re.compile(r'[\x00-\x20<>"{}|^`\\]')
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


@record(frozen=True, slots=True)
class Subject:
    """A node, its class, and its values by predicate; a predicate without values is left out."""

    iri: str
    kind: str
    values: Mapping[str, Iterable[str]]


def iri(address: str) -> str:
    """A node by its address, relative ones included."""
    return f"<{_NOT_IN_IRI.sub(lambda found: f'%{ord(found[0]):02X}', address)}>"


def text(value: str, language: str = "") -> str:
    """A text, in a language where one is named."""
    escaped = "".join(_ESCAPES.get(letter, letter) for letter in value)
    return f'"{escaped}"@{language}' if language else f'"{escaped}"'


def typed(value: str, kind: str) -> str:
    """A value of a type such as `xsd:date`."""
    return f"{text(value)}^^{kind}"


def head(prefixes: Mapping[str, str], base: str | None) -> bytes:
    """The beginning of a document. With a base the relative addresses in it are absolute, wherever it is read."""
    lines = [f"@base <{base}> ."] if base else []
    lines += [f"@prefix {name}: <{space}> ." for name, space in prefixes.items()]
    return ("\n".join(lines) + "\n").encode()


def described(subject: Subject) -> bytes:
    """What is said of a subject, as a document has it below its head."""
    lines = [f"{subject.iri} a {subject.kind}"]
    for predicate, values in subject.values.items():
        if found := tuple(values):
            lines.append(f"    {predicate} {', '.join(found)}")
    return ("\n" + " ;\n".join(lines) + " .\n").encode()
