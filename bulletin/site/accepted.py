"""What an editor accepted: the contradiction as it was, number by number, so that another one is not taken for it."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from bulletin.model.release import ReleasedAccept
from bulletin.problems import Value
from bulletin.site.site import Finding

# What else a message says: names, files that may be moved, and what follows from the other numbers.
_LEFT_OUT = frozenset({"name", "file", "files", "bulletin"}) | frozenset(
    {"actual", "low", "high", "computed", "difference", "sum", "due", "times", "ratio"}
)


def accepted_of(findings: Iterable[Finding]) -> Mapping[str, tuple[ReleasedAccept, ...]]:
    """By bulletin, what was accepted, in the order of the figures' ids and the codes."""
    found: dict[str, dict[tuple[str, str], list[Finding]]] = {}
    for one in findings:
        if one.accepted:
            found.setdefault(one.bulletin, {}).setdefault((one.statement, one.code), []).append(one)
    return {
        bulletin: tuple(
            ReleasedAccept(figure=figure, code=code, values=_values(own))
            for (figure, code), own in sorted(of_it.items())
        )
        for bulletin, of_it in found.items()
    }


def _values(findings: Sequence[Finding]) -> tuple[tuple[str, str], ...]:
    """The numbers of one remark, or of several of one code: the second one's keys begin with `2.`, and so on."""
    values: list[tuple[str, str]] = []
    for number, one in enumerate(findings, start=1):
        before = "" if number == 1 else f"{number}."
        shown = {key: _text(value) for key, value in one.values.items() if key not in _LEFT_OUT}
        values.extend((before + key, text) for key, text in shown.items() if text)
    return tuple(sorted(values))


def _text(value: Value) -> str:
    match value:
        case Decimal():
            return f"{value:f}"
        case str() | int():
            return str(value)
        case Sequence():
            return " + ".join(_text(item) for item in value)
        case _:
            return value.isoformat()
