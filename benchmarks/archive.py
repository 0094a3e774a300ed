"""Writes a synthetic archive to measure the build on: `python -m benchmarks.archive --bulletins 5000 FOLDER`.

Each bulletin has 40 figures and words in both languages, and checks without an error: totals with all their parts,
shares, ratios, growth on the year before, stocks that follow from flows. All of it is made up, and says so.
"""

import argparse
import sys
from calendar import month_name
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from benchmarks.descriptions import catalogue, places, site
from benchmarks.simulation import FIELDS, MONTHS_OF_YEAR, FieldFigures, first_periods, over, simulate
from bulletin.model.period import Period

PLACES = 63
LONGEST = 13 * 20  # periods; later ones would not be over yet
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def write_archive(folder: Path, bulletins: int, seed: int = 1) -> None:
    """Fill `folder`, which must not exist, with the first bulletins of 63 places, period by period."""
    folder.joinpath("indicators").mkdir(parents=True)
    folder.joinpath("site.yaml").write_text(site(), "utf-8")
    folder.joinpath("places.yaml").write_text(places(PLACES), "utf-8")
    folder.joinpath("indicators", "all.yaml").write_text(catalogue(FIELDS), "utf-8")
    for number in range(min(PLACES, bulletins)):
        place = f"p{number + 1:02}"
        own = folder / "bulletins" / place
        own.mkdir(parents=True)
        periods = first_periods(len(range(number, bulletins, PLACES)))
        years = periods[-1].year - periods[0].year + 2
        months = {field: simulate(seed, place, field, years * MONTHS_OF_YEAR) for field in FIELDS}
        for period in periods:
            figures = {field: over(months[field], period) for field in FIELDS}
            before = {field: over(months[field], period.year_before) for field in FIELDS}
            own.joinpath(f"{period.code}.md").write_text(_original(place, period, figures, before), "utf-8")
            own.joinpath(f"{period.code}.en.md").write_text(_translation(place, period, figures), "utf-8")


def _original(place: str, period: Period, figures: dict[str, FieldFigures], before: dict[str, FieldFigures]) -> str:
    name = f"năm {period.year}" if period.kind == "year" else f"tháng {period.number} năm {period.year}"
    published = _published(period)
    statements = "".join(_figures(field, figures[field], before[field], period) for field in FIELDS)
    body = "\n".join(_vietnamese(field, figures[field]) for field in FIELDS)
    return f"""---
# Synthetic: made up to measure the build, and of no real place.
place: {place}
period: {period.code}
status: final
agency: Cơ quan giả lập {place.upper()}
published: {published}
title: Số liệu giả lập để đo tốc độ, {name}
summary: Số liệu không có thật, chỉ để đo tốc độ; lĩnh vực A có [[a_units]] đơn vị và [[a_cases]] hồ sơ trong {name}.
headline:
  - a_units
  - b_cases
  - c_revenue
  - d_reached
sources:
  report:
    title: Báo cáo giả lập {name}
    publisher: Cơ quan giả lập {place.upper()}
    date: {published}
figures:
{statements}---
Mọi con số ở đây đều do máy tạo ra, công bố ngày {published.day} tháng {published.month} năm {published.year}.

{body}"""


def _figures(field: str, now: FieldFigures, before: FieldFigures, period: Period) -> str:
    """The ten figures of one field, with what they are compared with."""
    base = f"so với năm {period.year - 1}" if period.kind == "year" else "so với cùng kỳ năm trước"
    locator = FIELDS.index(field) + 1
    return f"""\
  {field}_units:
    value: {_vi(now.units)} đơn vị
    by:
      area:
        urban: {_vi(now.urban)}
        rural: {_vi(now.rural)}
    note: Số đơn vị của lĩnh vực {field.upper()} đếm vào ngày cuối kỳ, là số giả lập.
    locator: §{locator}
  {field}_units_new: {_vi(now.new)}
  {field}_units_closed: {_vi(now.closed)}
  {field}_reached: {_vi(now.reached)}/{_vi(now.units)}
  {field}_cases:
    value: {_vi(now.cases)} hồ sơ, {growth(now.cases, before.cases)} {base}
    locator: §{locator}
  {field}_cases_online: {_vi(now.online)}, tỷ lệ {_percent(now.online, now.cases)}%
  {field}_cases_paper: {_vi(now.paper)}
  {field}_revenue:
    value: {_money(now.revenue)} đồng, {growth(now.revenue, before.revenue)} {base}
    locator: §{locator}
"""


