"""`figures.csv` and the bulletins' own files: one row a printed statement, as its source prints it."""

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from bulletin.model.bulletin import Accept, Bulletin, Plan, Status, Target, Withdrawal
from bulletin.model.figure import Approximate, Figure, Kind, Number, Qualifier, Sign
from bulletin.model.language import Language, Localised
from bulletin.model.period import AsOf, Period
from bulletin.render.data import render_tables
from tests.render.data.conftest import (
    ISSUED,
    LANGUAGES,
    REVENUE,
    TRA_VINH_2020,
    WHERE,
    both,
    checked_site,
    count,
    files_of,
)

HEADER = (
    "id,used,computed,place,place_code,bulletin,period,start,end,as_of,indicator,domain,kind,dimension,category,value,of,unit,"
    "qualifier,status,share,target,source,locator,accepted,note_vi,note_en\n"
)
ROWS = (
    "tra-vinh/2020#postal_revenue,true,false,tra-vinh,84,tra-vinh/2020,2020,2020-01-01,2020-12-31,,"
    "postal_revenue,post,money,,,55878000000,,vnd,,estimate,,,portal,đoạn 4,,,\n"
    "tra-vinh/2020#digital_certificates,true,false,tra-vinh,84,tra-vinh/2020,2020,2020-01-01,2020-12-31,,"
    "digital_certificates,digital_government,count,,,2165,,certificate,,final,,,portal,,,,\n"
    "tra-vinh/2020#digital_certificates.holder.organisation,true,false,tra-vinh,84,tra-vinh/2020,2020,2020-01-01,2020-12-31,"
    ",digital_certificates,digital_government,count,holder,organisation,475,,certificate,,final,,,portal,,,,\n"
    "tra-vinh/2020#digital_certificates.holder.person,true,false,tra-vinh,84,tra-vinh/2020,2020,2020-01-01,2020-12-31,"
    ",digital_certificates,digital_government,count,holder,person,1690,,certificate,,final,,,portal,,,,\n"
)


def rows_of(
    bulletin: Bulletin, file: str = "figures", languages: tuple[Language, ...] = LANGUAGES
) -> list[dict[str, str]]:
    """The rows as a reader's csv module takes them."""
    text = files_of(checked_site(bulletin, languages=languages))[f"data/{file}.csv"]
    return list(csv.DictReader(io.StringIO(text, newline="")))


def row_of(figure: Figure, file: str = "figures") -> dict[str, str]:
    (row,) = rows_of(replace(TRA_VINH_2020, statements=(replace(ISSUED, figure=figure),)), file)
    return row


def test_every_printed_statement_is_a_row() -> None:
    files = files_of(checked_site(TRA_VINH_2020))
    assert files["data/figures.csv"] == HEADER + ROWS
    assert files["data/bulletins/tra-vinh/2020.csv"] == HEADER + ROWS


def test_the_file_of_all_holds_every_bulletin_and_each_own_file_its_own() -> None:
    half_year = replace(TRA_VINH_2020, period=Period("half", 2021, 1), statements=(ISSUED,))
    files = files_of(checked_site(TRA_VINH_2020, half_year))
    own = files["data/bulletins/tra-vinh/2021-h1.csv"].removeprefix(HEADER)
    assert own.startswith("tra-vinh/2021-h1#digital_certificates,true,false,")
    assert files["data/figures.csv"] == HEADER + ROWS + own


