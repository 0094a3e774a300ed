"""Links between the files of a build: each leads to a file of that build, and to a place in it that exists."""

import pytest

from bulletin.artefact import Artefact
from bulletin.problems import Problem
from bulletin.publish import check_links
from tests.publish.conftest import told

PAGE = "vi/tra-vinh/2020/index.html"
BASE = "https://thongke.example.vn/bantin/"
NEIGHBOURS = (
    Artefact("index.html", b"<h1>Home</h1>"),
    Artefact("assets/site.css", b"body { color: black }"),
    Artefact("assets/icons.svg", b'<svg><symbol id="arrow"/></svg>'),
    Artefact("vi/index.html", b'<h1 id="dau-trang">Trang</h1>'),
    Artefact("vi/tra-vinh/2020/tra-vinh-2020-vi.pdf", b"%PDF"),
    Artefact("vi/tra-vinh/Tiền.txt", b""),
)


def check(markup: str, path: str = PAGE, base_url: str | None = None) -> tuple[Problem, ...]:
    problems = check_links((Artefact(path, markup.encode()), *NEIGHBOURS), base_url=base_url)
    return tuple(told(problem) for problem in problems)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="../../index.html">up</a>',
        "<a href='../../index.html#dau-trang'>to a place in another page</a>",
        "<a href=../../index.html>unquoted</a>",
        '<a href="tra-vinh-2020-vi.pdf#page=2">a PDF knows its own places</a>',
        '<a href="../../index.html?print">with a query</a>',
        '<h2 id="a">A</h2><a href="#a">to this page</a><a href="#">top</a><a href="#top">top</a><a href="">again</a>',
        '<a name="old"></a><a href="#old">the old way</a>',
        '<h2 id="số-liệu">x</h2><a href="#s%E1%BB%91-li%E1%BB%87u">percent-encoded</a>',
        '<a href="../Ti%E1%BB%81n.txt">encoded path</a>',
        '<h2 id="a&amp;b">x</h2><a href="#a&amp;b">entities</a>',
        '<svg><use href="../../../assets/icons.svg#arrow"/><use xlink:href="../../../assets/icons.svg#arrow"/></svg>',
        '<svg><pattern id="hatch"/><rect fill="url(#hatch)"/></svg>',
        '<link rel="stylesheet" href="../../../assets/site.css">',
        '<link rel="canonical" href="https://thongke.example.vn/bantin/vi/">',
        '<link rel="alternate" hreflang="en" href="https://other.example.vn/en/">',
        '<a href="https://travinh.gov.vn/">a source</a><a href="mailto:x@example.vn">mail</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<a title="1 > 0" href="../../index.html">a bracket in an attribute</a>',
        '<A HREF="../../index.html">CAPITALS</A>',
        '<!-- <a href="nowhere.html"> --><script>document.write(\'<a href="nowhere.html">\')</script>',
        '<textarea><a href="nowhere.html"></textarea><title><a href="nowhere.html"></title>',
        "<p>href=nowhere.html src=nowhere.html</p>",
        '<p data-href="nowhere.html" title="see href=nowhere.html and id=1">none of these is a link</p><p id="1">',
        '<meta name="description" content="0; url=nowhere.html">',
    ],
)
def test_passes_links_that_lead_somewhere(markup: str) -> None:
    assert check(markup) == ()


