"""Sums: parts against their whole, told with both values."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.checks.conftest import add_indicators, changed_digit
from tests.conftest import Checked

CERTIFICATES = """\
  digital_certificates:
    value: {whole}
    by:
      holder:
        organisation: {organisation}
        person: {person}
"""


def test_accepts_parts_that_make_their_whole(checked: Checked) -> None:
    # Trà Vinh 2020: 475 + 1.690 = 2.165
    _, problems = checked(CERTIFICATES.format(whole="2.165", organisation="475", person="1.690"))
    assert problems == ()


def test_refuses_parts_that_do_not_make_their_whole(checked: Checked) -> None:
    _, (problem,) = checked(CERTIFICATES.format(whole="2.165", organisation="474", person="1.690"))
    assert problem.code == "sum-mismatch"
    assert problem.where.line == 16
    assert problem.where.column == 12
    assert problem.values == {
        "name": "digital_certificates",
        "parts": (Decimal(474), Decimal(1690)),
        "sum": Decimal(2164),
        "whole": Decimal(2165),
        "difference": Decimal(1),
    }


def test_some_parts_need_only_stay_within_the_whole(checked: Checked) -> None:
    one = "  digital_certificates:\n    value: 2.165\n    by:\n      holder:\n        person: {person}\n"
    assert checked(one.format(person="1.690"))[1] == ()
    _, (problem,) = checked(one.format(person="2.166"))
    assert problem.code == "parts-above-whole"


def test_an_approximate_part_is_taken_as_a_range(checked: Checked) -> None:
    assert checked(CERTIFICATES.format(whole="2.165", organisation="khoảng 480", person="1.690"))[1] == ()
    _, (problem,) = checked(CERTIFICATES.format(whole="2.165", organisation="khoảng 600", person="1.690"))
    assert problem.code == "sum-mismatch"


def test_over_a_number_is_never_below_it(checked: Checked) -> None:
    _, (problem,) = checked(CERTIFICATES.format(whole="2.165", organisation="trên 475", person="1.691"))
    assert problem.code == "sum-mismatch"


def test_parts_without_a_total_are_not_added_up(checked: Checked) -> None:
    figures = "  digital_certificates:\n    by:\n      holder:\n        organisation: 5\n        person: 20\n"
    assert checked(figures)[1] == ()


def test_indicators_make_the_whole_that_the_catalogue_names(checked: Checked) -> None:
    figures = "  admin_procedures: 1.849\n  ops_online: 1.699\n  ops_none: {none}\n"
    assert checked(figures.format(none="150"))[1] == ()
    _, (problem,) = checked(figures.format(none="151"))
    assert problem.code == "sum-mismatch"
    assert problem.values["difference"] == Decimal(1)


def test_a_part_never_exceeds_its_whole(checked: Checked) -> None:
    _, (problem,) = checked("  admin_procedures: 1.849\n  ops_online: 1.850\n")
    assert problem.code == "part-above-whole"
    assert problem.values["difference"] == Decimal(1)


def test_money_rounded_to_its_last_digit_may_miss_by_as_much(checked: Checked) -> None:
    assert checked("  postal_revenue: 55 tỷ 878 triệu đồng\n")[1] == ()


def test_an_accepted_error_becomes_a_finding_with_its_reason(checked: Checked) -> None:
    accept = "    accept:\n      sum-mismatch: Nguồn in như vậy.\n"
    site, problems = checked(CERTIFICATES.format(whole="2.165", organisation="474", person="1.690") + accept)
    assert [problem.code for problem in problems] == ["translation-missing"]
    (finding,) = site.findings
    assert finding.code == "sum-mismatch"
    assert finding.accepted is not None
    assert finding.accepted.reason.into("vi").text == "Nguồn in như vậy."


def test_an_accept_that_nothing_needs_is_refused(checked: Checked) -> None:
    accept = "    accept:\n      sum-mismatch: Nguồn in như vậy.\n"
    site, problems = checked(CERTIFICATES.format(whole="2.165", organisation="475", person="1.690") + accept)
    assert "accept-needless" in [problem.code for problem in problems]
    assert site.findings == ()


def test_what_did_not_occur_adds_nothing(checked: Checked) -> None:
    # Lào Cai 2016 counts 7 units as good, 2 as fair, and says that none is average: 9.
    assert checked(CERTIFICATES.format(whole="7", organisation="7", person='"-"'))[1] == ()
    _, (problem,) = checked(CERTIFICATES.format(whole="9", organisation="7", person='"-"'))
    assert problem.code == "sum-mismatch"
    assert problem.values["difference"] == Decimal(2)


def test_what_was_not_collected_leaves_the_sum_open(checked: Checked) -> None:
    assert checked(CERTIFICATES.format(whole="9", organisation="7", person='"..."'))[1] == ()


# Xã có điểm Bưu điện - Văn hóa xã is a part of xã có điểm phục vụ bưu chính; both are ratios.
_TWO_RATIOS = """\
indicators:
  points:
    domain: digital_government
    names: {vi: Điểm, en: Points}
    definition: {vi: Số xã có điểm., en: Communes with a point.}
    kind: ratio
    unit: procedure
    measure: stock
  culture_points:
    domain: digital_government
    names: {vi: Điểm văn hóa, en: Culture points}
    definition: {vi: Số xã có điểm văn hóa., en: Communes with a culture point.}
    kind: ratio
    unit: procedure
    measure: stock
    part_of: points
