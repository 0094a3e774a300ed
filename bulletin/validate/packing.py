"""Makes bytes of what was read of a bulletin, for another process or a later run, and the same things of the bytes.

Pickle as it stands takes three times as long: it asks each frozen dataclass for its fields by name. What belongs to
the catalogue or the places is named rather than copied. Only the classes listed here are ever made of bytes, so that
nobody can smuggle others in.
"""

import copyreg
import datetime
import decimal
import io
import pickle
import zlib
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from importlib import import_module
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from bulletin.problems import Problem
from bulletin.record import record

if TYPE_CHECKING:  # what is packed decides what is needed: of an answer without bulletins, none of these
    from bulletin.model.bulletin import Bulletin
    from bulletin.model.indicator import Catalogue
    from bulletin.model.place import Places

_OF_MODEL = tuple(
    f"bulletin.model.{name}" for name in ("bulletin", "figure", "language", "moment", "period", "prints", "words")
)
_MODULES = (*_OF_MODEL, "bulletin.problems", "bulletin.validate.condensed", __name__)


@record(frozen=True, slots=True)
class BulletinRead:
    """What came of the files of one bulletin: the problems of reading them, and those of validating it."""

    bulletin: "Bulletin | None"
    of_sources: tuple[Problem, ...]
    of_validation: tuple[Problem, ...] = ()


@cache
def _classes(module: str) -> Mapping[str, type[Any]]:
    """The classes of a module that are made anew of bytes, by name; what is imported there belongs elsewhere."""
    if module not in _MODULES:
        return {}
    return {
        name: one
        for name, one in vars(import_module(module)).items()
        if isinstance(one, type) and one.__module__ == module and _can_be_packed(one)
    }


def _can_be_packed(kind: type[Any]) -> bool:
    return is_dataclass(kind) or issubclass(kind, Enum | tuple) or "__reduce__" in vars(kind)


def kinds_of_models() -> Mapping[type[Any], Callable[..., object]]:
    """Every class of what a bulletin is made of, in one order in all processes, and what makes one of its values."""
    return {
        kind: _makers(module)[name]
        for module in (*_OF_MODEL, "bulletin.problems")
        for name, kind in sorted(_classes(module).items())
    }


@cache
def _makers(module: str) -> Mapping[str, Callable[..., object]]:
    return {name: _maker(kind) if is_dataclass(kind) else kind for name, kind in _classes(module).items()}


def _maker(kind: type[Any]) -> Callable[..., object]:
    """Puts a frozen thing together of its values. It was checked when it was first made.

    Written out for each kind, as `dataclass` does with `__init__`: to go through the fields takes four times as long.
    """
    names = [field.name for field in fields(kind)]
    if kind.__dataclass_params__.frozen:
        put = [f"put_{name}(one, of_{name})" for name in names]
    else:
        put = [f"one.{name} = of_{name}" for name in names]
    lines = [f"def made({', '.join(f'of_{name}' for name in names)}):", "one = new(kind)", *put, "return one"]
    known = {"new": object.__new__, "kind": kind, **{f"put_{name}": vars(kind)[name].__set__ for name in names}}
    exec("\n ".join(lines), known)  # noqa: S102 - there is nothing in it but the names of fields
    maker: Callable[..., object] = known["made"]
    return maker


def _indicator(name: str) -> object:
    raise NotImplementedError(name)  # stands in the bytes; whoever reads them has the catalogue


def _place(name: str) -> object:
    raise NotImplementedError(name)


def _taken_apart(kind: type[Any]) -> Callable[[Any], tuple[object, ...]]:
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    if len(names) == 1:
        return lambda one: (kind, (get(one),))
    return lambda one: (kind, get(one))


@cache
def reducers() -> dict[type[Any], Callable[[Any], Any]]:
    """How a thing of each class is taken apart."""
    from bulletin.model.indicator import Indicator  # noqa: PLC0415 - see above
    from bulletin.model.place import Place  # noqa: PLC0415

    kinds = [kind for module in _MODULES for kind in _classes(module).values() if is_dataclass(kind)]
    return {
        **copyreg.dispatch_table,
        **{kind: _taken_apart(kind) for kind in kinds},
        Indicator: lambda one: (_indicator, (one.id,)),
        Place: lambda one: (_place, (one.id,)),
    }


_KNOWN = {
    "decimal.Decimal": decimal.Decimal,
    "datetime.date": datetime.date,
    "datetime.datetime": datetime.datetime,
    "datetime.timedelta": datetime.timedelta,
    "datetime.timezone": datetime.timezone,
}


class _Unpacking(pickle.Unpickler):
    """Knows what is named, and no class but those of a bulletin."""

    def __init__(self, packed: bytes, named: Mapping[str, Callable[[str], object]]) -> None:
        super().__init__(io.BytesIO(zlib.decompress(packed)))
        self._named = named

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        name = f"{module_name}.{global_name}"
        if found := self._named.get(name) or _KNOWN.get(name):
            return found
        maker = _makers(module_name).get(global_name)
        if maker is None:
            raise pickle.UnpicklingError(name)
        return maker


def pack(thing: object) -> bytes:
    """The bytes of one bulletin, of problems, or of whatever is made of these and of plain values."""
    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, protocol=5)
    pickler.dispatch_table = reducers()
    pickler.dump(thing)
    return zlib.compress(packed.getvalue(), level=1)


def canonical(thing: object) -> bytes:
    """Bytes that tell two such things apart, and are the same for equal ones in every process and on every day.

    `pack` names a thing that stands twice only once, and so its bytes depend on what is one object and what two.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = reducers()
    pickler.fast = True  # without a memory of what was written before; nothing here holds itself
    pickler.dump(thing)
    return written.getvalue()


def unpack(packed: bytes, places: "Places", catalogue: "Catalogue") -> BulletinRead:
    """What `pack` made bytes of, with the very indicators and places of these two.

    Raises:
        pickle.UnpicklingError: The bytes hold what no bulletin holds.
    """
    named = {
        f"{__name__}.{_indicator.__name__}": catalogue.indicators.__getitem__,
        f"{__name__}.{_place.__name__}": places.__getitem__,
    }
    read: BulletinRead = _Unpacking(packed, named).load()
    return read


def unpack_plain(packed: bytes) -> object:
    """What `pack` made bytes of, where no indicator and no place is in it.

    Raises:
        pickle.UnpicklingError: The bytes hold what such things do not.
    """
    plain: object = _Unpacking(packed, {}).load()
    return plain
