"""The way back from paper: the same code in print, on the page and in the data, a QR code, and the figures inside."""

import json
import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import segno
from pypdf import PdfReader

from bulletin.artefact import Artefact
from bulletin.model.release import released
from bulletin.render.pages import render_page
from bulletin.render.printed.tasks import print_tasks
from bulletin.render.whole import make_editions
from bulletin.site.site import CheckedSite
from bulletin.validate.release_lines import write_line
from tests.conftest import SMALLEST
from tests.render.conftest import check_folder, render_prints, settings_for, text_of, with_data

BASE = "https://example.org/bulletins/"
PAGE = "{}/tra-vinh/2020/index.html"


def print_html_of(checked: CheckedSite, base_url: str | None) -> Mapping[str, str]:
    """The print edition of the only bulletin, by language."""
    settings = settings_for(SMALLEST, base_url)
    editions, _ = with_data(make_editions(checked, settings), checked)
    tasks = print_tasks(editions, checked.site.bulletins, settings)
    return {task.path.partition("/")[0]: task.html for task in tasks if task.style == "bulletin"}


def pages_of(checked: CheckedSite) -> Mapping[str, str]:
    return {
        artefact.path: artefact.content.decode()
        for edition in with_data(make_editions(checked, settings_for(SMALLEST)), checked)[0]
        for artefact in (render_page(page, edition) for page in checked.site.pages)
    }


def digest_of(checked: CheckedSite) -> str:
    """The digest that the release lock writes of the only bulletin."""
    (bulletin,) = checked.site.bulletins
    found = re.search(r" sha256:([0-9a-f]{64}) ", write_line(released(bulletin)))
    assert found
    return found[1]


@pytest.fixture(scope="module")
def smallest() -> CheckedSite:
    return check_folder(SMALLEST)


def test_paper_page_data_and_lock_have_one_code(smallest: CheckedSite) -> None:
    digest = digest_of(smallest)
    shown = " ".join((digest[:4], digest[4:8], digest[8:12], digest[12:16]))
    _, data = with_data(make_editions(smallest, settings_for(SMALLEST)), smallest)
    files = {artefact.path: artefact.content for artefact in data}
    assert json.loads(files["data/bulletins/tra-vinh/2020.json"])["digest"] == digest
    pages, sheets = pages_of(smallest), print_html_of(smallest, BASE)
    for language, label in (("vi", "Mã kiểm chứng số liệu"), ("en", "Verification code of the figures")):
        assert f"{label}: {shown}" in text_of(pages[PAGE.format(language)])
        assert f"{label}: {shown}" in text_of(sheets[language])
        assert pages[PAGE.format(language)].count(f'id="code-{digest[:16]}"') == 1


def test_a_correction_changes_the_code(smallest: CheckedSite, content: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    path.write_text(path.read_text("utf-8").replace("2.165", "2.166"), "utf-8")
    assert digest_of(check_folder(content)) != digest_of(smallest)


def test_the_qr_code_leads_to_the_code_on_the_page(smallest: CheckedSite) -> None:
    sheets = print_html_of(smallest, BASE)
    for language, title in (("vi", "Mã QR"), ("en", "QR code")):
        address = f"{BASE}{language}/tra-vinh/2020/"
        (drawing,) = re.findall(r"<svg.*?</svg>", sheets[language], re.DOTALL)
        assert f"<title>{title}: {address}</title>" in drawing
        assert f'<a href="{address}">{address}</a>' in sheets[language].partition('<footer class="proof">')[2]
        said = segno.make_qr(f"{address}#code-{digest_of(smallest)[:16]}", error="m", boost_error=False)
        dark = {(x, y) for y, row in enumerate(said.matrix) for x, module in enumerate(row) if module}
        drawn: set[tuple[int, int]] = set()
        for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawing):
            drawn |= {(int(x) + step, int(y)) for step in range(int(run))}
        assert len(dark) > 300
        assert drawn == dark
        size = len(said.matrix) + 8
        assert f'viewBox="-4 -4 {size} {size}"' in drawing


def test_without_an_address_the_code_stands_alone(smallest: CheckedSite) -> None:
    for html in print_html_of(smallest, None).values():
        foot = html.partition('<footer class="proof">')[2]
        assert digest_of(smallest)[:4] in foot
        assert "<svg" not in html
        assert "QR" not in foot
        assert "href" not in foot


@pytest.fixture(scope="module")
def made(real_site: CheckedSite) -> tuple[Mapping[str, bytes], Artefact]:
    """The site's data files, and the print edition of a bulletin."""
    settings = settings_for(SMALLEST, BASE)
    editions, data = with_data(make_editions(real_site, settings), real_site)
    bulletins = [bulletin for bulletin in real_site.site.bulletins if bulletin.key == "long-an/2019"]
    first = next(print_tasks(editions, bulletins, settings))
    (printed,) = render_prints([first], 1)
    return {artefact.path: artefact.content for artefact in data}, printed


def test_the_figures_travel_inside(made: tuple[Mapping[str, bytes], Artefact]) -> None:
    files, printed = made
    root: Any = PdfReader(BytesIO(printed.content)).trailer["/Root"]
    names = root["/Names"]["/EmbeddedFiles"]["/Names"]
    assert list(names[::2]) == ["long-an-2019.csv", "long-an-2019.json"]
    assert [entry.get_object() for entry in root["/AF"]] == [entry.get_object() for entry in names[1::2]]
    for extension, kind, about, entry in zip(
        ("csv", "json"),
        ("/text/csv", "/application/json"),
        ("Bảng số liệu", "Số liệu kèm nguồn và đính chính"),
        names[1::2],
        strict=True,
    ):
        fields = entry.get_object()
        assert (fields["/AFRelationship"], fields["/UF"], fields["/Desc"]) == (
            *("/Data", f"long-an-2019.{extension}", about),
        )
        stream = fields["/EF"]["/F"]
        assert stream.get_data() == files[f"data/bulletins/long-an/2019.{extension}"]
        assert stream["/Subtype"] == kind


def test_its_dates_are_those_of_the_content(made: tuple[Mapping[str, bytes], Artefact], real_site: CheckedSite) -> None:
    (bulletin,) = (one for one in real_site.site.bulletins if one.key == "long-an/2019")
    day = f"D:{bulletin.published:%Y%m%d}"
    reader = PdfReader(BytesIO(made[1].content))
    root: Any = reader.trailer["/Root"]
    about: Any = reader.metadata
    assert (about["/CreationDate"], about["/ModDate"]) == (day, day)
    for entry in root["/AF"]:
        parameters = entry.get_object()["/EF"]["/F"]["/Params"]
        assert {parameters["/CreationDate"], parameters["/ModDate"]} == {f"{day}000000Z"}
