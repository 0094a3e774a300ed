"""Writes a build aside and puts it in the place of the one before, whole or not at all."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from bulletin.artefact import Artefact, Readable
from bulletin.jobs import Kept
from bulletin.publish.former import Former
from bulletin.publish.manifest import Entry, Manifest, amended, manifest_file
from bulletin.publish.ownership import refuse_foreign, refuse_unfit
from bulletin.publish.paths import MANIFEST, is_safe
from bulletin.publish.refusals import machine_error
from bulletin.publish.standing import Mark, Memory, mark_of
from bulletin.publish.swap import NEXT, move_in, swap
from bulletin.publish.workshop import reported, work_folder, workshop

# So many files are moved into their places before a reader could fetch two pages.
_FEW = 1000


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
    after the last one, leaves everything as it was. What stands there already is not written again, and where that is
    nearly all of a sequence, the folder stays and the few others are moved into it one by one. A build that is
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
        if isinstance(artefacts, Sequence):
            wanted = _wanted(artefacts)
            lacking = former.lacking(wanted, partial=partial)
            if lacking is not None and len(lacking) <= _FEW:
                if lacking:
                    manifest = manifest_file(Manifest(partial, tuple(wanted.values())))
                    few = [one for one in artefacts if one.path in lacking]
                    marks = _move_in([*few, manifest], output, work)
                    remembered.keep({**remembered.marks(), **marks})
                return len(artefacts) + 1
        marks = _stage(artefacts, work / NEXT, former, partial=partial)
        with reported(output):
            swap(output, work, exchanging=exchanging)
        remembered.keep(marks)
    return len(marks)


def differing(artefacts: Iterable[Readable], output: Path) -> list[tuple[Readable, Artefact]] | None:
    """Those of the artefacts that are not as the output folder has them, each with what stands there.

    None where one of them is not there at all.
    """
    found = []
    for one in artefacts:
        try:
            before = Artefact(one.path, (output / one.path).read_bytes())
        except OSError:
            return None
        if _entry(before) != _entry(one):
            found.append((one, before))
    return found


def amend(artefacts: Sequence[Readable], output: Path) -> tuple[str, ...]:
    """Put these files in the place of those of the same paths. All others must stand as they were built.

    Returns the paths of what was written.

    Raises:
        PublishRefusedError: Another build is at work on the folder.
        MachineError: The system refused.
        ValueError: The folder has no file of such a path.
    """
    if not artefacts:
        return ()
    output = _real_folder(output)
    with workshop(output) as work:
        with reported(output):
            listed = (output / MANIFEST).read_bytes()
        manifest = Artefact(MANIFEST, amended(listed, map(_entry, artefacts)))
        return tuple(_move_in([*artefacts, manifest], output, work))


def _move_in(artefacts: Iterable[Readable], output: Path, work: Path) -> dict[str, Mark]:
    made: set[Path] = set()
    marks = {one.path: _write(one, work / NEXT, made) for one in artefacts}
    with reported(output):
        move_in(output, work)
    return marks


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
        marks[wanted.path] = _write(artefact, folder, made, former)
        entries.append(wanted)
    manifest = manifest_file(Manifest(partial, tuple(entries)))
    marks[manifest.path] = _write(manifest, folder, made, former)
    return marks


def _write(artefact: Readable, folder: Path, made: set[Path], former: Former | None = None) -> Mark:
    # `check_links` finds both before; here they are the last thing between a bug and somebody's files.
    if not is_safe(artefact.path):
        raise ValueError(f"{artefact.path!r} is no path below the output folder")
    target = folder / artefact.path
    try:
        if target.parent not in made:
            target.parent.mkdir(parents=True, exist_ok=True)
            made.add(target.parent)
        if former is None or not former.link(_entry(artefact), target):
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
