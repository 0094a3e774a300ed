"""Finds what is wrong between the files of one build: links that lead nowhere, foreign requests, colliding paths.

link-broken       no file of this build, nor a way for a browser to go
link-folder       a folder: a server shows its index.html, a folder on disk does not
link-rooted       begins with "/", and so breaks wherever the site does not stand at the root of its host
fragment-missing  the page is there, the place in it is not
foreign-request   a page that loads something from another host
element-id-twice          one id for two elements of a page
markup-unreadable a tag that no browser would read the way it was meant
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from urllib.parse import unquote

from bulletin.artefact import Readable
from bulletin.problems import Location, Problem
from bulletin.publish.outline import Link, Outline, outline
from bulletin.publish.paths import check_paths, folders_of
from bulletin.record import record

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LEFT_ALONE = frozenset({"data:", "mailto:", "tel:", "sms:", "geo:"})
# A fault of a template stands on every page; the first pages are enough to find it, and each says how many there are.
_SHOWN = 5


@record(frozen=True, slots=True)
class _Build:
    """What links may point at. `fragments` maps every path to the fragments it offers, None where any will do."""

    fragments: Mapping[str, frozenset[str] | None]
    folders: Collection[str]
    base_url: str | None


def check_links(
    artefacts: Iterable[Readable], *, base_url: str | None = None, left_out: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Everything wrong between the files of a build.

    Absolute links below `base_url` are held to be links inside. `left_out` names files that a partial build does
    without, and may still link to.
    """
    pages = tuple(outline(artefact) for artefact in artefacts)
    return check_outlines(lambda: pages, base_url=base_url, left_out=left_out)


def check_outlines(
    outlines: Callable[[], Iterable[Outline]], *, base_url: str | None = None, left_out: Collection[str] = ()
) -> tuple[Problem, ...]:
    """As `check_links`, for a build that outlines each file as it is made and keeps none of them in memory.

    `outlines` are asked for twice, and never all of them held: the links of a large archive would fill the memory.
    """
    paths, fragments = _offered(outlines(), left_out)
    return tuple(_first_of_each([*check_paths(paths), *_of_pages(outlines(), fragments, base_url)]))


def check_pages(
    pages: Iterable[Outline], fragments: Mapping[str, frozenset[str] | None], base_url: str | None
) -> tuple[Problem, ...]:
    """What is wrong with the links of these pages alone; `fragments` are those that each file of the build offers."""
    return tuple(_first_of_each(_of_pages(pages, fragments, base_url)))


def _of_pages(
    pages: Iterable[Outline], fragments: Mapping[str, frozenset[str] | None], base_url: str | None
) -> Iterator[Problem]:
    # As people type it, the address may lack its last slash.
    build = _Build(fragments, folders_of(fragments), base_url.rstrip("/") + "/" if base_url else None)
    for page in pages:
        yield from _check_page(page, build)


def _offered(pages: Iterable[Outline], left_out: Collection[str]) -> tuple[list[str], dict[str, frozenset[str] | None]]:
    """All paths, and the fragments of each. Of two files that want one place, both count: told is that they collide."""
    paths: list[str] = []
    offered: dict[str, frozenset[str] | None] = {}
    # Most bulletins offer the same fragments: one set serves all.
    alike: dict[frozenset[str], frozenset[str]] = {}
    for page in pages:
        paths.append(page.path)
        other = offered.get(page.path, frozenset())
        both = None if other is None or page.fragments is None else other | page.fragments
        offered[page.path] = None if both is None else alike.setdefault(both, both)
    return paths, {**dict.fromkeys(left_out), **offered}


def _check_page(page: Outline, build: _Build) -> Iterator[Problem]:
    for identity in page.twice:
        yield Problem(code="element-id-twice", where=Location(page.path), values={"id": identity, "target": identity})
    if page.unreadable_line:
        where = Location(page.path, page.unreadable_line)
        yield Problem(code="markup-unreadable", where=where, values={"target": page.path})
    for link in page.links:
        if fault := _fault(page.path, link, build):
            code, target = fault
            where = Location(page.path, link.line, link.column)
            yield Problem(code=code, where=where, values={"link": link.target, "target": target})


def _fault(page: str, link: Link, build: _Build) -> tuple[str, str] | None:
    """The code of what is wrong with a link, and what it points at; None for a sound one."""
    target = link.target.strip()
    if build.base_url and target.startswith(build.base_url):
        path, _, fragment = target[len(build.base_url) :].partition("#")
        path = unquote(path.partition("?")[0])
        return _inside(path + "index.html" if not path or path.endswith("/") else path, fragment, build)
    if target.startswith("//") or target.lower().startswith(("http:", "https:")):
        return ("foreign-request", target) if link.fetches else None
    if scheme := _SCHEME.match(target):
        return None if scheme[0].lower() in _LEFT_ALONE else ("link-broken", target)
    if target.startswith("/"):
        return "link-rooted", target
    path, _, fragment = target.partition("#")
    path = path.partition("?")[0]
    return _inside(_resolved(page, unquote(path)) if path else page, fragment, build)


def _resolved(page: str, link: str) -> str:
    """The path that a relative link means; one that climbs out of the output keeps its "..", and so is none of ours."""
    steps = page.split("/")[:-1]
    for step in link.split("/"):
        if step == ".." and steps and steps[-1] != "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    return "/".join(steps)


def _inside(path: str, fragment: str, build: _Build) -> tuple[str, str] | None:
    if path not in build.fragments:
        return ("link-folder", path) if path.rstrip("/") in build.folders else ("link-broken", path)
    offered = build.fragments[path]
    # "#" and "#top" mean the top of any page; what follows ":~:" is for the browser's own search.
    wanted = unquote(fragment.partition(":~:")[0])
    if offered is None or not wanted or wanted.lower() == "top" or wanted in offered:
        return None
    return "fragment-missing", f"{path}#{wanted}"


def _first_of_each(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first few problems of one code and target, each knowing on how many pages that target is at fault."""
    found = list(problems)
    pages: dict[tuple[str, object], set[str]] = {}
    for problem in found:
        pages.setdefault((problem.code, problem.values["target"]), set()).add(problem.where.path)
    shown: Counter[tuple[str, object]] = Counter()
    for problem in found:
        key = (problem.code, problem.values["target"])
        shown[key] += 1
        if shown[key] <= _SHOWN:
            yield Problem(code=problem.code, where=problem.where, values={**problem.values, "pages": len(pages[key])})
