"""The archive holds what its source sheets print, figure by figure: nothing more, nothing less, nothing else.

The rows of `sheets/*.csv` were typed by hand while reading the sources, apart from the bulletins. A sheet numbers the
figures of one source; a statement's locator gives that number in brackets, as in `(3)`.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from bulletin.model.archive import Archive
from bulletin.model.bulletin import Bulletin, Plan, Statement
from bulletin.model.figure import Figure
from bulletin.render.data.plain import plain, value_cell
from tests.conftest import ROOT, read_archive

_SHEETS = Path(__file__).with_name("sheets")
_PROVINCES = ("lao-cai", "long-an", "tien-giang", "tra-vinh")
_ITEM = re.compile(r"\((\d+)\)")
# The five reports that the first bulletins were made from are cited by paragraph, and tested in test_figures.py.
_BY_PARAGRAPH = re.compile(r"^§")


@dataclass(frozen=True, order=True)
class Row:
    """One printed figure."""

    item: str
    bulletin: str
    indicator: str
    category: str
    period: str
    value: str
    of: str
    qualifier: str
    share: str
    comparisons: str


@cache
def _typed(province: str) -> tuple[dict[str, str], ...]:
    with (_SHEETS / f"{province}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file, strict=True))


def _expected(province: str) -> Iterator[Row]:
    for typed in _typed(province):
        if not typed["left_out"]:
            yield Row(**{name: typed[name] for name in Row.__dataclass_fields__})


@pytest.fixture(scope="module")
def archive() -> Archive:
    archive, problems = read_archive(ROOT / "content")
    assert archive is not None
    assert [problem.code for problem in problems if problem.code != "base-url-missing"] == []
    return archive


def _given(archive: Archive, province: str) -> Iterator[Row]:
    for bulletin in archive.bulletins:
        if bulletin.place.id.removesuffix("-2025") == province:
            stated: tuple[Statement | Plan, ...] = (*bulletin.every_statement(), *bulletin.plans)
            for statement in stated:
                yield from _rows(bulletin, statement)


def _rows(bulletin: Bulletin, statement: Statement | Plan) -> Iterator[Row]:
    """A row for each item that a statement cites; a figure and its change may be two items, of which one is enough."""
    figure = statement.figure
    if figure is None or statement.locator is None:
        return
    for item in _ITEM.findall(statement.locator.texts[statement.locator.original]):
        yield Row(
            item=item,
            bulletin=bulletin.key,
            indicator=statement.id if isinstance(statement, Plan) else statement.indicator.id,
            category="" if isinstance(statement, Plan) else statement.member,
            period=_period(statement),
            value=value_cell(figure),
            of=plain(figure.of) if figure.of else "",
            qualifier="+".join(figure.qualifiers),
            share=plain(figure.share.number) if figure.share else "",
            comparisons="; ".join(_comparisons(statement, figure)),
        )


def _period(statement: Statement | Plan) -> str:
    if isinstance(statement, Plan):
        return statement.due.code if statement.due else ""
    return statement.period.code


def _comparisons(statement: Statement | Plan, figure: Figure) -> Iterator[str]:
    if figure.plan_share:
        yield f"plan-share {plain(figure.plan_share.number)}"
    for change in figure.changes:
        yield change.kind.value if change.kind.value == "unchanged" else f"{change.kind.value} {plain(change.number)}"
    if isinstance(statement, Statement):
        if statement.previous:
            yield f"previous {value_cell(statement.previous)}"
        if statement.target:
            yield f"target {value_cell(statement.target.figure)}"


def _said(row: Row) -> tuple[str, ...]:
    """What a row says, with its comparisons in no order: a sheet and a bulletin may name them differently."""
    names = [name for name in Row.__dataclass_fields__ if name not in ("item", "comparisons")]
    return (*(getattr(row, name) for name in names), "; ".join(sorted(row.comparisons.split("; "))))


@pytest.mark.parametrize("province", _PROVINCES)
def test_every_figure_that_a_sheet_prints_is_in_the_archive(province: str, archive: Archive) -> None:
    given = {(*_said(row), row.item) for row in _given(archive, province)}
    expected = [(*_said(row), row.item) for row in _expected(province)]
    assert len(expected) > 40
    assert [" | ".join(row) for row in expected if row not in given] == []


@pytest.mark.parametrize("province", _PROVINCES)
def test_every_figure_in_the_archive_is_one_that_a_sheet_prints(province: str, archive: Archive) -> None:
    expected = {_said(row) for row in _expected(province)}
    assert [" | ".join(_said(row)) for row in _given(archive, province) if _said(row) not in expected] == []


@pytest.mark.parametrize("province", _PROVINCES)
def test_every_item_of_a_sheet_is_accounted_for(province: str) -> None:
    """Items count from 1 without a gap; what is not in the archive says why."""
    sheets: dict[str, set[int]] = {}
    for typed in _typed(province):
        sheets.setdefault(typed["sheet"], set()).add(int(typed["item"]))
        assert bool(typed["bulletin"]) != bool(typed["left_out"]), typed
    assert all(items == set(range(1, max(items) + 1)) for items in sheets.values()), sheets


@pytest.mark.parametrize("province", _PROVINCES)
def test_every_figure_tells_where_it_stands(province: str, archive: Archive) -> None:
    for bulletin in archive.bulletins:
        if bulletin.place.id.removesuffix("-2025") != province:
            continue
        stated: tuple[Statement | Plan, ...] = (*bulletin.every_statement(), *bulletin.plans)
        for statement in stated:
            if statement.figure:
                assert statement.sources, (bulletin.key, statement.id)
                locator = statement.locator.texts[statement.locator.original] if statement.locator else ""
                assert _ITEM.search(locator) or _BY_PARAGRAPH.search(locator), (bulletin.key, statement.id)
