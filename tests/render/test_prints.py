"""Print editions: what they say, what they may fetch, and that equal input gives equal bytes."""

import gzip
import logging
import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from bulletin.render.assets import print_style, render_assets, screen_style
from bulletin.render.edition import Edition
from bulletin.render.pdf import PdfEngineWarning, Press, make_fetcher, make_press, print_pdf
from bulletin.render.prints import Task
from bulletin.render.sheets import print_html
from bulletin.site.site import CheckedSite
from tests.render.conftest import CACHE, TEMPLATES, Pages, render_prints, text_of

pytestmark = pytest.mark.long

PAGE = '<!DOCTYPE html><html lang="vi"><head><title>T</title></head><body><h1>T</h1>{}</body></html>'


def run_poppler(tool: str, *arguments: str) -> str:
    path = shutil.which(tool)
    assert path, f"{tool} is missing: apt-get install poppler-utils"
    return subprocess.run([path, *arguments], capture_output=True, check=True).stdout.decode()


@pytest.fixture(scope="session")
def press() -> Press:
    return make_press(TEMPLATES, CACHE)


# Between them they have every kind of row: breakdowns, several sources, several statements, targets, plans, signs,
# comparisons of every kind, English figures, another territory. All of them would take minutes.
PRINTED = (
    *("tra-vinh/2020-vi", "tra-vinh/2020-en", "tra-vinh/2020-km", "tra-vinh/2011-q2-en", "tien-giang/2023-h1-en"),
    *("tien-giang/2021-vi", "long-an/2023-vi", "long-an/2019-en", "lao-cai/2020-7m-vi", "lao-cai/2020-7m-en"),
    *("lao-cai/2016-vi", "lao-cai/2018-en", "lao-cai-2025/2024-vi", "lao-cai-2025/2025-07-en"),
)


@pytest.fixture(scope="session")
def printed(real_site: CheckedSite, real_editions: tuple[Edition, ...]) -> dict[str, tuple[bytes, str]]:
    """Each print edition and the HTML that it was set from, by bulletin and language."""
    names = [
        (name, edition, one)
        for edition in real_editions
        for one in real_site.site.bulletins
        if (name := f"{one.key}-{edition.language}") in PRINTED and edition.language in one.words
    ]
    tasks = [Task(name, print_html(bulletin, edition), TEMPLATES, CACHE) for name, edition, bulletin in names]
    return {made.path: (made.content, task.html) for made, task in zip(render_prints(tasks, 2), tasks, strict=True)}


def test_every_word_on_paper_stands_in_the_html(printed: dict[str, tuple[bytes, str]], tmp_path: Path) -> None:
    assert printed.keys() == set(PRINTED)
    for name, (content, html) in printed.items():
        if name.endswith("-km"):
            continue  # of Khmer, PDF keeps shapes rather than letters: see the test below
        file = tmp_path / "print.pdf"
        file.write_bytes(content)
        text = run_poppler("pdftotext", str(file), "-")
        running = " ".join(re.findall(r'data-\w+="([^"]*)"', html))
        # A line may end at a hyphen, which poppler takes out.
        written = {word.replace("-", "") for word in f"{text_of(html)} {running}".split()}
        together = "".join(text_of(html).split()).replace("-", "")
        strange = {word for word in text.replace("-", "").split() if word not in written and word not in together}
        # Page numbers come from the style sheet.
        assert not {word for word in strange if not re.fullmatch(r"\d+(?:/\d+)?", word)}, name


def test_a_note_stands_on_the_page_of_its_first_mark(printed: dict[str, tuple[bytes, str]]) -> None:
    seen = 0
    for name, (content, html) in printed.items():
        reader = PdfReader(BytesIO(content))
        first: dict[str, int] = {}
        for number, page in enumerate(reader.pages):
            for annotation in page.get("/Annots", ()):
                first.setdefault(str(annotation.get_object().get("/Dest")), number)
        notes = re.findall(r'role="doc-footnote" id="(note-\d+)"', html)
        pages = {note: reader.get_destination_page_number(reader.named_destinations[note]) for note in notes}
        assert pages == {note: first[note] for note in notes}, name
        seen += len(notes)
    assert seen > 50


def test_khmer_is_set_in_its_own_typeface(printed: dict[str, tuple[bytes, str]], tmp_path: Path) -> None:
    """A letter that no typeface has would be a warning, which ends the build."""
    content, html = printed["tra-vinh/2020-km"]
    file = tmp_path / "print.pdf"
    file.write_bytes(content)
    assert "Noto-Sans-Khmer" in run_poppler("pdffonts", str(file))
    text = "".join(run_poppler("pdftotext", str(file), "-").split())
    # Words without stacked or reordered vowels come out whole; numbers do in any case.
    assert "115,013" in text
    assert "លាន" in text
    assert "115,013" in html


def test_equal_input_gives_equal_bytes_in_any_process(printed: dict[str, tuple[bytes, str]], press: Press) -> None:
    content, html = printed["long-an/2023-vi"]
    assert print_pdf(html, "again", press) == content


