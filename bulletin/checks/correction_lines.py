"""Writes the lines that an editor is to add: a value as it is typed, a correction ready to be pasted."""

from decimal import Decimal

from bulletin.i18n.problem_texts import plain_number
from bulletin.model.figure import Number, Qualifier
from bulletin.model.release import ReleasedCorrection, ReleasedFigure, ReleasedValue
from bulletin.validate.phrases import LEXICONS

_QUALIFIERS = {
    "vi": {
        Qualifier.OVER: "trên",
        Qualifier.NEARLY: "gần",
        Qualifier.ABOUT: "khoảng",
        Qualifier.AT_LEAST: "ít nhất",
        Qualifier.TOP: "top",
    },
    "en": {
        Qualifier.OVER: "over",
        Qualifier.NEARLY: "nearly",
        Qualifier.ABOUT: "about",
        Qualifier.AT_LEAST: "at least",
        Qualifier.TOP: "top",
    },
}


def phrase(value: ReleasedValue, unit: str, notation: str) -> str:
    """A value as an editor types it in a file of that notation: `trên 11.210`, `55,878 tỷ`, `70,68%`, `...`."""
    if value.number is None:
        return value.sign.value if value.sign else ""
    words = [_QUALIFIERS[notation][qualifier] for qualifier in value.qualifiers]
    of = f"/{_number(value.of, notation)}" if value.of else ""
    percent = "%" if unit == "percent" else ""
    return " ".join((*words, f"{_number(value.number, notation)}{of}{percent}"))


def _number(number: Number, notation: str) -> str:
    if not number.scale:
        return plain_number(Decimal(number.plain), notation)
    decimals = max(0, number.scale - number.last_digit)
    digits = number.value.scaleb(-number.scale).quantize(Decimal(1).scaleb(-decimals))
    return f"{plain_number(digits, notation)} {LEXICONS[notation].scale_names[number.scale]}"


def described(figure: ReleasedFigure, beside: ReleasedFigure, notation: str) -> str:
    """A figure for a message: its value, and its unit and period where `beside` has another one."""
    text = phrase(figure.value, figure.unit, notation)
    unit = f" {figure.unit}" if figure.unit != beside.unit else ""
    when = f" ({figure.when or '…'})" if figure.when != beside.when else ""
    return f"{text}{unit}{when}"


def correction_lines(name: str, was: str, now: str, *, date: str = "", opening: bool) -> str:
    """An item of `corrections:` whose date and reason remain to be filled in; without `now`, a figure given up.

    `opening` puts the key of the list above it.
    """
    lines = [
        *(["corrections:"] if opening else []),
        f"  - date: {date}".rstrip(),
        f"    figure: {name}",
        f"    was: {_scalar(was)}",
        *([f"    now: {_scalar(now)}"] if now else []),
        "    reason:",
    ]
    return "\n".join(lines)


def lines_of(correction: ReleasedCorrection, unit: str, notation: str, *, opening: bool) -> str:
    """A published correction as it stood, but for its reason, which the lock does not hold."""
    was, now = (phrase(value, unit, notation) if value else "" for value in (correction.was, correction.now))
    return correction_lines(correction.figure, was, now, date=correction.date.isoformat(), opening=opening)


def _scalar(text: str) -> str:
    """The signs `-` and `...` mean something else to YAML."""
    return text if any(character.isdigit() for character in text) else f'"{text}"'
