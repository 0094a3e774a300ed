"""What boxes have of each property is the same, found in one step or in many."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import pytest
from weasyprint import HTML
from weasyprint.css import ComputedStyle
from weasyprint.css.properties import INITIAL_VALUES

from benchmarks.pdf import of_each_edition
from bulletin.render.pdf import make_fetcher, make_press, print_pdf
from bulletin.render.plain_values import plain_values
from tests.render.conftest import CACHE, TEMPLATES

# Set by a rule, by another name of theirs, by a variable, by what their parent has, in both directions of writing.
DOCUMENT = """<!DOCTYPE html><html lang="vi"><head><title>T</title><style>
    :root { --wide: 30px }
    body { color: #123456; font-size: 9pt; text-indent: calc(1em + 5%); line-height: 1.7 }
    div { margin-inline: 3px 5px; inset-inline-start: 4px; position: relative; text-decoration: underline }
    [dir=rtl] { padding-block-end: 7px; inline-size: var(--wide); min-inline-size: min(20px, 3em) }
    p { border-left: 2px solid; border-color: inherit; float: left; width: max(10px, 1em); page: wide }
    i { border-inline-end: 1px solid red; display: block; font-weight: bolder; margin-left: inherit }
    </style></head><body><p>a <i>b</i> <u dir="rtl">c</u></p><div>d <b>e</b> <div dir="rtl">f <i>g</i></div></div>
    <table><tr><td>h</td></tr></table></body></html>"""


def values(finding: AbstractContextManager[None]) -> Iterator[tuple[str, dict[str, str]]]:
    """Of each box that has a style of its own, every property."""
    press = make_press(TEMPLATES, CACHE)
    with finding:
        tree = HTML(string=DOCUMENT, url_fetcher=make_fetcher(None), base_url="")
        for page in tree.render(stylesheets=press.styles, font_config=press.fonts).pages:
            for box in page._page_box.descendants():
                if isinstance(box.style, ComputedStyle):
                    yield box.element_tag, {name: repr(box.style[name]) for name in sorted(INITIAL_VALUES)}


def test_every_property_of_every_box_is_the_same() -> None:
    before = list(values(nullcontext()))
    assert {tag for tag, _ in before} >= {"body", "p", "i", "u", "div", "b", "table", "td"}
    assert {one["margin_left"] for tag, one in before if tag == "div"} != {before[0][1]["margin_left"]}
    assert list(values(plain_values())) == before


def test_every_edition_is_the_same_to_the_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    documents = list(of_each_edition(lambda task: -len(task.html)))
    assert {name.split()[0] for name, _ in documents} == {"bulletin", "bilingual", "report", "yearbook"}
    # Even the shortest of these takes long, and shows nothing that the others do not.
    short = [task for name, task in documents if not name.startswith("yearbook")]

    def printed() -> list[bytes]:
        return [
            print_pdf(task.html, task.path, make_press(task.templates, task.cache, task.style, task.libraries))
            for task in short
        ]

    mended = printed()
    assert len(set(mended)) == len(short)
    monkeypatch.setattr("bulletin.render.plain_values.plain_values", nullcontext)
    assert printed() == mended


def test_what_stands_in_is_gone_afterwards(tmp_path: Path) -> None:
    del tmp_path
    before = ComputedStyle.__missing__
    with plain_values():
        assert ComputedStyle.__missing__ is not before
    assert ComputedStyle.__missing__ is before
