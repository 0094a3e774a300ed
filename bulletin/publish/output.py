"""Writes a build aside and puts it in the place of the one before, whole or not at all."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bulletin.artefact import Readable
from bulletin.jobs import Kept
from bulletin.publish.former import Former
from bulletin.publish.manifest import Entry, Manifest, entry, manifest_file
from bulletin.publish.ownership import refuse_foreign, refuse_unfit
from bulletin.publish.paths import is_safe
from bulletin.publish.refusals import machine_error
from bulletin.publish.standing import Mark, Memory, mark_of
from bulletin.publish.swap import NEXT, swap
from bulletin.publish.workshop import reported, work_folder, workshop


def publish(
    artefacts: Iterable[Readable],
    output: Path,
    *,
    partial: bool = False,
    exchanging: bool = True,
    memory: Path | None = None,
) -> int:
    """Write all artefacts and a manifest, then make them the output folder. Returns the number of its files.

    The artefacts are taken one by one, so that they need not all be in memory; an exception that they raise, even
    after the last one, leaves everything as it was. What stands there already is not written again. A build that is
    `partial` replaces no full one. Without `exchanging`, the swap takes the way of systems that cannot exchange two
    folders in one step. In the file `memory` is kept how the files stand, so that they need not be read the next time.

    Raises:
        PublishRefusedError: The output folder is somebody else's, or another build is at work on it.
        MachineError: The system refused: no space, no permission.
    """
    output = _real_folder(output)
    with workshop(output) as work:
        with reported(output):
            refuse_foreign(output, partial=partial)
        remembered = Memory(memory, output)
        former = Former(output, remembered.marks())
        if isinstance(artefacts, Sequence) and former.is_whole(_wanted(artefacts), partial=partial):
            return len(artefacts) + 1
        marks = _stage(artefacts, work / NEXT, former, partial=partial)
        with reported(output):
            swap(output, work, exchanging=exchanging)
        remembered.keep(marks)
    return len(marks)


def recover(output: Path, *, partial: bool = False) -> None:
    """Finish or drop what a killed build has left, and refuse early what `publish` would refuse after all the work.

    To be called before anything else is done with `output`.

    Raises:
        PublishRefusedError: Another build is at work on it, or its files are somebody else's.
        MachineError: The system refused.
    """
    output = _real_folder(output)
    with reported(output):
        left_behind = work_folder(output).exists()
    if left_behind:
        with workshop(output):
            pass  # entering settles
    with reported(output):
        refuse_foreign(output, partial=partial)


def _real_folder(output: Path) -> Path:
    """The output folder by its own name below its real parent, so that a link in its place is seen and refused."""
    with reported(output):
        real = output.resolve() if output.name == ".." else output.parent.resolve() / output.name
        refuse_unfit(real)
    return real


def _wanted(artefacts: Iterable[Readable]) -> dict[str, Entry]:
    return {artefact.path: _entry(artefact) for artefact in artefacts}


def _entry(artefact: Readable) -> Entry:
    return Entry(artefact.path, artefact.size, artefact.sha256)


def _stage(artefacts: Iterable[Readable], folder: Path, former: Former, *, partial: bool) -> dict[str, Mark]:
    """Write all files and their manifest below `folder`; how each of them stands, by its path."""
    made: set[Path] = set()
    entries = []
    marks: dict[str, Mark] = {}
    for artefact in artefacts:
        wanted = _entry(artefact)
        marks[wanted.path] = _write(artefact, wanted, folder, made, former)
        entries.append(wanted)
    manifest = manifest_file(Manifest(partial, tuple(entries)))
    wanted = entry(manifest.path, manifest.content)
    marks[wanted.path] = _write(manifest, wanted, folder, made, former)
    return marks


def _write(artefact: Readable, wanted: Entry, folder: Path, made: set[Path], former: Former) -> Mark:
    # `check_links` finds both before; here they are the last thing between a bug and somebody's files.
    if not is_safe(artefact.path):
        raise ValueError(f"{artefact.path!r} is no path below the output folder")
    target = folder / artefact.path
    try:
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if not former.link(wanted, target):
            with target.open("xb") as file:
                if isinstance(artefact, Kept):
                    artefact.write_to(file)
                else:
                    file.write(artefact.content)
        return mark_of(target)
    except (FileExistsError, NotADirectoryError) as error:
        raise ValueError(f"two artefacts want the path {artefact.path!r}") from error
    except OSError as error:
        raise machine_error(error, target) from error
