"""Holds a document against its schema and remembers where each value stands, so that problems can point at it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bulletin.model.language import Language, Localised
from bulletin.model.period import AsOf, Period, parse_date
from bulletin.problems import Location, Problem, Value
from bulletin.sources.document import Fields, Items, Node, ParsedDocument, Scalar, plain
from bulletin.validate.near import alike, near_names

Path = tuple[str | int, ...]
Entry = TypeVar("Entry", bound=BaseModel)


class Reading:
    """One document while it is read: its nodes by path, and the problems found so far.

    The only mutable thing of this room; it does not outlive the document's validation.
    """

    def __init__(self, document: ParsedDocument, languages: tuple[Language, ...] = ()) -> None:
        self.document = document
        self.languages = languages
        self.problems: list[Problem] = []
        self._nodes: dict[Path, Node] = {}
        self._keys: dict[Path, Scalar] = {}
        self._index(document.fields, ())

    def _index(self, node: Node, path: Path) -> None:
        self._nodes[path] = node
        match node:
            case Fields():
                for entry in node.entries:
                    self._keys[*path, entry.key.text] = entry.key
                    self._index(entry.node, (*path, entry.key.text))
            case Items():
                for number, item in enumerate(node.nodes):
                    self._index(item, (*path, number))

    def node(self, path: Path) -> Node:
        """The node at `path`, or the nearest one above it: where something missing is reported."""
        while path not in self._nodes:
            path = path[:-1]
        return self._nodes[path]

    def where(self, path: Path) -> Location:
        """Where the value at `path` stands; of a mapping, its own key."""
        node = self.node(path)
        while not isinstance(node, Scalar) and path and path not in self._keys:
            path = path[:-1]
        key = self._keys.get(path)
        return node.where if isinstance(node, Scalar) or key is None else key.where

    def at(self, path: Path, offset: int) -> Location:
        """Where the character at `offset` of the text at `path` stands."""
        node = self.node(path)
        return node.at(offset) if isinstance(node, Scalar) else self.where(path)

    def key(self, path: Path) -> Location:
        """Where the key at `path` stands."""
        return self._keys[path].where if path in self._keys else self.where(path)

    def problem(self, code: str, where: Location, *, notation: str = "vi", **values: Value) -> None:
        """Note a problem."""
        self.problems.append(Problem(code=code, where=where, values=values, notation=notation))

    def held_against(self, schema: type[Entry]) -> Entry | None:
        """The document as `schema` types it; None, with problems noted, where it does not fit."""
        try:
            return schema.model_validate(plain(self.document.fields))
        except ValidationError as wrong:
            errors = wrong.errors(include_url=False)
            unknown = [error["loc"] for error in errors if error["type"] == "extra_forbidden"]
            for error in errors:
                if error["type"] != "missing" or not _misspelt(error["loc"], unknown):
                    self._misfit(error, schema)
            return None

    def _misfit(self, error: ErrorDetails, schema: type[BaseModel]) -> None:
        path: Path = tuple(step for step in error["loc"] if step != "[key]")
        # Of a list's item the list is named.
        name = next((step for step in reversed(path) if isinstance(step, str)), "")
        match error["type"]:
            case "missing":
                self.problem("key-missing", self.where(path[:-1]), key=name)
            case "extra_forbidden":
                self.problem("key-unknown", self.key(path), key=name, near=near_names(name, _keys_near(schema, path)))
            case "literal_error":
                allowed = _allowed(error)
                self.problem(
                    "value-unknown",
                    self.where(path),
                    key=name,
                    value=_shown(error["input"]),
                    allowed=allowed,
                    near=near_names(_shown(error["input"]), allowed),
                )
            case "string_too_short":
                self.problem(_empty(path), self.where(path), key=name)
            case "string_type":
                self.problem("text-expected", self.key(path), key=name)
            case "list_type":
                self.problem("list-expected", self.key(path), key=name)
            case _:  # dict_type, model_type: a mapping was due
                empty = error["input"] == ""
                self.problem(_empty(path) if empty else "fields-expected", self.key(path), key=name)

    def localised(self, path: Path, texts: Mapping[str, str]) -> Localised:
        """A text per language, as catalogues write it; missing and unknown languages are noted."""
        codes = tuple(language.code for language in self.languages)
        for code in texts:
            if code not in codes:
                self.problem(
                    "language-unknown",
                    self.key((*path, code)),
                    language=code,
                    near=near_names(code, codes),
                    known=codes,
                )
        for language in self.languages:
            if language.status == "required" and language.code not in texts:
                self.problem("text-missing", self.key(path), key=_dotted(path), language=language.code)
        return Localised(codes[0], {codes[0]: "", **texts})

    def one_of(self, code: str, path: Path, name: str, known: Iterable[str]) -> bool:
        """Whether `name` is known; otherwise the problem `code`, with the near names."""
        known = tuple(known)
        if name in known:
            return True
        where = self.key(path) if path[-1] == name else self.where(path)
        self.problem(code, where, name=name, near=near_names(name, known))
        return False

    def period(self, path: Path, text: str) -> Period | None:
        """A period; a problem where the text is none."""
        period = Period.parse(text)
        if period is None:
            self.problem("period-wrong", self.where(path), text=text)
        return period

    def date(self, path: Path, text: str | None) -> date | None:
        """A date; a problem where the text is none."""
        if text is None:
            return None
        day = parse_date(text)
        if day is None:
            self.problem("date-wrong", self.where(path), text=text, guess=_guessed_date(text))
        return day

    def as_of(self, path: Path, text: str | None) -> AsOf | None:
        """A day or month of counting; a problem where the text is none."""
        if text is None:
            return None
        moment = AsOf.parse(text)
        if moment is None:
            self.problem("as-of-wrong", self.where(path), text=text)
        return moment


def _empty(path: Path) -> str:
    """An empty figure may want a sign in its place; any other text just wants to be written."""
    return "value-empty" if path[0] == "figures" and len(path) > 1 and path[-1] in ("value", path[1]) else "text-empty"


def _misspelt(missing: tuple[int | str, ...], unknown: list[tuple[int | str, ...]]) -> bool:
    """Whether a key that is missing stands there misspelt, which is told at that place."""
    return any(path[:-1] == missing[:-1] and alike(str(path[-1]), str(missing[-1])) for path in unknown)


def _shown(written: Any) -> str:
    return written if isinstance(written, str) else "…"


def _allowed(error: ErrorDetails) -> tuple[str, ...]:
    expected = error.get("ctx", {}).get("expected", "")
    return tuple(word.strip(" '") for word in str(expected).replace(" or ", ",").split(","))


def _dotted(path: Path) -> str:
    return ".".join(str(step) for step in path)


def _keys_near(schema: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that the schema knows where an unknown one stands."""
    annotation: Any = schema
    for step in path[:-1]:
        annotation = _below(_bare(annotation), step)
    model = _bare(annotation)
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return ()
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _bare(annotation: Any) -> Any:
    """The type inside Annotated[...] and Optional[...]."""
    while (origin := get_origin(annotation)) in (Annotated, Union, UnionType):
        arguments = get_args(annotation)
        annotation = arguments[0] if origin is Annotated else next(a for a in arguments if a is not type(None))
    return annotation


def _below(annotation: Any, step: str | int) -> Any:
    """What stands under one key or position of a type."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        fields = annotation.model_fields.items()
        return next((field.annotation for name, field in fields if step == (field.alias or name)), None)
    arguments = get_args(annotation)
    return arguments[-1] if arguments else None


def _guessed_date(text: str) -> str:
    """A date written day first, as ISO 8601; empty where it is none."""
    parts = re.fullmatch(r"([0-9]{1,2})[/. -]([0-9]{1,2})[/. -]([0-9]{4})", text.strip())
    guess = f"{parts[3]}-{int(parts[2]):02}-{int(parts[1]):02}" if parts else ""
    return guess if parse_date(guess) else ""
