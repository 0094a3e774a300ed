"""The bounds of printed numbers at their very limits, and that arithmetic loses none of the truth."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.checks.interval import Interval, of_amount, of_figure, of_number, point
from bulletin.model.figure import Figure, Kind, Number, Qualifier, Sign
from bulletin.model.indicator import Unit
from bulletin.model.language import Localised
from bulletin.validate.phrases import read_figure

_UNITS = {
    Kind.COUNT: Unit("procedure", Localised("vi", {"vi": "thủ tục"}), {}),
    Kind.MONEY: Unit("vnd", Localised("vi", {"vi": "đồng"}), {}),
    Kind.PERCENT: Unit("percent", Localised("vi", {"vi": "%"}), {}),
    Kind.RANK: Unit("province", Localised("vi", {"vi": "tỉnh"}), {}),
    Kind.SCORE: Unit("point", Localised("vi", {"vi": "điểm"}), {}),
}


def _read(text: str, kind: Kind) -> Interval:
    found = of_figure(read_figure(text, kind=kind, unit=_UNITS[kind], language="vi"))
    assert found is not None
    return found


def _between(low: str, high: str) -> Interval:
    """From a number that may be the truth up to one that cannot."""
    return Interval(Decimal(low), Decimal(high), open_high=True)


def _nearly(low: str, high: str) -> Interval:
    """From a number that cannot be the truth up to one that may."""
    return Interval(Decimal(low), Decimal(high), open_low=True)


def _about(low: str, high: str) -> Interval:
    """Between two numbers that cannot be the truth."""
    return Interval(Decimal(low), Decimal(high), open_low=True, open_high=True)


def _closed(low: str, high: str) -> Interval:
    return Interval(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "kind", "bounds"),
    [
        ("1.849", Kind.COUNT, _closed("1849", "1849")),
        ("27.000", Kind.COUNT, _closed("27000", "27000")),
        ("3,6 triệu", Kind.COUNT, _between("3550000", "3700000")),
        ("thứ 25", Kind.RANK, _closed("25", "25")),
        ("top 10", Kind.RANK, _closed("1", "10")),
        ("23,09%", Kind.PERCENT, _between("23.085", "23.10")),
        ("100%", Kind.PERCENT, _between("99.5", "101")),
        ("-2,3%", Kind.PERCENT, Interval(Decimal("-2.4"), Decimal("-2.25"), open_low=True)),
        ("0,6077", Kind.SCORE, _between("0.60765", "0.6078")),
        ("374 tỷ đồng", Kind.MONEY, _between("373500000000", "375000000000")),
        ("55 tỷ 878 triệu đồng", Kind.MONEY, _between("55877500000", "55879000000")),
        ("trên 38.500", Kind.COUNT, _between("38500", "38600")),
        ("gần 24.000", Kind.COUNT, _nearly("23000", "24000")),
        ("khoảng 1.650", Kind.COUNT, _about("1640", "1660")),
        ("trên 11.211", Kind.COUNT, _between("11211", "11212")),
        ("gần 100.000", Kind.COUNT, _nearly("90000", "100000")),
        ("khoảng 100", Kind.COUNT, _about("90", "200")),
        ("trên 98%", Kind.PERCENT, _between("98", "99")),
        ("gần 100%", Kind.PERCENT, _nearly("90", "100")),
        ("trên 1,7 triệu", Kind.COUNT, _between("1700000", "1800000")),
        ("gần 37,1 tỷ đồng", Kind.MONEY, _nearly("37000000000", "37100000000")),
        ("gần 400 triệu đồng", Kind.MONEY, _nearly("300000000", "400000000")),
        ("gần 1 tỷ đồng", Kind.MONEY, _nearly("900000000", "1000000000")),
        ("trên 55 tỷ 800 triệu đồng", Kind.MONEY, _between("55800000000", "55900000000")),
        ("trên 8,60 tỷ đồng", Kind.MONEY, _between("8600000000", "8610000000")),
        ("ít nhất 500", Kind.COUNT, _closed("500", "500000")),
        ("gần -5%", Kind.PERCENT, _nearly("-6", "-5")),
        ("trên -5%", Kind.PERCENT, _between("-5", "-4")),
    ],
)
def test_how_far_the_truth_may_lie_from_what_is_printed(text: str, kind: Kind, bounds: Interval) -> None:
    assert _read(text, kind) == bounds


def test_what_did_not_occur_is_nought_and_what_was_not_collected_is_unknown() -> None:
    assert of_amount(Figure(kind=Kind.COUNT, sign=Sign.NONE_OCCURRED)) == _closed("0", "0")
    assert of_amount(Figure(kind=Kind.COUNT, sign=Sign.NOT_COLLECTED)) is None
    assert of_figure(Figure(kind=Kind.COUNT, sign=Sign.NONE_OCCURRED)) is None


def test_an_open_end_is_no_value() -> None:
    assert _between("1", "2").meets(_between("1.9", "3"))
    assert not _between("1", "2").meets(_between("2", "3"))
    assert _closed("1", "2").meets(_between("2", "3"))
    assert _between("2", "3").above(_between("1", "2"))
    assert not _between("2", "3").above(_closed("1", "2"))


def test_arithmetic_keeps_open_ends_open() -> None:
    one, other = _between("1", "2"), _closed("3", "4")
    assert one + other == Interval(Decimal(4), Decimal(6), open_high=True)
    assert other - one == Interval(Decimal(1), Decimal(3), open_low=True)
    assert one * other == Interval(Decimal(3), Decimal(8), open_high=True)
    assert other.over(one) == Interval(Decimal("1.5"), Decimal(4), open_low=True)
    assert one * _closed("-1", "0") == Interval(Decimal(-2), Decimal(0), open_low=True)


def test_nothing_is_told_where_the_divisor_may_be_nought() -> None:
    assert point(Decimal(5)).over(_closed("0", "0")) is None
    assert point(Decimal(5)).over(_closed("-1", "1")) is None
    assert point(Decimal(5)).over(Interval(Decimal(0), Decimal(1), open_low=True)) is None


def test_a_third_three_times_over_is_a_whole() -> None:
    third = point(Decimal(1)).over(point(Decimal(3)))
    assert third is not None
    assert (third * point(Decimal(3))).meets(point(Decimal(1)))
    assert not (third * point(Decimal(3))).meets(point(Decimal("1.0001")))


@st.composite
def _printed(draw: st.DrawFn) -> tuple[Fraction, Interval]:
    """A true value, and the bounds of how it was printed: exactly, rounded, cut off, or with a word before it."""
    last_digit = draw(st.integers(-3, 6))
    unit = Fraction(10) ** last_digit
    truth = Fraction(draw(st.integers(-(10**12), 10**12)), 1000)
    # Nobody says "nearly a thousand" of less than half of it, or "over" and "nearly" of what is below nought.
    manners = ("rounded", "cut", "over", "nearly") if truth > unit else ("rounded", "cut")
    match draw(st.sampled_from(manners)):
        case "rounded":
            return truth, of_number(_number(round(truth / unit), last_digit))
        case "cut":
            return truth, of_number(_number(int(truth / unit), last_digit))
        case "over":
            return truth, of_number(_number(floor(truth / unit), last_digit), (Qualifier.OVER,))
        case _:
            return truth, of_number(_number(ceil(truth / unit), last_digit), (Qualifier.NEARLY,))


def _number(digits: int, last_digit: int) -> Number:
    return Number(Decimal(digits).scaleb(last_digit).quantize(Decimal(1).scaleb(min(last_digit, 0))), last_digit)


def _holds(bounds: Interval, value: Fraction) -> bool:
    low, high = Fraction(bounds.low), Fraction(bounds.high)
    return low <= value <= high and (value > low or not bounds.open_low) and (value < high or not bounds.open_high)


@settings(max_examples=200, deadline=None)
@given(_printed(), _printed())
def test_the_truth_is_never_shut_out(one: tuple[Fraction, Interval], other: tuple[Fraction, Interval]) -> None:
    (value, bounds), (second, others) = one, other
    assert _holds(bounds, value)
    assert _holds(bounds + others, value + second)
    assert _holds(bounds - others, value - second)
    assert _holds(bounds * others, value * second)
    if (quotient := bounds.over(others)) is not None:
        assert _holds(quotient, value / second)
