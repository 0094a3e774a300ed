"""Every number that words spell out is a figure of the bulletin; what it may have meant is told, and how to mend it."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from bulletin.checks.check import check
from bulletin.checks.stated import is_stated, stated_numbers
from bulletin.i18n.figures import print_phrase
from bulletin.i18n.locale import load_locale
from bulletin.model.words import TypedNumber
from bulletin.problems import Location, Problem
from bulletin.prose.numbers import Written, numbers
from bulletin.site.assemble import assemble
from bulletin.site.quotes import quotable
from tests.conftest import ROOT, SMALLEST, read_archive
from tests.content.conftest import REAL

_VI = SMALLEST.joinpath("bulletins/tra-vinh/2020.md").read_text("utf-8")
_EN = SMALLEST.joinpath("bulletins/tra-vinh/2020.en.md").read_text("utf-8")
_FIGURES = """\
  digital_certificates:
    value: 2.165
    by:
      holder:
        organisation: 475
        person: 1.690
"""
_PATH = "content/bulletins/tra-vinh/2020.md"

Told = Callable[..., list[Problem]]


@pytest.fixture
def told(content: Path) -> Told:
    """A function that gives the smallest site these words, and returns what is said of their numbers."""

    def told_of(
        body: str, english: str = "", figures: str = _FIGURES, head: tuple[str, str] = ("", "")
    ) -> list[Problem]:
        folder = content / "bulletins" / "tra-vinh"
        text = _VI.replace("  digital_certificates: 2.165\n", figures).partition("Tổng số")[0]
        folder.joinpath("2020.md").write_text(text.replace(*head) + body + "\n", "utf-8")
        folder.joinpath("2020.en.md").write_text(_EN.partition("The total")[0] + english + "\n", "utf-8")
        archive, problems = read_archive(content)
        assert archive is not None
        found = problems + check(assemble(archive))[1]
        return [problem for problem in found if problem.code == "number-unknown"]

    return told_of


def texts(problems: list[Problem]) -> list[object]:
    return [problem.values["text"] for problem in problems]


@pytest.mark.parametrize(
    "body",
    [
        "Tổng số 2.165, gồm 475 và 1.690.",
        "Tổng số 2165.",
        "Ngày 28/01/2021, trong 6 tháng đầu năm 2020, theo Điều 12, Nghị định 42/2022/NĐ-CP và Vietnam ICT Index 2016.",
        "Sóng 4G, [[=12]] mức, `13`, <!-- 14 --> [bài](https://a.vn/15).",
        "1. Một\n2. Hai",
    ],
)
def test_what_is_stated_or_free_is_not_questioned(told: Told, body: str) -> None:
    assert told(body) == []


def test_a_number_that_is_no_figure_is_told_of_at_its_place(told: Told) -> None:
    (problem,) = told("## Chứng thư\n\nTổng số là **2.615** chứng thư.")
    assert problem.where == Location(_PATH, 25, 14)
    assert problem.values == {
        "text": "2.615",
        "near": "2.165",
        "reference": "digital_certificates",
        "free": "2.615",
        "title": "",
    }


def test_headings_titles_and_summaries_are_words(told: Told) -> None:
    (heading,) = told("## Có 13 xã")
    assert heading.where == Location(_PATH, 23, 7)
    (summary,) = told("", head=("Dữ liệu tổng hợp.", "Có 14 xã."))
    assert summary.where == Location(_PATH, 8, 13)
    (title,) = told("", head=("Bản tin thử", "Bản tin 2.615"))
    assert title.where == Location(_PATH, 7, 16)
    assert (title.values["free"], title.values["title"], title.values["near"]) == ("", "2.615", "2.165")


def test_columns_are_those_of_a_file_stored_decomposed(content: Path) -> None:
    path = content / "bulletins" / "tra-vinh" / "2020.md"
    text = _VI.replace("[[digital_certificates]]", "[[digital_certificates]] và 13").replace(
        "Dữ liệu tổng hợp.", "Tổng số 14."
    )
    path.write_text(unicodedata.normalize("NFD", text), "utf-8")
    archive, problems = read_archive(content)
    assert archive is not None
    places = [problem.where for problem in problems + check(assemble(archive))[1]]
    # "Tổng số " has 8 letters, and 12 code points once ổ and ố are taken apart; "là" and "và" have one more each.
    assert places == [Location(_PATH, 8, 22), Location(_PATH, 18, 46)]


def test_each_language_has_its_own_notation(told: Told) -> None:
    assert texts(told("Có 2.165.", "There are 2,165.")) == []
    problems = told("Có 2,165.", "There are 2.165.")
    assert [(problem.where.path[-5:], problem.values["near"]) for problem in problems] == [
        ("20.md", "2.165"),
        ("en.md", "2,165"),
    ]
    assert [problem.notation for problem in problems] == ["vi", "en"]


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("2,165", "2.165"),  # the same digits in other grouping
        ("2.165.000", "2.165"),  # three noughts too many
        ("2,2 nghìn", "2.165"),  # rounded
        ("2.166", "2.165"),  # one wrong digit
        ("2.615", "2.165"),  # two swapped
        ("21.655", "2.165"),  # one too many
        ("2.165%", "2.165"),  # no percentage
        ("476", "475"),
        ("3.999", ""),
        ("12", ""),
    ],
)
def test_tells_the_figure_that_was_probably_meant(told: Told, typed: str, near: str) -> None:
    (problem,) = told(f"Có {typed} chứng thư.")
    assert (problem.values["text"], problem.values["near"]) == (typed, near)


_MANY = """\
  postal_revenue: 55 tỷ 878 triệu đồng, tăng 43,16% so với năm 2019
  ict_rank:
    value: hạng 27/63
    previous: 25/63
  certified_share:
    value: 95,5%, giảm 2 điểm % so với năm 2019
    target: 98%
