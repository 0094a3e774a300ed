"""Checks a large archive in parts that have nothing to do with each other, and keeps what was found in each.

A part (`parting.py`) is read and checked in one process from beginning to end, only what was found leaves it, and with
it what is published of its bulletins where a site is to be made. After an edit the other parts need not be looked at.
"""

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple, cast

from bulletin.checks.drafts import lacks, untranslated
from bulletin.checks.messages import messages_are_sound
from bulletin.judging import check_survey, join, judge, message_files, reported, without_collecting
from bulletin.model.archive import Archive
from bulletin.model.moment import day_of
from bulletin.parting import Part, parted, within
from bulletin.problems import Problem
from bulletin.published import MANY, Published, forget_others, pack_published, shelf, site_of, unpack_published
from bulletin.report import Report, Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.site.held import next_release
from bulletin.site.site import CheckedSite
from bulletin.sources.content import survey
from bulletin.sources.document import Content
from bulletin.store import Drawer, digest, program
from bulletin.validate.bulletin_files import Means, read_bulletins, stored_in
from bulletin.validate.content import Description, read_description
from bulletin.validate.packing import pack, unpack_plain
from bulletin.validate.releases import in_order, lines_of, read_lines
from bulletin.workers import FEW, spread


class _Found(NamedTuple):
    """What was found in a part. `untranslated` counts, by draft language, the bulletins without a translation."""

    problems: tuple[Problem, ...] = ()
    bulletins: int = 0
    held: int = 0
    next_release: datetime | None = None
    untranslated: Mapping[str, int] = {}


class _Whole(NamedTuple):
    """What all parts are checked with: `base` is the archive without its bulletins, `known` the survey's problems.

    `folder` keeps what is published of each part, without one it is not asked for; `as_bytes` is how it is held.
    """

    content: Content
    described: Description
    base: Archive
    known: tuple[Problem, ...]
    settings: Settings
    folder: Path | None
    as_bytes: bool


class _Outcome(NamedTuple):
    """What came of a part: the name of all that it is of, and, sealed, what was found and what is published."""

    key: str
    found: bytes
    published: bytes | None

    @property
    def name_of_published(self) -> str:
        """What is published is kept under what was found with it: a later check may have seen an embargo end."""
        return digest(self.key.encode(), self.found)


@without_collecting()
def check_in_parts(settings: Settings, tell: Tell, *, few: int = FEW) -> Report:
    """What is wrong with everything; an archive of up to `few` bulletins is left in one piece."""
    return _in_parts(settings, tell, None, few=few)[1]


@without_collecting()
def check_content(
    settings: Settings, tell: Tell, *, few: int = FEW, many: int = MANY
) -> tuple[CheckedSite | None, Report]:
    """Read, validate, arrange and check everything; publish nothing.

    The checked site is without what may not be published yet, unless drafts are asked for; problems are those of all.
    What more than `many` bulletins state and say is held as bytes.
    """
    folder = settings.cache / "published" / digest(bytes(settings.content.absolute()), bytes([settings.drafts]))[:16]
    return _in_parts(settings, tell, folder, few=few, many=many)


def _in_parts(
    settings: Settings, tell: Tell, folder: Path | None, *, few: int, many: int = MANY
) -> tuple[CheckedSite | None, Report]:
    """What is wrong and, where `folder` keeps what is published of each part, the site that is made of these."""
    tell(Step(Stage.SOURCES))
    surveyed, known = survey(settings.content, shown_as=settings.shown_content)
    tell(Step(Stage.VALIDATE))
    described, _ = read_description(surveyed.content)
    lines, damaged = lines_of(surveyed.content.releases)
    if len(surveyed.bulletins) <= few or described is None or damaged or not in_order(lines):
        return check_survey(surveyed, known, settings, tell)
    content = replace(surveyed.content, pages=(), calendar=None, releases=None)
    base, problems = join(replace(surveyed.content, releases=None), described, (), known)
    whole = _Whole(
        content,
        described,
        replace(base, calendar=(), text_pages=()),
        known,
        settings,
        folder,
        len(surveyed.bulletins) > many,
    )
    parts, rest = parted(surveyed.bulletins, base, lines)
    found: list[_Found] = []
    published: list[Published] = []
    for outcome in _of_parts(parts, whole):
        if outcome is None:  # a bulletin lies in the folder of another part
            return check_survey(surveyed, known, settings, tell)
        found.append(outcome[0])
        if outcome[1]:
            published.append(outcome[1])
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
        return None, report
    lacking = lacks(base, messages)
    counts = {one.language.code: sum(part.untranslated[one.language.code] for part in found) for one in lacking}
    report = replace(report, lacks=tuple(replace(one, bulletins=counts[one.language.code]) for one in lacking))
    return (site_of(published, replace(base, releases=read_lines(lines)[0])) if folder else None), report


