"""What engines of PDFs are given: each bulletin as data for Typst and as HTML for Chromium, with the same rows."""

import json
from pathlib import Path

from jinja2 import Environment, FileSystemLoader

from benchmarks.peers.content import BulletinPage, Content, Entry
from benchmarks.peers.writers import PEERS, shown_words


def write_documents(content: Content, folder: Path) -> None:
    """Fill `folder` with one `.json` and one `.html` for each bulletin and language."""
    folder.mkdir(parents=True)
    loader = FileSystemLoader(PEERS / "chromium")
    template = Environment(loader=loader, autoescape=True).get_template("bulletin.html")
    words = shown_words()
    for one in content.bulletins:
        rows = [_row(one, entry) for entry in content.entries]
        sources = [f"{source.title}. {source.publisher}, {source.date}." for source in one.sources]
        parts = [
            {"heading": paragraph.startswith("## "), "text": text}
            for paragraph, text in zip(one.body.strip().split("\n\n"), one.paragraphs(), strict=True)
        ]
        own = words[one.language]
        shown = {
            "language": one.language,
            "title": one.title,
            "summary": one.summary,
            "agency": one.agency,
            "published": one.published,
        }
        data = shown | {"parts": parts, "rows": rows, "sources": sources, "words": own}
        name = document_name(one)
        folder.joinpath(f"{name}.json").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        page = template.render(one=one, parts=parts, rows=rows, sources=sources, words=own)
        folder.joinpath(f"{name}.html").write_text(page, "utf-8")


def document_name(one: BulletinPage) -> str:
    """The name of a document, without what follows the dot."""
    return f"{one.place}-{one.period}-{one.language}"


def _row(one: BulletinPage, entry: Entry) -> list[str]:
    figure = one.figures[entry.id]
    return [
        entry.names[one.language],
        entry.units[one.language],
        figure.value,
        figure.share,
        figure.change,
        f"[1] {figure.locator}".strip(),
    ]
