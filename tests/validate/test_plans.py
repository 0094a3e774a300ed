"""Plans: several of one indicator by their dates, and what each must have."""

from datetime import date

from bulletin.model.period import Period
from tests.conftest import Checked

# Tiền Giang plans in its bulletin for 2021: 15% by 2025, 25% by 2030.
TWO = """\
  digital_certificates: 2.165
plans:
  admin_procedures:
    values:
      - value: 15
        due: 2025
      - value: ít nhất 25
        due: 2030-06-30
"""


def test_several_plans_of_one_indicator_count_from_one(checked: Checked) -> None:
    site, problems = checked(TWO)
    assert problems == ()
    first, second = site.site.bulletins[0].plans
    assert (first.id, first.due) == ("plans.admin_procedures.1", Period("year", 2025))
    assert second.id == "plans.admin_procedures.2"
    assert second.due is not None
    assert second.due.code == date(2030, 6, 30).isoformat()
    assert [qualifier.value for qualifier in second.figure.qualifiers] == ["at-least"]


def test_one_plan_keeps_the_name_of_its_indicator(checked: Checked) -> None:
    site, problems = checked("  digital_certificates: 2.165\nplans:\n  admin_procedures: 15\n")
    assert problems == ()
    assert [plan.id for plan in site.site.bulletins[0].plans] == ["plans.admin_procedures"]


def test_a_plan_without_a_value_is_refused_where_it_stands(checked: Checked) -> None:
    _, (problem,) = checked(TWO.replace("value: 15\n        due", "due"))
    assert problem.code == "key-missing"
    assert problem.values["key"] == "value"
    assert problem.where.line == 18
