"""The output folder as it stands: the files of the last build, read back and held against its manifest."""

from collections.abc import Callable, Iterator
from pathlib import Path

from bulletin.artefact import Artefact
from bulletin.publish.manifest import Manifest, entry, read_manifest
from bulletin.publish.refusals import PublishRefusedError, machine_error


def standing_manifest(output: Path) -> Manifest:
    """The manifest of a full site.

    Raises:
        PublishRefusedError: No build stands there, or one for looking at only.
    """
    found = read_manifest(output)
    if found is None:
        raise PublishRefusedError("sign-unbuilt", output)
    if found.partial:
        raise PublishRefusedError("sign-partial", output)
    return found


def standing_files(output: Path, manifest: Manifest, wanted: Callable[[str], bool]) -> Iterator[Artefact]:
    """The files of a build that are wanted, each as it was built.

    Raises:
        PublishRefusedError: A file was changed or removed since.
        MachineError: It cannot be read.
    """
    for built in manifest.entries:
        if not wanted(built.path):
            continue
        try:
            found = Artefact(built.path, (output / built.path).read_bytes())
        except FileNotFoundError as error:
            raise PublishRefusedError("output-changed", output / built.path) from error
        except OSError as error:
            raise machine_error(error, output / built.path) from error
        if entry(found) != built:
            raise PublishRefusedError("output-changed", output / built.path)
        yield found
