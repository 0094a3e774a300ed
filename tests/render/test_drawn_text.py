"""Texts in drawings are set like other text: shaped, and with their blanks."""

from pathlib import Path

from weasyprint import HTML, svg

from bulletin.render.pdf import make_fetcher, make_press, print_pdf
from tests.render.conftest import CACHE, TEMPLATES
from tests.render.test_prints import run_poppler

DRAWING = (
    '<!DOCTYPE html><html lang="km"><head><title>T</title></head><body><h1>T</h1>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60" width="200" height="60"><title>D</title>'
    '<text font-family="Noto Sans" x="0" y="20">Cấp tỉnh</text>'
    '<text font-family="Noto Sans Khmer" x="0" y="50">ថ្នាក់ខេត្ត</text></svg></body></html>'
)


def test_texts_in_drawings_are_drawn_whole(tmp_path: Path) -> None:
    press = make_press(TEMPLATES, CACHE)
    tree = HTML(string=DRAWING, url_fetcher=make_fetcher(None), base_url="")
    plain: bytes = tree.write_pdf(stylesheets=press.styles, font_config=press.fonts)
    draw = svg.text
    texts = []
    for content in (plain, print_pdf(DRAWING, "test", press)):
        file = tmp_path / "drawing.pdf"
        file.write_bytes(content)
        texts.append(run_poppler("pdftotext", str(file), "-"))
    assert svg.text is draw
    torn, whole = texts
    # Poppler puts blanks where letters that belong together were drawn apart.
    assert " ្" in torn  # else the engine was mended, and ours can go
    assert " ្" not in whole
    assert "Cấp tỉnh" in whole
