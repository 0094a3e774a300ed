"""`serve` shows the site, and builds it again when a file changes."""

import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

from bulletin.cli import CANCELLED
from bulletin.commands.serve import serve
from bulletin.settings import Settings
from tests.command_line import UNMEASURED
from tests.conftest import ROOT

pytestmark = pytest.mark.long


def test_serve_shows_the_site_and_builds_it_again_when_a_file_changes(content: Path) -> None:
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--content", str(content), "--port", "0"]
    with subprocess.Popen(
        [*command, "--messages", "en"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**UNMEASURED, "PYTHONUNBUFFERED": "1"},
        text=True,
    ) as running:
        assert running.stdout is not None
        address = next(line for line in running.stdout if "http://" in line).split()[1]
        page = f"{address}en/tra-vinh/2020/index.html"
        assert b"Test bulletin" in urlopen(page).read()  # noqa: S310 - our own server on this machine
        english = content / "bulletins" / "tra-vinh" / "2020.en.md"
        english.write_text(english.read_text("utf-8").replace("Test bulletin", "Changed bulletin"), "utf-8")
        next(line for line in running.stdout if "Published" in line)
        served = urlopen(page).read()  # noqa: S310
        running.send_signal(signal.SIGINT)
        try:
            running.communicate(timeout=30)
        finally:
            running.kill()
    assert b"Changed bulletin" in served
    assert b"/__changes" in served
    assert running.returncode == CANCELLED


class _EnoughError(Exception):
    """Ends what would serve for ever."""


def test_what_is_edited_while_the_first_build_runs_is_built_too(content: Path, tmp_path: Path) -> None:
    settings = Settings(
        content=content,
        output=tmp_path / "output",
        templates=ROOT / "templates",
        cache=tmp_path / "cache",
        libraries=ROOT / "node_modules",
    )
    built: list[str] = []
    site = content / "site.yaml"

    def rebuild() -> None:
        built.append(site.read_text("utf-8"))
        if len(built) > 1:
            raise _EnoughError
        site.write_text(f"{built[0]}# Edited.\n", "utf-8")

    def run() -> None:
        with suppress(_EnoughError):
            serve(settings, 0, rebuild, lambda _: None)

    # Were the edit passed over, it would wait without end.
    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(timeout=30)
    assert [text.endswith("# Edited.\n") for text in built] == [False, True]
