"""The lines of `releases.lock`: one for each published bulletin, written by `release` and read back by every check.

    tra-vinh/2020 sha256:… {"status": "final", "figures": {"postal_revenue": "55.878 billion vnd, estimate"}}

A line holds the bulletin's key, the SHA-256 of the rest of the line, and one object of JSON:

    status       that of the bulletin
    figures      by id, each `VALUE UNIT`, then, parted by commas: its period where that is not the bulletin's,
                 its status where that is not the bulletin's, `unused` where it does not serve the series;
                 of a plan instead `due` with its period or day
    accepted     by figure and code (`postal_revenue change-mismatch`), the numbers that contradicted each other
    corrections  in the order of the bulletin: date, figure, was, now (left out where the figure was given up)
    withdrawn    the day of the withdrawal

A VALUE is the printed number with its own digits and scale (`over 11210`, `1307/1849`, `55.878 billion`), or a sign.
What says nothing is left out. Figures are in the order of their ids and lines in that of their keys, so that two
releases differ only where what was published does.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from bulletin.model.bulletin import Status
from bulletin.model.figure import Number, Qualifier, Sign
from bulletin.model.period import AsOf, Period, parse_date
from bulletin.model.release import ReleasedAccept, ReleasedBulletin, ReleasedCorrection, ReleasedFigure, ReleasedValue
from bulletin.problems import Location

HEADER = (
    '# Written by "python build.py release" alone: what has been published, one bulletin a line. '
    "Do not edit. / Chỉ lệnh release ghi tệp này: những gì đã công bố, mỗi bản tin một dòng. Không sửa tay."
)

_LINE = re.compile(r"([^ ]+/[^ ]+) sha256:([0-9a-f]{64}) (\{.*\})")
_NUMBER = re.compile(r"(-?[0-9]+(?:\.[0-9]+)?)(?: (thousand|million|billion|trillion))?")
_SCALES = {"thousand": 3, "million": 6, "billion": 9, "trillion": 12}
_SCALE_WORDS = {power: f" {word}" for word, power in _SCALES.items()} | {0: ""}
_UNUSED, _DUE = "unused", "due "


class DamagedLineError(ValueError):
    """A line is not in the form that `release` writes."""


class EditedLineError(ValueError):
    """A line has the form, but not the digest: somebody changed it."""


def lock_text(bulletins: Iterable[ReleasedBulletin]) -> str:
    """The whole file, the same for the same bulletins in any order."""
    ordered = sorted(bulletins, key=lambda bulletin: bulletin.key)
    return "".join(f"{line}\n" for line in (HEADER, *map(write_line, ordered)))


def figures_digest(bulletin: ReleasedBulletin) -> str:
    """The SHA-256 that the bulletin's line carries, in hexadecimal: of its figures, corrections and withdrawal."""
    return write_line(bulletin).partition(" sha256:")[2].partition(" ")[0]


def write_line(bulletin: ReleasedBulletin) -> str:
    """The line of one bulletin, without its end."""
    period = _period_of(bulletin.key)
    corrections = [
        {"date": one.date.isoformat(), "figure": one.figure, "was": value_text(one.was)}
        | ({"now": value_text(one.now)} if one.now else {})
        for one in bulletin.corrections
    ]
    body = {"status": bulletin.status, "figures": {one.id: _figure(one, bulletin, period) for one in bulletin.figures}}
    more = {
        "accepted": {f"{one.figure} {one.code}": dict(one.values) for one in bulletin.accepted},
        "corrections": corrections,
        "withdrawn": bulletin.withdrawn.isoformat() if bulletin.withdrawn else None,
    }
    rest = json.dumps(body | {key: value for key, value in more.items() if value})
    return f"{bulletin.key} sha256:{_digest(bulletin.key, rest)} {rest}"


def read_line(line: str, where: Location) -> ReleasedBulletin:
    """The bulletin that a line records.

    Raises:
        DamagedLineError: The line is not one that `write_line` gives.
        EditedLineError: Its digest is not that of its text.
    """
    match = _LINE.fullmatch(line)
    if match is None:
        raise DamagedLineError(line)
    key, digest, rest = match.groups()
    if _digest(key, rest) != digest:
        raise EditedLineError(line)
    try:
        bulletin = _bulletin(key, json.loads(rest), where)
        # Only what we would write ourselves is read: another order or spacing would make versions differ for nothing.
        as_written = write_line(bulletin) == line
    except (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError) as error:
        raise DamagedLineError(line) from error
    if not as_written:
        raise DamagedLineError(line)
    return bulletin


