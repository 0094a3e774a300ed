"""`build.py release`: what it writes, what it says, when it refuses; and a figure's way through two releases."""

import hashlib
from pathlib import Path

import pytest

from bulletin.cli import MACHINE, PUBLISHED, WRONG_CONTENT, main
from bulletin.validate.release_lines import HEADER

REST = '{"status": "preliminary", "figures": {"digital_certificates": "2165 certificate"}}'
CORRECTED = (
    '{"status": "preliminary", "figures": {"digital_certificates": "2156 certificate"}, "corrections": '
    '[{"date": "2021-03-01", "figure": "digital_certificates", "was": "2165", "now": "2156"}]}'
)
LONG_AN = '{"status": "final", "figures": {"digital_certificates": "over 900 certificate"}}'


def line(key: str, rest: str) -> str:
    return f"{key} sha256:{hashlib.sha256(f'{key} {rest}'.encode()).hexdigest()} {rest}\n"


def run(command: str, content: Path, capsys: pytest.CaptureFixture[str], language: str = "en") -> tuple[int, str]:
    """The exit code and what was printed. The content folder is named from beside it."""
    code = main([command, "--content", str(content), "--messages", language])
    return code, capsys.readouterr().out


@pytest.fixture
def site(content: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The smallest site, preliminary, and a bulletin of another place, seen from beside the content folder."""
    monkeypatch.chdir(content.parent)
    own = content / "bulletins" / "tra-vinh"
    text = own.joinpath("2020.md").read_text("utf-8")
    other = content / "bulletins" / "long-an"
    other.mkdir()
    other.joinpath("2020.md").write_text(
        text.replace("place: tra-vinh", "place: long-an").replace("2.165", "trên 900"), "utf-8"
    )
    other.joinpath("2020.en.md").write_bytes(own.joinpath("2020.en.md").read_bytes())
    own.joinpath("2020.md").write_text(text.replace("status: final", "status: preliminary"), "utf-8")
    return Path("content")


def change(site: Path, was: str, now: str, name: str = "tra-vinh/2020.md") -> None:
    path = site / "bulletins" / name
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now), "utf-8")


def test_a_figures_way_through_two_releases(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = site / "releases.lock"
    assert run("release", site, capsys) == (
        PUBLISHED,
        "new: long-an/2020 (figures: 1)\n"
        "new: tra-vinh/2020 (figures: 1)\n"
        "unchanged bulletins: 0\n"
        "Recorded what is published in content/releases.lock; put the file under version control.\n",
    )
    first = lock.read_bytes()
    assert first.decode() == f"{HEADER}\n{line('long-an/2020', LONG_AN)}{line('tra-vinh/2020', REST)}"
    assert run("check", site, capsys) == (PUBLISHED, "The content is sound; bulletins: 2.\n")

    change(site, "2.165", "2.156")
    code, printed = run("check", site, capsys)
    assert code == WRONG_CONTENT
    assert printed == (
        "content/bulletins/tra-vinh/2020.md:15:25: error[released-changed] "
        "digital_certificates was published as 2.165 and now reads 2.156, without a correction\n"
        "  15 |   digital_certificates: 2.156\n"
        "     |                         ^\n"
        "    fix: if it is a slip, write it as it was published; if it was corrected, add these lines at the end of "
        "the front matter, just before its second ---, and fill in date and reason:\n"
        "corrections:\n"
        "  - date:\n"
        "    figure: digital_certificates\n"
        "    was: 2.165\n"
        "    now: 2.156\n"
        "    reason:\n"
        "errors: 1, warnings: 0\n"
        "The content is not sound; mend the errors above.\n"
    )
    assert run("release", site, capsys) == (WRONG_CONTENT, printed)
    assert lock.read_bytes() == first, "nothing is released while there are errors"

    pasted = printed.partition("reason:\ncorrections:")[2].partition("errors:")[0]
    change(site, "  digital_certificates: 2.156\n", f"  digital_certificates: 2.156\ncorrections:{pasted}")
    _, printed = run("check", site, capsys)
    assert printed.count("error[text-empty]") == 2, "date and reason are left to be filled in"
    change(site, "date:\n", "date: 2021-03-01\n")
    change(site, "reason:\n", "reason: Gõ nhầm.\n")
    change(site, "texts:\n", "texts:\n  corrections.0.reason: Mistyped.\n", "tra-vinh/2020.en.md")
    assert run("check", site, capsys) == (PUBLISHED, "The content is sound; bulletins: 2.\n")
    assert lock.read_bytes() == first, "a check writes nothing"

    assert run("release", site, capsys) == (
        PUBLISHED,
        "changed: tra-vinh/2020\n"
        "    correction of 2021-03-01, digital_certificates: 2165 -> 2156\n"
        "unchanged bulletins: 1\n"
        "Recorded what is published in content/releases.lock; put the file under version control.\n",
    )
    second = lock.read_bytes()
    assert second.decode() == f"{HEADER}\n{line('long-an/2020', LONG_AN)}{line('tra-vinh/2020', CORRECTED)}"
    assert sum(one != two for one, two in zip(first.splitlines(), second.splitlines(), strict=True)) == 1
    assert run("check", site, capsys)[0] == PUBLISHED


def test_released_twice_is_the_same_to_the_byte_and_leaves_nothing_behind(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = {path.name for path in site.iterdir()}
    run("release", site, capsys)
    lock = site / "releases.lock"
    written, touched = lock.read_bytes(), lock.stat().st_mtime_ns
    assert run("release", site, capsys, "vi") == (
        PUBLISHED,
        "không đổi: 2 bản tin\n"
        "Đã ghi những gì đã công bố vào content/releases.lock; hãy đưa tệp này vào hệ thống quản lý phiên bản.\n",
    )
    assert (lock.read_bytes(), lock.stat().st_mtime_ns) == (written, touched)
    assert b"\r" not in written
    assert {path.name for path in site.iterdir()} == before | {"releases.lock"}


def test_a_build_never_writes_into_the_content(site: Path, tmp_path: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in site.rglob("*")}
    assert main(["build", "--content", str(site), "--output", str(tmp_path / "output"), "--no-pdf"]) == PUBLISHED
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*")} == before


def test_a_release_tells_what_was_added_firmed_given_up_and_withdrawn(
    site: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    change(site, "2.165\n", "2.165\n  ops_none: 5\n")
    run("release", site, capsys)
    change(site, "status: preliminary", "status: final")
    change(
        site,
        "  ops_none: 5\n",
        "  ops_online: 6\n  postal_revenue: 4 tỷ\ncorrections:\n"
        "  - date: 2021-03-01\n    figure: ops_none\n    was: 5\n    reason: Không phải của tỉnh.\n",
    )
    change(site, "texts:\n", "texts:\n  corrections.0.reason: Not of the province.\n", "tra-vinh/2020.en.md")
    change(
        site,
        "sources:\n",
        "withdrawn:\n  date: 2021-11-30\n  reason: Nguồn đã gỡ bài.\nsources:\n",
        "long-an/2020.md",
    )
    change(site, "texts:\n", "texts:\n  withdrawn.reason: The source took it down.\n", "long-an/2020.en.md")
    assert run("release", site, capsys) == (
        PUBLISHED,
        "withdrawn: long-an/2020 (on 2021-11-30)\n"
        "changed: tra-vinh/2020\n"
        "    status preliminary -> final\n"
        "    correction of 2021-03-01, ops_none: 5 -> given up\n"
        "    figures added: 2\n"
        "unchanged bulletins: 0\n"
        "Recorded what is published in content/releases.lock; put the file under version control.\n",
    )


def test_a_lock_that_cannot_be_written_is_told(
    site: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("bulletin.commands.release.os.fsync", refuse)
    code, printed = run("release", site, capsys)
    assert code == MACHINE
    assert "error[write-failed]" in printed
    assert not site.joinpath("releases.lock").exists()
    assert [path.name for path in site.iterdir() if path.name.startswith(".")] == []
