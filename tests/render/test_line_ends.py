"""Lines are as full as they can be where a link follows closely."""

from contextlib import AbstractContextManager, nullcontext

from weasyprint import HTML
from weasyprint.formatting_structure.boxes import BlockBox, TextBox

from bulletin.render.line_ends import hanging_blanks
from bulletin.render.pdf import make_fetcher, make_press
from tests.render.conftest import CACHE, TEMPLATES

TEXT = 'Đến ngày 26/10/2017, bình quân một cán bộ có <a href="#c">1</a> máy tính, ở cấp xã là <a href="#d">0,7</a> máy.'
# Somewhere among them the first words fit but for the blank behind them.
WIDTHS = range(220, 340)
DOCUMENT = (
    '<!DOCTYPE html><html lang="vi"><head><title>T</title></head><body>'
    + "".join(f'<p style="width: {width}px">{TEXT}</p>' for width in WIDTHS)
    + "</body></html>"
)


def first_lines(mending: AbstractContextManager[None]) -> list[str]:
    press = make_press(TEMPLATES, CACHE)
    with mending:
        tree = HTML(string=DOCUMENT, url_fetcher=make_fetcher(None), base_url="")
        pages = tree.render(stylesheets=press.styles, font_config=press.fonts).pages
    boxes = (box for page in pages for box in page._page_box.descendants())
    first = (box.children[0] for box in boxes if box.element_tag == "p" and isinstance(box, BlockBox))
    return ["".join(part.text for part in line.descendants() if isinstance(part, TextBox)) for line in first]


def test_a_blank_that_hangs_over_the_end_of_a_line_breaks_nothing() -> None:
    unmended = [line for line in first_lines(nullcontext()) if " " not in line.strip()]
    assert unmended  # else the engine was mended, and ours can go
    lines = first_lines(hanging_blanks())
    assert len(lines) == len(WIDTHS)
    assert all(line.startswith("Đến ngày 26/10/2017, bình quân") for line in lines)
