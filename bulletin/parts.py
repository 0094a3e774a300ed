"""Checks a large archive in parts that have nothing to do with each other, and keeps what was found in each.

A part is whatever is said of one place, of those that it was formed from and of those that came after it: no rule looks
beyond. So a part is read and checked in one process from beginning to end, only what was found leaves it, and after an
edit the others need not be looked at.
"""

import pickle
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NamedTuple, cast

from bulletin.checks.drafts import lacks, untranslated
from bulletin.checks.messages import messages_are_sound
from bulletin.model.archive import Archive
from bulletin.model.calendar import CalendarEntry
from bulletin.model.moment import day_of
from bulletin.model.place import Place, Places
from bulletin.pipeline import check_survey, join, judge, message_files, reported, without_collecting
from bulletin.problems import Problem
from bulletin.report import Report, Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.site.held import next_release
from bulletin.sources.content import survey
from bulletin.sources.document import Content
from bulletin.store import Drawer, digest, program
from bulletin.validate.bulletin_files import Files, Means, read_one, stored_in
from bulletin.validate.content import Description, read_description
from bulletin.validate.packing import pack, unpack_plain
from bulletin.validate.releases import Line, in_order, lines_of, read_lines
from bulletin.workers import FEW, spread


@dataclass(slots=True)
class Part:
    """All that is said of places that hang together."""

    places: Places
    bulletins: list[Files] = field(default_factory=list)
    calendar: list[CalendarEntry] = field(default_factory=list)
    releases: list[Line] = field(default_factory=list)


# The bytes of the files of each bulletin.
_Stored = Sequence[Sequence[bytes | None]]


class _Found(NamedTuple):
    """What was found in a part. `untranslated` counts, by draft language, the bulletins without a translation."""

    problems: tuple[Problem, ...] = ()
    bulletins: int = 0
    held: int = 0
    next_release: datetime | None = None
    untranslated: Mapping[str, int] = {}


class _Whole(NamedTuple):
    """What all parts are checked with: `base` is the archive without its bulletins, `known` the survey's problems."""

    content: Content
    described: Description
    base: Archive
    known: tuple[Problem, ...]
    settings: Settings


@without_collecting()
def check_in_parts(settings: Settings, tell: Tell, *, few: int = FEW) -> Report:
    """What `check_content` finds; an archive of up to `few` bulletins is left in one piece."""
    tell(Step(Stage.SOURCES))
    surveyed, known = survey(settings.content, shown_as=settings.shown_content)
    tell(Step(Stage.VALIDATE))
    described, _ = read_description(surveyed.content)
    lines, damaged = lines_of(surveyed.content.releases)
    if len(surveyed.bulletins) <= few or described is None or damaged or not in_order(lines):
        return check_survey(surveyed, known, settings, tell)[1]
    content = replace(surveyed.content, pages=(), calendar=None, releases=None)
    base, problems = join(replace(surveyed.content, releases=None), described, (), known)
    whole = _Whole(content, described, replace(base, calendar=(), text_pages=()), known, settings)
    parts, rest = parted(surveyed.bulletins, base, lines)
    found: list[_Found] = []
    for one in _of_parts(parts, whole):
        if one is None:  # a bulletin lies in the folder of another part
            return check_survey(surveyed, known, settings, tell)[1]
        found.append(one)
    releases, of_lines = read_lines(rest.releases)
    others = replace(base, calendar=tuple(rest.calendar), releases=releases)
    judged = judge(others, problems + of_lines, settings, tell, Means())
    messages = message_files(settings)
    problems += tuple(problem for one in found for problem in one.problems) + of_lines + judged.problems
    problems += tuple(messages_are_sound(base.info.languages, messages))
    report = replace(
        reported(problems, settings),
        bulletins=sum(one.bulletins for one in found),
        held=sum(one.held for one in found),
        next_release=min((one.next_release for one in found if one.next_release), default=None),
    )
    if report.stopped:
        return report
    lacking = lacks(base, messages)
    counts = {one.language.code: sum(part.untranslated[one.language.code] for part in found) for one in lacking}
    return replace(report, lacks=tuple(replace(one, bulletins=counts[one.language.code]) for one in lacking))


