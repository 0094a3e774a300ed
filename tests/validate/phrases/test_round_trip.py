"""What the printer of phrases prints, the reader reads back as an equal figure, in both languages."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bulletin.i18n.figures import print_comparison, print_phrase, print_share
from bulletin.i18n.locale import Locale, load_locale
from bulletin.model.figure import (
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
from bulletin.model.indicator import Unit
from bulletin.model.period import Period
from bulletin.validate.phrases import read_change, read_figure, read_share

_LOCALES = Path(__file__).parents[3] / "templates" / "locales"
_UNIT_OF = {
    Kind.COUNT: ("dossier", "procedure", "invoice"),
    Kind.MONEY: ("vnd",),
    Kind.PERCENT: ("percent",),
    Kind.RATIO: ("commune", "procedure"),
    Kind.NUMBER: ("kilometre",),
    Kind.DENSITY: ("inhabitant",),
    Kind.DURATION: ("minute_per_day",),
    Kind.RANK: ("province",),
    Kind.SCORE: ("point",),
    Kind.INDEX: ("percent",),
}
_IN_PERCENT = (Kind.PERCENT, Kind.INDEX)
_WHOLE = (Kind.COUNT, Kind.RATIO, Kind.RANK)
_UNSCALED = (*_IN_PERCENT, Kind.RANK, Kind.SCORE)
_ANY = (ChangeKind.GROWTH, ChangeKind.FACTOR, ChangeKind.UNSPECIFIED)
_MOVES = {
    **dict.fromkeys(Kind, (*_ANY, ChangeKind.DIFFERENCE, ChangeKind.INDEX)),
    **dict.fromkeys(_IN_PERCENT, (*_ANY, ChangeKind.POINTS, ChangeKind.INDEX)),
    Kind.RATIO: (*_ANY, ChangeKind.POINTS, ChangeKind.DIFFERENCE),
    Kind.RANK: (ChangeKind.PLACES,),
}


@st.composite
def _numbers(
    draw: st.DrawFn, *, decimals: int = 4, scaled: bool = False, least: int = 0, chained: bool = True
) -> Number:
    scale = draw(st.sampled_from((0, 0, 3, 6, 9, 12))) if scaled else 0
    last_digit = draw(st.integers(max(scale - 4, -decimals), scale))
    digits = draw(st.integers(least, 10**9))
    value = Decimal(digits).scaleb(last_digit)
    return Number(value, last_digit, scale, chained and draw(st.booleans()))


def _negated(number: Number) -> Number:
    return Number(-number.value, number.last_digit, number.scale)


_WORDS = tuple(qualifier for qualifier in Qualifier if qualifier is not Qualifier.TOP)  # which is a rank's own
_QUALIFIERS = st.lists(st.sampled_from(_WORDS), unique=True, max_size=2).map(tuple)
_AMOUNTS = st.builds(Approximate, _numbers(), _QUALIFIERS)
_YEARS = st.integers(1900, 2199)
_PERIODS = st.one_of(
    st.builds(Period, st.just("year"), _YEARS),
    st.builds(Period, st.just("half"), _YEARS, st.integers(1, 2)),
    st.builds(Period, st.just("quarter"), _YEARS, st.integers(1, 4)),
    st.builds(Period, st.just("month"), _YEARS, st.integers(1, 12)),
    st.builds(Period, st.just("months"), _YEARS, st.sampled_from((2, 4, 5, 7, 8, 9, 10, 11))),
    st.builds(Period, st.just("span"), st.integers(1900, 2000), st.integers(2001, 2199)),
)
_BASES_WITHOUT_PERIOD = (BaseRelation.SAME_PERIOD, BaseRelation.PREVIOUS_YEAR, BaseRelation.PREVIOUS_PERIOD)
_NAMED_BASES = st.one_of(
    st.builds(Base, st.just(BaseRelation.PERIOD), _PERIODS),
    st.builds(Base, st.just(BaseRelation.SAME_PERIOD), st.builds(Period, st.just("year"), _YEARS)),
    st.sampled_from(_BASES_WITHOUT_PERIOD).map(Base),
)
# "At 102% of the plan" is a part of the plan, and no index of it.
_BASES = st.one_of(_NAMED_BASES, st.just(Base(BaseRelation.PLAN)), st.just(Base(BaseRelation.ASSUMED)))


@st.composite
def _changes(draw: st.DrawFn, kind: Kind, *, alone: bool = False) -> Change:
    """Within a phrase an index names its base: without one, "bằng 102,8%" could be a share."""
    move = draw(st.sampled_from((*_MOVES[kind], ChangeKind.UNCHANGED)))
    of_index = _NAMED_BASES | st.just(Base(BaseRelation.ASSUMED)) if alone else _NAMED_BASES
    base = draw(_BASES if move is not ChangeKind.INDEX else of_index)
    if move is ChangeKind.UNCHANGED:
        return Change(move, Number(Decimal(0)), base)
    whole = move is ChangeKind.PLACES or (move is ChangeKind.DIFFERENCE and kind in _WHOLE)
    number = draw(_numbers(decimals=0 if whole else 4, scaled=move is ChangeKind.DIFFERENCE))
    falls = move not in (ChangeKind.FACTOR, ChangeKind.INDEX) and draw(st.booleans())
    return Change(move, _negated(number) if falls else number, base, draw(_QUALIFIERS))


@st.composite
def _figures(draw: st.DrawFn) -> tuple[Figure, str]:
    kind = draw(st.sampled_from(Kind))
    unit = draw(st.sampled_from(_UNIT_OF[kind]))
    whole, scaled = kind in _WHOLE, kind not in _UNSCALED
    number = draw(_numbers(decimals=0 if whole else 4, scaled=scaled, least=int(kind is Kind.RANK)))
    if kind in (Kind.NUMBER, Kind.PERCENT, Kind.MONEY) and draw(st.booleans()):
        number = _negated(number)
    of = draw(_numbers(decimals=0 if whole else 4, scaled=scaled, least=1))
    has_of = kind in (Kind.RATIO, Kind.RANK, Kind.SCORE, Kind.DENSITY) and draw(st.booleans())
    qualifiers: tuple[Qualifier, ...] = draw(_QUALIFIERS)
    if kind is Kind.RANK and draw(st.booleans()):
        qualifiers = (Qualifier.TOP,)
    figure = Figure(
        kind=kind,
        number=number,
        of=of if has_of else None,
        qualifiers=qualifiers,
        estimated=draw(st.booleans()),
        share=draw(st.none() | _AMOUNTS) if kind not in (*_IN_PERCENT, Kind.RANK) else None,
        plan_share=draw(st.none() | _AMOUNTS),
        changes=tuple(draw(st.lists(_changes(kind), max_size=2))),
    )
    return figure, unit


@pytest.fixture(scope="module", params=["vi", "en"])
def locale(request: pytest.FixtureRequest) -> Locale:
    return load_locale(request.param, _LOCALES)


def _name(unit: Unit, locale: Locale) -> str:
    return unit.names.texts[locale.code]


@settings(max_examples=200, deadline=None)
@given(drawn=_figures(), with_unit=st.booleans())
def test_a_printed_phrase_is_read_back_as_an_equal_figure_and_printed_alike(
    drawn: tuple[Figure, str], with_unit: bool, units: Mapping[str, Unit], locale: Locale
) -> None:
    figure, unit = drawn
    name = _name(units[unit], locale) if with_unit else None
    phrase = print_phrase(figure, name, locale)
    again = read_figure(phrase, kind=figure.kind, unit=units[unit], language=locale.code)
    assert again == figure
    assert print_phrase(again, name, locale) == phrase


@settings(max_examples=150, deadline=None)
@given(data=st.data(), kind=st.sampled_from(Kind))
def test_a_printed_comparison_is_read_back_as_an_equal_change(
    data: st.DataObject, kind: Kind, units: Mapping[str, Unit], locale: Locale
) -> None:
    unit = units[_UNIT_OF[kind][0]]
    change = data.draw(_changes(kind, alone=True))
    printed = print_comparison(change, kind, _name(unit, locale), locale)
    assert read_change(printed, kind=kind, unit=unit, language=locale.code) == change


@settings(max_examples=100, deadline=None)
@given(share=_AMOUNTS)
def test_a_printed_share_is_read_back_as_an_equal_one(share: Approximate, locale: Locale) -> None:
    assert read_share(print_share(share, locale), language=locale.code) == share


@pytest.mark.parametrize("sign", Sign)
def test_a_printed_sign_is_read_back(sign: Sign, units: Mapping[str, Unit], locale: Locale) -> None:
    figure = Figure(kind=Kind.COUNT, sign=sign)
    printed = print_phrase(figure, "hồ sơ", locale)
    assert printed == sign.value
    assert read_figure(printed, kind=Kind.COUNT, unit=units["dossier"], language=locale.code) == figure


@pytest.mark.parametrize("digits", ["-0.0758", "-12"])
def test_a_score_that_may_be_negative_is_read_back(digits: str, units: Mapping[str, Unit], locale: Locale) -> None:
    number = Number(Decimal(digits), -len(digits.partition(".")[2]))
    figure = Figure(kind=Kind.SCORE, number=number)
    phrase = print_phrase(figure, _name(units["point"], locale), locale)
    assert read_figure(phrase, kind=Kind.SCORE, unit=units["point"], language=locale.code, below_zero=True) == figure