def test_a_total_of_which_only_the_parts_are_stated_gives_no_row() -> None:
    parts = TRA_VINH_2020.statements[1].parts
    bulletin = replace(TRA_VINH_2020, statements=(replace(ISSUED, figure=None, parts=parts),))
    assert [row["value"] for row in rows_of(bulletin)] == ["475", "1690"]


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        (Number(Decimal("55878000000"), last_digit=6, scale=9), "55878000000"),
        (Number(Decimal("55.878E+9"), last_digit=6, scale=9), "55878000000"),
        (Number(Decimal("55878000000.000"), last_digit=6, scale=9), "55878000000"),
        (Number(Decimal("73.60"), last_digit=-2), "73.60"),
        (Number(Decimal("73.6"), last_digit=-2), "73.60"),
        (Number(Decimal("73.6"), last_digit=-1), "73.6"),
        (Number(Decimal("0.6077"), last_digit=-4), "0.6077"),
        (Number(Decimal("1E-7"), last_digit=-7), "0.0000001"),
        (Number(Decimal("-2")), "-2"),
        (Number(Decimal("-0.0"), last_digit=-1), "0.0"),
        (Number(Decimal("12345678901234567890123456789012.5"), last_digit=-1), "12345678901234567890123456789012.5"),
        (Number(Decimal("7.25"), last_digit=-1), "7.25"),  # never less than what is known
    ],
)
def test_numbers_are_plain_and_keep_the_digits_of_their_source(number: Number, cell: str) -> None:
    assert row_of(Figure(kind=Kind.NUMBER, number=number))["value"] == cell


@pytest.mark.parametrize("sign", ["-", "...", "x"])
def test_signs_stand_as_they_are(sign: str) -> None:
    assert row_of(Figure(kind=Kind.COUNT, sign=Sign(sign)))["value"] == sign


def test_a_ratio_tells_both_its_numbers_and_its_share() -> None:
    ratio = Figure(
        kind=Kind.RATIO,
        number=Number(Decimal(1307)),
        of=Number(Decimal(1849)),
        qualifiers=(Qualifier.ABOUT, Qualifier.OVER),
        share=Approximate(Number(Decimal("70.68"), last_digit=-2)),
    )
    row = row_of(ratio)
    assert (row["kind"], row["value"], row["of"], row["share"]) == ("ratio", "1307", "1849", "70.68")
    assert row["qualifier"] == "about+over"


def test_circumstances_have_their_columns() -> None:
    crossed = replace(
        ISSUED,
        id="digital_certificates.2",
        category=(("holder", "person"), ("level", "commune")),
        used=False,
        as_of=AsOf.parse("2020-06"),
        start=date(2019, 12, 15),
        status=Status.REVISED,
        sources=("portal", "ministry"),
        target=Target(figure=Figure(kind=Kind.COUNT, number=Number(Decimal(2000)))),
        accepts=(
            Accept(code="sum-mismatch", reason=both("vì", "because"), where=WHERE),
            Accept(code="part-above-whole", reason=both("vì", "because"), where=WHERE),
        ),
        note=both("Số đã chốt", "Settled"),
    )
    (row,) = rows_of(replace(TRA_VINH_2020, statements=(crossed,)))
    assert row["id"] == "tra-vinh/2020#digital_certificates.2"
    assert (row["dimension"], row["category"], row["used"]) == ("holder+level", "person+commune", "false")
    assert (row["start"], row["as_of"], row["status"], row["target"]) == ("2019-12-15", "2020-06", "revised", "2000")
    assert (row["source"], row["accepted"]) == ("portal+ministry", "sum-mismatch+part-above-whole")
    assert (row["note_vi"], row["note_en"]) == ("Số đã chốt", "Settled")


def test_each_language_of_the_site_has_a_column_and_holds_no_other_language() -> None:
    khmer = Language("km", "ភាសាខ្មែរ", "draft")
    noted = replace(ISSUED, note=Localised("vi", {"vi": "Số đã chốt"}))
    (row,) = rows_of(replace(TRA_VINH_2020, statements=(noted,)), languages=(*LANGUAGES, khmer))
    assert list(row)[-3:] == ["note_vi", "note_en", "note_km"]
    assert (row["note_vi"], row["note_en"], row["note_km"]) == ("Số đã chốt", "", "")


