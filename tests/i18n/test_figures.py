"""Figures and their comparisons as pages print them; expected texts are those of the reports where they print one."""

from decimal import Decimal

import pytest

from bulletin.i18n.figures import (
    print_base,
    print_change,
    print_comparison,
    print_figure,
    print_phrase,
    print_share,
    print_value,
)
from bulletin.i18n.locale import Locale
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


def _n(value: str, last_digit: int = 0, scale: int = 0, *, chained: bool = False) -> Number:
    return Number(Decimal(value), last_digit, scale, chained)


_REVENUE = Figure(
    kind=Kind.MONEY,
    number=_n("55878000000", 6, 9, chained=True),
    estimated=True,
    changes=(Change(ChangeKind.GROWTH, _n("43.16", -2), Base(BaseRelation.PERIOD, Period("year", 2019))),),
)


@pytest.mark.parametrize(
    ("figure", "units", "in_vi", "in_en"),
    [
        (Figure(kind=Kind.COUNT, number=_n("1849")), ("thủ tục", "procedures"), "1.849 thủ tục", "1,849 procedures"),
        (Figure(kind=Kind.COUNT, number=_n("1849")), (None, None), "1.849", "1,849"),
        (_REVENUE, (None, None), "55 tỷ 878 triệu đồng", "VND 55.878 billion"),
        (_REVENUE, ("đồng", "VND"), "55 tỷ 878 triệu đồng", "VND 55.878 billion"),
        (Figure(kind=Kind.MONEY, number=_n("5")), ("USD", "USD"), "5 USD", "USD 5"),
        (Figure(kind=Kind.PERCENT, number=_n("73.60", -2)), ("%", "%"), "73,60%", "73.60%"),
        (Figure(kind=Kind.INDEX, number=_n("102.8", -1)), (None, None), "102,8%", "102.8%"),
        (Figure(kind=Kind.RATIO, number=_n("85"), of=_n("85")), ("xã", "communes"), "85/85 xã", "85/85 communes"),
        (Figure(kind=Kind.RANK, number=_n("27"), of=_n("63")), ("tỉnh", "provinces"), "27/63", "27/63"),
        (Figure(kind=Kind.RANK, number=_n("27")), ("tỉnh", "provinces"), "hạng 27", "rank 27"),
        (Figure(kind=Kind.SCORE, number=_n("74.8", -1), of=_n("100")), (None, None), "74,8/100", "74.8/100"),
        (Figure(kind=Kind.DENSITY, number=_n("78"), of=_n("100")), ("dân", "people"), "78/100 dân", "78/100 people"),
        (Figure(kind=Kind.DURATION, number=_n("27")), ("phút/ngày", None), "27 phút/ngày", "27"),
        (Figure(kind=Kind.NUMBER, number=_n("2.96", -2)), ("km", "km"), "2,96 km", "2.96 km"),
        (Figure(kind=Kind.COUNT, sign=Sign.NOT_COLLECTED), ("hồ sơ", "dossiers"), "...", "..."),
    ],
)
def test_prints_a_value_by_its_kind(
    figure: Figure, units: tuple[str | None, str | None], in_vi: str, in_en: str, locales: tuple[Locale, Locale]
) -> None:
    assert [print_value(figure, *with_) for with_ in zip(units, locales, strict=True)] == [in_vi, in_en]


@pytest.mark.parametrize(
    ("qualifiers", "estimated", "in_vi", "in_en"),
    [
        ((Qualifier.OVER,), False, "trên 11.210", "over 11,210"),
        ((Qualifier.NEARLY,), False, "gần 11.210", "nearly 11,210"),
        ((Qualifier.ABOUT,), False, "khoảng 11.210", "about 11,210"),
        ((Qualifier.AT_LEAST,), False, "ít nhất 11.210", "at least 11,210"),
        ((Qualifier.ABOUT, Qualifier.OVER), False, "khoảng trên 11.210", "about over 11,210"),
        ((Qualifier.OVER,), True, "ước đạt trên 11.210", "estimated at over 11,210"),
    ],
)
def test_prints_what_qualifies_a_value(
    qualifiers: tuple[Qualifier, ...], estimated: bool, in_vi: str, in_en: str, locales: tuple[Locale, Locale]
) -> None:
    figure = Figure(kind=Kind.COUNT, number=_n("11210"), qualifiers=qualifiers, estimated=estimated)
    assert [print_figure(figure, None, locale) for locale in locales] == [in_vi, in_en]


