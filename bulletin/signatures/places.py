"""Where a signature stands in a document: nowhere that is seen, in a box on a page, or where room waits for it."""

from collections.abc import Callable
from dataclasses import dataclass

from bulletin.model.prints import Room


@dataclass(frozen=True, slots=True)
class Box:
    """A box on a page, in millimetres from the page's top left corner; page -1 is the last."""

    page: int
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Field:
    """An empty signature field that the document has already; it may be one that is not seen."""

    name: str


# A room that a document has not, or that somebody has signed in already, is no fault: then nothing is seen.
Place = Box | Field | Room | None

# Sets what is seen in a box of this width and height, in millimetres: a PDF of one page. None where it has no room.
Stamp = Callable[[float, float], bytes | None]


class PlaceError(Exception):
    """The document has no such place. `code` is that of the problem."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