def value_text(value: ReleasedValue) -> str:
    """A value as the lock writes it."""
    if value.number is None:
        return value.sign.value if value.sign else ""
    of = f"/{_number_text(value.of)}" if value.of else ""
    return " ".join((*value.qualifiers, f"{_number_text(value.number)}{of}"))


def _number_text(number: Number) -> str:
    if not number.scale:
        return number.plain
    decimals = max(0, number.scale - number.last_digit)
    return f"{number.value.scaleb(-number.scale):.{decimals}f}{_SCALE_WORDS[number.scale]}"


def _figure(figure: ReleasedFigure, bulletin: ReleasedBulletin, period: str) -> str:
    words = [f"{value_text(figure.value)} {figure.unit}"]
    if figure.is_plan:
        words += [f"{_DUE}{figure.when}"] if figure.when else []
    elif figure.when != period:
        words.append(figure.when)
    if figure.status and figure.status is not bulletin.status:
        words.append(figure.status)
    if not figure.used:
        words.append(_UNUSED)
    return ", ".join(words)


def _digest(key: str, rest: str) -> str:
    return hashlib.sha256(f"{key} {rest}".encode()).hexdigest()


def _period_of(key: str) -> str:
    period = Period.parse(key.rpartition("/")[2].upper())
    if period is None:
        raise ValueError(key)
    return period.code


def _bulletin(key: str, body: Mapping[str, object], where: Location) -> ReleasedBulletin:
    status, figures = Status(str(body["status"])), body["figures"]
    accepted = body.get("accepted", {})
    corrections, withdrawn = body.get("corrections", []), body.get("withdrawn")
    if not isinstance(figures, dict) or not isinstance(accepted, dict) or not isinstance(corrections, list):
        raise TypeError(key)
    period = _period_of(key)
    return ReleasedBulletin(
        key=key,
        status=status,
        figures=tuple(_read_figure(name, text, period, status) for name, text in sorted(figures.items())),
        accepted=tuple(_read_accept(name, values) for name, values in accepted.items()),
        corrections=tuple(map(_read_correction, corrections)),
        withdrawn=None if withdrawn is None else _day(withdrawn),
        where=where,
    )


def _read_figure(name: str, text: str, period: str, status: Status) -> ReleasedFigure:
    first, *words = text.split(", ")
    value, _, unit = first.rpartition(" ")
    figure = ReleasedFigure(id=name, value=_read_value(value), unit=unit, when="", used=_UNUSED not in words)
    if figure.is_plan:
        due = "".join(word.removeprefix(_DUE) for word in words)
        if due and not (Period.parse(due) or AsOf.parse(due)):
            raise ValueError(text)
        return ReleasedFigure(id=name, value=figure.value, unit=unit, when=due)
    statuses = [Status(word) for word in words if word in set(Status)]
    periods = [found.code for word in words if (found := Period.parse(word))]
    return ReleasedFigure(
        id=name,
        value=figure.value,
        unit=unit,
        when=periods[0] if periods else period,
        status=statuses[0] if statuses else status,
        used=figure.used,
    )


def _read_accept(name: str, values: Mapping[str, str]) -> ReleasedAccept:
    figure, _, code = name.partition(" ")
    if not all(isinstance(text, str) for text in values.values()):
        raise TypeError(name)
    return ReleasedAccept(figure=figure, code=code, values=tuple(values.items()))


def _read_correction(written: Mapping[str, str]) -> ReleasedCorrection:
    return ReleasedCorrection(
        date=_day(written["date"]),
        figure=written["figure"],
        was=_read_value(written["was"]),
        now=_read_value(written["now"]) if "now" in written else None,
    )


def _read_value(text: str) -> ReleasedValue:
    if text in set(Sign):
        return ReleasedValue(sign=Sign(text))
    qualifiers: list[Qualifier] = []
    while (word := text.partition(" ")[0]) in set(Qualifier):
        qualifiers.append(Qualifier(word))
        text = text.removeprefix(f"{word} ")
    number, slash, of = text.partition("/")
    return ReleasedValue(_read_number(number), _read_number(of) if slash else None, None, tuple(qualifiers))


def _read_number(text: str) -> Number:
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise ValueError(text)
    digits, scale = match[1], _SCALES.get(match[2] or "", 0)
    return Number(Decimal(digits).scaleb(scale), scale - len(digits.partition(".")[2]), scale)


def _day(text: object) -> date:
    day = parse_date(text) if isinstance(text, str) else None
    if day is None:
        raise ValueError(text)
    return day
