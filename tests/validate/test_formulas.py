"""Formulas: what is read, what is refused, and where."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.relation import Constant, Operand, Operation, Term
from bulletin.validate.formulas import FormulaError, named_at, read_formula

_A, _B, _C = Operand("a"), Operand("b"), Operand("c")


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("a", _A),
        ("a + b", Operation("+", _A, _B)),
        ("a-b-c", Operation("-", Operation("-", _A, _B), _C)),
        ("a - (b - c)", Operation("-", _A, Operation("-", _B, _C))),
        ("a + b * c", Operation("+", _A, Operation("*", _B, _C))),
        ("a / b * 100", Operation("*", Operation("/", _A, _B), Constant(Decimal(100)))),
        ("0.1", Constant(Decimal("0.1"))),
        ("0.30000000000000000001 * a", Operation("*", Constant(Decimal("0.30000000000000000001")), _A)),
        ("((a))", _A),
    ],
)
def test_reads_names_numbers_operations_and_brackets(text: str, term: Term) -> None:
    assert read_formula(text).term == term


def test_names_its_indicators_once_each() -> None:
    formula = read_formula("(admin_procedures - ops_full) / admin_procedures * 100")
    assert formula.indicators == ("admin_procedures", "ops_full")
    assert formula.text == "(admin_procedures - ops_full) / admin_procedures * 100"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("a ** b", 0),
        ("a // b", 0),
        ("a % b", 2),
        ("-a", 0),
        ("a - -b", 4),
        ("+a", 0),
        ("a, b", 1),
        ("0,02 * a", 1),
        ("1.849 + a.b", 9),
        ("a = b", 2),
        ("a > b", 2),
        ("a b", 2),
        ("a +", 3),
        ("a and b", 0),
        ("a if b else c", 0),
        ("not a", 0),
        ("True", 0),
        ("None + a", 0),
        ("a(b)", 0),
        ("()", 0),
        ("(a", 0),
        ("a)", 1),
        ("1_000", 0),
        ("1e5 * a", 0),
        ("0x1F", 0),
        ("007", 0),
        ("5a", 0),
        ("1.5.2", 0),
        (".5 * a", 0),
        ("a × b", 2),
        ("a * ５", 4),
        ("số_lượng", 1),
        ("a # b", 2),
        ("a\nb", 1),
        ("lambda: a", 6),
        ("", 0),
        (" a", 0),
    ],
)
def test_refuses_everything_else_at_its_place(text: str, at: int) -> None:
    with pytest.raises(FormulaError) as refused:
        read_formula(text)
    assert refused.value.at == at


@pytest.mark.parametrize("text", ["a" + "+a" * 5000, "(" * 5000 + "a" + ")" * 5000, "(" * 99 + "a", "a" + "-" * 300])
def test_refuses_what_nobody_would_write_without_running_out_of_stack(text: str) -> None:
    with pytest.raises(FormulaError) as refused:
        read_formula(text)
    assert 0 <= refused.value.at <= len(text)


def test_a_long_formula_is_read() -> None:
    assert len(read_formula(" + ".join(f"a{number}" for number in range(50))).indicators) == 50


_PIECES = st.sampled_from(
    (*"abc+-*/() .,_#%ờ５\t\n", "ops_full", "1", "0.5", "100", " and ", "None", "lambda", "0x", "if")
)


@given(st.lists(_PIECES, max_size=20).map("".join))
def test_no_text_fails_otherwise(text: str) -> None:
    at = _refused_at(text)
    assert at is None or 0 <= at <= len(text)


def _refused_at(text: str) -> int | None:
    try:
        read_formula(text)
    except FormulaError as refused:
        return refused.at
    return None


def test_finds_the_name_and_not_a_longer_one() -> None:
    assert named_at("ops_full_new + ops_full", "ops_full") == 15
