"""Where things stand in drawings: at typed places, never over each other, never outside."""

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.render.charts.bars import Row, RowsPlan, draw_rows
from bulletin.render.charts.composition import Part, draw_composition
from bulletin.render.charts.drawing import ASCENT, DESCENT, Drawing, Exactness, Ink
from bulletin.render.charts.line import LinePlan, Point, draw_line
from bulletin.render.charts.scales import rank_ticks, ticks

NAMES = st.text("aăâbđeêghiklmnoôơ ừữ", min_size=1, max_size=40).filter(lambda name: name.strip())
AMOUNTS = st.decimals(0, 10**9, places=0)


def point(day: date, value: str | None, join: str = "solid", exactness: Exactness = Exactness.EXACT) -> Point:
    number = None if value is None else Decimal(value)
    text = value or "..."
    return Point(day=day, value=number, exactness=exactness, period=str(day.year), text=text, tip=text, join=join)  # type: ignore[arg-type]


def row(name: str, value: str, exactness: Exactness = Exactness.EXACT, goal: str | None = None) -> Row:
    target = None if goal is None else Decimal(goal)
    return Row(name=name, value=Decimal(value), exactness=exactness, text=value, tip=f"{name}: {value}", goal=target)


def rows(*given: Row, reach: str = "100", as_points: bool = False) -> RowsPlan:
    marks = rank_ticks(Decimal(reach), Decimal(reach)) if as_points else ticks(Decimal(0), Decimal(reach))
    return RowsPlan(rows=given, ticks=marks, tick_texts=tuple(str(tick) for tick in marks), as_points=as_points)


def is_tidy(drawing: Drawing) -> bool:
    """Whether all texts lie within the drawing and none touches another."""
    inside = all(
        one.x >= 0 and one.right <= drawing.width + 0.1 and one.y >= ASCENT and one.y + DESCENT <= drawing.height
        for one in drawing.labels
    )
    return inside and not any(one.overlaps(other) for one, other in combinations(drawing.labels, 2))


LINE = LinePlan(
    points=(
        point(date(2017, 12, 31), "56"),
        point(date(2020, 12, 31), "150", "gap"),
        point(date(2022, 4, 30), None),
        point(date(2022, 12, 31), "90", "estimate", Exactness.ESTIMATE),
        point(date(2023, 12, 31), "100", "none", Exactness.ABOVE),
    ),
    breaks=(date(2023, 7, 1),),
    ticks=(Decimal(0), Decimal(50), Decimal(100), Decimal(150)),
    tick_texts=("0", "50", "100", "150"),
)


def test_a_line_joins_what_can_be_compared_and_nothing_else() -> None:
    drawing = draw_line(LINE, 320, 184)
    joins = [line for line in drawing.lines if "chart-line" in line.css]
    # A sign parts 2020 from 2022, and a break 2022 from 2023.
    assert [line.css for line in joins] == ["chart-line chart-gap-line"]
    assert [line.css for line in drawing.lines].count("chart-break") == 1
    assert [mark.css for mark in drawing.marks] == [
        "chart-point",
        "chart-point",
        "chart-missing",
        "chart-point chart-estimate",
        "chart-point chart-above",
    ]
    assert is_tidy(drawing)
    assert [stroke.css for stroke in drawing.strokes] == [
        "chart-grid",
        "chart-tick",
        "chart-break",
        "chart-line chart-gap-line",
    ]
    assert drawing.strokes[3].d == f"M{joins[0].x1} {joins[0].y1}L{joins[0].x2} {joins[0].y2}"


def test_points_stand_in_proportion_to_time_and_value() -> None:
    plan = LinePlan(
        points=(point(date(2020, 1, 1), "0"), point(date(2020, 1, 11), "50"), point(date(2020, 2, 10), "100")),
        breaks=(),
        ticks=(Decimal(0), Decimal(50), Decimal(100)),
        tick_texts=("0", "50", "100"),
    )
    drawing = draw_line(plan, 320, 184)
    first, second = (line for line in drawing.lines if line.css == "chart-line")
    assert (first.y1, first.y2, second.y2) == (144, 84, 24)
    assert round((first.x2 - first.x1) / (second.x2 - first.x1), 2) == 0.25
    assert second.x2 == 312


def test_the_first_place_is_on_top() -> None:
    marks = rank_ticks(Decimal(27), Decimal(63))
    plan = LinePlan(
        points=(point(date(2021, 12, 31), "27"), point(date(2022, 12, 31), "11")),
        breaks=(),
        ticks=marks,
        tick_texts=tuple(str(tick) for tick in marks),
        first_is_best=True,
    )
    (join,) = (line for line in draw_line(plan, 320, 184).lines if line.css == "chart-line")
    assert join.y2 < join.y1


