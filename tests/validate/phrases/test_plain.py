"""What is read by one pattern is what the grammar reads, and what the grammar refuses is left to it."""

from collections.abc import Mapping

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin.model.figure import Figure, Kind
from bulletin.model.indicator import Unit
from bulletin.model.language import Localised
from bulletin.validate.phrases import LEXICONS, PhraseError, read_by_grammar
from bulletin.validate.phrases.plain import read_plain
from bulletin.validate.phrases.units import Subject, subject_of


def unit(name: str, vietnamese: str, english: str, *others: str) -> Unit:
    return Unit(id=name, names=Localised("vi", {"vi": vietnamese, "en": english}), spellings={"vi": others})


CASES = unit("case", "hồ sơ", "cases", "hồ sơ điện tử", "bộ hồ sơ")
DONG = unit("vnd", "đồng", "VND")
UNITS = (
    CASES,
    DONG,
    unit("percent", "%", "%"),
    unit("million", "triệu thuê bao", "million subscribers"),
    unit("minute", "phút/ngày", "minutes a day"),
    unit("ratio", "tỷ lệ", "up"),
)
WORDS: Mapping[str, tuple[str, ...]] = {
    "vi": (
        *("hồ sơ", "hồ sơ điện tử", "đồng", "đ", "VND", "triệu thuê bao", "tỷ lệ", "chiếm", "tăng", "giảm", "so với"),
        *("tỷ", "triệu", "nghìn", "nghìn tỷ", "cùng kỳ", "cùng kỳ năm trước", "năm 2019", "quý I/2022", "kế hoạch"),
        *("%", "điểm %", "lần", "bậc", "và", "khoảng", "không rõ cách tính", "tổng số", "phần trăm", "tương đối"),
    ),
    "en": (
        *("cases", "VND", "million subscribers", "up", "down", "accounting for", "making up", "compared with", "on"),
        *("million", "billion", "thousand", "the same period of 2022", "2019", "year on year", "last year", "the plan"),
        *(
            "%",
            "percentage points",
            "% points",
            "times",
            "of",
            "and",
            "about",
            "of unstated kind",
            "of the total",
            "by",
        ),
    ),
}
NUMBERS: Mapping[str, tuple[str, ...]] = {
    "vi": ("1", "72", "1.849", "6.655", "12.345.678", "4,21", "0,5", "1.234,5", "0", "01", "1234", "1.84", "55,878"),
    "en": ("1", "72", "1,849", "6,655", "12,345,678", "4.21", "0.5", "1,234.5", "0", "01", "1234", "1,84", "55.878"),
}
COMMON = {
    "vi": [
        (Kind.COUNT, CASES, "6.655 hồ sơ"),
        (Kind.COUNT, CASES, "72, tỷ lệ 4,21%"),
        (Kind.COUNT, CASES, "6.655 hồ sơ, giảm 4,21% so với cùng kỳ năm trước"),
        (Kind.RATIO, CASES, "3.993/6.655 hồ sơ, tăng 2%"),
        (Kind.MONEY, DONG, "55 tỷ 878 triệu đồng, tăng 4,21% so với năm 2019"),
        (Kind.MONEY, DONG, "12 nghìn tỷ đ"),
        (Kind.NUMBER, CASES, "1.234,5 hồ sơ"),
        (Kind.PERCENT, CASES, "23,09%"),
    ],
    "en": [
        (Kind.COUNT, CASES, "6,655 cases, up 4.21% year on year"),
        (Kind.MONEY, DONG, "55 billion 878 million VND, down 4.21% compared with 2019"),
    ],
}


@st.composite
def phrases(draw: st.DrawFn, language: str) -> str:
    """Pieces of phrases in the order of the commonest ones, in any other order, and with a slip of the pen."""
    number, word = st.sampled_from(NUMBERS[language]), st.sampled_from(WORDS[language])
    value = st.one_of(
        number,
        st.tuples(number, word).map(" ".join),
        st.tuples(number, word, word).map(" ".join),
        st.tuples(number, word, number, word).map(" ".join),
        st.tuples(number, word, number, word, word).map(" ".join),
        st.tuples(number, number).map("/".join),
        number.map("{}%".format),
    )
    clause = st.one_of(
        st.tuples(word, number).map(lambda pair: f", {pair[0]} {pair[1]}%"),
        st.tuples(word, number, word).map(lambda three: f", {three[0]} {three[1]}% {three[2]}"),
        st.tuples(word, number, word, word).map(lambda four: f", {four[0]} {four[1]}% {four[2]} {four[3]}"),
        st.lists(st.one_of(number, word, st.just(",")), max_size=5).map(lambda found: " " + " ".join(found)),
        st.just(""),
    )
    text: str = draw(value) + draw(clause)
    if draw(st.integers(0, 3)) == 0:
        at = draw(st.integers(0, len(text) - 1))
        text = (
            text[:at] + draw(st.sampled_from(("", " ", ",", ".", "%", "1", "0", "\u00a0", "\n", "O"))) + text[at + 1 :]
        )
    return text


def by_grammar(text: str, subject: Subject, language: str) -> Figure | None:
    try:
        return read_by_grammar(text, subject, language)
    except PhraseError:
        return None


def all_of(figure: Figure | None) -> str:
    """Everything that a figure says, how its numbers were written among it, which equality ignores."""
    return repr(figure)


@pytest.mark.parametrize("language", ["vi", "en"])
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_one_pattern_reads_is_what_the_grammar_reads(language: str, data: st.DataObject) -> None:
    text = data.draw(phrases(language))
    kind, unit = data.draw(st.sampled_from(list(Kind))), data.draw(st.sampled_from(UNITS))
    subject = subject_of(kind, unit, language, LEXICONS[language])
    if plain := read_plain(text, subject, LEXICONS[language], language):
        assert all_of(plain) == all_of(by_grammar(text, subject, language))


@pytest.mark.parametrize(
    ("language", "kind", "unit", "text"), [(code, *one) for code in COMMON for one in COMMON[code]]
)
def test_the_commonest_phrases_need_no_grammar(language: str, kind: Kind, unit: Unit, text: str) -> None:
    subject = subject_of(kind, unit, language, LEXICONS[language])
    plain = read_plain(text, subject, LEXICONS[language], language)
    assert plain
    assert all_of(plain) == all_of(by_grammar(text, subject, language))
