"""Does what is of one bulletin on the machines of a Dask cluster: the site travels as bytes, and so does what is made.

A worker lays the site into a folder of its own, checks it as a build does, and then does jobs by their names. What the
cluster does differs in nothing from what this machine does; that both run the same program is checked.
"""

import io
import json
import tempfile
import threading
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from bulletin.jobs import Crew, Draft, Job, Kept, Run, crew_here
from bulletin.parts import check_content
from bulletin.problems import MachineError
from bulletin.settings import Settings

# What comes of a job: the program and libraries that did it, and its files, or None where the draft is the known one.
Done = tuple[str, list[tuple[str, bytes, str | None]] | None]

_SETTINGS = "settings.json"
_ZIP_STARTS = (1980, 1, 1, 0, 0, 0)
# WeasyPrint and our caches are made for one thread.
_one_at_a_time = threading.Lock()


@contextmanager
def dask_crew(settings: Settings, scheduler: str) -> Iterator[Crew]:
    """The cluster whose scheduler has this address.

    Raises:
        MachineError: Dask is not installed, or the scheduler does not answer.
    """
    try:
        from distributed import Client  # noqa: PLC0415 - not needed by other builds
    except ImportError as error:
        raise MachineError("cluster-library-missing", "distributed", error.name or str(error)) from error
    try:
        client: Any = Client(scheduler, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise MachineError("cluster-silent", scheduler, str(error) or type(error).__name__) from error
    with client:
        site = client.scatter(pack_site(settings), broadcast=True, hash=False)
        yield crew_there(client.get_executor(pure=False), site, crew_here(settings.jobs))


def crew_there(executor: Executor, site: Any, here: Crew) -> Crew:
    """Portable jobs go to `executor` with the bytes of `site` or what stands for them; others are done `here`."""

    def do(run: Run, jobs: Sequence[Job]) -> Iterator[tuple[Job, tuple[Kept, ...]]]:
        going = [job for job in jobs if job.portable]
        futures: dict[Future[Done], Job] = {
            executor.submit(do_there, site, job.name, run.essence(job)): job for job in going
        }
        yield from here(run, [job for job in jobs if not job.portable])
        for future in as_completed(futures):
            job = futures[future]
            yield job, run.take(job, _result(future, job))

    return do


def _result(future: "Future[Done]", job: Job) -> list[tuple[str, bytes, str | None]] | None:
    try:
        made_with, files = future.result()
    except Exception as error:
        # Dask does the jobs of lost workers again, and gives up on one that has killed several.
        if type(error).__name__ in {"KilledWorker", "BrokenProcessPool"}:
            raise MachineError("worker-died", job.name, type(error).__name__) from error
        raise
    if made_with != _made_with(job):
        raise MachineError("cluster-differs", job.name, made_with)
    return files


def _made_with(job: Job) -> str:
    return f"{job.inputs['program']} {job.inputs['libraries']}"


def do_there(site: bytes, name: str, essence: str | None) -> Done:
    """Do one job, on a worker. `essence` is that of the file as it was made the last time."""
    with _one_at_a_time:
        job = _opened(site)[1][name]
        made = job.make()
        if not isinstance(made, Draft):
            return _made_with(job), [(one.path, one.content, None) for one in made]
        if made.essence == essence:
            return _made_with(job), None
        artefact = made.make()
        return _made_with(job), [(artefact.path, artefact.content, made.essence)]


@lru_cache(maxsize=1)
def _opened(site: bytes) -> tuple["tempfile.TemporaryDirectory[str]", Mapping[str, Job]]:
    """The jobs of a site, and the folder that it lies in, which goes with the worker or when another site comes."""
    from bulletin.render import portable_jobs  # noqa: PLC0415 - a build here needs none of it sooner

    folder = tempfile.TemporaryDirectory(prefix="bulletin-")
    settings = unpack_site(site, Path(folder.name))
    checked, report = check_content(settings, lambda _: None)
    if checked is None:
        raise ValueError(f"a site that is sound where it was packed has {len(report.problems)} problems here")
    return folder, portable_jobs(checked, replace(settings, base_url=settings.base_url or checked.site.info.base_url))


def pack_site(settings: Settings) -> bytes:
    """All that a site is made from, as a zip file: content, templates, fetched packages, the choices of the run."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, path in sorted(_files(settings).items()):
            archive.writestr(zipfile.ZipInfo(name, _ZIP_STARTS), path.read_bytes())
        chosen = {
            "shown_content": settings.shown_content,
            "shown_templates": settings.shown_templates,
            "base_url": settings.base_url,
            "drafts": settings.drafts,
            "as_of": settings.as_of.isoformat(),
        }
        archive.writestr(zipfile.ZipInfo(_SETTINGS, _ZIP_STARTS), json.dumps(chosen))
    return packed.getvalue()


def _files(settings: Settings) -> Mapping[str, Path]:
    files: dict[str, Path] = {}
    for name, folder in (("content", settings.content), ("templates", settings.templates)):
        files |= {f"{name}/{path.relative_to(folder).as_posix()}": path for path in folder.rglob("*") if path.is_file()}
    lock = settings.libraries / ".package-lock.json"
    if lock.exists():
        files["libraries/.package-lock.json"] = lock
        packages = json.loads(lock.read_bytes())["packages"]
        for name in (name for name, package in packages.items() if not package.get("dev")):
            own = settings.libraries / Path(name).relative_to("node_modules")
            files |= {
                f"libraries/{path.relative_to(settings.libraries).as_posix()}": path
                for path in own.rglob("*")
                if path.is_file()
            }
    return files


def unpack_site(site: bytes, folder: Path) -> Settings:
    """Lay a packed site into a folder that is empty; the settings to build it with."""
    with zipfile.ZipFile(io.BytesIO(site)) as archive:
        archive.extractall(folder)
    chosen = json.loads((folder / _SETTINGS).read_text("utf-8"))
    return Settings(
        content=folder / "content",
        output=folder / "output",
        templates=folder / "templates",
        cache=folder / "cache",
        libraries=folder / "libraries",
        **{**chosen, "as_of": datetime.fromisoformat(chosen["as_of"])},
    )
