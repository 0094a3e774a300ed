"""Peers are given what the archive says, and what they print is held against it."""

import dataclasses
import json
import sys
from pathlib import Path

import pytest
import weasyprint
import yaml

from benchmarks.archive import write_archive
from benchmarks.peers.content import Content, read_content
from benchmarks.peers.documents import write_documents
from benchmarks.peers.engines import check_documents
from benchmarks.peers.equal import DifferentError, check_pages
from benchmarks.peers.generators import GENERATORS
from benchmarks.peers.tools import FIGURE, our_tool

# What the archive's first bulletin says, as typed in its file, and what English makes of it.
TYPED = {
    "a-units": ("6.655", "6,655"),
    "a-units-area-urban": ("3.993", "3,993"),
    "a-units-new": ("72", "72"),
    "a-reached": ("5.961/6.655", "5,961/6,655"),
    "a-revenue": ("80 tỷ 403 triệu đồng", "VND 80.403 billion"),
    "d-cases-paper": ("7.102", "7,102"),
}


@pytest.fixture(scope="module")
def content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    archive = tmp_path_factory.mktemp("peers") / "archive"
    write_archive(archive, 64)  # the first place has two
    return read_content(archive)


def test_figures_are_printed_in_both_languages(content: Content) -> None:
    vietnamese, english = content.bulletins[:2]
    assert (vietnamese.language, vietnamese.place, vietnamese.period) == ("vi", "p01", "2005-01")
    assert english.address == "en/p01/2005-01/index.html"
    assert english.title == "Synthetic figures for benchmarks, January 2005"
    assert len(vietnamese.figures) == len(english.figures) == len(content.entries) == 40
    for name, values in TYPED.items():
        assert (vietnamese.figures[name].value, english.figures[name].value) == values
    assert vietnamese.figures["a-cases"].change == "giảm 3,25% so với cùng kỳ năm trước"
    assert english.figures["a-cases"].change == "down 3.25% compared with the same period of the previous year"
    assert (vietnamese.figures["a-cases-online"].share, english.figures["a-cases-online"].share) == ("44,59%", "44.59%")
    assert list(english.paragraphs())[:3] == [
        "All figures here were made up by a program, published on 20 February 2005.",
        "Field A",
        "At the end there were 6,655 units, of which 3,993 in towns and 2,662 in the country; 72 were added and 36 "
        "closed. The service reached 5,961/6,655 of them.",
    ]


def test_pages_are_counted(content: Content) -> None:
    assert len(content.bulletins) == 128
    assert [one.order for one in content.bulletins if one.place == "p01"] == [1, 1, 2, 2]
    assert content.page_count == 128 + 2 * (1 + 63 + 32)


@pytest.mark.parametrize("name", GENERATORS)
def test_each_peer_is_given_all_bulletins(name: str, content: Content, tmp_path: Path) -> None:
    generator, site = GENERATORS[name], tmp_path / "site"
    generator.write(content, site)
    pages = {path: path.read_text("utf-8") for path in site.rglob("*.md")}
    found = []
    for page in pages.values():
        _, front, body = page.split("---\n", 2)
        if "\nfigures:\n" in front:
            data = yaml.safe_load(front)
            found.append((data["title"], data["description"], body, data["sources"], data["figures"]))
    assert sorted(map(repr, found)) == sorted(
        repr((
            one.title,
            one.summary,
            one.body,
            [dataclasses.asdict(source) for source in one.sources],
            {
                name: {key: text for key, text in dataclasses.asdict(figure).items() if text}
                for name, figure in one.figures.items()
            },
        ))
        for one in content.bulletins
    )  # fmt: skip
    edited = pages[site / generator.edited]
    assert '    value: "VND 88.789 billion"\n' in edited
    assert "Revenue came to [VND 88.789 billion](#a-revenue)" in edited
    extra = 2 if name == "hugo" else 0  # the heads of its section of indicators, which become no pages
    assert len(pages) == content.page_count + extra


def test_the_figure_that_is_changed_is_one_and_stays_sound(tmp_path: Path) -> None:
    write_archive(tmp_path / "archive", 100)
    tool = our_tool(tmp_path / "archive", tmp_path, None)
    path = tmp_path / "archive" / "bulletins" / "p02" / "2005-01.md"
    assert tool.figures == path
    before = path.read_text("utf-8")
    assert "\n  a_reached: 7.763/8.679\n" in before
    tool = dataclasses.replace(tool, command=(sys.executable, "-c", ""))
    tool.run(FIGURE)
    assert path.read_text("utf-8") == before.replace("7.763/8.679", "7.762/8.679")
    tool.run(FIGURE)
    assert path.read_text("utf-8") == before.replace("7.763/8.679", "7.761/8.679")


