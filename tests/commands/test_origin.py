"""What an editor reads of a comparison of attached figures with the published ones."""

from typing import get_args

import pytest

from bulletin.commands.origin import origin_lines
from bulletin.i18n.problem_texts import EditorLanguage
from bulletin.render.data.origin import ChangeKind, Comparison, FigureChange, Verdict

# Synthetic.
CHANGES = tuple(
    FigureChange(
        figure="tra-vinh/2019#postal_revenue",
        kind=kind,
        was="" if kind is ChangeKind.ADDED else "60 vnd",
        now="" if kind is ChangeKind.GIVEN_UP else "66 vnd",
        date="2027-03-01",
        reasons={"vi": "Gõ nhầm."} if kind is ChangeKind.CORRECTED else None,
    )
    for kind in ChangeKind
)


def test_each_difference_is_told_with_its_reason() -> None:
    comparison = Comparison(bulletin="tra-vinh/2019", verdict=Verdict.CORRECTED, changes=CHANGES)
    assert list(origin_lines(comparison, "en")) == [
        "figures: corrected since",
        "  added postal_revenue: 66 vnd",
        "  status of postal_revenue: 60 vnd -> 66 vnd",
        "  correction of 2027-03-01, postal_revenue: 60 vnd -> 66 vnd (Gõ nhầm.)",
        "  correction of 2027-03-01, postal_revenue: 60 vnd -> given up",
        "  differing postal_revenue: 60 vnd in the file, 66 vnd published",
    ]
    assert list(origin_lines(comparison, "vi"))[:4] == [
        "số liệu: đã được đính chính sau khi in",
        "  bổ sung postal_revenue: 66 vnd",
        "  trạng thái postal_revenue: 60 vnd -> 66 vnd",
        "  đính chính 2027-03-01 postal_revenue: 60 vnd -> 66 vnd (Gõ nhầm.)",
    ]


@pytest.mark.parametrize("language", get_args(EditorLanguage))
def test_every_verdict_has_words_of_its_own(language: EditorLanguage) -> None:
    told = {
        line
        for verdict in Verdict
        for line in origin_lines(
            Comparison(bulletin="tra-vinh/2019", verdict=verdict, withdrawn="2027-11-30"), language
        )
    }
    assert len(told) == len(Verdict) == 6
    assert any("tra-vinh/2019" in line for line in told)
    assert any("2027-11-30" in line for line in told)


def test_a_figure_that_is_gone_is_told_as_nothing() -> None:
    gone = FigureChange(figure="tra-vinh/2019#x", kind=ChangeKind.DIFFERENT, was="1 vnd", now="")
    comparison = Comparison(bulletin="tra-vinh/2019", verdict=Verdict.DIFFERENT, changes=(gone,))
    assert list(origin_lines(comparison, "vi")) == [
        "số liệu: KHÁC số liệu đang công bố mà không có đính chính nào giải thích",
        "  khác nhau x: trong tệp 1 vnd, đang công bố không có",
    ]
