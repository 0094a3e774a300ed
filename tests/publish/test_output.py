"""Publishing: the output folder holds one whole build, and nobody's files are lost."""

import errno
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.problems import MachineError
from bulletin.publish import PublishRefusedError, publish, recover
from tests.publish.conftest import TODAY, WORK, YESTERDAY, told, tree, whole

WAYS = pytest.mark.parametrize("exchanging", [True, False], ids=["exchange", "journal"])


def refused(output: Path, *, partial: bool = False) -> str:
    with pytest.raises(PublishRefusedError) as refusal:
        publish(TODAY, output, partial=partial)
    assert told(refusal.value.problem).where.path == output.as_posix()
    return refusal.value.problem.code


@WAYS
def test_the_output_folder_is_the_build_and_nothing_else(output: Path, exchanging: bool) -> None:
    assert publish(YESTERDAY, output, exchanging=exchanging) == 4
    assert tree(output) == whole(YESTERDAY)
    publish(TODAY, output, exchanging=exchanging)
    assert tree(output) == whole(TODAY)
    assert [path.name for path in output.parent.iterdir()] == ["output"]


def test_folders_above_the_output_folder_are_made(tmp_path: Path) -> None:
    publish(TODAY, tmp_path / "public" / "html" / "output")
    assert tree(tmp_path / "public" / "html" / "output") == whole(TODAY)


def test_an_empty_folder_may_be_filled(output: Path) -> None:
    output.mkdir()
    (output / ".DS_Store").touch()  # a file manager has looked
    publish(TODAY, output)
    assert tree(output) == whole(TODAY)


@pytest.mark.parametrize(("here", "name"), [(".", "."), ("vi", ".."), ("..", "output"), ("vi", "../../output")])
def test_a_folder_is_found_by_any_name(output: Path, monkeypatch: pytest.MonkeyPatch, here: str, name: str) -> None:
    publish(YESTERDAY, output)
    monkeypatch.chdir(output / here)
    publish(TODAY, Path(name))
    assert tree(output.parent) == {f"output/{path}": content for path, content in whole(TODAY).items()}


@WAYS
def test_an_exception_of_the_artefacts_leaves_everything_as_it_was(output: Path, exchanging: bool) -> None:
    publish(YESTERDAY, output)

    def failing_after_the_last() -> Iterator[Artefact]:
        yield from TODAY
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        publish(failing_after_the_last(), output, exchanging=exchanging)
    assert tree(output.parent) == {f"output/{path}": content for path, content in whole(YESTERDAY).items()}
    assert not (output.parent / WORK).exists()


@pytest.mark.parametrize("path", ["../escaped", "/escaped", "a/../../escaped", ""])
def test_never_writes_outside_its_folder(output: Path, path: str) -> None:
    with pytest.raises(ValueError, match="no path below"):
        publish([Artefact(path, b"")], output)
    assert list(output.parent.iterdir()) == []


@pytest.mark.parametrize(("one", "other"), [("a", "a"), ("a", "a/b"), ("a/b", "a"), ("manifest.json", "a")])
def test_never_writes_one_file_over_another(output: Path, one: str, other: str) -> None:
    with pytest.raises((ValueError, MachineError)):
        publish([Artefact(one, b"1"), Artefact(other, b"2")], output)
    assert list(output.parent.iterdir()) == []


def _file(output: Path) -> None:
    output.write_text("mine")


def _link(output: Path) -> None:
    publish(YESTERDAY, output.with_name("real"))
    output.symlink_to("real")


def _dangling_link(output: Path) -> None:
    output.symlink_to("nowhere")


def _somebodys_folder(output: Path) -> None:
    output.mkdir()
    (output / "thesis.docx").touch()


def _somebodys_web_app(output: Path) -> None:
    output.mkdir()
    (output / "manifest.json").write_text('{"name": "app"}')


def _repository(output: Path) -> None:
    publish(YESTERDAY, output)
    (output / ".git").mkdir()
    (output / ".git" / "HEAD").touch()


def _linked_folder(output: Path) -> None:
    publish(YESTERDAY, output)
    (output / "photos").symlink_to("/")


