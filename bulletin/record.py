"""Frozen data: what bulletins, checks and pages are made of.

A frozen dataclass is made field by field through `object.__setattr__`, which takes six times as long as to assign, and
took a tenth of a check; to define one takes twice as long as a plain one, and a build begins by defining hundreds. So
these classes are frozen for the type checker alone, which reads every line of ours; when the program runs they are
dataclasses with a hash.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    Kind = TypeVar("Kind")

    def record(*, frozen: bool, **options: bool) -> Callable[[type[Kind]], type[Kind]]:
        """A dataclass of these options, with a hash unless it has its own, or equals nothing but itself."""

        def made(kind: type[Kind]) -> type[Kind]:
            hashed = frozen and options.get("eq", True) and "__hash__" not in vars(kind)
            return dataclass(unsafe_hash=hashed, **options)(kind)

        return made


__all__ = ["record"]
