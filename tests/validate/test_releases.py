"""`releases.lock`: the form of a line, typed by hand, and how strictly it is read back."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bulletin.model.bulletin import Status
from bulletin.model.figure import Number, Qualifier, Sign
from bulletin.model.release import (
    ReleasedBulletin,
    ReleasedCorrection,
    ReleasedFigure,
    ReleasedValue,
    released,
)
from bulletin.problems import Location
from bulletin.sources.document import PlainText
from bulletin.validate.release_lines import HEADER, lock_text, read_line, value_text, write_line
from bulletin.validate.releases import read_releases
from tests.content.conftest import REAL

PATH = "content/releases.lock"


def signed(key: str, rest: str) -> str:
    """A line with a digest that fits, whatever it says."""
    return f"{key} sha256:{hashlib.sha256(f'{key} {rest}'.encode()).hexdigest()} {rest}"


def number(value: str, last_digit: int = 0, scale: int = 0) -> Number:
    return Number(Decimal(value), last_digit, scale)


# Some of Trà Vinh's report for 2020, and of Tiền Giang's for the first half of 2023.
REST = (
    '{"status": "preliminary", "figures": {'
    '"digital_certificates.holder.person": "1690 certificate", '
    '"dti_rank.2": "top 20/63 province, 2019, final, unused", '
    '"mail_accounts": "over 11210 account", '
    '"plans.postal_revenue": "at-least 60 billion vnd, due 2021", '
    '"plans.sheets": "- procedure", '
    '"postal_revenue": "55.878 billion vnd, estimate", '
    '"procedures_by_post": "1566/1960 procedure"}, '
    '"corrections": ['
    '{"date": "2021-03-01", "figure": "mail_accounts", "was": "about over 11.2 thousand", "now": "over 11210"}, '
    '{"date": "2021-03-02", "figure": "portal_main", "was": "1"}], '
    '"withdrawn": "2021-11-30"}'
)
BULLETIN = ReleasedBulletin(
    key="tra-vinh/2020",
    status=Status.PRELIMINARY,
    figures=(
        ReleasedFigure(
            id="digital_certificates.holder.person",
            value=ReleasedValue(number("1690")),
            unit="certificate",
            when="2020",
            status=Status.PRELIMINARY,
        ),
        ReleasedFigure(
            id="dti_rank.2",
            value=ReleasedValue(number("20"), number("63"), None, (Qualifier.TOP,)),
            unit="province",
            when="2019",
            status=Status.FINAL,
            used=False,
        ),
        ReleasedFigure(
            id="mail_accounts",
            value=ReleasedValue(number("11210"), None, None, (Qualifier.OVER,)),
            unit="account",
            when="2020",
            status=Status.PRELIMINARY,
        ),
        ReleasedFigure(
            id="plans.postal_revenue",
            value=ReleasedValue(number("60E9", 9, 9), None, None, (Qualifier.AT_LEAST,)),
            unit="vnd",
            when="2021",
        ),
        ReleasedFigure(id="plans.sheets", value=ReleasedValue(sign=Sign.NONE_OCCURRED), unit="procedure", when=""),
        ReleasedFigure(
            id="postal_revenue",
            value=ReleasedValue(number("55878000000", 6, 9)),
            unit="vnd",
            when="2020",
            status=Status.ESTIMATE,
        ),
        ReleasedFigure(
            id="procedures_by_post",
            value=ReleasedValue(number("1566"), number("1960")),
            unit="procedure",
            when="2020",
            status=Status.PRELIMINARY,
        ),
    ),
    corrections=(
        ReleasedCorrection(
            date=date(2021, 3, 1),
            figure="mail_accounts",
            was=ReleasedValue(number("11200", 2, 3), None, None, (Qualifier.ABOUT, Qualifier.OVER)),
            now=ReleasedValue(number("11210"), None, None, (Qualifier.OVER,)),
        ),
        ReleasedCorrection(date=date(2021, 3, 2), figure="portal_main", was=ReleasedValue(number("1")), now=None),
    ),
    withdrawn=date(2021, 11, 30),
)


def test_a_line_says_what_was_published_in_a_form_that_people_read() -> None:
    line = write_line(BULLETIN)
    assert line == signed("tra-vinh/2020", REST)
    assert read_line(line, Location(PATH, 2)) == BULLETIN


def test_what_says_nothing_is_left_out() -> None:
    bare = ReleasedBulletin(key="tra-vinh/2023-h1", status=Status.FINAL, figures=())
    assert write_line(bare).endswith(' {"status": "final", "figures": {}}')


def test_the_file_is_the_same_for_the_same_bulletins_in_any_order() -> None:
    others = [replace(BULLETIN, key=key) for key in ("lao-cai/2020-7m", "lao-cai-2025/2024")]
    text = lock_text([BULLETIN, *others])
    assert text == lock_text([*others, BULLETIN])
    assert [line.partition(" ")[0] for line in text.splitlines()[1:]] == [
        "lao-cai-2025/2024",
        "lao-cai/2020-7m",
        "tra-vinh/2020",
    ]
    assert text.startswith(f"{HEADER}\n")
    assert text.endswith("}\n")


def test_every_real_bulletin_comes_back_as_it_was_written() -> None:
    for bulletin in REAL.bulletins:
        record = released(bulletin)
        assert read_line(write_line(record), Location(PATH)) == record, bulletin.key
        assert record.figures


def codes(text: str) -> list[tuple[str, int]]:
    _, problems = read_releases(PlainText(PATH, text))
    return [(problem.code, problem.where.line) for problem in problems]


def test_an_undamaged_file_has_no_problem() -> None:
    releases, problems = read_releases(PlainText(PATH, lock_text([BULLETIN])))
    assert (problems, list(releases.bulletins)) == ((), ["tra-vinh/2020"])
    assert releases.bulletins["tra-vinh/2020"].where == Location(PATH, 2)
    assert read_releases(None)[0].bulletins == {}


@pytest.mark.parametrize(
    ("damage", "found"),
    [
        (lambda text: "", [("lock-damaged", 1)]),
        (lambda text: text.partition("\n")[2], [("lock-damaged", 1)]),
        (lambda text: text.removesuffix("\n"), [("lock-damaged", 2)]),
        (lambda text: text.replace("1690", "1609"), [("lock-edited", 2)]),
        (lambda text: text.replace("2021-11-30", "2021-11-29"), [("lock-edited", 2)]),
        (lambda text: text.replace("tra-vinh/2020", "tra-vinh/2021"), [("lock-edited", 2)]),
        (lambda text: text.replace("sha256:", "sha1:"), [("lock-damaged", 2)]),
        (lambda text: text + "<<<<<<< HEAD\n", [("lock-damaged", 3)]),
        (lambda text: text + "\n", [("lock-damaged", 3)]),
        (lambda text: text + text.partition("\n")[2], [("lock-damaged", 3)]),
        (lambda text: text + write_line(replace(BULLETIN, key="long-an/2020")) + "\n", [("lock-damaged", 3)]),
    ],
)
def test_whatever_release_did_not_write_is_a_problem_at_its_line(
    damage: Callable[[str], str], found: list[tuple[str, int]]
) -> None:
    assert codes(damage(lock_text([BULLETIN]))) == found


@pytest.mark.parametrize(
    "rest",
    [
        "{}",
        "[]",
        '{"status": "final"}',
        '{"status": "firm", "figures": {}}',
        '{"figures": {}, "status": "final"}',
        '{"status": "final",  "figures": {}}',
        '{"status": "final", "figures": []}',
        '{"status": "final", "figures": {}, "note": "x"}',
        '{"status": "final", "figures": {}, "corrections": []}',
        '{"status": "final", "figures": {}, "corrections": ["x"]}',
        '{"status": "final", "figures": {}, "corrections": [{"date": "1/3/2021", "figure": "x", "was": "1"}]}',
        '{"status": "final", "figures": {}, "withdrawn": "30/11/2021"}',
        '{"status": "final", "figures": {"b": "1 x", "a": "1 x"}}',
        '{"status": "final", "figures": {"a": "1 x", "a": "1 x"}}',
        '{"status": "final", "figures": {"a": 1}}',
        '{"status": "final", "figures": {"a": "1"}}',
        '{"status": "final", "figures": {"a": "1.849 procedure, 2020"}}',
        '{"status": "final", "figures": {"a": "1,849 procedure"}}',
        '{"status": "final", "figures": {"a": "some 5 x"}}',
        '{"status": "final", "figures": {"a": "5 dozen x"}}',
        '{"status": "final", "figures": {"a": "5 x, sometime"}}',
        '{"status": "final", "figures": {"a": "5 x, unused, 2019"}}',
        '{"status": "final", "figures": {"plans.a": "5 x, due sometime"}}',
        json.dumps({"status": "final", "figures": {"a": f"{'9' * 200} x"}}),
        '{"status": "final", "figures": ' + "[" * 100_000 + "}",
    ],
)
def test_a_form_that_release_does_not_write_is_damage_even_under_the_right_digest(rest: str) -> None:
    assert codes(f"{HEADER}\n{signed('tra-vinh/2020', rest)}\n") == [("lock-damaged", 2)]


def test_a_key_without_a_period_is_damage() -> None:
    line = signed("tra-vinh/about", '{"status": "final", "figures": {}}')
    assert codes(f"{HEADER}\n{line}\n") == [("lock-damaged", 2)]


def test_the_digits_that_were_printed_count_but_not_the_way_a_scale_was_spelt() -> None:
    billions, chained = number("55.878E9", 6, 9), Number(Decimal(55878000000), 6, 9, chained=True)
    assert ReleasedValue(billions).same(ReleasedValue(chained))
    assert ReleasedValue(billions).same(ReleasedValue(number("55878000000")))
    assert not ReleasedValue(number("73.6", -1)).same(ReleasedValue(number("73.60", -2)))
    assert not ReleasedValue(number("0")).same(ReleasedValue(sign=Sign.NONE_OCCURRED))
    assert not ReleasedValue(number("5")).same(ReleasedValue(number("5"), None, None, (Qualifier.OVER,)))
    assert not ReleasedValue(number("5")).same(ReleasedValue(number("5"), number("6")))
    assert not ReleasedValue(number("5")).same(None)


@given(
    digits=st.integers(-(10**15), 10**15),
    decimals=st.integers(0, 9),
    scale=st.sampled_from((0, 3, 6, 9, 12)),
    qualifiers=st.lists(st.sampled_from(Qualifier), max_size=2),
)
def test_any_value_comes_back(digits: int, decimals: int, scale: int, qualifiers: list[Qualifier]) -> None:
    value = ReleasedValue(
        Number(Decimal(digits).scaleb(scale - decimals), scale - decimals, scale), None, None, tuple(qualifiers)
    )
    figure = ReleasedFigure(id="x", value=value, unit="vnd", when="2020", status=Status.FINAL)
    bulletin = ReleasedBulletin(key="tra-vinh/2020", status=Status.FINAL, figures=(figure,))
    (back,) = read_line(write_line(bulletin), Location(PATH)).figures
    assert back.value.number == value.number
    assert back.value.same(value), value_text(value)
