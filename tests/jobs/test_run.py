"""Jobs: done on several processes, never twice for the same inputs, and found out where what is kept was damaged."""

import io
import json
import os
import signal
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

import pytest

from bulletin.artefact import Artefact, Streamed
from bulletin.jobs import DamagedError, Draft, Job, Kept, Run, crew_here
from bulletin.problems import MachineError
from bulletin.store import Chest, digest


def a_run(folder: Path, workers: int = 1, site: str = "site") -> Run:
    return Run(folder, site, crew_here(workers), lambda artefact: f"of {artefact.path}")


def a_job(name: str, text: str, done: list[str] | None = None) -> Job:
    """Writes `text`, and says so in `done`."""

    def make() -> Iterator[Artefact]:
        if done is not None:
            done.append(name)
        yield Artefact(name, text.encode())

    return Job(name, {"text": text}, make)


def stored_as(folder: Path, content: bytes) -> Path:
    """Where these bytes are kept."""
    (stored,) = [path for path in folder.glob("??/*") if path.read_bytes() == content]
    return stored


def contents(files: Sequence[Kept]) -> dict[str, bytes]:
    return {file.path: file.content for file in files}


@pytest.mark.parametrize("workers", [1, 3])
def test_all_jobs_are_done_in_their_order(tmp_path: Path, workers: int) -> None:
    jobs = [a_job(f"{number}.txt", str(number)) for number in range(20)]
    files = list(a_run(tmp_path, workers).do(jobs))
    assert [file.path for file in files] == [f"{number}.txt" for number in range(20)]
    assert contents(files) == {f"{number}.txt": str(number).encode() for number in range(20)}
    assert files[7].note == "of 7.txt"


def test_only_what_has_other_inputs_is_done_again(tmp_path: Path) -> None:
    first = a_run(tmp_path)
    list(first.do([a_job("a", "1"), a_job("b", "1")]))
    first.close(partial=False)
    done: list[str] = []
    second = a_run(tmp_path)
    files = list(second.do([a_job("a", "1", done), a_job("b", "2", done), a_job("c", "3", done)]))
    assert done == ["b", "c"]
    assert contents(files) == {"a": b"1", "b": b"2", "c": b"3"}
    assert second.reused == 1


def test_another_site_knows_nothing_of_it(tmp_path: Path) -> None:
    first = a_run(tmp_path)
    list(first.do([a_job("a", "1")]))
    first.close(partial=False)
    done: list[str] = []
    list(a_run(tmp_path, site="other").do([a_job("a", "1", done)]))
    assert done == ["a"]


def test_a_draft_of_the_same_essence_is_not_made_again(tmp_path: Path) -> None:
    made: list[str] = []

    def drafted(text: str, essence: str) -> Job:
        def make() -> Artefact:
            made.append(text)
            return Artefact("a.pdf", text.encode())

        return Job("a.pdf", {"text": text}, lambda: Draft(essence, make))

    for text, essence in (("one", "same"), ("two", "same"), ("three", "other")):
        run = a_run(tmp_path)
        (file,) = run.do([drafted(text, essence)])
        run.close(partial=False)
        assert file.content == (b"three" if text == "three" else b"one")
    assert made == ["one", "three"]


def test_a_partial_run_forgets_nothing(tmp_path: Path) -> None:
    for jobs, part in (([a_job("a", "1"), a_job("b", "1")], False), ([a_job("a", "2")], True)):
        run = a_run(tmp_path)
        list(run.do(jobs))
        run.close(partial=part)
    done: list[str] = []
    list(a_run(tmp_path).do([a_job("a", "2", done), a_job("b", "1", done)]))
    assert done == []


def test_what_is_no_longer_wanted_is_deleted_after_a_day(tmp_path: Path) -> None:
    for text in ("old", "new"):
        run = a_run(tmp_path)
        list(run.do([a_job("a", text)]))
        for file in tmp_path.glob("??/*"):
            os.utime(file, (0, 0))
        run.close(partial=False)
    assert sorted(file.read_bytes() for file in tmp_path.glob("??/*")) == [b"new", b"of a"]


@pytest.mark.parametrize("how", ["changed", "gone"])
def test_damaged_bytes_are_never_taken_for_the_file(tmp_path: Path, how: str) -> None:
    run = a_run(tmp_path)
    (file,) = run.do([a_job("a", "whole")])
    stored = stored_as(tmp_path, b"whole")
    if how == "gone":
        stored.unlink()
    else:
        stored.write_bytes(b"whale")
    with pytest.raises(DamagedError, match="a"):
        _ = file.content


def test_bytes_that_are_gone_are_made_again(tmp_path: Path) -> None:
    run = a_run(tmp_path)
    list(run.do([a_job("a", "1")]))
    run.close(partial=False)
    stored_as(tmp_path, b"1").unlink()
    assert contents(list(a_run(tmp_path).do([a_job("a", "1")]))) == {"a": b"1"}


def _dying(name: str, times: int, tally: Path) -> Job:
    """Kills the process that does it, so many times."""

    def make() -> Iterator[Artefact]:
        with tally.open("a") as stream:
            stream.write("x")
        if tally.stat().st_size <= times:
            os.kill(os.getpid(), signal.SIGKILL)
        yield Artefact(name, b"survived")

    return Job(name, {}, make)


