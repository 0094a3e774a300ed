"""Stated changes against their bases. Most figures are of real reports."""

from pathlib import Path

import pytest

from tests.checks.conftest import add_indicators
from tests.checks.over_time import checked_site, codes, the_one
from tests.conftest import add_breaks, add_bulletin

_KINDS = {
    "revenue": "kind: money\nunit: vnd\nmeasure: flow\n",
    "subscribers": "kind: count\nunit: procedure\nmeasure: stock\n",
    "rank": "kind: rank\nunit: procedure\nmeasure: flow\n",
    "score": "kind: score\nunit: procedure\nmeasure: flow\n",
    "coverage": "kind: percent\nunit: percent\nmeasure: stock\n",
    "output_index": "kind: index\nunit: percent\nmeasure: flow\n",
}

_ACCEPTED = """
    value: 1.100, tăng 40% so với năm 2020
    accept:
      change-mismatch: Nguồn in như vậy.
"""


@pytest.fixture
def site(years: Path) -> Path:
    add_indicators(years, **_KINDS)
    return years


def pair(folder: Path, indicator: str, before: str, now: str, periods: tuple[str, str] = ("2020", "2021")) -> None:
    """Two bulletins of Trà Vinh that state one indicator."""
    for period, figure in zip(periods, (before, now), strict=True):
        add_bulletin(folder, "tra-vinh", period, f"  {indicator}: {figure}\n")


