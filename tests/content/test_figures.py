"""Every figure of the first five reports stands in the archive, with nothing added. Typed by hand while reading them.

Figures of these reports are cited by paragraph, as in `§5`; those of later sources are tested in test_sheets.py.
"""

from decimal import Decimal

import pytest

from bulletin.model.bulletin import Bulletin, Statement
from bulletin.model.figure import Qualifier
from tests.content.conftest import REAL

# Statement: printed value in full, and m where the report prints "n of m"; both sources of Tiền Giang are one bulletin.
FIGURES: dict[str, dict[str, str | tuple[str, str]]] = {
    "tien-giang/2023-h1": {
        "admin_procedures": "1849",
        "ops_partial": "427",
        "ops_full": "1272",
        "ops_none": "150",
        "nps_integrated": ("1307", "1849"),
        "mail_accounts": "11210",
        "mail_coverage": "100",
        "antimalware_servers": "2",
        "antimalware_workstations": "4130",
        "antimalware_coverage": "100",
        "portal_main": "1",
        "portal_components": "201",
        "portal_components.level.province": "18",
        "portal_components.level.district": "11",
        "portal_components.level.commune": "172",
        "agency_eids": "1174",
        "digital_certificates": "2565",
        "digital_certificates.holder.organisation": "327",
        "digital_certificates.holder.person": "2238",
        "edocs_signed_share": "95",
        "lan_wan_agencies": "100",
        "computers_online": "100",
        "computers_per_official": ("7695", "7695"),
        "dedicated_net_coverage": "100",
    },
    "lao-cai/2020-7m": {"ops34_dossiers": "38500", "ops34_dossiers_online": "24000"},
    "tra-vinh/2020": {
        "postal_enterprises": "12",
        "postal_revenue": "55878000000",
        "postal_budget_paid": "4190000000",
        "telecom_revenue": "958962000000",
        "telecom_budget_paid": "49496000000",
        "communes_postal_point": ("85", "85"),
        "communes_bdvhx": ("82", "85"),
        "bcci_procedures": ("1566", "1960"),
        "bcci_dossiers": "115013",
        "officials_with_computer": "90",
        "dedicated_net_agencies": "150",
        "dedicated_net_agencies.sector.party": "16",
        "dedicated_net_agencies.sector.state": "134",
        "digital_certificates": "2165",
        "digital_certificates.holder.organisation": "475",
        "digital_certificates.holder.person": "1690",
        "dms_agencies": "510",
        "dms_agencies.level.province": "96",
        "dms_agencies.level.district": "308",
        "dms_agencies.level.commune": "106",
        "dms_users": "6812",
        "docs_out": "165658",
        "docs_out_signed": "121913",
        "mail_accounts_new": "316",
        "mail_accounts": "7391",
        "videoconf_sites": "14",
        "portal_main": "1",
        "portal_languages": "3",
        "portal_components": "40",
        "soc_servers": "25",
        "soc_workstations": "30",
        "antimalware_coverage": "100",
        "printing_enterprises": "3",
        "silkscreen_shops": "70",
        "book_distributors": "2",
        "licences_issued": "227",
        "radio_stations": "96",
        "radio_selfprod": "82",
        "radio_own_minutes": "27",
        "training_classes.audience.grassroots_staff": "9",
        "trainees.audience.grassroots_staff": "305",
    },
    "long-an/2023": {
        "postal_revenue": "374000000000",
        "postal_budget_paid": "12500000000",
        "telecom_revenue": "2886000000000",
        "telecom_budget_paid": "132000000000",
        "dossiers_on_time_share": "99.9",
        "edocs_exchange_share": "100",
        "training_classes.audience.not_stated": "5",
        "trainees.audience.not_stated": "534",
        "training_classes.audience.community_teams_officials": "20",
        "trainees.audience.community_teams_officials": "1650",
    },
}
# Growth in percent, and the year that it is measured against.
CHANGES = {
    "tra-vinh/2020": {
        "postal_revenue": ("43.16", "2019"),
        "postal_budget_paid": ("45.28", "2019"),
        "telecom_revenue": ("24.06", "2019"),
        "bcci_dossiers": ("113.9", "2019"),
    },
    "long-an/2023": {
        "postal_revenue": ("14", "2022"),
        "postal_budget_paid": ("2.5", "2022"),
        "telecom_revenue": ("6.8", "2022"),
    },
}
SHARES = {
    "tien-giang/2023-h1": {
        "ops_partial": "23.09",
        "ops_full": "68.79",
        "ops_none": "8.11",
        "nps_integrated": "70.68",
        "computers_per_official": "100",
    },
    "tra-vinh/2020": {"docs_out_signed": "73.6"},
}
QUALIFIED = {
    "tien-giang/2023-h1": {"mail_accounts": Qualifier.OVER},
    "lao-cai/2020-7m": {"ops34_dossiers": Qualifier.OVER, "ops34_dossiers_online": Qualifier.NEARLY},
    "tra-vinh/2020": {"radio_own_minutes": Qualifier.ABOUT, "trainees.audience.grassroots_staff": Qualifier.ABOUT},
    "long-an/2023": {"trainees.audience.community_teams_officials": Qualifier.ABOUT},
}
ESTIMATED = {
    "tra-vinh/2020": {"postal_revenue", "postal_budget_paid", "telecom_revenue", "telecom_budget_paid"},
    "long-an/2023": {"postal_revenue", "postal_budget_paid", "telecom_revenue", "telecom_budget_paid"},
}
PLANS = {
    "tien-giang/2023-h1": {
        "plans.edocs_submitted_share",
        "plans.edocs_exchange_share",
        "plans.mail_use_share",
        "plans.tax_dossiers_online_share",
    }
}
# What source 004 alone prints; the other figures of Tiền Giang stand in both.
ONE_SOURCE = {
    *("antimalware_coverage", "portal_main", "portal_components", "agency_eids", "digital_certificates"),
    *("edocs_signed_share", "lan_wan_agencies", "computers_online", "computers_per_official", "dedicated_net_coverage"),
}

