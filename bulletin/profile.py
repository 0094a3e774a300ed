"""Measures how long each piece of work takes, for whoever asks for it; who does not pays nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, ParamSpec, Protocol, TypeVar

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Timed(Protocol):
    """Hands on a function that does the same as the one it is given, and may watch it."""

    def __call__(self, work: Callable[Given, Result], /) -> Callable[Given, Result]: ...


def untimed(work: Callable[Given, Result], /) -> Callable[Given, Result]:
    """Watches nothing."""
    return work


@dataclass(slots=True)
class Piece:
    """A piece of work: how long all its runs took, and how many they were."""

    name: str
    seconds: float = 0.0
    runs: int = 0


@dataclass(slots=True)
class Stage:
    """A stage of the whole way, and the pieces of work in it, by name."""

    name: str
    begun: float
    seconds: float
    pieces: dict[str, Piece]


class Profile:
    """Collects times by stage and piece. `clock` gives seconds; it is the caller's, since no room has one."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Begin with nothing measured."""
        self.stages: list[Stage] = []
        self._clock = clock

    def begin(self, name: str) -> None:
        """End the running stage, and begin another one."""
        self.end()
        self.stages.append(Stage(name, self._clock(), 0.0, {}))

    def end(self) -> None:
        """End the running stage."""
        if self.stages and not self.stages[-1].seconds:
            self.stages[-1].seconds = self._clock() - self.stages[-1].begun

    def timed(self, work: Callable[Given, Result], /) -> Callable[Given, Result]:
        """The same work, watched under its own name. What it yields bit by bit is made at once."""
        pieces = self.stages[-1].pieces
        name = str(getattr(work.func if isinstance(work, partial) else work, "__name__", work))
        piece = pieces.setdefault(name, Piece(name))

        def watched(*given: Given.args, **named: Given.kwargs) -> Result:
            begun = self._clock()
            made: Any = work(*given, **named)
            if isinstance(made, Iterator):
                made = iter(list(made))
            piece.seconds += self._clock() - begun
            piece.runs += 1
            found: Result = made
            return found

        return watched