@pytest.mark.parametrize(
    ("indicator", "before", "now", "expected"),
    [
        # Trà Vinh 2020: +43,16%. The revenue of 2019 is not printed; 39 tỷ 32 triệu is what would give it.
        ("revenue", "39 tỷ 32 triệu đồng", "55 tỷ 878 triệu đồng, tăng 43,16% so với năm 2020", ""),
        (
            "revenue",
            "39 tỷ 92 triệu đồng",
            "55 tỷ 878 triệu đồng, tăng 43,16% so với năm 2020",
            "change-mismatch",
        ),
        # 2.361 / 2.165 is 1.09053: rounded or cut off, never rounded up.
        ("subscribers", "2.165", "2.361, tăng 9,05% so với năm 2020", ""),
        ("subscribers", "2.165", "2.361, tăng 9,1% so với năm 2020", ""),
        ("subscribers", "2.165", "2.361, tăng 9,0% so với năm 2020", ""),
        ("subscribers", "2.165", "2.361, tăng 9% so với năm 2020", ""),
        ("subscribers", "2.165", "2.361, tăng 9,06% so với năm 2020", "change-mismatch"),
        ("subscribers", "2.165", "2.361, tăng 10% so với năm 2020", "change-mismatch"),
        ("subscribers", "2.165", "2.361, tăng trên 9% so với năm 2020", ""),
        ("subscribers", "2.165", "2.361, tăng gần 9% so với năm 2020", "change-mismatch"),
        # Lào Cai: from 303.009 to 191.138 subscribers is 36.92 % less; 36 is that, cut off.
        ("subscribers", "303.009", "191.138, giảm 37% so với năm 2020", ""),
        ("subscribers", "303.009", "191.138, giảm 36% so với năm 2020", ""),
        ("subscribers", "303.009", "191.138, giảm 38% so với năm 2020", "change-mismatch"),
        ("subscribers", "303.009", "191.138, giảm trên 36% so với năm 2020", ""),
        ("subscribers", "303.009", "191.138, giảm trên 37% so với năm 2020", "change-mismatch"),
        ("subscribers", "303.009", "191.138, tăng 37% so với năm 2020", "change-opposite"),
        # Trà Vinh, second quarter of 2011: 160.471 subscribers, 220 more.
        ("subscribers", "160.251", "160.471, tăng 220 so với năm 2020", ""),
        ("subscribers", "160.250", "160.471, tăng 220 so với năm 2020", "change-mismatch"),
        ("subscribers", "160.251", "160.471, giảm 220 so với năm 2020", "change-opposite"),
        # Trà Vinh in the Digital Transformation Index: 26th in 2021, 25th in 2022, up one place.
        ("rank", "26/63", "25/63, tăng 1 bậc so với năm 2020", ""),
        ("rank", "26/63", "25/63, tăng 2 bậc so với năm 2020", "change-mismatch"),
        ("rank", "26/63", "25/63, giảm 1 bậc so với năm 2020", "change-opposite"),
        ("rank", "7", "7, giữ nguyên so với năm 2020", ""),
        ("rank", "7", "8, giữ nguyên so với năm 2020", "change-mismatch"),
        ("score", "0,4294", "0,6077, giữ nguyên so với năm 2020", "change-mismatch"),
        # What was counted is unchanged or is not; of what was rounded, one truth may lie behind both prints.
        ("subscribers", "41.849", "41.848, không đổi so với năm 2020", "change-mismatch"),
        ("subscribers", "41.848", "41.848, không đổi so với năm 2020", ""),
        ("subscribers", "1.199.700", "1,2 triệu, không đổi so với năm 2020", ""),
        ("subscribers", "1.199.700", "1,3 triệu, không đổi so với năm 2020", "change-mismatch"),
        ("subscribers", "khoảng 1.200", "1.248, không đổi so với năm 2020", ""),
        ("revenue", "55 tỷ 878 triệu đồng", "56 tỷ đồng, không đổi so với năm 2020", ""),
        ("revenue", "55 tỷ 878 triệu đồng", "57 tỷ đồng, không đổi so với năm 2020", "change-mismatch"),
        ("coverage", "73,64%", "73,6%, không đổi so với năm 2020", ""),
        ("coverage", "73,64%", "73,7%, không đổi so với năm 2020", "change-mismatch"),
        ("nps_integrated", "648/1.706, tỷ lệ 38%", "702/1.849, tỷ lệ 38%, không đổi so với năm 2020", ""),
        ("rank", "top 10", "5, tăng 3 bậc so với năm 2020", ""),
        ("rank", "top 10", "5, tăng 6 bậc so với năm 2020", "change-mismatch"),
        # Its score: 0,6077, up 0,1783.
        ("score", "0,4294", "0,6077, tăng 0,1783 so với năm 2020", ""),
        ("score", "0,4394", "0,6077, tăng 0,1783 so với năm 2020", "change-mismatch"),
        ("score", "42,94/100", "0,6077/1, tăng 0,1783 so với năm 2020", ""),  # out of another maximum
        ("coverage", "90%", "100%, tăng 10 điểm % so với năm 2020", ""),
        ("coverage", "90%", "100%, tăng 13 điểm % so với năm 2020", "change-mismatch"),
        ("coverage", "80%", "100%, tăng tương đối 25% so với năm 2020", ""),
        ("coverage", "80%", "100%, tăng tương đối 35% so với năm 2020", "change-mismatch"),
        ("subscribers", "1.000", "2.100, gấp 2,1 lần so với năm 2020", ""),
        ("subscribers", "1.000", "2.100, gấp 2,2 lần so với năm 2020", "change-mismatch"),
        ("subscribers", "1.000", "1.028, bằng 102,8% so với năm 2020", ""),
        ("subscribers", "1.000", "1.028, bằng 103,8% so với năm 2020", "change-mismatch"),
        # 648/1.706 are 37.98 %; what changes may be the services or their share.
        ("nps_integrated", "648/1.706", "1.307/1.849, tăng 32,7 điểm % so với năm 2020", ""),
        ("nps_integrated", "648/1.706", "1.307/1.849, tăng 23,7 điểm % so với năm 2020", "change-mismatch"),
        ("nps_integrated", "648/1.706", "1.307/1.849, tăng 659 so với năm 2020", ""),
        ("nps_integrated", "648/1.706", "1.307/1.849, tăng 660 so với năm 2020", "change-mismatch"),
        ("nps_integrated", "648/1.706", "1.307/1.849, tăng 659 điểm % so với năm 2020", "change-mismatch"),
        ("nps_integrated", "648/1.706", "1.307/1.849, tăng 33 so với năm 2020", "change-mismatch"),
        ("nps_integrated", "648/1.706", "1.307/1.849, tăng 101,7% so với năm 2020", ""),
        ("nps_integrated", "37,98%", "70,68% (1.307/1.849), tăng 32,7 điểm % so với năm 2020", ""),
        ("nps_integrated", "37,98%", "70,68% (1.307/1.849), tăng 42,7 điểm % so với năm 2020", "change-mismatch"),
    ],
)
def test_a_change_follows_from_its_base(site: Path, indicator: str, before: str, now: str, expected: str) -> None:
    pair(site, indicator, before, now)
    assert codes(site) == ([expected] if expected else [])


