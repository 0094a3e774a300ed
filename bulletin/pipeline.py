"""The whole way from `content/` to `output/`, to be read first. Each stage is a room of its own.

    content/ -> sources -> validate -> site -> checks -> render -> publish -> output/

Nothing is written before every stage has had its say: problems of all files are collected, and an error in any
stage ends the run with yesterday's output untouched.
"""

import gc
import shutil
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from bulletin.checks.calendar import calendar_is_kept
from bulletin.checks.check import check
from bulletin.checks.drafts import Lack, lacks
from bulletin.checks.messages import MessageFiles, messages_are_sound
from bulletin.checks.moments import bulletins_keep_their_day
from bulletin.i18n.problem_texts import severity
from bulletin.jobs import Crew, DamagedError, Kept, Reason, Run, Work, crew_here
from bulletin.model.archive import Archive
from bulletin.problems import Location, Problem
from bulletin.profile import Timed, untimed
from bulletin.publish import check_outlines, lay_over, noted, outline_of, publish, read_signed, recover
from bulletin.settings import Settings
from bulletin.site.assemble import assemble
from bulletin.site.held import held_back, next_release, without, without_accepts
from bulletin.site.site import CheckedSite
from bulletin.sources.content import Survey, survey
from bulletin.store import digest
from bulletin.validate.bulletin_files import Means, read_bulletins
from bulletin.validate.content import archive_of, read_description


class Stage(StrEnum):
    """The stages in their order; progress output and `docs/architecture.md` use the same words."""

    SOURCES = "sources"
    VALIDATE = "validate"
    SITE = "site"
    CHECKS = "checks"
    RENDER = "render"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Step:
    """What a run has come to: its stage, the file that it has just made, how much is done and how much lies ahead."""

    stage: Stage
    made: str = ""
    work: Work | None = None


Tell = Callable[[Step], None]

