"""What describes the synthetic archive: its site, its places, named after numbers, and a catalogue of its own."""

from collections.abc import Sequence

_SITE = """\
# Synthetic: made up to measure the build.
title:
  vi: Kho số liệu giả lập để đo tốc độ
  en: Synthetic archive for benchmarks
description:
  vi: Số liệu do máy tạo ra để đo tốc độ, không phải của địa phương nào.
  en: Figures made up by a program to measure the build, of no real place.
publisher:
  vi: Cơ quan giả lập
  en: Synthetic agency
licence:
  id: CC-BY-4.0
  url: https://creativecommons.org/licenses/by/4.0/
  names:
    vi: Ghi công 4.0
    en: Attribution 4.0
languages:
  - code: vi
    name: Tiếng Việt
    status: required
  - code: en
    name: English
    status: required
"""
_TYPES = """\
# Synthetic: places that do not exist, named after numbers.
types:
  province:
    level: province
    names:
      vi: tỉnh
      en: province
    title:
      vi: Tỉnh {name}
      en: "{name} Province"
places:
"""
_SHARED = """\
# Synthetic: indicators that mean nothing, and have the relations that real ones have.
units:
  unit:
    names:
      vi: đơn vị
      en: units
  case:
    names:
      vi: hồ sơ
      en: cases
  vnd:
    names:
      vi: đồng
      en: VND
breakdowns:
  area:
    names:
      vi: Khu vực
      en: Area
    categories:
      urban:
        vi: Thành thị
        en: Towns
      rural:
        vi: Nông thôn
        en: Country
domains:
"""


def site() -> str:
    """The text of `site.yaml`."""
    return _SITE


def places(count: int) -> str:
    """The text of `places.yaml`: p01, p02 and so on."""
    return _TYPES + "".join(
        f"""\
  p{number:02}:
    code: {number:02}
    type: province
    names:
      vi: P{number:02} (giả lập)
      en: P{number:02} (synthetic)
"""
        for number in range(1, count + 1)
    )


def catalogue(fields: Sequence[str]) -> str:
    """The text of the catalogue: one domain and eight indicators for each field."""
    domains = "".join(
        f"""\
  field_{field}:
    order: {order}
    names:
      vi: Lĩnh vực {field.upper()}
      en: Field {field.upper()}
"""
        for order, field in enumerate(fields, start=1)
    )
    return f"{_SHARED}{domains}indicators:\n" + "".join(map(_indicators, fields))


def _indicators(field: str) -> str:
    def indicator(name: str, vietnamese: str, english: str, kind: str, **keys: str) -> str:
        further = "".join(f"    {key}: {value}\n" for key, value in keys.items())
        return f"""\
  {field}_{name}:
    domain: field_{field}
    names:
      vi: {vietnamese} ({field.upper()})
      en: {english} ({field.upper()})
    definition:
      vi: {vietnamese} của lĩnh vực {field.upper()}, giả lập.
      en: {english} of field {field.upper()}, synthetic.
    kind: {kind}
{further}"""

    added = f"{{added: {field}_units_new, removed: {field}_units_closed}}"
    parts = f"[{field}_cases_online, {field}_cases_paper]"
    stock, flow = {"unit": "unit", "measure": "stock"}, {"unit": "unit", "measure": "flow"}
    cases, whole = {"unit": "case", "measure": "flow"}, f"{field}_cases"
    return "".join((
        indicator("units", "Đơn vị", "Units", "count", **stock, balance=added, breakdowns="{area: complete}"),
        indicator("units_new", "Đơn vị mới", "New units", "count", **flow),
        indicator("units_closed", "Đơn vị ngừng hoạt động", "Closed units", "count", **flow),
        indicator("reached", "Đơn vị có dịch vụ", "Units reached", "ratio", **stock, of=f"{field}_units"),
        indicator("cases", "Hồ sơ", "Cases", "count", **cases, sum_of=parts),
        indicator("cases_online", "Hồ sơ trực tuyến", "Cases online", "count", **cases, share_of=whole),
        indicator("cases_paper", "Hồ sơ giấy", "Cases on paper", "count", **cases, part_of=whole),
        indicator("revenue", "Doanh thu", "Revenue", "money", unit="vnd", measure="flow"),
    ))  # fmt: skip