def _vietnamese(field: str, now: FieldFigures) -> str:
    return f"""\
## Lĩnh vực {field.upper()}

Có [[{field}_units]] đơn vị, trong đó [[{field}_units.area.urban]] ở thành thị và {_vi(now.rural)} ở nông thôn; \
trong kỳ có thêm [[{field}_units_new]] đơn vị mới, [[{field}_units_closed]] đơn vị ngừng hoạt động. Dịch vụ đã đến với \
[[{field}_reached]] đơn vị.

Các cơ quan nhận [[{field}_cases]] hồ sơ, [[{field}_cases.change]]; {_vi(now.online)} hồ sơ nộp trực tuyến, chiếm \
[[{field}_cases_online.share]], số còn lại nộp trên giấy. Doanh thu đạt [[{field}_revenue]], [[{field}_revenue.change]].
"""


def _translation(place: str, period: Period, figures: dict[str, FieldFigures]) -> str:
    name = f"{period.year}" if period.kind == "year" else f"{month_name[period.number]} {period.year}"
    published = _published(period)
    notes = "".join(
        f"  figures.{field}_units.note: Units of field {field.upper()} counted on the last day; synthetic.\n"
        for field in FIELDS
    )
    body = "\n".join(_english(field, figures[field]) for field in FIELDS)
    return f"""---
# Synthetic: made up to measure the build, and of no real place.
title: Synthetic figures for benchmarks, {name}
summary: Figures that are not real, to measure speed; field A had [[a_units]] units and [[a_cases]] cases in {name}.
agency: Synthetic agency {place.upper()}
texts:
  sources.report.title: Synthetic report, {name}
  sources.report.publisher: Synthetic agency {place.upper()}
{notes}---
All figures here were made up by a program, published on {published.day} {month_name[published.month]} {published.year}.

{body}"""


def _english(field: str, now: FieldFigures) -> str:
    return f"""\
## Field {field.upper()}

At the end there were [[{field}_units]] units, of which [[{field}_units.area.urban]] in towns and {now.rural:,} in the \
country; [[{field}_units_new]] were added and [[{field}_units_closed]] closed. The service reached \
[[{field}_reached]] of them.

Agencies received [[{field}_cases]] cases, [[{field}_cases.change]]; {now.online:,} cases arrived online, which is \
[[{field}_cases_online.share]], all others on paper. Revenue came to [[{field}_revenue]], [[{field}_revenue.change]].
"""


def _published(period: Period) -> date:
    return period.end + timedelta(days=20)


def _vi(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def _percent(part: int, whole: int, step: Decimal = Decimal("0.01")) -> str:
    share = Decimal(100 * part) / whole
    return f"{share.quantize(step)}".replace(".", ",")


def growth(now: int, before: int) -> str:
    """What is one more or one fewer of many is not unchanged: it takes more digits to say by how much."""
    if now == before:
        return "không đổi"
    step = Decimal("0.01")
    while Decimal(200 * abs(now - before)) / before <= step:  # and would be printed as nought
        step /= 10
    return f"{'tăng' if now > before else 'giảm'} {_percent(abs(now - before), before, step)}%"


def _money(millions: int) -> str:
    billions, rest = divmod(millions, 1000)
    return f"{_vi(billions)} tỷ {rest} triệu" if rest else f"{_vi(billions)} tỷ"


def main() -> int:
    """Write one archive as the command line says."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--bulletins", type=int, default=500, metavar="N")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("folder", type=Path)
    chosen = arguments.parse_args()
    if not 0 < chosen.bulletins <= PLACES * LONGEST:
        arguments.error(f"--bulletins must be from 1 to {PLACES * LONGEST}")
    if chosen.folder.exists():
        arguments.error(f"{chosen.folder} exists already")
    write_archive(chosen.folder, chosen.bulletins, chosen.seed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