BULLETINS = {bulletin.key: bulletin for bulletin in REAL.bulletins}
EACH = pytest.mark.parametrize("key", FIGURES)


def stated(bulletin: Bulletin) -> dict[str, Statement]:
    return {
        statement.id: statement for statement in bulletin.every_statement() if statement.figure and _cited(statement)
    }


def _cited(statement: Statement) -> bool:
    locator = statement.locator
    return locator is not None and locator.texts[locator.original].startswith("§")


def test_there_are_the_four_bulletins() -> None:
    assert set(BULLETINS) >= set(FIGURES)


@EACH
def test_figures_are_those_of_the_reports(key: str) -> None:
    found: dict[str, str | tuple[str, str]] = {}
    for name, statement in stated(BULLETINS[key]).items():
        figure = statement.figure
        assert figure is not None
        assert figure.number is not None
        value = f"{figure.number.value:f}"
        found[name] = (value, f"{figure.of.value:f}") if figure.of else value
    assert found == FIGURES[key]


@EACH
def test_changes_are_those_of_the_reports(key: str) -> None:
    bulletin = BULLETINS[key]
    found = {}
    for name, statement in stated(bulletin).items():
        assert statement.figure is not None
        for change in statement.figure.changes:
            base = change.base.of(statement.period)
            assert base is not None
            found[name] = (f"{change.number.value:f}", base.code)
    assert found == CHANGES.get(key, {})


@EACH
def test_shares_are_those_of_the_reports(key: str) -> None:
    found = {
        name: statement.figure.share.number.value
        for name, statement in stated(BULLETINS[key]).items()
        if statement.figure and statement.figure.share
    }
    assert found == {name: Decimal(share) for name, share in SHARES.get(key, {}).items()}


@EACH
def test_qualifiers_are_those_of_the_reports(key: str) -> None:
    found = {
        name: statement.figure.qualifiers
        for name, statement in stated(BULLETINS[key]).items()
        if statement.figure and statement.figure.qualifiers
    }
    assert found == {name: (qualifier,) for name, qualifier in QUALIFIED.get(key, {}).items()}


@EACH
def test_estimates_are_those_of_the_reports(key: str) -> None:
    statements = stated(BULLETINS[key])
    assert {name for name in statements if statements[name].status == "estimate"} == ESTIMATED.get(key, set())


@EACH
def test_plans_are_kept_apart(key: str) -> None:
    assert {plan.id for plan in BULLETINS[key].plans} == PLANS.get(key, set())


def test_figures_of_tien_giang_name_the_sources_that_print_them() -> None:
    for name, statement in stated(BULLETINS["tien-giang/2023-h1"]).items():
        expected = 1 if name.split(".")[0] in ONE_SOURCE else 2
        assert len(statement.sources) == expected, name


def test_half_year_figures_in_a_report_of_seven_months_keep_their_period() -> None:
    statements = stated(BULLETINS["lao-cai/2020-7m"])
    assert {statement.period.code for statement in statements.values()} == {"2020-H1"}


def test_the_identification_codes_are_dated_apart() -> None:
    as_of = stated(BULLETINS["tien-giang/2023-h1"])["agency_eids"].as_of
    assert as_of is not None
    assert as_of.code == "2023-06"


def test_the_target_of_integration_is_kept() -> None:
    target = stated(BULLETINS["tien-giang/2023-h1"])["nps_integrated"].target
    assert target is not None
    assert target.figure.number is not None
    assert target.figure.number.value == Decimal(70)
