"""Writes the content as each peer's users would: front matter, data files, and the templates that lie beside this file.

All sites have the same pages at the same addresses.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.peers.content import BulletinPage, Content, address
from benchmarks.peers.front_matter import Value, page, yaml

PEERS = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class _Subject:
    """A page that is no bulletin: the home page, a place, an indicator."""

    kind: str
    id: str
    language: str
    title: str
    keys: dict[str, Value]

    @property
    def folders(self) -> tuple[str, ...]:
        """Where it stands below the folder of its language."""
        return {"home": (), "place": (self.id,), "indicator": ("indicators", self.id)}[self.kind]

    @property
    def address(self) -> str:
        """The file of the output."""
        return address(self.language, *self.folders)


def write_hugo(content: Content, site: Path) -> None:
    """Sections are places; bulletins are their pages, in the order of `weight`."""
    _copy("hugo", site)
    _data(content, site / "data", "catalogue")
    _style(site / "static")
    for code, words in shown_words().items():
        _write(site / "i18n" / f"{code}.yaml", yaml(words))
        _write(site / "content" / "indicators" / f"_index.{code}.md", "---\nbuild:\n  render: never\n---\n")
    for one in content.bulletins:
        _write(
            site / "content" / one.place / f"{one.period}.{one.language}.md",
            page(
                {"title": one.title, "linkTitle": one.period_name, "weight": one.order, "date": one.day},
                _shown(one),
                body=one.body,
            ),
        )
    for subject in _subjects(content):
        name = "/".join(subject.folders if subject.kind == "indicator" else (*subject.folders, "_index"))
        path = site / "content" / f"{name}.{subject.language}.md"
        _write(path, page({"title": subject.title}, subject.keys))


def write_eleventy(content: Content, site: Path) -> None:
    """Templates of a folder are named by its directory data file, addresses by each page's front matter."""
    _copy("eleventy", site)
    _data(content, site / "_data", "catalogue", "site", "words")
    _style(site)
    pages = site / "content"
    for kind in ("home", "place", "bulletin", "indicator"):
        _write(pages / kind / f"{kind}.json", json.dumps({"layout": f"{kind}.njk", "tags": [kind]}))
    for one in content.bulletins:
        _write(
            pages / "bulletin" / one.place / f"{one.period}.{one.language}.md",
            page({"lang": one.language, "permalink": one.address}, _titles(one), _shown(one), body=one.body),
        )
    for subject in _subjects(content):
        _write(
            pages / subject.kind / f"{subject.id}.{subject.language}.md",
            page({"title": subject.title, "lang": subject.language, "permalink": subject.address}, subject.keys),
        )


def write_pelican(content: Content, site: Path) -> None:
    """Bulletins are articles, all others are pages with a template and an address of their own."""
    _copy("pelican", site)
    _data(content, site, "catalogue", "site", "words")
    _style(site / "theme" / "static")
    for one in content.bulletins:
        _write(
            site / "content" / "bulletins" / one.place / f"{one.period}.{one.language}.md",
            page({"slug": one.period, "date": one.day, "lang": one.language}, _titles(one), _shown(one), body=one.body),
        )
    for subject in _subjects(content):
        _write(
            site / "content" / "pages" / subject.kind / f"{subject.id}.{subject.language}.md",
            page(
                {"title": subject.title, "lang": subject.language, "template": subject.kind},
                {"slug": f"{subject.kind}-{subject.id}", "save_as": subject.address},
                {"url": subject.address.removesuffix("index.html")},
                subject.keys,
            ),
        )


def write_mkdocs(content: Content, site: Path) -> None:
    """The folders of the documents are the addresses of the pages."""
    _copy("mkdocs", site)
    _data(content, site, "catalogue", "site", "words")
    _style(site / "theme")
    for one in content.bulletins:
        _write(
            site / "docs" / one.language / one.place / f"{one.period}.md",
            page({"lang": one.language, "template": "bulletin.html"}, _titles(one), _shown(one), body=one.body),
        )
    for subject in _subjects(content):
        name = "/".join(subject.folders if subject.kind == "indicator" else (*subject.folders, "index"))
        _write(
            site / "docs" / subject.language / f"{name}.md",
            page({"title": subject.title, "lang": subject.language, "template": f"{subject.kind}.html"}, subject.keys),
        )


def write_nikola(content: Content, site: Path) -> None:
    """Both languages of a page lie beside each other; the folder of a file decides its template."""
    _copy("nikola", site)
    _data(content, site / "data", "catalogue", "site", "words")
    _style(site / "files")
    suffixes = {code: f".{code}" if number else "" for number, code in enumerate(content.languages)}
    for one in content.bulletins:
        _write(
            site / "bulletins" / one.place / f"{one.period}{suffixes[one.language]}.md",
            page({"slug": one.period, "date": f"{one.day} 00:00:00"}, _titles(one), _shown(one), body=one.body),
        )
    for subject in _subjects(content):
        slug = "index" if subject.kind == "home" else subject.id
        _write(
            site / subject.kind / f"{slug}{suffixes[subject.language]}.md",
            page({"title": subject.title, "slug": slug, "date": "2005-01-01 00:00:00"}, subject.keys),
        )


def _subjects(content: Content) -> Iterator[_Subject]:
    for code, title in content.titles.items():
        yield _Subject("home", "home", code, title, {})
        for place, names in content.places.items():
            yield _Subject("place", place, code, names[code], {"place": place})
        for entry in content.indicators:
            yield _Subject("indicator", entry.indicator, code, entry.names[code], {"figure": entry.id})


def _titles(one: BulletinPage) -> dict[str, Value]:
    """The keys of a bulletin for peers that are not told by its folder where it belongs."""
    return {
        "title": one.title,
        "link_title": one.period_name,
        "place": one.place,
        "period": one.period,
        "order": one.order,
    }


def _shown(one: BulletinPage) -> dict[str, Value]:
    """What every peer's template prints. `appeared` is no date: Hugo would want `published` to be one."""
    return {
        "description": one.summary,
        "agency": one.agency,
        "appeared": one.published,
        "sources": [asdict(source) for source in one.sources],
        "figures": {
            name: {key: text for key, text in asdict(figure).items() if text} for name, figure in one.figures.items()
        },
    }


def shown_words() -> dict[str, dict[str, str]]:
    """What templates print besides the content, by language."""
    words: dict[str, dict[str, str]] = json.loads((PEERS / "words.json").read_text("utf-8"))
    return words


def _data(content: Content, folder: Path, *names: str) -> None:
    """The data files of a site, which its templates look names up in."""
    data = {
        "catalogue": [asdict(entry) for entry in content.entries],
        "site": {"languages": content.languages, "titles": content.titles, "places": content.places},
        "words": shown_words(),
    }
    for name in names:
        _write(folder / f"{name}.json", json.dumps(data[name], ensure_ascii=False, indent=1))


def _copy(name: str, site: Path) -> None:
    shutil.copytree(PEERS / name, site, ignore=shutil.ignore_patterns("node_modules", "package*.json", "__pycache__"))


def _style(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(PEERS / "style.css", folder)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
