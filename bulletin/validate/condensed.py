"""What bulletins state and say, held as bytes and made things again where it is asked for.

As objects the 40 figures of a bulletin take 26 kB, as bytes a quarter of that; a page shows few of all. What many
statements have in common, as their periods, sources and notes, is not in their bytes: its number stands there.
"""

import io
import pickle
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from typing import Any, NamedTuple, TypeVar, overload

from bulletin.model.bulletin import Bulletin, Reference, Statement, Words
from bulletin.model.figure import Base
from bulletin.model.indicator import Indicator
from bulletin.model.period import AsOf, Period
from bulletin.problems import Value
from bulletin.validate.packing import kinds_of_models, reducers

Thing = TypeVar("Thing")

# What is made of bytes is held for a while, since pages ask for the same things in a row: those of a place for all that
# its bulletins state in a dozen years, those of an indicator for all that is stated of it, again and again.
_STATEMENTS, _ENTRIES = 1 << 14, 1 << 10
# What statements and words hold in common with others: equal things of these kinds, and the values of these fields,
# which `make_lean` made one where they are equal.
_KINDS = frozenset({AsOf, Base, Period, Reference, date})
_OF_STATEMENTS = ("id", "indicator", "category", "sources", "locator", "note", "where")
_OF_WORDS = ("language", "agency")


class Common:
    """What many statements and words hold: `things`, by their numbers, behind what each process has by itself."""

    __slots__ = ("table", "things")

    def __init__(self, things: tuple[object, ...]) -> None:
        """Give these things the next numbers."""
        self.things = things
        self.table = [*(made_anew for _, made_anew in _everywhere()), *things]

    def __reduce__(self) -> tuple[Any, ...]:
        return Common, (self.things,)


class Stated(NamedTuple):
    """What a statement is of, without what it says: which total of its bulletin, and which part, as `stated` has them.

    `is_used` tells whether it serves series, and `has_figure` whether anything is printed of it but its parts.
    """

    total: int
    part: int
    id: str
    indicator: Indicator
    period: Period
    category: tuple[tuple[str, str], ...]
    is_used: bool
    has_figure: bool


def outline_of(bulletin: Bulletin) -> Sequence[Stated]:
    """What a bulletin makes statements of, in their order; to make these themselves takes ten times as long."""
    statements = bulletin.statements
    return statements.outline() if isinstance(statements, Statements) else tuple(_outlined(statements))


def _outlined(statements: Iterable[Statement]) -> Iterator[Stated]:
    for total, whole in enumerate(statements):
        for part, one in enumerate((whole, *whole.parts)):
            yield Stated(total, part, one.id, one.indicator, one.period, one.category, one.used, one.figure is not None)


