"""Rules over the lock file: what was published stays, or is corrected for readers to see."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from bulletin.checks.correction_lines import correction_lines, described, lines_of, phrase
from bulletin.checks.corrections import differs
from bulletin.checks.release_pairs import Pair, find_again
from bulletin.checks.release_statuses import statuses_move_forward
from bulletin.model.bulletin import Bulletin, Correction
from bulletin.model.release import ReleasedBulletin, ReleasedValue, released_correction
from bulletin.problems import Location, Problem, Value
from bulletin.site.site import Site


def what_was_published_stays(site: Site, unread: Collection[str] = ()) -> Iterator[Problem]:
    """Hold every bulletin against what the last release recorded of it.

    `unread` names files of which not everything could be read: what they seem to lack may only be misspelt.
    """
    present = {bulletin.key: bulletin for bulletin in site.bulletins}
    for known in site.releases.bulletins.values():
        bulletin = present.get(known.key)
        if bulletin is None:
            if known.where and not any(f"/bulletins/{known.key}." in path.casefold() for path in unread):
                yield Problem(code="bulletin-gone", where=known.where, values={"bulletin": known.key})
        elif bulletin.path not in unread:
            yield from _held_against(known, bulletin)


def _held_against(known: ReleasedBulletin, bulletin: Bulletin) -> Iterator[Problem]:
    pairs = tuple(find_again(known, bulletin))
    new = _new_corrections(known, bulletin)
    uncorrected = [pair for pair in pairs if pair.is_changed and not _own(pair, new)]
    opening = not bulletin.corrections
    for pair in sorted(uncorrected, key=lambda pair: _where(pair, bulletin)):
        yield _uncorrected(pair, bulletin, opening=opening)
        opening = False
    for pair in pairs:
        yield from _corrected_from(pair, _own(pair, new), bulletin)
    yield from _lost_corrections(known, bulletin)
    if known.withdrawn and (bulletin.withdrawn is None or bulletin.withdrawn.date != known.withdrawn):
        values: Mapping[str, Value] = {"bulletin": known.key, "date": known.withdrawn}
        yield Problem(code="withdrawal-gone", where=Location(bulletin.path), values=values)
    yield from statuses_move_forward(known, bulletin, pairs, new)


def _where(pair: Pair, bulletin: Bulletin) -> Location:
    return pair.now.stated.where if pair.now else Location(bulletin.path)


def _new_corrections(known: ReleasedBulletin, bulletin: Bulletin) -> tuple[Correction, ...]:
    """The corrections made since the release."""
    published = list(known.corrections)
    new = []
    for correction in bulletin.corrections:
        own = released_correction(correction)
        if match := next((one for one in published if one.same(own)), None):
            published.remove(match)
        else:
            new.append(correction)
    return tuple(new)


def _own(pair: Pair, new: Iterable[Correction]) -> tuple[Correction, ...]:
    """The corrections since the release that speak of this figure."""
    if pair.now and pair.before.used is not pair.now.figure.used and pair.before.id != pair.now.figure.id:
        return ()  # it is still stated, in the place of the figure that was corrected
    name = pair.now.figure.id if pair.now else pair.before.id
    return tuple(correction for correction in new if correction.statement == name)


def _uncorrected(pair: Pair, bulletin: Bulletin, *, opening: bool) -> Problem:
    """That a figure changed or went without a correction, with the lines of one."""
    before, notation = pair.before, bulletin.notation
    now = pair.now.figure if pair.now else None
    name = now.id if now else before.id
    typed = phrase(before.value, before.unit, notation), phrase(now.value, now.unit, notation) if now else ""
    lines = {
        "fence": "---" if opening else "",
        "list": "" if opening else "corrections:",
        "lines": correction_lines(name, *typed, opening=opening),
    }
    where = _where(pair, bulletin)
    if now is None:
        return Problem(code="released-gone", where=where, values={"name": name, "was": typed[0], **lines})
    values = {"name": name, "was": described(before, now, notation), "now": described(now, before, notation), **lines}
    return Problem(code="released-changed", where=where, values=values, notation=notation)


def _corrected_from(pair: Pair, own: tuple[Correction, ...], bulletin: Bulletin) -> Iterator[Problem]:
    """The first correction since the release begins at what was published."""
    if own and not ReleasedValue.of_figure(own[0].was).same(pair.before.value):
        expected = phrase(pair.before.value, pair.before.unit, bulletin.notation)
        yield differs(bulletin, own[0], "was", expected)


def _lost_corrections(known: ReleasedBulletin, bulletin: Bulletin) -> Iterator[Problem]:
    present = [released_correction(correction) for correction in bulletin.corrections]
    opening = not present
    units = {figure.id: figure.unit for figure in known.figures}
    for correction in known.corrections:
        if match := next((one for one in present if one.same(correction)), None):
            present.remove(match)
            continue
        unit = units.get(correction.figure, "")
        lines = lines_of(correction, unit, bulletin.notation, opening=opening)
        opening = False
        values: Mapping[str, Value] = {"name": correction.figure, "date": correction.date, "lines": lines}
        yield Problem(code="correction-gone", where=Location(bulletin.path), values=values)
