"""`serve` shows the site, and builds it again when a file changes."""

import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import urlopen

import pytest

from bulletin.cli import CANCELLED
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
