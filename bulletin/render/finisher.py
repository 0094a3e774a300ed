"""Makes of WeasyPrint's PDF/A-3a one that is PDF/UA-1 as well, and mends what the engine leaves out of the tags.

WeasyPrint 70 builds the structure tree box by box, and has no hook there: `Finisher.watching` stands in for the one
function that walks the boxes, for as long as one document is written. It adds what readers with a screen reader miss:

- the language of passages that are in another one than the document;
- the scope of header cells, and the tree by which data cells find their headers;
- running heads, page numbers and repeated table heads as artefacts, so that they are not read out on every page;
- tables (and sections, lists, paragraphs) that go on over pages as one element rather than one a page;
- links once each, by their words;
- the place of figures in the page's own coordinates;
- footnotes as such, behind the table that they belong to, and not behind all that is on their page.

Nothing of it is seen: what is drawn stays as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pydyf
from weasyprint.css import AnonymousStyle
from weasyprint.formatting_structure.boxes import FootnoteAreaBox, MarginBox, TableRowGroupBox
from weasyprint.pdf import tags

_SCOPES = {"col": "/Column", "colgroup": "/Column", "row": "/Row", "rowgroup": "/Row"}
_UNTAGGED = frozenset({"html", "body"})  # they hand on the elements of what is in them
# What may go on over pages, by its HTML element; its parts become one element of the structure.
_CONTINUED = frozenset({"table", "tbody", "section", "ul", "ol", "dl", "p"})
_POINTS = 0.75  # in a CSS pixel

# PDF/A allows no property in the metadata that it does not know, unless its schema is written down beside it.
_UA_IDENTIFICATION = (
    b'<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" pdfuaid:part="1"/>'
    b'<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    b' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    b'<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    b"<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    b"<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    b'<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    b"<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    b"<pdfaProperty:category>internal</pdfaProperty:category>"
    b"<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>"
    b"</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)


class Finisher:
    """Follows the making of one document: `watching` while it is written, and the instance itself as its finisher."""

    def __init__(self) -> None:
        self._begun: dict[Any, Any] = {}  # by HTML element, what it became where it began
        self._heads: set[Any] = set()  # the HTML elements of table heads that were tagged already
        self._repeated_cells: list[Any] = []
        self._sections: list[Any] = []  # the HTML elements of the sections that are being walked through
        self._homes: dict[Any, Any] = {}  # by the HTML element of a footnote, that of the section which it belongs to
        self._artefacts: defaultdict[int, set[int]] = defaultdict(set)  # marked content, by page

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Stand in for the engine's walk over the boxes."""
        walk = tags._build_box_tree

        def watched(box: Any, parent: Any, pdf: Any, page: int, *registers: Any) -> Any:
            nums, _, drawn = registers
            box = getattr(box, "_box", box)  # what a placeholder of a positioned box holds
            if isinstance(box, MarginBox) or self._is_repeated(box):
                self._set_aside(box, page, nums, drawn, pdf)
                return
            if isinstance(box, FootnoteAreaBox):
                for note in box.children:
                    for element in walk(note, parent, pdf, page, *registers):
                        self._bring_home(element, note.element)
                return
            if box.element_tag and box.element_tag.endswith("::footnote-call"):
                self._homes[box.element] = self._sections[-1]
                return
            if box.link_annotation and box.element_tag.partition(":")[0] != "a":
                _take_link(box, pdf, page)
            begins = box.element_tag == "section" and box.element not in self._sections
            if begins:
                self._sections.append(box.element)
            for element in walk(box, parent, pdf, page, *registers):
                if element.get("S") in ("/TH", "/TD") and parent["S"] == "/NonStruct":
                    # A box that the engine wraps around what is in a cell, within one that it has set aside already.
                    element["S"] = "/NonStruct"
                    element.pop("A", None)
                _describe(element, box, pdf, page)
                if element.get("S") == "/L":
                    self._drop_spaces(element, page, nums, pdf)
                if not self._goes_on(element, box, pdf):
                    yield element
            if begins:
                self._sections.pop()

        tags._build_box_tree = watched
        try:
            yield
        finally:
            tags._build_box_tree = walk

    def __call__(self, document: Any, pdf: Any) -> None:
        """Finish what is known only when all pages are there; WeasyPrint calls it before it writes the file."""
        for page, wanted in self._artefacts.items():
            _mark_artefacts(_object(pdf, _page(pdf, page)["Contents"]).stream, wanted)
        _index_headers(pdf)
        if "AF" in pdf.catalog:  # the engine lists every attachment twice
            pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
        metadata = _object(pdf, pdf.catalog["Metadata"])
        metadata.stream = [part.replace(b"</rdf:RDF>", _UA_IDENTIFICATION + b"</rdf:RDF>") for part in metadata.stream]

    def _is_repeated(self, box: Any) -> bool:
        """Whether a box heads (or foots) a table that began on an earlier page, where it was tagged already."""
        if not isinstance(box, TableRowGroupBox) or not (box.is_header or box.is_footer):
            return False
        repeated = box.element in self._heads
        self._heads.add(box.element)
        return repeated

    def _set_aside(self, box: Any, page: int, nums: Any, drawn: Any, pdf: Any) -> None:
        """Keep a box out of the structure; what is drawn of it is marked as an artefact at the end."""
        for inner in box.descendants():
            if inner in drawn:
                content = drawn.pop(inner)["mcid"]
                nums[content] = b"null"
                self._artefacts[page].add(content)
            if inner.element_tag in {"th", "td"}:
                # The engine will write ids and headers of cells: give it something to write them into.
                inner.mark = pydyf.Dictionary({"A": pydyf.Dictionary()})
                self._repeated_cells.append(inner.mark)
            if inner.link_annotation:
                # The link is there where the head was tagged; without a tag of its own it may not stand here.
                _take_link(inner, pdf, page)

    def _drop_spaces(self, items: Any, page: int, nums: Any, pdf: Any) -> None:
        """Take out of a list the spaces between items that stand in a line: a list may hold nothing but items."""
        for reference in tuple(items["K"]):
            child = _object(pdf, reference)
            if child["S"] == "/Span" and all(isinstance(content, int) for content in child["K"]):
                for content in child["K"]:
                    nums[content] = b"null"
                    self._artefacts[page].add(content)
                items["K"].remove(reference)
                child.clear()

    def _bring_home(self, note: Any, html: Any) -> None:
        """Put a footnote at the end of the section that its mark is in."""
        home = self._begun[self._homes[html]]
        note["S"] = "/Note"
        note["ID"] = pydyf.String(html.get("id"))
        note["P"] = home.reference
        home["K"].append(note.reference)

    def _goes_on(self, element: Any, box: Any, pdf: Any) -> bool:
        """Whether an element began earlier; its children are then handed to its beginning."""
        # Boxes that the engine wraps around others bear the element's name as well; only that of a table stands for it.
        wraps = isinstance(box.style, AnonymousStyle) and not box.is_table_wrapper
        if box.element_tag not in _CONTINUED or wraps:
            return False
        beginning = self._begun.setdefault(box.element, element)
        if beginning is element:
            return False
        for reference in element["K"]:
            child = _object(pdf, reference)
            if "P" in child:
                child["P"] = beginning.reference
            beginning["K"].append(reference)
        if box.element_tag == "table":
            # Cells name their headers by the number of the table's element: those of a repeated head are the first's.
            for cell in self._repeated_cells:
                if "ID" in cell:
                    cell["ID"].string = cell["ID"].string.replace(f"{element.number}-", f"{beginning.number}-", 1)
            self._repeated_cells.clear()
        element.clear()  # nothing refers to it any more, and the engine's numbering allows no gap
        return True


