"""Reads what an indicator equals, such as `digital_economy_value / grdp * 100` or `dti_score - dti_score_mean`."""

import ast
import re
from decimal import Decimal

from bulletin.model.relation import Constant, Formula, Operand, Operation, Operator, Term

# Python reads formulas; what it knows besides these pieces never reaches it. A number is not glued to a name.
_PIECE = re.compile(r" |[A-Za-z_][A-Za-z0-9_]*|[0-9]+(?:\.[0-9]+)?(?![A-Za-z0-9_.])|[-+*/()]")
_OPERATORS: dict[type[ast.operator], Operator] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/"}
# Beyond any formula of the field, and within what Python reads without running out of stack.
_MOST_PIECES = 200


class FormulaError(Exception):
    """A text that is no formula; `at` is the offset from which it cannot be read."""

    def __init__(self, at: int) -> None:
        """Point at the character `at`, counted from 0."""
        self.at = at
        super().__init__(at)


def read_formula(text: str) -> Formula:
    """Read indicator ids, numbers with a decimal point, the four operations and brackets.

    Raises:
        FormulaError: Something else stands there, or something is missing.
    """
    _look_at_pieces(text)
    try:
        tree = ast.parse(text, mode="eval")
    except SyntaxError as error:
        # Python counts from 1, and names no place where the text ends too early.
        raise FormulaError(min(error.offset - 1, len(text)) if error.offset else len(text)) from error
    return Formula(text, _term(tree.body, text))


def named_at(text: str, indicator: str) -> int:
    """The offset at which a formula first names an indicator."""
    found = re.search(rf"\b{re.escape(indicator)}\b", text)
    return found.start() if found else 0


def _look_at_pieces(text: str) -> None:
    at = count = 0
    while at < len(text):
        piece = _PIECE.match(text, at)
        if piece is None or count == _MOST_PIECES:
            raise FormulaError(at)
        at = piece.end()
        count += 1


def _term(node: ast.expr, text: str) -> Term:
    match node:
        case ast.Name(id=name):
            return Operand(name)
        case ast.Constant(value=int() | float()):
            # As it is written: a float would have lost digits. True and None are constants too, but no numbers.
            written = text[node.col_offset : node.end_col_offset]
            if written[0].isdigit():
                return Constant(Decimal(written))
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            return Operation(_OPERATORS[type(operator)], _term(left, text), _term(right, text))
    raise FormulaError(node.col_offset)