"""
_CATALOGUE = """\
units:
  province:
    names:
      vi: tỉnh, thành phố
      en: provinces
    spellings:
      vi:
        - tỉnh
indicators:
  ict_rank:
    domain: digital_government
    names:
      vi: Xếp hạng
      en: Rank
    definition:
      vi: Thứ hạng.
      en: Rank.
    kind: rank
    unit: province
    measure: flow
  certified_share:
    domain: digital_government
    names:
      vi: Tỷ lệ
      en: Share
    definition:
      vi: Tỷ lệ.
      en: Share.
    kind: percent
    unit: percent
    measure: stock
"""


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("55 tỷ 878 triệu đồng", True),
        ("55,878 tỷ đồng", True),
        ("55.878 triệu đồng", True),
        ("55.878.000.000 đồng", True),
        ("55,878 triệu đồng", False),
        ("tăng 43,16%", True),
        ("tăng 43,16", True),
        ("hạng 27/63", True),
        ("hạng 27 trong 63", True),
        ("từ 25/63", True),
        ("hạng 63/27", False),
        ("95,5%", True),
        ("giảm 2 điểm %", True),
        ("giảm -2 điểm phần trăm", True),
        ("tăng +2 điểm %", True),
        ("mục tiêu 98%", True),
        ("27%", False),
        ("hai mươi bảy tỉnh", True),
        ("hai mươi tám tỉnh", False),
        ("hai mươi tám nguồn", True),
        ("cả hai tỉnh", True),
        ("hai tỉnh này", True),
        ("của hai tỉnh", True),
        ("tám tỉnh", False),
        ("tám tỉnh trên cả nước", False),
        ("tám tỉnh nói trên", True),
        ("năm tỉnh", True),
        ("hai mươi tám  TỈNH, thành phố", False),
        ("2020 tỉnh", False),
        ("năm 2020 tỉnh có", True),
        ("27 tỉnh", True),
    ],
)
def test_values_are_compared_in_full(content: Path, told: Told, typed: str, known: bool) -> None:
    content.joinpath("indicators", "more.yaml").write_text(_CATALOGUE, "utf-8")
    assert (told(f"Là {typed}.", figures=_FIGURES + _MANY) == []) is known


def test_every_real_figure_is_known_again_as_pages_print_it() -> None:
    """Value, share, part of the plan and comparisons, with the periods that these name, in both languages."""
    locales = [load_locale(code, ROOT / "templates" / "locales") for code in ("vi", "en")]
    seen = 0
    for bulletin in REAL.bulletins:
        stated = stated_numbers(bulletin, quotable(bulletin))
        for locale in locales:
            for statement in bulletin.every_figure():
                if statement.figure is None:
                    continue
                unit = statement.indicator.unit.names.into(locale.code).text
                phrase = print_phrase(statement.figure, unit, locale)
                for found in numbers(phrase, locale.code):
                    # A unit may have a number of its own: "thuê bao/100 dân".
                    if found.form == "digits" and found.text not in unit:
                        seen += 1
                        assert is_stated(_typed(found), stated), f"{bulletin.path}: {found.text} of “{phrase}”"
    assert seen > 900


def _typed(found: Written) -> TypedNumber:
    return TypedNumber(
        text=found.text,
        values=found.values,
        form=found.form,
        percent=found.percent,
        scale=found.scale,
        before=found.before,
        after=found.after,
        in_title=False,
        where=Location(""),
    )


def test_the_real_bulletins_spell_out_no_number_that_they_do_not_state() -> None:
    site = assemble(REAL)
    assert len(site.bulletins) >= 39
    told_of = ("number-unknown", "references-differ", "headings-differ")
    assert [problem for problem in check(site)[1] if problem.code in told_of] == []
