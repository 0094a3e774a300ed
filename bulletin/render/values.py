"""A printed value in pieces, so that the number can stand out from the words before it."""

from bulletin.i18n.figures import print_figure, print_value
from bulletin.model.figure import Figure, Kind
from bulletin.record import record
from bulletin.render.edition import Edition

# These print their unit, or need none.
BEAR_UNIT = frozenset({Kind.MONEY, Kind.PERCENT, Kind.INDEX, Kind.RANK, Kind.SCORE})
# "958 tỷ 962 triệu đồng" just fits the column of values.
_LONG = 22


@record(frozen=True, slots=True)
class PrintedValue:
    """`before` holds what qualifies the value ("ước đạt", "trên"); both are empty where there is no figure.

    `below` is the same in another language, as markup, where print shows two.
    """

    before: str
    value: str
    below: str = ""

    @property
    def long(self) -> bool:
        """Whether the value may need more than one line of a table's cell."""
        return len(self.value) > _LONG

    def __str__(self) -> str:
        return f"{self.before} {self.value}".strip()


def printed_value(figure: Figure | None, edition: Edition) -> PrintedValue:
    """Print a figure and part it. Words that a language puts after the number stay with it."""
    if figure is None:
        return PrintedValue("", "")
    whole, bare = print_figure(figure, None, edition.locale), print_value(figure, None, edition.locale)
    before, found, after = whole.partition(bare)
    return PrintedValue(before.strip(), f"{found}{after}")