def parted(bulletins: Sequence[Files], base: Archive, lines: Sequence[Line]) -> tuple[list[Part], Part]:
    """The parts that have bulletins, and what is said of none of them."""
    together = _hanging_together(base.places)
    places: defaultdict[str, dict[str, Place]] = defaultdict(dict)
    for place in base.places.values():
        places[together[place.id.casefold()]][place.id] = place
    parts: dict[str, Part] = {}
    for files in bulletins:
        folder = files[0].folder.casefold()  # one that is misspelt may be meant
        name = together.get(folder, folder)
        if name not in parts:
            parts[name] = Part(places.get(name, {}))
        parts[name].bulletins.append(files)
    rest = Part({})
    for entry in base.calendar:
        name = together[entry.place.id.casefold()] if entry.place else ""
        parts.get(name, rest).calendar.append(entry)
    for line in lines:
        folder = line.text.partition("/")[0].casefold()
        parts.get(together.get(folder, folder), rest).releases.append(line)
    return list(parts.values()), rest


def within(archive: Archive, part: Part) -> tuple[Archive, tuple[Problem, ...]]:
    """The archive with nothing but the part's places, dates and releases, and the problems of reading the last."""
    releases, problems = read_lines(part.releases)
    return replace(archive, places=part.places, calendar=tuple(part.calendar), releases=releases), problems


def _hanging_together(places: Places) -> Mapping[str, str]:
    """By the id of each place, the name of its part: the unit that its successors end in."""
    found: dict[str, str] = {}
    for name in places:
        met = {name: None}
        last = name
        while (successor := places[last].successor) and successor not in met:
            met[successor] = None
            last = successor
        found[name.casefold()] = (min(met) if successor else last).casefold()
    return found


def _of_parts(parts: Sequence[Part], whole: _Whole) -> Iterator[_Found | None]:
    """What is kept of each part, and what is found in the others; None where a part cannot be judged by itself."""
    settings = whole.settings
    drawer = Drawer(settings.cache / "parts" / digest(bytes(settings.content.absolute()))[:16])
    described = digest(program().encode(), repr((whole.described, whole.known)).encode())
    asked = repr((settings.drafts, day_of(settings.as_of).isoformat()))
    stored = [[stored_in(files) for files in part.bulletins] for part in parts]
    keys = [_key(part, own, f"{described} {asked}") for part, own in zip(parts, stored, strict=True)]
    kept = [_opened(drawer.get(key), settings.as_of) for key in keys]
    missing = [(part, own) for part, own, found in zip(parts, stored, kept, strict=True) if found is None]
    made = spread(
        lambda item: _sealed_in(*item, whole),
        missing,
        settings.jobs,
        few=1,
        name=lambda item: item[0].bulletins[0][0].shown,
    )
    sealed: dict[str, bytes | None] = {}
    for key, found in zip(keys, kept, strict=True):
        sealed[key] = drawer.get(key) if found else next(made)
        yield found or _opened(sealed[key], settings.as_of)
    drawer.keep({key: one for key, one in sealed.items() if one})


def _key(part: Part, stored: _Stored, described: str) -> str:
    """The name of what is found in these bytes of these files, described and asked like that."""
    said = repr((part.bulletins, part.calendar, part.releases))
    bytes_of_all = (repr(data).encode() if data is None else data for files in stored for data in files)
    return digest(described.encode(), said.encode(), *bytes_of_all)


def _sealed_in(part: Part, stored: _Stored, whole: _Whole) -> bytes | None:
    """Read and check a part, and make bytes of what is found; None where a bulletin is of a place of another part."""
    settings, described = whole.settings, whole.described
    read = [read_one(files, own, described) for files, own in zip(part.bulletins, stored, strict=True)]
    archive, problems = join(whole.content, described, read, whole.known)
    if any(bulletin.place.id not in part.places for bulletin in archive.bulletins):
        return None
    archive, of_lines = within(archive, part)
    judged = judge(archive, problems, settings, lambda *_: None, Means())
    drafts = [language for language in archive.info.languages if language.is_draft]
    found = _Found(
        problems=(*problems[len(whole.known) :], *of_lines, *judged.problems),
        bulletins=len(judged.checked.site.bulletins),
        held=judged.held,
        next_release=next_release(archive, settings.as_of),
        untranslated={language.code: untranslated(archive.bulletins, language) for language in drafts},
    )
    return pack((settings.as_of, tuple(found)))


def _opened(sealed: bytes | None, as_of: datetime) -> _Found | None:
    """What was found, if it can be read, and no embargo has ended between its moment and this one."""
    with suppress(pickle.UnpicklingError):
        since, plain = cast("tuple[datetime, tuple[Any, ...]]", unpack_plain(sealed)) if sealed else (None, ())
        found = _Found(*plain)
        if since and since <= as_of and not (found.next_release and found.next_release <= as_of):
            return found
    return None
