"""Offers the names that a misspelt one may have meant."""

from collections.abc import Iterable
from difflib import get_close_matches

from bulletin.model.spelling import fold

_OFFERED = 3
_FEW = 11  # so few names, as a letterhead has keys, are all offered where none is near
_LIKENESS = 0.7  # tra-vin / tra-vinh is 0.93; names that share only an ending stay below


def near_names(written: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names most like `written`, best first, compared without case, diacritics and separators.

    Where none is like it and there are few, all of them.
    """
    names = tuple(names)
    by_key: dict[str, str] = {}
    for name in names:
        by_key.setdefault(_key(name), name)
    near = get_close_matches(_key(written), by_key, n=_OFFERED, cutoff=_LIKENESS)
    return tuple(by_key[key] for key in near) or (names if len(names) <= _FEW else ())


def alike(one: str, other: str) -> bool:
    """Whether one name may be the other, misspelt."""
    return bool(get_close_matches(_key(one), [_key(other)], cutoff=_LIKENESS))


def _key(name: str) -> str:
    return fold(name).replace("_", "-").replace(" ", "-")
