"""What readers are told of the quality of figures: on the page of each bulletin, of the whole site, and as data."""

import json
import re

import pytest

from bulletin.i18n.locale import load_locale
from bulletin.i18n.problem_texts import problem_table
from bulletin.render.data import render_tables
from bulletin.render.quality_texts import finding_text, rule_text
from bulletin.site.quality import RuleName, together
from bulletin.site.site import CheckedSite
from tests.conftest import ROOT
from tests.render.conftest import Pages, RenderFigures, text_of

_LOCALES = ROOT / "templates" / "locales"
_WRONG_SUM = """\
  digital_certificates:
    value: 2.165
    by:
      holder:
        organisation: 475
        person: 1.691
    accept:
      sum-mismatch: Nguồn in như vậy.
"""
_ENGLISH = "  figures.digital_certificates.accept.sum-mismatch: The source prints it so.\n"


def section_of(html: str) -> str:
    """The section of quality in a bulletin's page."""
    return text_of(html.partition('<section class="section" id="quality">')[2].partition("</section>")[0])


def test_a_bulletin_tells_what_was_checked_and_what_was_not(render_figures: RenderFigures) -> None:
    pages = render_figures("  digital_certificates: 2.165\n  ops_online: 3\n")
    section = section_of(pages["en/tra-vinh/2020/index.html"])
    assert section.startswith(
        "Quality Figures 2 Compared with other figures 0 Held against limits only 0 Held against nothing "
        "neither catalogue nor source relates it to another figure: 1 what it hangs together with is not stated: 1 2 "
        "Estimates 0 Name their source 2 of 2 Name the place in the source 0 of 2 "
    )
    assert "Texts translated: English 6 of 6" in section
    assert "What was found" not in section
    section = section_of(pages["vi/tra-vinh/2020/index.html"])
    assert "Không có gì để đối chiếu" in section
    assert "Có ghi nguồn 2/2" in section


def test_an_editors_note_stands_beside_what_was_found(render_figures: RenderFigures) -> None:
    pages = render_figures(_WRONG_SUM, texts=_ENGLISH)
    for page, heading, said in (
        ("en/{}index.html", "What was found", "Digital certificates : The parts do not add up to the total."),
        ("vi/{}index.html", "Những điều phát hiện", "Chứng thư số : Các phần cộng lại không bằng tổng."),
    ):
        note = {"e": "Editor's note: The source prints it so."}.get(
            page[0], "Ghi chú của người biên tập: Nguồn in như vậy."
        )
        own = section_of(pages[page.format("tra-vinh/2020/")])
        assert f"{heading} {said} {note}" in own
        whole = text_of(pages[page.format("quality/")])
        assert f"{said} {note}" in whole


def test_the_page_of_the_site_counts_every_figure_once(real_site: CheckedSite, real_pages: Pages) -> None:
    known = real_site.qualities
    assert len(known) == len(real_site.site.bulletins)
    for key, one in known.items():
        assert one.figures == one.close + one.limited + one.unchecked, key
    whole = together(known.values())
    assert {RuleName.SUM, RuleName.SHARE, RuleName.CHANGE, RuleName.EQUATION, RuleName.JUMP} <= whole.by_rule.keys()
    page = text_of(real_pages["en/quality/index.html"])
    assert f"Compared with other figures {whole.close} Held against limits only {whole.limited} " in page
    for name in RuleName:
        assert rule_text(name, load_locale("en", _LOCALES)) in page
    assert "Whether a source itself is right" in page


def test_the_page_lists_every_accepted_contradiction(real_site: CheckedSite, real_pages: Pages) -> None:
    page = text_of(real_pages["vi/quality/index.html"])
    accepted = [one for one in real_site.findings if one.accepted]
    assert accepted
    for one in accepted:
        assert one.accepted
        assert " ".join(one.accepted.reason.texts["vi"].split()) in page


def test_every_bulletin_has_a_row_and_leads_to_its_section(real_site: CheckedSite, real_pages: Pages) -> None:
    page = real_pages["en/quality/index.html"]
    links = re.findall(r'<th scope="row"><a href="\.\./(.*?)/index\.html#quality">', page)
    assert links == [bulletin.key for bulletin in real_site.site.bulletins]


def _codes() -> set[str]:
    """The codes of all remarks, from the text of the rules that make them."""
    texts = [path.read_text("utf-8") for path in ROOT.joinpath("bulletin", "checks").glob("*.py")]
    rules = [text for text in texts if "checks.remark import" in text]
    named = {code for text in rules for code in re.findall(r'"([a-z-]+)"', text)}
    return (named & problem_table().keys()) - {"accept-needless"}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_everything_that_can_be_found_has_words_for_readers(language: str) -> None:
    codes = _codes()
    assert len(codes) > 20
    for code in codes:
        assert finding_text(code, load_locale(language, _LOCALES)).endswith(".")


def test_the_numbers_are_there_as_data(real_site: CheckedSite) -> None:
    (file,) = (one for one in render_tables(real_site) if one.path == "data/quality.json")
    document = json.loads(file.content)
    whole = together(real_site.qualities.values())
    assert document["site"]["figures"] == whole.figures
    assert document["site"]["by_rule"]["sum"] == whole.by_rule[RuleName.SUM]
    assert [one["bulletin"] for one in document["bulletins"]] == [one.key for one in real_site.site.bulletins]
    accepted = [(one["bulletin"], found["code"]) for one in document["bulletins"] for found in one["accepted"]]
    assert ("tra-vinh/2011-q2", "sum-mismatch") in accepted
