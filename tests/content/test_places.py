"""The places file: 63 provinces to 30 June 2025, 34 from the day after, and who became whom."""

from datetime import date

from bulletin.model.place import Place, predecessors, units_on
from tests.content.conftest import REAL

LAST_OF_63 = date(2025, 6, 30)
FIRST_OF_34 = date(2025, 7, 1)

# Typed from the table of Resolution 202/2025/QH15: the new unit, its code, and the old units that it was formed from.
FORMED = {
    "tuyen-quang-2025": ("08", {"ha-giang", "tuyen-quang"}),
    "lao-cai-2025": ("15", {"lao-cai", "yen-bai"}),
    "thai-nguyen-2025": ("19", {"bac-kan", "thai-nguyen"}),
    "bac-ninh-2025": ("24", {"bac-giang", "bac-ninh"}),
    "phu-tho-2025": ("25", {"hoa-binh", "phu-tho", "vinh-phuc"}),
    "hai-phong-2025": ("31", {"hai-duong", "hai-phong"}),
    "hung-yen-2025": ("33", {"hung-yen", "thai-binh"}),
    "ninh-binh-2025": ("37", {"ha-nam", "nam-dinh", "ninh-binh"}),
    "quang-tri-2025": ("44", {"quang-binh", "quang-tri"}),
    "da-nang-2025": ("48", {"da-nang", "quang-nam"}),
    "quang-ngai-2025": ("51", {"quang-ngai", "kon-tum"}),
    "gia-lai-2025": ("52", {"binh-dinh", "gia-lai"}),
    "khanh-hoa-2025": ("56", {"khanh-hoa", "ninh-thuan"}),
    "dak-lak-2025": ("66", {"phu-yen", "dak-lak"}),
    "lam-dong-2025": ("68", {"binh-thuan", "dak-nong", "lam-dong"}),
    "dong-nai-2025": ("75", {"binh-phuoc", "dong-nai"}),
    "ho-chi-minh-2025": ("79", {"binh-duong", "ba-ria-vung-tau", "ho-chi-minh"}),
    "tay-ninh-2025": ("80", {"tay-ninh", "long-an"}),
    "dong-thap-2025": ("82", {"tien-giang", "dong-thap"}),
    "vinh-long-2025": ("86", {"ben-tre", "tra-vinh", "vinh-long"}),
    "an-giang-2025": ("91", {"an-giang", "kien-giang"}),
    "can-tho-2025": ("92", {"can-tho", "hau-giang", "soc-trang"}),
    "ca-mau-2025": ("96", {"bac-lieu", "ca-mau"}),
}
UNCHANGED = {
    *("ha-noi", "cao-bang", "dien-bien", "lai-chau", "son-la", "lang-son", "quang-ninh"),
    *("thanh-hoa", "nghe-an", "ha-tinh", "hue"),
}


def provinces_on(day: date) -> dict[str, Place]:
    return {place.id: place for place in units_on(REAL.places, "province", day)}


def test_63_provinces_before_and_34_after() -> None:
    assert len(provinces_on(LAST_OF_63)) == 63
    assert set(provinces_on(FIRST_OF_34)) == set(FORMED) | UNCHANGED


def test_each_new_unit_has_its_code_and_its_predecessors() -> None:
    found = {
        name: (place.code, {old.id for old in predecessors(REAL.places, place)})
        for name, place in provinces_on(FIRST_OF_34).items()
        if name not in UNCHANGED
    }
    assert found == FORMED


def test_successors_cover_all_63() -> None:
    covered = set().union(*(old for _, old in FORMED.values())) | UNCHANGED
    assert covered == set(provinces_on(LAST_OF_63))


def test_codes_are_unique_on_any_day() -> None:
    for day in (LAST_OF_63, FIRST_OF_34):
        codes = [place.code for place in provinces_on(day).values()]
        assert len(set(codes)) == len(codes)


def test_codes_of_the_sources_change_hands() -> None:
    before, after = provinces_on(LAST_OF_63), provinces_on(FIRST_OF_34)
    assert (before["tien-giang"].code, after["dong-thap-2025"].code) == ("82", "82")
    assert (before["long-an"].code, after["tay-ninh-2025"].code) == ("80", "80")
    assert (before["lao-cai"].code, after["lao-cai-2025"].code) == ("10", "15")
    assert (before["tra-vinh"].code, after["vinh-long-2025"].code) == ("84", "86")


def test_names_and_types_follow_their_dates() -> None:
    hue = REAL.places["hue"]
    assert hue.on(date(2024, 12, 31)).title("vi") == "Tỉnh Thừa Thiên Huế"
    assert hue.on(date(2025, 1, 1)).title("vi") == "Thành phố Huế"
    assert REAL.places["quang-ninh"].on(date(2026, 9, 1)).title("vi") == "Thành phố Quảng Ninh"
    assert REAL.places["quang-ninh"].on(date(2026, 8, 31)).title("en") == "Quang Ninh Province"