# What is said of the public part of a site alone, and has its reason in the part that is held back.
_NOT_OF_PART = frozenset({"accept-needless", "bulletin-gone"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a run found and made.

    `artefacts` counts the files published; it is 0 where errors stopped the run. Of the jobs that made them, `reused`
    had been done before; `reason` is that of the file which was asked for. `held` counts the bulletins among all that
    are not out yet: drafts, and those under embargo; the first embargo of them ends at `next_release`. `lacks` says
    what each draft language still lacks.
    """

    problems: tuple[Problem, ...]
    stopped: bool
    bulletins: int = 0
    held: int = 0
    next_release: datetime | None = None
    artefacts: int = 0
    reused: int = 0
    reason: Reason | None = None
    lacks: tuple[Lack, ...] = ()


@contextmanager
def _without_collecting() -> Iterator[None]:
    """All that is read is kept, and has no circles: to look for garbage in it again and again would cost a sixth."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.freeze()
            gc.enable()


@_without_collecting()
def check_content(settings: Settings, tell: Tell, timed: Timed | None = None) -> tuple[CheckedSite | None, Report]:
    """Read, validate, arrange and check everything; write nothing.

    The checked site is without what may not be published yet, unless drafts are asked for; problems are those of all.
    `timed` may watch the work, which is then done anew, and in one process.
    """
    tell(Step(Stage.SOURCES))
    surveyed, problems = survey(settings.content, shown_as=settings.shown_content)
    tell(Step(Stage.VALIDATE))
    jobs, cache = (settings.jobs, settings.cache) if timed is None else (1, None)
    timed = timed or untimed
    means = Means(jobs=jobs, cache=cache, timed=timed)
    archive, problems = _archive(surveyed, problems, means)
    if archive is None:
        return None, _report(problems, settings)
    tell(Step(Stage.SITE))
    held = held_back(archive, settings.as_of)
    site = assemble(archive, unpublished=held)
    tell(Step(Stage.CHECKS))
    # Of a file with warnings alone everything was understood.
    unread = {problem.where.path for problem in problems if severity(problem) == "error"}
    checked, found = check(site, unread, jobs=jobs, timed=timed)
    problems += found
    problems += tuple(bulletins_keep_their_day(site, settings.as_of))
    problems += tuple(calendar_is_kept(site, settings.as_of, unread))
    messages = message_files(settings)
    problems += tuple(messages_are_sound(archive.info.languages, messages))
    if held and not settings.drafts:
        checked, of_public = _check_public(without(archive, held), unread, jobs)
        problems += tuple(one for one in of_public if one not in found and one.code not in _NOT_OF_PART)
    report = _report(problems, settings)
    released_next = next_release(archive, settings.as_of)
    report = replace(report, bulletins=len(checked.site.bulletins), held=len(held), next_release=released_next)
    if not report.stopped:
        report = replace(report, lacks=lacks(archive, messages))
    return (None if report.stopped else checked), report


def _archive(
    surveyed: Survey, problems: tuple[Problem, ...], means: Means
) -> tuple[Archive | None, tuple[Problem, ...]]:
    """Read and validate each bulletin in one go, on all cores; join them with the rest, and add to the problems."""
    described, found = read_description(surveyed.content)
    read = tuple(read_bulletins(surveyed.bulletins, described, means))
    problems += tuple(problem for one in read for problem in one.of_sources)
    archive = None
    if described:
        bulletins = ((one.bulletin, one.of_validation) for one in read)
        archive, found = archive_of(surveyed.content, described, bulletins)
    # A translation that could not be read is there all the same.
    unread = {problem.where.path for problem in problems}
    return archive, problems + tuple(problem for problem in found if problem.values.get("file") not in unread)


def _check_public(archive: Archive, unread: Collection[str], jobs: int) -> tuple[CheckedSite, tuple[Problem, ...]]:
    """Arrange and check what is left of the archive without what is held back.

    Made anew rather than cut out, so that no finding, series or neighbour can tell of what readers may not see.
    """
    checked, problems = check(assemble(archive), unread, jobs=jobs)
    if needless := {problem.where for problem in problems if problem.code == "accept-needless"}:
        checked, _ = check(assemble(without_accepts(archive, needless)), unread, jobs=jobs)
    return checked, problems


def build(settings: Settings, tell: Tell, crew: Crew | None = None) -> Report:
    """Check everything, then render aside and swap the result into the output folder.

    What has to be made is made by `crew`; without one, by processes of this machine.

    Raises:
        PublishRefusedError: The output folder must not be replaced, or the index of signed files is damaged.
        MachineError: The disk is full, a permission is missing.
        PdfEngineWarning: WeasyPrint had something to say, which is a bug of ours.
    """
    recover(settings.output, partial=settings.partial)
    checked, report = check_content(settings, tell)
    if checked is None:
        return report
    settings = replace(settings, base_url=settings.base_url or checked.site.info.base_url)
    crew = crew or crew_here(settings.jobs)
    try:
        return _made(checked, report, settings, tell, crew)
    except DamagedError:
        # What is kept may be deleted at any time, and is then made again.
        shutil.rmtree(settings.cache / "artefacts", ignore_errors=True)
        return _made(checked, report, settings, tell, crew)


def _made(checked: CheckedSite, report: Report, settings: Settings, tell: Tell, crew: Crew) -> Report:
    """Render and publish a site that was found sound."""
    # A check needs none of it, and starts a quarter sooner without.
    from bulletin.render import left_out, render  # noqa: PLC0415

    tell(Step(Stage.RENDER))
    run = Run(settings.cache / "artefacts", digest(bytes(settings.content.absolute()))[:16], crew, noted)
    kept: list[Kept] = []
    try:
        for one in render(checked, settings, run):
            tell(Step(Stage.RENDER, one.path, run.work))
            kept.append(one)
        reason = run.reason(settings.explain) if settings.explain else None
    finally:
        # What was made is worth keeping even where the rest could not be, or somebody pressed Ctrl-C.
        run.close(partial=settings.partial or sys.exception() is not None)
    tell(Step(Stage.PUBLISH))
    artefacts, stale = lay_over(kept, read_signed(settings.signed), partial=settings.partial)
    outlines = (outline_of(one.path, one.note) for one in kept)
    found = stale + check_outlines(outlines, base_url=settings.base_url, left_out=left_out(checked, settings))
    if settings.base_url is None:
        found += (Problem(code="base-url-missing", where=Location(f"{settings.shown_content}/site.yaml")),)
    whole = _report(report.problems + found, settings)
    report = replace(report, problems=whole.problems, stopped=whole.stopped)
    if report.stopped:
        return report
    published = publish(artefacts, settings.output, partial=settings.partial)
    return replace(report, artefacts=published, reused=run.reused, reason=reason)


def message_files(settings: Settings) -> MessageFiles:
    """Where the messages of the interface are."""
    folder, shown = settings.templates / "locales", f"{settings.shown_templates}/locales"
    return MessageFiles(folder, shown, f"{settings.shown_content}/site.yaml")


def _report(problems: tuple[Problem, ...], settings: Settings) -> Report:
    """Problems in the order of their places in the files; `--strict` lets warnings stop a run as well."""
    ordered = tuple(sorted(problems, key=lambda problem: (problem.where, problem.code)))
    stopped = any(settings.strict or severity(problem) == "error" for problem in ordered)
    return Report(problems=ordered, stopped=stopped)
