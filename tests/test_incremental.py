"""A build that makes again only what an edit reaches gives, byte for byte, what a clean build gives.

The edits are made to a part of the real content, one after the other, in an order that differs from run to run.
"""

import random
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bulletin.published import MANY
from bulletin.site.years import LONGEST
from bulletin.workers import FEW
from tests.command_line import tree
from tests.conftest import ROOT
from tests.desk import Desk, differing, laid_desk, replaced

pytestmark = pytest.mark.long


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return laid_desk(tmp_path)


def title(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2021"), "\ntitle: Thông tin", "\ntitle: Tình hình thông tin")


def translated_title(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2020.en"), "\ntitle: ", "\ntitle: Again, ")


def summary(desk: Desk) -> None:
    replaced(desk.bulletin("lao-cai/2024"), "\nsummary: ", "\nsummary: Tóm lại, ")


def commentary(desk: Desk) -> None:
    path = desk.bulletin("tra-vinh/2022")
    path.write_text(path.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")


def figure(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2020"), "value: 6.812", "value: 6.813")


def note(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2021"), "note: Là cấu trúc", "note: Chỉ là cấu trúc")


def source(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2021"), "publisher: Báo Đầu tư", "publisher: Báo Đầu tư điện tử")


def reason(desk: Desk) -> None:
    text = desk.bulletin("long-an/2024-H1").read_text("utf-8")
    found = re.search(r"change-mismatch: (\S+)", text)
    assert found
    replaced(
        desk.bulletin("long-an/2024-H1"), f"change-mismatch: {found[1]}", f"change-mismatch: Xin lưu ý, {found[1]}"
    )


def published(desk: Desk) -> None:
    replaced(desk.bulletin("long-an/2023-H1"), "\npublished: 2026-11-22", "\npublished: 2026-11-23")


def status(desk: Desk) -> None:
    replaced(desk.bulletin("tra-vinh/2021"), "\nstatus: final", "\nstatus: preliminary")


def withdrawal(desk: Desk) -> None:
    lines = "withdrawn:\n  date: 2026-12-01\n  reason: Nguồn đã bị rút.\n"
    replaced(desk.bulletin("tra-vinh/2022"), "\nagency:", f"\n{lines}agency:")
    replaced(
        desk.bulletin("tra-vinh/2022.en"), "\ntexts:\n", "\ntexts:\n  withdrawn.reason: The source was withdrawn.\n"
    )


def draft(desk: Desk) -> None:
    replaced(desk.bulletin("lao-cai-2025/2025"), "\nagency:", "\ndraft: true\nagency:")


def deleted(desk: Desk) -> None:
    for path in desk.content.glob("bulletins/long-an/2024-H1*.md"):
        path.unlink()


def added(desk: Desk) -> None:
    _take(desk, "tra-vinh/2023")


def first_of_a_place(desk: Desk) -> None:
    (desk.content / "bulletins" / "tien-giang").mkdir(exist_ok=True)
    _take(desk, "tien-giang/2021")


def _take(desk: Desk, key: str) -> None:
    place, period = key.split("/")
    for path in (ROOT / "content" / "bulletins" / place).glob(f"{period}.*md"):
        shutil.copy(path, desk.content / "bulletins" / place / path.name)


def indicator_name(desk: Desk) -> None:
    path = next(path for path in desk.content.glob("indicators/*.yaml") if "\n  dti_rank:" in path.read_text("utf-8"))
    text = path.read_text("utf-8")
    start = text.index("\n  dti_rank:")
    changed = re.sub(r"\n      en: ", "\n      en: National ", text[start:], count=1)
    path.write_text(text[:start] + changed, "utf-8")


def methods(desk: Desk) -> None:
    path = desk.content / "pages" / "methods.md"
    path.write_text(path.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")


def site_title(desk: Desk) -> None:
    replaced(desk.content / "site.yaml", "en: Provincial", "en: Statistics of Provincial")


def template(desk: Desk) -> None:
    replaced(desk.templates / "layouts" / "screen.html", "</body>", "<!-- changed --></body>")


def message(desk: Desk) -> None:
    path = desk.templates / "locales" / "vi" / "LC_MESSAGES" / "messages.po"
    replaced(path, 'msgid "Reporting agency"\nmsgstr "', 'msgid "Reporting agency"\nmsgstr "Các ')


EDITS: tuple[Callable[[Desk], None], ...] = (
    *(title, translated_title, summary, commentary, figure, note, source, reason, published, status, withdrawal),
    *(draft, deleted, added, first_of_a_place, indicator_name, methods, site_title, template, message),
)


def test_what_an_edit_does_not_reach_is_kept_and_the_rest_is_what_a_clean_build_gives(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In every second run pages have few rows, so that most are parted by year, and edits part and join them.

    In every second run, too, the archive is read and checked in parts, as large ones are, and in every fourth held as
    bytes, as very large ones are; the clean build does neither.
    """
    few, many = random.choice([(FEW, MANY), (FEW, MANY), (0, MANY), (0, 0)])  # noqa: S311 - a way of reading, no secret
    desk = replace(desk, few=few, many=many)
    longest = random.choice([LONGEST, 6])  # noqa: S311 - how long a page is, no secret
    monkeypatch.setattr("bulletin.site.assemble.LONGEST", longest)
    monkeypatch.setattr("bulletin.site.assemble.LONGEST_OF_PLACE", longest // 2)
    assert desk.build("output", "cache").reused == 0
    parted = any(re.fullmatch("vi/indicators/.*/[0-9]{4}/index.html", path) for path in tree(desk.folder / "output"))
    assert parted == (longest != LONGEST)
    commentary(desk)
    desk.build("output", "cache")
    assert desk.whole == ["output"]  # the second one was spared
    edit = random.choice([edit for edit in EDITS if edit is not commentary])  # noqa: S311 - an edit, no secret
    before = tree(desk.folder / "output")
    edit(desk)
    made = desk.build("output", "cache")
    assert desk.whole == ["output", "output"]
    assert differing(tree(desk.folder / "output"), before), f"{edit.__name__} changed nothing"
    assert made.reused or edit in {template, message, indicator_name, site_title}
    # What is known of the whole site is what the last build of everything found.
    commentary(desk)
    desk.build("output", "cache")
    assert desk.whole == ["output", "output"]
    after = tree(desk.folder / "output")
    kept_in_parts = (desk.folder / "cache" / "published").exists()
    assert kept_in_parts == (desk.few == 0)
    assert differing(after, desk.build_clean()) == [], f"after commentary + {edit.__name__}, these are stale"


def test_nothing_of_what_is_damaged_is_used(desk: Desk) -> None:
    # Few indicators are enough, and quickly made.
    for path in desk.content.glob("bulletins/*/*.md"):
        if path.parent.name != "long-an":
            path.unlink()
    desk.build("output", "cache")
    before = tree(desk.folder / "output")
    shutil.rmtree(desk.folder / "output")
    damaged = list(desk.folder.glob("cache/artefacts/0?/*"))
    assert damaged
    for path in damaged:
        path.write_bytes(path.read_bytes()[::-1])
    desk.build("output", "cache")
    assert tree(desk.folder / "output") == before