@pytest.mark.parametrize(
    ("kind", "change", "in_vi", "in_en"),
    [
        (Kind.MONEY, Change(ChangeKind.GROWTH, _n("43.16", -2)), "tăng 43,16%", "up 43.16%"),
        (Kind.COUNT, Change(ChangeKind.GROWTH, _n("-37")), "giảm 37%", "down 37%"),
        (Kind.COUNT, Change(ChangeKind.GROWTH, _n("0")), "tăng 0%", "up 0%"),
        (Kind.PERCENT, Change(ChangeKind.GROWTH, _n("3")), "tăng tương đối 3%", "a relative increase of 3%"),
        (Kind.INDEX, Change(ChangeKind.GROWTH, _n("-3")), "giảm tương đối 3%", "a relative decrease of 3%"),
        (Kind.PERCENT, Change(ChangeKind.POINTS, _n("-2")), "giảm 2 điểm %", "down 2 percentage points"),
        (Kind.PERCENT, Change(ChangeKind.POINTS, _n("1")), "tăng 1 điểm %", "up 1 percentage point"),
        (Kind.PERCENT, Change(ChangeKind.POINTS, _n("1.0", -1)), "tăng 1,0 điểm %", "up 1.0 percentage points"),
        (Kind.RANK, Change(ChangeKind.PLACES, _n("3")), "tăng 3 bậc", "up 3 places"),
        (Kind.RANK, Change(ChangeKind.PLACES, _n("1")), "tăng 1 bậc", "up 1 place"),
        (Kind.COUNT, Change(ChangeKind.DIFFERENCE, _n("-1200")), "giảm 1.200 mục", "down 1,200 mục"),
        (Kind.DENSITY, Change(ChangeKind.DIFFERENCE, _n("5")), "tăng 5", "up 5"),
        (Kind.COUNT, Change(ChangeKind.FACTOR, _n("2.5", -1)), "gấp 2,5 lần", "2.5 times"),
        (Kind.COUNT, Change(ChangeKind.INDEX, _n("102.8", -1)), "bằng 102,8%", "at 102.8%"),
        (Kind.COUNT, Change(ChangeKind.UNCHANGED, _n("0")), "không đổi", "unchanged"),
        (
            Kind.COUNT,
            Change(ChangeKind.GROWTH, _n("5"), ASSUMED_BASE, (Qualifier.ABOUT,)),
            "tăng khoảng 5%",
            "up about 5%",
        ),
    ],
)
def test_prints_a_change_in_words(
    kind: Kind, change: Change, in_vi: str, in_en: str, locales: tuple[Locale, Locale]
) -> None:
    assert [print_change(change, kind, "mục", locale) for locale in locales] == [in_vi, in_en]


@pytest.mark.parametrize(
    ("base", "in_vi", "in_en"),
    [
        (Base(BaseRelation.PERIOD, Period("year", 2019)), "so với năm 2019", "compared with 2019"),
        (
            Base(BaseRelation.PERIOD, Period("half", 2022, 1)),
            "so với 6 tháng đầu năm 2022",
            "compared with the first half of 2022",
        ),
        (
            Base(BaseRelation.SAME_PERIOD, Period("year", 2022)),
            "so với cùng kỳ năm 2022",
            "compared with the same period of 2022",
        ),
        (
            Base(BaseRelation.SAME_PERIOD),
            "so với cùng kỳ năm trước",
            "compared with the same period of the previous year",
        ),
        (Base(BaseRelation.PREVIOUS_YEAR), "so với năm trước", "compared with the previous year"),
        (Base(BaseRelation.PREVIOUS_PERIOD), "so với kỳ trước", "compared with the previous period"),
        (ASSUMED_BASE, "", ""),
    ],
)
def test_prints_the_base_that_the_source_names(base: Base, in_vi: str, in_en: str, vi: Locale, en: Locale) -> None:
    assert (print_base(base, vi), print_base(base, en)) == (in_vi, in_en)


def test_an_index_is_of_its_base(vi: Locale, en: Locale) -> None:
    change = Change(ChangeKind.INDEX, _n("95"), Base(BaseRelation.PREVIOUS_YEAR))
    assert print_comparison(change, Kind.COUNT, None, vi) == "bằng 95% so với năm trước"
    assert print_comparison(change, Kind.COUNT, None, en) == "at 95% of the previous year"


def test_an_assumed_base_is_never_printed(vi: Locale) -> None:
    assert print_comparison(Change(ChangeKind.GROWTH, _n("5")), Kind.COUNT, None, vi) == "tăng 5%"


def test_prints_a_share_with_its_qualifier(vi: Locale, en: Locale) -> None:
    share = Approximate(_n("73.6", -1), (Qualifier.ABOUT,))
    assert (print_share(share, vi), print_share(share, en)) == ("khoảng 73,6%", "about 73.6%")


def test_prints_a_whole_phrase(vi: Locale, en: Locale) -> None:
    assert print_phrase(_REVENUE, None, vi) == "ước đạt 55 tỷ 878 triệu đồng, tăng 43,16% so với năm 2019"
    assert print_phrase(_REVENUE, None, en) == "estimated at VND 55.878 billion, up 43.16% compared with 2019"


def test_prints_share_and_part_of_the_plan_before_the_changes(vi: Locale, en: Locale) -> None:
    figure = Figure(
        kind=Kind.COUNT,
        number=_n("427"),
        share=Approximate(_n("23.09", -2)),
        plan_share=Approximate(_n("85")),
        changes=(Change(ChangeKind.UNCHANGED, _n("0")),),
    )
    assert print_phrase(figure, "dịch vụ", vi) == "427 dịch vụ (23,09%), đạt 85% kế hoạch, không đổi"
    assert print_phrase(figure, "services", en) == "427 services (23.09%), 85% of plan, unchanged"
