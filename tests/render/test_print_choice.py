"""Which print editions a site and a bulletin have, and that pages lead to them and to no others."""

import posixpath
import re
from pathlib import Path

import pytest

from bulletin.model.prints import Print
from bulletin.render.print_choice import print_files, prints_of, yearbook_files
from tests.render.conftest import Pages, check_folder, render_all_pages, settings_for

ALL = {
    "vi/tra-vinh/2020/tra-vinh-2020-vi.pdf",
    "en/tra-vinh/2020/tra-vinh-2020-en.pdf",
    "vi/tra-vinh/2020/tra-vinh-2020-vi-en.pdf",
    "vi/tra-vinh/2020/tra-vinh-2020-report-vi.pdf",
}


def choose(content: Path, *, site: str = "", bulletin: str = "") -> tuple[set[str], Pages]:
    """The files of the smallest site's bulletin, and the pages, where `prints:` says so."""
    if site:
        path = content / "site.yaml"
        path.write_text(f"{path.read_text('utf-8')}\nprints: {site}\n", "utf-8")
    if bulletin:
        path = content / "bulletins" / "tra-vinh" / "2020.md"
        text = path.read_text("utf-8")
        path.write_text(text.replace("status: final\n", f"status: final\n{bulletin}\n"), "utf-8")
    checked = check_folder(content)
    return set(print_files(checked.site.bulletins[0], checked.site.info)), render_all_pages(
        checked, settings_for(content)
    )


def linked(pages: Pages, language: str) -> set[str]:
    page = pages[f"{language}/tra-vinh/2020/index.html"]
    links = re.findall(r'href="([^"]*\.pdf)"', page)
    return {posixpath.normpath(f"{language}/tra-vinh/2020/{link}") for link in links}


def test_all_that_can_be_made_is_made_and_linked(content: Path) -> None:
    files, pages = choose(content)
    assert files == ALL
    assert linked(pages, "vi") == ALL - {"en/tra-vinh/2020/tra-vinh-2020-en.pdf"}
    assert linked(pages, "en") == ALL - {"vi/tra-vinh/2020/tra-vinh-2020-vi.pdf"}
    assert "Official report (PDF) in Vietnamese</a>" in pages["en/tra-vinh/2020/index.html"]
    assert 'hreflang="vi">Official report' in pages["en/tra-vinh/2020/index.html"]
    assert "Bản in song ngữ: Tiếng Việt và Tiếng Anh (PDF)" in pages["vi/tra-vinh/2020/index.html"]


@pytest.mark.parametrize(
    ("site", "bulletin", "endings"),
    [
        ("report", "", ["report-vi.pdf"]),
        ("[bulletin, yearbook]", "", ["2020-en.pdf", "2020-vi.pdf"]),
        ("[]", "", []),
        ("[bulletin]", "prints: [report, bilingual]", ["2020-report-vi.pdf", "2020-vi-en.pdf"]),
        ("", "prints: []", []),
        ("", "withdrawn:\n  date: 2022-01-01\n  reason: Thử.", ["2020-en.pdf", "2020-vi-en.pdf", "2020-vi.pdf"]),
    ],
)
def test_a_site_and_a_bulletin_choose(content: Path, site: str, bulletin: str, endings: list[str]) -> None:
    if "withdrawn" in bulletin:
        path = content / "bulletins" / "tra-vinh" / "2020.en.md"
        text = path.read_text("utf-8")
        path.write_text(text.replace("texts:\n", "texts:\n  withdrawn.reason: Test.\n"), "utf-8")
    files, pages = choose(content, site=site, bulletin=bulletin)
    assert len(files) == len(endings)
    assert all(path.endswith(ending) for path, ending in zip(sorted(files), endings, strict=True))
    assert linked(pages, "vi") | linked(pages, "en") == files


def test_one_place_alone_has_no_yearbook(content: Path) -> None:
    checked = check_folder(content)
    assert Print.YEARBOOK in checked.site.info.prints
    assert Print.YEARBOOK not in prints_of(checked.site.bulletins[0], checked.site.info)
    assert list(yearbook_files(checked.site)) == []
