"""Compares the figures that travel inside a document with those that the site publishes now.

Both are a bulletin's JSON file (`document.py`), at two times. What differs is laid beside the corrections that the site
has published since: a figure that changed without one is not what this site published.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from enum import StrEnum

from bulletin.record import record

Document = Mapping[str, object]


class Verdict(StrEnum):
    """What is to be said of the attached figures as a whole, the gravest last."""

    SAME = "same"  # they are what the site publishes now
    UPDATED = "updated"  # figures were added, or became firmer; none of the attached ones was corrected
    CORRECTED = "corrected"  # some were corrected since, and every difference is accounted for
    WITHDRAWN = "withdrawn"  # the whole bulletin was withdrawn since
    NOT_PUBLISHED = "not-published"  # the site has no such bulletin
    DIFFERENT = "different"  # some differ, and no published correction says so


class ChangeKind(StrEnum):
    """What happened to one figure."""

    ADDED = "added"
    STATUS = "status"  # it became firmer, or softer
    CORRECTED = "corrected"
    GIVEN_UP = "given-up"  # by a correction, after which the bulletin states it no longer
    DIFFERENT = "different"  # another value or unit, or gone, without a correction


@record(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One difference. `figure` is its id in data files (`tra-vinh/2020#postal_revenue`).

    `was` is what is attached, `now` what the site has: the value as data files write it, with its unit, or the status;
    empty where there is none. `date` and `reasons` (by language) are those of the correction, if one explains it.
    """

    figure: str
    kind: ChangeKind
    was: str
    now: str
    date: str = ""
    reasons: Mapping[str, str] | None = None


@record(frozen=True, slots=True, kw_only=True)
class Comparison:
    """The verdict, and what it rests on, in the order of the site's file; corrections in the order of their days.

    `withdrawn` is the day on which the site withdrew the bulletin, if it did.
    """

    bulletin: str
    verdict: Verdict
    changes: tuple[FigureChange, ...] = ()
    withdrawn: str = ""


class NotFiguresError(ValueError):
    """What is attached is not a bulletin's JSON file."""


def compare_figures(attached: Document, published: Document | None) -> Comparison:
    """Compare attached figures with those that the site publishes now; None where it publishes no such bulletin.

    Raises:
        NotFiguresError: One of the two is not a bulletin's JSON file, or they are of two bulletins.
    """
    before = _read(attached)
    if published is None:
        return Comparison(bulletin=before.bulletin, verdict=Verdict.NOT_PUBLISHED)
    now = _read(published)
    if before.bulletin != now.bulletin:
        raise NotFiguresError(f"{before.bulletin}: {now.bulletin}")
    changes = (*_new_corrections(before, now), *_other_changes(before, now))
    verdict = _verdict(changes, before, now)
    return Comparison(bulletin=now.bulletin, verdict=verdict, changes=changes, withdrawn=now.withdrawn)


Fields = Mapping[str, object]


@record(frozen=True, slots=True)
class _Figure:
    """What a figure says by itself: `said` may change only by a correction, `status` freely."""

    said: tuple[object, ...]
    printed: str
    when: object
    unit: object
    status: str

    def same(self, other: "_Figure") -> bool:
        return (self.said, self.when, self.unit) == (other.said, other.when, other.unit)


@record(frozen=True, slots=True)
class _Published:
    """What matters here of a bulletin's JSON file."""

    bulletin: str
    figures: Mapping[str, _Figure]
    corrections: tuple[Fields, ...]
    withdrawn: str
    digest: str


