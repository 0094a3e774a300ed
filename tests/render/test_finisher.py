"""What the finisher adds to the tags of a document, and that nothing of it is seen."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from weasyprint import HTML

from bulletin.render.pdf import Press, make_fetcher, make_press, print_pdf
from tests.render.conftest import CACHE, TEMPLATES
from tests.render.test_prints import run_poppler

ROWS = 120
# Synthetic: a table over several pages whose head has a link, a running head, and every other case that is mended.
DOCUMENT = (
    '<!DOCTYPE html><html lang="vi"><head><title>T</title></head>'
    '<body data-head="Running head" data-before="Page " data-between=" of "><h1>Heading</h1>'
    '<section><table class="figures"><thead><tr><th scope="col"><a href="https://example.org/">First</a></th>'
    '<th scope="col">Second</th></tr></thead><tbody>'
    + "".join(f'<tr><th scope="row">row {n}</th><td lang="en">value {n}</td></tr>' for n in range(ROWS))
    + "</tbody></table></section>"
    '<p>See <a href="#end">the <b>bold</b> end</a>.</p><ul>'
    + "".join(f"<li>item {n}</li>" for n in range(60))
    + '</ul><p id="end">'
    + "Words that fill a page. " * 900
    + "</p>"
    '<ul><li style="display: inline-block">one</li> <li style="display: inline-block">two</li></ul>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="96" height="48"><title>Square</title>'
    '<path d="M0 0h9v9z"/></svg></body></html>'
)


# A table over several pages with a note on each, and text behind it.
NOTED = (
    '<!DOCTYPE html><html lang="vi"><head><title>T</title></head><body><h1>Heading</h1>'
    '<section id="outer"><section class="table-block"><table class="figures"><tbody>'
    + "".join(
        f'<tr><th scope="row">row {n}</th><td class="value">value'
        f'<sup><a href="#note-{n}">({n})</a></sup>'
        f'<span class="footnote" role="doc-footnote" id="note-{n}">What <span lang="en">note {n}</span> says.</span>'
        "</td></tr>"
        if n % 40 == 0
        else f'<tr><th scope="row">row {n}</th><td>value</td></tr>'
        for n in range(ROWS)
    )
    + "</tbody></table></section><p>Behind.</p></section></body></html>"
)


@dataclass
class Element:
    """A structure element with its children; `text` is the marked content right below it, by page."""

    kind: str
    fields: Any
    children: list["Element"] = field(default_factory=list)
    content: list[tuple[int, int]] = field(default_factory=list)

    def every(self, *kinds: str) -> Iterator["Element"]:
        if self.kind in kinds:
            yield self
        for child in self.children:
            yield from child.every(*kinds)

    def all_content(self) -> Iterator[tuple[int, int]]:
        yield from self.content
        for child in self.children:
            yield from child.all_content()


@dataclass
class Tags:
    """The structure of a PDF, and what else is needed to check it."""

    reader: PdfReader
    root: Element
    parents: dict[int, Any]


def read_tags(pdf: bytes) -> Tags:
    reader = PdfReader(BytesIO(pdf))
    pages = {
        page.indirect_reference.idnum: number for number, page in enumerate(reader.pages) if page.indirect_reference
    }
    root: Any = reader.trailer["/Root"]
    structure = root["/StructTreeRoot"]

    def element(reference: Any, parent: Any) -> Element:
        fields = reference.get_object()
        assert fields.raw_get("/P") == parent, fields
        made = Element(fields["/S"], fields)
        for child in list.__iter__(fields["/K"]):  # pypdf's own way would give the elements without their numbers
            if isinstance(child, int):
                made.content.append((pages[fields.raw_get("/Pg").idnum], int(child)))
            elif child.get_object().get("/Type") == "/StructElem":
                made.children.append(element(child, reference))
        return made

    nums = structure["/ParentTree"]["/Nums"]
    return Tags(
        reader,
        element(list.__getitem__(structure["/K"], 0), root.raw_get("/StructTreeRoot")),
        dict(zip(nums[::2], nums[1::2], strict=True)),
    )


@pytest.fixture(scope="module")
def press() -> Press:
    return make_press(TEMPLATES, CACHE)


@pytest.fixture(scope="module")
def finished(press: Press) -> bytes:
    return print_pdf(DOCUMENT, "test", press)


@pytest.fixture(scope="module")
def tags(finished: bytes) -> Tags:
    return read_tags(finished)


def test_nothing_of_it_is_seen(press: Press, finished: bytes, tmp_path: Path) -> None:
    tree = HTML(string=DOCUMENT, url_fetcher=make_fetcher(None), base_url="")
    plain: bytes = tree.write_pdf(stylesheets=press.styles, font_config=press.fonts, pdf_variant="pdf/a-3a")
    pictures = []
    for name, content in (("plain", plain), ("finished", finished)):
        file = tmp_path / f"{name}.pdf"
        file.write_bytes(content)
        run_poppler("pdftoppm", "-r", "50", "-gray", str(file), str(tmp_path / name))
        pictures.append([page.read_bytes() for page in sorted(tmp_path.glob(f"{name}-*.pgm"))])
    assert len(pictures[0]) > 5
    assert pictures[0] == pictures[1]
    assert finished != plain


def test_the_engine_is_left_as_it_was(press: Press) -> None:
    from weasyprint.pdf import tags  # noqa: PLC0415

    before = tags._build_box_tree
    print_pdf(DOCUMENT, "test", press)
    assert tags._build_box_tree is before


def test_a_table_over_several_pages_is_one_table(tags: Tags) -> None:
    (table,) = tags.root.every("/Table")
    assert [child.kind for child in table.children] == ["/THead", "/TBody"]
    assert len({page for page, _ in table.all_content()}) > 2
    body = table.children[1]
    assert [child.kind for child in body.children] == ["/TR"] * ROWS
    assert len(list(table.every("/TH"))) == ROWS + 2


def test_what_goes_on_over_pages_is_one_element(tags: Tags) -> None:
    list_, _ = tags.root.every("/L")
    assert [child.kind for child in list_.children] == ["/LI"] * 60
    assert len({page for page, _ in list_.all_content()}) == 2
    assert len(list(tags.root.every("/P"))) == 2


def test_a_list_holds_nothing_but_items(tags: Tags) -> None:
    _, line = tags.root.every("/L")
    assert [child.kind for child in line.children] == ["/LI", "/LI"]


def test_cells_find_their_headers(tags: Tags) -> None:
    heads = list(tags.root.every("/TH"))
    names = tags.reader.trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]  # type: ignore[index]
    identifiers = list(names[::2])
    assert identifiers == sorted(set(identifiers))
    assert sorted(head.fields["/ID"] for head in heads) == identifiers
    found = {name: element.get_object() for name, element in zip(names[::2], names[1::2], strict=True)}
    cells = list(tags.root.every("/TD"))
    assert len(cells) == ROWS
    for number, cell in enumerate(cells):
        row, column = (found[name] for name in cell.fields["/A"]["/Headers"])
        assert row == heads[number + 2].fields
        assert column == heads[1].fields
    assert [head.fields["/A"]["/Scope"] for head in heads] == ["/Column"] * 2 + ["/Row"] * ROWS


def test_running_heads_and_repeated_heads_are_artefacts(tags: Tags) -> None:
    tagged = set(tags.root.all_content())
    artefacts = 0
    for number, page in enumerate(tags.reader.pages):
        contents: Any = page.get_contents()
        stream = contents.get_data()
        marked = [int(mcid) for mcid in re.findall(rb"<</MCID (\d+)>>", stream)]
        assert {(number, mcid) for mcid in marked} == {one for one in tagged if one[0] == number}
        artefacts += len(re.findall(rb"/Artifact\s+<</Type /Pagination>>", stream))
        entries = tags.parents[number]
        assert all((entries[mcid] is not None) for mcid in marked)
    # A page number on every page, a running head from the second on, two cells of a head on every further page.
    table_pages = {page for page, _ in next(tags.root.every("/Table")).all_content()}
    assert artefacts >= 2 * len(tags.reader.pages) - 1 + 2 * (len(table_pages) - 1)


def test_a_passage_in_another_language_says_so(tags: Tags) -> None:
    assert {cell.fields["/Lang"] for cell in tags.root.every("/TD")} == {"en"}
    assert "/Lang" not in next(tags.root.every("/H1")).fields


def test_links_stand_once_and_by_their_words(tags: Tags) -> None:
    links = [annotation.get_object() for page in tags.reader.pages for annotation in page.get("/Annots", ())]
    assert [link["/Contents"] for link in links] == ["First", "the bold end"]
    assert [tags.parents[link["/StructParent"]].get_object()["/S"] for link in links] == ["/Link", "/Link"]


def test_a_figure_is_where_it_is_drawn(tags: Tags) -> None:
    (figure,) = tags.root.every("/Figure")
    assert figure.fields["/Alt"] == "Square"
    left, bottom, right, top = (float(corner) for corner in figure.fields["/A"]["/BBox"])
    assert (round(right - left), round(top - bottom)) == (72, 36)
    page = tags.reader.pages[-1].mediabox
    # On the last page, below a paragraph, within the margins: 22 mm on the left.
    assert round(left) == 62
    assert 0 < bottom < top < float(page.height) - 60


def test_footnotes_are_read_behind_their_table_and_stand_on_the_page_of_their_mark(press: Press) -> None:
    tags = read_tags(print_pdf(NOTED, "test", press))
    outer, block = tags.root.every("/Sect")
    assert [child.kind for child in outer.children] == ["/Sect", "/P"]
    assert [child.kind for child in block.children] == ["/Table", "/Note", "/Note", "/Note"]
    notes = block.children[1:]
    assert [note.fields["/ID"] for note in notes] == ["note-0", "note-40", "note-80"]
    names = tags.reader.trailer["/Root"]["/StructTreeRoot"]["/IDTree"]["/Names"]  # type: ignore[index]
    assert {"note-0", "note-40", "note-80"} <= set(names[::2])
    assert [{page for page, _ in note.all_content()} for note in notes] == [{0}, {1}, {2}]
    marks = [cell for cell in block.children[0].every("/TD") if list(cell.every("/Link"))]
    assert [{page for page, _ in mark.all_content()} for mark in marks] == [{0}, {1}, {2}]
    assert [child.fields["/Lang"] for note in notes for child in note.every("/Span") if "/Lang" in child.fields] == [
        "en"
    ] * 3
