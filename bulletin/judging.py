"""Reads, validates, arranges and checks an archive in one piece, and writes nothing.

Problems of all files are collected; only where none of them stops a run is there a site to be published.
"""

import gc
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from bulletin.checks.calendar import calendar_is_kept
from bulletin.checks.check import check
from bulletin.checks.drafts import lacks
from bulletin.checks.messages import MessageFiles, messages_are_sound
from bulletin.checks.moments import bulletins_keep_their_day
from bulletin.i18n.problem_texts import severity
from bulletin.model.archive import Archive
from bulletin.problems import Problem
from bulletin.profile import Timed
from bulletin.report import Report, Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.site.assemble import assemble
from bulletin.site.held import held_back, next_release, without, without_accepts
from bulletin.site.lean import make_lean
from bulletin.site.site import CheckedSite
from bulletin.sources.content import Survey, survey
from bulletin.sources.document import Content
from bulletin.validate.bulletin_files import Means, read_bulletins
from bulletin.validate.content import Description, archive_of, read_description
from bulletin.validate.packing import BulletinRead

# What is said of the public part of a site alone, and has its reason in the part that is held back.
_NOT_OF_PART = frozenset({"accept-needless", "bulletin-gone"})


@contextmanager
def without_collecting() -> Iterator[None]:
    """All that is read is kept, and has no circles: to look for garbage in it again and again would cost a sixth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.enable()


@without_collecting()
def check_whole(settings: Settings, tell: Tell, timed: Timed | None = None) -> tuple[CheckedSite | None, Report]:
    """Read, validate, arrange and check everything.

    The checked site is without what may not be published yet, unless drafts are asked for; problems are those of all.
    `timed` may watch the work, which is then done anew, and in one process.
    """
    tell(Step(Stage.SOURCES))
    surveyed, problems = survey(settings.content, shown_as=settings.shown_content)
    tell(Step(Stage.VALIDATE))
    return check_survey(surveyed, problems, settings, tell, timed)


def check_survey(
    surveyed: Survey, problems: tuple[Problem, ...], settings: Settings, tell: Tell, timed: Timed | None = None
) -> tuple[CheckedSite | None, Report]:
    """The same for files that were found, with the problems of finding them."""
    means = Means(jobs=settings.jobs, cache=settings.cache) if timed is None else Means(timed=timed)
    archive, problems = _archive(surveyed, problems, means)
    if archive is None:
        return None, reported(problems, settings)
    judged = judge(archive, problems, settings, tell, means)
    messages = message_files(settings)
    problems += judged.problems + tuple(messages_are_sound(archive.info.languages, messages))
    report = replace(
        reported(problems, settings),
        bulletins=len(judged.checked.site.bulletins),
        held=judged.held,
        next_release=next_release(archive, settings.as_of),
    )
    if not report.stopped:
        report = replace(report, lacks=lacks(archive, messages))
        make_lean(judged.checked.site.bulletins)
    return (None if report.stopped else judged.checked), report


@dataclass(frozen=True, slots=True)
class Judged:
    """What may be published of an archive, arranged and checked; the problems of all; how many are held back."""

    checked: CheckedSite
    problems: tuple[Problem, ...]
    held: int


def judge(archive: Archive, known: tuple[Problem, ...], settings: Settings, tell: Tell, means: Means) -> Judged:
    """Arrange an archive and hold it against every rule. `known` are the problems that reading it had."""
    tell(Step(Stage.SITE))
    held = held_back(archive, settings.as_of)
    site = assemble(archive, unpublished=held)
    tell(Step(Stage.CHECKS))
    # Of a file with warnings alone everything was understood.
    unread = {problem.where.path for problem in known if severity(problem) == "error"}
    checked, found = check(site, unread, jobs=means.jobs, timed=means.timed)
    problems = found + tuple(bulletins_keep_their_day(site, settings.as_of))
    problems += tuple(calendar_is_kept(site, settings.as_of, unread))
    if held and not settings.drafts:
        checked, of_public = _check_public(without(archive, held), unread, means.jobs)
        problems += tuple(one for one in of_public if one not in found and one.code not in _NOT_OF_PART)
    return Judged(checked, problems, len(held))


def _archive(
    surveyed: Survey, problems: tuple[Problem, ...], means: Means
) -> tuple[Archive | None, tuple[Problem, ...]]:
    """Read and validate each bulletin in one go, on all cores; join them with the rest, and add to the problems."""
    described, found = read_description(surveyed.content)
    read = tuple(read_bulletins(surveyed.bulletins, described, means))
    if described is None:
        of_sources = tuple(problem for one in read for problem in one.of_sources)
        return None, _without_echoes(problems + of_sources, found)
    return join(surveyed.content, described, read, problems)


def join(
    content: Content, described: Description, read: Iterable[BulletinRead], problems: tuple[Problem, ...]
) -> tuple[Archive, tuple[Problem, ...]]:
    """Join the bulletins that were read with the rest, and add to the problems."""
    read = tuple(read)
    of_sources = tuple(problem for one in read for problem in one.of_sources)
    archive, found = archive_of(content, described, ((one.bulletin, one.of_validation) for one in read))
    return archive, _without_echoes(problems + of_sources, found)


def _without_echoes(problems: tuple[Problem, ...], found: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Both, but not that a file is missing: a translation that could not be read is there all the same."""
    unread = {problem.where.path for problem in problems}
    return problems + tuple(problem for problem in found if problem.values.get("file") not in unread)


def _check_public(archive: Archive, unread: Collection[str], jobs: int) -> tuple[CheckedSite, tuple[Problem, ...]]:
    """Arrange and check what is left of the archive without what is held back.

    Made anew rather than cut out, so that no finding, series or neighbour can tell of what readers may not see.
    """
    checked, problems = check(assemble(archive), unread, jobs=jobs)
    if needless := {problem.where for problem in problems if problem.code == "accept-needless"}:
        checked, _ = check(assemble(without_accepts(archive, needless)), unread, jobs=jobs)
    return checked, problems


def message_files(settings: Settings) -> MessageFiles:
    """Where the messages of the interface are."""
    folder, shown = settings.templates / "locales", f"{settings.shown_templates}/locales"
    return MessageFiles(folder, shown, f"{settings.shown_content}/site.yaml")


def reported(problems: tuple[Problem, ...], settings: Settings) -> Report:
    """Problems in the order of their places in the files; `--strict` lets warnings stop a run as well."""
    ordered = tuple(sorted(problems, key=lambda problem: (problem.where, problem.code)))
    stopped = any(settings.strict or severity(problem) == "error" for problem in ordered)
    return Report(problems=ordered, stopped=stopped)