def _read(document: Document) -> _Published:
    try:
        stated = [*_fields(document["figures"]), *_fields(document["plans"])]
        corrections = _fields(document["corrections"])
        for correction in corrections:
            _said(correction["was"]), correction["date"], correction["figure"], _printed_correction(correction)
        withdrawn = document["withdrawn"]
        return _Published(
            bulletin=str(document["bulletin"]),
            figures={str(figure["id"]): _figure(figure) for figure in stated},
            corrections=corrections,
            withdrawn=str(withdrawn["date"]) if isinstance(withdrawn, Mapping) else "",
            digest=str(document["digest"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise NotFiguresError(str(error)) from error


def _fields(value: object) -> tuple[Fields, ...]:
    if not isinstance(value, list) or not all(isinstance(member, Mapping) for member in value):
        raise TypeError(value)
    return tuple(value)


def _figure(figure: Fields) -> _Figure:
    when = figure["period"] if "period" in figure else figure["due"]
    return _Figure(_said(figure), _printed(figure, figure["unit"]), when, figure["unit"], str(figure["status"]))


def _said(figure: object) -> tuple[object, ...]:
    if not isinstance(figure, Mapping) or not isinstance(figure["qualifiers"], list):
        raise TypeError(figure)
    return (figure["value"], figure["sign"], figure["of"], *figure["qualifiers"])


def _printed(figure: object, unit: object) -> str:
    value, sign, of, *qualifiers = _said(figure)
    return " ".join(map(str, (*qualifiers, f"{value or sign}/{of}" if of else value or sign, unit)))


def _new_corrections(before: _Published, now: _Published) -> Iterator[FigureChange]:
    """What the site has corrected since: what it had corrected before stands in the attached file."""
    known = [_identity(correction) for correction in before.corrections]
    for correction in now.corrections:
        if _identity(correction) not in known:
            was, after = _printed_correction(correction)
            reasons = correction["reason"]
            yield FigureChange(
                figure=str(correction["figure"]),
                kind=ChangeKind.CORRECTED if after else ChangeKind.GIVEN_UP,
                was=was,
                now=after,
                date=str(correction["date"]),
                reasons=dict(reasons) if isinstance(reasons, Mapping) else None,
            )


def _identity(correction: Fields) -> tuple[object, ...]:
    """A correction without its reason, which may be reworded."""
    return (correction["date"], correction["figure"], *_printed_correction(correction))


def _printed_correction(correction: Fields) -> tuple[str, str]:
    was, now, unit = correction["was"], correction["now"], correction["unit"]
    return _printed(was, unit), _printed(now, unit) if now is not None else ""


def _other_changes(before: _Published, now: _Published) -> Iterator[FigureChange]:
    """What differs without a correction, or otherwise than a correction says."""
    starts: dict[str, str] = {}
    for change in _new_corrections(before, now):
        starts.setdefault(change.figure, change.was)
    partners = _partners(before.figures, now.figures)
    for name, figure in now.figures.items():
        old = before.figures.get(partners.get(name, ""))
        if old is None:
            yield FigureChange(figure=name, kind=ChangeKind.ADDED, was="", now=figure.printed)
        elif not old.same(figure) and starts.get(name) != old.printed:
            yield FigureChange(figure=name, kind=ChangeKind.DIFFERENT, was=old.printed, now=figure.printed)
        elif old.status != figure.status and not now.withdrawn:
            yield FigureChange(figure=name, kind=ChangeKind.STATUS, was=old.status, now=figure.status)
    for name in before.figures.keys() - set(partners.values()):
        old = before.figures[name]
        if starts.get(name) != old.printed:
            yield FigureChange(figure=name, kind=ChangeKind.DIFFERENT, was=old.printed, now="")


def _partners(before: Mapping[str, _Figure], now: Mapping[str, _Figure]) -> dict[str, str]:
    """For each figure of now the id that it had before, which changes when a list of figures grows."""
    partners = {name: name for name, figure in now.items() if name in before and before[name].same(figure)}
    free: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in before:
        if name not in partners:
            free[_family(name)].append(name)
    for name, figure in now.items():
        candidates = free[_family(name)]
        if name not in partners and (found := next((one for one in candidates if before[one].same(figure)), None)):
            candidates.remove(found)
            partners[name] = found
    taken = set(partners.values())
    return partners | {name: name for name in now if name in before and name not in partners and name not in taken}


def _family(name: str) -> tuple[str, ...]:
    """An id without the numbers that tell the members of a list."""
    return tuple(part for part in name.split(".") if not part.isdigit())


def _verdict(changes: tuple[FigureChange, ...], before: _Published, now: _Published) -> Verdict:
    kinds = {change.kind for change in changes}
    if ChangeKind.DIFFERENT in kinds or (changes and before.digest == now.digest):
        return Verdict.DIFFERENT
    if now.withdrawn and not before.withdrawn:
        return Verdict.WITHDRAWN
    if kinds & {ChangeKind.CORRECTED, ChangeKind.GIVEN_UP}:
        return Verdict.CORRECTED
    return Verdict.SAME if before.digest == now.digest else Verdict.UPDATED