def _among_others(dying: Job) -> list[Job]:
    jobs = [a_job(f"{number}.txt", str(number)) for number in range(30)]
    return [*jobs[:11], dying, *jobs[11:]]


def test_what_a_killed_worker_was_at_is_done_once_more(tmp_path: Path) -> None:
    jobs = _among_others(_dying("dying", 1, tmp_path / "tally"))
    files = list(a_run(tmp_path / "kept", 2).do(jobs))
    assert [file.path for file in files] == [job.name for job in jobs]
    assert contents(files)["dying"] == b"survived"
    assert (tmp_path / "tally").read_text() == "xx"


def test_the_job_that_kills_every_worker_is_named(tmp_path: Path) -> None:
    jobs = _among_others(_dying("the/culprit", 9, tmp_path / "tally"))
    with pytest.raises(MachineError) as error:
        list(a_run(tmp_path / "kept", 2).do(jobs))
    assert (error.value.code, error.value.path) == ("worker-died", "the/culprit")


def test_an_exception_of_a_job_is_raised_here(tmp_path: Path) -> None:
    def make() -> Iterator[Artefact]:
        raise LookupError("of a job")

    with pytest.raises(LookupError, match="of a job"):
        list(a_run(tmp_path, 2).do(_among_others(Job("wrong", {}, make))))


def test_the_processes_are_those_that_were_asked_for(tmp_path: Path) -> None:
    """A guard: the tests above would pass as well if all were done in this process."""

    def make(number: int) -> Iterator[Artefact]:
        yield Artefact(str(number), str(os.getpid()).encode())

    jobs = [Job(str(number), {}, partial(make, number)) for number in range(40)]
    seen = {int(file.content) for file in a_run(tmp_path, 2).do(jobs)}
    assert os.getpid() not in seen
    assert 1 <= len(seen) <= 2


def test_a_file_made_in_pieces_is_kept_as_one_made_at_once(tmp_path: Path) -> None:
    pieces = [b"first,", b"", b"second\n"]
    streamed = Job("streamed.csv", {}, lambda: [Streamed("streamed.csv", lambda: iter(pieces))])
    whole = Job("whole.csv", {}, lambda: [Artefact("whole.csv", b"first,second\n")])
    one, other = a_run(tmp_path).do([streamed, whole])
    assert (one.content, one.size, one.sha256) == (b"first,second\n", other.size, other.sha256)
    assert not list((tmp_path / "new").iterdir())
    written = io.BytesIO()
    one.write_to(written)
    assert written.getvalue() == b"first,second\n"


def test_a_damaged_file_is_found_while_it_is_written(tmp_path: Path) -> None:
    (kept,) = a_run(tmp_path).do([Job("one.txt", {}, lambda: [Artefact("one.txt", b"as it was")])])
    stored = stored_as(tmp_path, b"as it was")
    stored.write_bytes(b"as it is.")
    with pytest.raises(DamagedError):
        kept.write_to(io.BytesIO())


def test_a_note_that_is_gone_or_damaged_is_found_out(tmp_path: Path) -> None:
    (kept,) = a_run(tmp_path).do([a_job("one.txt", "1")])
    note = stored_as(tmp_path, b"of one.txt")
    note.write_bytes(b"of two.txt")
    with pytest.raises(DamagedError, match=r"one\.txt"):
        _ = kept.note
    note.unlink()
    with pytest.raises(DamagedError, match=r"one\.txt"):
        _ = kept.note


def test_what_an_earlier_version_told_of_files_counts_as_nothing(tmp_path: Path) -> None:
    earlier = [{"text": "1"}, [["a", 1, "ab", "a note"]]]
    Chest(tmp_path / "index" / "site").keep({digest(b"a"): json.dumps(earlier).encode()})
    done: list[str] = []
    (kept,) = a_run(tmp_path).do([a_job("a", "1", done)])
    assert (kept.content, done) == (b"1", ["a"])


def test_notes_are_kept_as_long_as_their_files(tmp_path: Path) -> None:
    first = a_run(tmp_path)
    list(first.do([a_job("a", "1")]))
    first.close(partial=False)
    long_ago = 0
    for path in tmp_path.rglob("*"):
        os.utime(path, (long_ago, long_ago))
    second = a_run(tmp_path)
    (kept,) = second.do([a_job("a", "1")])
    second.close(partial=False)
    assert (kept.note, kept.content, second.reused) == ("of a", b"1", 1)


def test_tidying_up_passes_over_what_an_earlier_version_told_and_deletes_what_never_got_its_name(
    tmp_path: Path,
) -> None:
    earlier = [{"text": "1"}, [["a", 1, "ab", "a note"]]]
    Chest(tmp_path / "index" / "another-site").keep({digest(b"a"): json.dumps(earlier).encode()})
    run = a_run(tmp_path)
    (kept,) = run.do([a_job("a", "1")])
    half_written, young = (tmp_path / "new" / name for name in ("tmp-old", "tmp-young"))
    half_written.write_bytes(b"half")
    young.write_bytes(b"of another build")
    for path in (half_written, stored_as(tmp_path, b"1")):
        os.utime(path, (0, 0))
    run.close(partial=False)
    assert (half_written.exists(), young.exists(), kept.content) == (False, True, b"1")
