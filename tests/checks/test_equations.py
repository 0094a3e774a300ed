"""Formulas and usual ratios, with what real reports print and with one digit of it changed."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bulletin.model.figure import Number
from tests.checks.conftest import add_indicators, changed_digit
from tests.conftest import FRONT_MATTER, Checked, read_archive

_COUNT = "kind: count\nunit: procedure\nmeasure: stock\n"
_MONEY = "kind: money\nunit: vnd\nmeasure: flow\n"
_SHARE = "kind: percent\nunit: percent\nmeasure: flow\nequals: value / grdp * 100\n"
_SCORE = "kind: score\nunit: procedure\nmeasure: flow\nbreakdowns: {holder: partial}\n"
_LEFT = f"{_COUNT}equals: all_of_them - (full + partial)\n"

# Tiền Giang 2021: kinh tế số 8.619 tỷ of a GRDP of 100.314 tỷ, 8,59%.
_ECONOMY = "  value: {value} tỷ đồng\n  grdp: {grdp} tỷ đồng\n  share: {share}%\n"
# Tiền Giang 2023-H1: 1.849 procedures, of which 1.272 full, 427 partial and 150 not online.
_SERVICES = "  all_of_them: {whole}\n  full: {full}\n  partial: {partial}\n  none_of_it: {none}\n"


def _economy(content: Path, checked: Checked, value: str, grdp: str, share: str) -> list[str]:
    add_indicators(content, value=_MONEY, grdp=_MONEY, share=_SHARE)
    return [problem.code for problem in checked(_ECONOMY.format(value=value, grdp=grdp, share=share))[1]]


@pytest.mark.parametrize("share", ["8,59", "8,6", "8,5", "8,592", "8", "9", "trên 8,5", "khoảng 8,6"])
def test_a_share_is_what_its_formula_gives_as_closely_as_it_is_printed(
    content: Path, checked: Checked, share: str
) -> None:
    assert _economy(content, checked, "8.619", "100.314", share) == []


@pytest.mark.parametrize("share", ["8,60", "8,58", "8,4", "8,7", "7", "trên 8,6", "gần 8,5", "8,590"])
def test_a_share_that_its_formula_cannot_give_is_told(content: Path, checked: Checked, share: str) -> None:
    assert _economy(content, checked, "8.619", "100.314", share) == ["equation-mismatch"]


def test_what_the_formula_gives_is_told_with_the_numbers_put_in(content: Path, checked: Checked) -> None:
    add_indicators(content, value=_MONEY, grdp=_MONEY, share=_SHARE)
    _, (problem,) = checked(_ECONOMY.format(value="8.619", grdp="100.314", share="8,95"))
    assert problem.code == "equation-mismatch"
    assert problem.where.line == 17
    assert problem.values == {
        "name": "share",
        "formula": "value / grdp * 100",
        "filled": "8.619.000.000.000 / 100.314.000.000.000 * 100",
        "computed": Decimal("8.5920"),
        "value": Decimal("8.95"),
        "difference": Decimal("0.3580"),
    }


def _services(content: Path, **values: str) -> str:
    add_indicators(content, all_of_them=_COUNT, full=_COUNT, partial=_COUNT, none_of_it=_LEFT)
    return _SERVICES.format(**{"whole": "1.849", "full": "1.272", "partial": "427", "none": "150"} | values)


def test_counts_are_held_to_the_digit(content: Path, checked: Checked) -> None:
    assert checked(_services(content))[1] == ()
    _, (problem,) = checked(_services(content, none="151"))
    assert problem.code == "equation-mismatch"
    assert problem.values["filled"] == "1.849 - (1.272 + 427)"
    assert problem.values["computed"] == Decimal(150)
    assert problem.values["difference"] == Decimal(1)


def test_an_operand_that_is_missing_or_not_collected_leaves_it_open(content: Path, checked: Checked) -> None:
    assert checked(_services(content, none="151", partial='"..."'))[1] == ()
    figures = _services(content, none="151")
    assert checked(figures.replace("  full: 1.272\n", ""))[1] == ()
    assert checked(figures.replace("  full: 1.272\n", "  full:\n    value: 1.272\n    as_of: 2020-06-30\n"))[1] == ()
    assert checked(figures.replace("  full: 1.272\n", "  full:\n    value: 1.272\n    period: 2020-H1\n"))[1] == ()


def test_an_operand_that_did_not_occur_is_nought(content: Path, checked: Checked) -> None:
    assert checked(_services(content, partial='"-"', none="577"))[1] == ()
    _, (problem,) = checked(_services(content, partial='"-"', none="150"))
    assert problem.values["computed"] == Decimal(577)


def test_what_is_divided_by_what_may_be_nought_is_not_judged(content: Path, checked: Checked) -> None:
    assert _economy(content, checked, "8.619", "0", "8,59") == []
    assert _economy(content, checked, "8.619", "gần 1", "8,59") == ["equation-mismatch"]


def test_parts_follow_from_the_parts_of_the_same_category(content: Path, checked: Checked) -> None:
    # Tiền Giang 2021, digital economy: 0,4856 against a mean of 0,4098, a difference of 0,0758.
    add_indicators(content, score=_SCORE, mean=_SCORE, gap=f"{_SCORE}equals: score - mean\n")
    part = "  {name}:\n    by:\n      holder:\n        {member}: {value}\n"

    def told(gap: str, member: str = "person") -> list[str]:
        figures = (("score", "person", "0,4856"), ("mean", "person", "0,4098"), ("gap", member, gap))
        written = (part.format(name=name, member=own, value=value) for name, own, value in figures)
        return [str(problem.values["name"]) for problem in checked("".join(written))[1]]

    assert told("0,0758") == []
    assert told("0,0761") == ["gap.holder.person"]
    assert told("0,0761", "organisation") == []


def test_a_ratio_printed_as_its_share_alone_is_no_operand(content: Path, checked: Checked) -> None:
    ratio = "kind: ratio\nunit: procedure\nmeasure: stock\n"
    add_indicators(content, done=ratio, rest=f"{ratio}equals: 100 - done\n")
    assert checked("  done: 60/100\n  rest: 40/100\n")[1] == ()
    assert checked("  done: 60%\n  rest: 41/100\n")[1] == ()
    assert checked("  done: 60/100\n  rest: 41%\n")[1] == ()
    assert [problem.code for problem in checked("  done: 60/100\n  rest: 41/100\n")[1]] == ["equation-mismatch"]


def test_figures_that_are_not_used_are_not_judged(content: Path, checked: Checked) -> None:
    twice = "  none_of_it:\n    values:\n      - value: 150\n        use: true\n      - value: 609\n"
    assert checked(_services(content).replace("  none_of_it: 150\n", twice))[1] == ()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_digit_of_an_exact_figure_is_always_found(
    content: Path, checked: Checked, data: st.DataObject
) -> None:
    full, partial, none = data.draw(st.tuples(*(st.integers(0, 10**6) for _ in range(3))))
    figures = {"whole": full + partial + none, "full": full, "partial": partial, "none": none}
    texts = {name: str(value) for name, value in figures.items()}
    assert checked(_services(content, **{name: _grouped(text) for name, text in texts.items()}))[1] == ()
    changed = data.draw(st.sampled_from(tuple(texts)))
    texts[changed] = changed_digit(texts[changed], data)
    _, (problem,) = checked(_services(content, **{name: _grouped(text) for name, text in texts.items()}))
    assert problem.code == "equation-mismatch"


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".")


_USUAL = f"{_MONEY}plausible:\n  - of: postal_revenue\n    from: 0.02\n    to: 0.15\n"


@pytest.mark.parametrize(
    ("paid", "revenue"),
    [
        # Trà Vinh 2020 7,5 %; Long An 2023-H1 4,7 %, 2023 3,3 %, 2024-H1 2,9 %.
        ("4 tỷ 190 triệu", "55 tỷ 878 triệu"),
        ("7 tỷ", "149 tỷ"),
        ("12,5 tỷ", "374 tỷ"),
        ("7,1 tỷ", "241 tỷ"),
        ("15 tỷ", "100 tỷ"),
        ("2 tỷ", "100 tỷ"),
        ("gần 16 tỷ", "trên 100 tỷ"),
        ("1 tỷ", '"..."'),
    ],
)
def test_payments_are_a_usual_part_of_revenue(content: Path, checked: Checked, paid: str, revenue: str) -> None:
    add_indicators(content, paid=_USUAL)
    assert checked(f"  postal_revenue: {revenue}\n  paid: {paid}\n")[1] == ()


@pytest.mark.parametrize(
    ("paid", "revenue", "ratio"),
    [
        ("55 tỷ", "149 tỷ", "0.3691"),
        ("4 tỷ 190 triệu", "374 tỷ", "0.01120"),
        ("15 tỷ", "1 tỷ", "15.00"),
        ("15,1 tỷ", "1,0 tỷ", "15.10"),  # 1,0 may be 1,05
        ("1 tỷ", "5.000 tỷ", "0.0002000"),
    ],
)
def test_an_unusual_ratio_is_questioned(content: Path, checked: Checked, paid: str, revenue: str, ratio: str) -> None:
    add_indicators(content, paid=_USUAL)
    _, (problem,) = checked(f"  postal_revenue: {revenue}\n  paid: {paid}\n")
    assert problem.code == "implausible-ratio"
    assert problem.values["other_name"] == "postal_revenue"
    assert problem.values["ratio"] == Decimal(ratio)
    assert (problem.values["least"], problem.values["most"]) == (Decimal("0.02"), Decimal("0.15"))


@pytest.mark.parametrize(
    ("paid", "revenue", "ratio"),
    [
        ("149 tỷ", "7 tỷ", "21.29"),  # exchanged
        ("7 tỷ", "149 triệu", "46.98"),
        ("4 tỷ 190 triệu", "374 nghìn tỷ", "0.00001120"),
        ("1,00 tỷ", "8.123 tỷ", "0.0001231"),
    ],
)
def test_a_ratio_a_hundred_times_beyond_the_usual_is_wrong(
    content: Path, checked: Checked, paid: str, revenue: str, ratio: str
) -> None:
    add_indicators(content, paid=_USUAL)
    _, (problem,) = checked(f"  postal_revenue: {revenue}\n  paid: {paid}\n")
    assert problem.code == "absurd-ratio"
    assert problem.values["ratio"] == Decimal(ratio)


# Of 2021 a source prints 0,4856 and a mean of 0,4098; here the province is the one below the mean.
_BELOW_MEAN = "  score: 0,4098\n  mean: 0,4856\n  gap: {gap}\n"


def test_a_difference_is_negative_where_the_catalogue_lets_it_be(content: Path, checked: Checked) -> None:
    score = _SCORE.replace("breakdowns: {holder: partial}\n", "")
    add_indicators(content, score=score, mean=score, gap=f"{_SCORE}equals: score - mean\nleast: -1\nmost: 1\n")
    site, problems = checked(_BELOW_MEAN.format(gap="-0,0758"))
    assert problems == ()
    (*_, gap) = site.site.bulletins[0].statements
    assert gap.figure is not None
    assert gap.figure.number == Number(Decimal("-0.0758"), -4)
    _, (problem,) = checked(_BELOW_MEAN.format(gap="0,0758"))
    assert problem.code == "equation-mismatch"
    assert problem.values["computed"] == Decimal("-0.0758")
    _, (problem,) = checked(_BELOW_MEAN.format(gap="-1,0758").replace("0,4098", "0,0002").replace("0,4856", "1,0760"))
    assert (problem.code, problem.values["least"]) == ("out-of-bounds", Decimal(-1))


def test_without_a_negative_bound_a_difference_is_not_negative(content: Path, checked: Checked) -> None:
    score = _SCORE.replace("breakdowns: {holder: partial}\n", "")
    add_indicators(content, score=score, mean=score, gap=f"{_SCORE}equals: score - mean\nmost: 1\n")
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    figures = _BELOW_MEAN.format(gap="-0,0758")
    path.write_text(FRONT_MATTER.replace("  digital_certificates: 2.165\n", figures), "utf-8")
    assert [problem.code for problem in read_archive(content)[1]] == ["phrase-negative"]
