"""Attached figures beside those that the site publishes now: the same, corrected since, or not from here."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bulletin.render.data.origin import ChangeKind, Comparison, NotFiguresError, Verdict, compare_figures
from bulletin.render.whole import make_editions
from tests.conftest import add_bulletin
from tests.render.conftest import check_folder, render_data, settings_for

# Synthetic figures, as they were when they were printed and later.
PRINTED = "  digital_certificates: khoảng 2.150\n  nps_integrated: 1.307/1.849\nplans:\n  postal_revenue: 60 tỷ\n"
CORRECTED = PRINTED.replace("khoảng 2.150", "2.165")
CORRECTION = """\
corrections:
  - date: 2027-03-01
    figure: digital_certificates
    was: khoảng 2.150
    now: 2.156
    reason: Nguồn đã sửa.
  - date: 2027-03-02
    figure: digital_certificates
    was: 2.156
    now: 2.165
    reason: Gõ nhầm.
"""
GIVEN_UP = """\
corrections:
  - date: 2027-03-03
    figure: nps_integrated
    was: 1.307/1.849
    reason: Không phải của tỉnh.
"""
WITHDRAWN = "withdrawn:\n  date: 2027-11-30\n  reason: Nguồn đã gỡ bài.\n"
NAME = "tra-vinh/2019#{}"


@pytest.fixture
def publish(content: Path) -> Any:
    """A function that publishes a bulletin of the smallest site, and gives its JSON file."""
    site = content / "site.yaml"
    site.write_text(
        site.read_text("utf-8").replace("English\n    status: required", "English\n    status: draft"), "utf-8"
    )

    def published(figures: str, head: str = "") -> Mapping[str, Any]:
        add_bulletin(content, "tra-vinh", "2019", figures, head)
        checked = check_folder(content)
        editions = make_editions(checked, settings_for(content))
        files = {artefact.path: artefact.content for artefact in render_data(checked, editions)}
        document: Mapping[str, Any] = json.loads(files["data/bulletins/tra-vinh/2019.json"])
        return document

    return published


def summary(comparison: Comparison) -> list[tuple[str, str, str, str, str]]:
    return [
        (change.figure.partition("#")[2], change.kind.value, change.was, change.now, change.date)
        for change in comparison.changes
    ]


def test_what_was_not_touched_is_the_same(publish: Any) -> None:
    assert compare_figures(publish(PRINTED), publish(PRINTED)) == Comparison(
        bulletin="tra-vinh/2019", verdict=Verdict.SAME
    )


def test_corrections_are_told_in_their_order_with_their_reasons(publish: Any) -> None:
    told = compare_figures(publish(PRINTED), publish(CORRECTED, CORRECTION))
    assert told.verdict is Verdict.CORRECTED
    assert summary(told) == [
        ("digital_certificates", "corrected", "about 2150 certificate", "2156 certificate", "2027-03-01"),
        ("digital_certificates", "corrected", "2156 certificate", "2165 certificate", "2027-03-02"),
    ]
    assert told.changes[0].reasons == {"vi": "Nguồn đã sửa."}


def test_corrections_that_were_printed_are_not_told_again(publish: Any) -> None:
    first, _, second = CORRECTION.partition("  - date: 2027-03-02")
    before = publish(PRINTED.replace("khoảng 2.150", "2.156"), first)
    told = compare_figures(before, publish(CORRECTED, CORRECTION))
    assert second
    assert told.verdict is Verdict.CORRECTED
    assert [change.date for change in told.changes] == ["2027-03-02"]
    reworded = publish(CORRECTED, CORRECTION.replace("Gõ nhầm", "Nhập sai"))
    assert compare_figures(publish(CORRECTED, CORRECTION), reworded).verdict is Verdict.SAME


def test_a_figure_that_was_given_up(publish: Any) -> None:
    told = compare_figures(publish(PRINTED), publish(PRINTED.replace("  nps_integrated: 1.307/1.849\n", ""), GIVEN_UP))
    assert told.verdict is Verdict.CORRECTED
    ((figure, kind, was, now, date),) = summary(told)
    assert (figure, kind, was.partition(" ")[0], now, date) == (
        *("nps_integrated", "given-up", "1307/1849", "", "2027-03-03"),
    )


def test_a_figure_that_differs_without_a_correction_is_not_from_here(publish: Any) -> None:
    told = compare_figures(publish(PRINTED.replace("60 tỷ", "66 tỷ")), publish(PRINTED))
    assert told.verdict is Verdict.DIFFERENT
    assert summary(told) == [("plans.postal_revenue", "different", "66000000000 vnd", "60000000000 vnd", "")]


def test_a_correction_does_not_explain_another_value_than_it_names(publish: Any) -> None:
    told = compare_figures(publish(PRINTED.replace("2.150", "9.150")), publish(CORRECTED, CORRECTION))
    assert told.verdict is Verdict.DIFFERENT
    assert ("digital_certificates", "different", "about 9150 certificate", "2165 certificate", "") in summary(told)


def test_a_figure_that_is_gone_without_a_correction_is_told(publish: Any) -> None:
    told = compare_figures(publish(PRINTED), publish(PRINTED.replace("  nps_integrated: 1.307/1.849\n", "")))
    assert told.verdict is Verdict.DIFFERENT
    assert [(change.figure, change.kind, change.now) for change in told.changes] == [
        (NAME.format("nps_integrated"), ChangeKind.DIFFERENT, "")
    ]


def test_added_and_firmer_figures_are_no_corrections(publish: Any) -> None:
    before = publish("  digital_certificates:\n    value: 2.165\n    status: preliminary\n")
    told = compare_figures(before, publish("  digital_certificates: 2.165\n  nps_integrated: 1.307/1.849\n"))
    assert told.verdict is Verdict.UPDATED
    assert [(kind, was, now.partition(" ")[0]) for _, kind, was, now, _ in summary(told)] == [
        ("status", "preliminary", "final"),
        ("added", "", "1307/1849"),
    ]


def test_a_longer_list_changes_ids_and_no_figure(publish: Any) -> None:
    plan, more = "      - value: 60 tỷ\n        due: 2021\n", "      - value: 70 tỷ\n        due: 2022\n"
    figures = PRINTED.partition("  postal_revenue")[0] + "  postal_revenue:\n    values:\n"
    told = compare_figures(publish(figures + plan), publish(figures + more + plan))
    assert told.verdict is Verdict.UPDATED
    ((figure, kind, was, now, _),) = summary(told)
    assert (kind, was, now) == ("added", "", "70000000000 vnd")
    assert figure.startswith("plans.postal_revenue")


def test_a_bulletin_that_was_withdrawn(publish: Any) -> None:
    told = compare_figures(publish(PRINTED), publish(PRINTED, WITHDRAWN))
    assert told == Comparison(bulletin="tra-vinh/2019", verdict=Verdict.WITHDRAWN, withdrawn="2027-11-30")
    assert compare_figures(publish(PRINTED, WITHDRAWN), publish(PRINTED, WITHDRAWN)).verdict is Verdict.SAME


def test_a_status_written_into_the_attached_file_is_found(publish: Any) -> None:
    document = json.loads(json.dumps(publish(PRINTED)))
    document["figures"][0]["status"] = "revised"
    assert compare_figures(document, publish(PRINTED)).verdict is Verdict.DIFFERENT


def test_a_bulletin_that_the_site_does_not_have(publish: Any) -> None:
    assert compare_figures(publish(PRINTED), None).verdict is Verdict.NOT_PUBLISHED


@pytest.mark.parametrize(
    "damage",
    [
        {"figures": None},
        {"figures": ["x"]},
        {"plans": [{}]},
        {"digest": ...},
        {"corrections": [{"date": "2027-01-01"}]},
        {"bulletin": "tra-vinh/2018"},
    ],
)
def test_what_is_no_bulletin_or_another_one_is_refused(publish: Any, damage: Mapping[str, object]) -> None:
    document = {**publish(PRINTED), **damage}
    if damage.get("digest") is ...:
        del document["digest"]
    with pytest.raises(NotFiguresError):
        compare_figures(document, publish(PRINTED))
