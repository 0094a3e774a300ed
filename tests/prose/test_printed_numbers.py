"""What the generator prints, the words' reader finds again: the same value, at the same place, in both languages."""

from decimal import Decimal
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bulletin.i18n.figures import print_share, print_value
from bulletin.i18n.locale import Locale, load_locale
from bulletin.i18n.numbers import print_number
from bulletin.model.figure import Approximate, Figure, Kind, Number
from bulletin.prose.numbers import Written, numbers

_LOCALES = Path(__file__).parents[2] / "templates" / "locales"
_LOADED = tuple(load_locale(code, _LOCALES) for code in ("vi", "en"))
_AROUND = (
    ("", ""),
    ("Tổng số là ", " hồ sơ."),
    ("đạt (", "), trong đó"),
    ("Total: **", "**, of which"),
    ("\u00a0", ";"),
)


@st.composite
def _numbers(draw: st.DrawFn, *, scales: tuple[int, ...] = (0,)) -> Number:
    scale = draw(st.sampled_from(scales))
    last_digit = draw(st.integers(scale - 4, scale))
    value = Decimal(draw(st.integers(0, 10**9))).scaleb(last_digit)
    return Number(value, last_digit, scale, chained=draw(st.booleans()))


def _found(text: str, locale: Locale, around: tuple[str, str]) -> Written:
    """The one number in digits of a text put between others."""
    before, after = around
    (found,) = (number for number in numbers(before + text + after, locale.code) if number.form == "digits")
    assert (before + text + after)[found.offset :].startswith(found.text)
    assert len(before) <= found.offset
    assert found.offset + len(found.text) <= len(before + text)
    return found


@given(_numbers(scales=(0, 3, 6, 9, 12)), st.sampled_from(_LOADED), st.sampled_from(_AROUND))
@settings(max_examples=300, deadline=None)
def test_a_number_is_found_again(number: Number, locale: Locale, around: tuple[str, str]) -> None:
    text = print_number(number, locale)
    found = _found(text, locale, around)
    assert (found.text, found.values) == (text, (number.value,))


@given(_numbers(), st.sampled_from(_LOADED), st.sampled_from(_AROUND))
@settings(max_examples=100, deadline=None)
def test_a_percentage_is_found_again(number: Number, locale: Locale, around: tuple[str, str]) -> None:
    text = print_share(Approximate(number), locale)
    found = _found(text, locale, around)
    assert (found.text, found.values, found.percent) == (text, (number.value,), True)


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from(_LOADED))
@settings(max_examples=100, deadline=None)
def test_n_of_m_is_found_again(n: int, m: int, locale: Locale) -> None:
    figure = Figure(kind=Kind.RATIO, number=Number(Decimal(n)), of=Number(Decimal(m)))
    text = print_value(figure, None, locale)
    assume(text not in ("24/7", "24/24"))  # round the clock
    assert _found(text, locale, ("có ", " xã")).values == (Decimal(n), Decimal(m))


@given(_numbers(scales=(0, 3, 6, 9, 12)), st.sampled_from(_LOADED))
@settings(max_examples=100, deadline=None)
def test_money_is_found_again(number: Number, locale: Locale) -> None:
    text = print_value(Figure(kind=Kind.MONEY, number=number), None, locale)
    assert _found(text, locale, ("ước đạt ", ", tăng")).values == (number.value,)
