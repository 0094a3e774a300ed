"""The numbers along an axis are printed as pages print figures."""

from decimal import Decimal

import pytest

from bulletin.i18n.locale import load_locale
from bulletin.model.figure import Figure, Kind, Number
from bulletin.render.charts.axis import axis_ticks, tick_texts
from tests.render.conftest import TEMPLATES

BILLIONS = Figure(kind=Kind.MONEY, number=Number(Decimal("7100000000"), 8, 9))


@pytest.mark.parametrize(
    ("code", "figure", "texts"),
    [
        ("vi", BILLIONS, ("0", "2 tỷ", "4 tỷ", "6 tỷ", "8 tỷ")),
        ("en", BILLIONS, ("0", "2 billion", "4 billion", "6 billion", "8 billion")),
        ("vi", Figure(kind=Kind.COUNT, number=Number(Decimal(6812))), ("0", "2.000", "4.000", "6.000", "8.000")),
        ("vi", Figure(kind=Kind.SCORE, number=Number(Decimal("0.62"), -2)), ("0", "0,2", "0,4", "0,6", "0,8")),
        ("en", Figure(kind=Kind.PERCENT, number=Number(Decimal("59.25"), -2)), ("0%", "50%", "100%")),
        ("vi", Figure(kind=Kind.RANK, number=Number(Decimal(7)), of=Number(Decimal(63))), ("1", "20", "40", "63")),
    ],
)
def test_ticks_in_the_notation_of_the_page(code: str, figure: Figure, texts: tuple[str, ...]) -> None:
    locale = load_locale(code, TEMPLATES / "locales")
    assert figure.number
    marks = axis_ticks([figure], [figure.number.value])
    assert tick_texts(marks, [figure], locale) == texts
