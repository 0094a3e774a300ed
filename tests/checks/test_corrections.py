"""Corrections and withdrawals within one bulletin, and estimates that say of what."""

from pathlib import Path

import pytest

from bulletin.checks.check import check
from bulletin.problems import Problem
from bulletin.site.assemble import assemble
from tests.checks.test_releases import CERTIFICATES, correction, corrections, found_in, write
from tests.conftest import Checked, read_archive


def test_the_last_correction_ends_at_what_is_stated_released_or_not(content: Path) -> None:
    write(content, CERTIFICATES, more=corrections(correction("2.156", "2.165")))
    assert found_in(content) == []
    write(content, CERTIFICATES, more=corrections(correction("2.156", "2.175")))
    (problem,) = found_in(content)
    assert (problem.code, problem.values["given"], problem.values["expected"]) == (
        *("correction-differs", "2.175", "2.165"),
    )


def test_a_correction_may_be_of_a_plan_or_a_part(content: Path) -> None:
    parts = "  digital_certificates:\n    by:\n      holder:\n        person: 1.690\n"
    plans = "plans:\n  postal_revenue: 60 tỷ\n"
    made = corrections(
        correction("1.609", "1.690", "digital_certificates.holder.person"),
        correction("6 tỷ", "60 tỷ", "plans.postal_revenue"),
    )
    write(content, parts + plans, more=made)
    assert found_in(content) == []
    archive, problems = read_archive(content)
    assert archive is not None
    assert {problem.code for problem in problems} == {"translation-missing"}
    assert [one.indicator.id for one in archive.bulletins[0].corrections] == ["digital_certificates", "postal_revenue"]


def test_a_correction_of_what_is_not_stated_offers_the_near_names(content: Path) -> None:
    parts = "  digital_certificates:\n    by:\n      holder:\n        person: 1.690\n"
    made = corrections(correction("1.609", "1.690", "digital_certificates.holder.persons"))
    write(content, parts, more=made)
    (problem,) = found_in(content)
    assert problem.code == "correction-unknown"
    assert problem.values["near"] == ("digital_certificates.holder.person",)
    assert (problem.where.line, problem.where.column) == (11, 13)
    write(content, parts, more=made.replace("    now: 1.690\n", ""))
    assert found_in(content) == [], "it was given up"


def dated(content: Path, more: str) -> list[Problem]:
    write(content, CERTIFICATES, more=more)
    archive, _ = read_archive(content)
    assert archive is not None
    codes = ("corrections-out-of-order", "date-before-published")
    return [problem for problem in check(assemble(archive))[1] if problem.code in codes]


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        (("2021-01-28", "2021-01-28", "2021-02-01"), []),
        (("2021-03-01", "2021-02-28", "2021-03-01"), [("corrections-out-of-order", 15)]),
        (
            ("2021-03-01", "2021-02-28", "2021-02-28"),
            [("corrections-out-of-order", 15), ("corrections-out-of-order", 20)],
        ),
        (("2021-01-27", "2021-02-28", "2021-03-01"), [("date-before-published", 10)]),
    ],
)
def test_corrections_stand_in_the_order_of_their_dates(
    content: Path, dates: tuple[str, ...], found: list[tuple[str, int]]
) -> None:
    values = ("2.150", "2.155", "2.160", "2.165")
    made = [correction(was, now, date=date) for was, now, date in zip(values, values[1:], dates, strict=False)]
    problems = dated(content, corrections(*made))
    assert [(problem.code, problem.where.line) for problem in problems] == found


def test_nothing_is_withdrawn_before_it_was_published(content: Path) -> None:
    withdrawn = "withdrawn:\n  date: {}\n  reason: Nguồn đã gỡ bài.\n"
    assert dated(content, withdrawn.format("2021-01-28")) == []
    (problem,) = dated(content, withdrawn.format("2021-01-27"))
    assert (problem.code, problem.where.line, problem.where.column) == ("date-before-published", 10, 9)


def test_the_reason_of_a_withdrawal_is_translated(content: Path) -> None:
    write(content, CERTIFICATES, more="withdrawn:\n  date: 2021-11-30\n  reason: Nguồn đã gỡ bài.\n")
    english = content / "bulletins" / "tra-vinh" / "2020.en.md"
    _, problems = read_archive(content)
    assert [(one.code, one.values["path"]) for one in problems] == [("translation-missing", "withdrawn.reason")]
    text = english.read_text("utf-8").replace("texts:\n", "texts:\n  withdrawn.reason: The source took it down.\n")
    english.write_text(text, "utf-8")
    archive, problems = read_archive(content)
    assert problems == ()
    assert archive is not None
    withdrawn = archive.bulletins[0].withdrawn
    assert withdrawn is not None
    assert withdrawn.reason.texts == {"vi": "Nguồn đã gỡ bài.", "en": "The source took it down."}


ESTIMATE = "  digital_certificates:\n    value: {}\n    status: estimate\n"


@pytest.mark.parametrize(
    "figures",
    [
        ESTIMATE.format("ước 2.165"),
        f"{ESTIMATE.format('2.165')}    note: Sở ước cho cả năm.\n",
        # The source is of 28 January 2021, before the half-year's end.
        f"{ESTIMATE.format('2.165')}    period: 2021-H1\n",
        "  digital_certificates:\n    status: estimate\n    note: Sở ước.\n    by:\n      holder:\n        person: 5\n",
    ],
)
def test_an_estimate_says_of_what_by_its_source_its_note_or_its_period(checked: Checked, figures: str) -> None:
    assert [problem for problem in checked(figures)[1] if problem.code == "estimate-unexplained"] == []


@pytest.mark.parametrize(
    ("figures", "name"),
    [
        (ESTIMATE.format("2.165"), "digital_certificates"),
        (f"{ESTIMATE.format('2.165')}    period: 2020-H2\n", "digital_certificates"),
        (
            "  digital_certificates:\n    value: 7\n    by:\n      holder:\n        person:\n          value: 5\n"
            "          status: estimate\n",
            "digital_certificates.holder.person",
        ),
    ],
)
def test_an_estimate_of_a_period_that_had_ended_is_questioned(checked: Checked, figures: str, name: str) -> None:
    found = [problem for problem in checked(figures)[1] if problem.code == "estimate-unexplained"]
    assert [problem.values["name"] for problem in found] == [name]