@pytest.mark.parametrize(
    ("markup", "code", "target"),
    [
        ('<a href="../2019/index.html">', "link-broken", "vi/tra-vinh/2019/index.html"),
        ('<a href="../../Index.html">', "link-broken", "vi/Index.html"),
        ('<a href="../../../../index.html">', "link-broken", "../index.html"),
        ('<a href="../../../../../index.html">', "link-broken", "../../index.html"),
        ("<a\n  class='x'\n  href = '../2019/index.html'>", "link-broken", "vi/tra-vinh/2019/index.html"),
        ('<img src="chart.svg" alt="">', "link-broken", "vi/tra-vinh/2020/chart.svg"),
        ('<script src="../../../search.js"></script>', "link-broken", "search.js"),
        ('<img srcset="one.png 1x, two.png 2x" src="data:,">', "link-broken", "vi/tra-vinh/2020/one.png"),
        ('<video poster="one.png">', "link-broken", "vi/tra-vinh/2020/one.png"),
        ('<object data="one.svg">', "link-broken", "vi/tra-vinh/2020/one.svg"),
        ('<form action="search.html">', "link-broken", "vi/tra-vinh/2020/search.html"),
        ('<p style="background: url(one.png)">', "link-broken", "vi/tra-vinh/2020/one.png"),
        ("<style>p { background: url('one.png') }</style>", "link-broken", "vi/tra-vinh/2020/one.png"),
        ("<style>@import 'one.css';</style>", "link-broken", "vi/tra-vinh/2020/one.css"),
        ('<meta http-equiv="refresh" content="0; url=vi/index.html">', "link-broken", "vi/tra-vinh/2020/vi/index.html"),
        ('<a href="javascript:print()">', "link-broken", "javascript:print()"),
        ('<a href="file:///C:/report.pdf">', "link-broken", "file:///C:/report.pdf"),
        ('<a href="../../">', "link-folder", "vi/"),
        ('<a href="../2020">', "link-folder", "vi/tra-vinh/2020"),
        ('<a href="../../..">', "link-folder", ""),
        ('<a href="/vi/index.html">', "link-rooted", "/vi/index.html"),
        ('<a href="#b"><i id="a">', "fragment-missing", f"{PAGE}#b"),
        ('<a href="../../index.html#b">', "fragment-missing", "vi/index.html#b"),
        ('<use href="../../../assets/icons.svg#b"/>', "fragment-missing", "assets/icons.svg#b"),
        ('<use xlink:href="../../../assets/icons.svg#b"/>', "fragment-missing", "assets/icons.svg#b"),
        ('<rect fill="url(#b)"/>', "fragment-missing", f"{PAGE}#b"),
        ('<script src="https://cdn.example.com/x.js"></script>', "foreign-request", "https://cdn.example.com/x.js"),
        ('<img src="//cdn.example.com/x.png">', "foreign-request", "//cdn.example.com/x.png"),
        ('<img src="&#104;ttps://e.com/x.png">', "foreign-request", "https://e.com/x.png"),
        ('<link rel="stylesheet" href="https://e.com/x.css">', "foreign-request", "https://e.com/x.css"),
        ('<link rel="alternate stylesheet" href="https://e.com/x.css">', "foreign-request", "https://e.com/x.css"),
        ('<link rel="preconnect" href="https://e.com">', "foreign-request", "https://e.com"),
        ('<link href="https://e.com/x.css">', "foreign-request", "https://e.com/x.css"),
        ('<a href="https://e.com/" ping="https://e.com/count">', "foreign-request", "https://e.com/count"),
        ('<form action="https://e.com/search">', "foreign-request", "https://e.com/search"),
        ("<style>@font-face { src: url(https://e.com/f.woff2) }</style>", "foreign-request", "https://e.com/f.woff2"),
        ('<p id="a"></p><p id="a"></p>', "element-id-twice", "a"),
        ('<p class="a b id="c">text</p>', "markup-unreadable", PAGE),
    ],
)
def test_finds_what_is_wrong_with_a_link(markup: str, code: str, target: str) -> None:
    problem = check(markup)[0]
    assert (problem.code, problem.values["target"]) == (code, target)
    assert problem.where.path == PAGE


def test_says_where_in_the_page_a_link_stands() -> None:
    (problem,) = check('<html>\n<body>\n  <p>Số liệu <a href="gone.html">x</a></p>\n')
    assert (problem.where.line, problem.where.column) == (3, 14)


def test_every_candidate_of_a_srcset_is_checked() -> None:
    targets = [problem.values["link"] for problem in check('<img srcset="a.png, b.png 2x,c.png 300w" src="data:,">')]
    assert targets == ["a.png", "b.png", "c.png"]


def test_style_sheets_are_read_too() -> None:
    style = b'/* url(ignored.png) */ @font-face { src: url("fonts/a.woff2") } p { background: url(data:,A) }'
    (problem,) = check_links([Artefact("assets/site.css", style)])
    assert (told(problem).code, problem.values["target"]) == ("link-broken", "assets/fonts/a.woff2")
    assert check_links([Artefact("assets/site.css", style), Artefact("assets/fonts/a.woff2", b"")]) == ()


