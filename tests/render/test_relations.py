"""An indicator's page says in words how the catalogue holds it against others, with links to them."""

import re

import pytest

from bulletin.site.site import CheckedSite
from tests.render.conftest import Pages, text_of

_SAID = [
    (
        *("vi", "dti_score_gap", "Công thức tính"),
        "Điểm chuyển đổi số cấp tỉnh (DTI) − Điểm DTI bình quân của các tỉnh, thành phố",
    ),
    ("vi", "dti_score_gap", "Luôn trong khoảng", "từ -1 đến 1"),
    ("en", "dti_score_gap", "Never outside", "-1 to 1"),
    (
        *("en", "digital_economy_share", "By definition equals"),
        "Value added of the digital economy ÷ Gross regional domestic product (GRDP) × 100",
    ),
    ("vi", "postal_budget_paid", "Thông thường", "từ 2% đến 15% của Doanh thu bưu chính"),
    ("en", "postal_budget_paid", "Usually", "2% to 15% of Postal revenue"),
    ("en", "mail_accounts", "From count to count", "at most the last count plus New official e-mail accounts"),
    ("en", "computers_per_official", "Above the whole", "possible: more than 100% need not be an error"),
    ("vi", "dti_main_indices", "Trong năm", "không cộng dồn: số của kỳ dài có thể nhỏ hơn số của kỳ ngắn"),
    ("en", "ops_none", "Part of", "Administrative procedures on the provincial public service portal"),
]


def _facts(pages: Pages, language: str, indicator: str) -> dict[str, str]:
    """The lines about an indicator, by their labels."""
    html = pages[f"{language}/indicators/{indicator}/index.html"]
    found = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", html.partition("</dl>")[0], re.DOTALL)
    return {text_of(label): text for label, text in found}


@pytest.mark.parametrize(("language", "indicator", "label", "text"), _SAID)
def test_a_relation_stands_in_words(real_pages: Pages, language: str, indicator: str, label: str, text: str) -> None:
    assert text_of(_facts(real_pages, language, indicator)[label]) == text


def test_the_indicators_of_a_formula_are_linked(real_pages: Pages) -> None:
    formula = _facts(real_pages, "en", "dti_score_gap")["By definition equals"]
    assert re.findall(r'href="\.\./(\w+)/index\.html"', formula) == [
        "dti_score",
        "dti_score_mean",
    ]


def test_every_relation_of_the_catalogue_is_told(real_site: CheckedSite, real_pages: Pages) -> None:
    labels = {
        "part_of": "Part of",
        "of": "Counted out of",
        "sum_of": "Sum of",
        "equals": "By definition equals",
        "plausible": "Usually",
        "balance": "From count to count",
        "least": "Never outside",
        "most": "Never outside",
        "exceeds": "Above the whole",
    }
    told = 0
    for indicator in real_site.site.catalogue.indicators.values():
        facts = _facts(real_pages, "en", indicator.id)
        for key, label in labels.items():
            if getattr(indicator, key):
                assert label in facts, (indicator.id, key)
                told += 1
    assert told > 30
