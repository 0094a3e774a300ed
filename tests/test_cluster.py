"""A build that a Dask cluster of separate processes has a hand in: to the byte the local one, though a worker dies."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from distributed import LocalCluster

from bulletin.cli import MACHINE, WRONG_COMMAND, main
from bulletin.cluster import dask_crew, pack_site, unpack_site
from bulletin.pipeline import build
from bulletin.problems import MachineError
from bulletin.render import inputs
from bulletin.report import Stage, Step
from bulletin.settings import Settings
from tests.command_line import tree
from tests.conftest import ROOT, add_bulletin

pytestmark = pytest.mark.long


@pytest.fixture
def site(content: Path) -> Path:
    """The smallest site with three bulletins more, so that there is something to share out."""
    for period in ("2021", "2022", "2023"):
        add_bulletin(content, "tra-vinh", period, "  digital_certificates: 2.165\n", "")
    return content


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
    ) as cluster:
        yield cluster


def settings_in(folder: Path, content: Path) -> Settings:
    if not (folder / "cache" / "fonts").exists() and (ROOT / ".cache" / "fonts").exists():
        shutil.copytree(ROOT / ".cache" / "fonts", folder / "cache" / "fonts")
    return Settings(
        content=content,
        output=folder / "output",
        templates=ROOT / "templates",
        cache=folder / "cache",
        libraries=ROOT / "node_modules",
        base_url="https://example.org/",
        as_of=datetime(2027, 12, 31, tzinfo=UTC),
        jobs=2,
    )


def pids(cluster: LocalCluster) -> list[int]:
    return [worker.process.pid for worker in cluster.workers.values()]


def test_the_output_is_that_of_a_local_build_even_though_a_worker_is_killed(
    site: Path, tmp_path: Path, cluster: LocalCluster
) -> None:
    here = settings_in(tmp_path / "here", site)
    local = build(here, lambda _: None)
    assert not local.stopped, local.problems
    assert local.artefacts > 100
    there = settings_in(tmp_path / "there", site)
    victim, made_there = pids(cluster)[0], 0

    def kill_one(step: Step) -> None:
        nonlocal made_there
        if step.stage is Stage.RENDER and step.made.endswith(".pdf"):
            made_there += 1
            if made_there == 2:
                os.kill(victim, signal.SIGKILL)

    with dask_crew(there, cluster.scheduler_address) as crew:
        report = build(there, kill_one, crew)
    assert not report.stopped
    assert made_there > 12
    assert victim not in pids(cluster)
    assert tree(there.output) == tree(here.output)


def test_what_a_worker_gets_is_the_whole_site(site: Path, tmp_path: Path) -> None:
    settings = settings_in(tmp_path, site)
    unpacked = unpack_site(pack_site(settings), tmp_path / "worker")
    assert tree(unpacked.content) == tree(settings.content)
    assert tree(unpacked.templates) == tree(settings.templates)
    assert (unpacked.libraries / "minisearch" / "package.json").is_file()
    assert not (unpacked.libraries / "vnu-jar").exists()
    assert (unpacked.base_url, unpacked.as_of) == (settings.base_url, settings.as_of)
    assert pack_site(settings) == pack_site(settings)


def test_another_program_on_a_worker_is_told(
    site: Path, tmp_path: Path, cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The worker's is the real one; here it is called another.
    monkeypatch.setattr(inputs, "program", lambda: "0123456789abcdef" * 4)
    settings = settings_in(tmp_path, site)
    with dask_crew(settings, cluster.scheduler_address) as crew, pytest.raises(MachineError) as error:
        build(settings, lambda _: None, crew)
    assert error.value.code == "cluster-differs"
    assert not settings.output.exists()


def command(site: Path, tmp_path: Path, *options: str) -> int:
    output = str(tmp_path / "output")
    return main(["build", "--content", str(site), "--output", output, "--messages", "en", "--no-pdf", *options])


def test_a_scheduler_that_does_not_answer_is_told(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT", "1s")
    import dask  # noqa: PLC0415 - it reads the environment when told to

    dask.config.refresh()
    assert command(site, tmp_path, "--executor", "dask", "--scheduler", "tcp://127.0.0.1:1") == MACHINE
    assert "tcp://127.0.0.1:1:1:1: error[cluster-silent]" in capsys.readouterr().out


def test_a_scheduler_must_be_named(site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(site, tmp_path, "--executor", "dask") == WRONG_COMMAND
    assert "error[scheduler-missing]" in capsys.readouterr().out


def test_a_machine_without_dask_is_told_what_to_install(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert command(site, tmp_path, "--executor", "dask", "--scheduler", "tcp://127.0.0.1:1") == MACHINE
    assert "requirements-cluster.txt" in capsys.readouterr().out