@pytest.mark.parametrize(
    ("markup", "code"),
    [
        (f'<a href="{BASE}vi/index.html">', None),
        (f'<link rel="canonical" href="{BASE}vi/">', None),
        (f'<link rel="icon" href="{BASE}assets/icons.svg">', None),
        (f'<a href="{BASE}">', None),
        (f'<link rel="canonical" href="{BASE}vi/gone/">', "link-broken"),
        (f'<a href="{BASE}vi/index.html#gone">', "fragment-missing"),
        (f'<meta property="og:image" content="{BASE}assets/icons.svg">', None),
        (f'<meta property="og:image" content="{BASE}assets/gone.png">', "link-broken"),
        (f'<meta content="{BASE}vi/gone/" property="og:url">', "link-broken"),
        ('<meta property="og:image:alt" content="assets/gone.png">', None),
        ('<meta property="og:image" content="https://elsewhere.example/a.png">', None),
    ],
)
def test_absolute_links_to_the_site_itself_are_links_inside(markup: str, code: str | None) -> None:
    for base_url in (BASE, BASE.removesuffix("/")):
        assert [problem.code for problem in check(markup, "404.html", base_url)] == ([code] if code else [])


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (f'<feed><link rel="self" href="{BASE}vi/"/></feed>', None),
        (f'<feed><link\n rel="alternate" href="{BASE}vi/#dau-trang"/></feed>', None),
        (f"<url><loc>{BASE}vi/index.html?a&amp;b</loc></url>", None),
        ('<link href="https://creativecommons.org/licenses/by/4.0/"/>', None),
        (f'<feed><link href="{BASE}vi/#gone"/></feed>', "fragment-missing"),
        (f"<url><loc>{BASE}vi/gone/</loc></url>", "link-broken"),
        (f'<url><xhtml:link rel="alternate" hreflang="en" href="{BASE}en/"/></url>', "link-broken"),
    ],
)
def test_feeds_and_sitemaps_are_read_too(xml: str, code: str | None) -> None:
    problems = check(f'<?xml version="1.0"?>\n{xml}', "vi/feed.xml", BASE)
    assert [problem.code for problem in problems] == ([code] if code else [])
    assert all(problem.where.line >= 2 for problem in problems)


def test_a_partial_build_may_link_to_what_it_leaves_out() -> None:
    pages = [Artefact(PAGE, b'<a href="tra-vinh-2020-vi.pdf">PDF</a><a href="../2019/index.html#a">2019</a>')]
    left_out = {"vi/tra-vinh/2020/tra-vinh-2020-vi.pdf", "vi/tra-vinh/2019/index.html"}
    assert check_links(pages, left_out=left_out) == ()
    assert len(check_links(pages)) == 2


def test_a_fault_of_a_template_is_shown_on_five_pages_with_the_number_of_all() -> None:
    pages = [Artefact(f"vi/{number}/index.html", b'<a href="../gone.html">') for number in range(12)]
    problems = check_links(pages)
    assert [problem.where.path for problem in problems] == [f"vi/{number}/index.html" for number in range(5)]
    assert {problem.values["pages"] for problem in problems} == {12}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("vi/tra-vinh/index.html", "vi/tra-vinh/index.html"),
        ("vi/tra-vinh/index.html", "vi/Tra-Vinh/index.html"),
        ("vi/te\u0302n.txt", "vi/tên.txt"),  # one name to macOS
        ("manifest.json", "manifest.json"),
    ],
)
def test_two_files_at_one_path_are_refused_by_name(one: str, other: str) -> None:
    (problem, *_) = check_links([Artefact(one, b"1"), Artefact(other, b"2")])
    assert told(problem).code == "artefact-collision"
    assert {problem.values["target"], problem.values["other"]} == {one, other}


def test_of_pages_that_collide_nothing_else_is_told() -> None:
    """Which of the two a link means is not known before one of them has moved."""
    one = b'<!DOCTYPE html><html><body><p id="here">1</p><a href="#here">here</a></body></html>'
    other = b'<!DOCTYPE html><html><body><p id="there">2</p><a href="#there">there</a></body></html>'
    (problem,) = check_links([Artefact("vi/index.html", one), Artefact("vi/index.html", other)])
    assert told(problem).code == "artefact-collision"
    assert [
        told(found).code for found in check_links([Artefact("vi/index.html", one + b'<a href="#there">2</a>')])
    ] == ["fragment-missing"]


def test_the_manifests_own_place_is_taken() -> None:
    (problem,) = check_links([Artefact("manifest.json", b"{}")])
    assert (problem.code, problem.values["other"]) == ("artefact-collision", "manifest.json")


def test_a_file_where_others_need_a_folder_is_refused() -> None:
    (problem,) = check_links([Artefact("vi/tra-vinh", b""), Artefact("vi/tra-vinh/index.html", b"")])
    assert (problem.code, problem.values["other"]) == ("artefact-collision", "vi/tra-vinh/")


@pytest.mark.parametrize(
    "path", ["../escaped", "/etc/passwd", "a/../../b", "a//b", "./a", "a\\b", "a\0b", "", "a/", "ă" * 128]
)
def test_paths_that_leave_the_output_folder_are_refused(path: str) -> None:
    assert "artefact-path" in {told(problem).code for problem in check_links([Artefact(path, b"")])}
