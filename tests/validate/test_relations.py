"""Relations of the catalogue are read strictly: what is wrong is told at its line."""

from decimal import Decimal
from pathlib import Path

import pytest

from bulletin.model.relation import Balance, UsualRatio
from tests.checks.conftest import add_indicators
from tests.conftest import read_archive

_COUNT = "kind: count\nunit: procedure\nmeasure: stock\n"
_FLOW = "kind: count\nunit: procedure\nmeasure: flow\n"
_RATIO = "plausible:\n  - of: {of}\n    from: {least}\n    to: {most}\n"


def _told(content: Path, **entries: str) -> list[tuple[str, int, int, dict[str, object]]]:
    add_indicators(content, **entries)
    _, problems = read_archive(content)
    assert all(problem.where.path == "content/indicators/more.yaml" for problem in problems)
    return [(one.code, one.where.line, one.where.column, dict(one.values)) for one in problems]


def test_what_the_catalogue_says_reaches_the_model(content: Path) -> None:
    formula = "equals: admin_procedures - new * 2\n"
    ratio = _RATIO.format(of="new", least="0.02", most=15)
    add_indicators(
        content,
        one=f"{_COUNT}{formula}{ratio}least: -1.5\nmost: 63\nbalance:\n  added: new\n",
        new=f"{_FLOW}cumulative: false\nadds_up: false\n",
        other=f"{_FLOW}cumulative: true\n",
    )
    archive, problems = read_archive(content)
    assert problems == ()
    assert archive is not None
    indicators = archive.catalogue.indicators
    one = indicators["one"]
    assert one.equals is not None
    assert one.equals.text == "admin_procedures - new * 2"
    assert one.equals.indicators == ("admin_procedures", "new")
    assert (one.least, one.most) == (Decimal("-1.5"), Decimal(63))
    assert one.balance == Balance("new", None)
    assert one.plausible == (UsualRatio("new", Decimal("0.02"), Decimal(15)),)
    assert [indicators[name].cumulative for name in ("one", "new", "other")] == [True, False, True]
    assert [indicators[name].adds_up for name in ("one", "new", "other")] == [True, False, True]


def test_a_formula_is_told_where_it_cannot_be_read(content: Path) -> None:
    ((code, line, column, values),) = _told(content, one=f"{_COUNT}equals: admin_procedures × 2\n")
    assert (code, line, column) == ("formula-wrong", 9, 30)
    assert values == {"text": "admin_procedures × 2", "rest": "× 2"}


def test_an_unknown_indicator_is_told_at_its_name(content: Path) -> None:
    ((code, line, column, values),) = _told(content, one=f"{_COUNT}equals: ops_none + ops_onlin\n")
    assert (code, line, column) == ("indicator-unknown", 9, 24)
    assert values["name"] == "ops_onlin"
    assert "ops_online" in str(values["near"])


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        ("part_of: nothing\n", "indicator-unknown", 9),
        ("sum_of: [ops_none, nothing]\n", "indicator-unknown", 9),
        (_RATIO.format(of="nothing", least=1, most=2), "indicator-unknown", 10),
        (_RATIO.format(of="one", least=1, most=2), "relation-circular", 10),
        (_RATIO.format(of="ops_none", least="0,02", most="0.15"), "decimal-expected", 11),
        (_RATIO.format(of="ops_none", least="0.02", most="15%"), "decimal-expected", 12),
        (_RATIO.format(of="ops_none", least="0.15", most="0.02"), "bounds-reversed", 11),
        ("least: một\n", "decimal-expected", 9),
        ("most: 1.000.000\n", "decimal-expected", 9),
        ("most: .5\n", "decimal-expected", 9),
        ("most: 1e3\n", "decimal-expected", 9),
        ("most: ٦٣\n", "decimal-expected", 9),
        ("least: 2\nmost: 1\n", "bounds-reversed", 9),
        ("balance:\n  added: nothing\n", "indicator-unknown", 10),
        ("balance:\n  added: ops_none\n", "measure-wrong", 10),
        ("balance:\n  added: postal_revenue\n  removed: ops_none\n", "measure-wrong", 11),
        ("balance: {}\n", "key-missing", 9),
        ("cumulative: false\n", "measure-wrong", 9),
        ("plausible:\n  - of: ops_none\n    from: 1\n", "key-missing", 9),
        ("balance:\n  add: postal_revenue\n", "key-unknown", 10),
        ("cumulative: no\n", "value-unknown", 9),
        ("adds_up: no\n", "value-unknown", 9),
    ],
)
def test_what_is_wrong_is_told_at_its_line(content: Path, lines: str, code: str, line: int) -> None:
    assert [told[:2] for told in _told(content, one=_COUNT + lines)] == [(code, line)]


def test_a_balance_of_a_flow_is_refused(content: Path) -> None:
    ((code, line, _, values),) = _told(content, one=f"{_FLOW}balance:\n  added: postal_revenue\n")
    assert (code, line) == ("measure-wrong", 9)
    assert values == {"key": "balance", "due": "stock", "name": "one", "measure": "flow"}


@pytest.mark.parametrize(
    ("entries", "circles"),
    [
        ({"one": "equals: one + 1\n"}, ["one → one"]),
        ({"one": "equals: two + 1\n", "two": "equals: one - 1\n"}, ["one → two → one"]),
        ({"one": "equals: two\n", "two": "equals: three\n", "three": "equals: two\n"}, ["two → three → two"]),
        ({"one": "equals: three\n", "two": "equals: three\n", "three": "equals: two\n"}, ["two → three → two"]),
        ({"one": "sum_of: [two]\n", "two": "equals: one - 1\n"}, ["one → two → one"]),
        ({"one": "equals: two\n", "two": "sum_of: [one]\n"}, ["one → two → one"]),
        ({"one": "part_of: two\n", "two": "part_of: one\n"}, ["one → two → one"]),
        ({"one": "share_of: two\n", "two": "share_of: one\n"}, ["one → two → one"]),
        ({"one": "of: one\n"}, ["one → one"]),
        ({"one": "equals: one\n", "two": "equals: two\n"}, ["one → one", "two → two"]),
        # A part is no definition of its whole.
        ({"one": "sum_of: [two, three]\n", "two": "part_of: one\nshare_of: one\n", "three": ""}, []),
        ({"one": "equals: two + three\n", "two": "equals: three\n", "three": ""}, []),
    ],
)
def test_definitions_that_lead_back_to_themselves_are_told_once(
    content: Path, entries: dict[str, str], circles: list[str]
) -> None:
    told = _told(content, **{name: _COUNT + lines for name, lines in entries.items()})
    assert [code for code, *_ in told] == ["relation-circular"] * len(circles)
    assert [values["circle"] for *_, values in told] == circles


def test_a_circle_is_told_at_the_key_that_closes_it(content: Path) -> None:
    ((_, line, _, _),) = _told(content, one=f"{_COUNT}sum_of: [two]\n", two=f"{_COUNT}equals: one - 1\n")
    assert line == 9
    ((_, line, _, _),) = _told(content, one=f"{_COUNT}part_of: two\n", two=f"{_COUNT}part_of: one\n")
    assert line == 9