def test_tells_both_values_where_the_base_stands_and_what_the_change_would_be(site: Path) -> None:
    # Long An: 241 tỷ in the first half of 2024 are said to be 36 % above 149 tỷ in that of 2023.
    # 240.5 / 150 is 1.60333, 242 / 148.5 is 1.62963.
    now = "241 tỷ đồng, tăng 36% so với cùng kỳ năm 2023"
    pair(site, "revenue", "149 tỷ đồng", now, ("2023-H1", "2024-H1"))
    problem = the_one(site)
    assert problem.code == "change-mismatch"
    assert problem.where.path == "content/bulletins/tra-vinh/2024-H1.md"
    assert {name: str(value) for name, value in problem.values.items() if value} == {
        "name": "revenue",
        "value": "241000000000",
        "base": "149000000000",
        "base_period": "2023-H1",
        "file": "content/bulletins/tra-vinh/2023-H1.md",
        "growth": "+36",
        "low": "+60,33%",
        "high": "+62,96%",
    }


def test_an_exact_change_is_told_as_one_value(site: Path) -> None:
    # Tiền Giang: 11th for the digital economy in 2022, "up 3 places" on 2021, when it was 12th.
    pair(site, "rank", "12/63", "thứ 11, tăng 03 bậc so với năm 2020")
    values = the_one(site).values
    assert (values["places"], values["actual"], values["low"], values["high"]) == ("+3", "+1", "", "")


@pytest.mark.parametrize(
    "change",
    [
        "tăng 40%",  # on what, is not said
        "tăng 40% không rõ cách tính so với năm 2020",
        "vượt 40% so với kế hoạch",
        "tăng 40% so với năm 2019",  # of which nothing is known
        "tăng 40% so với kỳ trước",  # of a stock: the month, quarter or year before
    ],
)
def test_says_nothing_where_the_base_is_not_known(site: Path, change: str) -> None:
    pair(site, "subscribers", "1.000", f"1.100, {change}")
    assert codes(site) == []


def test_says_nothing_across_a_break(site: Path) -> None:
    add_breaks(site)
    pair(site, "digital_certificates", "1.000", "1.100, tăng 40% so với năm 2020")
    assert codes(site) == []
    add_bulletin(site, "tra-vinh", "2023", "  digital_certificates: 1.100, tăng 40% so với năm 2022\n")
    add_bulletin(site, "tra-vinh", "2022", "  digital_certificates: 1.000\n")
    assert codes(site) == ["change-mismatch"]


def test_says_nothing_of_another_unit(site: Path) -> None:
    add_bulletin(site, "tra-vinh", "2024", "  subscribers: 1.000\n")
    figure = "  subscribers: 3.000, tăng 40% so với năm 2024\n"
    add_bulletin(site, "vinh-long-2025", "2026", figure)
    assert codes(site) == []


def test_flows_are_compared_over_the_same_length_and_stocks_over_any(site: Path) -> None:
    periods = ("2020", "2021-H1")
    pair(site, "revenue", "100 tỷ đồng", "60 tỷ đồng, tăng 40% so với năm 2020", periods)
    assert codes(site) == []
    pair(site, "subscribers", "1.000", "1.100, tăng 40% so với năm 2020", periods)
    assert codes(site) == ["change-mismatch"]


def test_a_base_is_earlier(site: Path) -> None:
    pair(site, "subscribers", "1.000", "1.100, tăng 40% so với năm 2021", ("2021", "2021-H1"))
    assert codes(site) == []


def test_last_month_is_the_month_before_of_a_flow(site: Path) -> None:
    pair(site, "revenue", "10,0 tỷ đồng", "11,0 tỷ đồng, tăng 40% so với tháng trước", ("2020-12", "2021-01"))
    assert the_one(site).values["base_period"] == "2020-12"


def test_half_years_drawn_otherwise_are_not_compared(site: Path) -> None:
    figure = "  revenue: 11 tỷ đồng, tăng 40% so với cùng kỳ\n"
    add_bulletin(site, "tra-vinh", "2022-H1", "  revenue: 10 tỷ đồng\n")
    add_bulletin(site, "tra-vinh", "2023-H1", figure, "start: 2022-12-15\nend: 2023-06-14\n")
    assert codes(site) == []
    head = "start: 2021-12-15\nend: 2022-06-14\n"
    add_bulletin(site, "tra-vinh", "2022-H1", "  revenue: 10 tỷ đồng\n", head)
    assert codes(site) == ["change-mismatch"]


