"""Wherever a bulletin is listed, words tell that it was withdrawn, or is not out yet."""

import re
import shutil
from posixpath import dirname, normpath

import pytest

from bulletin.checks.check import check
from bulletin.site.assemble import assemble
from tests.conftest import SMALLEST, add_bulletin, read_archive
from tests.render.conftest import Pages, render_all_pages, settings_for, text_of

_WITHDRAWN = "withdrawn:\n  date: 2027-11-30\n  reason: Nguồn đã gỡ bài.\n"
_GONE, _GONE_VI = "(withdrawn on 30 Nov 2027)", "(đã thu hồi ngày 30/11/2027)"
_FIGURES = "  digital_certificates: 2.165\n"


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Trà Vinh 2019 was withdrawn, 2020 stands, 2021 is a draft that a preview shows; Long An 2020 is one as well."""
    content = tmp_path_factory.mktemp("marks") / "content"
    shutil.copytree(SMALLEST, content)
    add_bulletin(content, "tra-vinh", "2019", _FIGURES, _WITHDRAWN)
    english = content / "bulletins" / "tra-vinh" / "2019.en.md"
    english.write_text(
        english.read_text("utf-8").replace("texts:\n", "texts:\n  withdrawn.reason: The source took it down.\n"),
        "utf-8",
    )
    add_bulletin(content, "tra-vinh", "2021", _FIGURES, "draft: true\n")
    add_bulletin(content, "long-an", "2020", _FIGURES, "draft: true\n")
    archive, problems = read_archive(content)
    assert archive is not None, problems
    checked, problems = check(assemble(archive, frozenset({"tra-vinh/2021", "long-an/2020"})))
    assert problems == ()
    return render_all_pages(checked, settings_for(content))


def _links_to(html: str, file: str, page: str) -> set[str]:
    """What the links of a file to a page say, without those to its figures."""
    target = f"{file.partition('/')[0]}/{page}/index.html"
    found = re.findall(r'<a [^>]*href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return {text_of(label) for href, label in found if normpath(f"{dirname(file)}/{href}") == target}


@pytest.mark.parametrize(
    ("file", "page", "said"),
    [
        ("en/index.html", "tra-vinh/2019", {f"Test bulletin {_GONE}", f"2019 {_GONE}"}),
        ("en/index.html", "tra-vinh/2021", {"Test bulletin (not published yet)", "2021 (not published yet)"}),
        ("vi/index.html", "tra-vinh/2019", {f"Bản tin thử {_GONE_VI}", f"2019 {_GONE_VI}"}),
        ("vi/index.html", "tra-vinh/2021", {"Bản tin thử (chưa công bố)", "2021 (chưa công bố)"}),
        ("en/tra-vinh/index.html", "tra-vinh/2019", {f"Test bulletin {_GONE}"}),
        ("en/tra-vinh/index.html", "tra-vinh/2021", {"Test bulletin (not published yet)"}),
        ("en/periods/index.html", "tra-vinh/2019", {f"Tra Vinh {_GONE}"}),
        ("en/periods/index.html", "long-an/2020", {"Long An (not published yet)"}),
        ("en/periods/2019/index.html", "tra-vinh/2019", {f"Test bulletin {_GONE}"}),
        ("vi/periods/2021/index.html", "tra-vinh/2021", {"Bản tin thử (chưa công bố)"}),
        ("en/tra-vinh/2020/index.html", "tra-vinh/2019", {f"Previous bulletin Tra Vinh, 2019 {_GONE}"}),
        ("en/tra-vinh/2020/index.html", "tra-vinh/2021", {"Next bulletin Tra Vinh, 2021 (not published yet)"}),
        ("vi/indicators/digital_certificates/index.html", "tra-vinh/2021", {"Trà Vinh, 2021 (chưa công bố)"}),
    ],
)  # fmt: skip
def test_every_list_says_it_in_words(pages: Pages, file: str, page: str, said: set[str]) -> None:
    assert _links_to(pages[file], file, page) == said


def test_a_bulletin_that_stands_bears_no_mark(pages: Pages) -> None:
    for file, html in pages.items():
        for label in _links_to(html, file, "tra-vinh/2020"):
            assert "(" not in label.replace("(đến 30/06/2025)", ""), file


def test_the_data_page_marks_the_files_of_what_is_not_out_yet(pages: Pages) -> None:
    assert "2021 (not published yet)" in text_of(pages["en/data/index.html"])
    assert "2019 (withdrawn on 30 Nov 2027)" in text_of(pages["en/data/index.html"])
