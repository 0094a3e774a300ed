"""Which files are read, which are passed over, and what is said of the others."""

import os
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.i18n.problem_texts import fix, message
from bulletin.sources.content import read_content
from tests.sources.conftest import Read, place_and_code

WORDS = "---\ntitle: A\n---\n"


def link_folder(content: Path) -> None:
    (content / "bulletins").mkdir()
    (content / "bulletins" / "tra-vinh").symlink_to(content, target_is_directory=True)


def dangling_link(content: Path) -> None:
    (content / "site.yaml").symlink_to(content / "nowhere")


def named_pipe(content: Path) -> None:
    os.mkfifo(content / "site.yaml")


def two_cases(content: Path) -> None:
    place = content / "bulletins" / "tra-vinh"
    place.mkdir(parents=True)
    (place / "2020-H1.md").write_text(WORDS)
    (place / "2020-h1.md").write_text(WORDS)


def two_forms(content: Path) -> None:
    pages = content / "indicators"
    pages.mkdir()
    for form in ("NFC", "NFD"):
        (pages / unicodedata.normalize(form, "viễn thông.yaml")).write_text("a: b\n")


def nothing(_: Path) -> None:
    """Leave the folder empty."""


def no_folder(content: Path) -> None:
    content.rmdir()


# code: what lays it down, and the problems of an otherwise empty folder
NOT_BY_A_FILE: dict[str, list[tuple[Callable[[Path], None], str]]] = {
    "missing-content-folder": [(no_folder, "content")],
    "missing-file": [(nothing, "content/site.yaml"), (nothing, "content/places.yaml")],
    "no-bulletins": [(nothing, "content/bulletins")],
    "link-to-folder": [(link_folder, "content/bulletins/tra-vinh")],
    "unreadable-file": [(dangling_link, "content/site.yaml"), (named_pipe, "content/site.yaml")],
    "same-name": [
        (two_cases, "content/bulletins/tra-vinh/2020-h1.md"),
        (two_forms, "content/indicators/viễn thông.yaml"),
    ],
}