def test_stocks_counted_in_other_months_of_the_year_are_not_compared(site: Path) -> None:
    figure = "  subscribers:\n    value: {}\n    as_of: {}\n"
    add_bulletin(site, "tra-vinh", "2020", figure.format("1.000", "2020-10"))
    add_bulletin(site, "tra-vinh", "2021", figure.format("1.100, tăng 40% so với năm 2020", "2021-12"))
    assert codes(site) == []
    add_bulletin(site, "tra-vinh", "2021", figure.format("1.100, tăng 40% so với năm 2020", "2021-10-20"))
    assert codes(site) == ["change-mismatch"]


def test_an_estimated_base_may_have_come_out_a_tenth_otherwise(site: Path) -> None:
    # 100 tỷ estimated may have been 90 (then 110 are 22 % more), but not 73 (50 % more).
    for said, expected in {"20": [], "50": ["change-mismatch"]}.items():
        now = f"110 tỷ đồng, tăng {said}% so với năm 2020"
        pair(site, "revenue", "ước đạt 100 tỷ đồng", now)
        assert codes(site) == expected


def test_a_base_of_at_least_so_much_tells_nothing(site: Path) -> None:
    pair(site, "subscribers", "ít nhất 1.000", "3.000, tăng 2.100 so với năm 2020")
    assert codes(site) == []


def test_a_base_that_may_be_twice_as_much_tells_nothing_of_a_growth(site: Path) -> None:
    # 1 tỷ is anything from a half to two.
    pair(site, "revenue", "1 tỷ đồng", "3 tỷ đồng, tăng 10% so với năm 2020")
    assert codes(site) == []
    pair(site, "revenue", "1,0 tỷ đồng", "3 tỷ đồng, tăng 10% so với năm 2020")
    assert codes(site) == ["change-mismatch"]


def test_an_index_is_a_change_itself(site: Path) -> None:
    now = "bằng 102,8% so với cùng kỳ năm 2020"
    pair(site, "output_index", "bằng 105,1% so với cùng kỳ năm 2019", now)
    assert codes(site) == []


def test_a_figure_that_serves_no_series_is_not_judged(site: Path) -> None:
    values = """\
  subscribers:
    values:
      - value: 1.100
        use: true
      - value: 900, tăng 40% so với năm 2020
"""
    add_bulletin(site, "tra-vinh", "2020", "  subscribers: 1.000\n")
    add_bulletin(site, "tra-vinh", "2021", values)
    assert codes(site) == []


def test_the_base_may_be_what_another_bulletin_stated(site: Path) -> None:
    add_bulletin(site, "tra-vinh", "2020", "  subscribers: 1.000\n")
    again = "  subscribers:\n    values:\n      - value: 1.050\n        period: 2020\n      - value: {}\n"
    add_bulletin(site, "tra-vinh", "2021", again.format("1.100, tăng 10% so với năm 2020"))
    assert codes(site) == []
    add_bulletin(site, "tra-vinh", "2021", again.format("1.100, tăng 4,8% so với năm 2020"))
    assert codes(site) == []
    add_bulletin(site, "tra-vinh", "2021", again.format("1.100, tăng 7% so với năm 2020"))
    assert codes(site) == ["change-mismatch"]


def test_parts_are_held_against_the_same_part(site: Path) -> None:
    figure = "  digital_certificates:\n    by:\n      holder:\n        organisation: {}\n        person: {}\n"
    add_bulletin(site, "tra-vinh", "2020", figure.format("453", "1.600"))
    add_bulletin(site, "tra-vinh", "2021", figure.format("475, tăng 22 so với năm 2020", "1.690"))
    assert codes(site) == []
    add_bulletin(site, "tra-vinh", "2021", figure.format("475, tăng 23 so với năm 2020", "1.690"))
    assert the_one(site).values["name"] == "digital_certificates.holder.organisation"


def test_a_change_can_be_accepted(site: Path) -> None:
    pair(site, "subscribers", "1.000", _ACCEPTED)
    checked, problems = checked_site(site)
    assert problems == ()
    (finding,) = checked.findings
    assert (finding.code, finding.bulletin, finding.statement) == ("change-mismatch", "tra-vinh/2021", "subscribers")
    pair(site, "subscribers", "1.000", _ACCEPTED.replace("40%", "10%"))
    assert codes(site) == ["accept-needless"]