def _object(pdf: Any, reference: Any) -> Any:
    return pdf.objects[int(reference.split()[0])]


def _page(pdf: Any, number: int) -> Any:
    return pdf.objects[pdf.pages["Kids"][3 * number]]


def _take_link(box: Any, pdf: Any, page: int) -> None:
    """Take a link off a box: the engine lays one over everything inside a link too, where none can be tagged."""
    _page(pdf, page)["Annots"].remove(box.link_annotation.reference)
    box.link_annotation.clear()
    box.link_annotation = None


def _describe(element: Any, box: Any, pdf: Any, page: int) -> None:
    """What the engine does not say of an element though the HTML does."""
    if box.element is None or box.element_tag in _UNTAGGED:
        return
    if language := box.element.get("lang"):
        element["Lang"] = pydyf.String(language)
    if box.link_annotation and (words := " ".join("".join(box.element.itertext()).split())):
        box.link_annotation["Contents"] = pydyf.String(words)  # the engine gives the address
    if element["S"] == "/TH" and (scope := _SCOPES.get(box.element.get("scope", "col"))):
        element["A"]["Scope"] = scope
    if element["S"] == "/Figure":
        # The engine counts its box in pixels from the top.
        x1, y1, x2, y2 = element["A"]["BBox"]
        height = _page(pdf, page)["MediaBox"][3]
        corners = (x1 * _POINTS, height - y2 * _POINTS, x2 * _POINTS, height - y1 * _POINTS)
        element["A"]["BBox"] = pydyf.Array(corners)


def _mark_artefacts(stream: Any, wanted: Iterable[int]) -> None:
    for place, part in enumerate(stream):
        if isinstance(part, pydyf.Dictionary) and part.get("MCID") in wanted:
            stream[place - 1] = "/Artifact"
            stream[place] = pydyf.Dictionary({"Type": "/Pagination"})


def _index_headers(pdf: Any) -> None:
    """The tree in which readers look up the ids of header cells: without it they may not find them."""
    headers = [(one["ID"], one.reference) for one in pdf.objects if isinstance(one, pydyf.Dictionary) and "ID" in one]
    if headers:
        names = pydyf.Array()
        for identifier, reference in sorted(headers, key=lambda header: header[0].string):
            names.extend((identifier, reference))
        _object(pdf, pdf.catalog["StructTreeRoot"])["IDTree"] = pydyf.Dictionary({"Names": names})
