"""The lists that explain the ids of the other files: indicators and places."""

import json
from dataclasses import replace
from decimal import Decimal

from bulletin.model.language import Language
from bulletin.model.relation import Balance, Formula, Operand, Operation, UsualRatio
from bulletin.render.data.indicators import indicator_columns, indicator_document, indicator_rows
from bulletin.render.data.writing import csv_lines
from tests.render.data.conftest import LANGUAGES, POSTAL_REVENUE, checked_site, files_of


def test_indicators_are_listed_with_their_relations_and_words() -> None:
    assert files_of(checked_site())["data/indicators.csv"] == (
        "id,domain,kind,unit,measure,better,decimals,breakdowns,part_of,share_of,of,sum_of,"
        "equals,plausible,balance,least,most,exceeds,cumulative,law,breaks,"
        "name_vi,name_en,definition_vi,definition_en,domain_vi,domain_en,unit_vi,unit_en\n"
        "postal_revenue,post,money,vnd,flow,higher,,,,,,,,,,,,false,true,,,"
        "Doanh thu bưu chính,Postal revenue,Doanh thu trong kỳ.,Revenue in the period.,Bưu chính,Post,đồng,VND\n"
        "digital_certificates,digital_government,count,certificate,stock,,0,holder:complete,accounts,,,,,,,,,false,,"
        "Nghị định 42/2022/NĐ-CP,2022-08-15,"
        'Chứng thư số,Digital certificates,"Số đã cấp, đến cuối kỳ.","Number issued, at the end.",'
        "Chính quyền số,Digital government,chứng thư,certificates\n"
    )


def test_the_catalogue_is_there_as_a_whole() -> None:
    document = json.loads(files_of(checked_site())["data/indicators.json"])
    assert list(document) == ["domains", "units", "breakdowns", "indicators"]
    assert document["domains"][0] == {"id": "post", "names": {"vi": "Bưu chính", "en": "Post"}}
    assert document["units"][1] == {"id": "certificate", "names": {"vi": "chứng thư", "en": "certificates"}}
    (breakdown,) = document["breakdowns"]
    assert breakdown["names"] == {"vi": "Chủ thể", "en": "Holder"}
    assert breakdown["categories"] == [
        {"id": "organisation", "names": {"vi": "Tổ chức", "en": "Organisations"}},
        {"id": "person", "names": {"vi": "Cá nhân", "en": "Individuals"}},
    ]
    assert document["indicators"][1] == {
        "id": "digital_certificates",
        "domain": "digital_government",
        "names": {"vi": "Chứng thư số", "en": "Digital certificates"},
        "definition": {"vi": "Số đã cấp, đến cuối kỳ.", "en": "Number issued, at the end."},
        "kind": "count",
        "unit": "certificate",
        "measure": "stock",
        "better": None,
        "decimals": 0,
        "breakdowns": {"holder": "complete"},
        "part_of": "accounts",
        "share_of": None,
        "of": None,
        "sum_of": [],
        "equals": None,
        "plausible": [],
        "balance": None,
        "least": None,
        "most": None,
        "exceeds": False,
        "cumulative": None,
        "law": "Nghị định 42/2022/NĐ-CP",
        "breaks": [{"date": "2022-08-15", "reason": {"vi": "Cách đếm đổi.", "en": "Counted otherwise."}}],
    }


def test_places_keep_their_codes_and_tell_their_types_with_dates() -> None:
    assert files_of(checked_site())["data/places.csv"] == (
        "id,code,level,within,valid_from,valid_to,successor,type,designations,name_vi,name_en,title_vi,title_en\n"
        "tra-vinh,84,province,viet-nam,,2025-06-30,vinh-long-2025,province,province:../..,"
        "Trà Vinh,Tra Vinh,Tỉnh Trà Vinh,Tra Vinh Province\n"
        "hue,46,province,viet-nam,,,,city,province:../2024-12-31+city:2025-01-01/..,Huế,Hue,Thành phố Huế,Hue City\n"
        "cao-bang,04,province,,,,,province,province:../..,Cao Bằng,Cao Bang,Tỉnh Cao Bằng,Cao Bang Province\n"
    )


def test_a_draft_language_lists_no_names_that_it_does_not_have() -> None:
    languages = (Language("km", "ភាសាខ្មែរ", "draft"), LANGUAGES[1])
    files = files_of(checked_site(languages=languages))
    assert files["data/places.csv"].splitlines()[1].endswith(",,Tra Vinh,,Tra Vinh Province")
    assert '"titles": {"en": "Tra Vinh Province"}' in files["data/places.json"]
    assert ",,Postal revenue,,Revenue in the period.,,Post,,VND\n" in files["data/indicators.csv"]
    assert '"names": {"en": "Postal revenue"}' in files["data/indicators.json"]


def test_places_are_there_with_every_name_they_bore() -> None:
    places = json.loads(files_of(checked_site())["data/places.json"])["places"]
    assert [place["id"] for place in places] == ["tra-vinh", "hue", "cao-bang"]
    assert places[2]["code"] == "04"
    assert (places[0]["valid_to"], places[0]["successor"]) == ("2025-06-30", "vinh-long-2025")
    assert places[1]["designations"] == [
        {
            "type": "province",
            "type_names": {"vi": "tỉnh", "en": "province"},
            "names": {"vi": "Thừa Thiên Huế", "en": "Thua Thien Hue"},
            "titles": {"vi": "Tỉnh Thừa Thiên Huế", "en": "Thua Thien Hue Province"},
            "start": None,
            "end": "2024-12-31",
        },
        {
            "type": "city",
            "type_names": {"vi": "thành phố", "en": "city"},
            "names": {"vi": "Huế", "en": "Hue"},
            "titles": {"vi": "Thành phố Huế", "en": "Hue City"},
            "start": "2025-01-01",
            "end": None,
        },
    ]


def test_relations_to_others_and_limits_are_listed() -> None:
    gap = replace(
        POSTAL_REVENUE,
        id="gap",
        equals=Formula("score - mean", Operation("-", Operand("score"), Operand("mean"))),
        plausible=(UsualRatio("score", Decimal("0.02"), Decimal("0.15")), UsualRatio("mean", Decimal(1), Decimal(2))),
        balance=Balance("opened", "closed"),
        least=Decimal(-1),
        most=Decimal("0.5"),
        exceeds=True,
        cumulative=False,
    )
    known = replace(checked_site().site.catalogue, indicators={"gap": gap})
    columns = indicator_columns(LANGUAGES)
    (row,) = indicator_rows(known, LANGUAGES)
    cells = dict(zip(columns, row, strict=True))
    names = ("equals", "plausible", "balance", "least", "most", "exceeds", "cumulative")
    assert [cells[name] for name in names] == [
        *("score - mean", "score:0.02..0.15+mean:1..2", "added:opened+removed:closed"),
        *("-1", "0.5", "true", "false"),
    ]
    # A bound below nought is a number, not a formula that a spreadsheet would have to be kept from.
    (line,) = csv_lines(columns, [row])
    assert ",-1,0.5,true,false," in line
    (indicator,) = json.loads(json.dumps(indicator_document(known, LANGUAGES)))["indicators"]
    assert {name: indicator[name] for name in names} == {
        "equals": "score - mean",
        "plausible": [{"of": "score", "from": "0.02", "to": "0.15"}, {"of": "mean", "from": "1", "to": "2"}],
        "balance": {"added": "opened", "removed": "closed"},
        "least": "-1",
        "most": "0.5",
        "exceeds": True,
        "cumulative": False,
    }
