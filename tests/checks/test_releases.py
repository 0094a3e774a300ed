"""What was published stays: figures, corrections, statuses and bulletins against the lock of the release before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.checks.check import check
from bulletin.i18n.problem_texts import fix, message
from bulletin.model.release import released
from bulletin.problems import Problem
from bulletin.site.assemble import assemble
from bulletin.validate.release_lines import lock_text
from tests.conftest import read_archive

HEAD = """\
---
place: tra-vinh
period: 2020
status: {status}
agency: Sở thử
published: 2021-01-28
title: Bản tin thử
summary: Dữ liệu tổng hợp.
{more}sources:
  portal:
    title: Bài thử
    publisher: Cổng thử
    date: 2021-01-28
figures:
{figures}---

Lời.
"""
CERTIFICATES = "  digital_certificates: 2.165\n"
# Once a bulletin is corrected, nothing else of it is looked at here but codes of this list.
OWN = {
    *("bulletin-gone", "released-changed", "released-gone", "correction-differs", "correction-unknown"),
    *("correction-gone", "withdrawal-gone", "status-backwards", "status-not-revised", "revised-without-correction"),
}
After = Callable[..., list[Problem]]


def correction(was: str, now: str, figure: str = "digital_certificates", date: str = "2021-03-01") -> str:
    after = f"    now: {now}\n" if now else ""
    return f"  - date: {date}\n    figure: {figure}\n    was: {was}\n{after}    reason: Gõ nhầm.\n"


def corrections(*items: str) -> str:
    return "corrections:\n" + "".join(items) if items else ""


def write(content: Path, figures: str, status: str = "preliminary", more: str = "") -> None:
    folder = content / "bulletins" / "tra-vinh"
    folder.joinpath("2020.md").write_text(HEAD.format(status=status, more=more, figures=figures), "utf-8")
    english = folder.joinpath("2020.en.md").read_text("utf-8")
    folder.joinpath("2020.en.md").write_text(english.partition("The total")[0] + "Words.\n", "utf-8")


def release(content: Path) -> None:
    archive, _ = read_archive(content)
    assert archive is not None
    content.joinpath("releases.lock").write_text(lock_text(map(released, archive.bulletins)), "utf-8")


def found_in(content: Path) -> list[Problem]:
    archive, problems = read_archive(content)
    assert archive is not None
    unread = {problem.where.path for problem in problems if problem.code != "translation-missing"}
    _, found = check(assemble(archive), unread)
    return [problem for problem in sorted(found, key=lambda one: one.where) if problem.code in OWN]


@pytest.fixture
def after(content: Path) -> After:
    """A function: release a bulletin with the first figures, write the second, and say what the checks find."""

    def compare(before: str, now: str, status: str = "preliminary", more: str = "", was: str = "") -> list[Problem]:
        write(content, before, was or status)
        release(content)
        assert found_in(content) == []
        write(content, now, status, more)
        return found_in(content)

    return compare


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_nothing_is_held_against_what_was_never_released(content: Path) -> None:
    write(content, CERTIFICATES)
    assert found_in(content) == []


@pytest.mark.parametrize(
    ("was", "now", "typed"),
    [
        ("digital_certificates: 2.165", "digital_certificates: 2.156", ("2.165", "2.156")),
        ("digital_certificates: 2.165", "digital_certificates: trên 2.165", ("2.165", "trên 2.165")),
        (
            "digital_certificates: khoảng trên 2.165",
            "digital_certificates: trên 2.165",
            ("khoảng trên 2.165", "trên 2.165"),
        ),
        ("digital_certificates: 2.165", 'digital_certificates: "..."', ("2.165", '"..."')),
        ('digital_certificates: "-"', "digital_certificates: 0", ('"-"', "0")),
        (
            "postal_revenue: ước đạt 55 tỷ 878 triệu đồng, tăng 43,16% so với năm 2019",
            "postal_revenue: 55,9 tỷ đồng",
            ("55,878 tỷ", "55,9 tỷ"),
        ),
        ("nps_integrated: 1.307/1.849", "nps_integrated: 1.307/1.850", ("1.307/1.849", "1.307/1.850")),
        ("nps_integrated: 70,68%", "nps_integrated: 70,7%", ("70,68%", "70,7%")),
        ("nps_integrated: 70,60%", "nps_integrated: 70,6%", ("70,60%", "70,6%")),
    ],
)
def test_a_changed_figure_wants_a_correction_whose_lines_are_ready(
    after: After, content: Path, was: str, now: str, typed: tuple[str, str]
) -> None:
    (problem,) = after(f"  {was}\n", f"  {now}\n")
    name = was.partition(":")[0]
    assert (problem.code, problem.where.line) == ("released-changed", 15)
    lines = f"corrections:\n  - date:\n    figure: {name}\n    was: {typed[0]}\n    now: {typed[1]}\n    reason:"
    for language in ("vi", "en"):
        assert fix(problem, language).endswith(f"\n{lines}")
    filled = lines.replace("date:", "date: 2021-03-01").replace("reason:", "reason: Gõ nhầm.") + "\n"
    write(content, f"  {now}\n", more=filled)
    assert found_in(content) == []


def test_lines_are_written_in_the_notation_of_the_file(content: Path) -> None:
    write(content, "  postal_revenue: about VND 55.878 billion\n", more="numbers: en\n")
    release(content)
    write(content, "  postal_revenue: at least VND 1,055.9 billion\n", more="numbers: en\n")
    (problem,) = found_in(content)
    assert message(problem, "en") == (
        "postal_revenue was published as about 55.878 billion and now reads at least 1,055.9 billion, "
        "without a correction"
    )
    assert "    was: about 55.878 billion\n    now: at least 1,055.9 billion\n" in fix(problem, "vi")


def test_another_way_of_writing_the_same_is_no_change(after: After) -> None:
    assert after("  postal_revenue: 55 tỷ 878 triệu đồng\n", "  postal_revenue: 55,878 tỷ\n") == []
    assert after("  digital_certificates: 2.165\n", "  digital_certificates: 2165 chứng thư\n") == []
    assert after("  digital_certificates: hơn 2.165\n", "  digital_certificates: trên 2.165, tăng 3%\n") == []


def test_a_figure_that_went_wants_a_correction_without_now(after: After, content: Path) -> None:
    (problem,) = after(f"{CERTIFICATES}  postal_revenue: trên 4 tỷ đồng\n", CERTIFICATES)
    assert (problem.code, problem.values["name"]) == ("released-gone", "postal_revenue")
    assert fix(problem, "en").endswith(
        "\ncorrections:\n  - date:\n    figure: postal_revenue\n    was: trên 4 tỷ\n    reason:"
    )
    write(content, CERTIFICATES, more=corrections(correction("trên 4 tỷ", "", "postal_revenue")))
    assert found_in(content) == []


def test_parts_and_plans_are_held_as_well(after: After) -> None:
    parts = "  digital_certificates:\n    by:\n      holder:\n        organisation: {}\n        person: {}\n"
    plans = "plans:\n  postal_revenue:\n    values:\n      - value: {}\n        due: {}\n"
    one = parts.format(475, "1.690") + plans.format("60 tỷ", "2021")
    two = parts.format(476, "1.690") + plans.format("61 tỷ", "2021")
    assert [(problem.code, problem.values["name"]) for problem in after(one, two)] == [
        ("released-changed", "digital_certificates.holder.organisation"),
        ("released-changed", "plans.postal_revenue.1"),
    ]
    late = parts.format(475, "1.690") + plans.format("60 tỷ", "2022-06")
    (problem,) = after(one, late)
    assert message(problem, "en").startswith(
        "plans.postal_revenue.1 was published as 60 tỷ (2021) and now reads 60 tỷ (2022-06)"
    )


def test_a_period_or_a_unit_cannot_change_unseen(after: After, content: Path) -> None:
    of = "  digital_certificates:\n    value: 2.165\n    period: {}\n"
    (problem,) = after(of.format(2019), of.format("2020-H1"))
    assert message(problem, "vi") == (
        "digital_certificates đã công bố là 2.165 (2019), nay ghi 2.165 (2020-H1) mà không có đính chính"
    )
    write(content, of.format("2020-H1"), more=corrections(correction("2.165", "2.165")))
    assert found_in(content) == []
    write(content, of.format(2019))
    catalogue = content / "indicators" / "all.yaml"
    text = catalogue.read_text("utf-8").replace("unit: certificate", "unit: procedure")
    catalogue.write_text(text, "utf-8")
    (problem,) = found_in(content)
    assert (problem.values["was"], problem.values["now"]) == ("2.165 certificate", "2.165 procedure")


def test_adding_is_free_wherever_it_is_put(after: After) -> None:
    several = "  digital_certificates:\n    values:\n{}"
    entry = "      - value: {}\n        period: {}\n"
    before = several.format(entry.format("1.966", 2018) + entry.format("2.100", 2019))
    front = several.format(entry.format("1.500", 2017) + entry.format("1.966", 2018) + entry.format("2.100", 2019))
    assert after(before, front) == []
    assert after(CERTIFICATES, several.format(entry.format("2.100", 2019) + entry.format("2.165", 2020))) == []
    alone = "  digital_certificates:\n    value: 2.100\n    period: 2019\n"
    assert after(alone, before) == []
    assert after(CERTIFICATES, f"  postal_revenue: 4 tỷ\n{CERTIFICATES}") == []


def test_another_source_may_be_used_only_by_a_correction(after: After, content: Path) -> None:
    rivals = "  digital_certificates:\n    values:\n      - value: 2.165\n{}      - value: 609\n{}"
    use = "        use: true\n"
    (problem,) = after(rivals.format(use, ""), rivals.format("", use))
    assert (problem.values["name"], problem.values["was"], problem.values["now"]) == (
        *("digital_certificates", "2.165", "609"),
    )
    write(content, rivals.format("", use), more=corrections(correction("2.165", "609")))
    assert found_in(content) == []


def test_the_rival_that_is_not_used_must_still_be_stated(after: After) -> None:
    rivals = "  digital_certificates:\n    values:\n      - value: 2.165\n        use: true\n{}"
    (problem,) = after(rivals.format("      - value: 609\n"), rivals.format(""))
    assert (problem.code, problem.values["name"]) == ("released-gone", "digital_certificates.2")


def test_the_second_of_two_changes_goes_below_the_list_that_the_first_opens(after: After, content: Path) -> None:
    one, two = after("  digital_certificates: 5\n  ops_none: 6\n", "  digital_certificates: 7\n  ops_none: 8\n")
    opening, item = str(one.values["lines"]), str(two.values["lines"])
    assert opening.startswith("corrections:\n  - date:\n    figure: digital_certificates\n")
    assert item.startswith("  - date:\n    figure: ops_none\n")
    assert "at the end of the list corrections:" in fix(two, "en")
    assert "before its second ---" in fix(one, "en")
    pasted = f"{opening}\n{item}\n".replace("date:", "date: 2021-03-01").replace("reason:", "reason: Nhầm.")
    write(content, "  digital_certificates: 7\n  ops_none: 8\n", more=pasted)
    assert found_in(content) == []


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("2.166", "2.156", ("was", "2.166", "2.165")),
        ("2.165", "2.157", ("now", "2.157", "2.156")),
        ("trên 2.165", "2.156", ("was", "trên 2.165", "2.165")),
        ("2.165", "", ("now", "", "2.156")),
    ],
)
def test_a_correction_tells_both_values_as_they_are(
    after: After, was: str, now: str, told: tuple[str, str, str]
) -> None:
    changed = CERTIFICATES.replace("2.165", "2.156")
    (problem,) = after(CERTIFICATES, changed, more=corrections(correction(was, now)))
    assert problem.code == "correction-differs"
    assert (problem.values["key"], problem.values["given"], problem.values["expected"]) == told
    assert problem.where.line == {"was": 12, "now": 13 if now else 11}[told[0]]


def test_several_corrections_of_a_figure_follow_from_each_other(after: After, content: Path) -> None:
    first, second = correction("2.165", "2.156"), correction("2.156", "2.175", date="2021-04-01")
    now = CERTIFICATES.replace("2.165", "2.175")
    assert after(CERTIFICATES, now, more=corrections(first, second)) == []
    broken = correction("2.155", "2.175", date="2021-04-01")
    (problem,) = after(CERTIFICATES, now, more=corrections(first, broken))
    assert (problem.code, problem.values["expected"]) == ("correction-differs", "2.156")
    write(content, now, more=corrections(first, second))
    release(content)
    third = correction("2.175", "2.165", date="2021-05-01")
    write(content, CERTIFICATES, more=corrections(first, second, third))
    assert found_in(content) == []


def test_a_correction_keeps_the_id_that_it_was_made_under(after: After, content: Path) -> None:
    """An entry put before others moves their numbers; what was corrected is found by its value."""
    entry = "      - value: {}\n        period: {}\n"
    several = "  digital_certificates:\n    values:\n"
    made = corrections(correction("1.966", "1.996", "digital_certificates.1"))
    first, second = several + entry.format("1.966", 2018), several + entry.format("1.996", 2018)
    assert after(first, second, more=made) == []
    release(content)
    write(content, several + entry.format("1.500", 2017) + entry.format("1.996", 2018), more=made)
    assert found_in(content) == []


def test_a_published_correction_stays_as_it_was(after: After, content: Path) -> None:
    made = corrections(correction("2.165", "2.156"))
    changed = CERTIFICATES.replace("2.165", "2.156")
    assert after(CERTIFICATES, changed, more=made) == []
    release(content)
    write(content, changed, more=made.replace("Gõ nhầm.", "Gõ nhầm hai chữ số."))
    assert found_in(content) == [], "a reason may be reworded"
    write(content, changed)
    (problem,) = found_in(content)
    assert (problem.code, str(problem.where)) == ("correction-gone", "content/bulletins/tra-vinh/2020.md:1:1")
    assert fix(problem, "vi").endswith(
        "\ncorrections:\n  - date: 2021-03-01\n    figure: digital_certificates\n    was: 2.165\n    now: 2.156\n"
        "    reason:"
    )
    write(content, changed, more=made.replace("2021-03-01", "2021-03-02"))
    assert codes(found_in(content)) == ["correction-gone", "correction-differs"], "it is no new one of the old value"


def test_a_bulletin_that_went_is_missed_at_its_line_of_the_lock(content: Path) -> None:
    write(content, CERTIFICATES)
    folder = content / "bulletins" / "tra-vinh"
    for name in ("2020.md", "2020.en.md"):
        folder.joinpath(name.replace("2020", "2019")).write_bytes(folder.joinpath(name).read_bytes())
    text = folder.joinpath("2019.md").read_text("utf-8").replace("period: 2020", "period: 2019")
    folder.joinpath("2019.md").write_text(text, "utf-8")
    release(content)
    folder.joinpath("2019.md").write_text(text.replace("period: 2019", "period: năm 2019"), "utf-8")
    assert found_in(content) == [], "a bulletin that cannot be read has not gone"
    folder.joinpath("2019.md").unlink()
    folder.joinpath("2019.en.md").unlink()
    (problem,) = found_in(content)
    assert (problem.code, problem.values) == ("bulletin-gone", {"bulletin": "tra-vinh/2019"})
    assert str(problem.where) == "content/releases.lock:2:1"


def test_a_figure_that_cannot_be_read_has_not_gone(after: After) -> None:
    assert after(CERTIFICATES, "  digital_certificates: nhiều\n") == []


def test_a_published_withdrawal_stays(after: After, content: Path) -> None:
    withdrawn = "withdrawn:\n  date: 2021-11-30\n  reason: Nguồn đã gỡ bài.\n"
    assert after(CERTIFICATES, CERTIFICATES, more=withdrawn) == []
    release(content)
    write(content, CERTIFICATES)
    assert codes(found_in(content)) == ["withdrawal-gone"]
    write(content, CERTIFICATES, more=withdrawn.replace("30", "29"))
    assert codes(found_in(content)) == ["withdrawal-gone"]
    write(content, CERTIFICATES.replace("2.165", "2.156"), more=withdrawn)
    assert codes(found_in(content)) == ["released-changed"], "the old figures stay readable as they were"


@pytest.mark.parametrize(
    ("was", "now", "found"),
    [
        ("estimate", "preliminary", []),
        ("estimate", "final", []),
        ("preliminary", "final", []),
        ("preliminary", "estimate", ["status-backwards"]),
        ("final", "preliminary", ["status-backwards"]),
        ("revised", "final", ["status-backwards"]),
        ("final", "revised", ["revised-without-correction"]),
        ("preliminary", "revised", ["revised-without-correction"]),
        ("revised", "revised", []),
    ],
)
def test_a_status_moves_forward(after: After, was: str, now: str, found: list[str]) -> None:
    assert codes(after(CERTIFICATES, CERTIFICATES, status=now, was=was)) == found


def test_the_status_of_one_figure_moves_forward_too(after: After) -> None:
    own = "  digital_certificates:\n    value: 2.165\n    status: {}\n  ops_none: 5\n"
    (problem,) = after(own.format("final"), own.format("preliminary"))
    assert message(problem, "en") == (
        "digital_certificates: the status was published as final, and now goes back to preliminary"
    )
    assert after(own.format("preliminary"), own.format("final")) == []
    assert after(own.format("preliminary"), own.format("final"), status="final", was="preliminary") == []
    assert codes(after(own.format("final"), own.format("revised"))) == ["revised-without-correction"]
    estimated = "  digital_certificates: ước 2.165\n  ops_none: 5\n"
    assert after(estimated, own.format("final")) == []
    assert codes(after(own.format("final"), estimated)) == ["status-backwards"]


def test_a_final_figure_changes_only_as_a_revised_one(after: After) -> None:
    changed = CERTIFICATES.replace("2.165", "2.156")
    made = corrections(correction("2.165", "2.156"))
    (problem,) = after(CERTIFICATES, changed, status="final", more=made)
    assert message(problem, "en") == (
        "digital_certificates was published as 2.165 with the status final and now reads 2.156: "
        "a final figure changes only as a revised one"
    )
    assert after(CERTIFICATES, changed, status="revised", was="final", more=made) == []
    own = "  digital_certificates:\n    value: 2.156\n    status: revised\n"
    assert after(CERTIFICATES, own, status="final", more=made) == []
    assert codes(after(CERTIFICATES, own, status="final")) == ["released-changed"], "told once"