def test_bars_begin_at_zero_and_are_as_long_as_their_values() -> None:
    drawing = draw_rows(rows(row("Long An", "100"), row("Trà Vinh", "25")), 640, names_above=False)
    (x1, w1), (x2, w2) = (re.match(r"M([\d.]+) [\d.]+h([\d.]+)", mark.d).groups() for mark in drawing.marks)  # type: ignore[union-attr]
    assert x1 == x2
    assert round(float(w1) / float(w2), 1) == 4
    assert next(line.x1 for line in drawing.lines if line.css == "chart-grid") == float(x1)
    assert is_tidy(drawing)


def test_a_target_is_a_stroke_at_its_value() -> None:
    drawing = draw_rows(rows(row("Cáp quang", "79", goal="100")), 640, names_above=False)
    (goal,) = (line for line in drawing.lines if line.css == "chart-goal")
    assert goal.x1 == goal.x2 == [line.x1 for line in drawing.lines if line.css == "chart-grid"][-1]


def test_what_is_not_exact_is_another_shape() -> None:
    given = [row(kind.value, "50", kind) for kind in Exactness]
    drawing = draw_rows(rows(*given), 640, names_above=False)
    bars = [mark for mark in drawing.marks if "chart-bar" in mark.css]
    symbols = [mark for mark in drawing.marks if "chart-point" in mark.css]
    assert [mark.css.split()[-1] for mark in bars] == [
        *("chart-bar", "chart-estimate", "chart-above", "chart-below", "chart-about"),
    ]
    assert len({mark.d.split("h")[-1] for mark in symbols}) == 3
    points = draw_line(
        LinePlan(
            points=tuple(
                point(date(2020 + number, 12, 31), "50", exactness=kind) for number, kind in enumerate(Exactness)
            ),
            breaks=(),
            ticks=(Decimal(0), Decimal(50)),
            tick_texts=("0", "50"),
        ),
        320,
        184,
    )
    assert len({mark.css for mark in points.marks}) == 5


def test_parts_fill_the_bar_in_proportion() -> None:
    parts = (
        Part("Tổ chức", Decimal(475), "475", "Tổ chức: 475"),
        Part("Không có", Decimal(0), "-", "Không có: -"),
        Part("Cá nhân", Decimal(1690), "1.690", "Cá nhân: 1.690"),
    )
    drawing = draw_composition(parts, 640)
    told = [mark for mark in drawing.marks if mark.tip]
    # 475 of 2165 of 640 is 140.4, less the seam.
    assert [mark.d for mark in told] == ["M0 0h138.4v28h-138.4z", "M140.4 0h499.6v28h-499.6z"]
    assert [one.text for one in drawing.labels] == ["Tổ chức", "475", "Không có", "-", "Cá nhân", "1.690"]
    assert is_tidy(drawing)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 900), AMOUNTS), min_size=2, max_size=9), st.booleans())
def test_labels_of_lines_never_overlap(steps: list[tuple[int, Decimal]], ranked: bool) -> None:
    day, points = date(2011, 6, 30), []
    for days, value in steps:
        day += timedelta(days=days)
        shown = value % 63 + 1 if ranked else value
        points.append(
            Point(
                day=day,
                value=shown,
                exactness=Exactness.EXACT,
                period=f"6 tháng đầu {day.year}",
                text=f"{shown:,}",
                tip="x",
            )
        )
    values = [one.value for one in points if one.value is not None]
    marks = rank_ticks(max(values), Decimal(64)) if ranked else ticks(min(values), max(values))
    plan = LinePlan(
        points=tuple(points),
        breaks=(),
        ticks=marks,
        tick_texts=tuple(f"{tick:,}" for tick in marks),
        first_is_best=ranked,
    )
    drawing = draw_line(plan, 320, 184)
    assert is_tidy(drawing)
    # The latest value is always told.
    assert any(one.text == points[-1].text and one.ink is Ink.VALUE for one in drawing.labels)
    places = [line.x1 for line in drawing.lines if line.css == "chart-tick"]
    assert all(earlier <= later for earlier, later in pairwise(places))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, AMOUNTS), min_size=1, max_size=6), st.sampled_from([340, 640]), st.booleans())
def test_labels_of_bars_never_overlap(given_rows: list[tuple[str, Decimal]], width: int, ranked: bool) -> None:
    shown = [(name, value % 63 + 1 if ranked else value) for name, value in given_rows]
    plan = rows(
        *(row(" ".join(name.split()), f"{value}") for name, value in shown),
        reach="63" if ranked else str(max(1, *(value for _, value in shown), 1)),
        as_points=ranked,
    )
    assert is_tidy(draw_rows(plan, width, names_above=width == 340))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(NAMES, AMOUNTS.filter(bool)), min_size=2, max_size=6), st.sampled_from([340, 640]))
def test_labels_of_parts_never_overlap(given_parts: list[tuple[str, Decimal]], width: int) -> None:
    parts = tuple(Part(name, value, f"{value:,}", "x") for name, value in given_parts)
    drawing = draw_composition(parts, width)
    assert is_tidy(drawing)
    assert len([mark for mark in drawing.marks if mark.tip]) == len(parts)
