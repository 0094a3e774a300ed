"""What is known of how well the figures of a bulletin hold: which rules they were held against, and which none was."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from enum import StrEnum
from typing import Any, cast

from bulletin.model.bulletin import Bulletin, Statement, Status
from bulletin.model.figure import BaseRelation
from bulletin.model.indicator import Catalogue, Indicator
from bulletin.model.language import Localised
from bulletin.record import record
from bulletin.validate.packing import pack, unpack_plain


class RuleName(StrEnum):
    """What figures can be held against, in the order in which readers are told."""

    SUM = "sum"
    EQUATION = "equation"
    SHARE = "share"
    OF = "of"
    CHANGE = "change"
    BALANCE = "balance"
    MERGER = "merger"
    SAME = "same"
    PARTS = "parts"
    N_OF_M = "n-of-m"
    BOUNDS = "bounds"
    PLAUSIBLE = "plausible"
    BALANCE_LIMIT = "balance-limit"
    FLOW = "flow"
    JUMP = "jump"
    PREVIOUS = "previous"


# These tell a figure's last digit, or at least that it agrees with another figure as closely as both are printed.
CLOSE = frozenset(
    {RuleName.SUM, RuleName.EQUATION, RuleName.SHARE, RuleName.OF, RuleName.CHANGE, RuleName.BALANCE}
    | {RuleName.MERGER, RuleName.SAME}
)
# Not the figure itself, but what its source prints beside it.
BESIDE = frozenset({RuleName.PREVIOUS})
# These tell gross slips alone: a part above its whole, a percentage above 100, a wrong scale.
LIMITS = frozenset(RuleName) - CLOSE - BESIDE

# By rule, the ids of the statements that it really held against something.
Held = Mapping[RuleName, frozenset[str]]

_UNTOLD = frozenset({BaseRelation.ASSUMED, BaseRelation.PLAN})


@record(frozen=True, slots=True)
class Translated:
    """How many texts of a bulletin a language has, of how many."""

    done: int
    all: int

    def __add__(self, other: "Translated") -> "Translated":
        return Translated(self.done + other.done, self.all + other.all)


@record(frozen=True, slots=True, kw_only=True)
class Quality:
    """How well the figures of a bulletin, or of several, are known to hold.

    `figures` are results with a number; a sign in the place of one is no figure. Each of them is counted once: as
    `close`, held against another figure as closely as both are printed; as `limited`, held against a limit alone; or
    as held against nothing: `missing`, because what it hangs together with is not stated, `aside`, because another
    source's figure is used in its place, or `alone`, because neither catalogue nor source lets it be worked out.
    """

    figures: int
    signs: int
    plans: int
    close: int
    limited: int
    missing: int
    aside: int
    alone: int
    by_rule: Mapping[RuleName, int]
    estimates: int
    differing: int
    sourced: int
    located: int
    quoted: int
    translated: Mapping[str, Translated]

    @property
    def unchecked(self) -> int:
        """How many figures no rule could be held against."""
        return self.missing + self.aside + self.alone


def packed_quality(quality: Quality) -> bytes:
    """The bytes of a quality, to be kept with its bulletin: to find it takes all of its figures."""
    values = {field.name: getattr(quality, field.name) for field in fields(quality)}
    values["by_rule"] = {rule.value: count for rule, count in quality.by_rule.items()}
    values["translated"] = {code: (one.done, one.all) for code, one in quality.translated.items()}
    return pack(values)


def unpacked_quality(kept: bytes) -> Quality:
    """The quality that these bytes are of."""
    values = cast("dict[str, Any]", unpack_plain(kept))
    values["by_rule"] = {RuleName(rule): count for rule, count in values["by_rule"].items()}
    values["translated"] = {code: Translated(*counts) for code, counts in values["translated"].items()}
    return Quality(**values)


class Qualities(Mapping[str, Quality]):
    """The quality of each bulletin by its key, found when it is asked for; `held` is what the rules said of it.

    `known` are those that were found before, packed.
    """

    def __init__(
        self,
        bulletins: Iterable[Bulletin],
        held: Mapping[str, Held],
        catalogue: Catalogue,
        languages: Sequence[str],
        known: Mapping[str, bytes],
    ) -> None:
        """Nothing is found yet."""
        self._known = known
        self._bulletins = {one.key: one for one in bulletins}
        self._held, self._languages = held, languages
        self._related = _related(catalogue.indicators.values())
        self._found: dict[str, Quality] = {}

    def __getitem__(self, key: str) -> Quality:
        if known := self._known.get(key):
            return unpacked_quality(known)
        if key not in self._found:
            held = self._held.get(key, {})
            self._found[key] = _quality(self._bulletins[key], held, self._related, self._languages)
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._bulletins)

    def __len__(self) -> int:
        return len(self._bulletins)


def _quality(bulletin: Bulletin, held: Held, related: frozenset[str], languages: Sequence[str]) -> Quality:
    stated = [one for one in bulletin.every_statement() if one.figure]
    figures = [one for one in stated if one.figure and one.figure.number]
    close = _together(held, CLOSE)
    limited = _together(held, LIMITS) - close
    rest = [one for one in figures if one.id not in close and one.id not in limited]
    aside = [one for one in rest if not one.used]
    missing = [one for one in rest if one.used and _hangs_together(one, related)]
    known = {one.id for one in figures}
    return Quality(
        figures=len(figures),
        signs=len(stated) - len(figures),
        plans=len(bulletin.plans),
        close=len(close & known),
        limited=len(limited & known),
        missing=len(missing),
        aside=len(aside),
        alone=len(rest) - len(missing) - len(aside),
        by_rule={name: len(held[name] & known) for name in RuleName if held.get(name)},
        estimates=sum(one.status is Status.ESTIMATE for one in figures),
        differing=len(tuple(differing(bulletin))),
        sourced=sum(bool(one.sources) for one in figures),
        located=sum(one.locator is not None for one in figures),
        quoted=sum(len(words.references) for words in bulletin.words.values()),
        translated={code: _translated(bulletin, code) for code in languages},
    )


def together(qualities: Iterable[Quality]) -> Quality:
    """The quality of several bulletins as one."""
    known = tuple(qualities)
    rules = [name for name in RuleName if any(name in one.by_rule for one in known)]
    languages = dict.fromkeys(code for one in known for code in one.translated)
    nothing = Translated(0, 0)
    return Quality(
        figures=sum(one.figures for one in known),
        signs=sum(one.signs for one in known),
        plans=sum(one.plans for one in known),
        close=sum(one.close for one in known),
        limited=sum(one.limited for one in known),
        missing=sum(one.missing for one in known),
        aside=sum(one.aside for one in known),
        alone=sum(one.alone for one in known),
        by_rule={name: sum(one.by_rule.get(name, 0) for one in known) for name in rules},
        estimates=sum(one.estimates for one in known),
        differing=sum(one.differing for one in known),
        sourced=sum(one.sourced for one in known),
        located=sum(one.located for one in known),
        quoted=sum(one.quoted for one in known),
        translated={code: sum((one.translated.get(code, nothing) for one in known), nothing) for code in languages},
    )


def differing(bulletin: Bulletin) -> Iterator[tuple[Statement, Statement]]:
    """The figures that another source prints otherwise than the one that is used, behind that one."""
    used = {_observed(one): one for one in bulletin.every_statement() if one.used and one.figure}
    for one in bulletin.every_statement():
        served = used.get(_observed(one))
        if one.used or served is None or one.figure is None or served.figure is None:
            continue
        if (one.figure.number, one.figure.of, one.figure.sign) != (
            served.figure.number,
            served.figure.of,
            served.figure.sign,
        ):
            yield served, one


def _observed(statement: Statement) -> tuple[object, ...]:
    return statement.indicator.id, statement.category, statement.period


def _together(held: Held, names: Iterable[RuleName]) -> frozenset[str]:
    return frozenset[str]().union(*(held[name] for name in names if name in held))


def _hangs_together(statement: Statement, related: frozenset[str]) -> bool:
    """Whether something is known that the figure could be held against, if it were stated."""
    figure = statement.figure
    if statement.category or statement.parts or statement.previous or statement.indicator.id in related:
        return True
    return figure is not None and any(change.base.relation not in _UNTOLD for change in figure.changes)


def _related(indicators: Iterable[Indicator]) -> frozenset[str]:
    """The indicators that the catalogue relates to another one, from either side."""
    found: set[str] = set()
    for one in indicators:
        others = {name for name in (one.part_of, one.share_of, one.of) if name}
        others |= {*one.sum_of, *(usual.of for usual in one.plausible)}
        others |= set(one.equals.indicators) if one.equals else set()
        others |= {name for name in (one.balance.added, one.balance.removed) if name} if one.balance else set()
        found |= {one.id, *others} if others else set()
    return frozenset(found)


def _translated(bulletin: Bulletin, language: str) -> Translated:
    """The words count as four texts: title, summary, agency and body."""
    texts = tuple(_texts(bulletin))
    words = 4 if language in bulletin.words else 0
    return Translated(words + sum(language in text.texts for text in texts), 4 + len(texts))


def _texts(bulletin: Bulletin) -> Iterator[Localised]:
    found: list[Localised | None] = []
    for source in bulletin.sources.values():
        found += [source.title, source.publisher]
    for one in bulletin.every_statement():
        found += [one.locator, one.note, one.target.note if one.target else None]
        found += [accept.reason for accept in one.accepts]
    for plan in bulletin.plans:
        found += [plan.locator, plan.note]
    found += [correction.reason for correction in bulletin.corrections]
    found += [bulletin.withdrawn.reason] if bulletin.withdrawn else []
    return (text for text in found if text)
