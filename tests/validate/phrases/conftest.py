"""The units that the phrases of these tests are about."""

from collections.abc import Mapping

import pytest

from bulletin.model.indicator import Unit
from bulletin.model.language import Localised

# id: Vietnamese name, English name, other Vietnamese spellings, other English ones.
_UNITS = {
    "vnd": ("đồng", "VND", ("vnd", "vnđ"), ("dong",)),
    "percent": ("%", "%", ("phần trăm",), ("percent", "per cent")),
    "enterprise": ("doanh nghiệp", "enterprises", (), ()),
    "commune": ("xã", "communes", (), ()),
    "procedure": ("thủ tục", "procedures", ("thủ tục hành chính", "tthc", "dịch vụ", "dịch vụ công"), ("services",)),
    "dossier": ("hồ sơ", "dossiers", (), ("dossier",)),
    "document": ("văn bản", "documents", (), ()),
    "account": ("tài khoản", "accounts", (), ()),
    "server": ("máy chủ", "servers", (), ()),
    "computer": ("máy tính", "computers", (), ()),
    "invoice": ("hóa đơn", "invoices", (), ()),
    "minute_per_day": ("phút/ngày", "minutes a day", ("phút mỗi ngày",), ("minutes/day",)),
    "year": ("năm", "years", (), ()),
    "time": ("lần", "times", (), ()),
    "kilometre": ("km", "km", (), ()),
    "million_calls": ("triệu cuộc gọi", "million calls", (), ()),
    "province": ("tỉnh, thành phố", "provinces", ("tỉnh",), ()),
    "point": ("điểm", "points", (), ()),
    "inhabitant": ("dân", "inhabitants", ("người dân",), ()),
    "subscriber_per_100": ("thuê bao/100 dân", "subscribers per 100 inhabitants", (), ()),
}


@pytest.fixture(scope="session")
def units() -> Mapping[str, Unit]:
    """All units by id."""
    return {
        id_: Unit(id_, Localised("vi", {"vi": vi, "en": en}), {"vi": more_vi, "en": more_en})
        for id_, (vi, en, more_vi, more_en) in _UNITS.items()
    }
