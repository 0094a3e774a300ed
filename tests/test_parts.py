"""An archive that is checked in parts is judged to the letter as it is in one piece, and only changed parts anew."""

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from bulletin import parts
from bulletin.judging import check_whole
from bulletin.model.moment import VIETNAM
from bulletin.parting import Part
from bulletin.parts import _outcome as outcome
from bulletin.parts import check_content, check_in_parts
from bulletin.problems import Location, Problem
from bulletin.published import MANY
from bulletin.report import Report
from bulletin.settings import Settings
from bulletin.site.telling import tell, unpacked
from bulletin.store import Drawer
from bulletin.validate.condensed import Statements
from bulletin.validate.packing import pack, unpack_plain
from tests.conftest import ROOT, add_bulletin
from tests.gallery import Rogue, rogues

pytestmark = pytest.mark.long

NOON = datetime(2026, 12, 1, 12, 0, tzinfo=VIETNAM)
# Two provinces that became one; the third is apart from them.
FORMER, SUCCESSOR, OTHER = "tra-vinh", "vinh-long-2025", "long-an"

_CALENDAR = """\
releases:
  late:
    place: tra-vinh
    period: 2021
    expected: 2026-11-01
    status: confirmed
    announced: 2026-01-01
  out:
    place: long-an
    period: 2020
    expected: 2026-11-02
    status: published
    announced: 2026-01-01
  nowhere:
    place: vinh-long-2025
    period: 2027
    expected: 2026-11-03
    status: published
    announced: 2026-01-01
"""


def settings_for(content: Path, cache: Path) -> Settings:
    return Settings(
        content=content,
        output=cache / "output",
        templates=ROOT / "templates",
        cache=cache / "cache",
        libraries=cache / "libraries",
        as_of=NOON,
    )


def in_parts(settings: Settings) -> Report:
    return check_in_parts(settings, lambda *_: None, few=0)


def assert_alike(settings: Settings) -> Report:
    """Whole, in parts found anew, in parts that were kept: always the same, in the same order."""
    site, whole = check_whole(settings, lambda *_: None)
    assert in_parts(settings) == whole
    assert in_parts(settings) == whole
    many = random.choice([0, MANY])  # noqa: S311 - a way of holding figures, no secret
    for _ in range(2):
        assert check_content(settings, lambda *_: None, few=0, many=many) == (site, whole)
    return whole


def codes(report: Report) -> list[str]:
    return [problem.code for problem in report.problems]


@pytest.mark.parametrize("rogue", [one for one in rogues() if one.command[0] == "check"], ids=lambda one: one.code)
def test_each_rogue_is_judged_alike(rogue: Rogue, tmp_path: Path) -> None:
    rogue.lay(tmp_path)
    settings = settings_for(tmp_path / "content", tmp_path)
    assert in_parts(settings) == check_whole(settings, lambda *_: None)[1]


@pytest.fixture
def archive(content: Path) -> Path:
    """Bulletins of a province, of the one that it became a part of, and of another; all of them sound."""
    for place, period in ((FORMER, "2019"), (OTHER, "2020"), (SUCCESSOR, "2026")):
        add_bulletin(content, place, period, "  digital_certificates: 2.165\n")
    return content


def _differing(content: Path) -> None:
    """Two bulletins of a place state one observation; the second one lies in the folder of another place."""
    again = "  digital_certificates:\n    values:\n      - value: 2.170\n      - value: 2.166\n        period: 2019\n"
    add_bulletin(content, FORMER, "2022", again)
    shutil.move(content / "bulletins" / FORMER / "2022.md", content / "bulletins" / OTHER / "2022.md")
    shutil.move(content / "bulletins" / FORMER / "2022.en.md", content / "bulletins" / OTHER / "2022.en.md")