class Statements(Sequence[Statement]):
    """The totals of one bulletin, each with its parts: `packed`, of which `ends` has the bytes at which each ends."""

    __slots__ = ("_common", "_ends", "_outline", "_packed")

    def __init__(self, common: Common, outline: bytes, packed: bytes, ends: bytes) -> None:
        """Nothing is made of these bytes before it is asked for."""
        self._common, self._outline, self._packed, self._ends = common, outline, packed, array("I", ends)

    def __reduce__(self) -> tuple[Any, ...]:
        return Statements, (self._common, self._outline, self._packed, self._ends.tobytes())

    def outline(self) -> Sequence[Stated]:
        """What they are of, parts too."""
        return tuple(map(Stated._make, _made(self._outline, self._common)))

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, index: int) -> Statement: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Statement]: ...
    def __getitem__(self, index: int | slice) -> Statement | Sequence[Statement]:
        if isinstance(index, slice):
            return tuple(self)[index]
        return _statement(self, index if index >= 0 else range(len(self))[index])

    def __iter__(self) -> Iterator[Statement]:
        return (_statement(self, index) for index in range(len(self._ends)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    # What is made of them is remembered by which bytes they are, not by what they say.
    __hash__ = object.__hash__

    def made(self, index: int) -> Statement:
        """One of them, made anew."""
        start = self._ends[index - 1] if index else 0
        statement: Statement = _made(self._packed[start : self._ends[index]], self._common)
        return statement


class Entries(Mapping[str, Thing]):
    """Things by name: the words of a bulletin by language, the values of a finding."""

    __slots__ = ("_common", "_packed")

    def __init__(self, common: Common, packed: bytes) -> None:
        """Nothing is made of these bytes before it is asked for."""
        self._common, self._packed = common, packed

    def __reduce__(self) -> tuple[Any, ...]:
        return Entries, (self._common, self._packed)

    def __getitem__(self, name: str) -> Thing:
        thing: Thing = _entries(self)[name]
        return thing

    def __iter__(self) -> Iterator[str]:
        return iter(_entries(self))

    def __len__(self) -> int:
        return len(_entries(self))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Mapping) and dict(self) == dict(other)

    __hash__ = object.__hash__

    def made(self) -> Mapping[str, Thing]:
        """All of them, made anew."""
        things: Mapping[str, Thing] = _made(zlib.decompress(self._packed), self._common)
        return things


def condense(bulletins: Sequence[Bulletin]) -> None:
    """Let lean bulletins hold bytes of what they state and say. They are the last that anybody may hold of them.

    Like `make_lean` this changes what is frozen.
    """
    numbering = _Numbering()
    for bulletin in bulletins:
        for own in bulletin.words.values():
            numbering.number(getattr(own, name) for name in _OF_WORDS)
        for statement in bulletin.every_statement():
            numbering.number(getattr(statement, name) for name in _OF_STATEMENTS)
    packed = [(numbering.statements(one.statements), numbering.entries(one.words)) for one in bulletins]
    common = numbering.common()
    for bulletin, (statements, words) in zip(bulletins, packed, strict=True):
        object.__setattr__(bulletin, "statements", Statements(common, *statements))
        object.__setattr__(bulletin, "words", Entries[Words](common, words))


def condensed(mappings: Iterable[Mapping[str, Value]]) -> Iterator[Mapping[str, Value]]:
    """The same mappings, as bytes."""
    mappings, numbering = tuple(mappings), _Numbering()
    for one in mappings:
        numbering.number(one)
    packed = [numbering.entries(one) for one in mappings]
    common = numbering.common()
    return (Entries(common, one) for one in packed)


class _Numbering:
    """Gives numbers to what several things hold, and makes bytes of the rest."""

    def __init__(self) -> None:
        self._things: list[object] = []
        self._kinds: dict[object, int] = {}
        self._known = {id(thing): number for number, (thing, _) in enumerate(_everywhere())}

    def common(self) -> Common:
        """All that has a number by now."""
        return Common(tuple(self._things))

    def number(self, things: Iterable[object]) -> None:
        """Give numbers to these very things, not to others that equal them."""
        for thing in things:
            if thing is not None and thing != () and id(thing) not in self._known:
                self._known[id(thing)] = self._next(thing)

    def _next(self, thing: object) -> int:
        self._things.append(thing)
        return len(_everywhere()) + len(self._things) - 1

    def number_of(self, thing: object) -> int | None:
        """The number of what is common to several."""
        if type(thing) not in _KINDS:
            return self._known.get(id(thing))
        if thing not in self._kinds:
            self._kinds[thing] = self._next(thing)
        return self._kinds[thing]

    def statements(self, statements: Sequence[Statement]) -> tuple[bytes, bytes, bytes]:
        """The bytes of an outline, of all totals, and where each of these ends."""
        outline = self._packed([tuple(one) for one in _outlined(statements)])
        packed, ends = io.BytesIO(), array("I")
        for statement in statements:
            packed.write(self._packed(statement))
            ends.append(packed.tell())
        return outline, packed.getvalue(), ends.tobytes()

    def entries(self, entries: Mapping[str, object]) -> bytes:
        """The bytes of things by name."""
        return zlib.compress(self._packed(dict(entries)))

    def _packed(self, thing: object) -> bytes:
        packed = io.BytesIO()
        pickler = _Pickler(packed, protocol=3)  # 4 and 5 frame even the shortest thing, with nine bytes
        pickler.dispatch_table = reducers()
        pickler.fast = True
        pickler.persistent_id = self.number_of  # type: ignore[method-assign]
        pickler.dump(thing)
        return packed.getvalue()


@cache
def _everywhere() -> tuple[tuple[object, object], ...]:
    """What each process has by itself, and what stands for it when things are made anew: classes, and their members."""
    kinds = kinds_of_models()
    members = [(member, member) for kind in kinds if issubclass(kind, Enum) for member in kind]
    return (*kinds.items(), *members, (Decimal, Decimal))


@lru_cache(maxsize=_STATEMENTS)
def _statement(statements: Statements, index: int) -> Statement:
    return statements.made(index)


@lru_cache(maxsize=_ENTRIES)
def _entries(entries: Entries[Any]) -> Mapping[str, Any]:
    return entries.made()


class _Pickler(pickle.Pickler):
    """One that can be told what has numbers."""


class _Unpickler(pickle.Unpickler):
    """Makes things of those that have numbers, and knows nothing else."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        raise pickle.UnpicklingError(f"{module_name}.{global_name}")


def _made(packed: bytes, common: Common) -> Any:
    unpickler = _Unpickler(io.BytesIO(packed))
    unpickler.persistent_load = common.table.__getitem__  # type: ignore[method-assign]
    return unpickler.load()
