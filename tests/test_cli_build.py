"""Commands as an office worker types them: `build`."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bulletin.cli import CANCELLED, MACHINE, PUBLISHED, WRONG_COMMAND, WRONG_CONTENT
from tests.command_line import UNMEASURED, break_sum, build, tree
from tests.conftest import ROOT

pytestmark = pytest.mark.long


def test_two_builds_give_the_same_bytes(content: Path, tmp_path: Path) -> None:
    assert build(content, tmp_path / "one") == PUBLISHED
    assert build(content, tmp_path / "two", "--jobs", "1") == PUBLISHED
    one = tree(tmp_path / "one")
    assert one == tree(tmp_path / "two")
    assert {"index.html", "404.html", "manifest.json", "data/figures.csv"} <= set(one)
    assert {"en/tra-vinh/2020/index.html", "vi/tra-vinh/2020/tra-vinh-2020-vi.pdf"} <= set(one)


def test_an_error_leaves_yesterdays_output(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "output"
    assert build(content, output, "--no-pdf") == PUBLISHED
    before = tree(output)
    break_sum(content)
    assert build(content, output, "--no-pdf") == WRONG_CONTENT
    assert "Nothing was written" in capsys.readouterr().out
    assert tree(output) == before
    assert [path.name for path in sorted(tmp_path.iterdir())] == ["content", "output"]


def test_a_partial_build_does_not_replace_a_full_one(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "output"
    assert build(content, output) == PUBLISHED
    before = tree(output)
    assert build(content, output, "--no-pdf") == WRONG_COMMAND
    assert "error[output-full]" in capsys.readouterr().out
    assert tree(output) == before
    assert build(content, tmp_path / "aside", "--only", "tra-vinh/*") == PUBLISHED
    assert (tmp_path / "aside/vi/tra-vinh/2020/index.html").exists()
    assert not (tmp_path / "aside/vi/about/index.html").exists()


def test_somebody_elses_folder_is_left_alone(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "output"
    output.mkdir()
    output.joinpath("thesis.docx").write_text("years of work")
    assert build(content, output) == WRONG_COMMAND
    printed = capsys.readouterr()
    assert "error[output-not-ours]" in printed.out
    assert printed.err == "", "refused only after work was done"
    assert tree(output).keys() == {"thesis.docx"}


def test_strict_lets_a_warning_stop_the_build(content: Path, tmp_path: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    figures = "digital_certificates: 2.165\n  nps_integrated: 1.300/1.850, đạt 70,28%\n"
    path.write_text(path.read_text("utf-8").replace("digital_certificates: 2.165\n", figures), "utf-8")
    options = ("--no-pdf", "--base-url", "https://example.org/bulletins")
    assert build(content, tmp_path / "output", *options) == PUBLISHED
    assert build(content, tmp_path / "strict", *options, "--strict") == WRONG_CONTENT


def test_without_an_address_there_is_one_warning_and_no_absolute_link(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(content, tmp_path / "without", "--no-pdf") == PUBLISHED
    assert capsys.readouterr().out.count("warning[base-url-missing]") == 1
    page = tmp_path.joinpath("without/en/tra-vinh/2020/index.html").read_text("utf-8")
    assert 'rel="canonical"' not in page
    assert build(content, tmp_path / "with", "--no-pdf", "--base-url", "https://example.org/bulletins") == PUBLISHED
    assert "warning" not in capsys.readouterr().out
    page = tmp_path.joinpath("with/en/tra-vinh/2020/index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://example.org/bulletins/en/tra-vinh/2020/">' in page
    assert 'hreflang="vi" href="https://example.org/bulletins/vi/tra-vinh/2020/"' in page


def test_cancelling_leaves_yesterdays_output(content: Path, tmp_path: Path) -> None:
    output = tmp_path / "output"
    assert build(content, output) == PUBLISHED
    before = tree(output)
    # Everything is made again, which takes seconds: what is kept would be published before it is cancelled.
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    path.write_text(
        path.read_text("utf-8").replace("digital_certificates: 2.165\n", "digital_certificates: 2.166\n"), "utf-8"
    )
    command = [sys.executable, str(ROOT / "build.py"), "build", "--content", str(content), "--output", str(output)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=UNMEASURED, cwd=tmp_path
    ) as running:
        assert running.stderr is not None
        os.read(running.stderr.fileno(), 1)  # the first stage has begun, so Ctrl-C is ours to handle
        time.sleep(0.3)
        running.send_signal(signal.SIGINT)
        try:
            printed, errors = running.communicate(timeout=60)
        finally:
            running.kill()
    assert running.returncode == CANCELLED, (printed, errors)
    assert tree(output) == before


def test_a_missing_library_is_told_with_its_remedy(content: Path, tmp_path: Path) -> None:
    """A stand-in says what cffi says where Pango is not installed."""
    library = tmp_path / "path" / "weasyprint"
    library.mkdir(parents=True)
    library.joinpath("__init__.py").write_text("raise OSError(\"cannot load library 'libpango-1.0-0'\")")
    command = [sys.executable, str(ROOT / "build.py"), "build", "--content", str(content), "--messages", "en"]
    run = subprocess.run(
        [*command, "--output", str(tmp_path / "output")],
        env={**os.environ, "PYTHONPATH": str(library.parent)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == MACHINE, run.stderr
    assert "error[print-library-missing]" in run.stdout
    assert "libpangoft2-1.0-0" in run.stdout
    assert not (tmp_path / "output").exists()


def test_figures_of_an_english_report_are_read_by_its_own_notation(content: Path, tmp_path: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    english = (
        "digital_certificates:\n    value: 2,165\n    numbers: en\n  postal_revenue: ước đạt 55 tỷ 878 triệu đồng\n"
    )
    path.write_text(path.read_text("utf-8").replace("digital_certificates: 2.165\n", english), "utf-8")
    assert build(content, tmp_path / "output", "--no-pdf") == PUBLISHED
    rows = tmp_path.joinpath("output/data/figures.csv").read_text("utf-8").splitlines()
    assert ",2165," in rows[1]
    assert ",55878000000," in rows[2]


def test_a_site_in_one_language_is_built(content: Path, tmp_path: Path) -> None:
    for path in (content / "site.yaml", content / "places.yaml", content / "indicators" / "all.yaml"):
        lines = path.read_text("utf-8").splitlines(keepends=True)
        path.write_text("".join(line for line in lines if not line.lstrip().startswith("en:")), "utf-8")
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8").partition("  - code: en\n")[0], "utf-8")
    content.joinpath("bulletins", "tra-vinh", "2020.en.md").unlink()
    assert build(content, tmp_path / "output", "--no-pdf") == PUBLISHED
    assert not (tmp_path / "output" / "en").exists()


def test_a_glob_that_fits_no_page_is_refused(content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert build(content, tmp_path / "output", "--only", "tra-vin/*") == WRONG_COMMAND
    assert "error[only-nothing]" in capsys.readouterr().out
    assert not (tmp_path / "output").exists()
