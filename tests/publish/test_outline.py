"""The scan with regular expressions reads what a real HTML parser reads."""

import time
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from bulletin.artefact import Artefact
from bulletin.publish.links import check_links
from bulletin.publish.outline import outline

_VALUES = st.text(alphabet="abc/.#> =<ă1'", max_size=8)


@st.composite
def _attribute(draw: st.DrawFn) -> str:
    name = draw(st.sampled_from(["id", "href", "src", "class", "HREF", "title", "data-id"]))
    before, after = draw(st.sampled_from(["", " "])), draw(st.sampled_from(["", " ", "\n"]))
    return f'{name}{before}={after}"{draw(_VALUES)}"'


@st.composite
def _piece(draw: st.DrawFn) -> str:
    tag = draw(st.sampled_from(["a", "p", "img", "td", "use", "Script", "style"]))
    attributes = "".join(f" {attribute}" for attribute in draw(st.lists(_attribute(), max_size=3)))
    inner = draw(st.sampled_from(["", "text", ' id="x" ', "&lt;a href=&quot;&gt;", "<!-- <a href='no'> -->", "a > b"]))
    return f"<{tag}{attributes}>{inner}</{tag}>\n"


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.fragments: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # The first of a name counts.
        named = {name: value or "" for name, value in reversed(attrs)}
        self.links |= {named[name] for name in ("href", "src") if name in named}
        self.fragments |= {named["id"]} if named.get("id") else set()


@given(st.lists(_piece(), max_size=8))
def test_finds_the_links_and_ids_that_a_parser_finds(pieces: list[str]) -> None:
    page = "<!doctype html>\n" + "".join(pieces)
    parsed = _Reader()
    parsed.feed(page)
    parsed.close()
    read = outline(Artefact("index.html", page.encode()))
    assert {link.target for link in read.links} == parsed.links
    assert set(read.fragments or ()) == parsed.fragments
    assert read.unreadable_line is None


def test_a_page_of_unclosed_quotes_is_read_in_linear_time() -> None:
    started = time.process_time()
    read = outline(Artefact("index.html", b"<p>\n" + b'<a "' * 200_000))
    assert read.unreadable_line == 2
    assert time.process_time() - started < 1


def test_a_fragment_for_paper_is_offered_to_nobody() -> None:
    page = Artefact("a.html", b'<p id="code-1f"></p><p id="codes"></p><a href="#code-1f">x</a>')
    assert outline(page).fragments == frozenset({"codes"})
    assert [one.code for one in check_links([page])] == ["fragment-missing"]
