"""Medians, tables and JSON of the benchmarks, from runs that were typed here."""

import json
import sys
from pathlib import Path

import pytest

from benchmarks.peers.measuring import in_turn
from benchmarks.peers.results import Case, Printed, Results, as_json, lines, parts_table, prints_table, sites_table
from benchmarks.processes import FailedError, Run, measure

RESULTS = Results(
    machine={"date": "2026-01-01"},
    runs={
        Case("ours", 500, 1000, "anew"): [Run(4.0, 6.0, 100.0), Run(2.0, 2.0, 90.0), Run(3.0, 3.0, 95.0)],
        Case("hugo", 500, 1200, "anew"): [Run(1.0, 2.4, 50.4)],
        Case("ours", 5000, 10000, "anew"): [Run(20.0, 36.0, 200.0), Run(24.0, 44.0, 240.0)],
        Case("hugo", 5000, 10100, "anew"): [Run(12.0, 20.2, 1500.0)],
    },
    parts={500: {"home": (2, 0.25), "bulletin": (1000, 2.5)}},
    printed=[
        Printed("ours", ((1.0, 0.2, 0.4), (2.0, 0.3, 0.5)), 9, 210.0, (Run(2.0, 2.0, 130.0), Run(3.0, 3.0, 132.0))),
        Printed("typst", ((0.1, 0.05, 0.07),), 6, 150.0, (Run(0.5, 0.5, 60.0),)),
    ],
)


def test_sites_are_compared_page_by_page_and_size_by_size() -> None:
    assert list(sites_table(lines(RESULTS.runs, "ours")))[2:] == [
        "| ours | 500 | anew | 1,000 | 3 | 3.00 | 3.00 | 95 | 3.00 |  |  |",
        "| hugo | 500 | anew | 1,200 | 1 | 1.00 | 2.40 | 50 | 2.00 | 1.50 |  |",
        "| ours | 5,000 | anew | 10,000 | 2 | 22.00 | 40.00 | 220 | 4.00 |  | 1.33 |",
        "| hugo | 5,000 | anew | 10,100 | 1 | 12.00 | 20.20 | 1500 | 2.00 | 2.00 | 1.00 |",
    ]


def test_each_table_has_as_many_cells_as_its_head() -> None:
    for table in (
        list(sites_table(lines(RESULTS.runs, "ours"))),
        list(parts_table(RESULTS.parts)),
        list(prints_table(RESULTS.printed, "ours")),
    ):
        assert len({line.count("|") for line in table}) == 1


def test_our_pages_are_told_by_kind() -> None:
    assert list(parts_table(RESULTS.parts))[2:] == [
        "| home | 500 | 2 | 0.25 | 125.00 |",
        "| bulletin | 500 | 1,000 | 2.50 | 2.50 |",
    ]


def test_the_first_document_does_not_count_as_warm() -> None:
    assert list(prints_table(RESULTS.printed, "ours"))[2:] == [
        "| ours | 3 | 3.0 | 2 | 1500 | 350.0 | 70 | 131 |  |",
        "| typst | 3 | 2.0 | 1 | 100 | 60.0 | 50 | 60 | 5.83 |",
    ]


def test_the_json_has_every_run() -> None:
    whole = json.loads(json.dumps(as_json(RESULTS, "ours")))
    assert whole["machine"] == {"date": "2026-01-01"}
    assert [len(one["runs"]) for one in whole["runs"]] == [3, 1, 2, 1]
    assert whole["runs"][1] == {
        "tool": "hugo",
        "bulletins": 500,
        "pages": 1200,
        "state": "anew",
        "runs": [{"wall": 1.0, "cpu": 2.4, "megabytes": 50.4}],
    }
    assert whole["medians"][1]["ratio"] == pytest.approx(1.5)
    assert whole["our_pages"][0] == {"bulletins": 500, "kind": "home", "pages": 2, "cpu": 0.25}
    assert whole["prints"][1]["warm"] == pytest.approx(0.06)


def test_tasks_take_turns_until_the_minutes_are_over() -> None:
    now, done = [0.0], []

    def task(name: str, seconds: float) -> str:
        now[0] += seconds
        done.append(name)
        return name

    tasks = [lambda: task("long", 50), lambda: task("short", 6)]
    assert in_turn(tasks, 4, 2, clock=lambda: now[0]) == [["long", "long"], ["short", "short", "short"]]
    assert done == ["long", "short", "long", "short", "short"]


def test_what_a_failed_command_said_is_told(tmp_path: Path) -> None:
    assert measure([sys.executable, "-c", "print('hello')"], tmp_path).megabytes > 1
    with pytest.raises(FailedError, match=r"ended with 3: no such thing"):
        measure([sys.executable, "-c", "import sys; print('no such thing'); sys.exit(3)"], tmp_path)
