"""Ticks are round, cover what they measure and begin at zero; scales keep order and proportion."""

import itertools
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.render.charts.scales import Scale, TimeScale, nice_step, percent_ticks, rank_ticks, ticks

VALUES = st.decimals(-(10**13), 10**13, places=4, allow_nan=False)


def numbers(*values: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(value) for value in values)


@pytest.mark.parametrize(
    ("span", "most", "step"),
    [("23", 4, "10"), ("1849", 4, "500"), ("0.6213", 4, "0.2"), ("374000000000", 4, "100000000000"), ("4", 4, "1")],
)
def test_a_step_is_one_two_or_five_times_a_power_of_ten(span: str, most: int, step: str) -> None:
    assert nice_step(Decimal(span), most) == Decimal(step)


def test_ticks_begin_at_zero_and_reach_the_highest_value() -> None:
    assert ticks(Decimal(16), Decimal(23)) == numbers("0", "10", "20", "30")
    assert ticks(Decimal("0.5741"), Decimal("0.6213")) == numbers("0", "0.2", "0.4", "0.6", "0.8")
    assert ticks(Decimal(-3), Decimal(5)) == numbers("-4", "-2", "0", "2", "4", "6")


def test_things_counted_are_not_halved() -> None:
    assert ticks(Decimal(1), Decimal(2), least_step=Decimal(1)) == numbers("0", "1", "2")
    assert ticks(Decimal(0), Decimal(0), least_step=Decimal(1)) == numbers("0", "1")


def test_percentages_end_with_the_whole_once_half_of_it_is_passed() -> None:
    assert percent_ticks(Decimal("58"), Decimal("59.25")) == numbers("0", "50", "100")
    assert percent_ticks(Decimal(12), Decimal(30)) == numbers("0", "10", "20", "30")
    assert percent_ticks(Decimal(90), Decimal("102.8"))[-1] == 150


def test_ranks_begin_with_the_first_place_and_end_with_the_last() -> None:
    assert rank_ticks(Decimal(27), Decimal(63)) == numbers("1", "20", "40", "63")
    assert rank_ticks(Decimal(27), Decimal(34)) == numbers("1", "10", "20", "34")
    # Where nobody says how many were ranked, a step from 7 to 8 must not fill the chart.
    assert rank_ticks(Decimal(8), None) == numbers("1", "5", "10")
    assert rank_ticks(Decimal(29), None) == numbers("1", "20", "40")


@given(VALUES, VALUES)
def test_ticks_cover_the_data_and_are_even(one: Decimal, other: Decimal) -> None:
    low, high = min(one, other), max(one, other)
    found = ticks(low, high)
    assert found[0] <= min(low, Decimal(0))
    assert found[-1] >= max(high, Decimal(0))
    assert Decimal(0) in found
    assert len({later - earlier for earlier, later in itertools.pairwise(found)}) == 1
    assert 2 <= len(found) <= 7


@given(st.integers(1, 500), st.integers(0, 500))
def test_ticks_of_ranks_cover_them_and_rise(worst: int, beyond: int) -> None:
    for last in (None, Decimal(max(2, worst + beyond))):
        found = rank_ticks(Decimal(worst), last)
        assert found[0] == 1
        assert found[-1] >= worst
        assert list(found) == sorted(set(found))


@given(VALUES, VALUES, VALUES, VALUES)
def test_scales_keep_the_order_of_values(low: Decimal, high: Decimal, one: Decimal, other: Decimal) -> None:
    low, high = min(low, high), max(low, high) + 1
    up, down = Scale(low, high, 0, 300), Scale(low, high, 300, 0)
    if one <= other:
        assert up(one) <= up(other)
        assert down(one) >= down(other)


def test_time_is_laid_out_in_proportion() -> None:
    across = TimeScale(date(2017, 12, 31), date(2022, 4, 30), 0, 1581)  # a day is one long
    assert across(date(2017, 12, 31)) == 0
    assert across(date(2020, 12, 31)) == pytest.approx(1096)
    assert across(date(2022, 4, 30)) == 1581
    assert TimeScale(date(2020, 1, 1), date(2020, 1, 1), 10, 20)(date(2020, 1, 1)) == 15
