"""Links that were found sound are not looked at again, and any change that may break one lets it be found."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.artefact import Artefact
from bulletin.jobs import Kept
from bulletin.jobs.shelf import Shelf
from bulletin.problems import Problem
from bulletin.publish import check_kept, noted, sound
from bulletin.store import Drawer, digest
from bulletin.validate.packing import pack

Site = dict[str, str]
SITE: Site = {
    "index.html": '<a href="vi/index.html#so-lieu">A</a> <a href="vi/print.pdf">B</a>',
    "vi/index.html": '<h2 id="so-lieu">Số liệu</h2>',
    "vi/print.pdf": "no page",
}


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[tuple[Problem, ...], list[str]]]:
    """A function that gives what is wrong in a site, and the paths of the files that were looked into."""
    shelf = Shelf(tmp_path / "artefacts", "site")
    looked: list[str] = []

    def watch(name: str) -> None:
        read = getattr(sound, name)

        def watched(path: str, note: str) -> object:
            looked.append(path)
            return read(path, note)

        monkeypatch.setattr(sound, name, watched)

    watch("outline_of")
    watch("fragments_of")

    def kept(path: str, content: str) -> Kept:
        artefact = Artefact(path, content.encode())
        return shelf.put(artefact, noted(artefact))

    def done(
        site: Site, base_url: str | None = None, left_out: tuple[str, ...] = ()
    ) -> tuple[tuple[Problem, ...], list[str]]:
        looked.clear()
        files = [kept(path, content) for path, content in site.items()]
        found = check_kept(files, base_url=base_url, left_out=left_out, memory=tmp_path / "links", name="output")
        return found, [*looked]

    return done


Check = Callable[..., tuple[tuple[Problem, ...], list[str]]]


def test_what_did_not_change_is_not_looked_into(check: Check) -> None:
    found, looked = check(SITE)
    assert found == ()
    assert set(looked) == set(SITE)
    assert check(SITE) == ((), [])
    # A page with other words: itself, and where it leads to.
    assert check({**SITE, "index.html": SITE["index.html"] + " C"}) == (
        (),
        ["index.html", "index.html", "vi/index.html", "vi/print.pdf"],
    )


@pytest.mark.parametrize(
    ("path", "content", "code", "where"),
    [
        ("index.html", '<a href="vi/none.html">A</a>', "link-broken", "index.html"),
        ("index.html", '<a href="vi/index.html#none">A</a>', "fragment-missing", "index.html"),
        ("vi/index.html", '<h2 id="another">Số liệu</h2>', "fragment-missing", "index.html"),
        ("vi/index.html", None, "link-broken", "index.html"),
        ("vi/print.pdf", None, "link-broken", "index.html"),
    ],
)
def test_what_breaks_a_link_is_found_also_in_pages_that_did_not_change(
    check: Check, path: str, content: str | None, code: str, where: str
) -> None:
    assert check(SITE)[0] == ()
    site = {name: text for name, text in SITE.items() if name != path} | ({path: content} if content else {})
    for _ in range(2):  # what is wrong is not remembered as sound
        (problem,) = check(site)[0]
        assert (problem.code, problem.where.path) == (code, where)
    assert check(SITE)[0] == ()


def test_another_address_or_part_is_looked_at_anew(check: Check) -> None:
    site = {**SITE, "index.html": '<a href="https://example.org/none.html">A</a>'}
    assert check(site)[0] == ()
    assert [one.code for one in check(site, base_url="https://example.org/")[0]] == ["link-broken"]
    assert check(site, base_url="https://example.org/", left_out=("none.html",))[0] == ()
    assert [one.code for one in check(site, base_url="https://example.org/")[0]] == ["link-broken"]


def test_without_its_memory_all_is_looked_at(check: Check, tmp_path: Path) -> None:
    check(SITE)
    (tmp_path / "links").write_bytes(b"damaged")
    assert set(check(SITE)[1]) == set(SITE)


def test_what_another_version_of_the_program_found_is_looked_at_anew(
    check: Check, monkeypatch: pytest.MonkeyPatch
) -> None:
    check(SITE)
    monkeypatch.setattr(sound, "program", lambda: "another")
    assert set(check(SITE)[1]) == set(SITE)
    assert check(SITE) == ((), [])


def test_what_an_earlier_version_kept_in_another_form_is_forgotten(check: Check, tmp_path: Path) -> None:
    drawer = Drawer(tmp_path / "links")
    drawer.keep({digest(b"output"): pack(("offered", {}))})
    assert set(check(SITE)[1]) == set(SITE)


def test_the_fragment_of_a_printed_code_may_change_without_a_look_at_other_pages(check: Check) -> None:
    site = {**SITE, "vi/index.html": SITE["vi/index.html"] + '<p id="code-1a">'}
    assert check(site)[0] == ()
    assert check({**site, "vi/index.html": SITE["vi/index.html"] + '<p id="code-2b">'})[1] == ["vi/index.html"] * 2