@pytest.mark.parametrize(
    ("note", "cell"),
    [
        ('kể cả "thí điểm", theo Sở', 'kể cả "thí điểm", theo Sở'),
        ("hai\ndòng", "hai\ndòng"),
        ("hai\r\ndòng\rba", "hai\ndòng\nba"),
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+84 294 385", "'+84 294 385"),
        ("- không kể cấp xã", "'- không kể cấp xã"),
        ("\t=1+1", "'\t=1+1"),
        ("a = b", "a = b"),
    ],
)
def test_texts_come_through_whole_and_are_no_formulas(note: str, cell: str) -> None:
    bulletin = replace(TRA_VINH_2020, statements=(replace(ISSUED, note=both(note, note)), ISSUED))
    first, second = rows_of(bulletin)
    assert (first["note_vi"], first["note_en"]) == (cell, cell)
    assert second["value"] == "2165"


def test_plans_stand_apart_from_results() -> None:
    plan = Plan(
        id="digital_certificates.plan",
        indicator=ISSUED.indicator,
        figure=replace(count(3000), qualifiers=(Qualifier.AT_LEAST,)),
        due=Period("year", 2021),
        sources=("portal",),
        locator=both("đoạn 9", "paragraph 9"),
        note=both("dự kiến", "intended"),
        where=WHERE,
    )
    someday = replace(plan, id="digital_certificates.some-day", due=None, note=None, locator=None)
    text = files_of(checked_site(replace(TRA_VINH_2020, plans=(plan, someday))))["data/plans.csv"]
    assert text == (
        "id,place,place_code,bulletin,due,indicator,domain,kind,value,of,unit,qualifier,"
        "status,source,locator,note_vi,note_en\n"
        "tra-vinh/2020#digital_certificates.plan,tra-vinh,84,tra-vinh/2020,2021,digital_certificates,digital_government,"
        "count,3000,,certificate,at-least,planned,portal,đoạn 9,dự kiến,intended\n"
        "tra-vinh/2020#digital_certificates.some-day,tra-vinh,84,tra-vinh/2020,,digital_certificates,digital_government,"
        "count,3000,,certificate,at-least,planned,portal,,,\n"
    )


def test_figures_of_a_withdrawn_bulletin_stay_and_serve_nothing() -> None:
    withdrawal = Withdrawal(date=date(2021, 11, 30), reason=both("a", "b"), where=WHERE)
    files = files_of(checked_site(replace(TRA_VINH_2020, withdrawn=withdrawal)))
    for name in ("data/figures.csv", "data/bulletins/tra-vinh/2020.csv"):
        rows = list(csv.DictReader(io.StringIO(files[name])))
        assert [row["value"] for row in rows] == ["55878000000", "2165", "475", "1690"]
        assert {(row["used"], row["status"]) for row in rows} == {("false", "withdrawn")}


def test_files_are_the_same_whenever_they_are_made() -> None:
    once, again = files_of(checked_site(TRA_VINH_2020)), files_of(checked_site(TRA_VINH_2020))
    assert once == again
    assert list(once) == list(again)
    # Two each of the bulletin, its place and its two indicators, its year and its period, eleven tables, two lists, the
    # quality, and all figures as JSON.
    assert len(once) == 25


def test_csv_files_tell_excel_their_encoding_and_json_files_begin_with_no_mark() -> None:
    contents = {one.path: one.content for one in render_tables(checked_site(TRA_VINH_2020))}
    assert {content[:3] for path, content in contents.items() if path.endswith(".csv")} == {b"\xef\xbb\xbf"}
    assert {content[:1] for path, content in contents.items() if path.endswith(".json")} == {b"{"}


def test_a_place_and_an_indicator_have_the_rows_of_their_own() -> None:
    files = files_of(checked_site(TRA_VINH_2020))
    assert files["data/places/tra-vinh.csv"] == files["data/figures.csv"] == HEADER + ROWS
    assert files["data/indicators/postal_revenue.csv"] == HEADER + ROWS.splitlines(keepends=True)[0]
    assert len(files["data/indicators/digital_certificates.csv"].splitlines()) == 4


def test_an_empty_site_has_files_with_headers_alone() -> None:
    assert files_of(checked_site())["data/figures.csv"] == HEADER


def test_the_revenue_is_the_one_printed() -> None:
    assert REVENUE.figure
    assert row_of(REVENUE.figure)["value"] == "55878000000"
