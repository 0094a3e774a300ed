"""Vietnamese that a translation forgot; names, symbols of acts and quotations are none."""

import pytest

from bulletin.prose.vietnamese import vietnamese


@pytest.mark.parametrize(
    ("text", "offset", "found"),
    [
        ("Tổng số là 2,165.", 0, "Tổng số là"),
        ("Số xã có điểm bưu chính is 85.", 0, "Số xã có điểm bưu chính"),
        ("The number of dossiers là của năm 2019.", 23, "là của năm"),
        ("In Tiền Giang có 12 doanh nghiệp bưu chính.", 26, "nghiệp bưu chính"),
        ("Of these, người dùng.", 10, "người dùng"),
        ("“Tổng số là” is quoted, but chưa được dịch is not.", 28, "chưa được dịch"),
        ("Cơ quan nhà nước chưa sử dụng chữ ký số trong văn bản", 8, "nhà nước chưa sử dụng chữ ký số"),
        ("Số hồ\nsơ", 0, "Số hồ\nsơ"),
    ],
)
def test_found(text: str, offset: int, found: str) -> None:
    assert vietnamese(text) == (offset, found)


@pytest.mark.parametrize(
    "text",
    [
        "Decree 42/2022/NĐ-CP and Decision 922/QĐ-BTTTT",
        "The source does not print “đồng” after this number.",
        "55.878 billion đồng",
        "Báo Ấp Bắc, Sở Y Tế, Tiền Giang, Đà Nẵng",
        'The source says “hiện nay” or ‘đến nay’, and "tính đến nay".',
        "naïve café, à la carte; déjà vu était",
        "một / hai",
        "",
        "người, dùng",
    ],
)
def test_left_alone(text: str) -> None:
    assert vietnamese(text) is None
