"""Does the jobs of a build that are not done yet, spread over processes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bulletin.artefact import Artefact, Readable
from bulletin.jobs.job import Draft, Job
from bulletin.jobs.shelf import Entry, Kept, Shelf, differing
from bulletin.record import record
from bulletin.workers import spread

# So few jobs are done sooner than processes are started.
_FEW = 4

Note = Callable[[Readable], str]
# Does jobs of a run, wherever: gives each with its files, in any order.
Crew = Callable[["Run", Sequence[Job]], Iterator[tuple[Job, tuple[Kept, ...]]]]


def crew_here(workers: int) -> Crew:
    """So many processes of this machine."""

    def do(run: Run, jobs: Sequence[Job]) -> Iterator[tuple[Job, tuple[Kept, ...]]]:
        # What is long would also fill this process, which all others are forked from.
        few = _FEW if all(job.cost == 1 for job in jobs) else 0
        return zip(jobs, spread(run.make, jobs, workers, few=few, name=lambda job: job.name), strict=True)

    return do


@dataclass(slots=True)
class Work:
    """How much of the work of a run is done, and how much is known to lie ahead, in costs of jobs."""

    done: int = 0
    ahead: int = 0


@record(frozen=True, slots=True)
class Reason:
    """Why a job was done again: the inputs that differ from those of the last time; none where it was not.

    `is_new` says that nothing was known of it.
    """

    job: str
    inputs: tuple[str, ...]
    is_new: bool = False


class Run:
    """What one build makes: `note` says what is to be remembered of each file beside its bytes."""

    def __init__(self, folder: Path, site: str, crew: Crew, note: Note) -> None:
        """Keep what is made for the site of this name below `folder`."""
        self.shelf = Shelf(folder, site)
        self.reused = 0
        self.work = Work()
        self._crew, self._note = crew, note
        self._known: dict[str, Entry] = {}

    def unknown(self, jobs: Sequence[Job]) -> int:
        """How many of the jobs were never done."""
        return len(jobs) - self.shelf.count(jobs)

    def do(self, jobs: Sequence[Job]) -> Iterator[Kept]:
        """The files of all jobs: kept ones first, then those that are made, in the order of the jobs.

        Raises:
            MachineError: A worker died of the same job twice, or the disk is full.
        """
        missing, found = [], self.shelf.find(jobs)
        self.work.ahead += sum(job.cost for job in jobs)
        for job in jobs:
            files = found.pop(job.name, None)
            if files is None:
                missing.append(job)
                continue
            self.reused += 1
            self.work.ahead -= job.cost
            self._known[job.name] = Entry(job.inputs, files)
            yield from files

        for job, files in self._crew(self, missing):
            self._known[job.name] = Entry(job.inputs, files)
            self.work.done += job.cost
            self.work.ahead -= job.cost
            yield from files

    def reason(self, path: str) -> Reason | None:
        """Why the file of this path was made, or that it was not; None where it is no file of this run."""
        for name, entry in self._known.items():
            if any(file.path == path for file in entry.files):
                before = self.shelf.entry(name)
                return Reason(name, () if before is None else differing(before, entry), before is None)
        return None

    def make(self, job: Job) -> tuple[Kept, ...]:
        """Do one job, in whatever process; what it made is kept, but not known yet."""
        made = job.make()
        if not isinstance(made, Draft):
            return tuple(self.shelf.put(artefact, self._note(artefact)) for artefact in made)
        if (kept := self.shelf.with_essence(job.name, made.essence)) is not None:
            return (kept,)
        return (self.shelf.put(made.make(), essence=made.essence),)

    def essence(self, job: Job) -> str | None:
        """The essence that the only file of a job had the last time, if it is still there."""
        entry = self.shelf.entry(job.name)
        if entry is None or len(entry.files) != 1:
            return None
        essence = entry.files[0].essence
        return essence if essence and self.shelf.with_essence(job.name, essence) else None

    def take(self, job: Job, files: Sequence[tuple[str, bytes, str | None]] | None) -> tuple[Kept, ...]:
        """Keep what was made elsewhere: path, content, and the essence of a draft; None where that is as it was."""
        if files is None:
            entry = self.shelf.entry(job.name)
            return entry.files if entry else ()
        made = ((Artefact(path, content), essence) for path, content, essence in files)
        return tuple(
            self.shelf.put(one, self._note(one)) if essence is None else self.shelf.put(one, essence=essence)
            for one, essence in made
        )

    def close(self, *, partial: bool) -> None:
        """Remember what was done, for the next build, and hold it no longer."""
        self.shelf.close(self._known, partial=partial)
        self._known = {}