def test_a_print_edition_is_tagged_and_says_what_it_is(printed: dict[str, tuple[bytes, str]], tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"
    file.write_bytes(printed["tra-vinh/2020-vi"][0])
    reader = PdfReader(file)
    about = reader.metadata
    assert about is not None
    assert about.title == "Thông tin và truyền thông tỉnh Trà Vinh năm 2020"
    assert about.author == "Sở Thông tin và Truyền thông tỉnh Trà Vinh"
    assert "Bưu chính" in str(about.get("/Keywords"))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "vi"
    assert root["/MarkInfo"]["/Marked"]
    assert "pdfuaid" in root["/Metadata"].get_object().get_data().decode()
    bookmarks: Any = reader.outline
    assert [entry["/Title"] for entry in bookmarks if isinstance(entry, dict)] == [
        "Thông tin và truyền thông tỉnh Trà Vinh năm 2020"
    ]
    page = reader.pages[0].mediabox
    assert (round(float(page.width)), round(float(page.height))) == (595, 842)


def test_all_typefaces_are_embedded(printed: dict[str, tuple[bytes, str]], tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"
    file.write_bytes(printed["tien-giang/2023-h1-en"][0])
    table = run_poppler("pdffonts", str(file)).splitlines()[2:]
    assert table
    for line in table:
        assert re.search(r"(Be-Vietnam-Pro|BeVietnamPro|Noto-Sans|NotoSans)", line), line
        assert " yes yes " in line, line


def test_pages_are_numbered_in_the_language_of_the_edition(
    printed: dict[str, tuple[bytes, str]], tmp_path: Path
) -> None:
    for name, number in (("lao-cai/2020-7m-vi", r"Trang 1/\d"), ("lao-cai/2020-7m-en", r"Page 1 of \d")):
        file = tmp_path / "print.pdf"
        file.write_bytes(printed[name][0])
        assert re.search(number, PdfReader(file).pages[0].extract_text())


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://127.0.0.1/",
        "https://example.org/",
        "ftp://example.org/x",
        "file://127.0.0.1/etc/passwd",
        "file:///{root}/../outside.txt",
        "file:///{root}/%2e%2e/outside.txt",
        "file:///{root}/link.txt",
    ],
)
def test_the_fetcher_serves_nothing_from_outside_its_folder(tmp_path: Path, url: str) -> None:
    root = tmp_path / "fonts"
    root.mkdir()
    (root / "inside.txt").write_text("in")
    (tmp_path / "outside.txt").write_text("out")
    (root / "link.txt").symlink_to(tmp_path / "outside.txt")
    fetch = make_fetcher(root)
    assert fetch((root / "inside.txt").as_uri()).read() == b"in"
    with pytest.raises(ValueError, match="refused"):
        fetch(url.format(root=root))


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="file:///etc/passwd" alt="x">',
        '<img src="http://127.0.0.1/x.png" alt="x">',
        '<p style="background: url(file:///etc/passwd)">x</p>',
        '<link rel="stylesheet" href="file:///etc/passwd">',
        '<p style="colour: red">x</p>',
    ],
)
def test_anything_that_the_engine_warns_of_is_an_error(press: Press, markup: str) -> None:
    with pytest.raises(PdfEngineWarning) as caught:
        print_pdf(PAGE.format(markup), "test.pdf", press)
    assert caught.value.document == "test.pdf"
    assert caught.value.messages


def test_listening_to_the_engine_leaves_no_trace(press: Press) -> None:
    before = list(logging.getLogger("weasyprint").handlers)
    print_pdf(PAGE.format("<p>x</p>"), "test.pdf", press)
    assert logging.getLogger("weasyprint").handlers == before


def test_a_warning_in_a_worker_reaches_the_build() -> None:
    bad = PAGE.format('<p style="colour: red">x</p>')
    tasks = [Task("a.pdf", bad, TEMPLATES, CACHE), Task("b.pdf", bad, TEMPLATES, CACHE)]
    with pytest.raises(PdfEngineWarning, match=r"a\.pdf"):
        list(render_prints(tasks, 2))


def test_the_style_sheet_is_small_and_fetches_only_our_own_typefaces() -> None:
    style = screen_style(TEMPLATES)
    assert len(style.encode()) < 40_000
    # What readers wait for, as servers send it.
    assert len(gzip.compress(style.encode(), 9)) < 9_000
    assert "url(" not in style
    assert "url(" not in print_style(TEMPLATES)


def test_browsers_get_one_small_file_for_each_face() -> None:
    def assets(**languages: str) -> dict[str, bytes]:
        return {made.path: made.content for made in render_assets(TEMPLATES, CACHE, languages)}

    def faces(files: dict[str, bytes]) -> dict[str, bytes]:
        return {path: content for path, content in files.items() if path.endswith(".woff2")}

    # A site without Khmer has no Khmer typeface, and nothing that waits for it.
    latin = assets(vi="Tiếng Việt", en="English")
    assert len(faces(latin)) == 5
    assert "assets/typefaces.js" not in latin
    files = assets(vi="Tiếng Việt", en="English", km="ភាសាខ្មែរ")
    fonts = faces(files)
    assert "assets/typefaces.js" in files
    assert len(fonts) == 8
    # The language switch of other pages gets the letters of the name alone.
    assert len(fonts["assets/fonts/noto-sans-khmer-names-400.woff2"]) < 3_000
    assert files["assets/site.css"].decode().count("unicode-range:U+1780-17FF,U+19E0-19FF") == 2
    assert all(content.startswith(b"wOF2") and len(content) < 40_000 for content in fonts.values())
    style = files["assets/site.css"].decode()
    assert all(f'url("fonts/{path.rpartition("/")[2]}")' in style for path in fonts)


def test_a_page_says_what_its_print_edition_says(real_pages: Pages, printed: dict[str, tuple[bytes, str]]) -> None:
    page = text_of(real_pages["en/tra-vinh/2020/index.html"])
    sheet = text_of(printed["tra-vinh/2020-en"][1].partition("<h1>")[2].partition('<footer class="proof">')[0])
    # On paper, reasons for printing a contradiction are notes as well, so that there are more numbers of notes.
    numbers = {word for word in sheet.split() if re.fullmatch(r"\(\d+\)", word)}
    assert set(sheet.split()) - numbers <= set(page.split())
