"""`comparisons.csv` and `corrections.csv`."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bulletin.model.figure import (
    ASSUMED_BASE,
    Approximate,
    Base,
    BaseRelation,
    Change,
    ChangeKind,
    Figure,
    Kind,
    Number,
    Qualifier,
    Sign,
)
from bulletin.model.period import Period
from tests.render.data.conftest import ISSUED, TRA_VINH_2020, both, checked_site, correction, count, files_of

HEADER = "figure,kind,value,unit,base,base_assumed,source\n"
ID = "tra-vinh/2020#digital_certificates"


def number(text: str) -> Number:
    value = Decimal(text)
    return Number(value, last_digit=int(value.as_tuple().exponent))


def comparisons_of(figure: Figure, period: Period | None = None, previous: Figure | None = None) -> str:
    stated = replace(ISSUED, figure=figure, period=period or ISSUED.period, previous=previous)
    text = files_of(checked_site(replace(TRA_VINH_2020, statements=(stated,))))["data/comparisons.csv"]
    assert text.startswith(HEADER)
    return text.removeprefix(HEADER)


def test_the_growth_of_the_postal_revenue_names_its_base() -> None:
    text = files_of(checked_site(TRA_VINH_2020))["data/comparisons.csv"]
    assert text == HEADER + "tra-vinh/2020#postal_revenue,growth,43.16,percent,2019,false,portal\n"


@pytest.mark.parametrize(
    ("kind", "value", "row"),
    [
        (ChangeKind.GROWTH, "-2.50", "growth,-2.50,percent"),
        (ChangeKind.DIFFERENCE, "-17", "difference,-17,certificate"),
        (ChangeKind.POINTS, "2.5", "points,2.5,percentage_point"),
        (ChangeKind.PLACES, "3", "places,3,place"),
        (ChangeKind.FACTOR, "1.5", "factor,1.5,factor"),
        (ChangeKind.INDEX, "102.8", "index,102.8,percent"),
        (ChangeKind.UNCHANGED, "0", "unchanged,0,certificate"),
    ],
)
def test_each_kind_of_change_has_its_unit_and_its_sign(kind: ChangeKind, value: str, row: str) -> None:
    figure = replace(count(2165), changes=(Change(kind, number(value), Base(BaseRelation.PREVIOUS_YEAR)),))
    assert comparisons_of(figure) == f"{ID},{row},2019,false,portal\n"


@pytest.mark.parametrize(
    ("base", "cells"),
    [
        (Base(BaseRelation.PERIOD, Period("year", 2018)), "2018,false"),
        (Base(BaseRelation.SAME_PERIOD), "2020-H1,false"),
        (Base(BaseRelation.SAME_PERIOD, Period("year", 2019)), "2019-H1,false"),
        (Base(BaseRelation.PREVIOUS_YEAR), "2020,false"),
        (Base(BaseRelation.PREVIOUS_PERIOD), ",false"),
        (ASSUMED_BASE, "2020-H1,true"),
    ],
)
def test_a_base_is_a_period_and_an_assumed_one_says_so(base: Base, cells: str) -> None:
    figure = replace(count(2165), changes=(Change(ChangeKind.GROWTH, number("5"), base),))
    assert comparisons_of(figure, Period("half", 2021, 1)) == f"{ID},growth,5,percent,{cells},portal\n"


def test_shares_of_plans_and_previous_values_are_comparisons() -> None:
    figure = replace(count(2165), plan_share=Approximate(number("102.50")))
    assert comparisons_of(figure, previous=count(1849)) == (
        f"{ID},plan-share,102.50,percent,,false,portal\n{ID},previous,1849,certificate,,false,portal\n"
    )


def test_a_previous_value_may_be_a_sign() -> None:
    previous = Figure(kind=Kind.COUNT, sign=Sign.NONE_OCCURRED)
    assert comparisons_of(count(2165), previous=previous) == f"{ID},previous,-,certificate,,false,portal\n"


def test_corrections_tell_what_was_and_what_is() -> None:
    ratio = Figure(kind=Kind.RATIO, number=number("1566"), of=number("1960"))
    over = replace(count(2156), qualifiers=(Qualifier.ABOUT, Qualifier.OVER))
    corrections = (
        correction("digital_certificates", over, count(2165), reason=both("Gõ nhầm", "Mistyped")),
        correction("digital_certificates", ratio, Figure(kind=Kind.RATIO, sign=Sign.NOT_COLLECTED)),
        correction("given_up", count(7), None),
    )
    text = files_of(checked_site(replace(TRA_VINH_2020, corrections=corrections)))["data/corrections.csv"]
    assert text == (
        "figure,date,place,place_code,bulletin,indicator,kind,"
        "was,was_of,was_qualifier,now,now_of,now_qualifier,unit,reason_vi,reason_en\n"
        f"{ID},2021-03-01,tra-vinh,84,tra-vinh/2020,digital_certificates,count,"
        "2156,,about+over,2165,,,certificate,Gõ nhầm,Mistyped\n"
        f"{ID},2021-03-01,tra-vinh,84,tra-vinh/2020,digital_certificates,ratio,"
        "1566,1960,,...,,,certificate,a,b\n"
        "tra-vinh/2020#given_up,2021-03-01,tra-vinh,84,tra-vinh/2020,digital_certificates,count,"
        "7,,,,,,certificate,a,b\n"
    )