"""


def test_a_share_printed_alone_is_not_held_against_a_number(content: Path, checked: Checked) -> None:
    content.joinpath("indicators", "ratios.yaml").write_text(_TWO_RATIOS, "utf-8")
    figures = "  points: {points}\n  culture_points: {culture}\n"
    assert checked(figures.format(points="85/85", culture="100%"))[1] == ()
    assert checked(figures.format(points="82/85", culture="82/85"))[1] == ()
    _, (problem,) = checked(figures.format(points="82/85", culture="85/85"))
    assert problem.code == "part-above-whole"


# What three sources of funds came to, each printed to the million, and their total to the billion.
_FUNDS = """\
kind: money
unit: vnd
measure: flow
sum_of: [central, local, other]
"""
_FUND = "kind: money\nunit: vnd\nmeasure: flow\n"


def _codes_of_funds(content: Path, checked: Checked, funds: str, parts: tuple[str, str, str]) -> list[str]:
    add_indicators(content, funds=_FUNDS, central=_FUND, local=_FUND, other=_FUND)
    central, local, other = parts
    figures = f"  funds: {funds}\n  central: {central}\n  local: {local}\n  other: {other}\n"
    return [problem.code for problem in checked(figures)[1]]


@pytest.mark.parametrize(
    ("funds", "parts", "codes"),
    [
        # 1.496,5 to below 1.500 in truth: rounds and cuts to 1 tỷ. The next million may reach 1.500, which rounds to 2.
        ("1 tỷ", ("400 triệu", "500 triệu", "597 triệu"), []),
        ("2 tỷ", ("400 triệu", "500 triệu", "597 triệu"), ["sum-mismatch"]),
        ("2 tỷ", ("400 triệu", "500 triệu", "598 triệu"), []),
        # 1.999,5 at least, which is cut to 1 tỷ; 2.000,5 at least is not.
        ("1 tỷ", ("500 triệu", "500 triệu", "1.001 triệu"), []),
        ("1 tỷ", ("500 triệu", "500 triệu", "1.002 triệu"), ["sum-mismatch"]),
        # All to the million: three may be cut (below + 3) and the total rounded up, or each rounded up (- 1,5).
        ("1.499 triệu", ("400 triệu", "500 triệu", "597 triệu"), []),
        ("1.500 triệu", ("400 triệu", "500 triệu", "597 triệu"), []),
        ("1.501 triệu", ("400 triệu", "500 triệu", "597 triệu"), ["sum-mismatch"]),
        ("1.495 triệu", ("400 triệu", "500 triệu", "597 triệu"), []),
        ("1.494 triệu", ("400 triệu", "500 triệu", "597 triệu"), ["sum-mismatch"]),
        # Each nearly or over a tenth of a billion: no more than that.
        ("gần 1,5 tỷ", ("trên 0,4 tỷ", "gần 0,5 tỷ", "gần 0,6 tỷ"), []),
        ("gần 1,4 tỷ", ("trên 0,4 tỷ", "gần 0,5 tỷ", "gần 0,6 tỷ"), []),
        ("gần 1,3 tỷ", ("trên 0,4 tỷ", "gần 0,5 tỷ", "gần 0,6 tỷ"), ["sum-mismatch"]),
        ("gần 1,6 tỷ", ("trên 0,4 tỷ", "gần 0,5 tỷ", "gần 0,6 tỷ"), []),
        ("gần 1,7 tỷ", ("trên 0,4 tỷ", "gần 0,5 tỷ", "gần 0,6 tỷ"), ["sum-mismatch"]),
    ],
)
def test_a_sum_of_rounded_parts_misses_its_total_by_no_more_than_rounding_allows(
    content: Path, checked: Checked, funds: str, parts: tuple[str, str, str], codes: list[str]
) -> None:
    assert _codes_of_funds(content, checked, funds, parts) == codes


def test_counts_have_no_tolerance_however_round_they_look(content: Path, checked: Checked) -> None:
    _, (problem,) = checked(CERTIFICATES.format(whole="3.000", organisation="1.000", person="1.999"))
    assert problem.code == "sum-mismatch"


def test_qualified_funds_that_contradict_each_other_are_told_with_both_values(checked: Checked) -> None:
    # Trà Vinh, quý II/2011: gần 37,1 tỷ in all, of which gần 28,8 tỷ and trên 8,6 tỷ.
    figures = CERTIFICATES.format(whole="gần 37,1 triệu", organisation="gần 28,8 triệu", person="trên 8,6 triệu")
    _, (problem,) = checked(figures)
    assert problem.code == "sum-mismatch"
    assert problem.values["sum"] == Decimal(37_400_000)
    assert problem.values["whole"] == Decimal(37_100_000)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_changed_digit_of_an_exact_figure_is_always_found(
    content: Path, checked: Checked, data: st.DataObject
) -> None:
    parts = data.draw(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)))
    figures = {"whole": str(sum(parts)), "organisation": str(parts[0]), "person": str(parts[1])}
    assert checked(CERTIFICATES.format(**{name: _grouped(text) for name, text in figures.items()}))[1] == ()
    changed = data.draw(st.sampled_from(tuple(figures)))
    figures[changed] = changed_digit(figures[changed], data)
    _, (problem,) = checked(CERTIFICATES.format(**{name: _grouped(text) for name, text in figures.items()}))
    assert problem.code == "sum-mismatch"


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".")