@pytest.mark.parametrize(
    ("prepare", "code"),
    [
        (_file, "output-file"),
        (_link, "output-symlink"),
        (_dangling_link, "output-symlink"),
        (_somebodys_folder, "output-not-ours"),
        (_somebodys_web_app, "output-not-ours"),
        (_repository, "output-strangers"),
        (_linked_folder, "output-strangers"),
    ],
)
def test_what_is_not_ours_stays(output: Path, prepare: Callable[[Path], None], code: str) -> None:
    prepare(output)
    before = sorted(output.parent.rglob("*"))
    assert refused(output) == code
    assert sorted(output.parent.rglob("*")) == before


def test_a_partial_build_replaces_no_full_one(output: Path) -> None:
    publish(YESTERDAY, output)
    assert refused(output, partial=True) == "output-full"
    assert tree(output) == whole(YESTERDAY)


def test_a_partial_build_is_replaced_by_any(output: Path) -> None:
    publish(YESTERDAY, output, partial=True)
    publish(TODAY, output, partial=True)
    assert tree(output) == whole(TODAY, partial=True)
    publish(YESTERDAY, output)
    assert tree(output) == whole(YESTERDAY)


def test_what_a_killed_build_has_left_is_cleared(output: Path) -> None:
    publish(YESTERDAY, output)
    (output.parent / WORK / "next" / "vi").mkdir(parents=True)
    (output.parent / WORK / "next" / "vi" / "half.html").touch()
    (output.parent / WORK / "lock").write_text("99999")
    recover(output)
    assert not (output.parent / WORK).exists()
    assert tree(output) == whole(YESTERDAY)


def test_recovering_where_nothing_was_makes_nothing(output: Path) -> None:
    recover(output / "deeper")
    assert list(output.parent.iterdir()) == []


def test_a_folder_put_in_place_after_a_kill_is_not_thrown_away(output: Path) -> None:
    for name in ("next", "previous"):
        publish(YESTERDAY, output.parent / WORK / name)
    (output.parent / WORK / "journal").touch()
    output.mkdir()
    (output / "mine.txt").touch()
    before = sorted(output.parent.rglob("*"))
    for step in (recover, lambda at: publish(TODAY, at)):
        with pytest.raises(PublishRefusedError) as refusal:
            step(output)
        assert told(refusal.value.problem).code == "output-unfinished"
        assert sorted(output.parent.rglob("*")) == before


def test_the_old_site_comes_back_where_only_it_is_left(output: Path) -> None:
    publish(YESTERDAY, output.parent / WORK / "previous")
    (output.parent / WORK / "journal").touch()
    recover(output)
    assert tree(output.parent) == {f"output/{path}": content for path, content in whole(YESTERDAY).items()}


def test_a_swap_that_fails_half_way_is_taken_back(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(YESTERDAY, output)
    rename = Path.rename

    def failing_for_the_new_site(path: Path, target: Path) -> Path:
        if path.name == "next":
            raise OSError(errno.EIO, "disk trouble", str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing_for_the_new_site)
    with pytest.raises(MachineError):
        publish(TODAY, output, exchanging=False)
    assert tree(output.parent) == {f"output/{path}": content for path, content in whole(YESTERDAY).items()}


@pytest.mark.parametrize("number", [errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EPERM])
def test_the_journal_steps_in_where_folders_cannot_be_exchanged(
    output: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    publish(YESTERDAY, output)
    asked = _without_exchange(monkeypatch, number)
    publish(TODAY, output)
    assert tree(output) == whole(TODAY)
    assert asked == ["syncfs", "renameat2"]  # nothing is swapped in before it is on the disk


def test_an_error_of_the_exchange_itself_is_told(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(YESTERDAY, output)
    _without_exchange(monkeypatch, errno.EIO)
    with pytest.raises(MachineError) as error:
        publish(TODAY, output)
    assert told(error.value.problem).code == "write-failed"
    assert tree(output) == whole(YESTERDAY)


def _without_exchange(monkeypatch: pytest.MonkeyPatch, number: int) -> list[str]:
    """Make the exchange fail with `number`, as old kernels and some file systems do; the list tells what was asked."""
    asked: list[str] = []

    def renameat2(*_: object) -> int:
        asked.append("renameat2")
        return -1

    def syncfs(_: int) -> int:
        asked.append("syncfs")
        return 0

    class Library:
        def __init__(self, *_: object, **__: object) -> None:
            self.renameat2, self.syncfs = renameat2, syncfs

    monkeypatch.setattr("ctypes.CDLL", Library)
    monkeypatch.setattr("ctypes.get_errno", lambda: number)
    return asked
