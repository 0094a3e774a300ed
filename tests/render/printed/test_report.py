"""The official report: the form of Decree 30/2020/NĐ-CP, measured on paper, and nothing made up."""

import re
import shutil
import unicodedata
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from bulletin.render.edition import Edition
from bulletin.render.fonts import REPORT_FACES, font_file
from bulletin.render.printed.report import report_html
from bulletin.render.prints import Task
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite
from tests.render.conftest import (
    CACHE,
    LIBRARIES,
    SMALLEST,
    TEMPLATES,
    check_folder,
    render_prints,
    settings_for,
    text_of,
)
from tests.render.test_prints import run_poppler

LETTERHEAD = """\
report:
  parent_agency: Ủy ban thử
  agency: Sở thử nghiệm
  number: 12
  symbol: BC-STN
  place: Nơi thử
  date: 2024-02-05
  subject: Kết quả thử năm 2020
  recipients:
    - Ủy ban thử;
    - "Lưu: VT"
  authority: KT. Giám đốc
  signatory: Phó Giám đốc
"""
BODY = """\
## Phần đầu

Tổng số là [[digital_certificates]].

### Mục nhỏ

#### Điểm nhỏ

Lời thử.

### Mục sau

## Phần sau

Lời thử.
"""
ENGLISH_BODY = """\
## First part

In all: [[digital_certificates]].

### Small part

#### Smaller part

Test words.

### Next part

## Second part

Test words.
"""
# How many points one has.
MILLIMETRE = 72 / 25.4


@dataclass(frozen=True)
class Word:
    """A word on a page, where its box is, in millimetres."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    text: str


@dataclass(frozen=True)
class Printed:
    """A report on paper, and what it was set from."""

    content: bytes
    html: str
    words: tuple[Word, ...]

    def line(self, text: str) -> list[Word]:
        """The words of a run of text, found where it stands first."""
        wanted = text.split()
        texts = [word.text for word in self.words]
        start = next(n for n in range(len(texts)) if texts[n : n + len(wanted)] == wanted)
        return list(self.words[start : start + len(wanted)])


def a_copy(folder: Path) -> Path:
    shutil.copytree(SMALLEST, folder / "content")
    return folder / "content"


def words_of(content: bytes, folder: Path) -> tuple[Word, ...]:
    file = folder / "print.pdf"
    file.write_bytes(content)
    page, found = 0, []
    for line in run_poppler("pdftotext", "-bbox", str(file), "-").splitlines():
        page += "<page" in line
        if box := re.search(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>', line):
            left, top, right, bottom = (round(float(number) / MILLIMETRE, 2) for number in box.groups()[:4])
            found.append(Word(page, left, top, right, bottom, box[5]))
    return tuple(found)


def make(checked: CheckedSite, folder: Path) -> Printed:
    edition = make_editions(checked, settings_for(folder))[0]
    html = report_html(checked.site.bulletins[0], edition)
    (made,) = render_prints([Task("report.pdf", html, TEMPLATES, CACHE, "report", LIBRARIES)], 1)
    return Printed(made.content, html, words_of(made.content, folder))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A report whose letterhead is complete but for the name of who signs."""
    content = a_copy(tmp_path_factory.mktemp("whole"))
    head = f"headline: digital_certificates\n{LETTERHEAD}"
    for name, more, body in (("2020.md", head, BODY), ("2020.en.md", "", ENGLISH_BODY)):
        path = content / "bulletins" / "tra-vinh" / name
        front, _, _ = path.read_text("utf-8").rpartition("---\n")
        path.write_text(f"{front}{more}---\n\n{body}", "utf-8")
    return make(check_folder(content), content)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    """A report of a bulletin that says nothing of a letterhead."""
    content = a_copy(tmp_path_factory.mktemp("bare"))
    return make(check_folder(content), content)


@pytest.fixture(scope="module")
def long(
    real_site: CheckedSite, real_editions: tuple[Edition, ...], tmp_path_factory: pytest.TempPathFactory
) -> Printed:
    """A report of several pages."""
    bulletin = next(one for one in real_site.site.bulletins if one.key == "tien-giang/2023-h1")
    html = report_html(bulletin, real_editions[0])
    (made,) = render_prints([Task("report.pdf", html, TEMPLATES, CACHE, "report", LIBRARIES)], 1)
    return Printed(made.content, html, words_of(made.content, tmp_path_factory.mktemp("long")))


def height(words: list[Word]) -> float:
    return words[0].bottom - words[0].top


def test_the_margins_are_those_of_the_decree(long: Printed) -> None:
    pages = {word.page for word in long.words}
    assert len(pages) > 4
    box = PdfReader(BytesIO(long.content)).pages[0].mediabox
    assert (round(float(box.width) / MILLIMETRE), round(float(box.height) / MILLIMETRE)) == (210, 297)
    # The number of the page alone stands in the margin above.
    text = [word for word in long.words if word.top > 19 or not word.text.isdigit()]
    assert 30 <= min(word.left for word in text) <= 35
    assert 15 <= 210 - max(word.right for word in text) <= 20
    assert min(word.top for word in text) >= 20
    assert 297 - max(word.bottom for word in text) >= 20


def test_pages_are_numbered_in_the_middle_above_from_the_second_on(long: Printed) -> None:
    numbers = [word for word in long.words if word.top < 19]
    assert all(abs((word.left + word.right) / 2 - (30 + 194) / 2) < 1 for word in numbers)
    by_page = {word.page: word.text for word in numbers}
    first = long.line("Phụ lục I BẢNG SỐ LIỆU")[0].page
    # Three pages of words; each appendix counts its own.
    assert (1 not in by_page, by_page[2], by_page[3]) == (True, "2", "3")
    assert first == 4
    assert (first not in by_page, by_page[first + 1]) == (True, "2")


