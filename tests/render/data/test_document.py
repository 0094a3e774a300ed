"""A bulletin's JSON file holds everything that is known of it but its commentary."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bulletin.model.bulletin import Accept, Bulletin, Plan, Target, Withdrawal
from bulletin.model.figure import Approximate, Figure, Kind, Number, Qualifier, Sign
from bulletin.model.period import AsOf
from bulletin.site.site import Finding
from tests.render.data.conftest import (
    HUE,
    ISSUED,
    REVENUE,
    TRA_VINH_2020,
    WHERE,
    both,
    checked_site,
    correction,
    count,
    files_of,
)

NOTHING_MORE: Mapping[str, object] = {
    "sign": None,
    "of": None,
    "qualifiers": [],
    "estimated": False,
    "share": None,
    "plan_share": None,
    "changes": [],
}


def document_of(bulletin: Bulletin, *findings: Finding) -> Mapping[str, Any]:
    text = files_of(checked_site(bulletin, findings=findings))[f"data/bulletins/{bulletin.key}.json"]
    document: Mapping[str, Any] = json.loads(text)
    return document


def test_a_bulletin_is_there_as_a_whole() -> None:
    document = document_of(TRA_VINH_2020)
    assert list(document) == [
        *("bulletin", "place", "period", "start", "end", "territory", "status", "published", "withdrawn"),
        *("headline", "agency"),
        *("titles", "summaries", "sources", "figures", "plans", "corrections", "digest"),
    ]
    assert document["bulletin"] == "tra-vinh/2020"
    assert document["place"] == {
        "id": "tra-vinh",
        "code": "84",
        "level": "province",
        "type": "province",
        "names": {"vi": "Trà Vinh", "en": "Tra Vinh"},
        "titles": {"vi": "Tỉnh Trà Vinh", "en": "Tra Vinh Province"},
    }
    assert (document["period"], document["start"], document["end"]) == ("2020", "2020-01-01", "2020-12-31")
    assert (document["territory"], document["status"], document["published"]) == (None, "final", "2021-01-28")
    assert document["withdrawn"] is None
    assert document["headline"] == ["tra-vinh/2020#postal_revenue"]
    assert document["titles"] == {"vi": "Năm 2020", "en": "Year 2020"}
    assert document["summaries"] == {"vi": "Tóm tắt", "en": "Summary"}
    assert document["agency"]["vi"] == "Sở Thông tin và Truyền thông"
    (source,) = document["sources"]
    assert source == {
        "id": "portal",
        "titles": {"vi": "Hội nghị năm 2021", "en": "Conference of 2021"},
        "publisher": {"vi": "Cổng thông tin Trà Vinh", "en": "Tra Vinh Portal"},
        "date": "2021-01-28",
        "withdrawn": None,
        "url": None,
    }


def test_a_figure_tells_all_that_its_phrase_says() -> None:
    revenue, *certificates = document_of(TRA_VINH_2020)["figures"]
    assert revenue == {
        "id": "tra-vinh/2020#postal_revenue",
        "statement": "postal_revenue",
        "used": True,
        "computed": False,
        "indicator": "postal_revenue",
        "domain": "post",
        "unit": "vnd",
        "category": {},
        "period": "2020",
        "start": "2020-01-01",
        "end": "2020-12-31",
        "as_of": None,
        "status": "estimate",
        "kind": "money",
        "value": "55878000000",
        "sign": None,
        "of": None,
        "step": "1000000",
        "qualifiers": [],
        "estimated": True,
        "share": None,
        "plan_share": None,
        "changes": [
            {
                "kind": "growth",
                "value": "43.16",
                "unit": "percent",
                "qualifiers": [],
                "base": "2019",
                "base_relation": "period",
                "base_assumed": False,
            }
        ],
        "target": None,
        "previous": None,
        "sources": ["portal"],
        "locator": {"vi": "đoạn 4", "en": "paragraph 4"},
        "accepted": [],
        "findings": [],
        "note": None,
    }
    assert [figure["category"] for figure in certificates] == [{}, {"holder": "organisation"}, {"holder": "person"}]
    assert [figure["value"] for figure in certificates] == ["2165", "475", "1690"]


def test_a_sign_is_no_value() -> None:
    signed = replace(ISSUED, figure=Figure(kind=Kind.COUNT, sign=Sign.NONE_OCCURRED))
    (figure,) = document_of(replace(TRA_VINH_2020, statements=(signed,)))["figures"]
    assert (figure["value"], figure["sign"], figure["step"]) == (None, "-", None)


def test_shares_targets_and_previous_values_keep_their_qualifiers() -> None:
    over = Approximate(Number(Decimal("70.0"), last_digit=-1), (Qualifier.OVER,))
    at_least = replace(count(2000), qualifiers=(Qualifier.AT_LEAST,))
    full = replace(
        ISSUED,
        figure=replace(count(2165), share=over, plan_share=over),
        as_of=AsOf.parse("2020-12-31"),
        target=Target(figure=at_least, note=both("theo kế hoạch", "as planned")),
        previous=count(1849),
    )
    (figure,) = document_of(replace(TRA_VINH_2020, statements=(full,)))["figures"]
    assert figure["share"] == figure["plan_share"] == {"value": "70.0", "qualifiers": ["over"]}
    assert figure["as_of"] == "2020-12-31"
    assert figure["target"] == {
        **NOTHING_MORE,
        "kind": "count",
        "value": "2000",
        "step": "1",
        "qualifiers": ["at-least"],
        "note": {"vi": "theo kế hoạch", "en": "as planned"},
    }
    assert figure["previous"] == {**NOTHING_MORE, "kind": "count", "value": "1849", "step": "1"}


def test_what_checks_found_stands_at_its_figure() -> None:
    accept = Accept(code="sum-mismatch", reason=both("nguồn in vậy", "as printed"), where=WHERE)
    known = replace(ISSUED, accepts=(accept,))
    findings = [
        Finding(
            code=code,
            bulletin=bulletin,
            statement=statement,
            values={
                "exact": Decimal("70.6869"),
                "parts": (Decimal(475), Decimal(1690)),
                "day": date(2020, 1, 2),
                "n": 2,
            },
            accepted=accepted,
        )
        for code, bulletin, statement, accepted in (
            ("share-truncated", "tra-vinh/2020", "digital_certificates", None),
            ("sum-mismatch", "tra-vinh/2020", "digital_certificates", accept),
            ("share-rounded", "tra-vinh/2020", "postal_revenue", None),
            ("share-rounded", "tra-vinh/2019", "digital_certificates", None),
        )
    ]
    (figure,) = document_of(replace(TRA_VINH_2020, statements=(known,)), *findings)["figures"]
    values = {"exact": "70.6869", "parts": ["475", "1690"], "day": "2020-01-02", "n": 2}
    assert figure["findings"] == [{"code": "share-truncated", "values": values}]
    reason = {"vi": "nguồn in vậy", "en": "as printed"}
    assert figure["accepted"] == [{"code": "sum-mismatch", "reason": reason}]


def test_plans_and_corrections_are_there_too() -> None:
    plan = Plan(
        id="digital_certificates.plan",
        indicator=ISSUED.indicator,
        figure=count(3000),
        due=AsOf.parse("2021-12"),
        sources=("portal",),
        where=WHERE,
    )
    corrections = (correction("postal_revenue", count(1), REVENUE.figure), correction("given_up", count(2), None))
    document = document_of(replace(TRA_VINH_2020, plans=(plan,), corrections=corrections))
    assert document["plans"] == [
        {
            "id": "tra-vinh/2020#digital_certificates.plan",
            "statement": "digital_certificates.plan",
            "indicator": "digital_certificates",
            "domain": "digital_government",
            "unit": "certificate",
            "due": "2021-12",
            "status": "planned",
            **NOTHING_MORE,
            "kind": "count",
            "value": "3000",
            "step": "1",
            "sources": ["portal"],
            "locator": None,
            "note": None,
        }
    ]
    known, given_up = document["corrections"]
    assert known["figure"] == "tra-vinh/2020#postal_revenue"
    assert (known["was"]["value"], known["now"]["value"]) == ("1", "55878000000")
    assert known["reason"] == {"vi": "a", "en": "b"}
    assert known["now"]["changes"][0]["base"] == "2019"
    assert (given_up["figure"], given_up["was"]["value"], given_up["now"]) == ("tra-vinh/2020#given_up", "2", None)
    assert (given_up["indicator"], given_up["unit"]) == ("digital_certificates", "certificate")


def test_a_withdrawn_bulletin_says_so_of_all_that_it_holds() -> None:
    plan = Plan(
        id="plans.digital_certificates",
        indicator=ISSUED.indicator,
        figure=count(3000),
        due=None,
        sources=("portal",),
        where=WHERE,
    )
    withdrawal = Withdrawal(date=date(2021, 11, 30), reason=both("Nguồn đã gỡ.", "The source is gone."), where=WHERE)
    document = document_of(replace(TRA_VINH_2020, withdrawn=withdrawal, plans=(plan,)))
    assert document["withdrawn"] == {
        "date": "2021-11-30",
        "reason": {"vi": "Nguồn đã gỡ.", "en": "The source is gone."},
    }
    assert (document["status"], document["headline"]) == ("withdrawn", [])
    assert {(figure["used"], figure["status"]) for figure in document["figures"]} == {(False, "withdrawn")}
    assert [figure["value"] for figure in document["figures"]] == ["55878000000", "2165", "475", "1690"]
    assert document["plans"][0]["status"] == "withdrawn"


def test_a_place_bears_the_name_of_the_bulletins_own_time() -> None:
    before = document_of(replace(TRA_VINH_2020, place=HUE))["place"]
    assert (before["type"], before["titles"]["vi"]) == ("province", "Tỉnh Thừa Thiên Huế")
    after = document_of(replace(TRA_VINH_2020, place=HUE, territory=date(2025, 7, 1)))["place"]
    assert (after["type"], after["titles"]["vi"]) == ("city", "Thành phố Huế")


def test_a_document_has_a_line_for_each_figure() -> None:
    lines = files_of(checked_site(TRA_VINH_2020))["data/bulletins/tra-vinh/2020.json"].splitlines()
    assert lines[:2] == ["{", '"bulletin": "tra-vinh/2020",']
    assert lines[lines.index('"figures": [') + 1].startswith('  {"id": "tra-vinh/2020#postal_revenue", ')
    assert lines[-4:-2] == ['"plans": [],', '"corrections": [],']
    assert re.fullmatch(r'"digest": "[0-9a-f]{64}"', lines[-2])
    assert lines[-1] == "}"
    assert any('"vi": "Tỉnh Trà Vinh"' in line for line in lines)
