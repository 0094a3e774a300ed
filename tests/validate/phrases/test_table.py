"""Every row of table.md is read, or refused, just as it says."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from bulletin.i18n.problem_texts import fix, message, problem_table
from bulletin.model.figure import Approximate, Base, BaseRelation, Change, ChangeKind, Figure, Kind, Number, Qualifier
from bulletin.model.indicator import Unit
from bulletin.problems import Location, Problem
from bulletin.validate.phrases import PhraseError, read_change, read_figure, read_share

_TABLE = Path(__file__).with_name("table.md")
_ESCAPE = re.compile(r"\\u([0-9a-f]{4})")
_HEAD = ["phrase", "language", "kind, unit", "source", "reading"]


@dataclass(frozen=True)
class Row:
    line: int
    phrase: str
    language: str
    about: str
    reading: str


def _rows() -> Iterator[Row]:
    for line, text in enumerate(_TABLE.read_text("utf-8").splitlines(), start=1):
        cells = [cell.strip() for cell in text.strip("|").split("|")]
        if text.startswith("|") and cells != _HEAD and cells[0] != "---":
            phrase, reading = (_ESCAPE.sub(lambda code: chr(int(code[1], 16)), cell) for cell in (cells[0], cells[4]))
            yield Row(line, phrase, cells[1], cells[2], reading)


_ROWS = tuple(_rows())


def _read(row: Row, units: Mapping[str, Unit]) -> Figure | Change | Approximate:
    kind, _, unit = row.about.partition(", ")
    if kind == "share":
        return read_share(row.phrase, language=row.language)
    if kind.startswith("change of "):
        of = Kind(kind.removeprefix("change of "))
        return read_change(row.phrase, kind=of, unit=units[unit], language=row.language)
    return read_figure(row.phrase, kind=Kind(kind), unit=units[unit], language=row.language)


def _told(result: Figure | Change | Approximate | PhraseError, row: Row) -> str:
    match result:
        case PhraseError():
            values = [f"{name}={_value(value)}" for name, value in result.values.items()]
            return "; ".join((f"refused {result.offset} {result.code}", *values))
        case Figure(sign=sign) if sign:
            return f"sign {sign.value}"
        case Figure():
            # A ratio of which only the share is printed is the one figure that is of another kind than its indicator.
            alone = "percent " if result.kind is Kind.PERCENT and not row.about.startswith("percent") else ""
            return alone + "; ".join(_figure(result))
        case Change():
            return _change(result)
        case Approximate():
            return _amount(result.number, result.qualifiers)


def _value(value: object) -> str:
    return " or ".join(value) if isinstance(value, tuple | list) else str(value)


def _figure(figure: Figure) -> Iterator[str]:
    assert figure.number
    if figure.estimated:
        yield "estimated"
    yield from (qualifier.value for qualifier in figure.qualifiers)
    yield _number(figure.number)
    if figure.of:
        yield f"of {_number(figure.of)}"
    if figure.share:
        yield f"share {_amount(figure.share.number, figure.share.qualifiers)}"
    if figure.plan_share:
        yield f"plan {_amount(figure.plan_share.number, figure.plan_share.qualifiers)}"
    yield from (_change(change) for change in figure.changes)


def _amount(number: Number, qualifiers: tuple[Qualifier, ...]) -> str:
    return " ".join((*(qualifier.value for qualifier in qualifiers), _number(number)))


def _number(number: Number) -> str:
    digits = str(number.value)
    if not number.scale:
        # Without a scale the digits of the value are those printed, so that they tell the last one by themselves.
        assert -number.last_digit == len(digits.partition(".")[2])
        return digits
    return f"{digits} {{{number.last_digit} {number.scale}{' +' * number.chained}}}"


def _change(change: Change) -> str:
    amount = "" if change.kind is ChangeKind.UNCHANGED else " " + _amount(change.number, change.qualifiers)
    return change.kind.value + amount + _base(change.base)


def _base(base: Base) -> str:
    if base.relation is BaseRelation.ASSUMED:
        return ""
    relation = () if base.relation is BaseRelation.PERIOD else (base.relation.value,)
    return " ".join((" on", *relation, *((base.period.code,) if base.period else ())))


@pytest.mark.parametrize("row", _ROWS, ids=lambda row: f"{row.line}: {row.language} {row.phrase!r}")
def test_reads_or_refuses_a_phrase_as_the_table_says(row: Row, units: Mapping[str, Unit]) -> None:
    result: Figure | Change | Approximate | PhraseError
    try:
        result = _read(row, units)
    except PhraseError as error:
        result = error
    assert _told(result, row) == row.reading


@pytest.mark.parametrize("row", [row for row in _ROWS if row.reading.startswith("refused")], ids=lambda row: row.line)
def test_every_refusal_has_a_message_and_a_remedy_in_both_languages(row: Row, units: Mapping[str, Unit]) -> None:
    with pytest.raises(PhraseError) as caught:
        _read(row, units)
    error = caught.value
    problem = Problem(code=error.code, where=Location("x.md"), values=error.values)
    texts = [tell(problem, language) for tell in (message, fix) for language in ("vi", "en")]
    assert all(texts)
    assert not any("{" in text or "(không có)" in text for text in texts)


def test_the_table_shows_every_code_that_phrases_can_raise() -> None:
    shown = {row.reading.split(";")[0].split()[-1] for row in _ROWS if row.reading.startswith("refused")}
    assert shown == {code for code in problem_table() if code.startswith("phrase-")}


def test_the_table_names_each_phrase_once() -> None:
    keys = [(row.phrase, row.language, row.about) for row in _ROWS]
    assert len(keys) > 250
    assert sorted(key for key in keys if keys.count(key) > 1) == []
