"""Sizes of single figures: money without its scale, changes of over a thousand per cent."""

from decimal import Decimal

import pytest

from tests.conftest import Checked


@pytest.mark.parametrize(
    ("phrase", "percent", "guess"),
    [
        ("2.165, tăng 1.139% so với năm 2019", "1139", "1.139"),
        ("2.165, tăng 1.000% so với năm 2019", "1000", "1"),
        ("2.165, bằng 1.028% so với cùng kỳ", "1028", "1.028"),
    ],
)
def test_a_change_of_a_thousand_per_cent_is_questioned(checked: Checked, phrase: str, percent: str, guess: str) -> None:
    _, (problem,) = checked(f"  digital_certificates: {phrase}\n")
    assert problem.code == "percent-huge"
    assert problem.values == {"name": "digital_certificates", "percent": Decimal(percent), "guess": Decimal(guess)}


@pytest.mark.parametrize("phrase", ["2.165, tăng 999,9% so với năm 2019", "2.165, tăng 1.139 so với năm 2019"])
def test_other_changes_are_not(checked: Checked, phrase: str) -> None:
    assert checked(f"  digital_certificates: {phrase}\n")[1] == ()


def test_money_without_its_scale(checked: Checked) -> None:
    _, (problem,) = checked("  postal_revenue: 958\n")
    assert problem.code == "amount-small"
    assert checked("  postal_revenue: 1.000.000\n")[1] == ()