PAGE = """\
<html lang="en"><head><title>x</title></head><body><a href="../../index.html">Home</a> <a href="/en/p01/">P01</a>
<h1>Synthetic figures for benchmarks,
January 2005</h1> {words}
<table>{rows}</table><a rel="next" href="/en/p01/2005-02/">Later</a></body></html>
"""
ROW = """\
<tr id="{id}"><th>{name}</th><td>{unit}</td><td>{value}<sup>(1)</sup></td><td>{share}</td><td>{change}</td>
<td>§1 §2 §3 §4</td></tr>
"""


def written(content: Content, output: Path) -> tuple[Content, Path]:
    """Only the first place in English, and its page as some peer might print it."""
    own = tuple(one for one in content.bulletins if (one.place, one.language) == ("p01", "en"))
    small = dataclasses.replace(content, bulletins=own)
    for one in own:
        rows = "".join(
            ROW.format(
                id=entry.id,
                name=entry.names["en"],
                unit=entry.units["en"],
                value=one.figures[entry.id].value,
                share=one.figures[entry.id].share,
                change=one.figures[entry.id].change,
            )
            for entry in content.entries
        )
        sources = [part for source in one.sources for part in (source.title, source.publisher, source.date)]
        words = "\n".join((one.title, one.summary, one.agency, one.published, *one.paragraphs(), *sources))
        page = PAGE.format(words=words, rows=rows)
        if one.order == 2:
            page = page.replace('rel="next" href="/en/p01/2005-02/"', 'rel="prev" href="../2005-01/"')
        (output / one.address).parent.mkdir(parents=True)
        (output / one.address).write_text(page, "utf-8")
    return small, output / own[0].address


def test_equal_pages_pass(content: Content, tmp_path: Path) -> None:
    small, _ = written(content, tmp_path)
    check_pages(small, tmp_path, lists=False)


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        (
            "<td>6,655<sup>",
            "<td>6,6551<sup>",
            "row a-units is ['Units (A)', 'units', '6,6551', '', '', '§1 §2 §3 §4'], "
            "not ['Units (A)', 'units', '6,655', '', '']",
        ),
        ('id="d-revenue"', 'id="d-income"', "no row d-revenue"),
        ("Synthetic report, January 2005", "A report", "lacks 'Synthetic report, January 2005'"),
        ("44.59%, all others", "all others", "lacks 'Agencies received"),
        ('href="/en/p01/2005-02/"', 'href="/en/p02/2005-02/"', "next leads to en/p02/2005-02/index.html, not en/p01"),
        ('<html lang="en">', '<html lang="vi">', "language vi"),
        ('href="/en/p01/"', 'href="/en/p02/"', "no link to en/p01/index.html"),
    ],
)
def test_what_a_page_lacks_is_told(right: str, wrong: str, told: str, content: Content, tmp_path: Path) -> None:
    small, page = written(content, tmp_path)
    text = page.read_text("utf-8")
    assert right in text
    page.write_text(text.replace(right, wrong), "utf-8")
    with pytest.raises(DifferentError) as found:
        check_pages(small, tmp_path, lists=False)
    assert told in str(found.value)


def test_a_missing_list_is_told(content: Content, tmp_path: Path) -> None:
    small, page = written(content, tmp_path)
    page.unlink()
    with pytest.raises(DifferentError, match=r"^en/p01/2005-01/index\.html: no such page$"):
        check_pages(small, tmp_path, lists=False)


def test_documents_hold_the_same_rows_and_what_they_lack_is_told(content: Content, tmp_path: Path) -> None:
    small = dataclasses.replace(content, bulletins=content.bulletins[1:2])
    folder = tmp_path / "documents"
    write_documents(small, folder)
    data = json.loads(folder.joinpath("p01-2005-01-en.json").read_text("utf-8"))
    assert data["rows"][:2] == [
        ["Units (A)", "units", "6,655", "", "", "[1] §1"],
        ["Towns", "", "3,993", "", "", "[1] §1"],
    ]
    assert data["parts"][1] == {"heading": True, "text": "Field A"}
    html = folder.joinpath("p01-2005-01-en.html").read_text("utf-8")
    pdf = folder / "p01-2005-01-en.pdf"
    weasyprint.HTML(string=html).write_pdf(pdf, pdf_tags=True)
    check_documents(small, folder)
    weasyprint.HTML(string=html.replace("44.59%", "")).write_pdf(pdf, pdf_tags=True)
    with pytest.raises(DifferentError, match=r"'44\.59%' is there 0 times, not 1"):
        check_documents(small, folder)
    weasyprint.HTML(string=html).write_pdf(pdf)
    with pytest.raises(DifferentError, match="not tagged"):
        check_documents(small, folder)
