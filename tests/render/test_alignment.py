"""Numbers of a total and its parts stand digit below digit, whatever decimals each prints."""

from collections.abc import Sequence
from dataclasses import replace

from bulletin.i18n.locale import load_locale
from bulletin.render.alignment import aligned
from bulletin.render.figure_rows import FigureRow
from bulletin.render.values import PrintedValue
from tests.render.conftest import TEMPLATES

LOCALE = load_locale("vi", TEMPLATES / "locales")
ROW = FigureRow(
    anchor="",
    part=False,
    name="",
    href="",
    circumstances=(),
    unit="",
    own_unit=False,
    value=PrintedValue("", ""),
    marks=(),
    shares=(),
    changes=(),
    sources=(),
    permalink="",
)


def lacking(*values: str) -> Sequence[str]:
    """What rows lack; a value that begins with a space is one of a part."""
    rows = [replace(ROW, part=value.startswith(" "), value=PrintedValue("", value.strip())) for value in values]
    return [row.lacking for row in aligned(rows, LOCALE)]


def test_shorter_numbers_are_set_in_by_what_they_lack() -> None:
    assert lacking("0,6077", " 0,668", " 1", " 12,25") == ["", "digits-1", "decimals-4", "digits-2"]
    assert lacking("99,5%", " 100%", " 73,60%") == ["digits-1", "decimals-2", ""]


def test_each_total_is_aligned_with_its_own_parts_alone() -> None:
    assert lacking("1.849", " 1,5", "12", "13,25") == ["decimals-1", "", "", ""]


def test_what_is_no_number_alone_stays_where_it_is() -> None:
    assert lacking("12,5", " 3 tỷ 190 triệu đồng", " 20/63", " hạng 4", " ") == ["", "", "", "", ""]


def test_shares_and_numbers_are_not_aligned_with_each_other() -> None:
    assert lacking("12,5", " 3%") == ["", ""]
