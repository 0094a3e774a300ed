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
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from operator import attrgetter
from types import ModuleType
from typing import Any

from bulletin import problems
from bulletin.model import bulletin, figure, language, moment, period, prints, words
from bulletin.model.bulletin import Bulletin
from bulletin.model.indicator import Catalogue, Indicator
from bulletin.model.place import Place, Places
from bulletin.problems import Problem


@dataclass(frozen=True, slots=True)
class BulletinRead:
    """What came of the files of one bulletin: the problems of reading them, and those of validating it."""

    bulletin: Bulletin | None
    of_sources: tuple[Problem, ...]
    of_validation: tuple[Problem, ...] = ()


def _classes(*modules: ModuleType) -> dict[str, type[Any]]:
    return {
        f"{one.__module__}.{one.__qualname__}": one
        for module in modules
        for one in vars(module).values()
        if isinstance(one, type) and (is_dataclass(one) or issubclass(one, Enum | tuple))
    }


_MADE_ANEW = {
    name: one
    for name, one in (_classes(bulletin, figure, language, moment, period, prints, words, problems) | {
        f"{__name__}.BulletinRead": BulletinRead
    }).items()
    if one not in (Indicator, Place)
}  # fmt: skip
_SLOTS = {
    one: tuple(vars(one)[field.name].__set__ for field in fields(one))
    for one in _MADE_ANEW.values()
    if is_dataclass(one)
}


def _maker(kind: type[Any]) -> Callable[..., object]:
    """Puts a frozen thing together of its values. It was checked when it was first made."""
    slots, new = _SLOTS[kind], object.__new__

    def made(*values: object) -> object:
        one = new(kind)
        for put, value in zip(slots, values, strict=True):
            put(one, value)
        return one

    return made


def _indicator(name: str) -> Indicator:
    raise NotImplementedError(name)  # stands in the bytes; whoever reads them has the catalogue


def _place(name: str) -> Place:
    raise NotImplementedError(name)


def _taken_apart(kind: type[Any]) -> Callable[[Any], tuple[object, ...]]:
    names = [field.name for field in fields(kind)]
    get = attrgetter(*names)
    if len(names) == 1:
        return lambda one: (kind, (get(one),))
    return lambda one: (kind, get(one))


_REDUCERS: dict[type[Any], Callable[[Any], Any]] = {
    **copyreg.dispatch_table,
    **{kind: _taken_apart(kind) for kind in _SLOTS},
    Indicator: lambda one: (_indicator, (one.id,)),
    Place: lambda one: (_place, (one.id,)),
}
_KNOWN = {
    **{name: _maker(kind) if kind in _SLOTS else kind for name, kind in _MADE_ANEW.items()},
    "decimal.Decimal": decimal.Decimal,
    "datetime.date": datetime.date,
    "datetime.datetime": datetime.datetime,
    "datetime.timedelta": datetime.timedelta,
    "datetime.timezone": datetime.timezone,
}


class _Unpacking(pickle.Unpickler):
    """Knows the catalogue and the places, and no class but those of a bulletin."""

    def __init__(self, packed: bytes, places: Places, catalogue: Catalogue) -> None:
        super().__init__(io.BytesIO(zlib.decompress(packed)))
        self._named = {
            f"{__name__}.{_indicator.__name__}": catalogue.indicators.__getitem__,
            f"{__name__}.{_place.__name__}": places.__getitem__,
        }

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        name = f"{module_name}.{global_name}"
        found = self._named.get(name) or _KNOWN.get(name)
        if found is None:
            raise pickle.UnpicklingError(name)
        return found


def pack(thing: object) -> bytes:
    """The bytes of one bulletin, of problems, or of whatever is made of these and of plain values."""
    packed = io.BytesIO()
    pickler = pickle.Pickler(packed, protocol=5)
    pickler.dispatch_table = _REDUCERS
    pickler.dump(thing)
    return zlib.compress(packed.getvalue(), level=1)


def canonical(thing: object) -> bytes:
    """Bytes that tell two such things apart, and are the same for equal ones in every process and on every day.

    `pack` names a thing that stands twice only once, and so its bytes depend on what is one object and what two.
    """
    written = io.BytesIO()
    pickler = pickle.Pickler(written, protocol=5)
    pickler.dispatch_table = _REDUCERS
    pickler.fast = True  # without a memory of what was written before; nothing here holds itself
    pickler.dump(thing)
    return written.getvalue()


def unpack(packed: bytes, places: Places, catalogue: Catalogue) -> BulletinRead:
    """What `pack` made bytes of, with the very indicators and places of these two.

    Raises:
        pickle.UnpicklingError: The bytes hold what no bulletin holds.
    """
    read: BulletinRead = _Unpacking(packed, places, catalogue).load()
    return read


def unpack_plain(packed: bytes) -> object:
    """What `pack` made bytes of, where no indicator and no place is in it.

    Raises:
        pickle.UnpicklingError: The bytes hold what such things do not.
    """
    plain: object = _Unpacking(packed, {}, Catalogue(domains={}, units={}, breakdowns={}, indicators={})).load()
    return plain
