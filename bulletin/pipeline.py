"""The whole way from `content/` to `output/`, to be read first. Each stage is a room of its own.

    content/ -> sources -> validate -> site -> checks -> render -> publish -> output/

Nothing is written before every stage has had its say: problems of all files are collected, and an error in any
stage ends the run with yesterday's output untouched. `judging.py` goes as far as the checks; `parts.py` lets it do so
part by part where the archive is large.
"""

import shutil
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from bulletin.judging import reported
from bulletin.parts import check_content
from bulletin.problems import Location, Problem
from bulletin.report import Report, Stage, Step, Tell
from bulletin.settings import Settings
from bulletin.store import digest

if TYPE_CHECKING:
    from bulletin.jobs import Crew, Run


def build(settings: Settings, tell: Tell, crew: "Crew | None" = None) -> Report:
    """Check everything, then render aside and swap the result into the output folder.

    What has to be made is made by `crew`; without one, by processes of this machine.

    Raises:
        PublishRefusedError: The output folder must not be replaced, or the index of signed files is damaged.
        MachineError: The disk is full, a permission is missing.
        PdfEngineWarning: WeasyPrint had something to say, which is a bug of ours.
    """
    # A check needs none of it, and starts sooner without.
    from bulletin.jobs import DamagedError, crew_here  # noqa: PLC0415
    from bulletin.publish import recover  # noqa: PLC0415

    recover(settings.output, partial=settings.partial)
    crew = crew or crew_here(settings.jobs)
    try:
        return _built(settings, tell, crew)
    except DamagedError:
        # What is kept may be deleted at any time, and is then made again.
        shutil.rmtree(settings.cache / "artefacts", ignore_errors=True)
        return _built(settings, tell, crew)


def _built(settings: Settings, tell: Tell, crew: "Crew") -> Report:
    """Check everything; render and publish a site that is sound."""
    from bulletin.jobs import Kept  # noqa: PLC0415
    from bulletin.publish import check_kept, lay_over, publish, read_signed  # noqa: PLC0415
    from bulletin.render import Origins, facts_of, keep_facts, left_out, render  # noqa: PLC0415

    checked, report = check_content(settings, tell)
    if checked is None:
        return report
    settings = replace(settings, base_url=settings.base_url or checked.site.info.base_url)
    tell(Step(Stage.RENDER))
    run, origins = run_of(settings, crew), Origins(checked, settings)
    kept: list[Kept] = []
    try:
        for one in render(checked, settings, run, origins):
            tell(Step(Stage.RENDER, one.path, run.work))
            kept.append(one)
        reason = run.reason(settings.explain) if settings.explain else None
        not_made, facts = left_out(checked, settings), facts_of(checked, origins)
        del checked, origins  # of a large archive they are most of the memory, and what follows takes some
    finally:
        # What was made is worth keeping even where the rest could not be, or somebody pressed Ctrl-C.
        run.close(partial=settings.partial or sys.exception() is not None)
    tell(Step(Stage.PUBLISH))
    artefacts, stale = lay_over(kept, read_signed(settings.signed), partial=settings.partial)
    found = stale + check_kept(
        kept,
        base_url=settings.base_url,
        left_out=not_made,
        memory=settings.cache / "links",
        name=str(settings.output.absolute()),
    )
    if settings.base_url is None:
        found += (Problem(code="base-url-missing", where=Location(f"{settings.shown_content}/site.yaml")),)
    whole = reported(report.problems + found, settings)
    report = replace(report, problems=whole.problems, stopped=whole.stopped)
    if report.stopped:
        return report
    published = publish(artefacts, settings.output, partial=settings.partial, memory=settings.cache / "standing")
    if settings.only is None:
        keep_facts(facts, settings)
    return replace(report, artefacts=published, reused=run.reused, reason=reason)


def run_of(settings: Settings, crew: "Crew") -> "Run":
    """A run that keeps what it makes for this content."""
    from bulletin.jobs import Run  # noqa: PLC0415 - as in `build`
    from bulletin.publish import noted  # noqa: PLC0415

    return Run(settings.cache / "artefacts", digest(bytes(settings.content.absolute()))[:16], crew, noted)