def _misspelt_folder(content: Path) -> None:
    (content / "calendar.yaml").write_text(_CALENDAR, "utf-8")
    folder = (content / "bulletins" / OTHER).rename(content / "bulletins" / "Long-An")
    path = folder / "2020.md"
    path.write_text(path.read_text("utf-8").replace("figures:", "figures"), "utf-8")


def _held(content: Path) -> None:
    (content / "calendar.yaml").write_text(_CALENDAR, "utf-8")
    add_bulletin(content, FORMER, "2021", "  digital_certificates: 9\n", "embargo: 2026-12-01T13:00:00+07:00\n")
    add_bulletin(content, OTHER, "2021", "  digital_certificates: 9\n", "draft: true\n")


def _draft_language(content: Path) -> None:
    site = content / "site.yaml"
    english = "    name: English\n    status: "
    site.write_text(site.read_text("utf-8").replace(f"{english}required", f"{english}draft"), "utf-8")
    (content / "bulletins" / OTHER / "2020.en.md").unlink()


def _wrong_catalogue(content: Path) -> None:
    file = content / "indicators" / "all.yaml"
    file.write_text(file.read_text("utf-8").replace("kind: count", "kind: counts", 1), "utf-8")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (_differing, "folder-differs"),
        (_differing, "observation-differs"),
        (_misspelt_folder, "missing-colon"),
        (_misspelt_folder, "calendar-unpublished"),
        (_held, "calendar-overdue"),
        (_held, "embargo-differs"),
        (_wrong_catalogue, "value-unknown"),
    ],
)
def test_what_concerns_several_places_is_judged_alike(
    archive: Path, tmp_path: Path, change: Callable[[Path], None], expected: str
) -> None:
    settings = settings_for(archive, tmp_path)
    assert "observation-differs" not in codes(assert_alike(settings))
    change(archive)
    assert expected in codes(assert_alike(settings))
    assert expected in codes(assert_alike(replace(settings, drafts=True)))
    assert expected in codes(in_parts(replace(settings, jobs=2, cache=tmp_path / "other")))


def test_what_a_draft_language_lacks_is_counted_over_all_parts(archive: Path, tmp_path: Path) -> None:
    shutil.rmtree(archive / "bulletins" / FORMER)
    _draft_language(archive)
    for path in archive.glob("bulletins/*/*.md"):
        path.write_text(path.read_text("utf-8").replace("2027-01-28", "2026-11-28"), "utf-8")
    report = assert_alike(settings_for(archive, tmp_path))
    assert not report.stopped, codes(report)
    assert [lack.bulletins for lack in report.lacks] == [1]


def _lock_swapped(lines: list[str]) -> list[str]:
    return [lines[0], *reversed(lines[1:])]


def _lock_edited(lines: list[str]) -> list[str]:
    return [lines[0], lines[1].replace('"status": "', '"status": "x'), *lines[2:]]


def _lock_strange(lines: list[str]) -> list[str]:
    return [*lines[:2], lines[1].replace(lines[1].partition("/")[0], "zzz"), *lines[2:]]


