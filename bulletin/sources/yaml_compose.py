"""Takes YAML text, gives libyaml's nodes; goes on past each mistake that can be mended, to find those behind it."""

import re
from typing import cast

import yaml
from yaml import MappingNode, ScalarNode, SequenceNode

from bulletin.problems import Location, Problem
from bulletin.record import record
from bulletin.sources.yaml_mistakes import explain

YamlNode = ScalarNode | SequenceNode | MappingNode

# Far more than a bulletin needs.
DEEPEST = 40
# PyYAML's composer calls itself for each level on the C stack and dies of 25,000 (fewer in a thread). Fewer brackets,
# and less that can open a level at the start of a line, cannot nest deep enough; the rest is measured first.
_HARMLESS_BRACKETS = 200
_DEEP_LINE_START = re.compile(r"^[ ?:-]{100}", re.MULTILINE)
_BLANK_WITH_TAB = re.compile(r"^[ \t]*\t[ \t]*$", re.MULTILINE)
_MOST_MISTAKES = 100


class _TextLoader(yaml.CBaseLoader):
    """Takes every scalar for text, and does not even look for another type: a fifth of the time."""

    def descend_resolver(self, *_: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass

    def resolve(self, *_: object) -> str:
        return "tag:yaml.org,2002:str"


@record(frozen=True, slots=True)
class Composed:
    """`text` is the one that the nodes' marks refer to: mended where it had mistakes, line for line."""

    root: YamlNode | None
    text: str
    problems: tuple[Problem, ...]


def compose(text: str, path: str) -> Composed:
    """Compose one document, every scalar as text. Nodes may be given along with problems."""
    problems: list[Problem] = []
    # libyaml refuses a tab on an otherwise empty line, where nobody can see it and it cannot do harm.
    text = _BLANK_WITH_TAB.sub("", text) if "\t" in text else text
    for _ in range(_MOST_MISTAKES):
        try:
            if _may_be_deep(text) and (problem := _too_deep(text, path)):
                return Composed(None, text, (*problems, problem))
            root = cast("YamlNode | None", yaml.compose(text, Loader=_TextLoader))  # there are no other nodes
            return Composed(root, text, tuple(problems))
        except yaml.YAMLError as error:
            mistake = explain(error, text.split("\n"), path)
            problems.append(mistake.problem)
            mended = None if mistake.mended is None else "\n".join(mistake.mended)
            if mended is None or mended == text:
                break
            text = mended
    return Composed(None, text, tuple(problems))


def _may_be_deep(text: str) -> bool:
    return text.count("[") + text.count("{") > _HARMLESS_BRACKETS or _DEEP_LINE_START.search(text) is not None


def _too_deep(text: str, path: str) -> Problem | None:
    """Measure the nesting by the events of the parser, which keeps its own stack."""
    depth = 0
    for event in yaml.parse(text, Loader=_TextLoader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > DEEPEST and (mark := event.start_mark):
            where = Location(path, mark.line + 1, mark.column + 1)
            return Problem(code="nested-too-deeply", where=where, values={"deepest": DEEPEST})
    return None
