"""A stock against the stock at the start of its period and the flows since."""

from decimal import Decimal
from pathlib import Path

import pytest

from bulletin.problems import Problem
from tests.checks.conftest import add_indicators, problems_of
from tests.conftest import add_bulletin

_STOCK = "kind: count\nunit: procedure\nmeasure: stock\nbreakdowns: {{holder: partial}}\nbalance:\n{balance}"
_FLOW = "kind: count\nunit: procedure\nmeasure: flow\nbreakdowns: {holder: partial}\n"
_BOTH = "  added: opened\n  removed: closed\n"
_ADDED = "  added: opened\n"
_REMOVED = "  removed: closed\n"
_BREAK = "breaks:\n  - date: 2020-07-01\n    reason: {vi: Mới., en: New.}\n"


def _told(years: Path, balance: str, before: str, now: str, earlier: str = "2019") -> list[Problem]:
    """Trà Vinh's accounts at the end of `earlier`, and what 2020 says of them."""
    accounts = _STOCK.format(balance=balance)
    add_indicators(years, accounts=accounts, opened=_FLOW, closed=_FLOW)
    add_bulletin(years, "tra-vinh", earlier, f"  accounts: {before}\n")
    add_bulletin(years, "tra-vinh", "2020", now)
    return list(problems_of(years, "balance-mismatch"))


def _year(accounts: str, opened: str, closed: str) -> str:
    return f"  accounts: {accounts}\n  opened: {opened}\n  closed: {closed}\n"


@pytest.mark.parametrize(
    ("balance", "accounts", "fits"),
    [
        # 7.100 at the start, 316 opened, 25 closed.
        (_BOTH, "7.391", True),
        (_BOTH, "7.392", False),
        (_BOTH, "7.390", False),
        (_BOTH, "khoảng 7.400", True),
        (_BOTH, "trên 7.400", False),
        # Nobody counts those closed: any number of them may have been.
        (_ADDED, "7.416", True),
        (_ADDED, "7.417", False),
        (_ADDED, "7.000", True),
        (_REMOVED, "7.075", True),
        (_REMOVED, "7.074", False),
        (_REMOVED, "8.000", True),
    ],
)
def test_a_stock_follows_from_the_last_one(years: Path, balance: str, accounts: str, fits: bool) -> None:
    codes = [problem.code for problem in _told(years, balance, "7.100", _year(accounts, "316", "25"))]
    assert codes == ([] if fits else ["balance-mismatch"])


def test_all_pieces_are_told(years: Path) -> None:
    (problem,) = _told(years, _BOTH, "7.100", _year("7.931", "316", "25"))
    assert problem.where.path == "content/bulletins/tra-vinh/2020.md"
    assert problem.where.line == 15
    assert problem.values == {
        "name": "accounts",
        "start": Decimal(7100),
        "file": "content/bulletins/tra-vinh/2019.md",
        "added": Decimal(316),
        "removed": Decimal(25),
        "due": Decimal(7391),
        "most": "",
        "least": "",
        "value": Decimal(7931),
        "difference": Decimal(540),
    }


def test_a_bound_is_told_as_one(years: Path) -> None:
    (problem,) = _told(years, _ADDED, "7.100", _year("7.931", "316", "25"))
    assert (problem.values["due"], problem.values["most"], problem.values["least"]) == ("", Decimal(7416), "")
    assert problem.values["removed"] == ""


@pytest.mark.parametrize(
    "now",
    [
        "  accounts: 7.931\n  opened: 316\n",
        "  accounts: 7.931\n  closed: 25\n",
        '  accounts: 7.931\n  opened: "..."\n  closed: 25\n',
        "  accounts:\n    value: 7.931\n    as_of: 2020-11-30\n  opened: 316\n  closed: 25\n",
        "  accounts: 7.931\n  opened:\n    value: 316\n    period: 2020-H2\n  closed: 25\n",
    ],
)
def test_without_one_of_the_pieces_nothing_is_said(years: Path, now: str) -> None:
    assert _told(years, _BOTH, "7.100", now) == []


def test_what_did_not_occur_is_nought(years: Path) -> None:
    assert _told(years, _BOTH, "7.100", _year("7.416", "316", '"-"')) == []
    assert [problem.code for problem in _told(years, _BOTH, "7.100", _year("7.391", "316", '"-"'))]


def test_a_stock_of_another_day_is_no_start(years: Path) -> None:
    assert _told(years, _BOTH, "7.100", _year("7.931", "316", "25"), earlier="2019-H1") == []
    assert _told(years, _BOTH, "7.100", _year("7.931", "316", "25"), earlier="2019-H2")


def test_a_break_of_the_series_parts_the_stocks(years: Path) -> None:
    assert _told(years, _BOTH + _BREAK, "7.100", _year("7.931", "316", "25")) == []


def test_of_several_stocks_of_one_day_one_is_enough(years: Path) -> None:
    add_bulletin(years, "tra-vinh", "2019-12", "  accounts: 7.640\n")
    assert _told(years, _BOTH, "7.100", _year("7.931", "316", "25")) == []
    assert _told(years, _BOTH, "7.100", _year("7.932", "316", "25"))


def test_another_place_is_no_start(years: Path) -> None:
    add_bulletin(years, "long-an", "2019", "  accounts: 7.100\n")
    accounts = _STOCK.format(balance=_BOTH)
    add_indicators(years, accounts=accounts, opened=_FLOW, closed=_FLOW)
    add_bulletin(years, "tra-vinh", "2020", _year("7.931", "316", "25"))
    assert problems_of(years, "balance-mismatch") == ()


def test_parts_follow_from_the_parts_of_their_category(years: Path) -> None:
    part = "  {name}:\n    by:\n      holder:\n        person: {value}\n"
    before = part.format(name="accounts", value="100").removeprefix("  accounts:")
    values = {"accounts": 111, "opened": 20, "closed": 10}
    now = "".join(part.format(name=name, value=value) for name, value in values.items())
    (problem,) = _told(years, _BOTH, before, now)
    assert problem.values["name"] == "accounts.holder.person"
    assert problem.values["due"] == Decimal(110)