@pytest.mark.parametrize(
    ("code", "lay_down", "path"), [(code, *case) for code, cases in NOT_BY_A_FILE.items() for case in cases]
)
def test_refuses(code: str, lay_down: Callable[[Path], None], path: str, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    lay_down(content)

    _, problems = read_content(content)

    assert f"{path}:1:1: {code}" in [place_and_code(problem) for problem in problems]
    assert all(message(problem, "vi") and fix(problem, "en") for problem in problems)


def test_what_the_system_refuses_to_open_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The tests may run as root, to whom permissions mean nothing.
    (tmp_path / "site.yaml").write_text("a: b\n")
    (tmp_path / "pages").mkdir()
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if path.name == "pages":
            raise PermissionError
        return scandir(path)

    def refuse_all(_: Path) -> bytes:
        raise PermissionError

    monkeypatch.setattr(os, "scandir", refuse)
    monkeypatch.setattr(Path, "read_bytes", refuse_all)

    _, problems = read_content(tmp_path)

    assert [problem.where.path for problem in problems if problem.code == "unreadable-file"] == [
        "content/pages",
        "content/site.yaml",
    ]


def test_same_names_are_told_with_both_files_and_the_first_is_read(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    two_cases(content)

    read, problems = read_content(content)

    found = [problem for problem in problems if problem.code == "same-name"]
    assert [problem.values["first"] for problem in found] == ["content/bulletins/tra-vinh/2020-H1.md"]
    assert {problem.code for problem in problems} == {"same-name", "missing-file"}
    assert [bulletin.original.stem for bulletin in read.bulletins] == ["2020-H1"]


def test_reads_each_kind_of_file_in_the_order_of_paths(read: Read) -> None:
    names = ["2023.md", "2020.md", "2020.en.md", "2020.km.md"]
    content, problems = read(
        {
            "site.yaml": "a: b\n",
            "places.yaml": "a: b\n",
            "releases.lock": "anything at all",
            "indicators/post.yaml": "a: b\n",
            "indicators/it/people.yaml": "a: b\n",
            "pages/about.md": WORDS,
            "pages/about.en.md": WORDS,
            **{f"bulletins/tra-vinh/{name}": WORDS for name in names},
            "bulletins/tra-vinh-2025/2026.md": WORDS,
        }
    )

    assert not problems
    assert content.site is not None
    assert content.places is not None
    assert [(one.folder, one.stem) for one in content.indicators] == [("it", "people"), ("indicators", "post")]
    assert [(one.original.folder, one.original.stem) for one in content.bulletins] == [
        ("tra-vinh", "2020"),
        ("tra-vinh", "2023"),
        ("tra-vinh-2025", "2026"),
    ]
    assert [one.language for one in content.bulletins[0].all()] == [None, "en", "km"]
    assert content.bulletins[0].translations[0].path == "content/bulletins/tra-vinh/2020.en.md"
    assert [one.original.stem for one in content.pages] == ["about"]


@pytest.mark.parametrize(
    "name",
    [
        ".DS_Store",
        ".git/config",
        "bulletins/tra-vinh/~$2020.docx",
        "bulletins/tra-vinh/.2020.md.swp",
        "bulletins/tra-vinh/2020.md~",
        "bulletins/tra-vinh/2020.md.bak",
        "bulletins/tra-vinh/#2020.md#",
        "bulletins/Thumbs.db",
        "pages/desktop.ini",
    ],
)
def test_passes_over_what_editors_and_systems_leave_behind(name: str, read: Read) -> None:
    assert read({name: "x"})[1] == ()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Site.yaml", "site.yaml"),
        ("places.yml", "places.yaml"),
        ("site.yaml.txt", "site.yaml"),
        ("indicators/post.yml", "post.yaml"),
        ("indicators/post.YAML", "post.yaml"),
        ("pages/about.MD", "about.md"),
        ("pages/About.md", "about.md"),
        ("pages/about.markdown", "about.md"),
        ("bulletins/tra-vinh/2020.MD", "2020.md"),
        ("bulletins/tra-vinh/2020.md.txt", "2020.md"),
        ("bulletins/tra-vinh/2020.txt", "2020.md"),
        ("bulletins/tra-vinh/2020-q3.md", "2020-Q3.md"),
        ("bulletins/tra-vinh/2020-7m.md", "2020-7M.md"),
        ("bulletins/tra-vinh/2020.EN.md", "2020.en.md"),
        ("Bulletins/tra-vinh/2020.md", "bulletins"),
    ],
)
def test_offers_the_right_name(name: str, expected: str, read: Read) -> None:
    content, problems = read({name: "---\na: b\n---\n" if "yaml" not in expected else "a: b\n"})

    named = [problem for problem in problems if problem.code == "file-name"]
    assert [problem.values["expected"] for problem in named] == [expected]
    assert not content.bulletins
    assert not content.pages
    assert content.site is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("bulletins/tra-vinh/2020 (1).md", "bulletin-name"),
        ("bulletins/tra-vinh/2020 - Copy.md", "bulletin-name"),
        ("bulletins/tra-vinh/2020-H3.md", "bulletin-name"),
        ("bulletins/tra-vinh/2020-13.md", "bulletin-name"),
        ("bulletins/tra-vinh/2020.final.md", "bulletin-name"),
        ("pages/giới thiệu.md", "page-name"),
        ("bulletins/2020.md", "misplaced-file"),
        ("bulletins/tra-vinh/2020/2020.md", "misplaced-file"),
        ("pages/more/about.md", "misplaced-file"),
        ("indicators/post.md", "misplaced-file"),
        ("bulletins/tra-vinh/2020.yaml", "misplaced-file"),
        ("README.md", "misplaced-file"),
        ("drafts/2020.md", "misplaced-file"),
        ("bulletins/tra-vinh/2020.docx", "stray-file"),
        ("bulletins/tra-vinh/notes.txt", "stray-file"),
        ("pages/map.png", "stray-file"),
        ("bulletins/tra-vinh/2020.en.md", "translation-without-original"),
        ("pages/about.en.md", "translation-without-original"),
    ],
)
def test_names_what_is_not_read(name: str, code: str, read: Read) -> None:
    content, problems = read({name: WORDS})

    assert [place_and_code(problem) for problem in problems] == [f"content/{name}:1:1: {code}"]
    assert not content.bulletins
    assert not content.pages


def test_a_misnamed_file_is_examined_all_the_same(read: Read) -> None:
    _, problems = read({"bulletins/tra-vinh/2020 (1).md": "---\na: b\na: c\n---\n"})

    assert [problem.code for problem in problems] == ["bulletin-name", "duplicate-key"]


def test_a_broken_original_does_not_make_an_orphan_of_its_translation(read: Read) -> None:
    content, problems = read({"bulletins/tra-vinh/2020.md": "x", "bulletins/tra-vinh/2020.en.md": WORDS})

    assert [problem.code for problem in problems] == ["front-matter-missing"]
    assert not content.bulletins


def test_a_broken_site_file_is_not_called_missing(tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / "site.yaml").write_text("a: b: c\n")

    read, problems = read_content(content)

    assert [problem.where.path for problem in problems if problem.code == "missing-file"] == ["content/places.yaml"]
    assert read.site is None


def test_a_name_that_would_break_a_line_of_the_list_is_shown_without(read: Read) -> None:
    _, problems = read({"bulletins/tra-vinh/20\n20.md": WORDS})

    assert [problem.where.path for problem in problems] == ["content/bulletins/tra-vinh/20\ufffd20.md"]


def test_paths_are_shown_below_the_name_that_the_caller_gives(tmp_path: Path) -> None:
    _, problems = read_content(tmp_path, shown_as="elsewhere/content")

    assert {problem.where.path for problem in problems} == {
        "elsewhere/content/bulletins",
        "elsewhere/content/places.yaml",
        "elsewhere/content/site.yaml",
    }
