"""Places are compared for the latest period in which they can be; bars never stand for ranks."""

from pathlib import Path

from bulletin.render.addresses import Addresses
from bulletin.render.drawable.places import compared_places, places_charts
from bulletin.render.edition import Edition
from tests.conftest import add_bulletin
from tests.render.conftest import check_folder

CERTIFICATES = "  digital_certificates: {}\n"
INTEGRATED = "  nps_integrated: {}\n"


def compared(folder: Path, indicator: str) -> list[tuple[str, str]]:
    found = compared_places(check_folder(folder).site.observations.get(indicator, ()))
    return [(one.bulletin.place.id, one.statement.period.code) for one in found]


def test_the_latest_period_of_several_places_highest_first(content: Path) -> None:
    add_bulletin(content, "long-an", "2020", CERTIFICATES.format("3.000"))
    add_bulletin(content, "long-an", "2021", CERTIFICATES.format("3.100"))
    assert compared(content, "digital_certificates") == [("long-an", "2020"), ("tra-vinh", "2020")]


def test_one_place_or_equal_ones_are_not_compared(content: Path) -> None:
    assert compared(content, "digital_certificates") == []
    add_bulletin(content, "long-an", "2020", CERTIFICATES.format("2.165"))
    assert compared(content, "digital_certificates") == []


def test_what_is_measured_otherwise_is_not_compared(content: Path) -> None:
    add_bulletin(content, "long-an", "2021", INTEGRATED.format("70%"))
    add_bulletin(content, "tra-vinh", "2021", INTEGRATED.format("1.307/1.849"))
    assert compared(content, "nps_integrated") == []
    add_bulletin(content, "vinh-long-2025", "2024", CERTIFICATES.format("9"), "territory: 2025-07-01\n")
    add_bulletin(content, "long-an", "2024", CERTIFICATES.format("5"))
    assert compared(content, "digital_certificates") == []


def test_a_sign_is_not_compared(content: Path) -> None:
    add_bulletin(content, "long-an", "2020", CERTIFICATES.format('"-"'))
    assert compared(content, "digital_certificates") == []


def test_ranks_are_points_from_the_first_place_on(real_editions: tuple[Edition, ...]) -> None:
    vi, en = (
        places_charts(
            edition.site.catalogue.indicators["dti_rank"], edition, Addresses.of_page(edition.language, "x/y/")
        )
        for edition in real_editions[:2]
    )
    assert vi
    assert en
    (chart,) = vi.charts
    assert chart.title == "Xếp hạng chuyển đổi số cấp tỉnh (DTI) theo địa phương, năm 2022"
    assert chart.about == (
        "Xếp hạng chuyển đổi số cấp tỉnh (DTI), năm 2022: so sánh 4 địa phương.",
        "Long An: 11/63. Tiền Giang: hạng 20. Trà Vinh: 25/63. Lào Cai: 38/63.",
    )
    assert en.charts[0].about[1] == "Long An: 11/63. Tien Giang: rank 20. Tra Vinh: 25/63. Lao Cai: 38/63."
    assert {mark.css for mark in chart.wide.marks} == {"chart-point"}
    assert [label.text for label in chart.wide.labels][-4:] == ["1", "63", "20", "40"]
