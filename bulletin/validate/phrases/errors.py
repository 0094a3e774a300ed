"""What a phrase does wrong, as a problem code, a place in its text and the values of the message."""

from collections.abc import Mapping

from bulletin.problems import Value


class PhraseError(ValueError):
    """A phrase that cannot be understood, or in two ways. `offset` counts code points from 0."""

    code: str
    offset: int
    values: Mapping[str, Value]

    def __init__(self, code: str, offset: int, **values: Value) -> None:
        super().__init__(f"{code} at {offset}: {values}")
        self.code = code
        self.offset = offset
        self.values = values
