"""What the machine refuses becomes a message with a remedy, and yesterday's site stays."""

import os
import resource
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.problems import MachineError
from bulletin.publish import PublishRefusedError, publish
from tests.publish.conftest import TODAY, WORK, YESTERDAY, in_child, told, tree, whole

NOBODY = 65534


def _raised(act: Callable[[], object]) -> str:
    """The code of the error that `act` must raise."""
    with pytest.raises(MachineError) as error:
        act()
    assert error.value.reason
    return told(error.value.problem).code


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """A function that mounts something, for those who may: CI does, as root."""
    folders: list[Path] = []

    def mount(*arguments: str) -> Path:
        folder = tmp_path / f"mounted-{len(folders)}"
        folder.mkdir()
        command = ["/bin/mount", *arguments, str(folder)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            pytest.skip("mounting needs root")
        folders.append(folder)
        return folder

    yield mount
    for folder in folders:
        subprocess.run(["/bin/umount", str(folder)], check=True)


def test_a_full_disk_leaves_the_old_site_whole(mounted: Callable[..., Path]) -> None:
    disk = mounted("-t", "tmpfs", "-o", "size=1m", "tmpfs")
    output = disk / "output"
    publish(YESTERDAY, output)
    too_much = [*TODAY, *(Artefact(f"data/{number}.csv", b"x" * 100_000) for number in range(12))]
    assert _raised(lambda: publish(too_much, output)) == "disk-full"
    assert tree(output) == whole(YESTERDAY)
    assert not (disk / WORK).exists()


def test_a_mount_point_is_refused_before_anything_is_made(mounted: Callable[..., Path]) -> None:
    disk = mounted("-t", "tmpfs", "tmpfs")
    untouched = iter(TODAY)
    with pytest.raises(PublishRefusedError) as refusal:
        publish(untouched, disk)
    assert told(refusal.value.problem).code == "output-mount"
    assert tuple(untouched) == TODAY


@pytest.mark.parametrize("exchanging", [True, False], ids=["exchange", "journal"])
def test_a_folder_mounted_within_its_own_disk_is_refused(
    mounted: Callable[..., Path], output: Path, exchanging: bool
) -> None:
    publish(YESTERDAY, output)
    bound = mounted("--bind", str(output))
    with pytest.raises(PublishRefusedError) as refusal:
        publish(TODAY, bound, exchanging=exchanging)
    assert told(refusal.value.problem).code == "output-mount"
    assert tree(output) == whole(YESTERDAY)
    assert not bound.with_name(f".{bound.name}.build").exists()


def test_a_folder_that_may_not_be_written_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir(mode=0o555)

    def as_somebody_else() -> None:
        if os.geteuid() == 0:  # root may write anywhere
            tmp_path.chmod(0o755)
            os.setuid(NOBODY)
        assert _raised(lambda: publish(TODAY, folder / "output")) == "permission-denied"

    assert in_child(as_somebody_else) == 0


def test_any_other_failure_of_a_write_is_told(output: Path) -> None:
    publish(YESTERDAY, output)

    def with_small_files_only() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
        assert _raised(lambda: publish([Artefact("big.csv", b"x" * 2000)], output)) == "write-failed"

    assert in_child(with_small_files_only) == 0
    assert tree(output.parent) == {f"output/{path}": content for path, content in whole(YESTERDAY).items()}


def test_errors_of_whoever_makes_the_artefacts_are_theirs(output: Path) -> None:
    def reading_a_lost_template() -> Iterator[Artefact]:
        yield from TODAY
        raise FileNotFoundError("page.html")

    with pytest.raises(FileNotFoundError):
        publish(reading_a_lost_template(), output)
    assert list(output.parent.iterdir()) == []
