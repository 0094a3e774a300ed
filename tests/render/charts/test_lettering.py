"""Widths are those of the typeface itself, Vietnamese and Khmer letters among them."""

import pytest
from fontTools.ttLib import TTFont

from bulletin.render.charts.lettering import BOLD, LABEL_SIZE, REGULAR, text_width, wrapped
from bulletin.render.fonts import FACES, font_file
from tests.render.conftest import CACHE, ROOT

TEXTS = (
    "Doanh thu bưu chính tỉnh Trà Vinh",
    "ước đạt 55 tỷ 878 triệu đồng",
    "1.307/1.849",
    "Huyện Mường Khương, ẵ ỡ ự",
)


@pytest.mark.parametrize("weight", [REGULAR, BOLD])
def test_a_width_is_the_sum_of_the_advances_in_the_font_that_is_served(weight: int) -> None:
    face = next(face for face in FACES if face.family == "Noto Sans" and face.weight == weight)
    font = TTFont(font_file(face, "ttf", CACHE))
    letters, advances = font.getBestCmap(), font["hmtx"]
    for text in TEXTS:
        plain = sum(advances[letters[ord(letter)]][0] for letter in text) * LABEL_SIZE / font["head"].unitsPerEm
        # Kerning brings letters closer, by less than a hundredth of the line.
        assert text_width(text, weight) == pytest.approx(plain, rel=0.012)


def test_bold_is_wider_and_nothing_has_no_width() -> None:
    assert text_width("1.307/1.849", BOLD) > text_width("1.307/1.849")
    assert text_width("") == 0
    assert text_width("ខេត្តត្រាវិញ") > 20


def test_lines_are_as_wide_as_they_may_be_and_no_word_is_lost() -> None:
    text = "Tỷ lệ dịch vụ công trực tuyến có phát sinh hồ sơ"
    lines = wrapped(text, 150)
    assert lines == ("Tỷ lệ dịch vụ công trực", "tuyến có phát sinh hồ sơ")
    assert all(text_width(line) <= 150 for line in lines)
    assert wrapped(text, text_width(text)) == (text,)
    assert wrapped("Nghiêng", 1) == ("Nghiêng",)


def test_charts_are_drawn_in_the_size_that_is_measured() -> None:
    folder = ROOT / "templates" / "assets" / "css"
    for name in ("chart-marks.css", "chart-print.css"):
        assert f"font-size:{LABEL_SIZE}px" in (folder / name).read_text("utf-8").replace(" ", "")
