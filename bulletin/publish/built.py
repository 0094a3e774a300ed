"""The output folder as it stands: the files of the last build, read back and held against its manifest."""

from pathlib import Path

from bulletin.artefact import Artefact
from bulletin.publish.manifest import Entry, entry, read_manifest
from bulletin.publish.refusals import PublishRefusedError, machine_error


def built_files(output: Path) -> list[Artefact]:
    """The files of a full site, each as it was built.

    Raises:
        PublishRefusedError: No build stands there, or one for looking at only, or a file was changed or removed since.
        MachineError: A file cannot be read.
    """
    found = read_manifest(output)
    if found is None:
        raise PublishRefusedError("sign-unbuilt", output)
    if found.partial:
        raise PublishRefusedError("sign-partial", output)
    return [_read(output / built.path, built) for built in found.entries]


def _read(path: Path, built: Entry) -> Artefact:
    try:
        found = Artefact(built.path, path.read_bytes())
    except FileNotFoundError as error:
        raise PublishRefusedError("output-changed", path) from error
    except OSError as error:
        raise machine_error(error, path) from error
    if entry(found.path, found.content) != built:
        raise PublishRefusedError("output-changed", path)
    return found
