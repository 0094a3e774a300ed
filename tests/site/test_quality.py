"""What counts as checked: only what a rule really held against something, each figure once."""

from pathlib import Path

from bulletin.site.quality import Quality, RuleName, Translated, together
from bulletin.site.site import CheckedSite
from tests.checks.conftest import add_indicators
from tests.conftest import Checked, add_bulletin, read_archive
from tests.render.conftest import check_folder

_COUNT = "kind: count\nunit: procedure\nmeasure: stock\n"
_PERCENT = "kind: percent\nunit: procedure\nmeasure: stock\n"
_BY_HOLDER = "  digital_certificates:\n    value: 2.165\n    by:\n      holder:\n        organisation: 475\n"


def _quality(site: CheckedSite) -> Quality:
    (quality,) = site.qualities.values()
    return quality


def _counts(quality: Quality) -> tuple[int, ...]:
    return quality.figures, quality.close, quality.limited, quality.missing, quality.aside, quality.alone


def test_a_total_and_all_its_parts_are_compared_with_each_other(checked: Checked) -> None:
    quality = _quality(checked(f"{_BY_HOLDER}        person: 1.690\n")[0])
    assert _counts(quality) == (3, 3, 0, 0, 0, 0)
    assert quality.by_rule == {RuleName.SUM: 3}


def test_a_part_without_the_others_is_held_against_a_limit_alone(checked: Checked) -> None:
    quality = _quality(checked(_BY_HOLDER)[0])
    assert _counts(quality) == (2, 0, 2, 0, 0, 0)
    assert quality.by_rule == {RuleName.PARTS: 2}


def test_what_nothing_was_held_against_has_its_reason(content: Path, checked: Checked) -> None:
    add_indicators(content, lonely=_COUNT, whole=_COUNT, rest=f"{_COUNT}equals: whole - done\n", done=_COUNT)
    quality = _quality(checked("  lonely: 5\n  rest: 7\n  whole: 9\n")[0])
    # The rest and the whole hang together with what is done, which nobody states.
    assert _counts(quality) == (3, 0, 0, 2, 0, 1)
    quality = _quality(checked("  lonely: 5\n  rest: 7\n  whole: 9\n  done: 2\n")[0])
    assert _counts(quality) == (4, 3, 0, 0, 0, 1)
    assert quality.by_rule == {RuleName.EQUATION: 3}


def test_signs_are_no_figures_and_a_percentage_has_bounds(content: Path, checked: Checked) -> None:
    add_indicators(content, share=_PERCENT, lonely=_COUNT)
    quality = _quality(checked('  share: 73,6%\n  lonely: "..."\n')[0])
    assert _counts(quality) == (1, 0, 1, 0, 0, 0)
    assert quality.signs == 1
    assert quality.by_rule == {RuleName.BOUNDS: 1}


def test_another_sources_figure_is_counted_apart_and_its_difference_told(checked: Checked) -> None:
    figures = (
        "  digital_certificates:\n    values:\n      - value: 2.165\n        use: true\n        note: Số mới hơn.\n"
    )
    quality = _quality(checked(f"{figures}      - value: 2.156\n")[0])
    assert _counts(quality) == (2, 0, 0, 0, 1, 1)
    assert quality.differing == 1
    quality = _quality(checked(f"{figures}      - value: 2.165\n")[0])
    assert quality.differing == 0


def test_a_growth_counts_where_its_base_is_published(content: Path) -> None:
    grown = "  digital_certificates: 2.165, tăng 10% so với năm 2019\n"
    add_bulletin(content, "tra-vinh", "2021", "  digital_certificates: 2.165, tăng 10% so với năm 2018\n")
    add_bulletin(content, "tra-vinh", "2022", grown)
    add_bulletin(content, "tra-vinh", "2019", "  digital_certificates: 1.968\n")
    known = check_folder(content).qualities
    assert RuleName.CHANGE not in known["tra-vinh/2021"].by_rule
    assert known["tra-vinh/2022"].by_rule == {RuleName.CHANGE: 1, RuleName.JUMP: 1}
    assert known["tra-vinh/2019"].by_rule == {RuleName.JUMP: 1}


def test_estimates_sources_and_translations_are_counted(content: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    figures = "  digital_certificates:\n    value: ước đạt 2.165\n    locator: §5\n    note: Số cuối năm.\n"
    path.write_text(path.read_text("utf-8").replace("  digital_certificates: 2.165\n", figures), "utf-8")
    archive, problems = read_archive(content)
    assert archive is not None
    assert [problem.code for problem in problems] == ["translation-missing"]
    english = content / "bulletins" / "tra-vinh" / "2020.en.md"
    text = english.read_text("utf-8")
    note = "texts:\n  figures.digital_certificates.note: At the end of the year.\n"
    english.write_text(text.replace("texts:\n", note), "utf-8")
    quality = _quality(check_folder(content))
    assert (quality.estimates, quality.sourced, quality.located, quality.quoted) == (1, 1, 1, 2)
    # Title, summary, agency, body; the source's title and publisher; the locator, which is a sign; the note.
    assert quality.translated == {"vi": Translated(8, 8), "en": Translated(8, 8)}


def test_several_bulletins_add_up(content: Path) -> None:
    add_bulletin(content, "tra-vinh", "2019", "  digital_certificates: 1.968\n")
    add_bulletin(content, "long-an", "2019", "  digital_certificates:\n    by:\n      holder:\n        person: 7\n")
    known = check_folder(content).qualities
    whole = together(known.values())
    assert _counts(whole) == (3, 0, 2, 1, 0, 0)
    assert whole.by_rule == {RuleName.JUMP: 2}
    assert whole.translated["en"].all == sum(one.translated["en"].all for one in known.values())
    assert whole.unchecked == 1