@pytest.mark.parametrize("slip", [list, _lock_swapped, _lock_edited, _lock_strange, lambda lines: lines[1:]])
def test_the_real_bulletins_and_their_lock_are_judged_alike(
    tmp_path: Path, slip: Callable[[list[str]], list[str]]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    lock = content / "releases.lock"
    lines = slip(lock.read_text("utf-8").splitlines())
    lock.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    for path in content.glob("bulletins/tra-vinh/2020.*"):
        path.unlink()
    assert "bulletin-gone" in codes(assert_alike(settings_for(content, tmp_path)))


@hypothesis_settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_slips_in_the_real_bulletins_are_judged_alike(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("slips")
    content = folder / "content"
    shutil.copytree(ROOT / "content", content)
    files = sorted(content.glob("bulletins/*/*.md"))
    for _ in range(data.draw(st.integers(1, 5))):
        path = data.draw(st.sampled_from(files))
        text = path.read_text("utf-8")
        digits = [number for number, letter in enumerate(text) if letter.isdigit()]
        at = data.draw(st.sampled_from(digits))
        path.write_text(text[:at] + data.draw(st.sampled_from("0123456789.,")) + text[at + 1 :], "utf-8")
    assert_alike(settings_for(content, folder))


MARK = Problem(code="period-wrong", where=Location("kept"))


def mark_what_is_kept(settings: Settings) -> int:
    """Let everything kept say where it comes from, as long as it holds."""
    (file,) = (settings.cache / "parts").iterdir()
    stored, things, start = file.read_bytes()[32:], {}, 0
    while start < len(stored):
        size = int.from_bytes(stored[start + 32 : start + 40], "big")
        since, found = cast("tuple[datetime, tuple[Any, ...]]", unpack_plain(stored[start + 40 : start + 40 + size]))
        things[stored[start : start + 32].hex()] = pack((since, ((MARK,), *found[1:])))
        start += 40 + size
    Drawer(file).keep({})
    Drawer(file).keep(things)
    return len(things)


def kept(settings: Settings) -> int:
    return in_parts(settings).problems.count(MARK)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (f"bulletins/{OTHER}/2020.md", 1),
        (f"bulletins/{FORMER}/2019.en.md", 1),
        (f"bulletins/{SUCCESSOR}/2026.md", 1),
        ("pages/about.md", 2),
        ("places.yaml", 0),
        ("indicators/all.yaml", 0),
        ("site.yaml", 0),
    ],
)
def test_only_what_hangs_together_is_checked_again(archive: Path, tmp_path: Path, path: str, expected: int) -> None:
    settings = settings_for(archive, tmp_path)
    in_parts(settings)
    assert mark_what_is_kept(settings) == 2
    assert kept(settings) == 2
    file = archive / path
    file.parent.mkdir(exist_ok=True)
    text = file.read_text("utf-8") if file.exists() else "---\ntitle: Trang\nsummary: Trang thử.\n---\nChữ.\n"
    changes = {"places.yaml": ("Trà Vinh", "Trà  Vinh"), "site.yaml": ("English", "Englisch")}
    changes["indicators/all.yaml"] = ("vi: chứng thư\n", "vi: chứng thư số\n")
    old, new = changes.get(path, (text, f"{text}\nThêm.\n"))
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    assert kept(settings) == expected


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, 2),
        ({"jobs": 2, "strict": True}, 2),
        ({"drafts": True}, 0),
        ({"shown_content": "elsewhere"}, 0),
        ({"as_of": NOON + timedelta(minutes=59)}, 2),
        ({"as_of": NOON + timedelta(hours=1)}, 1),  # an embargo is over
        ({"as_of": NOON - timedelta(minutes=1)}, 0),
        ({"as_of": NOON + timedelta(days=1)}, 0),
    ],
)
def test_what_was_asked_otherwise_is_checked_again(
    archive: Path, tmp_path: Path, change: dict[str, Any], expected: int
) -> None:
    settings = settings_for(archive, tmp_path)
    add_bulletin(archive, OTHER, "2021", "  digital_certificates: 9\n", "embargo: 2026-12-01T13:00:00+07:00\n")
    in_parts(settings)
    assert mark_what_is_kept(settings) == 2
    assert kept(replace(settings, **change)) == expected


