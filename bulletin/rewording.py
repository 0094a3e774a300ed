"""Builds again after an edit of commentary alone, which a few files show, without arranging the whole site.

The rest is known from the last build: that all other files stand as they did then was looked at (`answers.py`), and
what is told of the whole site was kept (`render/commentary.py`). All else is left to a build of everything.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bulletin.jobs import DamagedError, Kept, crew_here
from bulletin.judging import join, judge, reported, without_collecting
from bulletin.model.archive import Archive
from bulletin.model.bulletin import Bulletin
from bulletin.parting import Part, parted, within
from bulletin.pipeline import run_of
from bulletin.problems import Problem
from bulletin.publish import amend, differing, links_alike, read_signed
from bulletin.render import (
    Facts,
    Origins,
    commentary_jobs,
    keep_facts,
    kept_facts,
    newly_worded,
    shards_with,
    with_commentary,
)
from bulletin.report import Report, Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.site.assemble import assemble
from bulletin.site.lean import make_lean
from bulletin.site.site import CheckedSite, Site
from bulletin.sources.content import Survey, survey
from bulletin.validate.bulletin_files import Files, Means, read_bulletins, read_kept
from bulletin.validate.content import Description, read_description
from bulletin.validate.releases import in_order, lines_of


@dataclass(frozen=True, slots=True)
class Reworded:
    """What came of it, and the paths of the files that were written, below the output folder."""

    report: Report
    written: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Found:
    """The part of the site that was edited, arranged and checked, and all that is wrong with it.

    `base` is the archive without bulletins; `files` are those of all bulletins by key.
    """

    part: Part
    checked: CheckedSite
    problems: tuple[Problem, ...]
    base: Archive
    described: Description
    files: Mapping[str, Files]


class _MoreError(Exception):
    """More has to be looked at than the commentary and what shows it."""


@without_collecting()
def reword(settings: Settings, changed: Collection[str], before: Report, tell: Tell) -> Reworded | None:
    """Build again what shows the commentary in the `changed` files of bulletins; `before` is what the last build said.

    None where that is not enough, and everything has to be arranged; nothing is published then.

    Raises:
        PublishRefusedError, MachineError: As of a build.
    """
    try:
        return _reworded(settings, changed, before, tell)
    except (_MoreError, DamagedError):
        return None


def _reworded(settings: Settings, changed: Collection[str], before: Report, tell: Tell) -> Reworded:
    facts = kept_facts(settings)
    if facts is None or settings.only is not None:
        raise _MoreError
    tell(Step(Stage.SOURCES))
    surveyed, known = survey(settings.content, shown_as=settings.shown_content)
    found = _checked(surveyed, known, changed, settings, facts.years)
    report = reported(_together(before.problems, found), settings)
    if report.stopped:
        return Reworded(replace(report, bulletins=before.bulletins, held=before.held))
    settings = replace(settings, base_url=settings.base_url or found.base.info.base_url)
    tell(Step(Stage.RENDER))
    kept, facts = _made(found, facts, settings)
    tell(Step(Stage.PUBLISH))
    others = differing(kept, settings.output)
    signed = read_signed(settings.signed).files
    if others is None or any(one.path in signed or not links_alike(was, one) for one, was in others):
        raise _MoreError
    written = amend([one for one, _ in others], settings.output)
    keep_facts(facts, settings)
    return Reworded(replace(before, problems=report.problems), written)


def _made(found: _Found, facts: Facts, settings: Settings) -> tuple[list[Kept], Facts]:
    """All files that show the commentary of the bulletins that were reworded, and the facts after that."""
    origins = Origins(found.checked, settings)
    bulletins = newly_worded(found.checked.site, found.part.places, origins, facts)
    if bulletins is None:
        raise _MoreError
    shards = {
        number: _shard(keys, found, facts.years, settings) for number, keys in shards_with(bulletins, facts).items()
    }
    run = run_of(settings, crew_here(settings.jobs))
    kept = list(run.do(list(commentary_jobs(found.checked, bulletins, shards, settings, origins))))
    run.close(partial=True)
    return kept, with_commentary(facts, bulletins, origins)


def _checked(
    surveyed: Survey,
    known: tuple[Problem, ...],
    changed: Collection[str],
    settings: Settings,
    years: Mapping[str, Sequence[int]],
) -> _Found:
    """Read, arrange and check the only part that has any of the `changed` files."""
    described, _ = read_description(surveyed.content)
    lines, damaged = lines_of(surveyed.content.releases)
    if described is None or damaged or not in_order(lines):
        raise _MoreError
    base, _ = join(replace(surveyed.content, releases=None), described, (), known)
    parts, _ = parted(surveyed.bulletins, base, lines)
    edited = [part for part in parts if any(str(file.path) in changed for files in part.bulletins for file in files)]
    if len(edited) != 1:
        raise _MoreError
    (part,) = edited
    read = read_bulletins(part.bulletins, described, Means(cache=settings.cache))
    content = replace(surveyed.content, pages=(), calendar=None, releases=None)
    archive, problems = join(content, described, read, known)
    if any(bulletin.place.id not in part.places for bulletin in archive.bulletins):
        raise _MoreError
    archive, of_lines = within(archive, part)
    judged = judge(archive, problems, settings, lambda _: None, Means())
    make_lean(judged.checked.site.bulletins)
    public = replace(archive, bulletins=judged.checked.site.bulletins)
    return _Found(
        part=part,
        checked=replace(judged.checked, site=_arranged(public, judged.checked.site.unpublished, base, years)),
        problems=(*problems[len(known) :], *of_lines, *judged.problems),
        base=base,
        described=described,
        files={f"{files[0].folder}/{files[0].stem}".lower(): files for files in surveyed.bulletins},
    )


def _arranged(archive: Archive, unpublished: frozenset[str], base: Archive, years: Mapping[str, Sequence[int]]) -> Site:
    """The bulletins of an archive within the whole site: with all places, dates, texts and pages of years."""
    whole = replace(archive, places=base.places, calendar=base.calendar, text_pages=base.text_pages)
    return assemble(whole, unpublished, years)


def _together(before: tuple[Problem, ...], found: _Found) -> tuple[Problem, ...]:
    """The problems of the whole site, those of the part as they are now."""
    own = {file.shown for files in found.part.bulletins for file in files}
    if any(problem.where.path not in own and problem not in before for problem in found.problems):
        raise _MoreError
    others = tuple(problem for problem in before if problem.where.path not in own)
    return others + tuple(problem for problem in found.problems if problem.where.path in own)


def _shard(keys: Sequence[str], found: _Found, years: Mapping[str, Sequence[int]], settings: Settings) -> Site:
    """A site of the bulletins of these keys alone."""
    known = {one.key: one for one in found.checked.site.bulletins}
    if any(key not in found.files for key in keys):
        raise _MoreError
    read = [known.get(key) or _read(found.files[key], found.described, settings) for key in keys]
    archive = replace(found.base, bulletins=tuple(one for one in read if one is not None))
    return assemble(archive, found.checked.site.unpublished, years)


def _read(files: Files, described: Description, settings: Settings) -> Bulletin | None:
    bulletin = read_kept(files, described, settings.cache).bulletin
    make_lean([bulletin] if bulletin else [])
    return bulletin
