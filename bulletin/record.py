"""Frozen data of which there are very many.

A frozen dataclass is made field by field through `object.__setattr__`, which takes six times as long as to assign, and
took a tenth of a check. So these classes are frozen for the type checker alone, which reads every line of ours; when
the program runs they are dataclasses with a hash.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    Kind = TypeVar("Kind")

    def record(*, frozen: bool, **options: bool) -> Callable[[type[Kind]], type[Kind]]:
        """A dataclass of these options."""
        return dataclass(unsafe_hash=frozen, **options)


__all__ = ["record"]
