"""Trà Vinh's report for 2020, a little of it, built by hand: no other room takes part."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bulletin.model.archive import Licence, SiteInfo
from bulletin.model.bulletin import Bulletin, Correction, CorrectionPlaces, Source, Statement, Status, Words
from bulletin.model.figure import Base, BaseRelation, Change, ChangeKind, Figure, Kind, Number
from bulletin.model.indicator import Break, Breakdown, Catalogue, Category, Domain, Indicator, Unit
from bulletin.model.language import Language, Localised
from bulletin.model.period import Period
from bulletin.model.place import Designation, Place, PlaceType
from bulletin.problems import Location
from bulletin.render.data import render_tables
from bulletin.site.site import CheckedSite, Finding, Site

WHERE = Location("content/bulletins/tra-vinh/2020.md")
YEAR = Period("year", 2020)
LANGUAGES = (Language("vi", "Tiếng Việt", "required"), Language("en", "English", "required"))


def both(vi: str, en: str) -> Localised:
    return Localised("vi", {"vi": vi, "en": en})


POST = Domain("post", 1, both("Bưu chính", "Post"))
GOVERNMENT = Domain("digital_government", 2, both("Chính quyền số", "Digital government"))
VND = Unit("vnd", both("đồng", "VND"), {})
CERTIFICATE = Unit("certificate", both("chứng thư", "certificates"), {})
HOLDER = Breakdown(
    "holder",
    both("Chủ thể", "Holder"),
    {
        "organisation": Category("organisation", both("Tổ chức", "Organisations")),
        "person": Category("person", both("Cá nhân", "Individuals")),
    },
)
POSTAL_REVENUE = Indicator(
    id="postal_revenue",
    domain=POST,
    names=both("Doanh thu bưu chính", "Postal revenue"),
    definition=both("Doanh thu trong kỳ.", "Revenue in the period."),
    kind=Kind.MONEY,
    unit=VND,
    measure="flow",
    better="higher",
    breakdowns={},
)
CERTIFICATES = Indicator(
    id="digital_certificates",
    domain=GOVERNMENT,
    names=both("Chứng thư số", "Digital certificates"),
    definition=both("Số đã cấp, đến cuối kỳ.", "Number issued, at the end."),
    kind=Kind.COUNT,
    unit=CERTIFICATE,
    measure="stock",
    decimals=0,
    breakdowns={"holder": "complete"},
    part_of="accounts",
    law="Nghị định 42/2022/NĐ-CP",
    breaks=(Break(date(2022, 8, 15), both("Cách đếm đổi.", "Counted otherwise.")),),
)
TYPES = {
    "province": PlaceType("province", "province", both("tỉnh", "province"), both("Tỉnh {name}", "{name} Province")),
    "city": PlaceType("city", "province", both("thành phố", "city"), both("Thành phố {name}", "{name} City")),
}
TRA_VINH = Place(
    id="tra-vinh",
    code="84",
    within="viet-nam",
    designations=(Designation(type=TYPES["province"], names=both("Trà Vinh", "Tra Vinh")),),
    valid_to=date(2025, 6, 30),
    successor="vinh-long-2025",
)
HUE = Place(
    id="hue",
    code="46",
    within="viet-nam",
    designations=(
        Designation(type=TYPES["province"], names=both("Thừa Thiên Huế", "Thua Thien Hue"), end=date(2024, 12, 31)),
        Designation(type=TYPES["city"], names=both("Huế", "Hue"), start=date(2025, 1, 1)),
    ),
)
CAO_BANG = Place(
    id="cao-bang",
    code="04",
    within=None,
    designations=(Designation(type=TYPES["province"], names=both("Cao Bằng", "Cao Bang")),),
)


def count(value: int) -> Figure:
    return Figure(kind=Kind.COUNT, number=Number(Decimal(value)))


def correction(statement: str, was: Figure, now: Figure | None, reason: Localised | None = None) -> Correction:
    """A correction of certificates, made on 1 March 2021."""
    return Correction(
        date=date(2021, 3, 1),
        statement=statement,
        indicator=ISSUED.indicator,
        was=was,
        now=now,
        reason=reason or both("a", "b"),
        where=CorrectionPlaces(date=WHERE, figure=WHERE, was=WHERE, now=WHERE),
    )


REVENUE = Statement(
    id="postal_revenue",
    indicator=POSTAL_REVENUE,
    figure=Figure(
        kind=Kind.MONEY,
        number=Number(Decimal("55.878E+9"), last_digit=6, scale=9, chained=True),
        estimated=True,
        changes=(
            Change(
                ChangeKind.GROWTH,
                Number(Decimal("43.16"), last_digit=-2),
                Base(BaseRelation.PERIOD, Period("year", 2019)),
            ),
        ),
    ),
    period=YEAR,
    start=date(2020, 1, 1),
    end=date(2020, 12, 31),
    status=Status.ESTIMATE,
    sources=("portal",),
    locator=both("đoạn 4", "paragraph 4"),
    where=WHERE,
)
ISSUED = replace(
    REVENUE,
    id="digital_certificates",
    indicator=CERTIFICATES,
    figure=count(2165),
    status=Status.FINAL,
    locator=None,
)
BY_HOLDER = tuple(
    replace(ISSUED, id=f"{ISSUED.id}.holder.{holder}", figure=count(number), category=(("holder", holder),))
    for holder, number in (("organisation", 475), ("person", 1690))
)
TRA_VINH_2020 = Bulletin(
    place=TRA_VINH,
    period=YEAR,
    start=date(2020, 1, 1),
    end=date(2020, 12, 31),
    territory=None,
    status=Status.FINAL,
    published=date(2021, 1, 28),
    headline=("postal_revenue",),
    sources={
        "portal": Source(
            id="portal",
            title=both("Hội nghị năm 2021", "Conference of 2021"),
            publisher=both("Cổng thông tin Trà Vinh", "Tra Vinh Portal"),
            date=date(2021, 1, 28),
        )
    },
    statements=(REVENUE, replace(ISSUED, parts=BY_HOLDER)),
    plans=(),
    corrections=(),
    words={
        code: Words(language=code, title=title, summary=summary, agency=agency, body="", references=(), where=WHERE)
        for code, title, summary, agency in (
            ("vi", "Năm 2020", "Tóm tắt", "Sở Thông tin và Truyền thông"),
            ("en", "Year 2020", "Summary", "Department of Information and Communications"),
        )
    },
    notation="vi",
    path=WHERE.path,
    period_where=WHERE,
    published_where=WHERE,
)


def checked_site(
    *bulletins: Bulletin, findings: tuple[Finding, ...] = (), languages: tuple[Language, ...] = LANGUAGES
) -> CheckedSite:
    info = SiteInfo(
        title=both("Bản tin", "Bulletins"),
        description=both("…", "…"),
        publisher=both("Tỉnh", "Province"),
        licence=Licence("CC-BY-4.0", "https://creativecommons.org/licenses/by/4.0/", both("Ghi công", "Attribution")),
        languages=languages,
    )
    catalogue = Catalogue(
        domains={domain.id: domain for domain in (POST, GOVERNMENT)},
        units={unit.id: unit for unit in (VND, CERTIFICATE)},
        breakdowns={"holder": HOLDER},
        indicators={indicator.id: indicator for indicator in (POSTAL_REVENUE, CERTIFICATES)},
    )
    site = Site(
        info=info,
        catalogue=catalogue,
        places={place.id: place for place in (TRA_VINH, HUE, CAO_BANG)},
        bulletins=bulletins,
        text_pages=(),
        pages=(),
        parents={},
        observations={},
    )
    return CheckedSite(site, findings)


def files_of(checked: CheckedSite) -> dict[str, str]:
    """The data files by path; a path that comes twice would be one file less, so it fails."""
    artefacts = list(render_tables(checked))
    files = {artefact.path: artefact.content.decode("utf-8-sig") for artefact in artefacts}
    assert len(files) == len(artefacts)
    return files
