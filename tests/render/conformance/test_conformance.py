"""Print editions before a real validator, PDF/A-3a and PDF/UA-1: every document of the real site, and hard cases."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from weasyprint import HTML

from bulletin.artefact import Artefact
from bulletin.render.pdf import make_press, print_pdf
from bulletin.render.printed.tasks import print_tasks, yearbook_tasks
from bulletin.render.whole import editions_alone
from bulletin.site.site import CheckedSite
from tests.conftest import SMALLEST, add_bulletin
from tests.render.conformance.verapdf import validate
from tests.render.conftest import CACHE, ROOT, TEMPLATES, check_folder, render_prints, settings_for

pytestmark = pytest.mark.long

# A block within inline text in a head cell, as bilingual tables have it: the engine wraps boxes in boxes.
LONG_TABLE = (
    '<!DOCTYPE html><html lang="vi"><head><title>T</title></head><body><h1 id="t">T</h1><table><thead><tr>'
    '<th scope="col"><a href="https://example.org/">A</a></th><th scope="col">B</th></tr></thead><tbody>'
    + "".join(
        f'<tr><th scope="row"><a href="#t">row <span style="display: block" lang="en">{n}</span></a> b</th>'
        f'<td lang="en">value {n}</td></tr>'
        for n in range(200)
    )
    + '</tbody></table><p>End. <a href="https://example.org/"><b>Bold</b> link</a></p>'
    '<ul><li style="display: inline-block">one</li> <li style="display: inline-block">two</li></ul>'
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9" width="9" height="9"><title>Square</title>'
    '<path d="M0 0h9v9z"/></svg></body></html>'
)


# Synthetic. Its words are in Vietnamese alone, so that its English edition is in two languages.
CHANGED = """\
corrections:
  - date: 2027-03-01
    figure: digital_certificates
    was: khoảng 2.150
    now: 2.156
    reason: Nguồn đã sửa.
withdrawn:
  date: 2027-11-30
  reason: Nguồn đã gỡ bài.
"""


def print_site(checked: CheckedSite, folder: Path) -> Iterator[Artefact]:
    """Set all editions of a site."""
    settings = settings_for(folder, "https://example.org/bulletins/")
    editions = editions_alone(checked, settings)
    tasks = [*print_tasks(editions, checked.site.bulletins, settings), *yearbook_tasks(editions, settings)]
    # The longest of a style first, so that no process waits for one at the end.
    return render_prints(sorted(tasks, key=lambda task: (task.style, -len(task.html))), 2)


def test_every_print_edition_is_valid_and_what_is_not_is_told(real_site: CheckedSite, tmp_path: Path) -> None:
    small = tmp_path / "content"
    shutil.copytree(SMALLEST, small)
    site = small / "site.yaml"
    site.write_text(
        site.read_text("utf-8").replace("English\n    status: required", "English\n    status: draft"), "utf-8"
    )
    add_bulletin(small, "tra-vinh", "2019", "  digital_certificates: 2.156\n", CHANGED)
    real = list(print_site(real_site, ROOT / "content"))
    names = {artefact.path.rpartition("/")[2] for artefact in real}
    assert len(real) == len(names) > 4 * len(real_site.site.bulletins)
    assert names >= {
        *("long-an-2019-vi.pdf", "long-an-2019-vi-en.pdf", "long-an-2019-report-vi.pdf", "tien-giang-2023-h1-en.pdf"),
        *("tra-vinh-2020-km.pdf", "yearbook-2021-vi.pdf", "yearbook-2024-en.pdf"),
    }
    made = [
        *real,
        *(replace(one, path=f"small-{Path(one.path).name}") for one in print_site(check_folder(small), small)),
    ]
    made.append(Artefact("long-table.pdf", print_pdf(LONG_TABLE, "long table", make_press(TEMPLATES, CACHE))))
    # No tags: what a validator that looks must find fault with.
    made.append(Artefact("untagged.pdf", HTML(string=LONG_TABLE).write_pdf(pdf_variant="pdf/a-3b")))
    files = [tmp_path / artefact.path.rpartition("/")[2] for artefact in made]
    for file, artefact in zip(files, made, strict=True):
        file.write_bytes(artefact.content)
    told = {(Path(file).name, standard): verdict for (file, standard), verdict in validate(files, 2).items()}
    assert {name for name, _ in told} == {file.name for file in files}
    assert len(told) == 2 * len(files)
    untagged = {standard: told.pop(("untagged.pdf", standard)) for standard in ("3a", "ua1")}
    assert "6.7.2.2-1" in untagged["3a"], untagged
    assert "7.1-3" in untagged["ua1"], untagged
    assert {edition: verdict for edition, verdict in told.items() if verdict != "ok"} == {}