def test_the_head_stands_as_the_decree_draws_it(whole: Printed) -> None:
    country = whole.line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    motto = whole.line("Độc lập - Tự do - Hạnh phúc")
    parent, agency = whole.line("ỦY BAN THỬ"), whole.line("SỞ THỬ NGHIỆM")
    number, dated = whole.line("Số: 12/BC-STN"), whole.line("Nơi thử, ngày 05 tháng 02 năm 2024")
    assert all(word.left > 105 - 10 for word in (*country, *motto, *dated))
    assert all(word.right < 97 for word in (*parent, *agency, *number))
    assert abs(parent[0].top - country[0].top) < 1
    assert country[0].bottom <= motto[0].top + 2
    assert parent[0].top < agency[0].top < number[0].top
    assert abs(number[0].top - dated[0].top) < 3
    kind, subject = whole.line("BÁO CÁO"), whole.line("Kết quả thử năm 2020")
    assert dated[0].bottom < kind[0].top < subject[0].top
    for words in (kind, subject):
        assert abs((words[0].left + words[-1].right) / 2 - (30 + 194) / 2) < 2


def test_sections_are_numbered_with_roman_numerals_numbers_and_letters(whole: Printed) -> None:
    headings = re.findall(r"<h([2-4])[^>]*>(.*?)</h", whole.html)
    assert [(level, text_of(text)) for level, text in headings][:6] == [
        ("2", "I. Phần đầu"),
        ("3", "1. Mục nhỏ"),
        ("4", "a) Điểm nhỏ"),
        ("3", "2. Mục sau"),
        ("2", "II. Phần sau"),
        ("2", "III. Số liệu chủ yếu"),
    ]
    text = text_of(whole.html)
    assert "Phụ lục I BẢNG SỐ LIỆU (Kèm theo Báo cáo số 12/BC-STN ngày 05 tháng 02 năm 2024 của Sở thử nghiệm)" in text
    assert "Phụ lục II NGUỒN SỐ LIỆU VÀ KÝ HIỆU" in text


def test_recipients_and_signature_stand_beside_each_other(whole: Printed) -> None:
    recipients, office = whole.line("Nơi nhận:"), whole.line("PHÓ GIÁM ĐỐC")
    assert whole.line("KT. GIÁM ĐỐC")[0].top < office[0].top
    assert recipients[0].right < 105 < office[0].left
    assert whole.line("- Ủy ban thử;")
    assert whole.line("- Lưu: VT.")
    assert recipients[0].page == office[0].page


def test_the_last_figures_stand_on_the_page_that_is_signed(long: Printed) -> None:
    recipients, last = long.line("Nơi nhận:")[0], long.line("- Chứng thư số đã cấp: 2.565 chứng thư số;")[0]
    assert (recipients.page, last.page) == (3, 3)
    assert long.line("VII. Số liệu chủ yếu")[0].page == 3


def test_the_room_for_a_signature_is_a_place_in_the_file(whole: Printed) -> None:
    reader = PdfReader(BytesIO(whole.content))
    place = reader.named_destinations["signature-room"]
    office = whole.line("PHÓ GIÁM ĐỐC")[0]
    assert reader.get_destination_page_number(place) == office.page - 1
    left, top = float(str(place["/Left"])) / MILLIMETRE, 297 - float(str(place["/Top"])) / MILLIMETRE
    assert left >= 105
    assert 0 <= top - office.bottom < 4
    below = [word for word in whole.words if word.page == office.page and word.top > top and word.left > 105]
    assert all(word.top > top + 28 for word in below)


def test_what_the_letterhead_lacks_is_left_open(bare: Printed) -> None:
    text = text_of(bare.html)
    assert "Số: ……/BC-……" in text
    assert "……, ngày …… tháng …… năm ……" in text
    assert "Nơi nhận: - ……." in text
    assert bare.html.count('<span class="blank"></span>') == 2
    # Known from the bulletin itself: who reports, and on what.
    assert "SỞ THỬ" in text
    assert "BÁO CÁO Bản tin thử" in text
    assert not re.search(r"GIÁM ĐỐC|Giám đốc|CHỦ TỊCH|\d{4}/BC", text)


def test_every_vietnamese_letter_is_in_the_typeface(tmp_path: Path) -> None:
    marks = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    vowels = "aăâeêioôơuưy"
    letters = {unicodedata.normalize("NFC", vowel + mark) for vowel in vowels for mark in marks} | set("đ")
    letters |= {letter.upper() for letter in letters} | set("…–“”₫§0123456789%")
    assert len(letters) > 140
    faces = [face for face in REPORT_FACES if face.family == "Tinos"]
    assert {(face.weight, face.style) for face in faces} == {
        *((400, "normal"), (400, "italic")),
        *((700, "normal"), (700, "italic")),
    }
    for face in faces:
        cut = TTFont(font_file(face, "ttf", CACHE, LIBRARIES)).getBestCmap()
        assert not {letter for letter in letters if ord(letter) not in cut}, face.name


def test_the_report_is_set_in_one_typeface_and_every_word_stands_in_the_html(long: Printed, tmp_path: Path) -> None:
    file = tmp_path / "print.pdf"
    file.write_bytes(long.content)
    table = run_poppler("pdffonts", str(file)).splitlines()[2:]
    assert len(table) >= 3
    assert all("Tinos" in line and " yes yes " in line for line in table)
    together = "".join(text_of(long.html).split()).replace("-", "")
    strange = {word.text for word in long.words if word.text.replace("-", "") not in together}
    assert not {word for word in strange if not word.isdigit()}