def _embargoed(content: Path) -> None:
    """Two of the real bulletins are not out yet; one of them was released, and comes back later."""
    for key, head in (("lao-cai/2022", "draft: true\n"), ("tra-vinh/2017", "embargo: 2026-12-01T13:00:00+07:00\n")):
        path = content / "bulletins" / f"{key}.md"
        text = re.sub("^published: .*$", "published: 2026-12-01", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(text.replace("\nfigures:\n", f"\n{head}figures:\n", 1), "utf-8")
    (content / "releases.lock").unlink()


@pytest.mark.parametrize("change", [lambda _: None, _embargoed], ids=["all are out", "two are not"])
@pytest.mark.parametrize("drafts", [False, True])
def test_the_real_site_is_arranged_alike_of_parts(
    tmp_path: Path, change: Callable[[Path], None], *, drafts: bool
) -> None:
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    change(content)
    settings = replace(settings_for(content, tmp_path), drafts=drafts)
    site, report = check_whole(settings, lambda *_: None)
    assert site is not None, codes(report)
    assert min(len(site.site.bulletins), len(site.findings), len(site.held)) > 10
    for jobs, many in ((2, 0), (1, MANY)):
        of_parts, found = check_content(replace(settings, jobs=jobs), lambda *_: None, few=0, many=many)
        assert (of_parts, found) == (site, report)
        assert of_parts is not None
        assert {key: unpacked(told) for key, told in of_parts.told.items()} == {
            one.key: tell(one) for one in site.site.bulletins
        }
        assert {isinstance(one.statements, Statements) for one in of_parts.site.bulletins} == {many == 0}
        assert set(of_parts.quality) == {one.key for one in site.site.bulletins}
        assert dict(of_parts.qualities) == dict(site.qualities)


def test_after_an_edit_one_part_is_published_anew(
    archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(archive / "bulletins" / FORMER)
    settings = replace(settings_for(archive, tmp_path), as_of=NOON + timedelta(days=400))
    done: list[str] = []

    def noted(part: Part, *given: Any) -> object:
        done.append(part.bulletins[0][0].folder)
        return outcome(part, *given)

    monkeypatch.setattr(parts, "_outcome", noted)
    first, _ = check_content(settings, lambda *_: None, few=0)
    assert (first is not None, done) == (True, [OTHER, SUCCESSOR])
    path = archive / "bulletins" / OTHER / "2020.md"
    path.write_text(path.read_text("utf-8").replace("2.165", "2.166"), "utf-8")
    done.clear()
    second, _ = check_content(settings, lambda *_: None, few=0)
    assert done == [OTHER]
    assert second is not None
    assert second != first
    assert second == check_whole(settings, lambda *_: None)[0]


def test_a_check_after_an_embargo_does_not_let_a_build_publish_what_it_kept_before(
    archive: Path, tmp_path: Path
) -> None:
    shutil.rmtree(archive / "bulletins" / FORMER)
    for path in archive.glob("bulletins/*/*.md"):
        path.write_text(path.read_text("utf-8").replace("2027-01-28", "2026-11-28"), "utf-8")
    held = archive / "bulletins" / OTHER / "2020.md"
    text = re.sub("^published: .*$", "published: 2026-12-01", held.read_text("utf-8"), flags=re.MULTILINE)
    held.write_text(text.replace("sources:\n", "embargo: 2026-12-01T13:00:00+07:00\nsources:\n", 1), "utf-8")
    before = settings_for(archive, tmp_path)
    after = replace(before, as_of=NOON + timedelta(hours=2))
    site, report = check_content(before, lambda *_: None, few=0)
    assert site is not None, codes(report)
    assert f"{OTHER}/2020" not in {one.key for one in site.site.bulletins}
    in_parts(after)
    site, _ = check_content(after, lambda *_: None, few=0)
    assert site is not None
    assert f"{OTHER}/2020" in {one.key for one in site.site.bulletins}
    assert site == check_whole(after, lambda *_: None)[0]


def test_what_is_kept_of_a_place_goes_with_its_bulletins(archive: Path, tmp_path: Path) -> None:
    settings = settings_for(archive, tmp_path)
    check_content(settings, lambda *_: None, few=0)
    (folder,) = (settings.cache / "published").iterdir()
    before = set(folder.iterdir())
    shutil.rmtree(archive / "bulletins" / OTHER)
    check_content(settings, lambda *_: None, few=0)
    after = set(folder.iterdir())
    assert after < before
    assert len(before) - len(after) == 1