def _of_parts(parts: Sequence[Part], whole: _Whole) -> Iterator[tuple[_Found, Published | None] | None]:
    """What is kept of each part, and what comes of the others; None where a part cannot be judged by itself."""
    settings, described = whole.settings, whole.described
    drawer = Drawer(settings.cache / "parts" / digest(bytes(settings.content.absolute()))[:16])
    asked = digest(
        program().encode(),
        repr((described, whole.known)).encode(),
        repr((settings.drafts, whole.as_bytes, day_of(settings.as_of).isoformat())).encode(),
    )
    # The bytes of all files would fill the memory if they were not let go of again.
    keys = [_key(part, map(stored_in, part.bulletins), asked) for part in parts]
    kept = [_kept(key, part, drawer, whole) for key, part in zip(keys, parts, strict=True)]
    missing = [part for part, known in zip(parts, kept, strict=True) if not known]
    # One part alone, as of an archive of one province, has all processes for itself.
    alone, keeps = len(missing) == 1, whole.folder is not None
    means = Means(jobs=settings.jobs if alone else 1, cache=settings.cache if keeps else None)
    made = spread(
        lambda part: _outcome(part, asked, whole, means),
        missing,
        settings.jobs,
        few=1,
        name=lambda part: part.bulletins[0][0].shown,
    )
    sealed: dict[str, bytes] = {}
    for part, known in zip(parts, kept, strict=True):
        outcome = known or next(made)
        if outcome is None:
            yield None
            return
        own = shelf(whole.folder, part.name) if whole.folder else None
        if own and known:
            outcome = known._replace(published=own.get(known.name_of_published))
        elif own and outcome.published:
            own.keep({outcome.name_of_published: outcome.published})
        sealed[outcome.key] = outcome.found
        found = _opened(outcome.found, settings.as_of)
        if found is None or (own and not outcome.published):  # somebody deletes what is kept meanwhile
            raise RuntimeError(outcome.key)
        yield found, unpack_published(outcome.published, described) if outcome.published else None
    drawer.keep(sealed)
    if whole.folder:
        forget_others(whole.folder, [part.name for part in parts])


def _kept(key: str, part: Part, drawer: Drawer, whole: _Whole) -> _Outcome | None:
    """What was found in a part, if what is published of it is kept as well where that is asked for."""
    sealed = drawer.get(key)
    if sealed is None or _opened(sealed, whole.settings.as_of) is None:
        return None
    outcome, folder = _Outcome(key, sealed, None), whole.folder
    return outcome if folder is None or shelf(folder, part.name).get(outcome.name_of_published) else None


def _key(part: Part, stored: Iterable[Sequence[bytes | None]], asked: str) -> str:
    """The name of what comes of these bytes of a part's files, asked like that."""
    said = repr((part.bulletins, part.calendar, part.releases))
    bytes_of_all = (repr(data).encode() if data is None else data for files in stored for data in files)
    return digest(asked.encode(), said.encode(), *bytes_of_all)


def _outcome(part: Part, asked: str, whole: _Whole, means: Means) -> _Outcome | None:
    """Read and check a part, and make bytes of what comes of it; None where a bulletin is of a place of another."""
    settings, described = whole.settings, whole.described
    stored = [stored_in(files) for files in part.bulletins]
    read = read_bulletins(part.bulletins, described, means, stored)
    archive, problems = join(whole.content, described, read, whole.known)
    if any(bulletin.place.id not in part.places for bulletin in archive.bulletins):
        return None
    archive, of_lines = within(archive, part)
    judged = judge(archive, problems, settings, lambda *_: None, means)
    drafts = [language for language in archive.info.languages if language.is_draft]
    found = _Found(
        problems=(*problems[len(whole.known) :], *of_lines, *judged.problems),
        bulletins=len(judged.checked.site.bulletins),
        held=judged.held,
        next_release=next_release(archive, settings.as_of),
        untranslated={language.code: untranslated(archive.bulletins, language) for language in drafts},
    )
    sealed = pack((settings.as_of, tuple(found)))
    published = pack_published(judged.checked, as_bytes=whole.as_bytes) if whole.folder else None
    return _Outcome(_key(part, stored, asked), sealed, published)


def _opened(sealed: bytes | None, as_of: datetime) -> _Found | None:
    """What was found, if it can be read, and no embargo has ended between its moment and this one."""
    with suppress(pickle.UnpicklingError):
        since, plain = cast("tuple[datetime, tuple[Any, ...]]", unpack_plain(sealed)) if sealed else (None, ())
        found = _Found(*plain)
        if since and since <= as_of and not (found.next_release and found.next_release <= as_of):
            return found
    return None
